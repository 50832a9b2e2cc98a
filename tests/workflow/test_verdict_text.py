import json

import pytest
from tests.workflow.kasus import DOKUMEN, KANTOR, Kasus, ganti, realisasi, setuju, tahap

from ukur.model.paths import INSTANSI, PERAN, SOP
from ukur.workflow.approval_policy import Requirement
from ukur.workflow.approval_rows import RequirementResult, approval_rows
from ukur.workflow.reasons import content_reason, grouped_reasons, stage_reason, step_reason
from ukur.workflow.verdict_text import approvals_markdown, verdict_json, verdict_markdown, verdict_text

MENUNGGU = Kasus(
    kepala=tahap("konsep", realisasi()),
    dulu=realisasi("84"),
    tinjauan=setuju("perencana", commit="c1") + setuju("sakip-1", "sekretaris", "staf-2"),
)
TANPA_PEMEGANG = ganti(KANTOR, SOP, {"langkah/3/persetujuan/0/peran": "bendahara"})


def test_markdown() -> None:
    """The sentence names who could approve; the table need not do it again."""
    assert verdict_markdown(MENUNGGU.putusan()) == (
        "## ⏳ Menunggu\n\n"
        "Menunggu persetujuan Fungsional Perencana unit dinas (perencana, perencana-2, rangkap); "
        "Tim SAKIP (rangkap, sakip-2).\n"
    )
    assert approvals_markdown(MENUNGGU.putusan()) == (
        "## Persetujuan\n\n"
        "**Persetujuan yang tidak dihitung**\n\n"
        "- perencana: isi usulan berubah sesudah disetujui; minta disetujui lagi. "
        "Yang berubah: realisasi IKU-01 TW IV 2024: 84 -&gt; 83; "
        "tahap dokumen TW IV 2024: draf -&gt; konsep.\n"
        "- staf-2: persetujuan Staf ini tidak diminta untuk perubahan ini atau di luar unitnya.\n\n"
        "| Dari | Karena |\n"
        "| --- | --- |\n"
        "| ⏳ Fungsional Perencana unit dinas: 1 orang lagi | langkah 4 SOP: data 2024-TW4 |\n"
        "| ✅ Sekretaris: sekretaris | langkah 6 SOP: tahap dan data 2024-TW4 |\n"
        "| ⏳ Tim SAKIP (2 orang): sakip-1; 1 orang lagi | langkah 5 SOP: tahap dan data 2024-TW4 |\n"
    )


def test_teks() -> None:
    assert verdict_text(MENUNGGU.putusan()) == (
        "MENUNGGU: Menunggu persetujuan Fungsional Perencana unit dinas (perencana, perencana-2, rangkap); "
        "Tim SAKIP (rangkap, sakip-2).\n"
        "  - Fungsional Perencana unit dinas: 1 orang lagi dari: perencana, perencana-2, rangkap "
        "[langkah 4 SOP: data 2024-TW4]\n"
        "  - Sekretaris: lengkap oleh sekretaris [langkah 6 SOP: tahap dan data 2024-TW4]\n"
        "  - Tim SAKIP (2 orang): 1 orang lagi dari: rangkap, sakip-2 oleh sakip-1 "
        "[langkah 5 SOP: tahap dan data 2024-TW4]\n"
        "  - tidak dihitung, perencana: isi usulan berubah sesudah disetujui; minta disetujui lagi. "
        "Yang berubah: realisasi IKU-01 TW IV 2024: 84 -> 83; tahap dokumen TW IV 2024: draf -> konsep.\n"
        "  - tidak dihitung, staf-2: persetujuan Staf ini tidak diminta untuk perubahan ini atau di luar "
        "unitnya.\n"
    )


@pytest.mark.parametrize(
    ("kasus", "awal"),
    [
        pytest.param(
            Kasus(tinjauan=setuju("perencana")), "## ✅ Disetujui\n\nSemua persetujuan", id="disetujui"
        ),
        pytest.param(Kasus(galat=1), "## ❌ Gagal\n\nTidak dapat diterima: perbaiki indicators", id="gagal"),
        pytest.param(Kasus(lengkap=False), "## ⚠️ Galat\n\nTidak dapat diputuskan: daftar", id="galat"),
    ],
)
def test_status_lain(kasus: Kasus, awal: str) -> None:
    assert verdict_markdown(kasus.putusan()).startswith(awal)


def test_peran_tanpa_cukup_pemegang() -> None:
    verdict = Kasus(dasar=TANPA_PEMEGANG, kepala=realisasi(katalog=TANPA_PEMEGANG)).putusan()
    assert verdict.sentence == (
        "Menunggu persetujuan bendahara unit dinas (pemegang perannya di peran.yml tidak cukup)."
    )
    assert "| ⏳ bendahara unit dinas: 1 orang lagi |" in approvals_markdown(verdict)
    assert "bendahara unit dinas: 1 orang lagi; pemegang perannya di peran.yml tidak cukup [" in verdict_text(
        verdict
    )


def test_json() -> None:
    data = verdict_json(MENUNGGU.putusan())
    assert json.loads(json.dumps(data)) == data
    assert (data["status"], len(data["syarat"]), data["pelanggaran"]) == ("menunggu", 3, [])
    assert data["syarat"][2] == {
        "peran": "tim-sakip",
        "nama_peran": "Tim SAKIP",
        "unit": None,
        "jumlah": 2,
        "alasan": ["langkah 5 SOP, tahap 2024-TW4", "langkah 5 SOP, data 2024-TW4 berubah"],
        "oleh": ["sakip-1"],
        "kurang": 1,
        "calon": ["rangkap", "sakip-2"],
    }
    assert data["kalimat"].startswith("Menunggu persetujuan")
    assert data["gugur"] == [
        {
            "akun": "perencana",
            "alasan": "isi usulan berubah sesudah disetujui; minta disetujui lagi",
            "sel": [
                "realisasi IKU-01 TW IV 2024: 84 -> 83",
                "tahap dokumen TW IV 2024: draf -> konsep",
            ],
        },
        {
            "akun": "staf-2",
            "alasan": "persetujuan Staf ini tidak diminta untuk perubahan ini atau di luar unitnya",
            "sel": [],
        },
    ]


def test_beberapa_penyetuju_dan_calon_yang_pas() -> None:
    verdict = Kasus(kepala=tahap("konsep"), tinjauan=setuju("sakip-1", "sakip-2", "sekretaris")).putusan()
    assert "| ✅ Tim SAKIP (2 orang): sakip-1, sakip-2 |" in approvals_markdown(verdict)
    assert "Tim SAKIP (2 orang): lengkap oleh sakip-1, sakip-2 [" in verdict_text(verdict)
    waiting = Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain")).putusan()
    assert waiting.sentence == "Menunggu persetujuan Sekretaris (sekretaris)."
    assert "| ⏳ Sekretaris: 1 orang lagi |" in approvals_markdown(waiting)
    failing = Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain"), galat=1).putusan()
    assert "| ⏳ Sekretaris: 1 orang lagi dari: sekretaris |" in approvals_markdown(failing)


def test_whoever_meets_both_is_named_once() -> None:
    """A figure of one unit and words beside it: the same people for the unit and for the document."""
    office = ganti(realisasi(), DOKUMEN, pendahuluan="Lain")
    bidang = {"peran/fungsional-perencana/pemegang/2": None}  # who answers for another unit only
    verdict = Kasus(dasar=ganti(KANTOR, PERAN, bidang), kepala=ganti(office, PERAN, bidang)).putusan()
    assert [row.requirement.unit for row in verdict.requirements] == [None, "dinas"]
    assert verdict.sentence == (
        "Menunggu persetujuan Fungsional Perencana, juga unit dinas (perencana, perencana-2, rangkap)."
    )
    assert approvals_markdown(verdict) == (
        "## Persetujuan\n\n| Dari | Karena |\n| --- | --- |\n"
        "| ⏳ Fungsional Perencana, juga unit dinas: 1 orang lagi "
        "| langkah 4 SOP: naskah dan data 2024-TW4 |\n"
    )


def _needed(
    peran: str, unit: str | None, count: int, *people: str, by: tuple[str, ...] = ()
) -> RequirementResult:
    missing = max(0, count - len(by))
    requirement = Requirement(peran, unit, count, (f"perubahan {peran}",))
    return RequirementResult(requirement, peran.title(), by, missing, people)


@pytest.mark.parametrize(
    ("results", "rows"),
    [
        pytest.param(
            (_needed("tim", None, 1, "a", "b"), _needed("tim", "x", 2, "a", "b")),
            [("Tim, juga unit x (2 orang)", 2, "perubahan tim")],
            id="the larger number is enough",
        ),
        pytest.param(
            (_needed("tim", "x", 1, "a"), _needed("tim", "y", 1, "a")),
            [("Tim unit x dan y", 1, "perubahan tim")],
            id="two units",
        ),
        pytest.param(
            (_needed("kepala", None, 1, "a"), _needed("sekretaris", None, 1, "a")),
            [("Kepala dan Sekretaris", 1, "perubahan kepala, sekretaris")],
            id="two roles of one person",
        ),
        pytest.param(
            (_needed("tim", None, 1, "a", "b"), _needed("tim", "x", 1, "a")),
            [("Tim", 1, "perubahan tim"), ("Tim unit x", 1, "perubahan tim")],
            id="other people stay apart",
        ),
        pytest.param(
            (_needed("tim", None, 1, "a"), _needed("staf", None, 1, "a", by=("b",))),
            [("Tim", 1, "perubahan tim"), ("Staf", 0, "perubahan staf")],
            id="what was approved stays apart",
        ),
        pytest.param(
            (_needed("kepala", None, 1), _needed("sekretaris", None, 1)),
            [("Kepala", 1, "perubahan kepala"), ("Sekretaris", 1, "perubahan sekretaris")],
            id="nobody for either",
        ),
    ],
)
def test_rows(results: tuple[RequirementResult, ...], rows: list[tuple[str, int, str]]) -> None:
    assert [(row.title, row.missing, row.reasons) for row in approval_rows(results)] == rows


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        pytest.param(
            (
                stage_reason(7, "2025-TW1"),
                stage_reason(8, "2025-TW1"),
                content_reason(8, "naskah", "2025-TW1"),
            ),
            "langkah 7 dan 8 SOP: tahap dan naskah 2025-TW1",
            id="two steps, two things, one document",
        ),
        pytest.param(
            (stage_reason(9, "2024-TW4"), stage_reason(3, "2025-TW1")),
            "langkah 3 dan 9 SOP: tahap 2024-TW4, tahap 2025-TW1",
            id="two documents",
        ),
        pytest.param(
            tuple(f"perubahan target IKU-0{n}" for n in range(1, 6)),
            "perubahan target IKU-01, target IKU-02, target IKU-03, dan 2 lagi",
            id="many changes",
        ),
        pytest.param(
            (stage_reason(9, "2024-TW4"), "perubahan arsip", "anggaran 2024 yang tampil", "perubahan arsip"),
            "langkah 9 SOP: tahap 2024-TW4; perubahan arsip; anggaran 2024 yang tampil",
            id="of every kind",
        ),
        pytest.param(
            tuple(step_reason(n, "masukan dokumen 2024-TW4 berubah sesudah ditandatangani") for n in (7, 8)),
            "langkah 7 dan 8 SOP: masukan dokumen 2024-TW4 berubah sesudah ditandatangani",
            id="two steps, one other thing",
        ),
        pytest.param((), "", id="none"),
    ],
)
def test_reasons(reasons: tuple[str, ...], words: str) -> None:
    assert grouped_reasons(reasons) == words

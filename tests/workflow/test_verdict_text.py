import json

import pytest
from tests.workflow.kasus import KANTOR, Kasus, ganti, realisasi, setuju, tahap

from ukur.model.paths import INSTANSI, SOP
from ukur.workflow.verdict_text import verdict_json, verdict_markdown, verdict_text

MENUNGGU = Kasus(
    kepala=tahap("konsep", realisasi()),
    dulu=realisasi("84"),
    tinjauan=setuju("perencana", commit="c1") + setuju("sakip-1", "sekretaris", "staf-2"),
)
TANPA_PEMEGANG = ganti(KANTOR, SOP, {"langkah/3/persetujuan/0/peran": "bendahara"})


def test_markdown() -> None:
    assert verdict_markdown(MENUNGGU.putusan()) == (
        "### ⏳ Menunggu\n\n"
        "Menunggu persetujuan Fungsional Perencana unit dinas (perencana, perencana-2, rangkap); "
        "Tim SAKIP (rangkap, sakip-2).\n\n"
        "| Syarat | Karena | Sudah menyetujui | Masih diperlukan |\n"
        "| --- | --- | --- | --- |\n"
        "| Fungsional Perencana unit dinas | langkah 4 SOP, data 2024-TW4 berubah | – "
        "| 1 orang lagi dari: perencana, perencana-2, rangkap |\n"
        "| Sekretaris | langkah 6 SOP, tahap 2024-TW4; langkah 6 SOP, data 2024-TW4 berubah | sekretaris "
        "| lengkap |\n"
        "| Tim SAKIP (2 orang) | langkah 5 SOP, tahap 2024-TW4; langkah 5 SOP, data 2024-TW4 berubah "
        "| sakip-1 | 1 orang lagi dari: rangkap, sakip-2 |\n\n"
        "**Persetujuan yang tidak dihitung**\n\n"
        "- perencana: isi usulan berubah sesudah disetujui; minta disetujui lagi. "
        "Yang berubah: realisasi IKU-01 TW IV 2024: 84 -&gt; 83; "
        "tahap dokumen TW IV 2024: draf -&gt; konsep.\n"
        "- staf-2: persetujuan Staf ini tidak diminta untuk perubahan ini atau di luar unitnya.\n"
    )


def test_teks() -> None:
    assert verdict_text(MENUNGGU.putusan()) == (
        "MENUNGGU: Menunggu persetujuan Fungsional Perencana unit dinas (perencana, perencana-2, rangkap); "
        "Tim SAKIP (rangkap, sakip-2).\n"
        "  - Fungsional Perencana unit dinas: 1 orang lagi dari: perencana, perencana-2, rangkap "
        "[langkah 4 SOP, data 2024-TW4 berubah]\n"
        "  - Sekretaris: lengkap oleh sekretaris "
        "[langkah 6 SOP, tahap 2024-TW4; langkah 6 SOP, data 2024-TW4 berubah]\n"
        "  - Tim SAKIP (2 orang): 1 orang lagi dari: rangkap, sakip-2 oleh sakip-1 "
        "[langkah 5 SOP, tahap 2024-TW4; langkah 5 SOP, data 2024-TW4 berubah]\n"
        "  - tidak dihitung, perencana: isi usulan berubah sesudah disetujui; minta disetujui lagi. "
        "Yang berubah: realisasi IKU-01 TW IV 2024: 84 -> 83; tahap dokumen TW IV 2024: draf -> konsep.\n"
        "  - tidak dihitung, staf-2: persetujuan Staf ini tidak diminta untuk perubahan ini atau di luar "
        "unitnya.\n"
    )


@pytest.mark.parametrize(
    ("kasus", "awal"),
    [
        pytest.param(
            Kasus(tinjauan=setuju("perencana")), "### ✅ Disetujui\n\nSemua persetujuan", id="disetujui"
        ),
        pytest.param(Kasus(galat=1), "### ❌ Gagal\n\nTidak dapat diterima: data usulan", id="gagal"),
        pytest.param(Kasus(lengkap=False), "### ⚠️ Galat\n\nTidak dapat diputuskan: daftar", id="galat"),
    ],
)
def test_status_lain(kasus: Kasus, awal: str) -> None:
    assert verdict_markdown(kasus.putusan()).startswith(awal)


def test_peran_tanpa_cukup_pemegang() -> None:
    verdict = Kasus(dasar=TANPA_PEMEGANG, kepala=realisasi(katalog=TANPA_PEMEGANG)).putusan()
    assert "| 1 orang lagi; pemegang perannya di peran.yml tidak cukup |" in verdict_markdown(verdict)


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
    assert "| sakip-1, sakip-2 | lengkap |" in verdict_markdown(verdict)
    assert "Tim SAKIP (2 orang): lengkap oleh sakip-1, sakip-2 [" in verdict_text(verdict)
    waiting = Kasus(kepala=ganti(KANTOR, INSTANSI, tempat="Lain")).putusan()
    assert "| – | 1 orang lagi dari: sekretaris |" in verdict_markdown(waiting)

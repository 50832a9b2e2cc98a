"""Step 7 of the SOP with open eyes: what the comment says to who approves a document, case by case.

Figures of the office of the tests, by hand: IKU-01 82,5 of 80 (103,13 %); IKU-02 0,43 of 0,35, less is better
(77,14 %); IKU-03 4,88 of 32, less is better; IKU-04 104 of 100, as near as can be (96 %). Budget of 2024:
pagu 600.000.000 + 264.130.300 = 864.130.300, spent 540.000.000 + 250.000.000 = 790.000.000, 91,42 %.
"""

import html
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from tests.jahat import JAHAT
from tests.lengkap import TW3, TW4, lengkap
from tests.workflow.kasus import (
    DOKUMEN,
    DOKUMEN_LALU,
    FORMULIR,
    FORMULIR_BIDANG,
    KANTOR,
    SAH,
    ganti,
    koreksi,
    nyata,
    realisasi,
    tahap,
)

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.paths import SOP
from ukur.model.periode import Periode
from ukur.workflow.approval_brief import ApprovalBrief
from ukur.workflow.approval_text import FIRST_MISSED
from ukur.workflow.change_report import ChangeReport, report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.report_text import report_json, report_markdown, report_text

KONSEP = tahap("konsep")
PLAN = {
    f"indikator/IKU-04/rencana_aksi/0/{key}": text
    for key, text in {
        "kendala": "Panen terlambat",
        "penyebab": "Hujan panjang.",
        "tindak_lanjut": "Menjadwal ulang panen.",
        "penanggung_jawab": "Kepala Bidang Uji",
        "batas_waktu": "2025-06-30",
    }.items()
}


def lapor(dasar: Catalogue, kepala: Catalogue, konsep: Catalogue | None = None) -> ChangeReport:
    drafts = {TW4: Measurements(konsep)} if konsep else {}
    return report_changes(
        Measurements(dasar), Measurements(kepala), changes_between(dasar, kepala), drafts=drafts
    )


def singkat(
    dasar: Catalogue, kepala: Catalogue, periode: Periode = TW4, konsep: Catalogue | None = None
) -> ApprovalBrief:
    """The brief of one document of a proposal."""
    [brief] = [one for one in lapor(dasar, kepala, konsep).documents if one.periode == periode]
    assert brief.approval is not None
    return brief.approval


def test_the_whole_decision_stands_there_though_only_the_stage_changes() -> None:
    brief = singkat(KONSEP, ganti(SAH, FORMULIR_BIDANG, PLAN))
    assert [(row.kode, row.plans) for row in brief.missed] == [
        (
            "IKU-02",
            (
                "Penyebab: Jaringan internet belum merata. Rencana: Pengumpulan luring di semua kecamatan. "
                "Penanggung jawab: Sekretaris; batas waktu: 31 Maret 2025.",
            ),
        ),
        (
            "IKU-04",
            (
                "Penyebab: Hujan panjang. Rencana: Menjadwal ulang panen. Penanggung jawab: Kepala Bidang "
                "Uji; batas waktu: 30 Juni 2025.",
            ),
        ),
    ]
    assert "realisasi 0,43 satuan uji, target 0,35, capaian 77,14 %" in brief.missed[0].figure
    assert brief.directions == ("4 indikator tetap dibanding TW III 2024.",)
    assert brief.earlier == (
        "IKU-02 (TW III 2024): Pengumpulan luring di semua kecamatan; Sekretaris, batas waktu 31 Maret 2025; "
        "sebagian selesai.",
    )
    assert brief.budget == ("pagu 2024 Rp864.130.300, realisasi s.d. TW IV Rp790.000.000, serapan 91,42 %.")
    assert brief.team == (
        "Analisis SS-1: Sebagian target tercapai.",
        "Rekomendasi Kepala Dinas, 10 Januari 2025: Laporkan tiap bulan (IKU-02).",
    )
    assert "nomor 000.8.6.3/004/UK/2024, tanggal 15 Januari 2025" in brief.binds


def test_the_branches_of_the_sop_are_the_question() -> None:
    """With misses the first asks for their plans; where the SOP has another branch, that one is told."""
    brief = singkat(KONSEP, ganti(SAH, FORMULIR_BIDANG, PLAN))
    assert brief.question is not None
    assert brief.question.title == "Pertanyaan langkah 7 SOP"
    assert (
        brief.question.hint == "2 target tidak tercapai dan mempunyai rencana aksi. "
        "Apakah rencananya memadai?"
    )
    assert [answer.split(". Lanjut")[0] for answer in brief.question.answers] == [
        "Ya (Tercapai, atau belum tercapai tetapi rencana aksinya memadai): setujui usulan ini",
        "Tidak (Tidak tercapai; dievaluasi untuk dibuat rencana aksi): kembalikan dengan satu kalimat alasan",
    ]
    other = {"langkah/6/cabang/1/jawaban": "Belum", "langkah/6/cabang/1/langkah": "4"}
    asked = singkat(ganti(KONSEP, SOP, other), ganti(SAH, SOP, other)).question
    assert asked is not None
    assert asked.answers[1].startswith("Belum (Tidak tercapai")
    assert "Lanjut ke langkah 4, Menghimpun format" in asked.answers[1]
    none = {"langkah/6/cabang": None}
    assert singkat(ganti(KONSEP, SOP, none), ganti(SAH, SOP, none)).question is None


def test_a_miss_without_a_plan_says_so() -> None:
    brief = singkat(KONSEP, SAH)
    assert brief.missed[1].plans == ("Rencana aksi belum ada.",)
    assert brief.question is not None
    assert brief.question.hint == "2 target tidak tercapai; IKU-04 belum mempunyai rencana aksi."
    half = {"indikator/IKU-04/rencana_aksi/0/tindak_lanjut": "Menjadwal ulang"}
    [_, row] = singkat(KONSEP, ganti(SAH, FORMULIR_BIDANG, half)).missed
    assert row.plans == (
        "Penyebab: belum ditulis. Rencana: Menjadwal ulang. Penanggung jawab: belum ditulis; batas waktu: "
        "belum ditulis.",
    )


def test_all_reached_asks_only_whether_it_is_so() -> None:
    good = realisasi("100", realisasi("0.30", KONSEP, "IKU-02"), "IKU-04")
    brief = singkat(good, ganti(good, DOKUMEN, tahap="ditandatangani"))
    assert brief.missed == ()
    assert brief.question is not None
    assert brief.question.hint.startswith("Tidak ada target yang dinyatakan tidak tercapai.")
    assert brief.question.answers[0].startswith("Ya (Tercapai): setujui usulan ini.")
    text = report_markdown(lapor(good, ganti(good, DOKUMEN, tahap="ditandatangani")))
    assert "Belum mencapai target" not in text
    assert "Mencapai target (4)</summary>" in text


def test_a_quarter_with_nothing_due() -> None:
    """All indicators are yearly: the third quarter judges none, misses none, and still can be signed."""
    office = KANTOR
    for number in range(1, 5):
        office = ganti(office, f"kamus/IKU-0{number}.yml", frekuensi="tahunan")
    for number in range(1, 5):
        office = ganti(office, "pengukuran/2024-TW3/dinas.yml", {f"indikator/IKU-0{number}": None})
    draft = ganti(office, DOKUMEN_LALU, tahap="konsep")
    brief = singkat(draft, ganti(office, DOKUMEN_LALU, tahap="ditandatangani"), TW3)
    assert (brief.missed, brief.directions, brief.earlier) == ((), (), ())
    [one] = [d for d in lapor(draft, office).documents if d.periode == TW3]
    assert (
        "0 dari 4 indikator tercapai, 0 tidak tercapai, 0 belum dapat dinilai, 4 belum waktunya" in one.total
    )


def test_a_year_without_budget_says_so() -> None:
    base, head = (replace(office, anggaran={}) for office in (KONSEP, SAH))
    assert singkat(base, head).budget == "belum ada anggaran tahun 2024 yang tercatat."
    unspent = {"simpul/2.13.03/realisasi/TW4": None}
    base, head = (ganti(office, "anggaran/2024.yml", unspent) for office in (KONSEP, SAH))
    assert singkat(base, head).budget == (
        "pagu 2024 Rp864.130.300, realisasi s.d. TW IV belum lengkap tercatat."
    )


def test_thirty_misses_do_not_push_the_question_away() -> None:
    """Four kinds of twelve miss, in 90 indicators: five stand on the first screens, the rest folded."""
    signed = lengkap(nyata(), jumlah=90, tahap="ditandatangani")
    draft = ganti(signed, DOKUMEN, tahap="konsep")
    brief = singkat(draft, signed)
    assert len(brief.missed) >= 30
    text = report_markdown(lapor(draft, signed))
    shown, _, folded = text.partition("<details>")
    assert shown.count("\n- **IKU-") == FIRST_MISSED
    for row in brief.missed:
        assert text.count(f"\n- **{row.kode}** ") == 1
    short = report_markdown(lapor(draft, signed), limit=9_000)
    assert f"dan {len(brief.missed) - FIRST_MISSED} lagi." in short
    assert "Pertanyaan langkah 7 SOP" in short
    assert "IKU-01 Indikator" in folded


def test_hostile_plans_stay_text() -> None:
    long = f"@kepala #12 https://jahat.example/x {JAHAT}{'x' * 400}"
    bad = {key: long[: 390 if "penanggung" in key else 900] for key in PLAN if "batas" not in key}
    head = ganti(SAH, FORMULIR_BIDANG, PLAN | bad)
    text = report_markdown(lapor(KONSEP, head))
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert {*re.findall(r"<([a-z0-9]+)", rendered)} <= {
        *("h2", "h3", "p", "ul", "li", "strong", "details", "summary")
    }
    assert "https://jahat" not in html.unescape(rendered)  # broken by a word joiner: no host makes it a link
    since = text.partition("**Sejak konsep**")[2].partition("**Yang Anda setujui**")[0]
    assert len(html.unescape(MarkdownIt().render(since))) < 700
    [row] = [row for row in singkat(KONSEP, head).missed if row.kode == "IKU-04"]
    assert len(row.plans[0]) < 3 * 170 + 100


def test_two_documents_are_two_decisions() -> None:
    base = ganti(KONSEP, DOKUMEN_LALU, tahap="konsep")
    report = lapor(base, SAH)
    assert [brief.periode for brief in report.documents if brief.approval] == [TW3, TW4]
    text = report_markdown(report)
    assert text.count("Pertanyaan langkah 7 SOP") == 2
    assert text.index("Triwulan III Tahun 2024") < text.index("Triwulan IV Tahun 2024")


def test_a_correction_is_decided_with_what_it_was() -> None:
    head = koreksi(realisasi("83", SAH))
    brief = singkat(SAH, head)
    assert brief.since_title == "Sejak disahkan"
    # 83 / 80 = 103,75 %
    assert any("82,50 -> 83,00" in row and "capaian 103,75 %" in row for row in brief.since)
    assert brief.since[0] == "Koreksi IKU-01: Salah ketik (Berita acara, Kepala Dinas)."
    assert not any("indikator tercapai" in row for row in brief.since), "the totals stand above"
    assert brief.question is not None


@pytest.mark.parametrize(
    ("dasar", "kepala"),
    [
        pytest.param(tahap("draf"), KONSEP, id="a draft is not decided yet"),
        pytest.param(SAH, tahap("arsip"), id="filing decides nothing"),
        pytest.param(SAH, KONSEP, id="sent back"),
        pytest.param(SAH, ganti(SAH, DOKUMEN, lokasi_arsip="Lemari 3"), id="a note on what is signed"),
    ],
)
def test_other_proposals_have_no_decision(dasar: Catalogue, kepala: Catalogue) -> None:
    assert [brief.approval for brief in lapor(dasar, kepala).documents if brief.approval] == []


def test_what_changed_since_the_draft_is_told_from_the_draft() -> None:
    """The draft said 80; the target branch was evaluated meanwhile; the proposal only signs."""
    draft = realisasi("80", KONSEP)
    brief = singkat(KONSEP, SAH, konsep=draft)
    assert brief.since_title == "Sejak konsep"
    assert any("80,00 -> 82,50" in row for row in brief.since)
    assert singkat(KONSEP, SAH).since == ("Tidak ada angka, target, atau rencana aksi yang berubah.",)
    assert singkat(tahap("draf"), SAH).since == ("Dokumen ini belum pernah menjadi konsep di cabang utama.",)


def test_every_form_of_the_report_has_the_decision() -> None:
    report = lapor(KONSEP, SAH)
    data = report_json(report)["dokumen"][0]["keputusan"]
    assert [row["indikator"] for row in data["belum_tercapai"]] == ["IKU-02", "IKU-04"]
    assert data["pertanyaan"]["judul"] == "Pertanyaan langkah 7 SOP"
    text = report_text(report)
    assert "  - IKU-04 Indikator uji stabil nomor 4: setahun" in text
    assert "  - Yang Anda setujui: dokumen" in text


def test_the_report_of_evaluasi_tells_the_text_of_a_plan() -> None:
    text = report_text(lapor(KONSEP, ganti(KONSEP, FORMULIR_BIDANG, PLAN)))
    assert (
        "  - Rencana aksi IKU-04: ditambah, kendala: Panen terlambat; penyebab: Hujan panjang; "
        "tindak lanjut: Menjadwal ulang panen; penanggung jawab: Kepala Bidang Uji; batas waktu: 30 Juni "
        "2025; status: belum ditangani.\n"
    ) in text
    moved = {"indikator/IKU-02/rencana_aksi/0/batas_waktu": "2025-05-31"}
    assert "Rencana aksi IKU-02: diubah, batas waktu: 31 Maret 2025 -> 31 Mei 2025." in report_text(
        lapor(KONSEP, ganti(KONSEP, FORMULIR, moved))
    )

"""The gate's comment as a whole: what it says first, what it never says, and that it is never cut short."""

import re
from dataclasses import replace

import pytest
from tests.workflow.kasus import (
    DOKUMEN,
    FORMULIR,
    KANTOR,
    SAH,
    WRONG,
    Kasus,
    ganti,
    realisasi,
    setuju,
    tahap,
)

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Location, Severity
from ukur.model.periode import Periode
from ukur.model.reading import Unread
from ukur.workflow.change_report import NO_MEANING, ChangeReport, ReportPart, report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.gate_comment import gate_comment
from ukur.workflow.markdown import COMMENT_LIMIT
from ukur.workflow.proposal import TouchedFile
from ukur.workflow.report_text import ReportLinks

TW4 = Periode(2024, 4)
PLACE = WRONG.location
RECORD = Finding(
    Location(f"indicators/{DOKUMEN}", 4), "L105", "langkah 8 belum dicatat", "tambahkan", Severity.WARNING
)
LINKS = ReportLinks(
    place=lambda at: f"https://git.example/k/-/blob/c2/{at.path}#L{at.line}",
    document=lambda periode: (("berkas dokumen", f"https://git.example/k/{periode}"),),
)


def _report(head: Catalogue, base: Catalogue = KANTOR, *findings: Finding) -> ChangeReport:
    changes = changes_between(base, head)
    return report_changes(Measurements(base), Measurements(head), changes, (), findings)


def _comment(case: Kasus, *findings: Finding) -> str:
    return gate_comment(case.putusan(), _report(case.kepala, case.dasar, *findings), findings, LINKS)


# Office of the tests, IKU-01 to IKU-04: 82,5 of 80 is 103,13; 0,43 of 0,35 (less is better) 77,14; 96 of 100.
MISSED = (
    "- IKU-02 Indikator uji turun-selisih nomor 2: setahun: realisasi 0,43 satuan uji, target 0,35, "
    "capaian 77,14 %, Tinggi, belum mencapai target.\n"
)

MISSED_WITH_PLAN = (
    "- **IKU-02** Indikator uji turun-selisih nomor 2: setahun: realisasi 0,43 satuan uji, target 0,35, "
    "capaian 77,14 %; realisasi tetap dibanding TW III 2024.\n"
    "  - Penyebab: Jaringan internet belum merata. Rencana: Pengumpulan luring di semua kecamatan. "
    "Penanggung jawab: Sekretaris; batas waktu: 31 Maret 2025.\n"
)


def test_who_signs_sees_what_he_signs() -> None:
    """Nothing changes but the stage: still every figure stands there, those that missed first."""
    case = Kasus(dasar=tahap("dokumen"), kepala=SAH, tinjauan=())
    text = _comment(case, RECORD)
    total = "**Triwulan IV Tahun 2024**: 2 dari 4 indikator tercapai, 2 tidak tercapai, 0 belum dapat dinilai"
    order = [
        "## ⏳ Menunggu\n\nMenunggu persetujuan Kepala Dinas (kepala).",
        f"## Ringkasan dokumen\n\n{total}",
        "[berkas dokumen](https://git.example/k/2024-TW4)",
        f"**Belum mencapai target (2)**\n\n{MISSED_WITH_PLAN}- **IKU-04** ",
        "Mencapai target (2)</summary>\n\n- IKU-01 ",
        "## ⚠️ Perlu diperhatikan\n\n- [indicators/pengukuran/2024-TW4/dokumen.yml baris 4](",
        "L105 langkah 8 belum dicatat. Perbaikan: tambahkan.",
        "## Apa yang berubah\n\nYang berubah: 1 dokumen pindah tahap.",
        "## Persetujuan\n\n| Dari | Karena |\n",
    ]
    at = [text.find(part) for part in order]
    assert -1 not in at, order[at.index(-1)]
    assert at == sorted(at)
    assert text.endswith("| ⏳ Kepala Dinas: 1 orang lagi | langkah 8 SOP: tahap 2024-TW4 |\n")


def test_no_figure_is_told_twice() -> None:
    """IKU-01 changes: it stands among the changes, with what it was, and not in the summary."""
    text = _comment(Kasus(kepala=realisasi("84")))
    summary, changed = text.split("## Apa yang berubah")
    assert "IKU-02 " in summary
    assert "IKU-01 " not in summary
    assert "**Mencapai target** (angka yang berubah ada di bawah)" in summary
    assert changed.count("- IKU-01 Indikator") == 1
    assert "- IKU-02 Indikator" not in changed


def test_before_anything_is_collected_only_counts() -> None:
    text = _comment(Kasus(dasar=tahap("perintah"), kepala=tahap("format")))
    assert "Ringkasan dokumen" in text
    assert "capaian 77,14" not in text


def test_what_is_not_judged_says_why() -> None:
    text = _comment(Kasus(kepala=tahap("konsep", realisasi(None)), dasar=realisasi(None)))
    assert "**Belum dapat dinilai**: IKU-01 (belum ada data)" in text


def test_warnings_of_other_documents_are_not_this_proposals() -> None:
    other = replace(RECORD, location=Location("indicators/pengukuran/2024-TW3/dokumen.yml", 4))
    figure = replace(other, code="M101", location=Location("indicators/kamus/IKU-01.yml", 3), periode=(TW4,))
    text = _comment(Kasus(kepala=realisasi()), other, figure)
    assert "L105" not in text
    assert "M101" in text
    remark = replace(RECORD, severity=Severity.REMARK)
    assert "L105" not in _comment(Kasus(kepala=realisasi()), remark)


def test_a_failing_proposal_says_what_is_wrong_and_where() -> None:
    """With the line as a link, as many errors as one mends at once, and nothing of what is not known."""
    unread = replace(KANTOR, left_out=Unread(cells={FORMULIR: frozenset({("indikator",)})}))
    case = Kasus(kepala=unread, galat=12, daftar=realisasi_file())
    many = tuple(replace(WRONG, location=replace(PLACE, line=line)) for line in range(11, 23))
    text = _comment(case, *many)
    assert text.startswith(
        "## ❌ Gagal\n\nTidak dapat diterima: perbaiki indicators/pengukuran/2024-TW4/dinas.yml baris 11: "
        "angka '1.000' bermakna ganda; tulis 1000 bila ribuan, atau 1.0 bila desimal; dan 11 galat lagi;"
    )
    row = (
        "- [indicators/pengukuran/2024-TW4/dinas.yml baris 11]"
        "(https://git.example/k/-/blob/c2/indicators/pengukuran/2024-TW4/dinas.yml#L11): "
        "F002 angka '1.000' bermakna ganda. Perbaikan: tulis 1000 bila ribuan, atau 1.0 bila desimal.\n"
    )
    assert f"## Yang harus diperbaiki\n\n{row}" in text
    assert text.count("F002") == 10
    assert "\ndan 2 lagi; perbaiki yang ini dahulu.\n" in text
    assert "ukur check" not in text
    assert NO_MEANING not in text
    assert "tata letak" not in text
    assert (
        "1 berkas usulan ini tidak dapat dibaca seluruhnya; yang berubah di sana belum dapat disebut.\n\n"
        "Yang tidak dapat dibaca:\n\n- indicators/pengukuran/2024-TW4/dinas.yml\n"
    ) in text


def test_one_finding_does_not_push_the_others_out() -> None:
    """A message as long as a comment: cut, and the next one stands; what it holds acts nowhere."""
    hostile = "| @kepala <img src=x> [k](http://x.example) \u202e\x1b[2J `a` \n# judul\n- isi " * 2_000
    long = replace(
        WRONG, message=hostile, hint=hostile, location=replace(PLACE, path=f"indicators/{hostile}")
    )
    text = _comment(Kasus(galat=2), long, *(WRONG,) * 3)
    assert len(text) < 9_000
    assert text.count("F002 angka") == 3
    assert not re.search(r"@kepala|<img|\[k\]|://x|\u202e|\x1b|^# judul|^- isi", text, re.MULTILINE)
    assert "ukur check" not in text


def realisasi_file() -> tuple[TouchedFile, ...]:
    return (TouchedFile(f"indicators/{FORMULIR}"),)


def test_errors_full_of_signs_push_nothing_out() -> None:
    """Each @ becomes eight letters where it is broken: ten such errors would not fit a comment."""
    errors = [Finding(Location("indicators/a.yml", n), "F001", "@" * 400, "@" * 400) for n in range(1, 13)]
    text = _comment(Kasus(galat=12, tinjauan=()), *errors)
    assert len(text) <= COMMENT_LIMIT
    assert text.count("F001") >= 2
    assert re.search(r"dan \d+ lagi; perbaiki yang ini dahulu", text)
    assert "## Persetujuan" in text


def test_a_document_that_cannot_be_read_has_no_totals() -> None:
    """Figures that are not there would be counted as missing."""
    unread = replace(realisasi("84"), left_out=Unread(cells={FORMULIR: frozenset({("indikator", "IKU-02")})}))
    text = _comment(Kasus(kepala=unread))
    assert "**Triwulan IV Tahun 2024**: belum dapat diringkas" in text
    assert "indikator tercapai" not in text


def test_without_a_report_the_errors_still_stand() -> None:
    text = gate_comment(Kasus(galat=1).putusan(), None, (WRONG,))
    assert "- indicators/pengukuran/2024-TW4/dinas.yml baris 11: F002 angka" in text
    assert "Apa yang berubah" not in text
    assert "## Persetujuan" in text


@pytest.mark.parametrize("rows", [2_000, 40_000])
def test_the_table_is_there_however_long_the_report(rows: int) -> None:
    parts = (ReportPart("Judul", ("satu",) * (rows // 20), ("x" * 100,) * rows),)
    text = gate_comment(Kasus().putusan(), ChangeReport("Pokok.", (), parts))
    assert len(text) <= COMMENT_LIMIT
    assert text.startswith("## ⏳ Menunggu")
    assert "terpotong" in text
    assert text.endswith("langkah 4 SOP: data 2024-TW4 |\n")


EVIDENCE = {
    "indikator/IKU-01/bukti/2/nama": "Berita acara",
    "indikator/IKU-01/bukti/2/tautan": "https://arsip.example.id/" + "a/" * 90 + "ba.pdf",
}


def test_new_evidence_can_be_opened_and_is_whole() -> None:
    office = ganti(KANTOR, FORMULIR, EVIDENCE)
    text = _comment(Kasus(kepala=office))
    address = EVIDENCE["indikator/IKU-01/bukti/2/tautan"]
    assert f"- IKU-01: Berita acara: <{address}>\n" in text
    assert text.count(address) == 1
    again = ganti(office, FORMULIR, {"indikator/IKU-01/keterangan": "Baru"})
    assert address not in _comment(Kasus(dasar=office, kepala=again))


def test_the_same_evidence_of_two_indicators_is_one_link() -> None:
    twice = EVIDENCE | {key.replace("IKU-01", "IKU-02"): text for key, text in EVIDENCE.items()}
    text = _comment(Kasus(kepala=ganti(KANTOR, FORMULIR, twice)))
    assert "- IKU-01, IKU-02: Berita acara: <https://arsip" in text


def test_an_address_that_is_replaced_is_told_from_what_to_what() -> None:
    """The old one is text; the new one is a link too."""
    office = ganti(KANTOR, FORMULIR, EVIDENCE)
    other = "https://lain.example.id/" + "b/" * 90 + "ba.pdf"
    moved = ganti(
        office, FORMULIR, {"indikator/IKU-01/bukti/2/tautan": other, "indikator/IKU-01/keterangan": "x"}
    )
    text = _comment(Kasus(dasar=office, kepala=moved))
    assert f"<{other}>" in text
    assert "Bukti IKU-01: 1 diubah." in text


def test_an_empty_entry_that_was_filled_in_is_not_told_as_deleted() -> None:
    empty = ganti(KANTOR, FORMULIR, {"indikator/IKU-01": "(ada)"})
    for base, head in ((empty, KANTOR), (KANTOR, empty)):
        text = _comment(Kasus(dasar=base, kepala=head))
        assert "(ada)" not in text
        assert "tanpa isi" not in text
    gone = ganti(empty, FORMULIR, {"indikator/IKU-01": None})
    detail = _comment(Kasus(dasar=empty, kepala=ganti(gone, FORMULIR, {"indikator/IKU-02/keterangan": "x"})))
    assert "(ada)" not in detail


def test_approvals_that_lapsed_for_the_same_reason_are_told_together() -> None:
    reviews = setuju("perencana", "perencana-2", commit="c1")
    text = _comment(Kasus(dulu=realisasi("84"), tinjauan=reviews))
    assert "- perencana, perencana-2: isi usulan berubah sesudah disetujui; minta disetujui lagi." in text
    assert text.count("84 -&gt; 83") == 1

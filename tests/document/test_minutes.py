"""Minutes of the meeting: said from the document, spelled as minutes are, the same in DOCX and PDF."""

import datetime
import io
from dataclasses import replace

import pytest
from docx import Document
from tests.document.baca_pdf import halaman_teks, rapat
from tests.lengkap import TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.minutes_writer import write_minutes
from ukur.document.minutes import BLANK, NO_PLAN, Minutes, compose_minutes
from ukur.document.number_words import day_words, number_words
from ukur.document.pdf.minutes_printer import print_minutes
from ukur.document.pdf.pdf_printer import Equipment
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


@pytest.mark.parametrize(
    ("angka", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (31, "tiga puluh satu"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (1000, "seribu"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2026, "dua ribu dua puluh enam"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_numbers_in_words(angka: int, kata: str) -> None:
    assert number_words(angka) == kata


@pytest.mark.parametrize("angka", [-1, 10_000])
def test_other_numbers_are_refused(angka: int) -> None:
    with pytest.raises(ValueError, match=str(angka)):
        number_words(angka)


def test_a_day_in_words() -> None:
    """9 January 2025 was a Thursday."""
    said = "Kamis, tanggal sembilan bulan Januari tahun dua ribu dua puluh lima"
    assert day_words(datetime.date(2025, 1, 9)) == said


@pytest.fixture(scope="module")
def dokumen(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog)), TW4)


@pytest.fixture(scope="module")
def berita(dokumen: DokumenPengukuran) -> Minutes:
    return compose_minutes(dokumen, dokumen.rapat[-1])


def test_the_minutes_say_what_the_document_says(dokumen: DokumenPengukuran, berita: Minutes) -> None:
    missed = [row for row in dokumen.baris if row.tercapai is False]
    assert {item.kalimat for item in berita.tidak_tercapai} == {f"{line}." for line in dokumen.perhatian}
    assert [item.kalimat.split()[0] for item in berita.tidak_tercapai] == [row.kode for row in missed]
    assert len(missed) == len(berita.tidak_tercapai) > 0
    planned = next(row for row in missed if row.rencana_aksi)
    item = berita.tidak_tercapai[missed.index(planned)]
    assert "Rencana tindak lanjut: Pengumpulan luring di semua kecamatan" in item.rencana
    assert "Batas waktu: 31 Maret 2025" in item.rencana
    bare = [item for item, row in zip(berita.tidak_tercapai, missed, strict=True) if not row.rencana_aksi]
    assert all(item.rencana == (NO_PLAN,) for item in bare)


def test_the_opening_comes_from_the_meeting(dokumen: DokumenPengukuran, berita: Minutes) -> None:
    said = "Kamis, tanggal sembilan bulan Januari tahun dua ribu dua puluh lima, bertempat di Ruang rapat,"
    assert said in berita.pembuka
    assert berita.hadir == ("Sekretaris", "Kepala Bidang Ekonomi")
    open_ = compose_minutes(dokumen, None)
    assert open_.pembuka.count(BLANK) == 3
    assert open_.sheet.nama_berkas == "berita-acara-evaluasi_2024-TW4"


def test_both_files_have_every_sentence(berita: Minutes) -> None:
    said = [
        *(berita.pembuka, *berita.hadir, *berita.hasil, *berita.tindak_lanjut),
        *(line for item in berita.tidak_tercapai for line in (item.kalimat, *item.rencana)),
    ]
    text = rapat("".join(p.text for p in Document(io.BytesIO(write_minutes(berita))).paragraphs))
    printed = rapat("".join(halaman_teks(print_minutes(berita, Equipment()))))
    assert [line for line in said if rapat(line) not in text] == []
    # a sentence that goes over the edge of a page has the foot of the page in its midst
    broken = [line for line in said if rapat(line) not in printed]
    assert len(broken) <= len(halaman_teks(print_minutes(berita, Equipment()))) - 1
    assert write_minutes(berita) == write_minutes(berita)


def test_hostile_text_stays_text(berita: Minutes) -> None:
    odd = replace(berita, hadir=("<w:p/> & #panic() $x$",))
    text = [p.text for p in Document(io.BytesIO(write_minutes(odd))).paragraphs]
    assert "<w:p/> & #panic() $x$" in text
    assert rapat("<w:p/> & #panic() $x$") in rapat("".join(halaman_teks(print_minutes(odd, Equipment()))))

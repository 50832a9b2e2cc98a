"""Edition 7: no sheet but the last is nearly empty, wherever the texts before leave off."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.document.baca_pdf import CM, Muka, halaman_teks, muka
from tests.document.test_pdf_rows import NAME
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.minutes import compose_minutes
from ukur.document.pdf.minutes_printer import print_minutes
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

LEAST = 0.2
"""Of the height between the margins; the last sheet of a document ends where its text ends."""
Compose = Callable[..., DokumenPengukuran]


def filled(page: Muka, d: DokumenPengukuran) -> float:
    """How far down the words between the margins reach."""
    top, bottom = float(d.kertas.atas) * CM, page.tinggi - float(d.kertas.bawah) * CM
    words = [word.bawah for word in page.kata if word.atas > top - 1 and word.bawah < bottom + 4]
    return (max(words, default=top) - top) / (bottom - top)


def nearly_empty(d: DokumenPengukuran) -> list[tuple[int, str]]:
    pdf = print_pdf(d)
    texts = [" ".join(text.split())[:80] for text in halaman_teks(pdf)]
    pages = [*zip(muka(pdf), texts, strict=True)]
    return [
        (number, text)
        for number, (page, text) in enumerate(pages, 1)
        if number < len(pages) and filled(page, d) < LEAST
    ]


@pytest.fixture(scope="module")
def compose(katalog: Catalogue) -> Compose:
    def make(jumlah: int = 12, **ubah: Any) -> DokumenPengukuran:
        return compose_document(Measurements(lengkap(katalog, jumlah, **ubah)), TW4, site=SITUS)

    return make


@pytest.mark.parametrize("tahun", [2023, 2024])
def test_the_demonstration(katalog: Catalogue, tahun: int) -> None:
    """Its summary and both tables stand on the first sheet, the form begins on the second."""
    d = compose_document(Measurements(katalog), Periode(tahun, 4), site=SITUS)
    assert nearly_empty(d) == []
    first, second, *_ = halaman_teks(print_pdf(d))
    assert "Jumlah indikator" in " ".join(first.split())
    assert "C. Formulir pengukuran kinerja" in second


@pytest.mark.one_daily("one quarter is printed every day; the others differ in length alone")
@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_the_example_office(contoh: Catalogue, triwulan: int) -> None:
    d = compose_document(Measurements(contoh), Periode(2025, triwulan), site=SITUS)
    assert nearly_empty(d) == []


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize("ukuran", ["A4", "F4"])
@pytest.mark.parametrize(
    "jumlah",
    [6, 12, 60, pytest.param(300, marks=pytest.mark.nightly("sixty rows break by the same rules"))],
)
def test_long_names(compose: Compose, jumlah: int, ukuran: str) -> None:
    d = compose(jumlah, instansi={"kertas": {"ukuran": ukuran}}, kamus={"nama": NAME})
    assert nearly_empty(d) == []


@pytest.mark.one_daily("one length is printed every day; the rest moves the same blocks down")
@pytest.mark.parametrize("jumlah", [2, 12])
@pytest.mark.parametrize("baris", range(0, 40, 5))
def test_wherever_the_introduction_ends(compose: Compose, jumlah: int, baris: int) -> None:
    """The tables and the misses of the summary go on together, or with enough beside them."""
    d = compose(jumlah, dokumen={"pendahuluan": "Alinea.\n\n" + "\n\n".join(["Alinea pembuka."] * baris)})
    assert nearly_empty(d) == []


@pytest.mark.one_daily("one length is printed every day; the rest moves the same blocks down")
@pytest.mark.parametrize("baris", range(0, 40, 5))
def test_wherever_the_analysis_ends(compose: Compose, baris: int) -> None:
    d = compose(2)
    first, *others = d.kelompok
    assert first.analisis is not None
    said = "\n\n".join(["Uraian."] * (baris + 1))
    longer = replace(first, analisis=replace(first.analisis, bagian=(("", said),)))
    assert nearly_empty(replace(d, kelompok=(longer, *others))) == []


def test_few_predikat_stand_across(compose: Compose) -> None:
    """The table of the predikat has two rows below its head, on paper of every edition since; none before."""
    new, old = compose(2), replace(compose(2), edisi_cetak=6)
    heads = [" ".join(" ".join(halaman_teks(print_pdf(d))).split()) for d in (new, old)]
    assert ["Capaian 91 % ke atas 76 % sampai" in head for head in heads] == [True, False]
    assert ["Predikat Capaian Jumlah indikator" in head for head in heads] == [False, True]


@pytest.mark.parametrize("hadir", [1, 2, 3, 9])
def test_minutes_are_signed_below_what_is_signed(compose: Compose, hadir: int) -> None:
    """The sentence that closes the minutes stands above the first who sign; no name is left alone."""
    people = [f"Kepala Bidang Urusan {number}" for number in range(1, hadir + 1)]
    for lines in range(0, 30, 6):
        d = compose(60 if lines else 2)
        meeting = replace(d.rapat[0], hadir=tuple(people))
        longer = replace(d, rapat=(meeting,), tindak_lanjut=d.tindak_lanjut[: lines // 6])
        texts = halaman_teks(print_minutes(compose_minutes(longer, meeting), Equipment()))
        signed = [
            (at, sum(f"{number}. {one}" in text and "....." in text for number, one in enumerate(people, 1)))
            for at, text in enumerate(texts)
        ]
        [closing] = [at for at, text in enumerate(texts) if "Demikian berita acara" in text]
        assert f"1. {people[0]}" in texts[closing]
        assert [page for page, count in signed if count == 1 and page > closing] == []

"""Edition 7: no word and no number of a table is broken where its column could be wide enough."""

import re
from dataclasses import replace

import pytest
from tests.document.baca_pdf import JEDA, pohon
from tests.lengkap import SITUS

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81_composition import compose_e81
from ukur.document.pdf.e81_printer import print_e81_pdf
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.document.pdf.sheet_printer import OneSheet, print_one_sheet
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

_BROKEN = re.compile(rf"\w{JEDA}\w|^[^\d\s]{{0,2}}\d{{1,3}}(\.{JEDA}?\d{{3}})+(,\d+)?$")
"""A place to break between two letters, or inside a number; codes and addresses break at their marks."""


def broken(pdf: bytes) -> list[str]:
    words = (word for cell in pohon(pdf).cari("TD") for word in cell.teks.split() if JEDA in word)
    return sorted({word.replace(JEDA, "|") for word in words if _BROKEN.search(word)})


@pytest.fixture(scope="module")
def demonstration(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(katalog), Periode(2024, 4), site=SITUS)


def test_the_demonstration(demonstration: DokumenPengukuran) -> None:
    assert broken(print_pdf(demonstration)) == []


def test_what_fits_nowhere_is_broken(demonstration: DokumenPengukuran) -> None:
    """That the test above would see it: a word of 300 letters, and a number of 60 digits."""
    first, *others = demonstration.kamus
    said = "m" * 300 + " " + ".".join(["123"] * 60)
    words = broken(print_pdf(replace(demonstration, kamus=(replace(first, definisi=said), *others))))
    assert [word[:3] for word in words] == ["123", "m|m"]


@pytest.mark.one_daily("one quarter is printed every day; the others differ in their figures alone")
@pytest.mark.parametrize("triwulan", [4, 1, 2, 3])
def test_the_example_office(contoh: Catalogue, triwulan: int) -> None:
    """Billions beside ranges, "waktunya" beside percentages, and correction of a text in narrow columns."""
    measured = Measurements(contoh)
    d = compose_document(measured, Periode(2025, triwulan), site=SITUS)
    form = compose_e81(measured, d)
    assert form is not None
    sheets = {
        "document": print_pdf(d),
        "sheet": print_one_sheet(OneSheet(d), Equipment()),
        "E.81": print_e81_pdf(form, Equipment()),
    }
    assert {name: broken(pdf) for name, pdf in sheets.items()} == {name: [] for name in sheets}

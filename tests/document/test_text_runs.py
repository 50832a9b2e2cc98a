"""The runs that Python counts for the templates: never shorter than theirs, and no byte depends on them."""

from dataclasses import replace

import pytest
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.pdf import pdf_printer
from ukur.document.pdf.text_runs import longest_runs
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        pytest.param("kampung berstatus Mandiri", 9, id="words: the longest"),
        pytest.param("naik 106,35 % dari target", 13, id="106,35 % dari: a percent sign may hold both sides"),
        pytest.param("satu ( dua tiga", 10, id="satu ( dua: an opening mark may hold both sides"),
        pytest.param("satu\ndua tiga", 4, id="lines: none goes on over an end of line"),
        pytest.param("é satu", 4, id="the longest of two"),
        pytest.param("ééé dua", 6, id="bytes as typst counts them, two of each é"),
    ],
)
def test_longest_run(text: str, longest: int) -> None:
    assert longest_runs({"sel": [["", text]]}) == {text: longest}


@pytest.mark.parametrize("text", ["", "berstatus", "106,35\u00a0%", "a – b"])
def test_text_of_one_run(text: str) -> None:
    """Its own length says it all."""
    assert longest_runs([text, 7, None]) == {}


@pytest.mark.parametrize("edition", [4, 5, 7])
def test_no_byte_depends_on_them(katalog: Catalogue, monkeypatch: pytest.MonkeyPatch, edition: int) -> None:
    """Marks between spaces, long words and numbers; a unit of short words, together wider than its column."""
    hard = "Kampung ( Desa ) – “ Mandiri ” dan/atau pertanggungjawabanpenyelenggaraan 1.500.000.000,00 %"
    ubah = {"nama": hard, "satuan": "a" + " !" * 25, "definisi_operasional": f"{hard}\n{hard}"}
    made = compose_document(Measurements(lengkap(katalog, 3, kamus=ubah)), TW4, site=SITUS)
    document = replace(made, edisi_cetak=edition)
    with_runs = pdf_printer.print_pdf(document)
    monkeypatch.setattr(pdf_printer, "longest_runs", lambda content: {})
    assert pdf_printer.print_pdf(document) == with_runs

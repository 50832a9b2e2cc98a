"""The runs that Python measures for the templates: never narrower than theirs; no byte depends on them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.pdf import pdf_printer
from ukur.document.pdf.font_book import font_book
from ukur.document.pdf.text_runs import _WIDTHS, widest_runs
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


@pytest.mark.parametrize(
    ("text", "widest"),
    [
        pytest.param("kampung berstatus Mandiri", 522, id="words: the widest, of 60, 67 and 47"),
        pytest.param("naik 106,35 % dari target", 723, id="106,35 % dari: it may hold both sides"),
        pytest.param("satu ( dua tiga", 555, id="satu ( dua: an opening mark may hold both sides"),
        pytest.param("satu\ndua tiga", 241, id="lines: none goes on over an end of line"),
        pytest.param("é satu", 241, id="the widest of two"),
        pytest.param("ééé dua", 660, id="other letters: 110 a byte, two of each é"),
        pytest.param("106,35\u00a0%", 476, id="no space to break at"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_widest_run(text: str, widest: int) -> None:
    assert widest_runs({"sel": [[text]], "nomor": 7}) == {text: widest}


def test_letters_of_an_office() -> None:
    """Of a font that nobody has measured each byte may be 1,1 em wide: 9 of them in "berstatus"."""
    content = {"kertas": {"huruf": "Huruf Kami"}, "sel": ["kampung berstatus"]}
    assert widest_runs(content)["kampung berstatus"] == 990


MEASURE = """
#let letters = sys.inputs.letters.clusters()
#let set-in(weight, letters) = text(font: "Open Sans", size: 100pt, weight: weight, lang: "id", letters)
#let wide(weight, letters) = measure(set-in(weight, letters)).width / 1pt
#context [#metadata(("regular", "bold").map(weight => letters.map(one => letters.map(two => {
  wide(weight, (one + two) * 4)
})))) <measured>]
"""


def test_no_letter_is_wider(tmp_path: Path) -> None:
    """As typst sets them beside every other, four times: kerning takes none beyond what they are within."""
    source = tmp_path / "measure.typ"
    source.write_text(MEASURE)
    letters = [letter for letter in _WIDTHS if not letter.isspace()]  # at an end, spaces are not set
    with font_book((), None) as fonts:
        compiler = typst.Compiler(source, font_paths=fonts, sys_inputs={"letters": "".join(letters)})
        compiler.compile()
        measured = json.loads(compiler.query("<measured>", field="value", one=True))
    wider = [
        (one, two)
        for weight in measured
        for one, row in zip(letters, weight, strict=True)
        for two, width in zip(letters, row, strict=True)
        if width > 4 * (_WIDTHS[one] + _WIDTHS[two])
    ]
    assert len(measured) == 2
    assert wider == []


HARD = "Kampung ( Desa ) – “ Mandiri ” dan/atau pertanggungjawabanpenyelenggaraan 1.500.000.000,00 %"


@pytest.mark.parametrize("edition", [4, 5, 7])
def test_no_byte_depends_on_them(katalog: Catalogue, monkeypatch: pytest.MonkeyPatch, edition: int) -> None:
    """Marks between spaces, long words and numbers; a unit of short words, together wider than its column."""
    ubah = {"nama": HARD, "satuan": "a" + " !" * 25, "definisi_operasional": f"{HARD}\n{HARD}"}
    made = compose_document(Measurements(lengkap(katalog, 3, kamus=ubah)), TW4, site=SITUS)
    document = replace(made, edisi_cetak=edition)
    with_runs = pdf_printer.print_pdf(document)
    unknown = 10**6  # wider than any column: the templates look at each word
    monkeypatch.setattr(
        pdf_printer, "widest_runs", lambda content: dict.fromkeys(widest_runs(content), unknown)
    )
    assert pdf_printer.print_pdf(document) == with_runs

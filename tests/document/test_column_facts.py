"""What Python counts of whole columns for the templates, and that no byte depends on it."""

from dataclasses import replace
from typing import Any

import pytest
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.pdf import pdf_printer
from ukur.document.pdf.column_facts import widest_words, with_column_facts
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

TEXT = {"angka": False, "kata": False, "bobot": 2.0}
FIGURE = {"angka": True, "kata": False}
ROWS = [
    ["satu dua\ntiga", {"gagal": "✗ Tidak"}, "1,5"],
    ["ketiga", {"tautan": "https://a", "teks": "Rak"}, "12,25 %"],
]


def table(rows: list[list[Any]], notes: list[str]) -> dict[str, Any]:
    return {"kolom": [TEXT, TEXT, FIGURE], "baris": rows, "catatan": notes}


def test_facts() -> None:
    """13 bytes on 2 lines; "✗ Tidak" has 9, "https://aRak" 12; each of 7 and 10 unmeasured is 110 wide."""
    runs = {"satu dua\ntiga": 241, "ketiga": 341, "1,5": 153}
    told = with_column_facts({"tabel": table(ROWS, ["", "Solusi: ya"])}, runs, True)["tabel"]
    first, second, third = told["kolom"]
    assert {name: first[name] for name in ("bita", "garis", "untai", "khusus")} == {
        "bita": 13,
        "garis": 2,
        "untai": 341,
        "khusus": False,
    }
    assert (second["bita"], second["khusus"]) == (12, True)
    assert (third["bita"], third["untai"]) == (7, 770)
    assert told["bawah"] == {"bita": 10, "garis": 1, "untai": 1100}
    assert told["baris"] == ROWS


def test_who_asks_for_words() -> None:
    """Figures do in every edition; since edition 7 all that share the width."""
    for by_width, asks in ((False, [False, False, True]), (True, [True, True, True])):
        told = with_column_facts(table(ROWS, []), {}, by_width)
        assert ["contoh" in column for column in told["kolom"]] == asks
        assert told["kolom"][2]["contoh"] == ["12,25 %"]


def test_a_table_without_rows() -> None:
    (column, *_) = with_column_facts(table([], []), {}, True)["kolom"]
    assert (column["bita"], column["garis"], column["untai"], column["contoh"]) == (0, 0, 0, [])


@pytest.mark.parametrize(
    ("texts", "before", "since"),
    [
        pytest.param(
            ["kampung yang maju", "mandiri"], ["kampung"], ["kampung", "mandiri"], id="the first longest"
        ),
        pytest.param(["pemberdayaan desa kampung"], ["pemberdayaan"], ["pemberdayaan"], id="7 < 7,2"),
        pytest.param(["perempuan wilayah di"], ["perempuan"], ["perempuan", "wilayah"], id="7 > 5,4"),
        pytest.param(["82,30 %", "x 80 % y"], ["82,30 %"], ["82,30 %"], id="a percentage is one word"),
        pytest.param(["106,35\u00a0% naik"], ["106,35"], ["106,35\u00a0%"], id="glued: since edition 7"),
        pytest.param(["+3,25 poin", "−4 %"], ["+3,25 poin"], ["+3,25 poin", "−4 %"], id="changes"),
        pytest.param(["satu\ndua", "satu"], ["satu"], ["satu", "dua"], id="lines, each once"),
        pytest.param(["ééé dunia"], ["ééé"], ["ééé", "dunia"], id="bytes: 6 and 5"),
        pytest.param([], [], [], id="nothing"),
    ],
)
def test_widest_words(texts: list[str], before: list[str], since: list[str]) -> None:
    assert widest_words(texts, by_width=False) == before
    assert widest_words(texts, by_width=True) == since


def test_the_form_has_one_width() -> None:
    """Its tables stand below each other: the widest words are those of all."""
    groups = [{"tabel": table([["kampung", "", figure]], [])} for figure in ("1,5", "1.500.000")]
    first, second = with_column_facts({"formulir": groups}, {}, True)["formulir"]
    for group in (first, second):
        assert [column["contoh"] for column in group["tabel"]["kolom"]] == [["kampung"], [""], ["1.500.000"]]
    assert first["tabel"]["kolom"][2]["bita"] == 3


@pytest.mark.parametrize("edition", [4, 6, 7])
def test_no_byte_depends_on_them(katalog: Catalogue, monkeypatch: pytest.MonkeyPatch, edition: int) -> None:
    """With cells as long as can be, in which anything may stand, the templates look at each themselves."""
    made = compose_document(Measurements(lengkap(katalog, 12)), TW4, site=SITUS)
    document = replace(made, edisi_cetak=edition)
    with_facts = pdf_printer.print_pdf(document)

    def unknown(content: dict[str, Any], runs: dict[str, int], by_width: bool) -> Any:
        return without_facts(with_column_facts(content, runs, by_width))

    monkeypatch.setattr(pdf_printer, "with_column_facts", unknown)
    assert pdf_printer.print_pdf(document) == with_facts


def without_facts(content: Any) -> Any:
    match content:
        case {"khusus": bool()}:
            return content | {"khusus": True, "bita": 10**6}
        case dict():
            return {name: without_facts(value) for name, value in content.items()}
        case list():
            return [without_facts(value) for value in content]
    return content

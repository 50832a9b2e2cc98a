"""The page of form E.81: the table as the form has it, its files, and the way to it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kantor_e81 import KAKI, TW3, kantor_e81

from ukur.document.composition import compose_document
from ukur.document.e81 import FormE81
from ukur.document.e81_composition import compose_e81
from ukur.document.tabel.e81_table import PHYSICAL
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.e81_html import e81_table

_BERKAS = "dokumen/2025-TW3/evaluasi-renja-e81_duk_2025-TW3"


@pytest.fixture(scope="module")
def formulir(katalog: Catalogue) -> FormE81:
    ukuran = Measurements(kantor_e81(katalog))
    form = compose_e81(ukuran, compose_document(ukuran, TW3))
    assert form is not None
    return form


@pytest.fixture(scope="module")
def situs_e81(katalog: Catalogue, bangun: Callable[..., Path]) -> Path:
    return bangun(kantor_e81(katalog), dokumen=True)


def bentangan(html: str) -> list[list[str | None]]:
    """Every row of a table as a reader sees it: a cell that spans others fills all of its places."""
    rows: list[list[str | None]] = []
    held: dict[tuple[int, int], str] = {}
    for number, row in enumerate(re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)):
        cells: list[str | None] = []
        for attributes, text in re.findall(r"<t[hd]([^>]*)>(.*?)</t[hd]>", row, re.DOTALL):
            while (number, len(cells)) in held:
                cells.append(held.pop((number, len(cells))))
            spans = dict(re.findall(r'(\w+)="(\d+)"', attributes))
            for _ in range(int(spans.get("colspan", 1))):
                for below in range(1, int(spans.get("rowspan", 1))):
                    held[number + below, len(cells)] = text
                cells.append(text)
        while (number, len(cells)) in held:
            cells.append(held.pop((number, len(cells))))
        rows.append(cells)
    assert not held
    return rows


def test_every_row_has_25_columns(formulir: FormE81) -> None:
    rows = bentangan(str(e81_table(formulir)))
    assert {len(row) for row in rows} == {25}
    assert len(rows) == 4 + 6 + 6  # heads, indicators, rows at the foot


def test_rows_of_the_page(formulir: FormE81) -> None:
    """The second indicator of a program: its own K beside the program's Rp (working in kantor_e81)."""
    row = bentangan(str(e81_table(formulir)))[5]
    named = dict(zip([column.name for column in PHYSICAL], row, strict=True))
    assert named["1"] == "1"
    assert named["3"] == "2.13.02 Program Pemberdayaan Lembaga"
    assert named["4"] == "IKU-02 Lembaga yang aktif (persen)"
    assert (named["9 K"], named["14 K"]) == ("66,67", "80,56")
    assert (named["10 Rp"], named["13 Rp"], named["14 Rp"]) == ("550.000.000", "1.550.000.000", "31,00")


def test_page_and_its_files(situs_e81: Path) -> None:
    page = (situs_e81 / "dokumen/2025-TW3/e81/index.html").read_text("utf-8")
    for ending in ("pdf", "xlsx"):
        assert f'href="../../../{_BERKAS}.{ending}"' in page
        assert (situs_e81 / f"{_BERKAS}.{ending}").is_file()
    for text in KAKI.values():
        assert text in page
    document = (situs_e81 / "dokumen/2025-TW3/index.html").read_text("utf-8")
    assert 'href="../../dokumen/2025-TW3/e81/"' in document


def test_no_page_without_renstra(situs: Path) -> None:
    """The shipped instance has no program of its own with a target of the Renstra."""
    assert not list(situs.glob("dokumen/*/e81"))
    assert "E.81" not in (situs / "dokumen/2024-TW4/index.html").read_text("utf-8")


def test_hostile_text_is_escaped(katalog: Catalogue) -> None:
    texts = {key: "<script>alert(1)</script>" for key in KAKI}
    ukuran = Measurements(kantor_e81(katalog, evaluasi_renja=texts))
    form = compose_e81(ukuran, compose_document(ukuran, TW3))
    assert form is not None
    html = str(e81_table(form))
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 4

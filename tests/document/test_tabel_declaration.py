"""How tables are declared: heads with their spans, headings that name the document, words of data in them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import Figure
from ukur.document.pdf.typst_content import typst_content
from ukur.document.sections import AnggaranRow, ShownAnggaran
from ukur.document.tabel.budget import budget
from ukur.document.tabel.declaration import HTML, PDF, XLSX, Column, Table, header, literal
from ukur.document.tabel.table_registry import TABLES
from ukur.document.xlsx.xlsx_rows import spread


def columns(*pairs: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(heading, heading, group=group) for heading, group in pairs)


@pytest.mark.parametrize(
    ("pairs", "head"),
    [
        pytest.param([("a", ""), ("b", "")], [[("a", 1, 1), ("b", 1, 1)]], id="satu baris"),
        pytest.param(
            [("a", ""), ("b", "G"), ("c", "G"), ("d", "")],
            [[("a", 1, 2), ("G", 2, 1), ("d", 1, 2)], [("b", 1, 1), ("c", 1, 1)]],
            id="satu kelompok",
        ),
        pytest.param(
            [("a", "G"), ("b", "H"), ("c", "H"), ("d", "G")],
            [[("G", 1, 1), ("H", 2, 1), ("G", 1, 1)], [(name, 1, 1) for name in "abcd"]],
            id="kelompok yang terpisah tidak disatukan",
        ),
    ],
)
def test_header(pairs: list[tuple[str, str]], head: list[list[tuple[str, int, int]]]) -> None:
    found = header(columns(*pairs))
    assert [[(cell.text, cell.across, cell.down) for cell in line] for line in found] == head


@pytest.mark.parametrize(
    ("wanted", "grid", "spans", "widths"),
    [
        pytest.param([60, 100], [], [(0, 0), (1, 1)], (60, 100), id="lembar sendiri"),
        pytest.param([60, 100], [50, 20, 70], [(0, 1), (2, 2)], (50, 20, 70), id="di atas kisi"),
        pytest.param([60, 90], [70], [(0, 0), (1, 1)], (70, 90), id="kisi bertambah"),
        pytest.param([10, 10], [50, 20, 70], [(0, 0), (1, 1)], (50, 20, 70), id="kisi bersisa"),
    ],
)
def test_spread(
    wanted: list[int], grid: list[int], spans: list[tuple[int, int]], widths: tuple[int, ...]
) -> None:
    assert spread(wanted, grid) == (spans, widths)


def test_names_of_columns_are_told_apart() -> None:
    """In each rendering, and in the open data, a name means one column."""
    for table in TABLES.values():
        for way in (PDF, XLSX, HTML):
            names = [column.name for column in table.columns if way in column.stands | column.below]
            assert len(set(names)) == len(names), (table.name, way)
        fields = [column.name for column, _ in table.fields]
        assert len(set(fields)) == len(fields), table.name


def test_data_in_a_heading_stays_data(dok: Callable[..., DokumenPengukuran]) -> None:
    document = dok()
    hostile = "{d.nomor} {{ 7*7 }} {0}"
    table = Table("uji", lambda _: (), (Column("a", literal(hostile)), Column("b", "{d.periode.roman}")))
    assert [column.heading for column in table.printed(PDF, document)] == [hostile, "IV"]


def test_quarters_of_a_budget_are_data(dok: Callable[..., DokumenPengukuran]) -> None:
    node = AnggaranRow("1", "program", "P", 0, Figure("–"), (Figure("–"),), (Figure("–"),))
    shown = ShownAnggaran(2024, "DPA", False, ("{d.nomor}",), (node,), node, (), ())
    groups = {column.group for column in budget(shown).printed(PDF, dok()) if column.group}
    assert groups == {"s.d. {d.nomor}"}


def test_the_column_that_a_budget_indents_is_its_name(dok: Callable[..., DokumenPengukuran]) -> None:
    """The PDF indents a node by its level, in the column that names it, wherever that stands."""
    node = AnggaranRow("1.2", "kegiatan", "Kegiatan uji", 1, Figure("–"), (Figure("–"),), (Figure("–"),))
    shown = ShownAnggaran(2024, "DPA", False, ("Triwulan I",), (node,), node, (), ())
    content: Any = typst_content(replace(dok(), anggaran=shown), None, None)["anggaran"]
    assert content["tabel"]["baris"][0][int(content["kolom_nama"])] == "Kegiatan uji"

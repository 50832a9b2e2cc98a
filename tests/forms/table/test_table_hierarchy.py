"""The tree of a table: by code, by wording, by merged cells, by repeated names."""

from decimal import Decimal as D

import pytest
from tests.forms.table.made_sheets import Typed, sheet_from, sheet_of

from ukur.forms.table.table_kinds import NodeLevel
from ukur.forms.table.table_reader import read_table
from ukur.forms.table.table_reading import TableReading
from ukur.spreadsheet.grid import CellRange


def tree(reading: TableReading) -> list[tuple[str, str | None, str | None]]:
    """Each node: its name, its level, the name of its parent."""
    return [
        (
            node.name,
            node.level.value if node.level else None,
            reading.nodes[node.parent].name if node.parent is not None else None,
        )
        for node in reading.nodes
    ]


def test_by_code() -> None:
    text = """
Kode | Uraian | Pagu
2.13 | Pemberdayaan Masyarakat dan Desa | 600
2.13.02 | Penataan Desa | 600
2.13.02.2.01 | Penyelenggaraan Penataan Desa | 600
2.13.02.2.01.0001 | Fasilitasi Penataan Wilayah | 400
2.13.02.2.01.0002 | Fasilitasi Kewenangan | 200
2.13.03 | Kerja Sama Desa | 50
"""
    reading = read_table(sheet_from(text))
    assert tree(reading) == [
        ("Pemberdayaan Masyarakat dan Desa", "urusan", None),
        ("Penataan Desa", "program", "Pemberdayaan Masyarakat dan Desa"),
        ("Penyelenggaraan Penataan Desa", "kegiatan", "Penataan Desa"),
        ("Fasilitasi Penataan Wilayah", "sub-kegiatan", "Penyelenggaraan Penataan Desa"),
        ("Fasilitasi Kewenangan", "sub-kegiatan", "Penyelenggaraan Penataan Desa"),
        ("Kerja Sama Desa", "program", "Pemberdayaan Masyarakat dan Desa"),
    ]
    assert [cell.number for cell in reading.nodes[4].figures.values()] == [D(200)]


def test_by_wording() -> None:
    text = """
No | Sasaran/Program/Kegiatan | Indikator | Target
1 | Meningkatnya desa mandiri | Persentase A | 80
 | Program Penataan Desa | Persentase B | 70
 | Kegiatan Penyelenggaraan Penataan | Jumlah C | 5
 | Sub Kegiatan Fasilitasi | Jumlah D | 2
2 | Terwujudnya akuntabilitas | Nilai E | 75,35
"""
    reading = read_table(sheet_from(text))
    assert tree(reading) == [
        ("Meningkatnya desa mandiri", "sasaran", None),
        ("Program Penataan Desa", "program", "Meningkatnya desa mandiri"),
        ("Kegiatan Penyelenggaraan Penataan", "kegiatan", "Program Penataan Desa"),
        ("Sub Kegiatan Fasilitasi", "sub-kegiatan", "Kegiatan Penyelenggaraan Penataan"),
        ("Terwujudnya akuntabilitas", "sasaran", None),
    ]
    assert [item.node for item in reading.indikator] == [0, 1, 2, 3, 4]


def test_by_column_of_levels() -> None:
    text = """
Tingkat | Nama | Pagu
Kegiatan | Penyusunan | 500
Sub-Kegiatan | Murni | 300
Sub-Kegiatan | Perubahan | 200
"""
    assert tree(read_table(sheet_from(text))) == [
        ("Penyusunan", "kegiatan", None),
        ("Murni", "sub-kegiatan", "Penyusunan"),
        ("Perubahan", "sub-kegiatan", "Penyusunan"),
    ]


MERGED: list[list[Typed]] = [
    ["Sasaran", "Program", "Indikator", "Target", "Pagu"],
    ["Sasaran A", "Program X", "Persentase 1", 80, 500],
    ["", "", "Persentase 2", 70, ""],
    ["", "Program Y", "Persentase 3", 60, 200],
    ["Sasaran B", "Program Z", "Persentase 4", 50, 100],
]


@pytest.mark.parametrize(
    "merges",
    [
        pytest.param((), id="sel kosong"),
        pytest.param((CellRange(2, 1, 4, 1), CellRange(2, 2, 3, 2), CellRange(2, 5, 3, 5)), id="sel gabung"),
    ],
)
def test_filled_down(merges: tuple[CellRange, ...]) -> None:
    reading = read_table(sheet_of(MERGED, *merges))
    assert tree(reading) == [
        ("Sasaran A", "sasaran", None),
        ("Program X", "program", "Sasaran A"),
        ("Program Y", "program", "Sasaran A"),
        ("Sasaran B", "sasaran", None),
        ("Program Z", "program", "Sasaran B"),
    ]
    assert [item.node for item in reading.indikator] == [1, 1, 2, 4]
    money = [[cell.number for cell in node.figures.values()] for node in reading.nodes]
    assert money == [[], [D(500)], [D(200)], [], [D(100)]]  # once for the merged cell, never for each row


@pytest.mark.parametrize("again", ["idem", "Program X", "sda", '"'])
def test_names_that_are_repeated(again: str) -> None:
    rows: list[list[Typed]] = [
        ["Sasaran", "Program", "Indikator", "Target"],
        ["I. Terwujudnya A", "Program X", "Persentase 1", 80],
        ["I", again, "Persentase 2", 70],
    ]
    reading = read_table(sheet_of(rows))
    assert [node.name for node in reading.nodes] == ["I. Terwujudnya A", "Program X"]
    assert [item.node for item in reading.indikator] == [1, 1]


def test_kegiatan_beside_an_indicator_keeps_its_money() -> None:
    text = """
Program | Indikator | Target | Realisasi | Nama Kegiatan | Anggaran Rp | Realisasi Rp
Program A | Jumlah 1 | 1 Unit | 7 Unit | Pemberdayaan | 500 | 400
idem | idem | | | Pelatihan | 300 | 200
"""
    reading = read_table(sheet_from(text))
    assert tree(reading) == [
        ("Program A", "program", None),
        ("Pemberdayaan", "kegiatan", "Program A"),
        ("Pelatihan", "kegiatan", "Program A"),
    ]
    assert [(item.name, item.satuan, len(item.figures)) for item in reading.indikator] == [
        ("Jumlah 1", "Unit", 2)
    ]
    assert [[str(cell.number) for cell in node.figures.values()] for node in reading.nodes] == [
        [], ["500", "400"], ["300", "200"],
    ]  # fmt: skip


def test_group_row_over_the_whole_width() -> None:
    rows: list[list[Typed]] = [
        ["No", "Indikator", "Satuan", "Target"],
        ["PROGRAM PENATAAN DESA"],
        [1, "Persentase A", "Persen", 80],
        ["PROGRAM KERJA SAMA DESA"],
        [1, "Jumlah B", "Dok", 8],
    ]
    reading = read_table(sheet_of(rows, CellRange(2, 1, 2, 4), CellRange(4, 1, 4, 4)))
    assert [node.level for node in reading.nodes] == [NodeLevel.PROGRAM, NodeLevel.PROGRAM]
    assert [item.node for item in reading.indikator] == [0, 1]
    assert {spelling: unit.name for spelling, unit in reading.units.items()} == {
        "Persen": "persen",
        "Dok": "dokumen",
    }

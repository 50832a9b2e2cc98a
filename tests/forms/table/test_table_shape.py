"""Headers of one to four rows, merged or not, and what stands above and below them."""

import pytest
from tests.forms.table.made_sheets import sheet_from, sheet_of

from ukur.forms.table.table_kinds import ColumnRole, RowKind
from ukur.forms.table.table_reader import read_table
from ukur.spreadsheet.grid import CellRange, Sheet
from ukur.spreadsheet.unreadable import UnreadableWorkbook

ONE = """
No | Indikator | Target | Realisasi
1 | Persentase A | 80 | 60
2 | Persentase B | 70 | 70
"""
TITLES = """
LAPORAN KINERJA
TAHUN 2023

No | Indikator | Target | Realisasi
1 | Persentase A | 80 | 60
"""
NUMBERED = """
No | Indikator | Target | Realisasi | Capaian (%)
1 | 2 | 3 | 4 | 5 = 4/3x100
1 | Persentase A | 80 | 60 | 75
"""
TWO_UNMERGED = """
No | Indikator | Realisasi Triwulan | | | | Target
 | | I | II | III | IV |
1 | Persentase A | 10 | 20 | 30 | 40 | 100
"""
THREE = """
No | Sasaran | Indikator | Target Tahun 2024 | | Realisasi Triwulan I |
 | | | K | Rp | K | Rp
1 | 2 | 3 | 4 | 5 | 6 | 7
1 | Meningkatnya A | Persentase A | 80 | 100000 | 20 | 5000
"""


@pytest.mark.parametrize(
    ("text", "header", "numbering", "titles", "rows"),
    [
        pytest.param(ONE, (1, 1), (), (), 2, id="satu baris"),
        pytest.param(TITLES, (4, 4), (), ("LAPORAN KINERJA", "TAHUN 2023"), 1, id="judul di atasnya"),
        pytest.param(NUMBERED, (1, 2), (2,), (), 1, id="penomoran dengan rumus kolom"),
        pytest.param(TWO_UNMERGED, (1, 2), (), (), 1, id="dua baris tanpa sel gabung"),
        pytest.param(THREE, (1, 3), (3,), (), 1, id="dua baris dan penomoran"),
    ],
)
def test_header(
    text: str, header: tuple[int, int], numbering: tuple[int, ...], titles: tuple[str, ...], rows: int
) -> None:
    reading = read_table(sheet_from(text))
    assert (reading.header, reading.numbering, reading.titles) == (header, numbering, titles)
    assert len(reading.rows) == rows


def roles(sheet: Sheet) -> list[str]:
    return [
        f"{column.role.value}{f'/{column.part}' if column.part else ''}"
        for column in read_table(sheet).columns
    ]


def test_quarters_below_one_heading() -> None:
    """I to IV get their quarter from "Triwulan" above, merged or not."""
    expected = ["nomor", "indikator", *(f"realisasi/TW{quarter}" for quarter in (1, 2, 3, 4)), "target"]
    assert roles(sheet_from(TWO_UNMERGED)) == expected
    merges = (CellRange(1, 3, 1, 6), CellRange(1, 1, 2, 1), CellRange(1, 2, 2, 2), CellRange(1, 7, 2, 7))
    assert roles(sheet_from(TWO_UNMERGED, *merges)) == expected


def test_figures_and_rupiah_below_one_heading() -> None:
    assert roles(sheet_from(THREE)) == [
        "nomor", "simpul", "indikator", "target", "pagu", "realisasi/TW1", "realisasi-anggaran/TW1",
    ]  # fmt: skip


def test_title_merged_over_the_table() -> None:
    rows = [
        ["PENGUKURAN", "", "", ""],
        ["No", "Indikator", "Target", "Realisasi"],
        [1, "Persentase A", 80, 60],
    ]
    reading = read_table(sheet_of(rows, CellRange(1, 1, 1, 4)))
    assert (reading.titles, reading.header) == (("PENGUKURAN",), (2, 2))


def test_first_row_of_data_is_no_header() -> None:
    """A group row with heading words stays a row: its cells stand below headings of their own."""
    text = "Program | Indikator | Target\nProgram Pertama | Persentase Sasaran |\n | Persentase B | 7,5"
    reading = read_table(sheet_from(text))
    assert reading.header == (1, 1)
    assert [row.kind for row in reading.rows] == [RowKind.INDIKATOR, RowKind.INDIKATOR]


def test_header_again_on_a_second_page() -> None:
    reading = read_table(sheet_from(NUMBERED + NUMBERED.strip("\n")))
    kinds = [row.kind for row in reading.rows]
    assert kinds == [RowKind.INDIKATOR, RowKind.HEADER, RowKind.NUMBERING, RowKind.INDIKATOR]


def test_stray_cell_is_named_and_not_read() -> None:
    rows = [["No", "Indikator", "Target"], [1, "Persentase A", 80], [2, "Persentase B", 70]]
    rows[1] += [None] * 20 + ["cek"]
    reading = read_table(sheet_of(rows))
    assert len(reading.columns) == 3
    assert [(remark.address, "'cek'" in remark.message) for remark in reading.remarks] == [("X2", True)]


def test_column_without_heading_is_asked() -> None:
    text = "Indikator | Target |  | Keterangan\nPersentase A | 80 | 12 | x\nPersentase B | 70 | 13 | y"
    reading = read_table(sheet_from(text))
    assert reading.columns[2].role is ColumnRole.UNKNOWN
    assert "kolom:C" in {question.id for question in reading.questions}
    answered = read_table(sheet_from(text), {"kolom:C": "realisasi/TW2"}).columns[2]
    assert (answered.role, str(answered.part)) == (ColumnRole.REALISASI, "TW2")


def test_header_rows_of_the_map() -> None:
    """A header that no list of words knows is named by a person."""
    text = "a | b | c\nPersentase A | 80 | 60"
    with pytest.raises(UnreadableWorkbook, match="baris judul kolom tidak ditemukan"):
        read_table(sheet_from(text))
    answers = {"kepala": "1..1", "kolom:A": "indikator", "kolom:B": "target"}
    reading = read_table(sheet_from(text), answers)
    assert [item.name for item in reading.indikator] == ["Persentase A"]


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [[1, 2, 3]]], ids=["kosong", "tanpa judul", "angka saja"])
def test_no_table(rows: list[list[str | int]]) -> None:
    with pytest.raises(UnreadableWorkbook, match="tidak ditemukan"):
        read_table(sheet_of(rows))

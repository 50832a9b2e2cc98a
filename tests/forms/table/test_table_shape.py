"""Headers of one to four rows, merged or not, and what stands above and below them."""

import pytest
from tests.forms.table.made_sheets import Typed, sheet_from, sheet_of

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
    rows: list[list[Typed]] = [
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


AGREEMENT = """
PERJANJIAN KINERJA TAHUN 2025
No | Sasaran Strategis | Indikator Kinerja | Target
1 | Meningkatnya kemandirian desa | Persentase desa mandiri | 21,27 %
  |  | Nilai SAKIP | BB

No | Program | Anggaran | Keterangan
1 | Program Penataan Desa | Rp. 1.234.567.000,- | APBD
 | Jumlah | Rp. 1.234.567.000,- |
 |  | Mesuji, Januari 2025 |
 |  | NIP. 197001011990011001 |
"""


def test_second_table_of_a_sheet() -> None:
    """An agreement has two tables below each other: the first is read, the other is told with its row."""
    reading = read_table(sheet_from(AGREEMENT))
    assert [item.name for item in reading.indikator] == ["Persentase desa mandiri", "Nilai SAKIP"]
    assert [(remark.address, "kepala: 6..6" in remark.hint) for remark in reading.remarks] == [("A6", True)]
    second = read_table(sheet_from(AGREEMENT), {"kepala": "6..6"})
    assert [node.name for node in second.nodes] == ["Program Penataan Desa"]
    assert (second.titles, second.year) == (("PERJANJIAN KINERJA TAHUN 2025",), 2025)
    assert [check.fits for check in second.totals] == [True]


E81 = r"""
No | Sasaran | Program/Kegiatan | Indikator Kinerja | Target Kinerja dan Anggaran Tahun 2024 | | \
Realisasi Kinerja Pada Triwulan | | | | | | | | Realisasi Capaian Kinerja dan Anggaran yang Dievaluasi | | \
Tingkat Capaian Kinerja dan Realisasi Anggaran (%) | | Unit Penanggung Jawab
| | | | | | I | | II | | III | | IV | | | | | |
| | | | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp |
1 | 2 | 3 | 4 | 5 | | 6 | | 7 | | 8 | | 9 | | 10 = 6+7+8+9 | | 11 = 10/5x100 | | 12
1 | Meningkatnya desa | Program Penataan | Persentase desa tertata (%) | 80 | 1000 | 20 | 200 | 20 | 300 \
| 15 | 100 | 20 | 250 | 75 | 850 | 93,75 | 85 | Bidang A
| | Penyelenggaraan | Jumlah dokumen (dokumen) | 4 | 500 | 1 | 100 | 1 | 100 | 0 | 100 | 1 | 100 \
| 3 | 400 | 75 | 80 | Bidang A
"""


def test_form_e81() -> None:
    """Three header rows with quarters, K and Rp, and numbering with formulas (Permendagri 86/2017)."""
    sheet = sheet_from(E81.replace("\\\n", ""))
    parts = [f"{role}/TW{n}" for n in (1, 2, 3, 4) for role in ("realisasi", "realisasi-anggaran")]
    assert roles(sheet) == [
        "nomor", "simpul", "simpul", "indikator", "target", "pagu", *parts, "realisasi", "realisasi-anggaran",
        "capaian", "serapan", "unit",
    ]  # fmt: skip
    reading = read_table(sheet)
    assert (reading.header, reading.numbering, reading.questions) == ((1, 4), (4,), ())
    assert [item.satuan for item in reading.indikator] == ["%", "dokumen"]


def test_code_in_several_columns() -> None:
    text = """
Kode | | | | Program/Kegiatan | Pagu (Rp)
2 | 13 | 01 | | Program Penunjang | 900.000.000
2 | 13 | 01 | 2.01 | Perencanaan | 900.000.000
"""
    nodes = read_table(sheet_from(text)).nodes
    assert [(node.kode, node.parent) for node in nodes] == [("2.13.01", None), ("2.13.01.2.01", 0)]


def test_stray_cell_is_named_and_not_read() -> None:
    rows: list[list[Typed]] = [
        ["No", "Indikator", "Target"],
        [1, "Persentase A", 80],
        [2, "Persentase B", 70],
    ]
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

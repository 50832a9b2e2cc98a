"""Sheets that were not meant to be read: each is answered by cell and remedy, or read as what it is."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forms.table.made_sheets import Typed, sheet_from, sheet_of

from ukur.forms.table.table_reader import read_table
from ukur.spreadsheet.grid import Cell, CellKind, CellRange, Sheet
from ukur.spreadsheet.unreadable import MAX_ROWS, UnreadableWorkbook

HEADER: list[Typed] = ["Indikator", "Satuan", "Target", "Realisasi", "Capaian"]
BODY: list[Typed] = ["Persentase A", "Persen", 80, 60, 75]


def many(count: int) -> list[list[Typed]]:
    return [HEADER, *[[f"Persentase {number}", *BODY[1:]] for number in range(count)]]


def remarks(*rows: list[Typed]) -> list[tuple[str, str]]:
    return [
        (remark.address, remark.message) for remark in read_table(sheet_of([HEADER, BODY, *rows])).remarks
    ]


@pytest.mark.parametrize(
    ("row", "address", "message"),
    [
        pytest.param(
            ['=HYPERLINK("http://x.id","A")', "Persen", 5], "A3", "tampak seperti rumus", id="rumus"
        ),
        pytest.param(["@SUM(A1)", "Persen", 5], "A3", "seperti rumus", id="rumus Lotus"),
        pytest.param(["Persenta\ufffde B", "Persen", 5], "A3", "U+FFFD", id="huruf rusak"),
        pytest.param(["Persen\u202ealat", "Persen", 5], "A3", "U+202E", id="pembalik arah"),
        pytest.param(["B", "Persen", 5, "#DIV/0!"], "D3", "galat", id="sel galat"),
        pytest.param(["B", "Persen", 5, "enam"], "D3", "bukan angka", id="kata di kolom angka"),
        pytest.param(["B", "Persen", 5, "1;0;2"], "D3", "daftar angka", id="daftar"),
        pytest.param(["B", "Persen", 5, (45000, "dd/mm/yyyy")], "D3", "bukan angka", id="tanggal"),
    ],
)
def test_each_fault_by_its_cell(row: list[Typed], address: str, message: str) -> None:
    found = remarks(row)
    assert [at for at, _ in found] == [address]
    assert message in found[0][1]


def test_hyperlink_is_never_a_name_without_a_remark() -> None:
    """A formula's stored result is a plain text; the text of a formula is told and kept as it is."""
    reading = read_table(sheet_of([HEADER, ['=HYPERLINK("http://x.id","A")', "Persen", 5]]))
    assert [item.name for item in reading.indikator] == ['=HYPERLINK("http://x.id","A")']
    assert len(reading.remarks) == 1


def test_more_rows_than_any_office_has() -> None:
    cells = {(row, 1): Cell(row, 1, "a", CellKind.TEXT) for row in range(1, 100_001)}
    with pytest.raises(UnreadableWorkbook) as refused:
        read_table(Sheet("Tabel", cells=cells))
    assert refused.value.place == f"Tabel!A{MAX_ROWS + 1}"
    assert "bagi tabel" in refused.value.hint


def test_cells_far_away_cost_nothing() -> None:
    rows = sheet_of([HEADER, BODY])
    far = {(1_048_576, 16_384): Cell(1_048_576, 16_384, "x", CellKind.TEXT)}
    reading = read_table(Sheet("Tabel", cells={**rows.cells, **far}))
    assert len(reading.columns) == 5
    assert [remark.address for remark in reading.remarks] == ["XFD1048576"]


def test_many_merged_ranges_and_a_huge_one() -> None:
    """One over the whole sheet begins in an empty cell; thousands of one row each change nothing."""
    rows = many(500)
    merges = [CellRange(row, 2, row, 3) for row in range(5000, 15000)]
    whole = (CellRange(3, 7, 1_048_576, 16_384), CellRange(2, 1, 1_048_576, 16_384))
    tracemalloc.start()
    reading = read_table(sheet_of(rows, *merges, *whole))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(reading.indikator) == 500
    assert peak < 50_000_000  # bytes; a rectangle of all cells would take thousands of millions


def test_the_largest_table_that_is_read() -> None:
    rows = many(5000)
    reading = read_table(sheet_of(rows))
    assert len(reading.indikator) == 5000
    assert len(reading.proofs[0].rows) == 5000


def test_wide_tables_are_cut_at_the_largest_width() -> None:
    rows: list[list[Typed]] = [["Indikator", *["Target"] * 400], ["A", *[5] * 400], ["B", *[5] * 400]]
    assert len(read_table(sheet_of(rows)).columns) == 200


@pytest.mark.parametrize(
    "text", ["1" * 5000, "9" * 400 + ",5", "1e999", "١٢", "0x10", "NaN", "Infinity", "1_000"]
)
def test_numbers_that_are_none(text: str) -> None:
    """Nothing breaks on them, and none becomes the number of its first digits."""
    reading = read_table(sheet_from(f"Indikator | Target | Realisasi\nA | 80 | {text}\nB | 70 | 60"))
    assert reading.indikator[0].figures[3].number is None


@pytest.mark.parametrize("stored", ["1E+300", "1E-300", "-1.7976931348623157E+308"])
def test_number_cells_beyond_any_figure(stored: str) -> None:
    cells = dict(sheet_of([HEADER, BODY]).cells)
    cells[2, 4] = Cell(2, 4, stored, CellKind.NUMBER)
    assert read_table(Sheet("Tabel", cells=cells)).indikator[0].rumus is None


TEXTS = st.sampled_from(
    [
        "No",
        "Indikator",
        "Target",
        "Realisasi TW I",
        "Capaian (%)",
        "Pagu Rp",
        "Program A",
        "Sasaran",
        "Satuan",
        "80",
        "1.234",
        "72,9",
        "-",
        "n/a",
        "idem",
        "I",
        "JUMLAH",
        "Rata-rata",
        "2.13.01",
        "Mesuji, 2 Januari 2026",
        "#REF!",
        "1;2",
        "85 - 90",
        "38% (x)",
        "",
        "NIP. 197001011990011001",
        "=A1",
        "\ufffd",
        "Kepala Dinas",
    ]
)
CELLS = st.one_of(TEXTS, st.text(max_size=6), st.floats(allow_nan=False, allow_infinity=False), st.integers())
MERGES = st.lists(st.tuples(*[st.integers(1, 8)] * 4), max_size=4)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=9), MERGES)
@settings(max_examples=100, deadline=None)
def test_any_rows_are_read(rows: list[list[Typed]], merges: list[tuple[int, int, int, int]]) -> None:
    """Whatever stands in it, and whatever is answered; no data row comes from nothing, no NIP is kept."""
    ranges = [CellRange(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merges]
    sheet = sheet_of([["No", "Indikator", "Target", "Realisasi", "Capaian (%)"], *rows], *ranges)
    reading = read_table(sheet)
    answers = {q.id: q.choices[-1].value if q.choices else "2024" for q in reading.questions}
    again = read_table(sheet, answers)
    filled = {row for row, _ in sheet.cells}
    assert {row.number for row in again.rows} <= filled
    assert "197001011990011001" not in repr(again)

"""A sheet as the rows of one table: where it ends, what merged cells cover, what lies outside.

A cell far right of the table belongs to nobody: it is named, and nothing of it is read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ukur.forms.table.cell_figures import BLANK_FIGURE, Figure, figure_of
from ukur.forms.table.civil_servants import is_nip
from ukur.forms.table.table_reading import TableRemark
from ukur.model.faults import quote
from ukur.spreadsheet.grid import Cell, CellKind, Sheet, address
from ukur.spreadsheet.unreadable import MAX_ROWS, UnreadableWorkbook

MAX_COLUMNS = 200  # our choice: twelve months of four figures and two years of quarters are 80
GAP = 2  # empty columns in a row that end a table; one may stand between two of its blocks
SPARSE = 50  # a column without heading belongs to the table if one in so many of its rows is filled
MOST_STRAYS = 20  # stray cells that are named one by one; a whole second table is told by its first cells
NAMED_LETTERS = 40  # of a stray cell's text in a message
_ODD = re.compile("[\ufffd\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Block(NamedTuple):
    """The rectangle of a table on its sheet: header and all rows below it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class TableGrid:
    """The cells of a sheet by row, and what each says.

    ``origins`` names the cell that shows in each place that a merged range covers.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    figures: Mapping[int, Mapping[int, Figure]]
    origins: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """Return what a reader sees in a cell itself, empty where a merged range covers it."""
        figure = self.figures.get(row, {}).get(column)
        return figure.text if figure else ""

    def source(self, row: int, column: int) -> tuple[int, int]:
        """Return row and column of the cell whose text shows at a place."""
        return self.origins.get((row, column), (row, column))

    def shown(self, row: int, column: int) -> str:
        """Return what a reader sees at a place, merged ranges filled."""
        return self.text(*self.source(row, column))

    def filled(self, row: int) -> dict[int, str]:
        """Return the texts of a row's own cells by column, without empty ones."""
        return {column: figure.text for column, figure in self.figures.get(row, {}).items() if figure.text}


def cut_off(grid: TableGrid, row: int) -> TableGrid:
    """Return a grid without a row and those below it."""
    return replace(
        grid,
        rows={number: cells for number, cells in grid.rows.items() if number < row},
        figures={number: cells for number, cells in grid.figures.items() if number < row},
        origins={place: source for place, source in grid.origins.items() if place[0] < row},
    )


def grid_of(sheet: Sheet) -> TableGrid:
    """Return the grid of a sheet.

    Raises:
        UnreadableWorkbook: if the sheet has more rows than any table of an office.
    """
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.kind is not CellKind.BLANK:
            rows.setdefault(row, {})[column] = cell
            if len(rows) > MAX_ROWS:
                raise UnreadableWorkbook(
                    f"lebih dari {MAX_ROWS} baris terisi",
                    "bagi tabel menjadi beberapa berkas",
                    f"{sheet.name}!{address(row, 1)}",
                )
    ordered = {row: dict(sorted(rows[row].items())) for row in sorted(rows)}
    figures = {row: {n: _figure(cell) for n, cell in cells.items()} for row, cells in ordered.items()}
    return TableGrid(sheet.name, ordered, figures, dict(_covered(sheet, ordered)), sheet.hidden_rows)


def _figure(cell: Cell) -> Figure:
    """Return what a cell says; of one that holds the number of a civil servant nothing."""
    return BLANK_FIGURE if is_nip(cell) else figure_of(cell)


def _covered(
    sheet: Sheet, rows: Mapping[int, Mapping[int, Cell]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each covered place down to the last filled row, with the corner that it shows."""
    last = max(rows, default=0)
    for first_row, first_column, last_row, last_column in sheet.merges:
        if not rows.get(first_row, {}).get(first_column) or last_column - first_column > MAX_COLUMNS:
            continue
        for row in range(first_row, min(last_row, last) + 1):
            for column in range(first_column, last_column + 1):
                if (row, column) != (first_row, first_column):
                    yield (row, column), (first_row, first_column)


def block_of(grid: TableGrid, header: tuple[int, int]) -> Block:
    """Return the rectangle of the table below a header, given as its first and last row."""
    below = [row for row in grid.rows if row > header[1]]
    density = Counter(column for row in below for column in grid.rows[row])
    headed = {column for row in range(header[0], header[1] + 1) for column in grid.rows.get(row, {})}
    headed |= {column for row, column in grid.origins if header[0] <= row <= header[1]}
    needed = max(2, len(below) / SPARSE)
    first = last = min(headed)
    while first > 1 and density[first - 1] >= needed:
        first -= 1
    for column in range(first, first + MAX_COLUMNS):
        if column in headed or density[column] >= needed:
            last = column
        elif column - last >= GAP:
            break
    return Block(header[0], max(grid.rows), first, last)


def stray_remarks(grid: TableGrid, block: Block) -> Iterator[TableRemark]:
    """Yield the cells beside the table, each by its address."""
    count = 0
    for row, cells in grid.rows.items():
        for column, cell in cells.items():
            if row < block.first_row or block.first_column <= column <= block.last_column:
                continue
            count += 1
            if count <= MOST_STRAYS:
                yield TableRemark(
                    cell.address,
                    f"sel di luar tabel berisi {quote(grid.text(row, column)[:NAMED_LETTERS])}; tidak dibaca",
                    "hapus selnya, atau beri judul kolom bila memang bagian tabel",
                )


def text_remarks(grid: TableGrid, block: Block) -> Iterator[TableRemark]:
    """Yield the cells of the table whose text is not what somebody meant to write."""
    for row, cells in grid.rows.items():
        if row < block.first_row:
            continue
        for column, cell in cells.items():
            if cell.kind is CellKind.TEXT and block.first_column <= column <= block.last_column:
                if match := _ODD.search(cell.text):
                    yield TableRemark(
                        cell.address,
                        f"huruf rusak atau tidak tampak (U+{ord(match[0]):04X})",
                        "ketik ulang teks sel ini; biasanya rusak saat berkas disimpan dengan pengodean lain",
                    )
                if cell.text.startswith(("=", "@")):
                    yield TableRemark(
                        cell.address,
                        f"teks {quote(grid.text(row, column)[:NAMED_LETTERS])} tampak seperti rumus",
                        "tulis isinya saja; tidak ada rumus yang dijalankan",
                    )

"""Sheets made in a test: rows of texts and numbers as a person would type them."""

from collections.abc import Sequence

from ukur.spreadsheet.grid import Cell, CellKind, CellRange, Sheet

Typed = str | int | float | tuple[float, str] | None
"""A text, a number, a number with its format, or nothing."""


def sheet_of(rows: Sequence[Sequence[Typed]], *merges: CellRange, name: str = "Tabel") -> Sheet:
    """Return a sheet of rows from A1 on."""
    cells = {
        (row, column): _cell(row, column, value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
        if value is not None and value != ""
    }
    return Sheet(name, cells=cells, merges=merges)


def sheet_from(text: str, *merges: CellRange) -> Sheet:
    """Return a sheet of lines whose cells are parted by ``|``, all of them texts."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    return sheet_of(rows, *merges)


def _cell(row: int, column: int, value: Typed) -> Cell:
    if isinstance(value, str):
        return Cell(row, column, value, CellKind.TEXT)
    number, shown = value if isinstance(value, tuple) else (value, "")
    return Cell(row, column, repr(number), CellKind.NUMBER, shown)

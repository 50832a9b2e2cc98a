"""The rows of data as values: every cell read by its column, nothing kept of a signature."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ukur.forms.table.cell_figures import Figure, resolved, tidy
from ukur.forms.table.civil_servants import is_nip
from ukur.forms.table.column_roles import ColumnFacts
from ukur.forms.table.table_grid import TableGrid
from ukur.forms.table.table_kinds import CellState, ColumnRole, Convention, RowKind
from ukur.forms.table.table_reading import TableCell, TableColumn, TableRemark, TableRow
from ukur.model.faults import quote
from ukur.model.spellings import SHEET_ERROR_HINT
from ukur.spreadsheet.grid import address

NAMED_LETTERS = 40  # of a cell's text in a message
_UNREAD = {ColumnRole.IGNORED, ColumnRole.ROW_NUMBER}
_LABELLED = {ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.BASELINE}
_LABEL = re.compile(r"[A-Z]{1,4}[+-]?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}")
"""Words that may stand for a figure: BB, WTP, Sangat Baik."""
_SIGNS = {Convention.COMMA: "titik", Convention.POINT: "koma"}
"""The decimal sign that a column of a convention should not have."""


@dataclass(frozen=True)
class Reading:
    """How single cells are read: the convention of each column, and what a person answered."""

    conventions: Mapping[int, Convention]
    answers: Mapping[str, str]

    def figure(self, column: int, figure: Figure) -> Figure:
        """Return the figure of a cell of a column."""
        if figure.state is CellState.DASH:
            return self._dash(figure)
        if figure.state is CellState.NUMBER_AND_WORDS and "angka-berkata" in self.answers:
            taken = self.answers["angka-berkata"] == "ambil"
            state, number = (CellState.NUMBER, figure.number) if taken else (CellState.BLANK, None)
            return replace(figure, state=state, number=number)
        return resolved(figure, self.conventions.get(column, Convention.CELL))

    def _dash(self, figure: Figure) -> Figure:
        match self.answers.get("strip"):
            case "nol":
                return replace(figure, state=CellState.NUMBER, number=Decimal(0))
            case "belum-ada":
                return replace(figure, state=CellState.BLANK)
            case "tidak-berlaku":
                return replace(figure, state=CellState.NOT_APPLICABLE)
        return figure


def read_figures(
    facts: Sequence[ColumnFacts], columns: Sequence[TableColumn], reading: Reading
) -> dict[int, dict[int, Figure]]:
    """Return the figures of each column that may hold some, by row."""
    asked = {c.number for c in columns if c.role.is_figure or c.role is ColumnRole.UNKNOWN}
    return {
        column.number: {row: reading.figure(column.number, item) for row, item in column.figures.items()}
        for column in facts
        if column.number in asked
    }


def table_rows(
    grid: TableGrid,
    columns: Sequence[TableColumn],
    kinds: Mapping[int, RowKind],
    figures: Mapping[int, Mapping[int, Figure]],
) -> tuple[TableRow, ...]:
    """Return every row below the header; rows of data with their cells, footers with their figures."""
    return tuple(
        TableRow(row, kind, dict(_cells(grid, columns, kinds, figures, row)), row in grid.hidden)
        for row, kind in kinds.items()
    )


def _cells(
    grid: TableGrid,
    columns: Sequence[TableColumn],
    kinds: Mapping[int, RowKind],
    figures: Mapping[int, Mapping[int, Figure]],
    row: int,
) -> Iterator[tuple[int, TableCell]]:
    if not (kinds[row].is_data or kinds[row] in {RowKind.TOTAL, RowKind.MEAN, RowKind.NARRATIVE}):
        return
    for column in columns:
        number = column.number
        if column.role in _UNREAD and kinds[row] is not RowKind.SIMPUL:
            continue
        figure = figures.get(number, {}).get(row) if column.role.is_figure else None
        cell = _figure_cell(row, number, figure) if figure else _text_cell(grid, kinds, row, number)
        if cell is not None:
            yield number, cell


def _figure_cell(row: int, column: int, figure: Figure) -> TableCell | None:
    return TableCell(address(row, column), figure.text, figure.state, figure.number, figure.satuan)


def _text_cell(grid: TableGrid, kinds: Mapping[int, RowKind], row: int, column: int) -> TableCell | None:
    """Return a cell of words, filled down from a merged one that began in a row of data above."""
    source = grid.source(row, column)
    filled = source != (row, column)
    if filled and (source[0] == row or not kinds.get(source[0], RowKind.BLANK).is_data):
        return None
    text = grid.text(*source)
    if not text:
        return None
    return TableCell(address(*source), tidy(text), CellState.TEXT, filled=filled)


def cell_remarks(
    grid: TableGrid,
    columns: Sequence[TableColumn],
    kinds: Mapping[int, RowKind],
    figures: Mapping[int, Mapping[int, Figure]],
) -> Iterator[TableRemark]:
    """Yield the cells of data that cannot be taken as they stand."""
    for column in columns:
        numbers = sum(item.is_number for item in figures.get(column.number, {}).values())
        for row, figure in figures.get(column.number, {}).items():
            if column.role.is_figure and kinds.get(row, RowKind.BLANK).is_data:
                said = _said_of(figure, column, numbers)
                if said is not None:
                    yield TableRemark(address(row, column.number), *said)
    for row, kind in kinds.items():
        if kind.is_data:
            for cell in grid.rows[row].values():
                if is_nip(cell):
                    yield TableRemark(
                        cell.address,
                        "sel memuat NIP; tidak dibaca dan tidak disimpan",
                        "tulis jabatannya saja",
                    )


def _said_of(figure: Figure, column: TableColumn, numbers: int) -> tuple[str, str] | None:
    shown = quote(figure.text[:NAMED_LETTERS])
    if figure.state is CellState.ERROR:
        return f"sel galat {shown}", SHEET_ERROR_HINT
    if figure.state is CellState.LIST:
        return f"daftar angka {shown} di satu sel", "tulis satu angka, atau pisah menjadi kolom bulan"
    worded = column.role in _LABELLED and _LABEL.fullmatch(figure.text)
    if figure.state is CellState.TEXT and numbers and not worded:
        return f"{shown} bukan angka", "perbaiki di tabel, lalu coba lagi; bila belum ada data, kosongkan"
    if figure.typed and figure.sign is not None and figure.sign == _SIGNS.get(column.convention):
        return (
            f"angka {shown} memakai {figure.sign} di kolom yang memakai {column.convention.value}",
            "periksa angkanya; dibaca menurut satu-satunya arti yang mungkin",
        )
    return None

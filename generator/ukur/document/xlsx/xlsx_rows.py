"""Tables as a sheet takes them: where each column stands, how wide it is, and the cells of each row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import Figure
from ukur.document.tabel.cell import Cell, plain
from ukur.document.tabel.declaration import Column, Kind, Rendering, Table, since_sixth
from ukur.document.tabel.record import Record
from ukur.document.xlsx.worksheet import CellContent, heading_width, number_width
from ukur.document.xlsx.worksheet import Column as Kolom

_WAY = Rendering.XLSX
_YES = {True: "ya", False: "tidak"}


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out on a sheet; ``grid`` are the widths in pixels of the sheet's columns."""

    columns: tuple[Column, ...]
    kolom: tuple[Kolom, ...]
    grid: tuple[int, ...]

    def at(self, name: str) -> int:
        """Return the sheet's column in which a column of this name begins."""
        names = [column.name for column in self.columns]
        return self.kolom[names.index(name)].awal

    def cells(self, record: Record, others: Mapping[str, CellContent] | None = None) -> list[CellContent]:
        """Return the cells of a row; ``others`` stand in the place of the values of their columns."""
        known = others or {}
        return [
            known[column.name] if column.name in known else cell(column.take(record))
            for column in self.columns
        ]


def lay(declared: Table, document: DokumenPengukuran, grid: Sequence[int] = ()) -> Laid:
    """Lay a table out: one column of the sheet for each of its own, or over a ``grid`` that is there.

    On a grid a column spans as many columns as it needs; where the grid ends too early it grows. Since
    edition 6 no heading is broken inside a word.
    """
    columns = declared.printed(_WAY, document)
    least = [heading_width(column.heading) if since_sixth(document) else 0 for column in columns]
    wanted = [max(column.width.pixels, needed) for column, needed in zip(columns, least, strict=True)]
    spans, widths = spread(wanted, grid)
    kolom = tuple(
        Kolom(
            column.heading,
            first,
            last,
            "tengah" if _WAY in column.centred or column.kind is Kind.ORDINAL else "teks",
            column.group,
            column.unit,
        )
        for column, (first, last) in zip(columns, spans, strict=True)
    )
    return Laid(columns, kolom, widths)


def spread(wanted: Sequence[int], grid: Sequence[int] = ()) -> tuple[list[tuple[int, int]], tuple[int, ...]]:
    """Return first and last column for each width that is wanted, and the grid they stand on.

    >>> spread([60, 100], [50, 20, 70])
    ([(0, 1), (2, 2)], (50, 20, 70))
    """
    if not grid:
        return [(at, at) for at in range(len(wanted))], tuple(wanted)
    widths, spans, at = list(grid), list[tuple[int, int]](), 0
    for width in wanted:
        if at == len(widths):
            widths.append(width)
        first, room = at, widths[at]
        while room < width and at + 1 < len(widths):
            at += 1
            room += widths[at]
        at += 1
        spans.append((first, at - 1))
    return spans, tuple(widths)


def widths(laid: Laid, records: Iterable[Record]) -> list[int]:
    """Return the widths of the sheet's columns in which every number of these rows is shown whole."""
    rows, grid = list(records), list(laid.grid)
    for column, place in zip(laid.columns, laid.kolom, strict=True):
        if column.kind is Kind.FIGURE:
            figures = (value for row in rows if isinstance(value := column.take(row), Figure))
            grid[place.awal] = number_width(figures, grid[place.awal])
    return grid


def cell(value: Cell) -> CellContent:
    """Return a value as a cell: figures and counts as numbers, everything else as text."""
    match value:
        case bool():
            return _YES[value]
        case int():
            return Figure(str(value), Decimal(value))
        case Figure():
            return value
        case _:
            return plain(value)

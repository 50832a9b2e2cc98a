"""Figures of a row as the data is to have them: of years and quarters, after every answer of the map."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

from ukur.forms.table.printed_units import MONEY, odd_units
from ukur.forms.table.table_checks import SeriesNature
from ukur.forms.table.table_kinds import CellState, ColumnRole
from ukur.forms.table.table_map import TableMap
from ukur.forms.table.table_reading import (
    Satuan,
    TableCell,
    TableColumn,
    TableReading,
    TableRemark,
)
from ukur.measure.rounding import precise_sum
from ukur.model.faults import quote
from ukur.model.numbers import AbsentReason, Label, Quantity, QuantityValue

_MONTHS = 3  # in a quarter
_QUANTITY = TypeAdapter[Quantity](QuantityValue)


@dataclass(frozen=True)
class YearFigures:
    """What a row says of one role in one year: the figure of the year, and those of quarters, by number.

    What was not told is not there. ``nature`` is None where the table has no parts of the year.
    """

    whole: Quantity | None = None
    quarters: Mapping[int, Quantity] = field(default_factory=dict)
    nature: SeriesNature | None = None
    addresses: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Quantity, ...]:
        """Every figure, that of the year first."""
        return (*(() if self.whole is None else (self.whole,)), *self.quarters.values())


class DecidedFigures:
    """The figures of all rows; ``faults`` grows by each cell that holds no single figure."""

    def __init__(self, reading: TableReading, peta: TableMap) -> None:
        self._reading = reading
        self._map = peta
        self._natures = {number: series.nature for series in reading.series for number in series.columns}
        self._unfit = {row.address for series in reading.series for row in series.mismatches}
        self.faults: dict[str, TableRemark] = {}

    def of(self, cells: Mapping[int, TableCell], role: ColumnRole) -> Mapping[int | None, YearFigures]:
        """Return what the cells of a row say of a role, by year; None is a year that nobody named."""
        columns = [column for column in self._reading.columns if column.role is role]
        years = dict.fromkeys(self._year(column) for column in columns)
        found = {year: self._one_year(cells, [c for c in columns if self._year(c) == year]) for year in years}
        return {year: figures for year, figures in found.items() if figures.values}

    def odd_units(
        self, cells: Mapping[int, TableCell], roles: frozenset[ColumnRole], satuan: Satuan
    ) -> Iterator[TableRemark]:
        """Yield each figure of some roles that is printed in another unit of measure."""
        columns = [column.number for column in self._reading.columns if column.role in roles]
        return odd_units([cells[number] for number in columns if number in cells], satuan, self._map)

    def _year(self, column: TableColumn) -> int | None:
        if column.role is ColumnRole.BASELINE:
            return column.year
        return column.year or self._map.tahun

    def _one_year(self, cells: Mapping[int, TableCell], columns: list[TableColumn]) -> YearFigures:
        whole: Quantity | None = None
        parts: dict[int, Quantity] = {}
        months, nature, used = False, None, []
        for column in columns:
            cell = cells.get(column.number)
            value = self._in_rupiah(column, self._value(cell)) if cell else None
            if cell is None or value is None:
                continue
            used.append(cell.address)
            said = whole if column.part is None else parts.get(column.part.number)
            if said is not None and said != value:
                self._twice(cell, column)
            elif column.part is None:
                whole = value
            else:
                parts[column.part.number] = value
                months = column.part.months
                nature = self._natures.get(column.number, SeriesNature.OPEN)
        quarters = dict(_quarters(parts, nature)) if months else parts
        odd = self._unfit.intersection(used)
        if odd and not any(map(self._map.corrects, odd)):  # accepted as printed: the year alone is agreed on
            quarters = {}
        return YearFigures(whole, quarters, nature, tuple(used))

    def _in_rupiah(self, column: TableColumn, value: Quantity | None) -> Quantity | None:
        entry = self._map.kolom.get(column.letter)
        if column.role not in MONEY or not isinstance(value, Decimal) or entry is None:
            return value
        return value * (entry.kelipatan or 1)

    def _twice(self, cell: TableCell, column: TableColumn) -> None:
        message = f"{quote(cell.text)} berbeda dari kolom {column.role} lain untuk waktu yang sama"
        hint = "pilih satu kolom: beri yang lain peran: abaikan di peta, atau tahun dan bagiannya sendiri"
        self.faults[cell.address] = TableRemark(cell.address, message, hint)

    def _value(self, cell: TableCell) -> Quantity | None:
        if cell.address in self._map.nilai:
            given: Quantity | None = self._map.nilai[cell.address]
            return given
        if cell.state is CellState.RANGE:
            return self._range(cell)
        return _READ.get(cell.state, self._no_figure)(cell)

    def _range(self, cell: TableCell) -> Quantity | None:
        try:
            read: Quantity = _QUANTITY.validate_python(cell.text)
        except ValidationError:
            self._no_figure(cell)
            return None
        return read

    def _no_figure(self, cell: TableCell) -> None:
        message = f"{quote(cell.text)} bukan satu angka"
        hint = f"tulis di peta, nilai: {{{cell.address}: angkanya}}, atau kosongkan: {{{cell.address}: n/a}}"
        self.faults[cell.address] = TableRemark(cell.address, message, hint)


def _quarters(months: Mapping[int, Quantity], nature: SeriesNature | None) -> Iterator[tuple[int, Quantity]]:
    """Yield the quarters that months make: their sum where they add up, else what the last of them says."""
    for quarter in range(1, 5):
        last = quarter * _MONTHS
        if nature is SeriesNature.INCREMENTS:
            values = [months[month] for month in range(last - _MONTHS + 1, last + 1) if month in months]
            if values:
                yield quarter, precise_sum(value for value in values if isinstance(value, Decimal))
        elif last in months:
            yield quarter, months[last]


_READ: Mapping[CellState, Callable[[TableCell], Quantity | None]] = {
    CellState.NUMBER: lambda cell: cell.number,
    CellState.TEXT: lambda cell: Label(cell.text),
    CellState.BLANK: lambda cell: None,
    CellState.DASH: lambda cell: None,
    CellState.NOT_APPLICABLE: lambda cell: AbsentReason.TIDAK_BERLAKU,
}

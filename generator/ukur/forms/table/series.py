"""Months and quarters of a year: do they add up to it, or does the last of them end at it?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ukur.forms.table.heading_words import normal_heading, without_part
from ukur.forms.table.proof import Figures
from ukur.forms.table.table_checks import SeriesNature, SeriesResult, SeriesRow
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_reading import TableColumn
from ukur.measure.rounding import precise_sum
from ukur.spreadsheet.grid import address

QUARTERS, MONTHS = 4, 12  # of a year
SHARE = Decimal("0.8")  # of the rows that say something; a table with one wrong row in five is believed
DUST = Decimal("1e-9")  # of the year: sums of binary fractions are off by less
_WHOLES = {
    ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.PAGU, ColumnRole.SPENT, ColumnRole.UNKNOWN,
}  # fmt: skip
_COMPUTED = {ColumnRole.CAPAIAN, ColumnRole.SERAPAN}


@dataclass(frozen=True)
class _Row:
    """The parts of a row in their order, None where blank, and its year."""

    number: int
    parts: tuple[Decimal | None, ...]
    year: Decimal

    @property
    def present(self) -> list[Decimal]:
        """The parts that are there; a blank one is left out, never taken for 0."""
        return [part for part in self.parts if part is not None]

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the year together."""
        return abs(precise_sum(self.present) - self.year) <= abs(self.year) * DUST

    @property
    def ends_there(self) -> bool:
        """Whether the last part is the year."""
        return abs(self.present[-1] - self.year) <= abs(self.year) * DUST

    @property
    def nature(self) -> SeriesNature | None:
        """How the parts make the year; None where both ways do, or none."""
        if self.adds_up is self.ends_there:
            return None
        if self.adds_up:
            return SeriesNature.INCREMENTS
        return SeriesNature.POSITION if self.falls else SeriesNature.RUNNING

    @property
    def falls(self) -> bool:
        """Whether a part is below the one before it."""
        return any(after < before for before, after in zip(self.present, self.present[1:], strict=False))


def series_of(columns: Sequence[TableColumn], figures: Figures) -> tuple[SeriesResult, ...]:
    """Return each run of months or quarters with the yearly column that it makes, if any."""
    wholes = [c for c in columns if c.part is None and c.role in _WHOLES and figures.get(c.number)]
    return tuple(_result(group, wholes, figures) for group in groups_of(columns))


def groups_of(columns: Sequence[TableColumn]) -> Iterator[tuple[TableColumn, ...]]:
    """Yield the columns of figures that differ in their month or quarter alone, in the order of the year."""
    groups: dict[tuple[str, ColumnRole, bool], dict[int, TableColumn]] = {}
    for column in columns:
        if column.part is not None and (column.role.is_figure or column.role is ColumnRole.UNKNOWN):
            key = (without_part(column.heading), column.role, column.part.months)
            groups.setdefault(key, {}).setdefault(column.part.number, column)
    for parts in groups.values():
        if len(parts) > 1:
            yield tuple(parts[number] for number in sorted(parts))


def _result(group: tuple[TableColumn, ...], wholes: Sequence[TableColumn], figures: Figures) -> SeriesResult:
    role, numbers = group[0].role, tuple(column.number for column in group)
    complete = len(group) == (MONTHS if group[0].part and group[0].part.months else QUARTERS)
    candidates = [
        _against(group, whole, figures)
        for whole in wholes
        if complete and role not in _COMPUTED and _may_make(role, whole.role)
    ]
    proved = [item for item in candidates if item.fits >= 2 and item.fits >= SHARE * item.tested]
    if proved:
        return max(proved, key=lambda item: (item.role is not ColumnRole.UNKNOWN, item.fits))
    return SeriesResult(numbers, role, SeriesNature.OPEN, blanks=_blanks(group, figures))


def _may_make(role: ColumnRole, whole: ColumnRole) -> bool:
    return ColumnRole.UNKNOWN in {role, whole} or role is whole


def _against(group: tuple[TableColumn, ...], whole: TableColumn, figures: Figures) -> SeriesResult:
    """Return what a run of columns is to a yearly column; each row may have its own way."""
    rows = list(_rows(group, whole, figures))
    own = {row.number: row.nature for row in rows if row.nature is not None}
    fitting = [row for row in rows if row.adds_up or row.ends_there]
    wrong = [row for row in rows if not (row.adds_up or row.ends_there)]
    adds = SeriesNature.INCREMENTS in own.values()
    return SeriesResult(
        tuple(column.number for column in group),
        whole.role if group[0].role is ColumnRole.UNKNOWN else group[0].role,
        _nature(own.values()),
        whole.number,
        len(fitting),
        len(rows),
        tuple(
            SeriesRow(
                row.number,
                address(row.number, whole.number),
                row.year,
                precise_sum(row.present) if adds else row.present[-1],
            )
            for row in wrong
        ),
        _blanks(group, figures),
        own,
    )


def _nature(own: Collection[SeriesNature]) -> SeriesNature:
    """Return the nature of a table from those that its rows prove."""
    found = set(own)
    if SeriesNature.INCREMENTS in found:
        return SeriesNature.INCREMENTS if len(found) == 1 else SeriesNature.MIXED
    if SeriesNature.POSITION in found:
        return SeriesNature.POSITION
    return SeriesNature.RUNNING if found else SeriesNature.OPEN


def _rows(group: tuple[TableColumn, ...], whole: TableColumn, figures: Figures) -> Iterator[_Row]:
    for row, figure in figures[whole.number].items():
        parts = tuple(_number(figures, column.number, row) for column in group)
        if figure.number and any(parts):
            yield _Row(row, parts, figure.number)


def _number(figures: Figures, column: int, row: int) -> Decimal | None:
    figure = figures.get(column, {}).get(row)
    return figure.number if figure else None


def _blanks(group: tuple[TableColumn, ...], figures: Figures) -> tuple[SeriesRow, ...]:
    """Return the rows in which some parts are blank and others are not."""
    rows = sorted({row for column in group for row in figures.get(column.number, {})})
    found = []
    for row in rows:
        missing = [c for c in group if _number(figures, c.number, row) is None]
        if 0 < len(missing) < len(group):
            places = tuple(address(row, column.number) for column in missing)
            found.append(SeriesRow(row, places[0], None, None, places))
    return tuple(found)


def repeated_sums(
    columns: Sequence[TableColumn], series: Sequence[SeriesResult], figures: Figures
) -> frozenset[int]:
    """Return the columns headed as a total that hold what a series adds up to, beside its own year."""
    found = set()
    for column in columns:
        words = normal_heading(column.heading)
        if column.part is not None or not words.startswith(("total", "jumlah")):
            continue
        for item in series:
            parts = tuple(other for other in columns if other.number in item.columns)
            result = _against(parts, column, figures) if figures.get(column.number) else None
            if column.number != item.whole and result and result.tested and result.fits == result.tested:
                found.add(column.number)
    return frozenset(found)


def with_series(
    columns: Sequence[TableColumn], series: Sequence[SeriesResult], sums: frozenset[int] = frozenset()
) -> tuple[TableColumn, ...]:
    """Return the columns, those without a role of their own with the one that their year has.

    ``sums`` are columns that repeat what a series adds up to (see :func:`repeated_sums`).
    """
    known: Mapping[int, SeriesResult] = {number: item for item in series for number in item.columns}
    changed = []
    for column in columns:
        if column.role is ColumnRole.UNKNOWN and column.number in sums:
            column = replace(column, role=ColumnRole.IGNORED, evidence="terbukti: jumlah bagian-bagiannya")
        item = known.get(column.number)
        if item is not None and item.whole is not None and column.role is ColumnRole.UNKNOWN:
            whole = next(other for other in columns if other.number == item.whole)
            column = replace(
                column, role=item.role, evidence=f"terbukti: bagian kolom {whole.letter} di {item.fits} baris"
            )
        changed.append(column)
    return tuple(changed)

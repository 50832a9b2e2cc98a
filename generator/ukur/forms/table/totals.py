"""Totals and means of a table beside what its rows make."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ukur.forms.table.proof import Figures
from ukur.forms.table.table_checks import TotalCheck
from ukur.forms.table.table_kinds import ColumnRole, RowKind
from ukur.forms.table.table_reading import TableColumn, TableNode
from ukur.measure.rounding import precise_mean, precise_sum
from ukur.spreadsheet.grid import address

MOST_TOTALS = 200  # of a column that are checked: the largest table met has 40, one for each program
_SUMMED = {ColumnRole.PAGU, ColumnRole.SPENT}
_AVERAGED = {ColumnRole.CAPAIAN, ColumnRole.SERAPAN}


def total_checks(
    columns: Sequence[TableColumn], kinds: Mapping[int, RowKind], figures: Figures, nodes: Sequence[TableNode]
) -> tuple[TotalCheck, ...]:
    """Return each printed total and mean, and each node's money that the nodes below it should make.

    ``figures`` of all rows, read by their columns' conventions.
    """
    found = [check for column in columns for check in _footers(column, kinds, figures, nodes)]
    found += _nodes(columns, nodes)
    return tuple(sorted(found, key=lambda check: (check.row, check.column)))


def _footers(
    column: TableColumn, kinds: Mapping[int, RowKind], figures: Figures, nodes: Sequence[TableNode]
) -> Iterator[TotalCheck]:
    above, checked = dict[int, Decimal](), 0
    for row, figure in sorted(figures.get(column.number, {}).items()):
        kind, at = kinds[row], address(row, column.number)
        if figure.number is None or checked == MOST_TOTALS:
            continue
        if kind.is_data:
            above[row] = figure.number
        elif kind is RowKind.TOTAL and column.role in _SUMMED and above:
            sums = list(_sums(row, above, kinds, nodes))
            made = next((value for value in sums if value == figure.number), sums[0])
            yield TotalCheck(row, column.number, at, figure.number, made)
            checked += 1
        elif kind is RowKind.MEAN and column.role in _AVERAGED and above:
            mean = precise_mean(list(above.values())) or Decimal(0)
            yield TotalCheck(row, column.number, at, figure.number, mean, mean=True)
            checked += 1


def _sums(
    row: int, above: Mapping[int, Decimal], kinds: Mapping[int, RowKind], nodes: Sequence[TableNode]
) -> Iterator[Decimal]:
    """Yield what a total may be the sum of: of the topmost nodes, of the rows since the last total, of all.

    Where programs stand above their kegiatan, the sum of all rows counts every rupiah twice.
    """
    starts = [r for r, kind in kinds.items() if kind is RowKind.TOTAL and r < row]
    since = {r: value for r, value in above.items() if r > max(starts, default=0)}
    for part in (above, since):
        owners = {node.row: place for place, node in enumerate(nodes) if node.row in part}
        yield precise_sum(v for r, v in part.items() if not _has_ancestor(nodes, owners, r))
    for part in (above, since):
        yield precise_sum(part.values())
    parents = {node.parent for node in nodes}
    leaves = {node.row for place, node in enumerate(nodes) if place not in parents}
    for part in (above, since):
        yield precise_sum(value for r, value in part.items() if r in leaves)


def _has_ancestor(nodes: Sequence[TableNode], owners: Mapping[int, int], row: int) -> bool:
    """Return whether a node above a row's own has a figure too."""
    place = owners.get(row)
    parent = nodes[place].parent if place is not None else None
    while parent is not None:
        if nodes[parent].row in owners and nodes[parent].row != row:
            return True
        parent = nodes[parent].parent
    return False


def _nodes(columns: Sequence[TableColumn], nodes: Sequence[TableNode]) -> Iterator[TotalCheck]:
    """Yield the money of each node whose nodes below have money too."""
    below: dict[int, list[TableNode]] = {}
    for node in nodes:
        if node.parent is not None:
            below.setdefault(node.parent, []).append(node)
    for column in columns:
        if column.role not in _SUMMED:
            continue
        for place, children in below.items():
            own = nodes[place].figures.get(column.number)
            parts = [child.figures.get(column.number) for child in children]
            numbers = [part.number for part in parts if part is not None and part.number is not None]
            if own is not None and own.number is not None and numbers:
                made = precise_sum(numbers)
                yield TotalCheck(nodes[place].row, column.number, own.address, own.number, made)

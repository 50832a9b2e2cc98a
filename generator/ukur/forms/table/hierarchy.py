"""The tree and the indicators that a table names: by codes, by words, by cells that are filled down."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ukur.forms.table.heading_words import (
    NAMELESS,
    SAME,
    level_of_code,
    level_of_name,
    level_of_word,
    normal_heading,
)
from ukur.forms.table.table_kinds import CellState, ColumnRole, NodeLevel, RowKind
from ukur.forms.table.table_reading import TableCell, TableColumn, TableIndikator, TableNode, TableRow
from ukur.forms.table.unit_words import known_unit

_SHORT = re.compile(r"(?P<order>[IVXLC]+|\d{1,2}|[A-Z])\.?")
_IN_NAME = re.compile(r"\(([^()]+)\)$")
_MONEY = frozenset({ColumnRole.PAGU, ColumnRole.SPENT, ColumnRole.SERAPAN})
ABOVE = -1  # depth of what stands above every level
_NO_LEVEL = 50  # depth of a node of which nothing is known: below every level there is
_CODED = 100  # depth of codes outside the nomenclature, by the number of their parts


@dataclass
class _Tree:
    """The nodes met so far, and those that the row in hand stands below."""

    nodes: list[TableNode] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    known: dict[tuple[int | None, str], int] = field(default_factory=dict)

    @property
    def top(self) -> int | None:
        """The deepest node that the row stands below."""
        return self.stack[-1] if self.stack else None

    def enter(self, node: TableNode, depth: int) -> int:
        """Return the place of a node, a new one unless it is known below its parent."""
        above = next((p for p in reversed(self.stack) if self.depths[p] < depth), None)
        key = above, normal_heading(node.kode or node.name)
        if (place := self.known.get(key)) is None:
            place = self.known[key] = len(self.nodes)
            self.nodes.append(replace(node, parent=above))
            self.depths.append(depth)
        self.stand_below(place)
        return place

    def stand_below(self, place: int) -> None:
        """Let the row stand below a node; one that it stands below already keeps what is below it."""
        if place in self.stack:
            return
        while self.stack and self.depths[self.stack[-1]] >= self.depths[place]:
            self.stack.pop()
        self.stack.append(place)

    def named(self, text: str, depth: int) -> int | None:
        """Return the last node of a depth that a short form means: "I" for "I. Terwujudnya ..."."""
        match = _SHORT.fullmatch(text)
        if match is None:
            return None
        begins = f"{match['order']}."
        places = (n for n in reversed(range(len(self.nodes))) if self.depths[n] == depth)
        return next((place for place in places if self.nodes[place].name.startswith(begins)), None)


@dataclass(frozen=True)
class Names:
    """What a table names, in its order."""

    nodes: tuple[TableNode, ...]
    indikator: tuple[TableIndikator, ...]


def names_of(columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> Names:
    """Return the nodes and indicators that the rows of data name, each figure with its owner.

    Money belongs to the nearest node on its left, everything else to the row's indicator, or to the node of a
    row without one.
    """
    tree, indikator, owned = _Tree(), list[TableIndikator](), dict[int, dict[int, TableCell]]()
    places = _Places(columns)
    for row in rows:
        if not row.kind.is_data:
            continue
        at = _enter_nodes(tree, places, row)
        figures = {n: cell for n, cell in row.cells.items() if n in places.figures}
        mine = dict[int, TableCell]()
        for number, cell in figures.items():
            owner = places.owner(number, at) if number in places.money or row.kind is RowKind.SIMPUL else None
            if owner is None and row.kind is RowKind.SIMPUL:
                owner = tree.top
            if owner is None:
                mine[number] = cell
            elif not cell.filled:
                owned.setdefault(owner, {}).setdefault(number, cell)
        if row.kind is RowKind.INDIKATOR:
            indikator.append(_indikator(places, row, at, tree, mine))
    nodes = (replace(node, figures=owned.get(place, {})) for place, node in enumerate(tree.nodes))
    return Names(tuple(nodes), tuple(indikator))


class _Places:
    """Which columns name what, from the left."""

    def __init__(self, columns: Sequence[TableColumn]) -> None:
        self.nodes = [column for column in columns if column.role is ColumnRole.SIMPUL]
        self.indikator = [column.number for column in columns if column.role is ColumnRole.INDIKATOR]
        self.levels = [column.number for column in columns if column.role is ColumnRole.LEVEL]
        self.satuan = [column.number for column in columns if column.role is ColumnRole.SATUAN]
        self.targets = [c.number for c in columns if c.role in {ColumnRole.TARGET, ColumnRole.REALISASI}]
        self.money = {column.number for column in columns if column.role in _MONEY}
        self.figures = {c.number for c in columns if c.role.is_figure}
        named = sorted([column.number for column in self.nodes] + self.indikator)
        self.codes: dict[int | None, list[int]] = {}
        for column in columns:
            if column.role is ColumnRole.KODE:
                after = next((number for number in named if number > column.number), None)
                self.codes.setdefault(after, []).append(column.number)

    def owner(self, money: int, at: Mapping[int, int]) -> int | None:
        """Return the node that a column of money belongs to in a row; ``at`` are its nodes by column."""
        left = [column.number for column in self.nodes if column.number < money]
        return next((at[number] for number in reversed(left) if number in at), None)

    def kode(self, row: TableRow, column: int | None) -> str | None:
        """Return the code that stands before a name; codes in several columns are one code."""
        texts = [row.cells[number].text for number in self.codes.get(column, ()) if number in row.cells]
        return ".".join(text.strip(".") for text in texts) or None


def _enter_nodes(tree: _Tree, places: _Places, row: TableRow) -> dict[int, int]:
    """Enter the nodes that a row names; return the place of each by the column that names it."""
    at: dict[int, int] = {}
    found = list(_named(places, row))
    for number, node, depth in found:
        short = tree.named(node.name, depth) if node.kode is None else None
        if short is not None:
            tree.stand_below(short)
            at[number] = short
        elif normal_heading(node.name) in SAME:
            same = next((p for p in reversed(tree.stack) if tree.depths[p] == depth), None)
            if same is not None:
                at[number] = same
        else:
            at[number] = tree.enter(node, depth)
    for place, column in enumerate(places.nodes):
        if column.number not in at:
            depth = _depth(column.level, None, place)
            kept = next((p for p in reversed(tree.stack) if tree.depths[p] == depth), None)
            if kept is None and column.level is None and not found:
                kept = tree.top
            if kept is not None:
                at[column.number] = kept
    return at


def _named(places: _Places, row: TableRow) -> Iterator[tuple[int, TableNode, int]]:
    """Yield the nodes that a row itself names: column, node, depth."""
    words = next((row.cells[number].text for number in places.levels if number in row.cells), "")
    for place, column in enumerate(places.nodes):
        cell = row.cells.get(column.number)
        if cell is None or normal_heading(cell.text) in NAMELESS:
            continue
        kode = places.kode(row, column.number)
        level = column.level or level_of_word(words) or level_of_code(kode or "") or level_of_name(cell.text)
        yield column.number, _node(cell, row, level, kode), _depth(level, kode, place)
    if row.kind is RowKind.SIMPUL and not any(column.number in row.cells for column in places.nodes):
        texts = [(n, cell) for n, cell in row.cells.items() if n not in places.figures and len(cell.text) > 2]
        names = [(n, cell) for n, cell in texts if not level_of_code(cell.text)]
        if names:
            number, cell = names[0]
            kode = next((c.text for n, c in texts if n < number and level_of_code(c.text)), None)
            level = level_of_code(kode or "") or level_of_name(cell.text)
            yield number, _node(cell, row, level, kode), _depth(level, kode, 0)


def _node(cell: TableCell, row: TableRow, level: NodeLevel | None, kode: str | None) -> TableNode:
    return TableNode(cell.text, cell.address, row.number, level, kode)


def _depth(level: NodeLevel | None, kode: str | None, place: int) -> int:
    """Return how deep a node stands: by its level, else by the parts of its code, else by its column."""
    if level is NodeLevel.URUSAN and kode is not None and "." not in kode:
        return ABOVE  # 2 is the urusan of 2.13, which is its field
    if level is not None:
        return level.depth
    return _CODED + kode.count(".") if kode else _NO_LEVEL + place


def _indikator(
    places: _Places, row: TableRow, at: Mapping[int, int], tree: _Tree, figures: dict[int, TableCell]
) -> TableIndikator:
    number = next((n for n in places.indikator if n in row.cells), None)
    left = [c.number for c in places.nodes if number is None or c.number < number]
    node = next((at[n] for n in reversed(left) if n in at), None)
    if node is None and not left:
        node = next((at[c.number] for c in reversed(places.nodes) if c.number in at), None)
    if node is None:
        node = tree.top
    kode = places.kode(row, number) if number is not None else places.kode(row, None)
    cell = row.cells[number] if number is not None else _fallback(row, places)
    name = cell.text if cell else (kode or "")
    return TableIndikator(
        name,
        cell.address if cell else "",
        row.number,
        node,
        kode,
        _satuan(places, row, name),
        figures,
    )


def _fallback(row: TableRow, places: _Places) -> TableCell | None:
    """Return the cell that names a row without an indicator's name: its deepest node, else its code."""
    for number in [*(column.number for column in reversed(places.nodes)), *places.codes.get(None, ())]:
        if number in row.cells:
            return row.cells[number]
    return None


def _satuan(places: _Places, row: TableRow, name: str) -> str | None:
    """Return how a row spells its unit: in its column, beside its target, or at the end of the name."""
    for number in places.satuan:
        if number in row.cells and row.cells[number].state is not CellState.BLANK:
            return row.cells[number].text
    beside = (row.cells[number].satuan for number in places.targets if number in row.cells)
    return next((unit for unit in beside if unit), None) or _unit_in_name(name)


def _unit_in_name(name: str) -> str | None:
    """Return the unit in parentheses that ends a name: "Persentase desa tertata (%)"; a known one only."""
    match = _IN_NAME.search(name)
    return match[1] if match and known_unit(match[1]) else None

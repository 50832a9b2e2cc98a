"""Nodes of the tree that a table names: which of them the tree has, and where the others are put in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from ukur.forms.table.nomenclature import Nomenclature, codes_above, level_of, plain_name
from ukur.forms.table.table_kinds import ColumnRole, NodeLevel
from ukur.forms.table.table_map import TOP, TableMap
from ukur.forms.table.table_reading import TableNode, TableReading, TableRemark
from ukur.model.catalogue import Loc
from ukur.model.pohon import JenisSimpul, PohonKinerja
from ukur.source.splice import Edit

NOMENCLATURE = "Nomenklatur program, kegiatan, dan sub kegiatan"
"""The source of a node that the table does not name, but the code of one below it."""

_PREFIX = {
    JenisSimpul.TUJUAN: "T",
    JenisSimpul.SASARAN: "SS",
    JenisSimpul.PROGRAM: "PRG",
    JenisSimpul.KEGIATAN: "KEG",
    JenisSimpul.SUB_KEGIATAN: "SUB",
}
_CODED = (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUB_KEGIATAN)


@dataclass(frozen=True)
class PlannedTree:
    """Which code each node of the table has, by its place there, and what is to be put into the tree.

    ``added`` are the new nodes as code, level and name, in order; a node of an urusan has no code.
    """

    codes: Mapping[int, str]
    edits: tuple[Edit, ...]
    added: tuple[tuple[str, JenisSimpul, str], ...]
    faults: tuple[TableRemark, ...]


def plan_tree(
    reading: TableReading, peta: TableMap, pohon: PohonKinerja, nomenclature: Nomenclature
) -> PlannedTree:
    """Return the plan; a node of the tree with the same code, or level and name, is the same node."""
    planner = _Planner(reading, peta, pohon, nomenclature)
    for place, node in enumerate(reading.nodes):
        planner.place(place, node)
    return PlannedTree(planner.codes, planner.edits(), tuple(planner.added), tuple(planner.faults))


@dataclass
class _Known:
    """A node of the tree, or one to come; ``loc`` is None for one to come, ``below`` its new children."""

    kode: str
    level: JenisSimpul
    name: str
    parent: str | None
    loc: Loc | None = None
    has: int = 0
    sumber: str = ""
    below: list["_Known"] = field(default_factory=list)

    def value(self) -> dict[str, Any]:
        """Return the node as the file holds it."""
        entry: dict[str, Any] = {"kode": self.kode, "jenis": self.level.value, "uraian": self.name}
        entry["sumber"] = self.sumber
        return {**entry, "anak": [child.value() for child in self.below]} if self.below else entry


class _Planner:
    def __init__(
        self, reading: TableReading, peta: TableMap, pohon: PohonKinerja, nomenclature: Nomenclature
    ) -> None:
        self._reading, self._map, self._official = reading, peta, nomenclature
        self.codes: dict[int, str] = {}
        self.added: list[tuple[str, JenisSimpul, str]] = []
        self.faults: list[TableRemark] = []
        self._top = _Known("", JenisSimpul.TUJUAN, "", None, (), len(pohon.simpul))
        self._known: dict[str, _Known] = {}
        for loc, node, parent in pohon.located_simpul():
            above = parent.kode if parent else None
            self._known.setdefault(
                node.kode, _Known(node.kode, node.jenis, node.uraian, above, loc, len(node.anak))
            )

    def place(self, place: int, node: TableNode) -> None:
        """Find a node of the table in the tree, or put it in."""
        above = self.codes.get(node.parent) if node.parent is not None else None
        known = self._level(node)
        if known is NodeLevel.URUSAN:
            return
        if known is None:
            hint = "tulis tingkat pada kolom itu di peta: tujuan, sasaran, program, kegiatan, sub-kegiatan"
            self.faults.append(TableRemark(node.address, "tingkat simpul ini tidak diketahui", hint))
            return
        level, kode = JenisSimpul(known.value), clean_code(node.kode)
        found = self._find(kode, level, node.name, above)
        if found is None:
            kode = kode or self._official.code_of(node.name, level, self._coded(above))
            found = self._known.get(kode or "") or self._put_in(kode, level, node.name, above)
        self.codes[place] = found.kode

    def _level(self, node: TableNode) -> NodeLevel | None:
        """Return a node's level: what the map says of a column of one level, else what the row tells."""
        letter = node.address.rstrip("0123456789")
        said = self._map.kolom.get(letter)
        if said is None or said.peran is not ColumnRole.SIMPUL:
            return node.level
        column = next((item for item in self._reading.columns if item.letter == letter), None)
        mixed = column is None or column.level is None
        return node.level or said.tingkat if mixed else said.tingkat or node.level

    def _find(self, kode: str | None, level: JenisSimpul, name: str, above: str | None) -> _Known | None:
        if kode is not None:
            return self._known.get(kode)
        same = [
            known
            for known in self._known.values()
            if known.level is level and plain_name(known.name) == plain_name(name)
        ]
        beside = [known for known in same if above is not None and known.parent == above]
        return next(iter(beside or (same if len(same) == 1 else ())), None)

    def _coded(self, above: str | None) -> str | None:
        return above if above and level_of(above) else None

    def _put_in(self, kode: str | None, level: JenisSimpul, name: str, above: str | None) -> _Known:
        if kode is not None:
            above = self._official_parent(kode, self._fitting(kode, above))
        parent = self._parent(above)
        node = _Known(kode or self._new_code(level, parent), level, name, parent.kode or None)
        node.sumber = self._map.sumber
        return self._enter(node, parent)

    def _parent(self, above: str | None) -> _Known:
        return self._known.get(above or self._map.bawaan.induk or TOP, self._top)

    def _fitting(self, kode: str, above: str | None) -> str | None:
        """Return the nearest node above whose code a code may stand below: a group without code is none."""
        while above is not None and (node := self._known[above]).level in _CODED:
            if kode.startswith(f"{above}."):
                break
            above = node.parent
        return above

    def _enter(self, node: _Known, parent: _Known) -> _Known:
        parent.below.append(node)
        self._known[node.kode] = node
        self.added.append((node.kode, node.level, node.name))
        return node

    def _official_parent(self, kode: str, above: str | None) -> str | None:
        """Put in the official nodes above a code that the nomenclature names; return the nearest of them."""
        for upper in codes_above(kode):
            name, level = self._official.name_of(upper), level_of(upper)
            if upper in self._known:
                above = upper
            elif name is not None and level is not None:
                parent = self._parent(above)
                self._enter(_Known(upper, level, name, parent.kode or None, sumber=NOMENCLATURE), parent)
                above = upper
        return above

    def _new_code(self, level: JenisSimpul, parent: _Known) -> str:
        """Return the next free code: below a coded node it begins with the code of that."""
        below = level in _CODED[1:] and parent.level in _CODED
        start = f"{parent.kode}." if below else f"{_PREFIX[level]}-"
        return next(code for n in count(1) if (code := f"{start}{n}") not in self._known)

    def edits(self) -> tuple[Edit, ...]:
        """Return what is put into the file: members of lists that are there, or whole lists."""
        found: list[Edit] = []
        for node in (self._top, *self._known.values()):
            if node.loc is None or not node.below:
                continue
            where: Loc = ("simpul",) if node is self._top else (*node.loc, "anak")
            values = [child.value() for child in node.below]
            if node.has:
                found += [Edit((*where, node.has + n), value) for n, value in enumerate(values)]
            else:
                found.append(Edit(where, values))
        return tuple(found)


def clean_code(text: str | None) -> str | None:
    """Return a code as files bear it; None where a table has no code or none that can name a file.

    ``IKU 1a-CP`` becomes ``IKU-1a-CP``; the dot behind a row's number goes.
    """
    bare = re.sub(r"[^A-Za-z0-9._-]+", "-", (text or "").strip()).strip(".-_")
    return bare if 0 < len(bare) <= MAX_CODE and ".." not in bare else None


MAX_CODE = 41
"""Letters of a code, as the model of data files has it."""

"""One sheet of an .xlsx, from its XML."""

from collections.abc import Sequence
from dataclasses import dataclass

from ukur.spreadsheet.grid import Cell, CellKind, CellRange, Sheet, address, cell_range, position
from ukur.spreadsheet.markup import Attributes
from ukur.spreadsheet.sheet_budget import SheetBudget
from ukur.spreadsheet.stored_values import ISO_FORMAT, stored_date, stored_number
from ukur.spreadsheet.unreadable import LAST_COLUMN, LAST_ROW, damaged
from ukur.spreadsheet.xlsx_parts import TextCollector, whole

_TRUE = {"1", "true"}


@dataclass(frozen=True)
class BookParts:
    """What the cells of every sheet refer to."""

    texts: Sequence[str]
    formats: Sequence[str]
    date1904: bool


class SheetMarkup:
    """Takes the events of one sheet's XML and makes its cells."""

    def __init__(self, name: str, parts: BookParts, budget: SheetBudget) -> None:
        self.name, self._parts, self._budget = name, parts, budget
        self.cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[CellRange] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = self._column = 0
        self._kind, self._style, self._formula = "n", 0, False
        self._text = TextCollector()

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if tag == "c":
            self._start_cell(attributes)
        elif tag in {"v", "t", "rPh"}:
            self._text.start(tag)
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "mergeCell":
            self._merge(attributes["ref"])
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            last = min(whole(attributes["max"]), LAST_COLUMN)
            self._hidden_columns.update(range(whole(attributes["min"]), last + 1))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in {"v", "t", "rPh"}:
            self._text.end(tag)
        elif tag == "c":
            self._end_cell()

    def text(self, piece: str) -> None:
        """Take text between tags."""
        self._text.add(piece)

    def sheet(self, state: str) -> Sheet:
        """Return the sheet as read."""
        hidden = frozenset(self._hidden_rows), frozenset(self._hidden_columns)
        return Sheet(self.name, state, self.cells, tuple(self._merges), *hidden)

    def _start_row(self, attributes: Attributes) -> None:
        self._budget.element()
        self._row = whole(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if not 1 <= self._row <= LAST_ROW:
            raise damaged(f"baris {self._row} tidak ada di lembar mana pun", self.name)
        if attributes.get("hidden") in _TRUE:
            self._hidden_rows.add(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        self._budget.element()
        reference = attributes.get("r")
        found = position(reference) if reference else (self._row, self._column + 1)
        if found is None or found[0] != self._row or found[1] > LAST_COLUMN:
            raise damaged(
                "ada sel tanpa tempat yang sah", f"{self.name}!{reference[:20]}" if reference else self.name
            )
        self._column = found[1]
        self._kind, self._formula = attributes.get("t", "n"), False
        self._style = whole(attributes.get("s", "0"))
        self._text.clear()

    def _end_cell(self) -> None:
        text, place = self._text.text(), (self._row, self._column)
        self._text.clear()
        if not text and not self._formula:
            return
        where = f"{self.name}!{address(*place)}"
        if place in self.cells:
            raise damaged("sel ini ada dua kali", where)
        self._budget.cell(self._row, where)
        kind, text, number_format = self._value(text, where)
        if kind is CellKind.BLANK and not self._formula:
            return
        self.cells[place] = Cell(*place, text, kind, number_format, self._formula, self._parts.date1904)

    def _value(self, text: str, where: str) -> tuple[CellKind, str, str]:
        """Return kind, text and number format of the cell that ends."""
        style = self._parts.formats[self._style] if self._style < len(self._parts.formats) else ""
        if self._kind == "s" and text:
            text = self._shared(text, where)
        if not text:
            return CellKind.BLANK, "", style
        if self._kind in {"s", "str", "inlineStr"}:
            return CellKind.TEXT, text, style
        if self._kind == "b":
            return CellKind.BOOLEAN, "TRUE" if text.strip() in _TRUE else "FALSE", style
        if self._kind == "e":
            return CellKind.ERROR, text, style
        if self._kind == "d":
            return CellKind.NUMBER, stored_date(text, where, self._parts.date1904), ISO_FORMAT
        return CellKind.NUMBER, stored_number(text, where), style

    def _shared(self, text: str, where: str) -> str:
        index = whole(text.strip())
        if index >= len(self._parts.texts):
            raise damaged(f"sel menunjuk teks ke-{index} yang tidak ada", where)
        return self._parts.texts[index]

    def _merge(self, text: str) -> None:
        found = cell_range(text)
        if found is None:
            raise damaged(f"sel gabungan {text[:30]!r} bukan bagian lembar", self.name)
        self._budget.merge(self.name)
        self._merges.append(found)

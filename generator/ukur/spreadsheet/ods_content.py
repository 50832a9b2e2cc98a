"""The sheets of an .ods, from its XML; what is repeated there is written out, blank cells are not."""

from ukur.spreadsheet.grid import Cell, CellKind, CellRange, Sheet, address
from ukur.spreadsheet.markup import Attributes
from ukur.spreadsheet.ods_styles import OdsStyles
from ukur.spreadsheet.sheet_budget import SheetBudget
from ukur.spreadsheet.stored_values import ISO_FORMAT, stored_date, stored_number, stored_time
from ukur.spreadsheet.unreadable import (
    LAST_COLUMN,
    LAST_ROW,
    MAX_NAMES,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_TEXT,
    damaged,
    too_large,
)
from ukur.spreadsheet.xlsx_parts import whole

_CELLS = {"table-cell", "covered-table-cell"}
# Remarks and drawings that lie in a cell or on a sheet, and what else holds cells that are none.
_ASIDE = {"annotation", "shapes", "frame", "custom-shape", "dde-links", "tracked-changes"}
_SPACES = {"tab": "\t", "line-break": "\n"}
_HIDDEN = {"collapse", "filter"}


class OdsContent:
    """Takes the events of content.xml and makes its sheets."""

    def __init__(self, styles: OdsStyles) -> None:
        self.sheets: list[Sheet] = []
        self.names: dict[str, str] = {}
        self._styles, self._budget = styles, SheetBudget()
        self._aside = 0  # depth of remarks and drawings
        self._sheet: _SheetRows | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if self._aside or tag in _ASIDE or (self._sheet and tag == "table"):
            self._aside += 1
        elif self._sheet:
            self._sheet.start(tag, attributes)
        elif tag == "table":
            self._start_sheet(attributes)
        elif tag == "named-range":
            self._name(attributes)
        else:
            self._styles.start(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._aside:
            self._aside -= 1
        elif self._sheet and tag == "table":
            self.sheets.append(self._sheet.sheet())
            self._sheet = None
        elif self._sheet:
            self._sheet.end(tag)
        else:
            self._styles.end(tag)

    def text(self, piece: str) -> None:
        """Take text between tags."""
        if self._sheet and not self._aside:
            self._sheet.text(piece)

    def _start_sheet(self, attributes: Attributes) -> None:
        name = attributes["table:name"]
        if len(self.sheets) >= MAX_SHEETS:
            raise too_large(f"lebih dari {MAX_SHEETS} lembar")
        if any(sheet.name.casefold() == name.casefold() for sheet in self.sheets):
            raise damaged("dua lembar bernama sama")
        hidden = attributes.get("table:style-name", "") in self._styles.hidden_tables
        self._budget.next_sheet()
        self._sheet = _SheetRows(name, "hidden" if hidden else "visible", self._styles, self._budget)

    def _name(self, attributes: Attributes) -> None:
        """Write a defined name as .xlsx does: ``$_ukur.$B$1`` is ``_ukur!$B$1``."""
        sheet, _, place = attributes["table:cell-range-address"].rpartition(".")
        self.names[attributes["table:name"]] = f"{sheet.removeprefix('$')}!{place}"
        if len(self.names) > MAX_NAMES:
            raise too_large(f"lebih dari {MAX_NAMES} nama")


class _SheetRows:
    """Takes the events of one table."""

    def __init__(self, name: str, state: str, styles: OdsStyles, budget: SheetBudget) -> None:
        self._name, self._state, self._styles, self._budget = name, state, styles, budget
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[CellRange] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = self._column = self._definitions = 0
        self._row_count = 1
        self._filled: list[tuple[int, int, Cell]] = []  # column, repeats, cell of the row that is read
        self._attributes: Attributes = {}
        self._pieces: list[str] | None = None
        self._length = self._paragraphs = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "table-column":
            self._start_column(attributes)
        elif tag == "table-row":
            self._budget.element()
            self._row_count = _repeats(attributes, "table:number-rows-repeated")
            self._column, self._filled = 0, []
            if attributes.get("table:visibility") in _HIDDEN:
                last = min(self._row + self._row_count, self._row + MAX_ROWS)  # an empty rest may be hidden
                self._hidden_rows.update(range(self._row + 1, last + 1))
        elif tag in _CELLS:
            self._budget.element()
            self._attributes, self._pieces, self._paragraphs, self._length = attributes, [], 0, 0
        elif self._pieces is not None:
            self._start_text(tag, attributes)

    def end(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag == "table-row":
            self._end_row()

    def text(self, piece: str) -> None:
        if self._pieces is not None and self._paragraphs:
            self._length += len(piece)
            if self._length > MAX_TEXT:
                raise too_large(f"satu sel berisi lebih dari {MAX_TEXT} huruf", self._where(self._column + 1))
            self._pieces.append(piece)

    def sheet(self) -> Sheet:
        hidden = frozenset(self._hidden_rows), frozenset(self._hidden_columns)
        return Sheet(self._name, self._state, self._cells, tuple(self._merges), *hidden)

    def _where(self, column: int) -> str:
        return f"{self._name}!{address(self._row + 1, column)}"

    def _start_column(self, attributes: Attributes) -> None:
        count = min(_repeats(attributes, "table:number-columns-repeated"), LAST_COLUMN)
        first, self._definitions = self._definitions, min(self._definitions + count, LAST_COLUMN)
        if attributes.get("table:visibility") in _HIDDEN:
            self._hidden_columns.update(range(first + 1, self._definitions + 1))

    def _start_text(self, tag: str, attributes: Attributes) -> None:
        if tag in {"p", "h"}:
            if self._paragraphs:
                self.text("\n")
            self._paragraphs += 1
        elif tag in _SPACES:
            self.text(_SPACES[tag])
        elif tag == "s":
            self.text(" " * min(_repeats(attributes, "text:c"), MAX_TEXT))

    def _end_cell(self) -> None:
        attributes, pieces = self._attributes, self._pieces or []
        self._pieces = None
        column = self._column + 1
        count = _repeats(attributes, "table:number-columns-repeated")
        self._column += count
        if self._column > LAST_COLUMN:
            raise damaged(f"lebih dari {LAST_COLUMN} kolom", self._name)
        self._merge(column, attributes)
        cell = self._cell(column, "".join(pieces))
        if cell.text or cell.formula:
            self._filled.append((column, count, cell))

    def _cell(self, column: int, shown: str) -> Cell:
        attributes, where = self._attributes, self._where(column)
        kind, text = self._value(shown, where)
        number_format = self._styles.number_format(attributes.get("table:style-name", ""))
        if kind is CellKind.NUMBER:
            number_format = _format_of(attributes["office:value-type"], number_format)
        return Cell(self._row + 1, column, text, kind, number_format, "table:formula" in attributes)

    def _value(self, shown: str, where: str) -> tuple[CellKind, str]:
        attributes = self._attributes
        value_type = attributes.get("office:value-type", "")
        if attributes.get("calcext:value-type") == "error":
            return CellKind.ERROR, shown or "#VALUE!"
        if value_type in {"float", "percentage", "currency"}:
            return CellKind.NUMBER, stored_number(attributes["office:value"], where)
        if value_type == "date":
            return CellKind.NUMBER, stored_date(attributes["office:date-value"], where)
        if value_type == "time":
            return CellKind.NUMBER, stored_time(attributes["office:time-value"], where)
        if value_type == "boolean":
            return CellKind.BOOLEAN, attributes["office:boolean-value"].upper()
        text = shown or attributes.get("office:string-value", "")
        return (CellKind.TEXT if text else CellKind.BLANK), text

    def _merge(self, column: int, attributes: Attributes) -> None:
        rows = _repeats(attributes, "table:number-rows-spanned")
        columns = _repeats(attributes, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            self._budget.merge(self._name)
            row = self._row + 1
            self._merges.append(CellRange(row, column, row + rows - 1, column + columns - 1))

    def _end_row(self) -> None:
        for row in range(self._row + 1, self._row + self._row_count + 1) if self._filled else ():
            for first, count, cell in self._filled:
                for column in range(first, first + count):
                    self._budget.cell(row, f"{self._name}!{address(row, column)}")
                    self._cells[row, column] = cell._replace(row=row, column=column)
        self._row += self._row_count
        if self._filled and self._row > LAST_ROW:
            raise damaged(f"lebih dari {LAST_ROW} baris", self._name)


def _repeats(attributes: Attributes, name: str) -> int:
    return max(1, whole(attributes.get(name, "1")))


def _format_of(value_type: str, number_format: str) -> str:
    """Return a number's format; the kind of value counts where its style was not found."""
    told = {"percentage": ("%", "0%"), "date": ("y", ISO_FORMAT), "time": ("h", "hh:mm:ss")}
    sign, otherwise = told.get(value_type, ("", ""))
    return number_format if sign in number_format else otherwise

"""What a spreadsheet holds, whatever program wrote it: workbooks, sheets, cells."""

import datetime
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ukur.spreadsheet import number_format as formats
from ukur.spreadsheet.unreadable import LAST_COLUMN, LAST_ROW

DIGITS = 15  # what Excel keeps; XlsxWriter and others store 72.9 as 72.90000000000001
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_EPOCH, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_LEAP_DAY = 60  # Excel's 29 February 1900, which never was: days before it are counted from one later


class CellKind(StrEnum):
    """What a cell holds; a formula without a stored result is blank."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ERROR = "error"
    BLANK = "blank"


class Cell(NamedTuple):
    """One cell, rows and columns from 1. A tuple: a workbook has tens of thousands.

    ``text`` is a text as it stands, a number as stored ("0.9167" for 91,67 %), TRUE or FALSE, or an
    error ("#DIV/0!"). Dates are numbers with a date's ``number_format``; ``formula``: one made it.
    """

    row: int
    column: int
    text: str = ""
    kind: CellKind = CellKind.BLANK
    number_format: str = ""
    formula: bool = False
    date1904: bool = False

    @property
    def address(self) -> str:
        """The cell's name: "B7"."""
        return address(self.row, self.column)

    @property
    def number(self) -> Decimal | None:
        """The number with 15 significant digits, as stored; None for anything else, also a text of digits."""
        return Decimal(f"{float(self.text):.{DIGITS}g}") if self.kind is CellKind.NUMBER else None

    @property
    def is_percent(self) -> bool:
        """Whether the number is shown a hundred times as large, with a percent sign."""
        return self.kind is CellKind.NUMBER and formats.is_percent(self.number_format)

    @property
    def shown_unit(self) -> str | None:
        """The word that its format shows beside the number; a percent sign that was stored as one too."""
        return formats.shown_unit(self.number_format) if self.kind is CellKind.NUMBER else None

    @property
    def is_date(self) -> bool:
        """Whether the number is shown as a date."""
        return self.kind is CellKind.NUMBER and formats.is_date(self.number_format)

    @property
    def is_time(self) -> bool:
        """Whether the number is shown as a time or a duration without a date."""
        return self.kind is CellKind.NUMBER and formats.is_time(self.number_format)

    @property
    def shown_decimals(self) -> int | None:
        """The decimals shown of a number; None where its format leaves that to the number."""
        return formats.shown_decimals(self.number_format) if self.kind is CellKind.NUMBER else None

    @property
    def date(self) -> datetime.date | None:
        """The day of a date; None for what is shown as anything else, or is no day."""
        if not self.is_date:
            return None
        days = math.floor(float(self.text))
        if days == _LEAP_DAY and not self.date1904:
            return None
        epoch = _EPOCH_1904 if self.date1904 else _EPOCH
        early = 0 < days < _LEAP_DAY and not self.date1904
        try:
            return epoch + datetime.timedelta(days + early) if days >= 0 else None
        except OverflowError:
            return None


class CellRange(NamedTuple):
    """A rectangle of cells, both corners in it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet; only filled cells are kept. ``state`` is visible, hidden or veryHidden."""

    name: str
    state: str = "visible"
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    merges: tuple[CellRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, blank where nothing stands."""
        return self.cells.get((row, column)) or Cell(row, column)

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield the filled rows in their order: number, and its filled cells by column, from the left."""
        filled: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            filled.setdefault(row, {})[column] = cell
        yield from filled.items()


@dataclass(frozen=True)
class Workbook:
    """A file as read: ``names`` are its defined names ("Isian!$B$7"), ``properties`` its custom properties.

    ``notes`` are sentences for the reader: what the file has beside values, and how its letters were read.
    """

    sheets: tuple[Sheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    date1904: bool = False
    notes: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of that name; programs take upper and lower case for the same."""
        return next((s for s in self.sheets if s.name.casefold() == name.casefold()), None)

    def named_cell(self, name: str) -> Cell | None:
        """Return the one cell that a defined name stands for; None where it names none."""
        sheet_name, _, place = self.names.get(name, "").rpartition("!")
        sheet = self.sheet(sheet_name.removeprefix("'").removesuffix("'").replace("''", "'"))
        found = position(place)
        return sheet.cell(*found) if sheet and found else None


def serial_of(day: datetime.date, date1904: bool = False) -> str:
    """Return a day as spreadsheets store it: the days since the end of 1899, or since 1904."""
    days = (day - (_EPOCH_1904 if date1904 else _EPOCH)).days
    return str(days - (not date1904 and days <= _LEAP_DAY))


def address(row: int, column: int) -> str:
    """Return the name of a cell: 7, 2 is "B7"."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def position(text: str) -> tuple[int, int] | None:
    """Return row and column of "B7" or "$B$7"; None for what is no cell of a sheet."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def cell_range(text: str) -> CellRange | None:
    """Return the rectangle of "A1:B2", or of one cell; None for what is none."""
    first, _, last = text.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None or end < start or end[1] < start[1]:
        return None
    return CellRange(*start, *end)

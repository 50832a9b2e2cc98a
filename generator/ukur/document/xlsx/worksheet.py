"""One worksheet, written from top to bottom: headings, paragraphs, and rows that show all of their text."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from ukur.document.figure import Figure
from ukur.document.tabel.declaration import Unit
from ukur.document.xlsx.cell_formats import (
    ROW_HEIGHT,
    CellFormats,
    is_dangerous,
    letter_pixels,
    number_format,
)
from ukur.document.xlsx.cell_places import cell_address
from ukur.document.xlsx.xlsx_widths import line_count, split_text, text_pixels, widest_word

MAX_LINES = 20
"""Lines in one row of the sheet: a row taller than the page would be cut, so longer texts go on below."""

_SIGNIFICANT_DIGITS = 15
_EDGE = 6  # pixels that a cell keeps free at its sides
_GAP = 4.0  # points that a row keeps free
_ONE_LINE = ROW_HEIGHT + _GAP
_NUMBER = {"tebal": "tebal angka"}
_TALLEST_ROW = 409.0  # points; no row can be taller
_FOLDED = {"level": 1, "hidden": True}  # a column that a click on + shows
_DATE = "yyyy\\-mm\\-dd"


@dataclass(frozen=True, slots=True)
class CellFormula:
    """A live formula and the printed figure it gives."""

    teks: str
    figur: Figure


CellContent = str | Figure | CellFormula | float | datetime.date | None
_EMPTY: tuple[CellContent, int] = (None, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, the columns of the sheet it spans, a heading above several.

    ``unit`` is what is written round the digits of its figures.
    """

    judul: str
    awal: int
    akhir: int
    macam: str = "teks"
    induk: str = ""
    unit: Unit = Unit.NONE


def count_figure(count: int) -> Figure:
    """Return a count as a figure."""
    return Figure(str(count), Decimal(count))


def fits_number(nilai: Decimal) -> bool:
    """Whether a spreadsheet can hold this number: it keeps 15 significant digits."""
    digits = "".join(map(str, nilai.as_tuple().digits)).strip("0")
    return len(digits) <= _SIGNIFICANT_DIGITS


def number_width(figure: Iterable[Figure], narrowest: int) -> int:
    """Return a width in pixels in which every number is shown; words may break."""
    widths = (text_pixels(item.teks) + 2 * _EDGE for item in figure if item.nilai is not None)
    return max(narrowest, *(round(width) for width in widths), 0)


def heading_width(heading: str) -> int:
    """Return the width in pixels of a column whose heading breaks between its words alone."""
    return ceil(widest_word(heading, letter_pixels("header"))) + _EDGE


class Worksheet:
    """A worksheet, the next free row, and the height of every row above it in points.

    ``lebar`` gives its columns in pixels, 0 for those in ``hidden``, which no page shows; ``akhir`` is the
    last one printed; ``tak_muat`` collects the cells whose number has more digits than a spreadsheet holds.
    """

    def __init__(
        self,
        sheet: Any,
        style: CellFormats,
        widths: Sequence[int],
        too_wide: list[str],
        end: int | None = None,
        hidden: Collection[int] = (),
    ) -> None:
        self.ws, self.baris, self.heights = sheet, 0, list[float]()
        self.lebar = [0 if at in hidden else width for at, width in enumerate(widths)]
        self.akhir = len(widths) - 1 if end is None else end
        self._gaya, self.tak_muat = style, too_wide
        sheet.set_default_row(_ONE_LINE)
        for at, width in enumerate(widths):
            sheet.set_column_pixels(at, at, width, None, dict(_FOLDED) if at in hidden else {})

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return str(self.ws.get_name())

    @property
    def total_height(self) -> float:
        """The height of all rows above the next free one, in points."""
        return sum(self.heights)

    def write_paragraph(self, text: str, kind: str = "bebas", start: int = 0, end: int | None = None) -> int:
        """Write a text over several columns and as many rows as it needs; return its first row."""
        first, last = self.baris, self.akhir if end is None else end
        room = self._room(start, last)
        for part in split_text(text, room, MAX_LINES, letter_pixels(kind)):
            self._merge_cells(self.baris, start, self.baris, last, kind)
            self._write_text(self.baris, start, part, kind)
            lines = line_count(part, room, letter_pixels(kind))
            self.go_down(lines * ROW_HEIGHT * letter_pixels(kind) / letter_pixels("bebas") + _GAP)
        return first

    def named_paragraph(self, before: str, name: str, after: str, kind: str, start: int) -> None:
        """Write a text with a name in bold and underlined in it, in one row whatever its length."""
        room = self._room(start, self.akhir)
        lines = line_count(before + name + after, room, letter_pixels(kind) + 1)
        self._merge_cells(self.baris, start, self.baris, self.akhir, kind)
        plain, bold = self._gaya.font(kind), self._gaya.font(kind, bold=True, underline=1)
        parts = [plain, before, bold, name, *([plain, after] if after else [])]
        self.ws.write_rich_string(self.baris, start, *parts, self._gaya.get_format(kind))
        self.go_down(
            min(_TALLEST_ROW, lines * ROW_HEIGHT * letter_pixels(kind) / letter_pixels("bebas") + _GAP)
        )

    def write_block(
        self, upper: int, left: int, lower: int, kanan: int, nilai: CellContent, kind: str
    ) -> None:
        """Write one value into a cell, or over several that become one; the next free row stays."""
        if isinstance(nilai, (Figure, CellFormula)):
            kind = _NUMBER.get(kind, "angka")
        self._merge_cells(upper, left, lower, kanan, kind)
        self._write(upper, left, nilai, kind, "", Unit.NONE)

    def text_height(self, contents: Iterable[tuple[int, str]]) -> float:
        """Return the height of a row in which these texts stand, each in its column of the sheet."""
        lines = max((self._text_lines(text, at, at, "teks") for at, text in contents), default=1)
        return min(_TALLEST_ROW, lines * ROW_HEIGHT + _GAP)

    def go_down(self, height: float | None = None) -> None:
        """Go on to the next row, leaving this one ``height`` points high, or as high as one line."""
        if height is not None and height != _ONE_LINE:
            self.ws.set_row(self.baris, height)
        self.heights.append(_ONE_LINE if height is None else height)
        self.baris += 1

    def table_header(self, kolom: Sequence[Column]) -> tuple[int, int]:
        """Write the header of a table, in two rows where columns have a common heading; return its rows."""
        first = self.baris
        depth = 1 + any(item.induk for item in kolom)
        lines = max(self._text_lines(item.judul, item.awal, item.akhir, "header") for item in kolom)
        for item in kolom:
            top = first + (depth - 1 if item.induk else 0)
            self._merge_cells(top, item.awal, first + depth - 1, item.akhir, "header")
            self._write_text(top, item.awal, item.judul, "header")
        for title in dict.fromkeys(item.induk for item in kolom if item.induk):
            members = [item for item in kolom if item.induk == title]
            self._merge_cells(first, members[0].awal, first, members[-1].akhir, "header")
            self._write_text(first, members[0].awal, title, "header")
        for _ in range(depth - 1):
            self.go_down(2 * ROW_HEIGHT + _GAP)
        self.go_down(lines * ROW_HEIGHT + _GAP)
        return first, self.baris - 1

    def table_row(self, kolom: Sequence[Column], nilai: Sequence[CellContent], cell_kind: str = "") -> int:
        """Write one row of a table, over several rows of the sheet where a text is long; return the first."""
        first = self.baris
        kinds = [cell_kind or _kind(item, value) for item, value in zip(kolom, nilai, strict=True)]
        parts = [self._part(item, value, kind) for item, value, kind in zip(kolom, nilai, kinds, strict=True)]
        depth = max(map(len, parts))
        for at in range(depth):
            edge = "" if depth == 1 else "awal" if at == 0 else "akhir" if at == depth - 1 else "tengah"
            lines = 1
            for item, part, kind in zip(kolom, parts, kinds, strict=True):
                value, needs = part[at] if at < len(part) else _EMPTY
                if item.akhir > item.awal:
                    self._merge_cells(self.baris, item.awal, self.baris, item.akhir, kind, edge)
                self._write(self.baris, item.awal, value, kind, edge, item.unit)
                lines = max(lines, needs)
            self.go_down(lines * ROW_HEIGHT + _GAP)
        return first

    def flat_row(self, kolom: Sequence[Column], nilai: Sequence[CellContent]) -> int:
        """Write one row of a table in one row of the sheet, however long its texts; return it.

        For columns that machines read: what is too long to be seen here is printed on another sheet.
        """
        lines = 1
        for item, value in zip(kolom, nilai, strict=True):
            self._write(self.baris, item.awal, value, _kind(item, value), "", item.unit)
            if isinstance(value, str):
                lines = max(lines, self._text_lines(value, item.awal, item.akhir, item.macam))
        self.go_down(min(lines, MAX_LINES) * ROW_HEIGHT + _GAP)
        return self.baris - 1

    def _part(self, kolom: Column, value: CellContent, kind: str) -> Sequence[tuple[CellContent, int]]:
        """Return what stands in each row of the sheet that a row of the table takes, and its lines."""
        if isinstance(value, Figure) and value.nilai is None:
            value = value.teks
        if not isinstance(value, str):
            return ((value, 1),)
        lines = self._text_lines(value, kolom.awal, kolom.akhir, kind)
        if lines <= MAX_LINES:
            return ((value, lines),)
        room, size = self._room(kolom.awal, kolom.akhir), letter_pixels(kind)
        return [(part, line_count(part, room, size)) for part in split_text(value, room, MAX_LINES, size)]

    def _room(self, start: int, end: int) -> float:
        return sum(self.lebar[start : end + 1]) - _EDGE

    def _text_lines(self, text: str, start: int, end: int, kind: str) -> int:
        if not any(self.lebar[start : end + 1]):
            return 1  # nothing is seen of it
        return line_count(text, self._room(start, end), letter_pixels(kind))

    def _merge_cells(
        self, upper: int, left: int, lower: int, kanan: int, kind: str, border: str = ""
    ) -> None:
        if (upper, left) != (lower, kanan):
            self.ws.merge_range(upper, left, lower, kanan, "", self._gaya.get_format(kind, border=border))

    def _write(self, line: int, kolom: int, value: CellContent, kind: str, border: str, unit: Unit) -> None:
        match value:
            case str():
                self._write_text(line, kolom, value, kind, border)
            case CellFormula(formula, figure) if figure.nilai is not None:
                look = self._gaya.get_format(_NUMBER.get(kind, kind), number_format(figure, unit), border)
                self.ws.write_formula(line, kolom, f"={formula}", look, float(figure.nilai))
            case Figure(text, number) if number is not None and not fits_number(number):
                self.tak_muat.append(cell_address(kolom, line, self.name))
                self._write_text(line, kolom, text, kind, border)
            case Figure(text, None):
                self._write_text(line, kolom, text, kind, border)
            case Figure(_, Decimal() as number):
                look = self._gaya.get_format(_NUMBER.get(kind, kind), number_format(value, unit), border)
                self.ws.write_number(line, kolom, float(number), look)
            case float():
                self.ws.write_number(line, kolom, value, self._gaya.get_format(kind, border=border))
            case datetime.date():
                self.ws.write_datetime(line, kolom, value, self._gaya.get_format(kind, _DATE, border))
            case _:
                self.ws.write_blank(line, kolom, None, self._gaya.get_format(kind, border=border))

    def _write_text(self, line: int, kolom: int, text: str, kind: str, border: str = "") -> None:
        """Write a text as a text, whatever it looks like."""
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "  # the library would take it for its own marked-up text and not escape it
        look = self._gaya.get_format(kind, border=border, quoted=is_dangerous(text))
        self.ws.write_string(line, kolom, text, look)


def _kind(kolom: Column, value: CellContent) -> str:
    """Return the kind of a cell: numbers stand at the right, the words in their place in the middle."""
    if isinstance(value, (CellFormula, float)) or (isinstance(value, Figure) and value.nilai is not None):
        return kolom.macam if kolom.macam == "tengah" else "angka"
    return "tengah" if isinstance(value, Figure) else kolom.macam

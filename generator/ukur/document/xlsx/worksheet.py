"""One worksheet, written from top to bottom: headings, paragraphs, and rows that show all of their text."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
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
from ukur.document.xlsx.xlsx_widths import line_count, split_text, text_pixels

MAX_LINES = 20
"""Lines in one row of the sheet: a row taller than the page would be cut, so longer texts go on below."""

_SIGNIFICANT_DIGITS = 15
_EDGE = 6  # pixels that a cell keeps free at its sides
_GAP = 4.0  # points that a row keeps free
_ONE_LINE = ROW_HEIGHT + _GAP
_NUMBER = {"tebal": "tebal angka"}
_TALLEST_ROW = 409.0  # points; no row can be taller
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


def count_figure(jumlah: int) -> Figure:
    """Return a count as a figure."""
    return Figure(str(jumlah), Decimal(jumlah))


def fits_number(nilai: Decimal) -> bool:
    """Whether a spreadsheet can hold this number: it keeps 15 significant digits."""
    digits = "".join(map(str, nilai.as_tuple().digits)).strip("0")
    return len(digits) <= _SIGNIFICANT_DIGITS


def number_width(figure: Iterable[Figure], narrowest: int) -> int:
    """Return a width in pixels in which every number is shown; words may break."""
    widths = (text_pixels(item.teks) + 2 * _EDGE for item in figure if item.nilai is not None)
    return max(narrowest, *(round(width) for width in widths), 0)


class Worksheet:
    """A worksheet, the next free row, and the height of all rows above it in points.

    ``lebar`` gives its columns in pixels, ``akhir`` the last one printed; ``tak_muat`` collects the cells
    whose number has more digits than a spreadsheet holds.
    """

    def __init__(
        self,
        lembar: Any,
        gaya: CellFormats,
        lebar: Sequence[int],
        tak_muat: list[str],
        akhir: int | None = None,
    ) -> None:
        self.ws, self.lebar, self.baris, self.tinggi = lembar, lebar, 0, 0.0
        self.akhir = len(lebar) - 1 if akhir is None else akhir
        self._gaya, self.tak_muat = gaya, tak_muat
        lembar.set_default_row(_ONE_LINE)
        for at, width in enumerate(lebar):
            lembar.set_column_pixels(at, at, width)

    def write_paragraph(
        self, teks: str, macam: str = "bebas", awal: int = 0, akhir: int | None = None
    ) -> int:
        """Write a text over several columns and as many rows as it needs; return its first row."""
        first, last = self.baris, self.akhir if akhir is None else akhir
        room = self._room(awal, last)
        for part in split_text(teks, room, MAX_LINES, letter_pixels(macam)):
            self._merge_cells(self.baris, awal, self.baris, last, macam)
            self._write_text(self.baris, awal, part, macam)
            lines = line_count(part, room, letter_pixels(macam))
            self.go_down(lines * ROW_HEIGHT * letter_pixels(macam) / letter_pixels("bebas") + _GAP)
        return first

    def named_paragraph(self, before: str, nama: str, after: str, macam: str, awal: int) -> None:
        """Write a text with a name in bold and underlined in it, in one row whatever its length."""
        room = self._room(awal, self.akhir)
        lines = line_count(before + nama + after, room, letter_pixels(macam) + 1)
        self._merge_cells(self.baris, awal, self.baris, self.akhir, macam)
        plain, bold = self._gaya.font(macam), self._gaya.font(macam, bold=True, underline=1)
        parts = [plain, before, bold, nama, *([plain, after] if after else [])]
        self.ws.write_rich_string(self.baris, awal, *parts, self._gaya.get_format(macam))
        self.go_down(
            min(_TALLEST_ROW, lines * ROW_HEIGHT * letter_pixels(macam) / letter_pixels("bebas") + _GAP)
        )

    def write_block(
        self, atas: int, kiri: int, bawah: int, kanan: int, nilai: CellContent, macam: str
    ) -> None:
        """Write one value into a cell, or over several that become one; the next free row stays."""
        if isinstance(nilai, (Figure, CellFormula)):
            macam = _NUMBER.get(macam, "angka")
        self._merge_cells(atas, kiri, bawah, kanan, macam)
        self._write(atas, kiri, nilai, macam, "", Unit.NONE)

    def text_height(self, isi: Iterable[tuple[int, str]]) -> float:
        """Return the height of a row in which these texts stand, each in its column of the sheet."""
        lines = max((self._text_lines(text, at, at, "teks") for at, text in isi), default=1)
        return min(_TALLEST_ROW, lines * ROW_HEIGHT + _GAP)

    def go_down(self, height: float | None = None) -> None:
        """Go on to the next row, leaving this one ``height`` points high, or as high as one line."""
        if height is not None and height != _ONE_LINE:
            self.ws.set_row(self.baris, height)
        self.tinggi += _ONE_LINE if height is None else height
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

    def table_row(self, kolom: Sequence[Column], nilai: Sequence[CellContent], macam: str = "") -> int:
        """Write one row of a table, over several rows of the sheet where a text is long; return the first."""
        first = self.baris
        kinds = [macam or _kind(item, value) for item, value in zip(kolom, nilai, strict=True)]
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

    def _part(self, kolom: Column, value: CellContent, macam: str) -> Sequence[tuple[CellContent, int]]:
        """Return what stands in each row of the sheet that a row of the table takes, and its lines."""
        if isinstance(value, Figure) and value.nilai is None:
            value = value.teks
        if not isinstance(value, str):
            return ((value, 1),)
        lines = self._text_lines(value, kolom.awal, kolom.akhir, macam)
        if lines <= MAX_LINES:
            return ((value, lines),)
        room, size = self._room(kolom.awal, kolom.akhir), letter_pixels(macam)
        return [(part, line_count(part, room, size)) for part in split_text(value, room, MAX_LINES, size)]

    def _room(self, awal: int, akhir: int) -> float:
        return sum(self.lebar[awal : akhir + 1]) - _EDGE

    def _text_lines(self, teks: str, awal: int, akhir: int, macam: str) -> int:
        return line_count(teks, self._room(awal, akhir), letter_pixels(macam))

    def _merge_cells(self, atas: int, kiri: int, bawah: int, kanan: int, macam: str, tepi: str = "") -> None:
        if (atas, kiri) != (bawah, kanan):
            self.ws.merge_range(atas, kiri, bawah, kanan, "", self._gaya.get_format(macam, tepi=tepi))

    def _write(self, baris: int, kolom: int, value: CellContent, macam: str, tepi: str, unit: Unit) -> None:
        match value:
            case str():
                self._write_text(baris, kolom, value, macam, tepi)
            case CellFormula(formula, figure) if figure.nilai is not None:
                look = self._gaya.get_format(_NUMBER.get(macam, macam), number_format(figure, unit), tepi)
                self.ws.write_formula(baris, kolom, f"={formula}", look, float(figure.nilai))
            case Figure(text, number) if number is not None and not fits_number(number):
                self.tak_muat.append(cell_address(kolom, baris, self.ws.get_name()))
                self._write_text(baris, kolom, text, macam, tepi)
            case Figure(text, None):
                self._write_text(baris, kolom, text, macam, tepi)
            case Figure(_, Decimal() as number):
                look = self._gaya.get_format(_NUMBER.get(macam, macam), number_format(value, unit), tepi)
                self.ws.write_number(baris, kolom, float(number), look)
            case float():
                self.ws.write_number(baris, kolom, value, self._gaya.get_format(macam, tepi=tepi))
            case datetime.date():
                self.ws.write_datetime(baris, kolom, value, self._gaya.get_format(macam, _DATE, tepi))
            case _:
                self.ws.write_blank(baris, kolom, None, self._gaya.get_format(macam, tepi=tepi))

    def _write_text(self, baris: int, kolom: int, teks: str, macam: str, tepi: str = "") -> None:
        """Write a text as a text, whatever it looks like."""
        if teks.startswith("<r>") and teks.endswith("</r>"):
            teks += " "  # the library would take it for its own marked-up text and not escape it
        look = self._gaya.get_format(macam, tepi=tepi, kutip=is_dangerous(teks))
        self.ws.write_string(baris, kolom, teks, look)


def _kind(kolom: Column, value: CellContent) -> str:
    """Return the kind of a cell: numbers stand at the right, the words in their place in the middle."""
    if isinstance(value, (CellFormula, float)) or (isinstance(value, Figure) and value.nilai is not None):
        return kolom.macam if kolom.macam == "tengah" else "angka"
    return "tengah" if isinstance(value, Figure) else kolom.macam

"""Reads CSV as offices save it: by ``;``, ``,`` or tab, in UTF-8, UTF-16 or Windows-1252. All is text."""

import codecs
import csv
from collections import Counter
from itertools import islice

from ukur.spreadsheet.grid import Cell, CellKind, Sheet, Workbook, address
from ukur.spreadsheet.sheet_budget import SheetBudget
from ukur.spreadsheet.unreadable import (
    LAST_COLUMN,
    MAX_FILE,
    MAX_TEXT,
    UnreadableWorkbook,
    damaged,
    too_large,
)

DELIMITERS = (";", "\t", ",")
"""Excel under an Indonesian setting writes the first, copying gives the second, others write the third."""

SAMPLE = 200  # rows that choose the delimiter: beyond titles and headings, before the notes at the end
NAME = "CSV"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_UNICODE = "simpan lagi sebagai 'CSV UTF-8' atau .xlsx"


def read_csv(content: bytes) -> Workbook:
    """Return a workbook of one sheet; raise UnreadableWorkbook, and nothing else, for bytes that are none."""
    if len(content) > MAX_FILE:
        raise too_large(f"{len(content) // 1_000_000} MB, paling banyak {MAX_FILE // 1_000_000} MB")
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableWorkbook("huruf di berkas ini tidak terbaca", _AS_UNICODE) from error
    if "\0" in text:
        raise UnreadableWorkbook("berkas ini bukan teks", "simpan tabelnya sebagai .xlsx atau .csv")
    note = f"huruf dibaca menurut {encoding}; bila ada yang janggal, {_AS_UNICODE}"
    sheet = Sheet(NAME, cells=_cells(text))
    if not sheet.cells:
        raise UnreadableWorkbook("berkas kosong", "pilih berkas yang berisi tabel")
    return Workbook((sheet,), notes=(note,) if encoding == "cp1252" else ())


def _encoding(content: bytes) -> str:
    """Return the encoding by its mark, else by what the bytes can be."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    even, odd = content[0:SAMPLE:2].count(0), content[1:SAMPLE:2].count(0)
    if even or odd:  # every other byte of Latin text is 0 in UTF-16
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _cells(text: str) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    budget = SheetBudget()
    lines = text.splitlines(keepends=True)
    try:
        for row, values in enumerate(csv.reader(lines, delimiter=_delimiter(lines)), 1):
            budget.element(len(values))
            for column, value in enumerate(values, 1):
                if value.strip():
                    cells[row, column] = _cell(row, column, value, budget)
    except csv.Error as error:
        raise damaged("baris CSV tidak terbaca") from error
    return cells


def _cell(row: int, column: int, value: str, budget: SheetBudget) -> Cell:
    where = f"{NAME}!{address(row, column)}"
    if column > LAST_COLUMN:
        raise too_large(f"lebih dari {LAST_COLUMN} kolom", where)
    if len(value) > MAX_TEXT:
        raise too_large(
            f"satu sel berisi lebih dari {MAX_TEXT} huruf; tanda kutipnya mungkin tidak ditutup", where
        )
    budget.cell(row, where)
    return Cell(row, column, value, CellKind.TEXT)


def _delimiter(lines: list[str]) -> str:
    """Return the sign that parts the most rows into equally many cells, and of equals into the most cells."""

    def score(delimiter: str) -> tuple[int, int]:
        counts = Counter(map(len, islice(csv.reader(lines[:SAMPLE], delimiter=delimiter), SAMPLE)))
        counts.pop(1, None)
        return max(((rows, cells) for cells, rows in counts.items()), default=(0, 0))

    return max(DELIMITERS, key=score)

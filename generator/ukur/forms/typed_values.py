"""What people type into cells, as a data file spells it; or what is wrong with a cell and what to do."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from ukur.document.date_text import date_text
from ukur.forms.table.money_multiples import stated_multiple
from ukur.model.spellings import (
    SHEET_ERROR_HINT,
    as_thousandths,
    is_sheet_error,
    one_reading,
    plain_spelling,
)
from ukur.spreadsheet.grid import Cell, CellKind

_LONGEST = Decimal(10) ** 15  # a sheet keeps 15 digits, so that the last ones of a longer number are wrong
_PERCENT = re.compile(r"(?P<angka>[-+]?\d[\d.,]*)\s*%", re.ASCII)
_BLANKS = re.compile("[\\s\xa0\u2007\u2009\u202f]+")
_BROKEN = "\N{REPLACEMENT CHARACTER}"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari pebruari feb peb", "maret mar", "april apr", "mei may", "juni jun",
            "juli jul", "agustus agu agt ags aug", "september sep sept", "oktober okt oct",
            "november nopember nov nop", "desember des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""Months as Indonesian offices write them, with short forms, old spellings, and those of an English Excel."""
_DAY_NAME = re.compile(r"(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad)\s*,?\s*", re.IGNORECASE)
_WORDED_DATE = re.compile(
    r"(?:(?P<hari>\d{1,2})[\s-]+)?(?P<bulan>[a-z]+)\.?(?:[\s-]+(?P<tahun>\d{2,4}))?", re.ASCII | re.IGNORECASE
)
_NUMBERED_DATE = re.compile(
    r"(?P<hari>\d{1,2})(?P<tanda>[-/.])(?P<bulan>\d{1,2})(?P=tanda)(?P<tahun>\d{4})", re.ASCII
)
_ISO_DATE = re.compile(r"(?P<tahun>\d{4})-(?P<bulan>\d{2})-(?P<hari>\d{2})(?:[ T]00:00:00)?", re.ASCII)
_DATE_HINT = "tulis hari, bulan, dan tahunnya, misalnya 30 Juni 2026"


@dataclass(frozen=True)
class CellFault:
    """What is wrong with what stands in a cell, and what to write instead."""

    message: str
    hint: str


Typed = str | CellFault | None
"""The text for a data file, None for nothing, or a fault."""


def typed_figure(cell: Cell, percent: bool = False, thousandths: bool = False) -> Typed:
    """Return the figure in a cell, with a decimal point; words and ranges as they stand.

    ``percent``: the figure is in percent, so that a cell shown as 91,67 % says 91.67 though it stores 0.9167.
    ``thousandths``: as for :func:`ukur.model.spellings.as_thousandths`. What is no figure at all comes back
    as it was typed, and the type of the field says so.
    """
    if fault := _unusable(cell):
        return fault
    if cell.kind is CellKind.NUMBER:
        return _stored_figure(cell, percent)
    text = _trimmed(cell.text)
    if percent and (match := _PERCENT.fullmatch(text)):
        text = match["angka"]
    if thousandths:
        text = as_thousandths(text)
    number = one_reading(text)
    return (text or None) if number is None else plain_spelling(number)


def _stored_figure(cell: Cell, percent: bool) -> Typed:
    number = cell.number
    if cell.is_date or cell.is_time or number is None:
        return CellFault(
            "sel berisi tanggal atau jam, yang sering dibuat sendiri oleh lembar kerja dari angka",
            "ubah format sel menjadi Teks, lalu ketik angkanya lagi",
        )
    if abs(number) >= _LONGEST:
        return CellFault(
            "angka lebih dari 15 digit tidak tersimpan utuh di sel angka",
            "ubah format sel menjadi Teks, lalu ketik angkanya lagi",
        )
    if stated_multiple(cell.shown_unit or ""):
        return CellFault(
            f"sel ditampilkan dalam {cell.shown_unit}, padahal tersimpan {plain_spelling(number)}",
            "ubah format sel menjadi Teks, lalu ketik angka lengkapnya",
        )
    if cell.is_percent and not percent:
        shown = plain_spelling(number * 100)
        return CellFault(
            f"sel ditampilkan sebagai persen ({shown} %), padahal isian ini bukan persen",
            "ubah format sel menjadi Teks, lalu ketik angkanya lagi",
        )
    return plain_spelling(number * 100 if cell.is_percent else number)


def typed_text(cell: Cell) -> Typed:
    """Return the words in a cell: line breaks kept, spaces at the ends dropped; a date in words."""
    if fault := _unusable(cell):
        return fault
    if cell.kind is not CellKind.NUMBER:
        return _lines(cell.text) or None
    if cell.date:
        return date_text(cell.date)
    number = cell.number
    if number is None:
        return None
    return f"{plain_spelling(number * 100)} %" if cell.is_percent else plain_spelling(number)


def typed_date(cell: Cell) -> Typed:
    """Return the day in a cell as 2026-06-30, typed in words, in numbers (day first) or as a date."""
    if fault := _unusable(cell):
        return fault
    if cell.kind is CellKind.NUMBER:
        shown = plain_spelling(cell.number or Decimal(0))
        return cell.date.isoformat() if cell.date else CellFault(f"{shown} bukan tanggal", _DATE_HINT)
    return date_of(cell.text)


def date_of(text: str) -> Typed:
    """Return the day that a text names as 2026-06-30; nothing is added to half a date."""
    bare = _DAY_NAME.sub("", _trimmed(text), count=1)
    if not bare:
        return None
    found = _ISO_DATE.fullmatch(bare) or _NUMBERED_DATE.fullmatch(bare) or _WORDED_DATE.fullmatch(bare)
    shown = f"'{bare[:40]}'"
    if not found:
        return CellFault(f"{shown} bukan tanggal", _DATE_HINT)
    day, year, month = found["hari"], found["tahun"], found["bulan"].casefold()
    number = int(month) if month.isdigit() else _MONTHS.get(month)
    if number is None:
        return CellFault(f"{shown}: bulan '{found['bulan'][:20]}' tidak dikenal", _DATE_HINT)
    if day is None or year is None or len(year) < 4:
        absent = "harinya" if day is None else "tahunnya"
        return CellFault(f"{shown} belum lengkap: {absent} tidak disebut dengan penuh", _DATE_HINT)
    try:
        return datetime.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return CellFault(f"{shown} tidak ada di kalender (ditulis hari, bulan, tahun)", _DATE_HINT)


def _unusable(cell: Cell) -> CellFault | None:
    """Return why nothing can be read from a cell, whatever it is for."""
    if cell.kind is CellKind.ERROR or is_sheet_error(cell.text.strip()):
        return CellFault(f"sel berisi galat lembar kerja {cell.text.strip()[:20]}", SHEET_ERROR_HINT)
    if cell.kind is CellKind.BOOLEAN:
        return CellFault(
            f"sel berisi {cell.text}, hasil sebuah perbandingan", "tulis isiannya dengan kata atau angka"
        )
    if cell.kind is CellKind.BLANK and cell.formula:
        return CellFault(
            "rumus di sel ini belum ada hasilnya",
            "buka dan simpan sekali lagi di Excel atau LibreOffice, atau ganti rumus dengan hasilnya",
        )
    if cell.kind is CellKind.TEXT and cell.text.lstrip().startswith("="):
        return CellFault(
            f"sel berisi rumus sebagai teks: {cell.text.strip()[:40]}", "ganti rumus dengan hasilnya"
        )
    if cell.kind is CellKind.TEXT and cell.formula:
        return CellFault("teks di sel ini dibuat oleh rumus", "ganti rumus dengan teksnya")
    if _BROKEN in cell.text:
        return CellFault(
            "ada huruf yang rusak (U+FFFD), biasanya karena berkas disimpan dengan pengodean lain",
            "ketik lagi huruf itu",
        )
    return None


def _trimmed(text: str) -> str:
    """Return a text without spaces around it, hard ones and line breaks too."""
    return _BLANKS.sub(" ", text).strip()


def _lines(text: str) -> str:
    """Return a text of several lines, each without spaces at its end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()

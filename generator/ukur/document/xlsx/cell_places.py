"""Where the sheets keep what formulas of other sheets refer to."""

from dataclasses import dataclass

from ukur.document.tabel.declaration import Rendering
from ukur.document.tabel.form import FORM

FORMULIR, INDIKATOR, SUMMARY = "Formulir", "Indikator", "Ringkasan"

_FORM = [column.name for column in FORM.columns if Rendering.XLSX in column.stands]
_SPANS = ("triwulan", "sampai", "tahun")

# Columns of the form, for each of its three ratios: of the quarter, to date, of the year (its realisasi is
# that to date).
TARGET = tuple(_FORM.index(f"target_{span}") for span in _SPANS)
REALISASI = tuple(_FORM.index(f"realisasi_{span}") for span in ("triwulan", "sampai", "sampai"))
CAPAIAN = tuple(_FORM.index(f"capaian_{span}") for span in _SPANS)
ORDINALS, PREDIKAT, STATUS = (_FORM.index(name) for name in ("nomor", "predikat", "status"))

# Columns of the sheet of indicators, after code, name and sasaran: what entered each ratio, and the
# document's own capaian.
LOWER, UPPER, COMPUTED = (tuple(range(first, first + 9, 3)) for first in (3, 4, 5))
FULL, CAPPED, WEIGHT = 12, 13, 31
FIRST_ROW = 5
"""First row of indicators there: title, office, marks, note and header stand above."""


@dataclass(frozen=True, slots=True)
class RowRun:
    """The rows of one sasaran: first and last on the form, and in the sheet of indicators."""

    awal: int
    akhir: int
    indikator_awal: int
    indikator_akhir: int


def column_name(kolom: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    return (chr(64 + kolom // 26) if kolom >= 26 else "") + chr(65 + kolom % 26)


def cell_address(kolom: int, line: int, sheet: str = "") -> str:
    """Return the address of a cell, rows counted from 0."""
    address = f"{column_name(kolom)}{line + 1}"
    return f"{sheet}!{address}" if sheet else address


def column_range(kolom: int, start: int, end: int, sheet: str = "") -> str:
    """Return the address of part of a column."""
    address = f"{column_name(kolom)}{start + 1}:{column_name(kolom)}{end + 1}"
    return f"{sheet}!{address}" if sheet else address

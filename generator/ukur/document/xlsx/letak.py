"""Where the sheets keep what formulas of other sheets refer to."""

from dataclasses import dataclass

from ukur.document.tabel.declaration import Rendering
from ukur.document.tabel.form import FORM

FORMULIR, INDIKATOR = "Formulir", "Indikator"

_FORM = [column.name for column in FORM.columns if Rendering.XLSX in column.stands]
_SPANS = ("triwulan", "sampai", "tahun")

# Columns of the form, for each of its three ratios: of the quarter, to date, of the year (its realisasi is
# that to date).
TARGET = tuple(_FORM.index(f"target_{span}") for span in _SPANS)
REALISASI = tuple(_FORM.index(f"realisasi_{span}") for span in ("triwulan", "sampai", "sampai"))
CAPAIAN = tuple(_FORM.index(f"capaian_{span}") for span in _SPANS)
NOMOR, PREDIKAT, STATUS = (_FORM.index(name) for name in ("nomor", "predikat", "status"))

# Columns of the sheet of indicators, after code, name and sasaran: what entered each ratio, and the
# document's own capaian.
BAWAH, ATAS, DIHITUNG = (tuple(range(first, first + 9, 3)) for first in (3, 4, 5))
PENUH, BERBATAS = 12, 13
BARIS_PERTAMA = 5
"""First row of indicators there: title, office, marks, note and header stand above."""


@dataclass(frozen=True, slots=True)
class Rentetan:
    """The rows of one sasaran: first and last on the form, and in the sheet of indicators."""

    awal: int
    akhir: int
    indikator_awal: int
    indikator_akhir: int


def nama_kolom(kolom: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    return (chr(64 + kolom // 26) if kolom >= 26 else "") + chr(65 + kolom % 26)


def sel(kolom: int, baris: int, lembar: str = "") -> str:
    """Return the address of a cell, rows counted from 0."""
    address = f"{nama_kolom(kolom)}{baris + 1}"
    return f"{lembar}!{address}" if lembar else address


def rentang(kolom: int, awal: int, akhir: int, lembar: str = "") -> str:
    """Return the address of part of a column."""
    address = f"{nama_kolom(kolom)}{awal + 1}:{nama_kolom(kolom)}{akhir + 1}"
    return f"{lembar}!{address}" if lembar else address

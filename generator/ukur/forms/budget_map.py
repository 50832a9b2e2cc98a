"""The map of finance's own export: which column says what, decided once and kept beside the data."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from ukur.model.faults import F005, quote, refuse
from ukur.model.numbers import WholeNumber
from ukur.model.values import Kode, Record, ShortText
from ukur.spreadsheet.grid import position
from ukur.spreadsheet.unreadable import LAST_ROW

_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)


class AmountKind(StrEnum):
    """What a column of realisasi counts; the data keeps what was spent to date."""

    SAMPAI_DENGAN = "sampai-dengan"
    TRIWULAN_INI = "triwulan-ini"


class DecimalMark(StrEnum):
    """How amounts typed as text are spelt; cells that hold numbers need no word about it."""

    KOMA = "koma"
    TITIK = "titik"


def _letter(text: str) -> str:
    if not _LETTERS.fullmatch(text) or position(f"{text}1") is None:
        refuse(F005, f"{quote(text)} bukan huruf kolom", "tulis huruf kolom di lembar itu, misalnya C")
    return text


class BudgetColumn(Record):
    """A column by its letter, and the heading by which an inserted column is noticed."""

    huruf: Annotated[str, AfterValidator(_letter)]
    judul: ShortText

    @property
    def number(self) -> int:
        """Its number from 1."""
        found = position(f"{self.huruf}1")
        return found[1] if found else 0


class BudgetColumns(Record):
    """The columns that are read; without ``pagu`` that is not compared."""

    kode: BudgetColumn
    realisasi: BudgetColumn
    pagu: BudgetColumn | None = None


class BudgetMap(Record):
    """How one kind of export is read.

    ``judul_kolom`` is the row of the headings. ``kode`` gives our code for one that finance writes in another
    way; rows whose code begins with one of ``abaikan`` (accounts, other offices) are passed over.
    ``kelipatan`` is 1000 where amounts are in thousands of rupiah; without it they are whole rupiah, which a
    heading must not contradict.
    """

    lembar: ShortText | None = None
    judul_kolom: WholeNumber = Field(ge=1, le=LAST_ROW)
    kolom: BudgetColumns
    nilai: AmountKind = AmountKind.SAMPAI_DENGAN
    angka: DecimalMark | None = None
    kelipatan: WholeNumber | None = Field(default=None, ge=1)
    kode: Mapping[ShortText, Kode] = Field(default_factory=dict)
    abaikan: tuple[ShortText, ...] = ()

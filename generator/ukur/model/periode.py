"""Periods: the quarter (triwulan) of a year; text ``2024-TW4`` is the only spelling."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ukur.model.faults import F004, quote, refuse
from ukur.model.meaning import Content

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Our choice: the years that begin with 20, so that a typed 0204 or 20204 is never taken for a year."""

YEAR_PATTERN = "20[0-9]{2}"
QUARTER_PATTERN = "TW[1-4]"
PERIODE_PATTERN = f"{YEAR_PATTERN}-{QUARTER_PATTERN}"
"""How years and periods are spelled, for every pattern and schema that holds one."""

_YEAR = re.compile(YEAR_PATTERN)
_PERIODE = re.compile(f"({YEAR_PATTERN})-TW([1-4])")
_ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Periode:
    """One quarter; ``triwulan`` is 1 to 4."""

    tahun: int
    triwulan: int

    def __str__(self) -> str:
        return f"{self.tahun}-TW{self.triwulan}"

    @property
    def title(self) -> str:
        """The name people read: ``Triwulan IV Tahun 2024``."""
        return f"Triwulan {roman(self.triwulan)} Tahun {self.tahun}"

    @property
    def roman(self) -> str:
        """The quarter in Roman numerals, as forms print it: ``IV``."""
        return roman(self.triwulan)


def roman(triwulan: int) -> str:
    """Return a quarter, 1 to 4, in Roman numerals."""
    return _ROMAN[triwulan]


@lru_cache(maxsize=LAST_YEAR - FIRST_YEAR + 1)  # asked for each figure of the dictionary
def quarters_of(tahun: int) -> tuple[Periode, ...]:
    """Return the four periods of a year."""
    return tuple(Periode(tahun, triwulan) for triwulan in range(1, 5))


def next_quarter(periode: Periode) -> Periode:
    """Return the quarter that follows."""
    last = periode.triwulan == 4
    return Periode(periode.tahun + last, 1 if last else periode.triwulan + 1)


def quarter_end(periode: Periode) -> datetime.date:
    """Return the last day of the quarter."""
    month, day = ((3, 31), (6, 30), (9, 30), (12, 31))[periode.triwulan - 1]
    return datetime.date(periode.tahun, month, day)


def parse_periode(text: str) -> Periode:
    """Return the period of ``2024-TW4``; refuse every other spelling."""
    match = _PERIODE.fullmatch(text.strip())
    if match is None:
        refuse(F004, f"{quote(text)} bukan periode", "tulis tahun dan triwulan, misalnya 2024-TW4")
    return Periode(int(match[1]), int(match[2]))


def _periode(value: Any) -> Any:
    return value if isinstance(value, Periode) else parse_periode(str(value))


def _start(value: Any) -> Any:
    """Read the first period of a span, which may be named by its year alone."""
    text = str(value).strip()
    if isinstance(value, Periode) or _PERIODE.fullmatch(text):
        return _periode(value)
    if not _YEAR.fullmatch(text):
        hint = "tulis tahun, misalnya 2025, atau tahun dan triwulan, misalnya 2025-TW3"
        refuse(F004, f"{quote(value)} bukan tahun atau periode", hint)
    return Periode(int(text), 1)


def _year(value: Any) -> int:
    text = str(value).strip()
    if not _YEAR.fullmatch(text):
        refuse(F004, f"{quote(value)} bukan tahun", f"tulis tahun {FIRST_YEAR} sampai {LAST_YEAR}")
    return int(text)


def _triwulan(value: Any) -> int:
    text = str(value).strip()
    if text not in {"TW1", "TW2", "TW3", "TW4"}:
        refuse(F004, f"{quote(value)} bukan triwulan", "tulis TW1, TW2, TW3, atau TW4")
    return int(text[2])


PeriodeValue = Annotated[
    Periode,
    BeforeValidator(_periode),
    WithJsonSchema({"type": "string", "pattern": f"^{PERIODE_PATTERN}$"}),
    PlainSerializer(str, return_type=str),
]
StartValue = Annotated[
    Periode,
    BeforeValidator(_start),
    WithJsonSchema({"type": ["integer", "string"]}),
    PlainSerializer(str, return_type=str),
]
"""The period with which something begins; a year is its first quarter: 2025 and 2025-TW1 say the same."""
Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": ["integer", "string"]})]
Triwulan = Annotated[
    int,
    BeforeValidator(_triwulan),
    WithJsonSchema({"enum": ["TW1", "TW2", "TW3", "TW4"]}),
    Content.QUARTER,
]

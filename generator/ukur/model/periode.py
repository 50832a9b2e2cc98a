"""Periods: the quarter (triwulan) of a year; text ``2024-TW4`` is the only spelling."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ukur.model.galat import F004, quote, refuse
from ukur.model.meaning import Content

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2099
"""Our choice: the years that begin with 20, so that a typed 0204 or 20204 is never taken for a year."""

POLA_TAHUN = "20[0-9]{2}"
POLA_PERIODE = f"{POLA_TAHUN}-TW[1-4]"
"""How years and periods are spelled, for every pattern and schema that holds one."""

_TAHUN = re.compile(POLA_TAHUN)
_PERIODE = re.compile(f"({POLA_TAHUN})-TW([1-4])")
_ROMAWI = ("", "I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Periode:
    """One quarter; ``triwulan`` is 1 to 4."""

    tahun: int
    triwulan: int

    def __str__(self) -> str:
        return f"{self.tahun}-TW{self.triwulan}"

    @property
    def judul(self) -> str:
        """The name people read: ``Triwulan IV Tahun 2024``."""
        return f"Triwulan {_ROMAWI[self.triwulan]} Tahun {self.tahun}"

    @property
    def romawi(self) -> str:
        """The quarter in Roman numerals, as forms print it: ``IV``."""
        return _ROMAWI[self.triwulan]


def parse_periode(text: str) -> Periode:
    """Return the period of ``2024-TW4``; refuse every other spelling."""
    match = _PERIODE.fullmatch(text.strip())
    if match is None:
        refuse(F004, f"{quote(text)} bukan periode", "tulis tahun dan triwulan, misalnya 2024-TW4")
    return Periode(int(match[1]), int(match[2]))


def _periode(value: Any) -> Any:
    return value if isinstance(value, Periode) else parse_periode(str(value))


def _tahun(value: Any) -> int:
    text = str(value).strip()
    if not _TAHUN.fullmatch(text):
        refuse(F004, f"{quote(value)} bukan tahun", f"tulis tahun {TAHUN_AWAL} sampai {TAHUN_AKHIR}")
    return int(text)


def _triwulan(value: Any) -> int:
    text = str(value).strip()
    if text not in {"TW1", "TW2", "TW3", "TW4"}:
        refuse(F004, f"{quote(value)} bukan triwulan", "tulis TW1, TW2, TW3, atau TW4")
    return int(text[2])


NilaiPeriode = Annotated[
    Periode,
    BeforeValidator(_periode),
    WithJsonSchema({"type": "string", "pattern": f"^{POLA_PERIODE}$"}),
    PlainSerializer(str, return_type=str),
]
Tahun = Annotated[int, BeforeValidator(_tahun), WithJsonSchema({"type": ["integer", "string"]})]
Triwulan = Annotated[
    int,
    BeforeValidator(_triwulan),
    WithJsonSchema({"enum": ["TW1", "TW2", "TW3", "TW4"]}),
    Content.QUARTER,
]

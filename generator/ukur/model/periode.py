"""Periods: the quarter (triwulan) of a year; text ``2024-TW4`` is the only spelling."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ukur.model.galat import F004, quote, refuse

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2099
_PERIODE = re.compile(r"(20\d\d)-TW([1-4])", re.ASCII)
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
    if not re.fullmatch(r"20\d\d", text, re.ASCII):
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
    WithJsonSchema({"type": "string", "pattern": "^20[0-9]{2}-TW[1-4]$"}),
    PlainSerializer(str, return_type=str),
]
Tahun = Annotated[int, BeforeValidator(_tahun), WithJsonSchema({"type": ["integer", "string"]})]
Triwulan = Annotated[int, BeforeValidator(_triwulan), WithJsonSchema({"enum": ["TW1", "TW2", "TW3", "TW4"]})]

"""A figure and a date as every rendering prints them, and what a capaian was computed from."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.rumus_id import RumusId
from ukur.model.numbers import TargetRange


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the text every rendering prints, and the printed number for those that need one."""

    teks: str
    nilai: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date: the text every rendering prints, and the day for those that need one; nothing has neither."""

    teks: str
    nilai: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a capaian was computed from, for renderings that compute it again (formulas of a spreadsheet).

    Labels are replaced by their scores: ``rumus`` is then ``naik@1``. Values are those that entered the
    formula, at the precision with which they did.
    """

    rumus: RumusId
    target: Decimal | TargetRange
    realisasi: Decimal

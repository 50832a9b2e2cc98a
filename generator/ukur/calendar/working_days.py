"""Working days of government offices, from the days off that have been decreed.

A working day is Monday to Friday (Perpres 21/2023) that is no national holiday. Joint leave (cuti bersama) is
no working day either unless asked for. Both stand in the table ``days_off.py``, the days decreed so far;
what is only an estimate, and years without a decree, are said to be unknown.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ukur.calendar.days_off import ESTIMATED, JOINT_LEAVE, PUBLIC

_SHIFT = datetime.timedelta(days=2)
"""How far a decreed day may lie from the estimate: moon sighting shifts one, our choice is one more."""


@dataclass(frozen=True)
class Calendar:
    """Days off of one year: national holidays, joint leave, and by name the holidays that are an estimate."""

    libur: frozenset[datetime.date]
    cuti_bersama: frozenset[datetime.date]
    taksiran: Mapping[datetime.date, str]

    @property
    def is_decreed(self) -> bool:
        """Whether the year's days off have been decreed: joint leave is decreed together with them."""
        return bool(self.cuti_bersama)


@cache
def year_calendar(tahun: int) -> Calendar:
    """Return the days off of a year; of one without a decree nothing is known."""
    guesses = {_day(tahun, text): name for text, name in ESTIMATED.get(tahun, {}).items()}
    return Calendar(_days(tahun, PUBLIC), _days(tahun, JOINT_LEAVE), guesses)


def _days(tahun: int, table: Mapping[int, str]) -> frozenset[datetime.date]:
    return frozenset(_day(tahun, text) for text in table.get(tahun, "").split())


def _day(tahun: int, text: str) -> datetime.date:
    return datetime.date(tahun, int(text[:2]), int(text[2:]))


def unknown_reason(start: datetime.date, done: datetime.date) -> str | None:
    """Return why the working days of a span cannot be counted; None when they can."""
    for tahun in range(start.year, done.year + 1):
        if not year_calendar(tahun).is_decreed:
            return f"hari libur tahun {tahun} belum diketahui"
    for tahun in range((start - _SHIFT).year, (done + _SHIFT).year + 1):
        for day, name in year_calendar(tahun).taksiran.items():
            if start - _SHIFT <= day <= done + _SHIFT:
                return f"tanggal {name} {tahun} masih perkiraan"
    return None


def working_days(start: datetime.date, done: datetime.date, cuti_bersama: bool = False) -> int | None:
    """Return the working days from the first to the last day, both included; None when not known.

    ``cuti_bersama`` counts days of joint leave as working days.
    """
    if unknown_reason(start, done):
        return None
    days = (start + datetime.timedelta(days=n) for n in range((done - start).days + 1))
    return sum(1 for day in days if is_working_day(day, cuti_bersama))


def is_working_day(day: datetime.date, cuti_bersama: bool = False) -> bool:
    """Return whether government offices work on a day, as far as its year's days off are known."""
    year = year_calendar(day.year)
    off = day in year.libur or (day in year.cuti_bersama and not cuti_bersama)
    return day.weekday() < 5 and not off

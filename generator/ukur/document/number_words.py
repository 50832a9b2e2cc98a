"""Numbers and days in Indonesian words, as official minutes spell them."""

import datetime

from ukur.calendar.date_words import WEEKDAYS, month_name

_UNITS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)
LARGEST = 9999
"""A year of four digits is the largest number that minutes spell."""


def number_words(number: int) -> str:
    """Return a number from 0 to 9,999 in words: ``dua ribu dua puluh enam``; ValueError for others."""
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    for size, name in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        count, rest = divmod(number, size)
        if count:
            head = f"se{name}" if count == 1 and size > 10 else f"{number_words(count)} {name}"
            return f"{head} {number_words(rest)}" if rest else head
    raise AssertionError(number)


def day_words(day: datetime.date) -> str:
    """Return ``Kamis, tanggal sembilan bulan Januari tahun dua ribu dua puluh lima``."""
    name, month = WEEKDAYS[day.weekday()], month_name(day.month)
    return f"{name}, tanggal {number_words(day.day)} bulan {month} tahun {number_words(day.year)}"

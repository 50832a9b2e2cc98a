"""Months and days of the week in Indonesian, and a day written out: data, so that no library is loaded."""

import datetime

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
"""From January on."""

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""From Monday on, as Python counts them."""


def month_name(month: int) -> str:
    """Return the name of a month, from 1."""
    return MONTHS[month - 1]


def date_words(day: datetime.date) -> str:
    """Return ``10 Januari 2022``."""
    return f"{day.day} {month_name(day.month)} {day.year}"

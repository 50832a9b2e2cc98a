"""Figures and dates as Indonesian readers expect them: 1.234,57 and 10 Januari 2022."""

import datetime
from functools import lru_cache

from ukur.calendar.date_words import date_words
from ukur.measure.figure_text import (
    DASH,
    full_number,
    number_text,
    percent_text,
    point_text,
    quantity_text,
    rupiah_text,
    short_number,
)

__all__ = (
    "DASH",
    "date_text",
    "full_number",
    "number_text",
    "percent_text",
    "point_text",
    "quantity_text",
    "rupiah_text",
    "short_number",
)


@lru_cache(maxsize=4096)
def date_text(day: datetime.date) -> str:
    """Return ``10 Januari 2022``."""
    return date_words(day)

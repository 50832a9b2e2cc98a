"""Printed figures and dates read back to numbers and days: the only place that does so.

The frozen document (``ukur/dokumen/1``) holds some of them as text alone, and its form stays. Tables ask here
for the number or the day beside the text; no rendering reads a text itself.
"""

import datetime
import re
from decimal import Decimal
from functools import lru_cache

from ukur.calendar.date_words import MONTHS
from ukur.document.figure import Dated, Figure

_FIGURE = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?", re.ASCII)
_DATE = re.compile(r"(?P<day>\d{1,2}) (?P<month>\w+) (?P<year>\d{1,4})", re.ASCII)
_MONTH = {name: number for number, name in enumerate(MONTHS, 1)}


def read_figure(text: str) -> Figure:
    """Return a printed value with its number where it is one: ``1.234,50`` is 1234.50."""
    return Figure(text, _number(text) if _FIGURE.fullmatch(text) else None)


@lru_cache(maxsize=4096)
def read_date(text: str | None) -> Dated:
    """Return a printed date with its day: ``31 Maret 2025``; any other text has none."""
    found = _DATE.fullmatch(text or "")
    if found is None or found["month"] not in _MONTH:
        return Dated(text or "")
    return Dated(found[0], datetime.date(int(found["year"]), _MONTH[found["month"]], int(found["day"])))


def read_percent(text: str) -> Decimal | None:
    """Return a printed percentage as its number, None where there is none: ``110 %`` is 110."""
    return _number(text.removesuffix(" %")) if text else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))

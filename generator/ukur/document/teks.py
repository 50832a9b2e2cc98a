"""Figures and dates as Indonesian readers expect them: 1.234,57 and 10 Januari 2022."""

import datetime
from functools import lru_cache

from babel.dates import format_date

from ukur.measure.tulisan import (
    KOSONG,
    angka,
    angka_penuh,
    angka_ringkas,
    besaran,
    persen,
    poin,
    rupiah,
)

__all__ = (
    "KOSONG",
    "angka",
    "angka_penuh",
    "angka_ringkas",
    "besaran",
    "persen",
    "poin",
    "rupiah",
    "tanggal",
)


@lru_cache(maxsize=4096)
def tanggal(hari: datetime.date) -> str:
    """Return ``10 Januari 2022``."""
    return format_date(hari, "d MMMM y", locale="id")

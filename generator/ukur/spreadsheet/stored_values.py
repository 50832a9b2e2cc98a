"""Numbers and dates as files store them, held against what a number and a day are."""

import datetime
import math
import re

from ukur.spreadsheet.grid import serial_of
from ukur.spreadsheet.unreadable import UnreadableWorkbook, damaged

ISO_FORMAT = "yyyy-mm-dd"
MAX_DIGITS = 400  # letters of a number: the largest that computers hold has 309 digits
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DURATION = re.compile(r"PT(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S", re.ASCII)
DAY = 86_400  # seconds
_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", re.ASCII)


def stored_number(text: str, where: str) -> str:
    """Return a number's text as stored; refuse what is none, also one that no computer holds."""
    text = text.strip()
    if len(text) > MAX_DIGITS or not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise damaged("sel angka tidak berisi angka", where)
    return text


def stored_date(text: str, where: str, date1904: bool = False) -> str:
    """Return the day's number of a date that is stored as "2025-03-31"; its time is left out."""
    match = _ISO_DATE.fullmatch(text.strip())
    try:
        day = datetime.date.fromisoformat(match[1] if match else "")
    except ValueError as error:
        raise UnreadableWorkbook("tanggal itu tidak ada di kalender", "perbaiki tanggalnya", where) from error
    return serial_of(day, date1904)


def stored_time(text: str, where: str) -> str:
    """Return the part of a day of a time that is stored as "PT01H20M00S"."""
    match = _DURATION.fullmatch(text.strip())
    if not match:
        raise UnreadableWorkbook("waktu di sel ini tidak terbaca", "tulis sebagai teks", where)
    hours, minutes, seconds = map(int, match.groups())
    return str((hours * 3600 + minutes * 60 + seconds) / DAY)

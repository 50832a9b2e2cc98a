"""Calendars as RFC 5545 has them: escaped, folded at 75 octets, lines that end in CR LF.

Written here and not by a library: all-day events of five properties are thirty lines, and their bytes must be
the same for the same data. Tests read them back by the grammar of the RFC.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_OCTETS = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
"""What a TEXT value escapes (RFC 5545, 3.3.11)."""


@dataclass(frozen=True)
class DayEvent:
    """An event of a whole day. ``uid`` stays the same for ever, ``stamp`` for the same data."""

    uid: str
    stamp: datetime.date
    day: datetime.date
    title: str
    description: str
    url: str | None = None


def calendar_bytes(name: str, description: str, events: Iterable[DayEvent]) -> bytes:
    """Return the calendar; the events as they come."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ukur//Jadwal pengukuran kinerja//ID",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"DESCRIPTION:{_text(description)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(event: DayEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{_one_line(event.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return a TEXT value: what separates is escaped, and what no line may hold becomes a blank."""
    plain = "".join(char if char == "\n" or char.isprintable() else " " for char in text)
    return "".join(_ESCAPED.get(char, char) for char in plain)


def _one_line(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _folded(line: str) -> bytes:
    """Return a line folded between characters, never within one: each part with the blank that joins it."""
    parts, part = [], b""
    for char in line:
        raw = char.encode("utf-8", "replace")
        if len(part) + len(raw) > MAX_OCTETS:
            parts.append(part)
            part = b" "
        part += raw
    return b"\r\n".join((*parts, part)) + b"\r\n"

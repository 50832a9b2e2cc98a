"""Bounds: between which figures a figure is plausible; text in, one value out."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from ukur.model.faults import F011, quote, refuse
from ukur.model.numbers import parse_number

_BOUNDS = re.compile(r"([-+\d.,]*?)\s*\.\.\s*([-+\d.,]*)", re.ASCII)


@dataclass(frozen=True)
class Bounds:
    """Between which a figure is plausible, in its own unit; both bounds belong, either side may be open."""

    bawah: Decimal | None
    atas: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Return whether a value lies within."""
        return (self.bawah is None or self.bawah <= value) and (self.atas is None or value <= self.atas)

    def __str__(self) -> str:
        """Return the spelling that is read: ``0..100``, ``0..``, ``..100``."""
        low, high = ("" if side is None else f"{side:f}" for side in (self.bawah, self.atas))
        return f"{low}..{high}"


def _bounds(value: Any) -> Any:
    if value is None or isinstance(value, Bounds):
        return value
    text = str(value).strip()
    match = _BOUNDS.fullmatch(text)
    if match is None or not any(match.groups()):
        refuse(F011, f"{quote(text)} bukan batas", "tulis 0..100, atau 0.. tanpa batas atas, atau ..100")
    low, high = (parse_number(part) if part else None for part in match.groups())
    if low is not None and high is not None and low > high:
        refuse(F011, f"batas {quote(text)} terbalik", f"tulis {match[2]}..{match[1]}")
    return Bounds(low, high)


BoundsValue = Annotated[
    Bounds,
    BeforeValidator(_bounds),
    WithJsonSchema({"type": "string", "pattern": r"\.\."}),
    PlainSerializer(lambda value: None if value is None else str(value), return_type=str | None),
]

"""How numbers are spelled in a file: with a decimal point, with a decimal comma, or some of each."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ukur.model.catalogue import DecimalSign, Loc
from ukur.model.meaning import Content, place

# As ``model.numbers`` reads them: 21.27 and 1,234.5 have a point, 21,27 and 1.234,5 and 1.500.000 a comma.
_POINT = re.compile(r"[-+]?(?:\d+\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})", re.ASCII)
_COMMA = re.compile(r"[-+]?(?:\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})", re.ASCII)
_TWO_READINGS = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_ANY_POINT = re.compile(rb"\d\.\d|\d,\d{3},\d{3}")
_ANY_COMMA = re.compile(rb"\d,\d|\d\.\d{3}\.\d{3}")
_PARTS = re.compile(r"\s*(?:\.\.|–|s\.d\.)\s*")


def mixed_signs(raw: bytes, data: Any, model: type[BaseModel]) -> tuple[DecimalSign, ...]:
    """Return the first number with each decimal sign where a file has both, else nothing.

    ``data`` is what was read from ``raw``, whose bytes tell fast that most files have one sign only.
    """
    if not (_ANY_COMMA.search(raw) and _ANY_POINT.search(raw)):
        return ()
    first = first_signs(data, model)
    return tuple(first.values()) if len(first) > 1 else ()


def first_signs(data: Any, model: type[BaseModel]) -> dict[str, DecimalSign]:
    """Return the first number of the data with each decimal sign, by the sign's name: titik or koma."""
    first: dict[str, DecimalSign] = {}
    for loc, text in _texts(data, ()):
        for part in _PARTS.split(text):
            sign = decimal_sign(part.strip())
            if sign and sign not in first and _is_number(model, loc):
                first[sign] = DecimalSign(loc, part.strip(), sign)
    return first


def decimal_sign(text: str) -> str | None:
    """Return the decimal sign of a number's spelling, ``titik`` or ``koma``; None where it tells none."""
    if _TWO_READINGS.fullmatch(text):  # refused where a number is read
        return None
    if _POINT.fullmatch(text):
        return "titik"
    return "koma" if _COMMA.fullmatch(text) else None


def _is_number(model: type[BaseModel], loc: Loc) -> bool:
    at = place(model, tuple(map(str, loc)))
    return at is not None and at.content is Content.NUMBER


def _texts(data: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*loc, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*loc, index))
    elif isinstance(data, str):
        yield loc, data

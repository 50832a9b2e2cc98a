"""Numbers and other values as offices write them: text in, one unmistakable value out."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from ukur.model.charset import refuse_unprintable
from ukur.model.faults import F001, F002, F006, F011, K003, quote, refuse
from ukur.model.meaning import Content
from ukur.model.offered_schema import offered_schema
from ukur.model.spellings import has_two_readings, is_date, is_plain, one_reading, spelling_hint

MAX_DIGITS = 30
"""Our choice: the nation's budget in sen has 18 digits; the working precision is 50, so sums stay exact."""

_RANGE = re.compile(r"([-+\d.,]+?)\s*(?:\.\.|–|-|s\.d\.)\s*([-+\d.,]+)", re.ASCII)
_LABEL = re.compile(r"[^\W\d_][\w .()+/-]{0,39}")
_RUPIAH = re.compile(r"rp[\s.]*\d.*", re.ASCII | re.IGNORECASE)


class AbsentReason(StrEnum):
    """Why a figure is absent on purpose; blank is something else: not reported yet."""

    TIDAK_BERLAKU = "n/a"
    BELUM_RILIS = "Belum rilis"


@dataclass(frozen=True)
class TargetRange:
    """A target given as a closed interval, in the unit of the indicator; ``bawah <= atas``."""

    bawah: Decimal
    atas: Decimal


@dataclass(frozen=True)
class Label:
    """A value that is a word (WTP, BB, ya); a label table gives its score."""

    teks: str


@dataclass(frozen=True)
class Unreadable:
    """A figure whose cell could not be read; ``place`` is the cell: file, line and column.

    Not reported yet is something else: nobody may take the one for the other. It comes from ``source`` alone
    and only where a finding says what is wrong there, so it is in no document.
    """

    place: str


Quantity = Decimal | TargetRange | Label | AbsentReason | Unreadable


def parse_number(text: str) -> Decimal:
    """Return the number ``text`` says; refuse it when two readings exist.

    ``21.27``, ``21,27``, ``1.234,5``, ``1.234.567`` and ``0.123`` have one reading; ``1.000`` and
    ``1,000`` have two (thousands or decimal). No exponent, unit, or more than 30 digits.
    """
    bare = text.strip()
    if sum(char.isdigit() for char in bare) > MAX_DIGITS:
        refuse(F001, f"angka {quote(bare)} lebih dari {MAX_DIGITS} digit", "periksa satuan dan salah ketik")
    if has_two_readings(bare):
        whole, fraction = re.split("[.,]", bare)
        refuse(
            F002,
            f"angka {quote(bare)} bermakna ganda (ribuan atau desimal?)",
            f"tulis {whole}{fraction} bila ribuan, atau {_shorter(whole, fraction)} bila desimal",
        )
    number = one_reading(bare)
    if number is not None:
        return number
    refuse(F001, f"{quote(bare)} bukan angka", spelling_hint(bare))


def _shorter(whole: str, fraction: str) -> str:
    """Return the decimal reading of ``whole.fraction`` in a spelling with one reading: 1.000 -> 1.0."""
    trimmed = fraction.rstrip("0") or "0"
    return f"{whole}.{trimmed}" if len(trimmed) < 3 else f"{whole}.{fraction}0"


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return str(value)
    refuse(K003, "isian ini harus satu nilai, bukan daftar atau pasangan kunci", "tulis satu angka atau kata")


def _number(value: Any) -> Any:
    return None if value is None else parse_number(_as_text(value))


def _nonnegative_number(value: Any) -> Any:
    number = _number(value)
    if number is not None and number < 0:
        refuse(F011, f"angka {quote(value)} tidak boleh negatif", "tulis 0 atau lebih")
    return number


def _positive_number(value: Any) -> Any:
    number = _number(value)
    if number is not None and number <= 0:
        refuse(
            F011, f"angka {quote(value)} tidak lebih dari nol", "tulis angka di atas 0, atau hapus baris ini"
        )
    return number


def _whole(value: Any) -> Any:
    if value is None:
        return None
    number = parse_number(_as_text(value))
    if number != number.to_integral_value():
        refuse(F001, f"angka {quote(value)} harus bulat", "tulis bilangan bulat, misalnya 4")
    return int(number)


def _target_range(text: str) -> TargetRange | None:
    match = _RANGE.fullmatch(text)
    if match is None or is_plain(text) or is_date(text):
        return None
    low, high = parse_number(match[1]), parse_number(match[2])
    if low > high:
        refuse(F011, f"rentang {quote(text)} terbalik", f"tulis {match[2]}..{match[1]}")
    return TargetRange(low, high)


def _quantity(value: Any) -> Any:
    if value is None or isinstance(value, Unreadable):
        return value
    text = _as_text(value)
    for keadaan in AbsentReason:
        if text.casefold() == keadaan.value.casefold():
            return keadaan
    if text[:1].isalpha() and _LABEL.fullmatch(text) and not _RUPIAH.fullmatch(text):
        refuse_unprintable(text)
        return Label(text)
    return _target_range(text) or parse_number(text)


def is_same_quantity(one: str, other: str) -> bool:
    """Return whether two texts say one quantity, however spelt: ``N/A`` and ``n/a``, ``5-7`` and ``5..7``."""
    try:
        return bool(_quantity(one) == _quantity(other))
    except PydanticCustomError:
        return one == other


def _yes_no(value: Any) -> Any:
    text = _as_text(value).casefold()
    if text in {"ya", "true"}:
        return True
    if text in {"tidak", "false"}:
        return False
    refuse(F006, f"{quote(value)} bukan ya atau tidak", "tulis ya atau tidak")


UNREADABLE = "(tidak terbaca)"
"""Stands where a cell could not be read; no value is spelt so, hence it is like none."""


def quantity_spelling(value: Quantity) -> str:
    """Return ``value`` in the spelling that :func:`parse_number` and the range reader accept."""
    match value:
        case TargetRange(bawah, atas):
            return f"{bawah:f}..{atas:f}"
        case Label(teks):
            return teks
        case AbsentReason():
            return value.value
        case Unreadable():
            return UNREADABLE
        case _:
            return f"{value:f}"


_NUMBER_SCHEMA = WithJsonSchema({"type": ["number", "string"]})
_YES_NO_SCHEMA = WithJsonSchema(offered_schema(("ya", "tidak"), ("Ya", "Tidak", True, False)))
_TO_TEXT = PlainSerializer(lambda value: None if value is None else f"{value:f}", return_type=str | None)

Number = Annotated[Decimal, BeforeValidator(_number), _NUMBER_SCHEMA, _TO_TEXT, Content.NUMBER]
NonnegativeNumber = Annotated[
    Decimal, BeforeValidator(_nonnegative_number), _NUMBER_SCHEMA, _TO_TEXT, Content.NUMBER
]
PositiveNumber = Annotated[
    Decimal, BeforeValidator(_positive_number), _NUMBER_SCHEMA, _TO_TEXT, Content.NUMBER
]
WholeNumber = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"]})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), _YES_NO_SCHEMA]
QuantityValue = Annotated[
    Any,
    BeforeValidator(_quantity),
    WithJsonSchema({"type": ["number", "string", "null"]}),
    PlainSerializer(
        lambda value: None if value is None else quantity_spelling(value), return_type=str | None
    ),
    Content.NUMBER,
]

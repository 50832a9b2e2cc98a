"""Figures as Indonesian readers expect them: 1.234,57 and Rp1.500.000."""

from decimal import ROUND_DOWN, Decimal
from functools import lru_cache

from ukur.measure.rounding import WIDE, round_half_up
from ukur.model.numbers import AbsentReason, Label, Quantity, TargetRange, Unreadable

DASH = "–"
_SWAP_MARKS = str.maketrans(",.", ".,")
KEPT = 16_384
"""Our choice: a document of 500 indicators has a tenth of it; most figures stand in it, and in others, again.

Only texts that depend on a number's value alone are kept: 80 and 80.0 are one number.
"""
_WHOLE_DIGITS = Decimal("0.000001")  # six decimals, the most that an indicator prints


def number_text(nilai: Decimal, desimal: int | None = None) -> str:
    """Return ``1.234,57``: rounded half up to ``desimal`` places, or with the places it has."""
    shown = nilai if desimal is None else round_half_up(nilai, desimal)
    return f"{shown:,f}".translate(_SWAP_MARKS)


@lru_cache(KEPT)
def short_number(nilai: Decimal) -> str:
    """Return a number without trailing zeros after the comma: 20, 0,75, 100."""
    text = f"{nilai.copy_abs() if nilai.is_zero() else nilai:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP_MARKS)


@lru_cache(KEPT)
def full_number(nilai: Decimal) -> str:
    """Return a number at full precision; an ellipsis marks digits beyond six decimals."""
    cut = nilai.quantize(_WHOLE_DIGITS, rounding=ROUND_DOWN, context=WIDE)
    return short_number(cut) if cut == nilai else f"{cut:,f}".translate(_SWAP_MARKS) + "…"


def percent_text(nilai: Decimal) -> str:
    """Return a printed percentage: ``106,35 %``."""
    return f"{number_text(nilai)} %"


def quantity_text(nilai: Quantity | None, desimal: int) -> str:
    """Return any value as text; a blank is a dash, never a zero."""
    if isinstance(nilai, Decimal):  # nearly every one
        return _rounded_text(nilai, desimal)
    match nilai:
        case None:
            return DASH
        case TargetRange(bawah, atas):
            return f"{number_text(bawah, desimal)}–{number_text(atas, desimal)}"
        case Label(teks):
            return teks
        case AbsentReason():
            return nilai.value
        case Unreadable(place):
            return f"tidak terbaca, lihat {place}"


@lru_cache(KEPT)
def _rounded_text(nilai: Decimal, desimal: int) -> str:
    return number_text(nilai, desimal)


def point_text(nilai: Decimal) -> str:
    """Return a difference in percentage points with its sign: ``+20,48 poin``."""
    return f"{'+' if nilai > 0 else ''}{number_text(nilai)} poin"


def rupiah_text(nilai: Decimal) -> str:
    """Return an amount: ``Rp1.500.000``, sen only where there are any."""
    return f"Rp{number_text(nilai, 0 if nilai == nilai.to_integral_value() else 2)}"

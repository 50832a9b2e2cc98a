"""Rounding: once, half up, for display; everything before it keeps full precision."""

from decimal import ROUND_HALF_UP, Context, Decimal

PRESISI = Context(prec=50, rounding=ROUND_HALF_UP)
"""Working precision of every division: 50 significant digits, far beyond any printed figure."""

_QUANTA = tuple(Decimal(1).scaleb(-places) for places in range(13))


def bulatkan(nilai: Decimal, desimal: int = 2) -> Decimal:
    """Return ``nilai`` rounded half up (away from zero) to ``desimal`` places: 0.125 -> 0.13."""
    return nilai.quantize(_QUANTA[desimal], context=PRESISI)


def bagi(pembilang: Decimal, penyebut: Decimal) -> Decimal | None:
    """Return the quotient at working precision, None when the denominator is zero."""
    return None if penyebut == 0 else PRESISI.divide(pembilang, penyebut)


def rata_rata(nilai: list[Decimal]) -> Decimal | None:
    """Return the mean of unrounded values; None for an empty list."""
    return bagi(sum(nilai, Decimal(0)), Decimal(len(nilai))) if nilai else None

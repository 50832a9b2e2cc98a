"""Rounding: once, half up, for display; everything before it keeps full precision."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce

PRECISION = Context(prec=50, rounding=ROUND_HALF_UP)
"""Working precision of every division: 50 significant digits, far beyond any printed figure."""

WIDE = Context(prec=250, rounding=ROUND_HALF_UP)
"""Room to round any figure that 30-digit inputs can make, however absurd: printing never fails."""

HUNDRED = Decimal(100)  # percent
_QUANTA = tuple(Decimal(1).scaleb(-places) for places in range(13))  # an indicator prints 6 at most


def round_half_up(nilai: Decimal, desimal: int = 2) -> Decimal:
    """Return ``nilai`` rounded half up (away from zero) to ``desimal`` places: 0.125 -> 0.13; never -0.00."""
    rounded = nilai.quantize(_QUANTA[desimal], context=WIDE)
    return rounded if rounded else WIDE.plus(rounded)


def divide(pembilang: Decimal, penyebut: Decimal) -> Decimal | None:
    """Return the quotient at working precision, None when the denominator is zero."""
    return None if penyebut == 0 else PRECISION.divide(pembilang, penyebut)


def percent_of(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return ``bagian / seluruh x 100`` at working precision, None when ``whole`` is zero."""
    return divide(PRECISION.multiply(part, HUNDRED), whole)


def precise_sum(nilai: Iterable[Decimal]) -> Decimal:
    """Return the sum at working precision; the standard context would keep only 28 digits."""
    return reduce(PRECISION.add, nilai, Decimal(0))


def precise_mean(nilai: Sequence[Decimal]) -> Decimal | None:
    """Return the mean of unrounded values; None for an empty list."""
    return divide(precise_sum(nilai), Decimal(len(nilai))) if nilai else None


def weighted_mean(nilai: Sequence[Decimal], weights: Sequence[Decimal]) -> Decimal | None:
    """Return the mean of unrounded values, counted by their weights; None for an empty list."""
    total = precise_sum(
        PRECISION.multiply(value, weight) for value, weight in zip(nilai, weights, strict=True)
    )
    return divide(total, precise_sum(weights)) if nilai else None

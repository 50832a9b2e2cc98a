"""What an office declared about its arithmetic, with what holds where it says nothing."""

from decimal import Decimal

from ukur.measure.rounding import HUNDRED
from ukur.model.instansi import Aritmetika

_DECIMALS = 2
"""As most published forms print capaian: 106,35 percent."""


def capaian_decimals(aritmetika: Aritmetika) -> int:
    """Return how many decimals a capaian is printed with, and a mean of capaian."""
    return _DECIMALS if aritmetika.desimal_capaian is None else aritmetika.desimal_capaian


def row_cap(aritmetika: Aritmetika) -> Decimal | None:
    """Return the cap on the capaian of each row, in percent; None when rows are printed as computed."""
    return _cap(aritmetika.batas_capaian)


def mean_cap(aritmetika: Aritmetika) -> Decimal | None:
    """Return the cap that the office declared on each capaian in a mean, in percent; None without one.

    A row that is capped itself counts with no more than it shows.
    """
    declared = (_cap(aritmetika.batas_agregat), _cap(aritmetika.batas_capaian))
    return min((cap for cap in declared if cap is not None), default=None)


def effective_cap(aritmetika: Aritmetika) -> Decimal:
    """Return the cap of the mean that stands beside the raw one: the declared one, else 100 percent.

    With 100 a mean is 100 only where every target was reached.
    """
    return mean_cap(aritmetika) or HUNDRED


def _cap(declared: str | None) -> Decimal | None:
    return None if declared in {None, "tanpa"} else Decimal(str(declared))

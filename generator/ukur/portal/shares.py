"""Shares and means of a roll-up, made from its counts: no figure of an office is ever averaged."""

from decimal import Decimal

from ukur.measure.rounding import round_half_up

PLACES = 2
"""Decimals of a printed percentage, as in the offices' documents."""


def share(part: int, whole: int) -> Decimal | None:
    """Return the percentage that a part is of a whole, half up; None where there is nothing to divide by."""
    return round_half_up(Decimal(part) * 100 / whole, PLACES) if whole else None

"""Which way an indicator should go, and what follows from it where there is no percentage."""

from decimal import Decimal
from enum import StrEnum

from ukur.model.numbers import Quantity, TargetRange


class Direction(StrEnum):
    """Direction of a formula: higher is better, lower is better, or on the target and neither side of it."""

    NAIK = "makin tinggi makin baik"
    TURUN = "makin rendah makin baik"
    TEPAT = "tepat sasaran"

    def missed(self, target: Decimal | TargetRange, realisasi: Decimal) -> bool:
        """Return whether ``realisasi`` is on the wrong side of the target."""
        lower, upper = bounds(target)
        below, above = realisasi < lower, realisasi > upper
        return {Direction.NAIK: below, Direction.TURUN: above, Direction.TEPAT: below or above}[self]

    def easier(self, old: Quantity | None, new: Quantity | None) -> bool:
        """Return whether a new target is easier to reach: words and targets without a side never are."""
        if not isinstance(old, (Decimal, TargetRange)) or not isinstance(new, (Decimal, TargetRange)):
            return False
        (old_lower, old_upper), (new_lower, new_upper) = bounds(old), bounds(new)
        return {
            Direction.NAIK: new_lower < old_lower,
            Direction.TURUN: new_upper > old_upper,
            Direction.TEPAT: False,
        }[self]


def bounds(target: Decimal | TargetRange) -> tuple[Decimal, Decimal]:
    """Return both bounds of a target; a number is its own bounds."""
    return (target.bawah, target.atas) if isinstance(target, TargetRange) else (target, target)

"""Which way an indicator should go, and what follows from it where there is no percentage."""

from decimal import Decimal
from enum import StrEnum

from ukur.model.angka import Besaran, Rentang


class Arah(StrEnum):
    """Direction of a formula: higher is better, lower is better, or on the target and neither side of it."""

    NAIK = "makin tinggi makin baik"
    TURUN = "makin rendah makin baik"
    TEPAT = "tepat sasaran"

    def missed(self, target: Decimal | Rentang, realisasi: Decimal) -> bool:
        """Return whether ``realisasi`` is on the wrong side of the target."""
        lower, upper = bounds(target)
        below, above = realisasi < lower, realisasi > upper
        return {Arah.NAIK: below, Arah.TURUN: above, Arah.TEPAT: below or above}[self]

    def easier(self, old: Besaran | None, new: Besaran | None) -> bool:
        """Return whether a new target is easier to reach: words and targets without a side never are."""
        if not isinstance(old, (Decimal, Rentang)) or not isinstance(new, (Decimal, Rentang)):
            return False
        (old_lower, old_upper), (new_lower, new_upper) = bounds(old), bounds(new)
        return {Arah.NAIK: new_lower < old_lower, Arah.TURUN: new_upper > old_upper, Arah.TEPAT: False}[self]


def bounds(target: Decimal | Rentang) -> tuple[Decimal, Decimal]:
    """Return both bounds of a target; a number is its own bounds."""
    return (target.bawah, target.atas) if isinstance(target, Rentang) else (target, target)

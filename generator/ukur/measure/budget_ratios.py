"""Budget measures: serapan, and efisiensi by difference and by remainder.

All amounts are rupiah, all results percent, unrounded; None when the denominator is zero.
"""

from decimal import Decimal

from ukur.measure.rounding import PRECISION, percent_of


def serapan(pagu: Decimal, realisasi: Decimal) -> Decimal | None:
    """Realisasi / pagu x 100."""
    return percent_of(realisasi, pagu)


def efisiensi_by_difference(capaian: Decimal, absorbed_percent: Decimal) -> Decimal:
    """Capaian minus serapan, in percentage points; local practice, above +5 is called efficient."""
    return capaian - absorbed_percent


def efisiensi_by_remainder(pagu: Decimal, realisasi: Decimal) -> Decimal | None:
    """(Pagu - realisasi) / pagu x 100; to be claimed only when the target was reached."""
    return percent_of(PRECISION.subtract(pagu, realisasi), pagu)

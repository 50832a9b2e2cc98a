"""Budget measures: serapan, and efisiensi by difference and by remainder.

All amounts are rupiah, all results percent, unrounded; None when the denominator is zero.
"""

from decimal import Decimal

from ukur.measure.pembulatan import PRESISI, persen


def serapan(pagu: Decimal, realisasi: Decimal) -> Decimal | None:
    """Realisasi / pagu x 100."""
    return persen(realisasi, pagu)


def efisiensi_selisih(capaian: Decimal, serapan_persen: Decimal) -> Decimal:
    """Capaian minus serapan, in percentage points; local practice, above +5 is called efficient."""
    return capaian - serapan_persen


def efisiensi_sisa(pagu: Decimal, realisasi: Decimal) -> Decimal | None:
    """(Pagu - realisasi) / pagu x 100; to be claimed only when the target was reached."""
    return persen(PRESISI.subtract(pagu, realisasi), pagu)

"""A jump between two figures of one indicator: most likely another unit, or a comma in another place."""

from decimal import Decimal

from ukur.measure.rounding import WIDE
from ukur.model.indikator import Agregasi, Indikator
from ukur.model.periode import Periode

JUMP = Decimal(10)
"""Our choice, as rule W101 is titled: the smallest factor by which a misplaced comma can change a figure."""


def comparable(item: Indikator, periode: Periode, earlier: Periode) -> bool:
    """Return whether a figure may be held against an earlier one: a value to date starts afresh each year,
    and over a break of the series nothing is compared."""
    begun_again = item.agregasi is Agregasi.KUMULATIF and periode.tahun != earlier.tahun
    return earlier < periode and not begun_again and not item.breaks(earlier, periode)


def is_jump(now: Decimal, before: Decimal) -> bool:
    """Return whether one figure is ten times the other or more, whatever their signs; exact, not divided.

    Zero is no jump: no unit and no comma makes zero of another figure.
    """
    last, this = before.copy_abs(), now.copy_abs()  # abs() would round to 28 digits
    if not last or not this:
        return False
    return this >= WIDE.multiply(last, JUMP) or last >= WIDE.multiply(this, JUMP)

"""What the Renstra had reached before a year, and whether its target counts what the years add up to."""

from decimal import Decimal

from ukur.measure.measurements import Measurements
from ukur.measure.rounding import PRECISION
from ukur.model.indikator import Indikator
from ukur.model.numbers import Quantity
from ukur.model.periode import Periode


def accumulates(item: Indikator) -> bool:
    """Return whether the target at the end of the Renstra is what all its years add up to."""
    return item.target_renstra is not None and item.target_renstra.akumulasi is not None


def reached_before(measurements: Measurements, item: Indikator, tahun: int) -> Quantity | None:
    """Return what the Renstra had reached at the end of the year before ``tahun``.

    As recorded in ``realisasi_renstra``. A target that does not accumulate is a state to be reached: then the
    approved document of that year's last quarter says it too, else the baseline of that year.
    """
    year = tahun - 1
    recorded = item.realisasi_renstra.get(year)
    if recorded is not None or accumulates(item):
        return recorded.nilai if recorded else None
    periode = measurements.latest_disahkan(year, 4)
    if periode == Periode(year, 4):
        value = measurements.result_of(item.kode, periode).tahun.realisasi
        if value is not None:
            return value
    baseline = item.baseline.get(year)
    return baseline.nilai if baseline else None


def add_up(before: Quantity | None, realised: Quantity | None) -> Decimal | None:
    """Return the sum of both, at working precision; None unless both are numbers."""
    if not isinstance(before, Decimal) or not isinstance(realised, Decimal):
        return None
    return PRECISION.add(before, realised)

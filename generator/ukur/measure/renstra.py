"""What the Renstra had reached before a year, and whether its target counts what the years add up to."""

from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.measurements import Measurements
from ukur.measure.rounding import PRECISION, precise_sum, round_half_up
from ukur.measure.year_result import year_result
from ukur.model.indikator import Indikator
from ukur.model.numbers import Quantity
from ukur.model.periode import Periode

RENSTRA_YEARS = 5
"""A plan of an office runs five years (UU 25/2004); its targets add up over no more."""


@dataclass(frozen=True)
class ReachedBefore:
    """What was reached before a year, unrounded; ``tahun`` are the years that the program added up.

    ``tercatat`` is the year up to which the office recorded it; None where it did not.
    """

    nilai: Quantity | None
    tahun: tuple[int, ...] = ()
    tercatat: int | None = None


def accumulates(item: Indikator) -> bool:
    """Return whether the target at the end of the Renstra is what all its years add up to."""
    return item.target_renstra is not None and item.target_renstra.akumulasi is not None


def is_comparable(item: Indikator, here: Periode) -> bool:
    """Return whether a figure of this period and the target of the Renstra belong to one series."""
    if item.target_renstra is None:
        return False
    end = Periode(item.target_renstra.tahun, 4)
    return not item.breaks(min(here, end), max(here, end))


def reached_before(measurements: Measurements, item: Indikator, here: Periode) -> ReachedBefore:
    """Return what the Renstra had reached at the end of the year before.

    Of a state it is what the office recorded for that year in ``realisasi_renstra``, else the year's own
    figure. Of a target that accumulates it is the last sum on record, and the years after it that have a
    figure; without a record all earlier years of the plan, 0 in its first year.
    """
    before = here.tahun - 1
    if not accumulates(item):
        if item.breaks(Periode(before, 4), here):
            return ReachedBefore(None)
        recorded = item.realisasi_renstra.get(before)
        if recorded is not None and recorded.nilai is not None:
            return ReachedBefore(recorded.nilai, tercatat=before)
        return ReachedBefore(year_result(measurements, item, before))
    tercatat, start = _recorded(item, here)
    years = range(_first_year(item, here) if tercatat is None else tercatat + 1, here.tahun)
    known = {year: value for year in years if (value := _figure(measurements, item, year, here)) is not None}
    nothing = tercatat is None and len(years) > 0 and not known
    return ReachedBefore(None if nothing else precise_sum((start, *known.values())), tuple(known), tercatat)


def _recorded(item: Indikator, here: Periode) -> tuple[int | None, Decimal]:
    """Return the last earlier year up to which a sum is on record, and that sum; None and 0 without one."""
    for tahun in sorted((year for year in item.realisasi_renstra if year < here.tahun), reverse=True):
        value = item.realisasi_renstra[tahun].nilai
        if isinstance(value, Decimal) and not item.breaks(Periode(tahun, 4), here):
            return tahun, value
    return None, Decimal(0)


def _first_year(item: Indikator, here: Periode) -> int:
    return (item.target_renstra.tahun if item.target_renstra else here.tahun) - RENSTRA_YEARS + 1


def _figure(measurements: Measurements, item: Indikator, tahun: int, here: Periode) -> Decimal | None:
    """Return the printed figure of an earlier year of the same series, by its document or baseline."""
    approved = measurements.latest_disahkan(tahun, 4)
    value: Quantity | None = None
    if approved:
        value = measurements.result_of(item.kode, approved).sampai.realisasi
    if value is None and (baseline := item.baseline.get(tahun)):
        value = baseline.nilai
    if not isinstance(value, Decimal) or item.breaks(Periode(tahun, 4), here):
        return None
    return round_half_up(value, item.desimal)


def add_up(before: Quantity | None, realised: Quantity | None) -> Decimal | None:
    """Return the sum of both, at working precision; None unless both are numbers."""
    if not isinstance(before, Decimal) or not isinstance(realised, Decimal):
        return None
    return PRECISION.add(before, realised)

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
    """What was reached before a year, unrounded; ``tahun`` are the years that it adds up.

    ``dicatat``: as the office recorded it, not as the program added it up.
    """

    nilai: Quantity | None
    tahun: tuple[int, ...] = ()
    dicatat: bool = False


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

    ``realisasi_renstra`` says it. Else a target that accumulates takes the earlier years of the plan that
    have a figure, added up, 0 in its first year; any other is a state, as the year before left it.
    """
    before, sums = Periode(here.tahun - 1, 4), accumulates(item)
    years = tuple(range(_first_year(item, here), here.tahun)) if sums else ()
    recorded = item.realisasi_renstra.get(before.tahun)
    if recorded is not None and recorded.nilai is not None:
        return ReachedBefore(recorded.nilai, years, dicatat=True)
    if not sums:
        broken = item.breaks(before, here)
        return ReachedBefore(None if broken else year_result(measurements, item, before.tahun))
    known = {year: value for year in years if (value := _figure(measurements, item, year, here)) is not None}
    return ReachedBefore(precise_sum(known.values()) if known or not years else None, tuple(known))


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

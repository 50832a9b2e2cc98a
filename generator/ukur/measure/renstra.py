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
    """What was reached before a year, unrounded.

    ``tercatat`` is the year up to which the office recorded it, ``tahun`` are those that the program added.
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

    A target that accumulates takes what ``realisasi_renstra`` says of the last year on record, and adds the
    later years that have a figure; 0 in the plan's first year. Any other is a state: as recorded for the year
    before, else as that year left it.
    """
    before = here.tahun - 1
    if not accumulates(item):
        recorded = _recorded(item, before, here)
        if recorded is not None:
            return ReachedBefore(recorded, tercatat=before)
        broken = item.breaks(Periode(before, 4), here)
        return ReachedBefore(None if broken else year_result(measurements, item, before))
    assert item.target_renstra is not None
    on_record = (year for year in sorted(item.realisasi_renstra, reverse=True) if year <= before)
    latest = next((year for year in on_record if isinstance(_recorded(item, year, here), Decimal)), None)
    first = item.target_renstra.tahun - RENSTRA_YEARS + 1 if latest is None else latest + 1
    years = range(first, here.tahun)
    known = {year: value for year in years if (value := _figure(measurements, item, year, here)) is not None}
    start = None if latest is None else _recorded(item, latest, here)
    parts = [*([round_half_up(start, item.desimal)] if isinstance(start, Decimal) else []), *known.values()]
    return ReachedBefore(precise_sum(parts) if parts or not years else None, tuple(known), latest)


def _recorded(item: Indikator, tahun: int, here: Periode) -> Quantity | None:
    """Return what the office recorded of a year of the same series."""
    reached = item.realisasi_renstra.get(tahun)
    value: Quantity | None = reached.nilai if reached else None
    return None if item.breaks(Periode(tahun, 4), here) else value


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

"""Comparisons that a performance report must show: last years, Renstra end target, national standard."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ukur.measure.capaian import IndikatorResult, label_scores
from ukur.measure.conventions import capaian_decimals
from ukur.measure.edition import Edition
from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import (
    Change,
    against_last_period,
    against_last_year,
    headline_change,
)
from ukur.measure.realisasi import official_figure, printed
from ukur.measure.reason import Reason
from ukur.measure.renstra import accumulates, add_up, is_comparable, reached_before
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.measure.year_figure import YearFigure, figure_of_year, value_of_period
from ukur.model.indikator import Indikator, PutusDeret, TargetRenstra
from ukur.model.numbers import Quantity
from ukur.model.periode import Periode

PAST_YEARS = 5
"""Years looked back: beside a Renstra's fifth year stand the other four and, before them, its baseline."""


@dataclass(frozen=True)
class PastYear:
    """A past year: realisasi (and capaian where a target is on record); ``sumber`` of a baseline."""

    tahun: int
    realisasi: Quantity
    capaian: Decimal | None
    sumber: str | None


@dataclass(frozen=True)
class Comparison:
    """One comparison: what with, its value, its source, and the percentage reached, printed.

    ``realisasi`` is what was held against it; ``dijumlah`` names the years that were added up for that,
    ``tercatat`` the year up to which a sum on record was taken instead of them.
    """

    nilai: Quantity
    sumber: str
    persen: Decimal | None
    alasan: Reason | None
    tahun: int | None = None
    realisasi: Quantity | None = None
    dijumlah: tuple[int, ...] = ()
    tercatat: int | None = None


@dataclass(frozen=True)
class Comparisons:
    """The comparisons of LKjIP Bab III for one indicator.

    ``tahun_lalu`` is what documents of the first form list, and only they: a past year with its own capaian.
    ``deret`` are past years at the same quarter, without the capaian of another year; ``putus`` the breaks
    among them.
    """

    tahun_lalu: tuple[PastYear, ...]
    renstra: Comparison | None
    nasional: Comparison | None
    deret: tuple[YearFigure, ...]
    putus: tuple[PutusDeret, ...]
    arah_tahun: Change
    arah_triwulan: Change | None

    @property
    def headline_change(self) -> Change:
        """The change that stands beside the status: since a year before, else since the last period."""
        return headline_change(self.arah_tahun, self.arah_triwulan)


def compare_indikator(measurements: Measurements, result: IndikatorResult) -> Comparisons:
    """Return the comparisons for a measured indicator; the value compared is the one to date.

    Past years come from approved documents, up to the same quarter; else from the indicator's baseline.
    """
    item = result.indikator
    nasional = item.standar_nasional
    series = tuple(row for year in _years(result) if (row := figure_of_year(measurements, result, year)))
    return Comparisons(
        tahun_lalu=past_years(measurements, result) if measurements.edition is Edition.FIRST else (),
        renstra=_renstra(measurements, result, item.target_renstra) if item.target_renstra else None,
        nasional=_against(measurements, result, nasional.nilai, nasional.sumber) if nasional else None,
        deret=series,
        putus=_breaks(item, series, result.periode),
        arah_tahun=against_last_year(measurements, result),
        arah_triwulan=against_last_period(measurements, result),
    )


def _breaks(item: Indikator, series: tuple[YearFigure, ...], here: Periode) -> tuple[PutusDeret, ...]:
    """Return the breaks of the series as it is shown, oldest first: its own, and that of a succession."""
    if not series:
        return ()
    found = dict.fromkeys(
        (*(row for year in series for row in year.putus), *item.breaks(series[0].periode, here))
    )
    return tuple(sorted(found, key=lambda row: (row.mulai.tahun, row.mulai.triwulan)))


def _years(result: IndikatorResult) -> range:
    return range(result.periode.tahun - PAST_YEARS, result.periode.tahun)


def past_years(measurements: Measurements, result: IndikatorResult) -> tuple[PastYear, ...]:
    """Return the past years with what is on record of them, oldest first."""
    return tuple(past for year in _years(result) if (past := _past(measurements, result, year)))


def _past(measurements: Measurements, result: IndikatorResult, tahun: int) -> PastYear | None:
    baseline = result.indikator.baseline.get(tahun)
    periode = measurements.latest_disahkan(tahun, result.periode.triwulan)
    if periode:
        measured = measurements.result_of(result.indikator.kode, periode)
        if measured.tahun.realisasi is not None:
            return PastYear(tahun, measured.tahun.realisasi, measured.main_ratio.tercetak, None)
    if baseline is None or baseline.nilai is None:
        return None
    value = official_figure(
        result.indikator, baseline.nilai, measurements.catalogue.instansi.aritmetika.dasar_capaian
    )
    return None if value is None else PastYear(tahun, value, None, baseline.sumber)


def _renstra(measurements: Measurements, result: IndikatorResult, renstra: TargetRenstra) -> Comparison:
    """Return the target of the plan's end against the value to date, or against the years added up."""
    item, here = result.indikator, result.periode
    if not is_comparable(item, here):
        return Comparison(renstra.nilai, renstra.sumber, None, Reason.DERET_PUTUS, renstra.tahun)
    if not accumulates(item):
        return _against(measurements, result, renstra.nilai, renstra.sumber, renstra.tahun)
    before = reached_before(measurements, item, here)
    known = before.nilai if before.nilai is not None else Decimal(0)
    total = add_up(printed(known, item.desimal), value_of_period(result))
    found = _against(measurements, result, renstra.nilai, renstra.sumber, renstra.tahun, total)
    if total is None:
        return found
    return replace(found, dijumlah=(*before.tahun, here.tahun), tercatat=before.tercatat)


def _against(
    measurements: Measurements,
    outcome: IndikatorResult,
    nilai: Quantity,
    sumber: str,
    tahun: int | None = None,
    dijumlah: Decimal | None = None,
) -> Comparison:
    year = outcome.tahun
    if year.old_until is not None or (year.alasan is Reason.AKHIR_TAHUN and year.tercetak is None):
        return Comparison(nilai, sumber, None, year.alasan, tahun)
    realisasi = year.realisasi if dijumlah is None else dijumlah
    if realisasi is None:
        named = measurements.edition >= Edition.THIRD
        missing = (year.alasan if named else None) or Reason.BELUM_ADA_DATA
        return Comparison(nilai, sumber, None, missing, tahun)
    catalogue = measurements.catalogue
    result = compute_capaian(
        outcome.indikator.rumus, nilai, realisasi, label_scores(outcome.indikator, catalogue.skala)
    )
    if isinstance(result, Reason):
        return Comparison(nilai, sumber, None, result, tahun, realisasi)
    printed = round_half_up(result, capaian_decimals(catalogue.instansi.aritmetika))
    return Comparison(nilai, sumber, printed, None, tahun, realisasi)

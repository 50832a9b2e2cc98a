"""Comparisons that a performance report must show: last years, Renstra end target, national standard."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ukur.measure.capaian import IndikatorResult, label_scores
from ukur.measure.conventions import capaian_decimals
from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import (
    Change,
    YearFigure,
    against_last_period,
    against_last_year,
    figure_of_year,
    headline_change,
    value_of_period,
)
from ukur.measure.realisasi import official_figure
from ukur.measure.reason import Reason
from ukur.measure.renstra import accumulates
from ukur.measure.rounding import precise_sum, round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import PutusDeret, TargetRenstra
from ukur.model.numbers import Quantity
from ukur.model.periode import Periode

PAST_YEARS = 5
"""Years looked back: beside a Renstra's fifth year stand the other four and, before them, its baseline."""

RENSTRA_YEARS = 5
"""A plan of an office runs five years (UU 25/2004); its targets add up over no more."""


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

    ``tahun_lalu`` is what documents of the first form list: a past year with its own capaian. ``deret`` are
    past years at the same quarter, without the capaian of another year; ``putus`` the breaks among them.
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


def compare_indikator(measurements: Measurements, hasil: IndikatorResult) -> Comparisons:
    """Return the comparisons for a measured indicator; the value compared is the one to date.

    Past years come from approved documents, up to the same quarter; else from the indicator's baseline.
    """
    item, catalogue = hasil.indikator, measurements.catalogue
    nasional, years = item.standar_nasional, range(hasil.periode.tahun - PAST_YEARS, hasil.periode.tahun)
    deret = tuple(row for tahun in years if (row := figure_of_year(measurements, hasil, tahun)))
    return Comparisons(
        tahun_lalu=tuple(past for tahun in years if (past := _past(measurements, hasil, tahun))),
        renstra=_renstra(measurements, hasil, item.target_renstra) if item.target_renstra else None,
        nasional=_against(catalogue, hasil, nasional.nilai, nasional.sumber) if nasional else None,
        deret=deret,
        putus=item.breaks(deret[0].periode, hasil.periode) if deret else (),
        arah_tahun=against_last_year(measurements, hasil),
        arah_triwulan=against_last_period(measurements, hasil),
    )


def _past(measurements: Measurements, hasil: IndikatorResult, tahun: int) -> PastYear | None:
    baseline = hasil.indikator.baseline.get(tahun)
    periode = measurements.latest_disahkan(tahun, hasil.periode.triwulan)
    if periode:
        measured = measurements.result_of(hasil.indikator.kode, periode)
        if measured.tahun.realisasi is not None:
            return PastYear(tahun, measured.tahun.realisasi, measured.main_ratio.tercetak, None)
    if baseline is None or baseline.nilai is None:
        return None
    value = official_figure(
        hasil.indikator, baseline.nilai, measurements.catalogue.instansi.aritmetika.dasar_capaian
    )
    return None if value is None else PastYear(tahun, value, None, baseline.sumber)


def _renstra(measurements: Measurements, hasil: IndikatorResult, renstra: TargetRenstra) -> Comparison:
    """Return the target of the plan's end against the value to date, or against the years added up."""
    here, end = hasil.periode, Periode(renstra.tahun, 4)
    if hasil.indikator.breaks(min(here, end), max(here, end)):
        return Comparison(renstra.nilai, renstra.sumber, None, Reason.DERET_PUTUS, renstra.tahun)
    if not accumulates(hasil.indikator):
        return _against(measurements.catalogue, hasil, renstra.nilai, renstra.sumber, renstra.tahun)
    before = _recorded(hasil)
    known = _years_of_plan(measurements, hasil, renstra.tahun, before[0] if before else None)
    parts = [*([before[1]] if before else []), *known.values()]
    total = precise_sum(parts) if hasil.periode.tahun in known else None
    found = _against(measurements.catalogue, hasil, renstra.nilai, renstra.sumber, renstra.tahun, total)
    if total is None:
        return found
    return replace(found, dijumlah=tuple(known), tercatat=before[0] if before else None)


def _recorded(hasil: IndikatorResult) -> tuple[int, Decimal] | None:
    """Return the last year before this one up to which the plan's sum is on record, with that sum."""
    item, here = hasil.indikator, hasil.periode
    for tahun in sorted((year for year in item.realisasi_renstra if year < here.tahun), reverse=True):
        value = item.realisasi_renstra[tahun].nilai
        if isinstance(value, Decimal) and not item.breaks(Periode(tahun, 4), here):
            return tahun, round_half_up(value, item.desimal)
    return None


def _years_of_plan(
    measurements: Measurements, hasil: IndikatorResult, akhir: int, tercatat: int | None
) -> dict[int, Decimal]:
    """Return the printed figure of each year of the plan that has one, this year's to date.

    Years up to ``tercatat`` are in the sum on record.
    """
    item, here, known = hasil.indikator, hasil.periode, dict[int, Decimal]()
    first = akhir - RENSTRA_YEARS + 1 if tercatat is None else tercatat + 1
    for tahun in range(first, here.tahun + 1):
        approved = measurements.latest_disahkan(tahun, 4)
        value: Quantity | None = value_of_period(hasil) if tahun == here.tahun else None
        if tahun < here.tahun and approved:
            value = measurements.result_of(item.kode, approved).sampai.realisasi
        if value is None and tahun < here.tahun and (baseline := item.baseline.get(tahun)):
            value = baseline.nilai
        if isinstance(value, Decimal) and not item.breaks(Periode(tahun, 4), here):
            known[tahun] = round_half_up(value, item.desimal)
    return known


def _against(
    catalogue: Catalogue,
    hasil: IndikatorResult,
    nilai: Quantity,
    sumber: str,
    tahun: int | None = None,
    dijumlah: Decimal | None = None,
) -> Comparison:
    year = hasil.tahun
    if year.old_until is not None or (year.alasan is Reason.AKHIR_TAHUN and year.tercetak is None):
        return Comparison(nilai, sumber, None, year.alasan, tahun)
    realisasi = year.realisasi if dijumlah is None else dijumlah
    if realisasi is None:
        return Comparison(nilai, sumber, None, Reason.BELUM_ADA_DATA, tahun)
    result = compute_capaian(
        hasil.indikator.rumus, nilai, realisasi, label_scores(hasil.indikator, catalogue.skala)
    )
    if isinstance(result, Reason):
        return Comparison(nilai, sumber, None, result, tahun, realisasi)
    printed = round_half_up(result, capaian_decimals(catalogue.instansi.aritmetika))
    return Comparison(nilai, sumber, printed, None, tahun, realisasi)

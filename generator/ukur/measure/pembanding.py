"""Comparisons that a performance report must show: last years, Renstra end target, national standard."""

from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.capaian import IndikatorResult, label_scores
from ukur.measure.conventions import capaian_decimals
from ukur.measure.measurements import Measurements
from ukur.measure.realisasi import official_figure
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.model.catalogue import Catalogue
from ukur.model.numbers import Quantity

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
    """One comparison: what with, its value, its source, and the percentage reached, printed."""

    nilai: Quantity
    sumber: str
    persen: Decimal | None
    alasan: Reason | None
    tahun: int | None = None


@dataclass(frozen=True)
class Comparisons:
    """The comparisons of LKjIP Bab III for one indicator."""

    tahun_lalu: tuple[PastYear, ...]
    renstra: Comparison | None
    nasional: Comparison | None


def compare_indikator(measurements: Measurements, hasil: IndikatorResult) -> Comparisons:
    """Return the comparisons for a measured indicator; the value compared is the one to date.

    Past years come from approved documents, up to the same quarter; else from the indicator's baseline.
    """
    item, catalogue = hasil.indikator, measurements.catalogue
    renstra, nasional = item.target_renstra, item.standar_nasional
    return Comparisons(
        tahun_lalu=tuple(
            row
            for tahun in range(hasil.periode.tahun - PAST_YEARS, hasil.periode.tahun)
            if (row := _past(measurements, hasil, tahun))
        ),
        renstra=_against(catalogue, hasil, renstra.nilai, renstra.sumber, renstra.tahun) if renstra else None,
        nasional=_against(catalogue, hasil, nasional.nilai, nasional.sumber) if nasional else None,
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


def _against(
    catalogue: Catalogue, hasil: IndikatorResult, nilai: Quantity, sumber: str, tahun: int | None = None
) -> Comparison:
    realisasi = hasil.tahun.realisasi
    if realisasi is None:
        return Comparison(nilai, sumber, None, Reason.BELUM_ADA_DATA, tahun)
    result = compute_capaian(
        hasil.indikator.rumus, nilai, realisasi, label_scores(hasil.indikator, catalogue.skala)
    )
    if isinstance(result, Reason):
        return Comparison(nilai, sumber, None, result, tahun)
    return Comparison(
        nilai, sumber, round_half_up(result, capaian_decimals(catalogue.instansi.aritmetika)), None, tahun
    )

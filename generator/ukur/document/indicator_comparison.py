"""Composing the comparisons of an indicator, from what was measured."""

from decimal import Decimal

from ukur.document.date_text import DASH, full_number, percent_text, quantity_text
from ukur.document.figure import Figure
from ukur.document.figure_composition import indikator_figure
from ukur.document.shown_comparison import (
    DOWN,
    SAME,
    UP,
    ShownAgainst,
    ShownChange,
    ShownComparison,
    YearValue,
)
from ukur.measure.change_words import compared_with, difference_text
from ukur.measure.pembanding import Comparison, Comparisons
from ukur.measure.perubahan import Change, NoTrend
from ukur.measure.rounding import round_half_up
from ukur.measure.year_figure import YearFigure
from ukur.model.indikator import Indikator, JenisSatuan
from ukur.model.numbers import Quantity
from ukur.model.periode import Periode

OTHER_SERIES = "deret lain"
_MOVES = {1: UP, -1: DOWN, 0: SAME, None: ""}
_UNSAID = {NoTrend.TANPA_ANGKA, NoTrend.TANPA_ANGKA_LALU}
"""Reasons that the blank cells beside them say already."""


def change_figure(selisih: Decimal, desimal: int, satuan: str, share: bool) -> Figure:
    """Return a change, formatted, with its number."""
    return Figure(difference_text(selisih, desimal, satuan, share), round_half_up(selisih, desimal))


def shown_change(change: Change, item: Indikator) -> ShownChange:
    """Return a change, formatted."""
    return ShownChange(
        terhadap=compared_with(change),
        periode=str(change.terhadap.tahun if change.setahun else change.terhadap),
        perubahan=_difference(change, item),
        gerak=_MOVES[change.gerak],
        arah=str(change.arah or ""),
        alasan="" if change.alasan is None or change.alasan in _UNSAID else str(change.alasan),
    )


def _difference(change: Change, item: Indikator) -> Figure:
    if change.selisih is not None:
        share = item.jenis_satuan is JenisSatuan.PERSEN
        return change_figure(change.selisih, item.desimal, item.satuan, share)
    if change.arah is None or change.lalu is None or change.kini is None or change.lalu == change.kini:
        return Figure(DASH)
    return Figure(" menjadi ".join(quantity_text(side, item.desimal) for side in (change.lalu, change.kini)))


def headline_change(compared: Comparisons, item: Indikator) -> ShownChange:
    """Return the change that stands beside the status: since a year before, else since the last period."""
    return shown_change(compared.headline_change, item)


def shown_comparison(compared: Comparisons, item: Indikator, periode: Periode) -> ShownComparison:
    """Return the comparisons of an indicator, formatted."""
    return ShownComparison(
        tahun=tuple(_year(row, item, periode) for row in compared.deret),
        perubahan=shown_change(compared.arah_tahun, item),
        renstra=_against(compared.renstra, item) if compared.renstra else None,
        nasional=_against(compared.nasional, item) if compared.nasional else None,
        putus=tuple(row.sentence for row in compared.putus),
        triwulan=shown_change(compared.arah_triwulan, item) if compared.arah_triwulan else None,
    )


def _year(row: YearFigure, item: Indikator, periode: Periode) -> YearValue:
    """A figure of another series is not shown beside this one; one of a whole year says so before the end."""
    if row.dari is not None:
        value = f"{quantity_text(row.nilai, row.dari.desimal)} {row.dari.satuan}"
        return YearValue(row.periode.tahun, Figure(OTHER_SERIES), f"{row.dari.kode} {row.dari.nama}: {value}")
    if item.breaks(row.periode, periode):
        return YearValue(row.periode.tahun, Figure(OTHER_SERIES), row.sumber or "")
    figure, early = indikator_figure(row.nilai, item.desimal), periode.triwulan != 4
    return YearValue(row.periode.tahun, figure, row.sumber or "", row.setahun and early)


def _realisasi(nilai: Quantity | None, desimal: int) -> Figure:
    """Return what is compared; the unrounded value behind it where print rounds what was computed from."""
    figure = indikator_figure(nilai, desimal)
    if not isinstance(nilai, Decimal) or nilai == figure.nilai:
        return figure
    return Figure(f"{figure.teks} ({full_number(nilai)})", figure.nilai)


def _against(other: Comparison, item: Indikator) -> ShownAgainst:
    reached = percent_text(other.persen) if other.persen is not None else str(other.alasan)
    return ShownAgainst(
        nilai=indikator_figure(other.nilai, item.desimal),
        realisasi=_realisasi(other.realisasi, item.desimal),
        capaian=Figure(reached, other.persen),
        sumber=other.sumber,
        tahun=other.tahun,
        dijumlah=other.dijumlah,
        tercatat=other.tercatat,
    )

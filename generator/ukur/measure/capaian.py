"""Capaian of one indicator in one quarter: the quarter, to date, and against the whole year."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ukur.measure.agregasi import target_triwulan, value_to_date
from ukur.measure.predikat import is_reached, predikat, skala_in_force
from ukur.measure.realisasi import full_realisasi, official_figure
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator, Target
from ukur.model.instansi import Aritmetika
from ukur.model.numbers import AbsentReason, Quantity
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode
from ukur.model.skala import DaftarSkala, Predikat, Skala

CAPAIAN_DECIMALS = 2
"""As the published forms print capaian: 106,35 percent."""


@dataclass(frozen=True)
class Capaian:
    """One ratio. ``persen`` is unrounded, ``tercetak`` rounded once; ``alasan`` says why there is none."""

    target: Quantity | None
    realisasi: Quantity | None
    persen: Decimal | None
    tercetak: Decimal | None
    predikat: Predikat | None
    tercapai: bool | None
    alasan: Reason | None = None


@dataclass(frozen=True)
class IndikatorResult:
    """All that is measured of one indicator in one quarter.

    ``realisasi_penuh`` is the quarter's own figure before rounding. ``triwulan`` compares the quarter with
    its target, ``sampai`` the value to date with the target to date, ``tahun`` the value to date with the
    whole year's target. ``tabel`` gives the scores of labels, where the formula needs them.
    """

    indikator: Indikator
    periode: Periode
    isian: IsianIndikator | None
    unit: str | None
    target: Target | None
    realisasi_penuh: Quantity | None
    triwulan: Capaian
    sampai: Capaian
    tahun: Capaian
    skala: Skala
    terisi: tuple[int, ...]
    tabel: Mapping[str, Decimal] | None = None

    @property
    def main_ratio(self) -> Capaian:
        """The ratio the document's predikat is taken from: to date (in TW4 the year's own)."""
        return self.tahun if self.periode.triwulan == 4 else self.sampai


@dataclass(frozen=True)
class _MeasureRules:
    indikator: Indikator
    skala: Skala
    tabel: Mapping[str, Decimal] | None
    aritmetika: Aritmetika

    def ratio_of(self, target: Quantity | None, realisasi: Quantity | None, kosong: Reason) -> Capaian:
        shown = official_figure(self.indikator, realisasi, self.aritmetika.dasar_capaian)
        if shown is None:
            return Capaian(target, None, None, None, None, None, kosong)
        if target is None:
            reason = Reason.BELUM_RILIS if shown is AbsentReason.BELUM_RILIS else Reason.TANPA_TARGET
            return Capaian(None, shown, None, None, None, None, reason)
        result = compute_capaian(self.indikator.rumus, target, shown, self.tabel)
        if isinstance(result, Reason):
            return Capaian(target, shown, None, None, None, None, result)
        printed = round_half_up(result, CAPAIAN_DECIMALS)
        step = predikat(self.skala, printed)
        return Capaian(target, shown, result, printed, step, is_reached(self.skala, printed))


def label_scores(indikator: Indikator, skala: DaftarSkala) -> Mapping[str, Decimal] | None:
    """Return the label scores the indicator names, if it names any."""
    table = skala.tabel_label.get(indikator.tabel_label or "")
    return table.nilai if table else None


def measure_indikator(catalogue: Catalogue, kode: str, periode: Periode) -> IndikatorResult:
    """Measure one indicator in one quarter.

    Figures of a quarter in which the indicator is not due are shown but the missing ones are not
    complained of: the reason is then "belum waktunya diukur".
    """
    indikator = catalogue.indikator[kode]
    target = indikator.target.get(periode.tahun)
    full = _series(catalogue, indikator, periode)
    reported = catalogue.isian(kode, periode)
    blank = _reason(indikator, periode)
    skala = skala_in_force(catalogue.skala, quarter_end(periode))
    aturan = _MeasureRules(
        indikator, skala, label_scores(indikator, catalogue.skala), catalogue.instansi.aritmetika
    )
    to_date = value_to_date(indikator, target, full, periode.triwulan)
    own = full.get(periode.triwulan)
    return IndikatorResult(
        indikator=indikator,
        periode=periode,
        isian=reported[1] if reported else None,
        unit=reported[0] if reported else None,
        target=target,
        realisasi_penuh=own,
        triwulan=aturan.ratio_of(target_triwulan(indikator, target, periode.triwulan), own, blank),
        sampai=aturan.ratio_of(to_date.target, to_date.realisasi, blank),
        tahun=aturan.ratio_of(target.tahun if target else None, to_date.realisasi, blank),
        skala=skala,
        terisi=to_date.triwulan,
        tabel=aturan.tabel,
    )


def _reason(indikator: Indikator, periode: Periode) -> Reason:
    due = periode.triwulan in indikator.frekuensi.triwulan
    return Reason.BELUM_ADA_DATA if due else Reason.BELUM_WAKTUNYA


def _series(catalogue: Catalogue, indikator: Indikator, periode: Periode) -> dict[int, Quantity]:
    """Return the year's figures up to the quarter, at full precision, blanks left out."""
    figures: dict[int, Quantity] = {}
    for quarter in range(1, periode.triwulan + 1):
        reported = catalogue.isian(indikator.kode, Periode(periode.tahun, quarter))
        value = full_realisasi(indikator, reported[1] if reported else None)
        if value is not None:
            figures[quarter] = value
    return figures


def quarter_end(periode: Periode) -> datetime.date:
    """Return the last day of the quarter."""
    month, day = ((3, 31), (6, 30), (9, 30), (12, 31))[periode.triwulan - 1]
    return datetime.date(periode.tahun, month, day)

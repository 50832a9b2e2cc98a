"""Capaian of one indicator in one quarter: of the quarter, to date, and against the whole year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from ukur.measure.agregasi import (
    ToDate,
    is_complete,
    is_growing,
    owed_quarters,
    target_to_date,
    target_triwulan,
    value_to_date,
)
from ukur.measure.conventions import capaian_decimals, row_cap
from ukur.measure.direction import Direction
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.predikat import is_reached, predikat, skala_in_force
from ukur.measure.realisasi import full_series, official_figure, printed
from ukur.measure.reason import FormulaResult, Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS, compute_capaian
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator, Target
from ukur.model.instansi import Aritmetika, DasarCapaian
from ukur.model.numbers import AbsentReason, Quantity
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode, quarter_end
from ukur.model.scope import Scope
from ukur.model.skala import DaftarSkala, Predikat, Skala


@dataclass(frozen=True)
class Capaian:
    """One figure with its own target and its own capaian; none of them means anything without the others.

    ``triwulan`` are the quarters that carry ``realisasi``; ``old_until`` is the last of them where the period
    has no figure of its own. ``persen`` is the unrounded capaian, ``tercetak`` rounded once, and no more than
    the office's cap on rows; ``tanpa_batas`` is the printed one without that cap, None where it cuts nothing
    off. Predikat and status are those of ``tercetak``. ``alasan`` says why there is no capaian, or why a
    capaian has no status (``tercapai`` None). ``penuh`` is the unrounded realisasi where an office computes
    from it and print rounds it: it is shown too.
    """

    lingkup: Scope
    target: Quantity | None
    realisasi: Quantity | None
    persen: Decimal | None = None
    tercetak: Decimal | None = None
    predikat: Predikat | None = None
    tercapai: bool | None = None
    alasan: Reason | None = None
    triwulan: tuple[int, ...] = ()
    old_until: int | None = None
    tanpa_batas: Decimal | None = None
    penuh: Decimal | None = None

    def unjudged(self, reason: Reason | None) -> "Capaian":
        """Return the figure with its capaian, which is not judged."""
        return replace(self, predikat=None, tercapai=None, alasan=reason)

    def uncounted(self, reason: Reason | None) -> "Capaian":
        """Return the figure without capaian."""
        return replace(self.unjudged(reason), persen=None, tercetak=None, tanpa_batas=None)

    def outdated(self, reason: Reason, triwulan: int) -> "Capaian":
        """Return the figure without capaian, for its realisasi is that of quarters before ``triwulan``."""
        last = self.triwulan[-1] if self.triwulan else triwulan
        older = last < triwulan
        full = None if older else self.penuh
        return replace(self.uncounted(reason), old_until=last if older else None, penuh=full)


@dataclass(frozen=True)
class IndikatorResult:
    """All that is measured of one indicator in one quarter.

    ``realisasi_penuh`` is the quarter's own figure before rounding, ``sampai_penuh`` the one to date.
    ``triwulan`` compares the quarter with its target, ``sampai`` the value to date with the target to date,
    ``tahun`` the value to date with the whole year's target; ``lingkup`` says which is the headline.
    ``tabel`` gives the scores of labels, where the formula needs them.
    """

    indikator: Indikator
    periode: Periode
    isian: IsianIndikator | None
    unit: str | None
    target: Target | None
    realisasi_penuh: Quantity | None
    sampai_penuh: Quantity | None
    triwulan: Capaian
    sampai: Capaian
    tahun: Capaian
    skala: Skala
    lingkup: Scope
    tabel: Mapping[str, Decimal] | None = None

    @property
    def figures(self) -> tuple[Capaian, Capaian, Capaian]:
        """The figures of the quarter, to date and of the year."""
        return self.triwulan, self.sampai, self.tahun

    @cached_property
    def main_ratio(self) -> Capaian:
        """The figure that the document's status and predikat are taken from."""
        return next(figure for figure in self.figures if figure.lingkup is self.lingkup)

    @property
    def carrying(self) -> tuple[int, ...]:
        """The quarters that carry the value to date."""
        return self.sampai.triwulan


@dataclass(frozen=True)
class _MeasureRules:
    indikator: Indikator
    skala: Skala
    tabel: Mapping[str, Decimal] | None
    aritmetika: Aritmetika
    edition: Edition

    def ratio_of(
        self,
        scope: Scope,
        target: Quantity | None,
        realisasi: Quantity | None,
        empty: Reason,
        triwulan: tuple[int, ...] = (),
    ) -> Capaian:
        basis, full = self.aritmetika.dasar_capaian, None
        shown = official_figure(self.indikator, realisasi, basis)
        if self.edition is not Edition.FIRST:
            target = printed(target, self.indikator.desimal)
            if basis is DasarCapaian.PENUH and isinstance(shown, Decimal):
                full = shown if shown != printed(shown, self.indikator.desimal) else None
        result = self._percent(target, shown, empty)
        if isinstance(result, Reason):
            return Capaian(scope, target, shown, alasan=result, triwulan=triwulan, penuh=full)
        places, cap = capaian_decimals(self.aritmetika), row_cap(self.aritmetika)
        raw = round_half_up(result, places)
        capped = raw if cap is None else min(raw, round_half_up(cap, places))
        return Capaian(
            scope,
            target,
            shown,
            persen=result,
            tercetak=capped,
            predikat=predikat(self.skala, capped),
            tercapai=is_reached(self.skala, capped),
            triwulan=triwulan,
            tanpa_batas=raw if capped < raw else None,
            penuh=full,
        )

    def _percent(self, target: Quantity | None, shown: Quantity | None, empty: Reason) -> FormulaResult:
        if shown is None:
            return empty
        if target is None:
            unreleased = shown is AbsentReason.BELUM_RILIS
            return Reason.BELUM_RILIS if unreleased else Reason.TANPA_TARGET
        return compute_capaian(self.indikator.rumus, target, shown, self.tabel)


def label_scores(indikator: Indikator, skala: DaftarSkala) -> Mapping[str, Decimal] | None:
    """Return the label scores the indicator names, if it names any."""
    table = skala.tabel_label.get(indikator.tabel_label or "")
    return table.nilai if table else None


def measure_indikator(
    catalogue: Catalogue, kode: str, periode: Periode, edition: Edition = CURRENT
) -> IndikatorResult:
    """Measure one indicator in one quarter, by the rules of an edition.

    A quarter without a figure of its own has no capaian in any scope, whatever was reported before it: its
    value to date is shown, and the reason is "belum ada data", "belum waktunya diukur" where the indicator is
    not due, or what was written in the figure's place.
    """
    indikator = catalogue.known(kode, periode)
    target = indikator.target.get(periode.tahun)
    full = full_series(catalogue, indikator, periode)
    reported = catalogue.isian(kode, periode)
    blank = _reason(indikator, periode)
    skala = skala_in_force(catalogue.skala, quarter_end(periode))
    aritmetika = catalogue.instansi.aritmetika
    rules = _MeasureRules(indikator, skala, label_scores(indikator, catalogue.skala), aritmetika, edition)
    to_date = value_to_date(indikator, target, full, periode.triwulan)
    own = full.get(periode.triwulan)
    figures = _figures(rules, periode, target, own, to_date, blank)
    if edition is Edition.FIRST:
        headline = Scope.SETAHUN if periode.triwulan == 4 else Scope.SAMPAI
    else:
        figures = _judged(rules, periode, target, full, figures)
        headline = _headline(aritmetika, periode, figures)
    quarter, until, year = figures
    return IndikatorResult(
        indikator=indikator,
        periode=periode,
        isian=reported[1] if reported else None,
        unit=reported[0] if reported else None,
        target=target,
        realisasi_penuh=own,
        sampai_penuh=to_date.realisasi,
        triwulan=quarter,
        sampai=until,
        tahun=year,
        skala=skala,
        lingkup=headline,
        tabel=rules.tabel,
    )


_Figures = tuple[Capaian, Capaian, Capaian]


def _figures(
    rules: _MeasureRules,
    periode: Periode,
    target: Target | None,
    own: Quantity | None,
    to_date: ToDate,
    blank: Reason,
) -> _Figures:
    quarters = (periode.triwulan,) if own is not None else ()
    of_quarter = target_triwulan(rules.indikator, target, periode.triwulan)
    of_year = target.tahun if target else None
    return (
        rules.ratio_of(Scope.TRIWULAN, of_quarter, own, blank, quarters),
        rules.ratio_of(Scope.SAMPAI, to_date.target, to_date.realisasi, blank, to_date.triwulan),
        rules.ratio_of(Scope.SETAHUN, of_year, to_date.realisasi, blank, to_date.triwulan),
    )


def _judged(
    rules: _MeasureRules,
    periode: Periode,
    target: Target | None,
    full: Mapping[int, Quantity],
    figures: _Figures,
) -> _Figures:
    """Return the figures with what may not be judged left unjudged, and the true reason why."""
    indikator = rules.indikator
    quarter, until, year = figures
    year = _year(indikator, periode, full, year)
    if year.target is not None:
        quarter, until = (
            figure.uncounted(Reason.TARGET_SETAHUN) if figure.alasan is Reason.TANPA_TARGET else figure
            for figure in (quarter, until)
        )
    now = periode.triwulan
    own = full.get(now)
    if isinstance(own, AbsentReason):
        ended = own is AbsentReason.TIDAK_BERLAKU and year.tercapai is not None
        why = _ABSENT[own]
        return quarter, until.outdated(why, now), year if ended else year.outdated(why, now)
    if own is None:
        blank = _reason(indikator, periode)
        if blank is Reason.BELUM_ADA_DATA:
            owed = owed_quarters(indikator, full, periode.tahun, now)
            expected = target_to_date(indikator, target, owed)
            until = replace(until, target=printed(expected, indikator.desimal))
        return quarter, until.outdated(blank, now), year.outdated(blank, now)
    return quarter, until, year


_ABSENT = {
    AbsentReason.TIDAK_BERLAKU: Reason.TIDAK_BERLAKU,
    AbsentReason.BELUM_RILIS: Reason.BELUM_RILIS,
}


def _year(indikator: Indikator, periode: Periode, full: Mapping[int, Quantity], year: Capaian) -> Capaian:
    """Return the year's figure: judged once all that is due is there, a fall that can still grow not before.

    Four deaths of eight allowed, after one quarter, are not 150 percent of the year.
    """
    if year.persen is None or is_complete(indikator, full, periode.tahun):
        return year
    before_end = periode.triwulan < max(indikator.due_quarters(periode.tahun))
    if before_end and is_growing(indikator.agregasi) and RUMUS[indikator.rumus].arah is not Direction.NAIK:
        return year.uncounted(Reason.AKHIR_TAHUN)
    if before_end:
        return replace(year, tercapai=None, alasan=Reason.AKHIR_TAHUN)
    return year.unjudged(Reason.BELUM_LENGKAP)


def _headline(aritmetika: Aritmetika, periode: Periode, figures: _Figures) -> Scope:
    """Return the scope of the headline: the office's choice, or what the data has a target for."""
    chosen = aritmetika.lingkup_utama or (Scope.SETAHUN if periode.triwulan == 4 else Scope.SAMPAI)
    has_target = {figure.lingkup for figure in figures if figure.target is not None}
    return chosen if chosen in has_target or Scope.SETAHUN not in has_target else Scope.SETAHUN


def _reason(indikator: Indikator, periode: Periode) -> Reason:
    due = periode.triwulan in indikator.due_quarters(periode.tahun)
    return Reason.BELUM_ADA_DATA if due else Reason.BELUM_WAKTUNYA

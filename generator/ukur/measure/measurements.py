"""The measured catalogue: each indicator in each quarter, measured once and kept."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ukur.measure.capaian import IndikatorResult, measure_indikator
from ukur.measure.edition import CURRENT, Edition, by_code
from ukur.measure.realisasi import full_realisasi
from ukur.measure.tindak_lanjut import EarlierRencana, open_rencana
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.periode import Periode


class Measurements:
    """A catalogue with its measurements, computed on first use.

    ``lama`` is the measured catalogue of a moment ago: what no edit has touched is carried over. ``berubah``
    then names the indicators to be measured again; None when nothing could be carried over. ``edition`` are
    the rules to measure by: today's, unless a filed document is computed again.
    """

    def __init__(
        self, catalogue: Catalogue, former: "Measurements | None" = None, edition: Edition = CURRENT
    ) -> None:
        self.catalogue = catalogue
        self.edition = edition
        self._hasil: dict[Periode, dict[str, IndikatorResult]] = {}
        self._diukur: dict[Periode, tuple[IndikatorResult, ...]] = {}
        self._terakhir: dict[tuple[int, int], Periode | None] = {}
        self.past_figures: dict[Periode, dict[str, tuple[Indikator, Any]]] = {}  # kept by ``year_figure``
        self.easier_targets: dict[tuple[str, int], tuple[Indikator, Any]] = {}  # kept by ``year_result``
        self._last_until: tuple[Periode, dict[Periode, dict[str, IndikatorResult]]] | None = None
        self._disahkan = frozenset(catalogue.disahkan())
        self.berubah = former.changed_indikator(self) if former else None
        if former and self.berubah is not None:
            self._hasil = {
                periode: {kode: result for kode, result in known.items() if kode not in self.berubah}
                for periode, known in former._hasil.items()
            }

    def changed_indikator(self, baru: "Measurements") -> frozenset[str] | None:
        """Return the indicators whose figures may differ in ``baru``; None when the rules themselves do."""
        before, after = self.catalogue, baru.catalogue
        rules = self._disahkan == baru._disahkan and before.skala == after.skala
        first, second = before.instansi, after.instansi
        if before.left_out.files != after.left_out.files:  # what cannot be read is told of other figures
            return None
        spans = ({key: (u.mulai, u.sampai) for key, u in office.unit.items()} for office in (first, second))
        if next(spans) != next(spans):
            return None
        if not rules or (first.aritmetika, first.klasifikasi) != (second.aritmetika, second.klasifikasi):
            return None
        old, new = before.indikator, after.indikator
        changed = {kode for kode in {*old, *new} if old.get(kode) is not new.get(kode)}
        for periode in {*before.formulir, *after.formulir}:
            changed |= _changed_reports(before, after, periode)
        return frozenset(changed | _followers(changed, before, after))

    def until(self, periode: Periode) -> "Measurements":
        """Return the measurements of what a quarter could know: nothing later is there to be read.

        Asked in the order of time, they share what was measured of earlier quarters.
        """
        known = Measurements(self.catalogue.until(periode), edition=self.edition)
        if self._last_until is not None and self._last_until[0] <= periode:
            known._hasil = self._last_until[1]
        self._last_until = periode, known._hasil
        return known

    def result_of(self, kode: str, periode: Periode) -> IndikatorResult:
        """Return the measurement of one indicator in one quarter."""
        known = self._hasil.get(periode)
        if known is None:
            known = self._hasil[periode] = {}
        found = known.get(kode)
        if found is None:
            found = known[kode] = measure_indikator(self.catalogue, kode, periode, self.edition)
        return found

    def latest_disahkan(self, tahun: int, triwulan: int) -> Periode | None:
        """Return the latest approved period of a year up to a quarter."""
        key = tahun, triwulan
        if key not in self._terakhir:
            candidates = (p for p in self._disahkan if p.tahun == tahun and p.triwulan <= triwulan)
            self._terakhir[key] = max(candidates, default=None)
        return self._terakhir[key]

    @cached_property
    def open_rencana(self) -> Mapping[Periode, tuple[EarlierRencana, ...]]:
        """For every period, the rencana aksi of earlier documents that were still open."""
        return open_rencana(self.catalogue)

    def measured_in(self, periode: Periode) -> tuple[IndikatorResult, ...]:
        """Return the measurements of a document, by code: indicators in force with a target or a report."""
        if periode not in self._diukur:
            self._diukur[periode] = tuple(
                self.result_of(kode, periode)
                for kode in sorted(self.catalogue.indikator, key=by_code(self.edition))
                if self._belongs(self.catalogue.indikator[kode], periode)
            )
        return self._diukur[periode]

    def _belongs(self, item: Indikator, periode: Periode) -> bool:
        """Return whether a document has the indicator: one that has ended may still report on open plans."""
        reported = self.catalogue.isian(item.kode, periode)
        if item.covers(periode):
            return periode.tahun in item.target or reported is not None
        return reported is not None and full_realisasi(item, reported[1]) is not None


def _followers(changed: set[str], *catalogues: Catalogue) -> set[str]:
    """Return the indicators that follow a changed one: its figures stand beside theirs."""
    items = (
        catalogue.indikator[kode] for catalogue in catalogues for kode in changed & {*catalogue.indikator}
    )
    return {item.pengganti for item in items if item.pengganti is not None}


def _changed_reports(before: Catalogue, after: Catalogue, periode: Periode) -> set[str]:
    old, new = before.formulir.get(periode, {}), after.formulir.get(periode, {})
    changed: set[str] = set()
    for unit in {*old, *new}:
        first, second = old.get(unit), new.get(unit)
        if first is second:
            continue
        a = first.indikator if first else {}
        b = second.indikator if second else {}
        changed |= {kode for kode in {*a, *b} if a.get(kode) != b.get(kode)}
    return changed

"""The measured catalogue: each indicator in each quarter, measured once and kept."""

from collections.abc import Mapping
from functools import cached_property

from ukur.measure.capaian import HasilIndikator, ukur
from ukur.measure.tindak_lanjut import RencanaLama, rencana_terbuka
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode


class Ukuran:
    """A catalogue with its measurements, computed on first use.

    ``lama`` is the measured catalogue of a moment ago: what no edit has touched is carried over. ``berubah``
    then names the indicators to be measured again; None when nothing could be carried over.
    """

    def __init__(self, katalog: Katalog, lama: "Ukuran | None" = None) -> None:
        self.katalog = katalog
        self._hasil: dict[Periode, dict[str, HasilIndikator]] = {}
        self._diukur: dict[Periode, tuple[HasilIndikator, ...]] = {}
        self._terakhir: dict[tuple[int, int], Periode | None] = {}
        self._disahkan = frozenset(katalog.disahkan())
        self.berubah = lama.perubahan(self) if lama else None
        if lama and self.berubah is not None:
            self._hasil = {
                periode: {kode: hasil for kode, hasil in known.items() if kode not in self.berubah}
                for periode, known in lama._hasil.items()
            }

    def perubahan(self, baru: "Ukuran") -> frozenset[str] | None:
        """Return the indicators whose figures may differ in ``baru``; None when the rules themselves do."""
        before, after = self.katalog, baru.katalog
        rules = self._disahkan == baru._disahkan and before.skala == after.skala
        first, second = before.instansi, after.instansi
        if not rules or (first.aritmetika, first.klasifikasi) != (second.aritmetika, second.klasifikasi):
            return None
        old, new = before.indikator, after.indikator
        changed = {kode for kode in {*old, *new} if old.get(kode) is not new.get(kode)}
        for periode in {*before.formulir, *after.formulir}:
            changed |= _changed_reports(before, after, periode)
        return frozenset(changed)

    def hasil(self, kode: str, periode: Periode) -> HasilIndikator:
        """Return the measurement of one indicator in one quarter."""
        known = self._hasil.setdefault(periode, {})
        if kode not in known:
            known[kode] = ukur(self.katalog, kode, periode)
        return known[kode]

    def disahkan_terakhir(self, tahun: int, triwulan: int) -> Periode | None:
        """Return the latest approved period of a year up to a quarter."""
        key = tahun, triwulan
        if key not in self._terakhir:
            candidates = (p for p in self._disahkan if p.tahun == tahun and p.triwulan <= triwulan)
            self._terakhir[key] = max(candidates, default=None)
        return self._terakhir[key]

    @cached_property
    def rencana_terbuka(self) -> Mapping[Periode, tuple[RencanaLama, ...]]:
        """For every period, the rencana aksi of earlier documents that were still open."""
        return rencana_terbuka(self.katalog)

    def diukur(self, periode: Periode) -> tuple[HasilIndikator, ...]:
        """Return the measurements of a document: indicators with a target that year or a report, by code."""
        if periode not in self._diukur:
            self._diukur[periode] = tuple(
                self.hasil(kode, periode)
                for kode, indikator in sorted(self.katalog.indikator.items())
                if periode.tahun in indikator.target or self.katalog.isian(kode, periode)
            )
        return self._diukur[periode]


def _changed_reports(before: Katalog, after: Katalog, periode: Periode) -> set[str]:
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

"""The measured catalogue: each indicator in each quarter, measured once and kept."""

from ukur.measure.capaian import HasilIndikator, ukur
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode


class Ukuran:
    """A catalogue with its measurements, computed on first use."""

    def __init__(self, katalog: Katalog) -> None:
        self.katalog = katalog
        self._hasil: dict[Periode, dict[str, HasilIndikator]] = {}
        self._disahkan = frozenset(katalog.disahkan())

    def hasil(self, kode: str, periode: Periode) -> HasilIndikator:
        """Return the measurement of one indicator in one quarter."""
        known = self._hasil.setdefault(periode, {})
        if kode not in known:
            known[kode] = ukur(self.katalog, kode, periode)
        return known[kode]

    def disahkan_terakhir(self, tahun: int, triwulan: int) -> Periode | None:
        """Return the latest approved period of a year up to a quarter."""
        return next(
            (Periode(tahun, q) for q in range(triwulan, 0, -1) if Periode(tahun, q) in self._disahkan), None
        )

    def diukur(self, periode: Periode) -> tuple[HasilIndikator, ...]:
        """Return the measurements of a document: indicators with a target that year or a report, by code."""
        return tuple(
            self.hasil(kode, periode)
            for kode, indikator in sorted(self.katalog.indikator.items())
            if periode.tahun in indikator.target or self.katalog.isian(kode, periode)
        )

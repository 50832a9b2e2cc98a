"""The measured catalogue: each indicator in each quarter, measured once and kept."""

from ukur.measure.capaian import HasilIndikator, ukur
from ukur.model.katalog import Katalog
from ukur.model.periode import Periode


class Ukuran:
    """A catalogue with its measurements, computed on first use."""

    def __init__(self, katalog: Katalog) -> None:
        self.katalog = katalog
        self._hasil: dict[tuple[str, Periode], HasilIndikator] = {}

    def hasil(self, kode: str, periode: Periode) -> HasilIndikator:
        """Return the measurement of one indicator in one quarter."""
        key = kode, periode
        if key not in self._hasil:
            self._hasil[key] = ukur(self.katalog, kode, periode)
        return self._hasil[key]

    def diukur(self, periode: Periode) -> tuple[HasilIndikator, ...]:
        """Return the measurements of a document: indicators with a target that year or a report, by code."""
        return tuple(
            self.hasil(kode, periode)
            for kode, indikator in sorted(self.katalog.indikator.items())
            if periode.tahun in indikator.target or self.katalog.isian(kode, periode)
        )

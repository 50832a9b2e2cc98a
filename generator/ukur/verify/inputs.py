"""Data files read, checked and measured in one go, wherever they come from."""

from dataclasses import dataclass

from ukur.checks import registry
from ukur.measure.ukuran import Ukuran
from ukur.model.temuan import Temuan, has_errors
from ukur.source.data_files import PohonBerkas
from ukur.source.katalog import Simpanan, read_catalogue


@dataclass(frozen=True)
class Pemeriksaan:
    """The measured catalogue, absent when it could not be read, and every finding."""

    ukuran: Ukuran | None
    temuan: tuple[Temuan, ...]

    @property
    def bersih(self) -> bool:
        """Whether documents may be made: no error (warnings are allowed)."""
        return self.ukuran is not None and not has_errors(self.temuan)


def periksa(files: PohonBerkas, simpanan: Simpanan | None = None, lama: Ukuran | None = None) -> Pemeriksaan:
    """Read and check everything; all findings at once, sorted by place.

    With ``simpanan`` and ``lama`` of an earlier call, files and figures that did not change are kept.
    """
    read = read_catalogue(files, simpanan)
    if read.katalog is None:
        return Pemeriksaan(None, read.temuan)
    ukuran = Ukuran(read.katalog, lama)
    return Pemeriksaan(ukuran, tuple(sorted({*read.temuan, *registry.run(ukuran)})))

"""Use case: read the catalogue, run every check, and hand over what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.checks import registry
from ukur.measure.ukuran import Ukuran
from ukur.model import galat
from ukur.model.paths import DATA
from ukur.model.temuan import Rule, Temuan, UkurError, has_errors
from ukur.source import format as layout
from ukur.source import rules
from ukur.source.katalog import Simpanan, read_catalogue
from ukur.source.pohon_berkas import Folder, PohonBerkas, RevisiGit

KELUARGA_ATURAN: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Berkas dan YAML", rules.RULES),
    ("Isi dan kunci", galat.RULES),
    *((name, family) for name, _, family in registry.KELUARGA),
    ("Tata letak", layout.RULES),
)


@dataclass(frozen=True)
class Pemeriksaan:
    """The measured catalogue, absent when it could not be read, and every finding."""

    ukuran: Ukuran | None
    temuan: tuple[Temuan, ...]

    @property
    def bersih(self) -> bool:
        """Whether documents may be made: no error (warnings are allowed)."""
        return self.ukuran is not None and not has_errors(self.temuan)


def pohon(repo: Path, revision: str | None = None) -> PohonBerkas:
    """Return the data files of a repository: its folder, or one of its Git revisions."""
    if revision is None:
        return Folder(repo / DATA, DATA)
    return RevisiGit(repo, revision, DATA)


def periksa(files: PohonBerkas, simpanan: Simpanan | None = None, lama: Ukuran | None = None) -> Pemeriksaan:
    """Read and check everything; all findings at once, sorted by place.

    With ``simpanan`` and ``lama`` of an earlier call, files and figures that did not change are kept.
    """
    read = read_catalogue(files, simpanan)
    if read.katalog is None:
        return Pemeriksaan(None, read.temuan)
    ukuran = Ukuran(read.katalog, lama)
    return Pemeriksaan(ukuran, tuple(sorted({*read.temuan, *registry.run(ukuran)})))


def terukur(files: PohonBerkas) -> tuple[Ukuran, Sequence[Temuan]]:
    """Return the measured catalogue; raise when the data cannot be read at all."""
    checked = periksa(files)
    if checked.ukuran is None:
        raise UkurError(
            "data belum dapat dibaca; jalankan 'ukur check' untuk melihat kesalahan dan cara memperbaikinya"
        )
    return checked.ukuran, checked.temuan

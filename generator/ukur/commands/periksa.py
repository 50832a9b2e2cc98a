"""Use case ``check``: where an office's data lies, which rules there are, and what was measured."""

from collections.abc import Sequence
from pathlib import Path

from ukur.checks import registry
from ukur.measure.ukuran import Ukuran
from ukur.model import galat
from ukur.model.paths import DATA
from ukur.model.temuan import Rule, Temuan, UkurError
from ukur.source import format as layout
from ukur.source import rules
from ukur.source.data_files import PohonBerkas
from ukur.source.pohon_berkas import Folder, RevisiGit
from ukur.verify.inputs import periksa

KELUARGA_ATURAN: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Berkas dan YAML", rules.RULES),
    ("Isi dan kunci", galat.RULES),
    *((name, family) for name, _, family in registry.KELUARGA),
    ("Tata letak", layout.RULES),
)


def pohon(repo: Path, revision: str | None = None) -> PohonBerkas:
    """Return the data files of a repository: its folder, or one of its Git revisions."""
    if revision is None:
        return Folder(repo / DATA, DATA)
    return RevisiGit(repo, revision, DATA)


def terukur(files: PohonBerkas) -> tuple[Ukuran, Sequence[Temuan]]:
    """Return the measured catalogue; raise when the data cannot be read at all."""
    checked = periksa(files)
    if checked.ukuran is None:
        raise UkurError(
            "data belum dapat dibaca; jalankan 'ukur check' untuk melihat kesalahan dan cara memperbaikinya"
        )
    return checked.ukuran, checked.temuan

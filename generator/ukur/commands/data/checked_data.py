"""Use case ``check``: where an office's data lies, which rules there are, and what was measured."""

from collections.abc import Sequence
from pathlib import Path

from ukur.checks import registry
from ukur.commands.data import area_maps
from ukur.document import font_file
from ukur.measure.measurements import Measurements
from ukur.model import faults
from ukur.model.findings import Finding, Rule, UkurError
from ukur.model.paths import DATA
from ukur.site import written_page
from ukur.source import format as layout
from ukur.source import rules
from ukur.source.catalogue_reader import ReadCache
from ukur.source.data_files import FileTree
from ukur.source.file_tree import Folder, GitRevision
from ukur.source.journal import undo_interrupted
from ukur.verify.inputs import check_data

RULE_FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Berkas dan YAML", rules.RULES),
    ("Isi dan kunci", faults.RULES),
    *((name, family) for name, _, family in registry.FAMILIES),
    ("Tata letak", layout.RULES),
    ("Halaman tulisan", written_page.RULES),
    ("Huruf kantor", font_file.RULES),
    ("Peta wilayah", area_maps.RULES),
)


def data_tree(repo: Path, revision: str | None = None) -> FileTree:
    """Return the data files of a repository: its folder, or one of its Git revisions.

    In the folder, what a killed process left half written is taken back first.
    """
    if revision is None:
        undo_interrupted(repo)
        return Folder(repo / DATA, DATA)
    return GitRevision(repo, revision, DATA)


def measured_data(files: FileTree, cache: ReadCache | None = None) -> tuple[Measurements, Sequence[Finding]]:
    """Return the measured catalogue; raise when the data cannot be read at all."""
    checked = check_data(files, cache)
    if checked.measurements is None:
        raise UkurError(
            "data belum dapat dibaca; jalankan 'ukur check' untuk melihat kesalahan dan cara memperbaikinya"
        )
    return checked.measurements, checked.findings

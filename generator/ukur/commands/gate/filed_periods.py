"""What the archive holds before and after a merge, for the rules about signed documents."""

from pathlib import Path

from ukur.archive.entry import INPUTS
from ukur.archive.manifest import read_register
from ukur.commands.gate.program_then import ASKS_FOR_SIGNED, knew_rule
from ukur.model.findings import UkurError
from ukur.model.indikator import Indikator
from ukur.model.paths import ARSIP, DATA, EntryKind, EntryPath, kamus_path, parse_folder
from ukur.model.periode import Periode
from ukur.source import git
from ukur.source.record_file import read_record
from ukur.workflow.archive_prohibitions import REGISTER_PATH
from ukur.workflow.comparison import FiledPeriods


def filed_periods(repo: Path, base: str, merged_tree: str, merged: bool) -> FiledPeriods | None:
    """Return what the archive holds on both sides; None for a proposal of the past that nobody asked that."""
    if merged and not knew_rule(repo, base, ASKS_FOR_SIGNED):
        return None
    before = _filed_at(repo, base)

    def indikator(periode: Periode, kode: str) -> Indikator | None:
        """Read it from what was frozen with the document."""
        if periode not in before:
            return None
        path = f"{ARSIP}/{before[periode]}/{INPUTS}/{DATA}/{kamus_path(kode)}"
        raw = git.file_bytes(repo, base, path)
        return read_record(path, raw, Indikator)[0] if raw is not None else None

    return FiledPeriods(frozenset(before), frozenset(_filed_at(repo, merged_tree)), indikator)


def _filed_at(repo: Path, tree: str) -> dict[Periode, EntryPath]:
    """Return the newest document of each period in the archive; an unreadable register proves none."""
    try:
        rows = read_register(git.file_bytes(repo, tree, REGISTER_PATH) or b"")
    except UkurError:
        return {}
    found = (parse_folder(row.folder) for row in rows if row.jenis is EntryKind.DOKUMEN)
    folders = sorted((folder for folder in found if folder), key=lambda folder: folder.versi)
    return {folder.periode: folder for folder in folders}

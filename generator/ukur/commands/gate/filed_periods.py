"""What the archive holds before and after a merge, for the rules about signed documents."""

from pathlib import Path

from ukur.archive.manifest import read_register
from ukur.commands.gate.program_then import ASKS_FOR_SIGNED, knew_rule
from ukur.model.findings import UkurError
from ukur.model.paths import EntryKind, parse_folder
from ukur.model.periode import Periode
from ukur.source import git
from ukur.workflow.archive_prohibitions import REGISTER_PATH
from ukur.workflow.comparison import FiledPeriods


def filed_periods(repo: Path, base: str, merged_tree: str, merged: bool) -> FiledPeriods | None:
    """Return what the archive holds on both sides; None for a proposal of the past that nobody asked that."""
    if merged and not knew_rule(repo, base, ASKS_FOR_SIGNED):
        return None
    return FiledPeriods(_filed_at(repo, base), _filed_at(repo, merged_tree))


def _filed_at(repo: Path, tree: str) -> frozenset[Periode]:
    """Return the periods with a document in the archive; a register that cannot be read proves none."""
    try:
        rows = read_register(git.file_bytes(repo, tree, REGISTER_PATH) or b"")
    except UkurError:
        return frozenset()
    folders = (parse_folder(row.folder) for row in rows if row.jenis is EntryKind.DOKUMEN)
    return frozenset(folder.periode for folder in folders if folder)

"""A proposal that takes out of the archive what never verified: the archive as it was, and a public mark."""

from dataclasses import dataclass
from pathlib import Path

from ukur.archive.removals import REMOVALS, Removal, read_removals
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP
from ukur.source import git
from ukur.source.git_folder import GitFolder

MAX_LINE = 20_000
"""Our choice: merges looked back through; an office makes some two hundred a year."""


@dataclass(frozen=True)
class Repair:
    """The archive goes back to what it was at ``removal.kembali``, whose files are ``sound``."""

    removal: Removal
    sound: GitFolder


def find_repair(repo: Path, base: str, tree: str) -> Repair | None:
    """Return the repair that a merge makes; None where it is none, or does anything else to the archive.

    Whether what it takes out had indeed never verified is not judged here.
    """
    before, after = (GitFolder(repo, name, ARSIP) for name in (base, tree))
    if before.names.get(REMOVALS) == after.names.get(REMOVALS):
        return None
    try:
        removals = read_removals(after.get(REMOVALS, b""))
        earlier = read_removals(before[REMOVALS]) if REMOVALS in before else ()
    except UkurError:
        return None
    if removals[:-1] != earlier:
        return None
    back = removals[-1].kembali
    if back not in {node.commit for node in git.first_parent_line(repo, base, MAX_LINE)}:
        return None
    sound = GitFolder(repo, back, ARSIP)
    return Repair(removals[-1], sound) if same_entries(sound, after) else None


def same_entries(first: GitFolder, second: GitFolder) -> bool:
    """Return whether two archives are the same but for the marks of what was taken out."""
    return _without_mark(first) == _without_mark(second)


def _without_mark(folder: GitFolder) -> dict[str, str]:
    return {path: name for path, name in folder.names.items() if path != REMOVALS}

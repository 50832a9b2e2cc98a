"""Data files changed in memory, written: all or none."""

from pathlib import Path

from ukur.desk.changed_data import ChangedData
from ukur.model.findings import UkurError
from ukur.model.paths import DATA
from ukur.source.journal import write_together


def write_changed(repo: Path, changed: ChangedData) -> list[str]:
    """Write every file or none; return the paths of those that changed, below the repository."""
    if changed.spoilt:
        raise UkurError("data tidak ditulis, karena sesudahnya tidak dapat dibaca lagi")
    paths = {repo / DATA / path: raw for path, raw in changed.files.items()}
    return [path.relative_to(repo).as_posix() for path in write_together(repo, paths)]

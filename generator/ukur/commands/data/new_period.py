"""Use case ``new``: the files of a new period, written where there are none yet."""

from pathlib import Path

from ukur.model.paths import DATA
from ukur.source.writer import write_text


def write_period(repo: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write what is not there yet; return the paths written and those left as they are."""
    written, kept = [], []
    for path, text in files.items():
        target = repo / DATA / path
        if target.exists():
            kept.append(f"{DATA}/{path}")
        else:
            write_text(target, text)
            written.append(f"{DATA}/{path}")
    return written, kept

"""A file that the office edited and the program changed, joined by Git."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from ukur.programs.process import run_git

_MOST_CONFLICTS = 127
"""What ``git merge-file`` counts up to; above it its exit code is an error."""


@dataclass(frozen=True)
class Joined:
    """The joined text; where ``conflicts`` is not 0, Git's marks stand in it."""

    content: bytes
    conflicts: int


def join(mine: bytes, base: bytes, new: bytes, names: tuple[str, str, str]) -> Joined | None:
    """Return what both made of ``base``; ``names`` stand beside the marks. None where it is no text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("mine", "base", "new")]
        for path, content in zip(paths, (mine, base, new), strict=True):
            path.write_bytes(content)
        labels = [word for name in names for word in ("-L", name)]
        done = run_git(Path(folder), "merge-file", "-p", "-q", *labels, *map(str, paths))
    return Joined(done.output, done.code) if 0 <= done.code <= _MOST_CONFLICTS else None

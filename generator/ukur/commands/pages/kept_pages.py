"""Use case of kept pages: what a build made of values that the next build has again is not made again."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from ukur.commands.data.program_digest import program_digest
from ukur.commands.pages.kept_files import keep, prune, whole_content
from ukur.model.findings import UkurError

CACHE_FOLDER = ".cache/halaman"


class KeptPages:
    """Bodies of pages and tables of open data by what they were made of, each checked when it is read."""

    def __init__(self, repo: Path) -> None:
        self._folder = repo / CACHE_FOLDER
        self._used = set[Path]()

    def kept(self, kind: str, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` gives, from an earlier build of this very program where it is kept whole."""
        name = hashlib.sha256(program_digest() + hashlib.sha256(key).digest() + kind.encode()).hexdigest()
        path = self._folder / f"{kind}-{name[:40]}"
        self._used.add(path)
        content = whole_content(path)
        if content is None:
            content = make()
            with contextlib.suppress(UkurError):  # a build without room for what it keeps is still a build
                keep(path, content)
        return content

    def prune(self) -> None:
        """Remove what this build did not use."""
        prune(self._folder, self._used)

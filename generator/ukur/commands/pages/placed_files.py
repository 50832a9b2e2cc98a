"""Files of a new site: what an earlier build wrote already gets a second name, and is not written again."""

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

from ukur.commands.pages.kept_files import CACHE_FOLDER
from ukur.model.findings import UkurError
from ukur.source.writer import write_bytes

CONTENT_FOLDER = f"{CACHE_FOLDER}/isi"


class PlacedFiles:
    """Puts files into a site. With ``repo``, what its builds keep is the same file in the site.

    A file that did not change keeps its time with that, so that only what changed is sent to a server. Who
    changes such a file in the site changes what was kept; the next build sees that, and makes it anew.
    """

    def __init__(self, repo: Path | None = None) -> None:
        self._cache = (repo / CACHE_FOLDER).absolute() if repo else None
        self._contents = (repo / CONTENT_FOLDER).absolute() if repo else None
        self._used = set[str]()

    def file(self, source: Path, target: Path) -> None:
        """Put a file into the site: one that builds keep as a second name, any other as a copy."""
        _make_room(target)
        kept = self._cache and source.absolute().is_relative_to(self._cache)
        if not (kept and _linked(source, target)):
            shutil.copyfile(source, target)

    def content(self, content: bytes, target: Path) -> None:
        """Put a content into the site, under a second name of the file that has it already."""
        _make_room(target)
        kept = self._kept(content)
        if not (kept and _linked(kept, target)):
            target.write_bytes(content)

    def prune(self) -> None:
        """Remove kept contents that this site does not have."""
        if self._contents and self._contents.is_dir():
            for path in self._contents.iterdir():
                if path.name not in self._used:
                    with contextlib.suppress(OSError):  # another account's
                        path.unlink()

    def _kept(self, content: bytes) -> Path | None:
        """Return the file with this content, written where it is not there as it should be."""
        if self._contents is None:
            return None
        path = self._contents / hashlib.sha256(content).hexdigest()
        self._used.add(path.name)
        with contextlib.suppress(OSError):
            if path.read_bytes() == content:
                return path
        try:
            path.unlink(missing_ok=True)  # an older site may have the other one, and keeps it
            write_bytes(path, content)
        except (OSError, UkurError):  # a build without room for what it keeps is still a build
            return None
        return path


def _make_room(target: Path) -> None:
    """Make the folders of a file; what has its name is not written through: it may be a kept file too."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without second names
        return False
    return True

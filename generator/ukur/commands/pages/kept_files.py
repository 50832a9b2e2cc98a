"""Files that a build keeps for the next one, each with what proves that it is the one that was made."""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ukur.source.writer import write_bytes

CACHE_FOLDER = ".cache"
"""Where a repository's builds keep what the next one may use again."""


class KeptFile(NamedTuple):
    """A file that is there as it was made: its size in bytes and its SHA-256."""

    size: int
    sha256: str


def keep(path: Path, content: bytes) -> None:
    """Write a file, and beside it what it must be to be used again."""
    write_bytes(path, content)
    write_bytes(_digest_of(path), _digest_line(path, content))


def is_whole(path: Path) -> bool:
    """Return whether a file is there as it was made: not cut short, not damaged, not another's."""
    return kept_file(path) is not None


def kept_file(path: Path) -> KeptFile | None:
    """Return what a file is that is there as it was made, else None; it is read once and not held."""
    content = whole_content(path)
    return None if content is None else KeptFile(len(content), _digest_of(path).read_text("ascii")[:64])


def whole_content(path: Path) -> bytes | None:
    """Return the content of a file that is there as it was made, else None."""
    digest = _digest_of(path)
    if not path.is_file() or not digest.is_file():
        return None
    content = path.read_bytes()
    return content if digest.read_bytes() == _digest_line(path, content) else None


def prune(folder: Path, used: Iterable[Path]) -> None:
    """Remove what this build does not use."""
    kept = {file for path in used for file in (path, _digest_of(path))}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path not in kept:
            with contextlib.suppress(OSError):  # another account's: what is made now does not rest on it
                path.unlink()


def _digest_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _digest_line(path: Path, content: bytes) -> bytes:
    """The file's name is part of it: another document's file, put here with its digest, is not taken."""
    return f"{hashlib.sha256(content).hexdigest()}  {path.name}\n".encode()

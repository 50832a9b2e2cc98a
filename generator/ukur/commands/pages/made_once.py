"""Folders that are made once and kept: named by what they are made of, whole or not there."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

KEPT = 4
"""Our choice: of one kind so many stay, the newest; a developer's changes would fill the disk otherwise."""


def made_once(cache: Path, kind: str, key: bytes, make: Callable[[Path], None]) -> Path:
    """Return the folder that ``make`` fills, now unless ``cache`` holds it; ``key`` is all that it rests on.

    Made under another name and renamed, so that a killed run leaves nothing that looks whole, and two runs
    beside each other do no harm.
    """
    folder = cache / f"{kind}-{hashlib.sha256(key).hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=f".{kind}-") as temp:
        new = Path(temp, "new")
        new.mkdir()
        make(new)
        with contextlib.suppress(OSError):  # another run was first
            os.rename(new, folder)
    _forget_oldest(cache, kind)
    return folder


@contextmanager
def scratch_folder(cache: Path, *names: str) -> Iterator[Path]:
    """Yield a folder for what nobody keeps, with empty folders of these names."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".work-") as temp:
        for name in names:
            Path(temp, name).mkdir()
        yield Path(temp)


def lay_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their path below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _forget_oldest(cache: Path, kind: str) -> None:
    folders = sorted(cache.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in folders[KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)

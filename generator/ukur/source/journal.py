"""Several files of an office written all or none, also where the process is killed in the middle.

What the files were is noted before the first of them is replaced; whoever reads the office's folder next
takes back what was not ended. The notes lie in Git's own folder, which no proposal reaches, and without Git
in the office's. This holds against a killed process; against a failing power supply only as far as the disk
keeps the order of what is written.
"""

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.source.writer import replace_by, system_cause, write_beside, write_bytes

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FOLDER, NOTES = "ukur-tulis", "catatan.json"
_GIT = "gitdir:"


def write_together(repo: Path, files: Mapping[Path, bytes | None]) -> list[Path]:
    """Write several files below a repository, all or none; return those that changed, in order.

    One whose content is None is deleted.
    """
    undo_interrupted(repo)
    changed = {path: data for path, data in files.items() if _content(path) != data}
    if not changed:
        return []
    folder, path = _place(repo), next(iter(changed))
    try:
        _begin(folder)
        with _held(folder):
            try:
                names = _note(repo, folder, changed)
                for path, data in changed.items():
                    if path.is_file():
                        path.open("r+b").close()
                    if data is not None:
                        path.parent.mkdir(parents=True, exist_ok=True)
                        write_beside(path, data, names[path])
                for path, data in changed.items():
                    if data is None:
                        path.unlink()
                    else:
                        replace_by(path, names[path])
            except BaseException:  # Ctrl+C too
                _take_back(repo, folder)
                raise
            (folder / NOTES).unlink()  # from here on the new state holds
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        message = f"{path.name} tidak dapat ditulis: {system_cause(error)}; tidak ada berkas yang berubah"
        raise UkurError(message) from error
    return list(changed)


def _begin(folder: Path) -> None:
    try:
        folder.mkdir()
    except FileExistsError as error:
        raise UkurError("folder ini sedang ditulis oleh proses Ukur lain; tunggu, lalu ulangi") from error


def undo_interrupted(repo: Path) -> None:
    """Take back what a killed process began to write here; what a living one writes is left alone."""
    folder = _place(repo)
    if not folder.is_dir():
        return
    try:
        with _held(folder) as alone:
            if alone:
                _take_back(repo, folder)
    except FileNotFoundError:  # ended meanwhile
        return
    except (OSError, ValueError, KeyError, TypeError) as error:
        cause = system_cause(error) if isinstance(error, OSError) else "catatannya rusak"
        raise UkurError(
            f"penyimpanan yang terhenti tidak dapat dibatalkan: {cause}; isi semula ada di {folder}"
        ) from error


def _place(repo: Path) -> Path:
    """Return where the notes lie; the folder is there only while files are written."""
    whole = repo.resolve()
    for above in (whole, *whole.parents):
        found = above / ".git"
        if found.is_dir():
            return found / FOLDER
        if found.is_file():  # a worktree
            words = found.read_text("utf-8", "replace")
            return above / words.removeprefix(_GIT).strip() / FOLDER
    return whole / f".{FOLDER}"


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Hold the notes; False where another process does. Without such locks nobody may write twice at once."""
    with contextlib.ExitStack() as stack:
        alone = True
        if fcntl is not None:
            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            alone = _locked(handle)
        yield alone


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _note(repo: Path, folder: Path, changed: Mapping[Path, bytes | None]) -> dict[Path, str]:
    """Note what the files are, and the names that their new contents get beside them."""
    names = {path: f".{path.name}.{secrets.token_hex(4)}" for path in changed}
    notes = []
    for number, (path, data) in enumerate(changed.items()):
        there = path.is_file()
        if there:
            (folder / str(number)).write_bytes(path.read_bytes())
        entry = {"jalur": path.relative_to(repo).as_posix(), "sementara": names[path], "semula": there}
        notes.append({**entry, "baru": _digest(data)})
    write_bytes(folder / NOTES, json.dumps(notes).encode())
    return names


def _take_back(repo: Path, folder: Path) -> None:
    """Give each file that holds the new content its former one; what changed since then stays as it is."""
    notes = folder / NOTES
    entries = json.loads(notes.read_bytes()) if notes.is_file() else []
    places = [_noted(repo, entry) for entry in entries]  # all, before anything is touched
    for number, (path, entry) in enumerate(zip(places, entries, strict=True)):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # not written yet, or not possible
            (path.parent / entry["sementara"]).unlink()
        if _digest(_content(path)) == entry["baru"]:
            if entry["semula"]:
                write_beside(path, (folder / str(number)).read_bytes(), entry["sementara"])
                replace_by(path, entry["sementara"])
            else:
                path.unlink()
    notes.unlink(missing_ok=True)
    shutil.rmtree(folder)


def _noted(repo: Path, entry: Mapping[str, str]) -> Path:
    """Return the file of an entry, refused where this program cannot have noted it.

    Without Git the notes lie in the office's folder, and come with a ZIP of somebody else's.
    """
    whole, path = repo.resolve(), repo / entry["jalur"]
    below = path.parent.resolve() / path.name
    beside = re.fullmatch(re.escape(f".{path.name}.") + "[0-9a-f]{8}", entry["sementara"])
    if (
        ".." in Path(entry["jalur"]).parts
        or not below.is_relative_to(whole)
        or path.is_symlink()
        or not beside
    ):
        raise ValueError(entry["jalur"])
    return path


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()

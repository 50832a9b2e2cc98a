"""The one writer of files: to a temporary name beside the target, then renamed; never half a file."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ukur.model.findings import UkurError

_CAUSES = {
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.EACCES: "tidak ada izin menulis",
    errno.EPERM: "tidak ada izin menulis",
    errno.EROFS: "penyimpanan hanya dapat dibaca",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "berupa folder",
    errno.ENOENT: "tidak ditemukan",
}


def system_cause(error: OSError) -> str:
    """Return why the system refused, in Indonesian where we know the reason."""
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` as UTF-8 with LF; return whether the file changed. The old file stays until the end.

    A file that may not be written is not replaced either, though its folder would allow that.
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write ``data``; return whether the file changed. As :func:`write_text`."""
    try:
        if path.is_file():
            if path.read_bytes() == data:
                return False
            path.open("r+b").close()
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        message = f"{path.name} tidak dapat ditulis: {system_cause(error)}; isi lamanya tidak berubah"
        raise UkurError(message) from error
    return True


def write_all(files: Mapping[Path, bytes]) -> list[Path]:
    """Write several files, all of them or none; return those that changed, in order.

    What can fail, such as a full disk, fails before the first file is replaced.
    """
    changed = {path: data for path, data in files.items() if not path.is_file() or path.read_bytes() != data}
    ready: dict[Path, str] = {}
    done: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, data in changed.items():
            if path.is_file():
                path.open("r+b").close()
            path.parent.mkdir(parents=True, exist_ok=True)
            ready[path] = _beside(path, data)
        for path in changed:
            old = path.read_bytes() if path.is_file() else None
            os.replace(ready[path], path)
            done[path] = old
    except OSError as error:
        _take_back(done)
        message = f"{path.name} tidak dapat ditulis: {system_cause(error)}; tidak ada berkas yang berubah"
        raise UkurError(message) from error
    except BaseException:  # Ctrl+C between two files
        _take_back(done)
        raise
    finally:
        for name in ready.values():
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
    return list(changed)


def _take_back(done: Mapping[Path, bytes | None]) -> None:
    for path, old in done.items():
        if old is None:
            path.unlink()
        else:
            os.replace(_beside(path, old), path)


def write_beside(path: Path, data: bytes, name: str) -> None:
    """Write a new content beside a file, under a given name and with the file's permissions."""
    place = path.parent / name
    place.write_bytes(data)
    os.chmod(place, path.stat().st_mode & 0o777 if path.exists() else 0o644)


def replace_by(path: Path, name: str) -> None:
    """Put what :func:`write_beside` wrote in a file's place, in one step."""
    os.replace(path.parent / name, path)


def _replace(path: Path, data: bytes) -> None:
    name = _beside(path, data)
    try:
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _beside(path: Path, data: bytes) -> str:
    """Write a temporary file beside a path, with its permissions; return its name."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        os.unlink(name)
        raise
    return name

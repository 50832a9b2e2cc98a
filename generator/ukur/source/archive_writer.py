"""Writing the archive: an entry's folder whole or not at all, and the register after it.

``.sedang`` names the folder between the two renames, so that whoever is killed there leaves the old state.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.model.paths import IN_PROGRESS, REGISTER, TEMPORARY_PREFIX, parse_folder
from ukur.source.writer import system_cause

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def hold_alone(repo: Path, arsip: Path) -> Iterator[None]:
    """Hold a repository's archive alone, from reading it to having written it.

    Another process would take our half-written folder for one that was interrupted. Where the system has
    no such lock, people must not archive twice at once.
    """
    for path in (arsip, *arsip.parents):
        if path != repo and path.is_relative_to(repo) and path.is_symlink():
            raise UkurError(f"{path.relative_to(repo)} berupa tautan; jadikan folder biasa")
    with contextlib.ExitStack() as stack:
        if fcntl is not None:
            with _system_error("repositori tidak dapat dikunci"):
                handle = os.open(repo, os.O_RDONLY)
                stack.callback(os.close, handle)
                _lock(handle)
        yield


def _lock(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UkurError("repositori ini sedang diarsipkan oleh proses lain; tunggu, lalu ulangi") from error


def clean_up(arsip: Path) -> None:
    """Undo what an interrupted writing left; nothing that the register names is touched."""
    with _system_error("sisa pengarsipan yang terhenti tidak dapat dibersihkan"):
        mark = arsip / IN_PROGRESS
        if mark.is_symlink() or mark.is_file():
            name = mark.read_text("utf-8", "replace").strip()
            if name and not _is_registered(arsip, name):
                _erase(arsip, name)
            mark.unlink()
        for path in arsip.glob(f"{TEMPORARY_PREFIX}*") if arsip.is_dir() else ():
            shutil.rmtree(path)


def write_entry(arsip: Path, folder: str, files: Mapping[str, bytes], register: bytes) -> None:
    """Write an entry's folder and the register that names it; killed at any point, the old state holds."""
    target, mark = arsip / folder, arsip / IN_PROGRESS
    with _system_error(f"{folder} tidak dapat ditulis"):
        if target.exists() or target.is_symlink():
            raise UkurError(
                f"folder arsip {folder} sudah ada tetapi tidak terdaftar; periksa, lalu pindahkan"
            )
        arsip.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=arsip, prefix=TEMPORARY_PREFIX) as temp:
            ready = Path(temp) / "isi"
            for path, content in files.items():
                _write(ready / path, content)
            _write(Path(temp) / REGISTER, register)
            _write(Path(temp) / IN_PROGRESS, f"{folder}\n".encode())
            os.replace(Path(temp) / IN_PROGRESS, mark)
            try:
                target.parent.mkdir(exist_ok=True)
                os.rename(ready, target)
                os.replace(Path(temp) / REGISTER, arsip / REGISTER)
            except BaseException:
                take_back(arsip, folder)
                raise
        mark.unlink()
        _sync(arsip)


def restore_archive(arsip: Path, files: Mapping[str, bytes]) -> None:
    """Make the archive these files and no other; run again where it was interrupted."""
    with _system_error("arsip tidak dapat dipulihkan"):
        for path in sorted(arsip.rglob("*"), reverse=True):
            if path.is_symlink() or (path.is_file() and path.relative_to(arsip).as_posix() not in files):
                path.unlink()
            elif path.is_dir():
                with contextlib.suppress(OSError):  # not empty: it is still needed
                    path.rmdir()
        for name, content in files.items():
            if not (arsip / name).is_file() or (arsip / name).read_bytes() != content:
                _write(arsip / name, content)


def take_back(arsip: Path, folder: str) -> None:
    """Take back an entry whose writing failed in our own hands."""
    if not _is_registered(arsip, folder):
        _erase(arsip, folder)
    (arsip / IN_PROGRESS).unlink(missing_ok=True)


def _is_registered(arsip: Path, folder: str) -> bool:
    register = arsip / REGISTER
    return register.is_file() and f'"folder":"{folder}"'.encode() in register.read_bytes()


def _erase(arsip: Path, folder: str) -> None:
    if parse_folder(folder) is None:
        raise UkurError(
            f"{arsip.name}/{IN_PROGRESS} menyebut folder yang tidak sah; periksa, lalu hapus berkas itu"
        )
    path = arsip / folder
    if path.is_dir() and not path.is_symlink() and not path.parent.is_symlink():
        shutil.rmtree(path)
    with contextlib.suppress(OSError):  # other versions of the period stay
        path.parent.rmdir()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the renames on the disk before we say that they are done."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _system_error(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UkurError(f"{what}: {system_cause(error)}; arsip lama tidak berubah") from error

"""Writing the archive: an entry's folder whole or not at all, and the register after it.

``.sedang`` names the folder between the two renames, so that whoever is killed there leaves the old state.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.model.paths import REGISTER, SEDANG, SEMENTARA, urai_folder
from ukur.model.temuan import UkurError
from ukur.source.tulis import sebab

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def sendirian(repo: Path, arsip: Path) -> Iterator[None]:
    """Hold a repository's archive alone, from reading it to having written it.

    Another process would take our half-written folder for one that was interrupted. Where the system has
    no such lock, people must not archive twice at once.
    """
    for path in (arsip, *arsip.parents):
        if path != repo and path.is_relative_to(repo) and path.is_symlink():
            raise UkurError(f"{path.relative_to(repo)} berupa tautan; jadikan folder biasa")
    with contextlib.ExitStack() as stack:
        if fcntl is not None:
            with _galat("repositori tidak dapat dikunci"):
                handle = os.open(repo, os.O_RDONLY)
                stack.callback(os.close, handle)
                _kunci(handle)
        yield


def _kunci(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UkurError("repositori ini sedang diarsipkan oleh proses lain; tunggu, lalu ulangi") from error


def bersihkan(arsip: Path) -> None:
    """Undo what an interrupted writing left; nothing that the register names is touched."""
    with _galat("sisa pengarsipan yang terhenti tidak dapat dibersihkan"):
        mark = arsip / SEDANG
        if mark.is_symlink() or mark.is_file():
            name = mark.read_text("utf-8", "replace").strip()
            if name and not _terdaftar(arsip, name):
                _hapus(arsip, name)
            mark.unlink()
        for path in arsip.glob(f"{SEMENTARA}*") if arsip.is_dir() else ():
            shutil.rmtree(path)


def tulis_entri(arsip: Path, folder: str, berkas: Mapping[str, bytes], register: bytes) -> None:
    """Write an entry's folder and the register that names it; killed at any point, the old state holds."""
    target, mark = arsip / folder, arsip / SEDANG
    with _galat(f"{folder} tidak dapat ditulis"):
        if target.exists() or target.is_symlink():
            raise UkurError(
                f"folder arsip {folder} sudah ada tetapi tidak terdaftar; periksa, lalu pindahkan"
            )
        arsip.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=arsip, prefix=SEMENTARA) as temp:
            ready = Path(temp) / "isi"
            for path, isi in berkas.items():
                _tulis(ready / path, isi)
            _tulis(Path(temp) / REGISTER, register)
            _tulis(Path(temp) / SEDANG, f"{folder}\n".encode())
            os.replace(Path(temp) / SEDANG, mark)
            try:
                target.parent.mkdir(exist_ok=True)
                os.rename(ready, target)
                os.replace(Path(temp) / REGISTER, arsip / REGISTER)
            except BaseException:
                bersihkan_tanda(arsip, folder)
                raise
        mark.unlink()
        _selaraskan(arsip)


def bersihkan_tanda(arsip: Path, folder: str) -> None:
    """Take back an entry whose writing failed in our own hands."""
    if not _terdaftar(arsip, folder):
        _hapus(arsip, folder)
    (arsip / SEDANG).unlink(missing_ok=True)


def _terdaftar(arsip: Path, folder: str) -> bool:
    register = arsip / REGISTER
    return register.is_file() and f'"folder":"{folder}"'.encode() in register.read_bytes()


def _hapus(arsip: Path, folder: str) -> None:
    if urai_folder(folder) is None:
        raise UkurError(
            f"{arsip.name}/{SEDANG} menyebut folder yang tidak sah; periksa, lalu hapus berkas itu"
        )
    path = arsip / folder
    if path.is_dir() and not path.is_symlink() and not path.parent.is_symlink():
        shutil.rmtree(path)
    with contextlib.suppress(OSError):  # other versions of the period stay
        path.parent.rmdir()


def _tulis(path: Path, isi: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(isi)
        file.flush()
        os.fsync(file.fileno())


def _selaraskan(folder: Path) -> None:
    """Have the renames on the disk before we say that they are done."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _galat(apa: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UkurError(f"{apa}: {sebab(error)}; arsip lama tidak berubah") from error

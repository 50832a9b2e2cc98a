"""An archive read into memory: from its folder, or from a zip of it or of a whole site; never unpacked."""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.model.galat import quote
from ukur.model.paths import SEMENTARA
from ukur.model.temuan import UkurError

TERBANYAK, TERBESAR, SEMUANYA = 200_000, 100_000_000, 1_000_000_000
"""Files, bytes of one, and of all: what a machine holds in memory; ``periksa.py`` stops at the same.

The first two documents of the demonstration are 61 files, 300 kB the largest and 1 MB in all.
"""
_LEWATI = {"node_modules", "__pycache__"}
_RUSAK = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
_ULANG = "ambil ulang arsipnya"


@dataclass(frozen=True)
class ArsipTerbaca:
    """Files by their path below the archive's top; ``bagian`` is the part that was asked for, "" for all."""

    isi: Mapping[str, bytes]
    bagian: str = ""


def baca_arsip(path: Path, register: str) -> ArsipTerbaca | None:
    """Return the archive in, around or below a folder, or in a zip; None where there is no register.

    Links are refused, never followed. Of a zip only what lies beside the register is read.
    """
    if path.is_dir():
        return _folder(Path(os.path.abspath(path)), register)
    if not path.is_file():
        raise UkurError(f"{quote(path.name)} tidak ditemukan; periksa nama dan foldernya")
    return _zip(path, register) if zipfile.is_zipfile(path) else None


def baca_folder(top: Path) -> dict[str, bytes]:
    """Return the files of an archive whose top is known."""
    return _terkumpul(_isi_folder(top))


def baca_berkas(path: Path) -> bytes:
    """Return one file that is to be looked up."""
    try:
        with path.open("rb") as file:
            content = file.read(TERBESAR + 1)
    except OSError as error:
        raise UkurError(f"{quote(path.name)} tidak dapat dibaca; periksa izinnya") from error
    if len(content) > TERBESAR:
        raise UkurError(f"{quote(path.name)} lebih besar dari berkas arsip mana pun; periksa berkasnya")
    return content


def _folder(path: Path, register: str) -> ArsipTerbaca | None:
    for depth, top in enumerate((path, *path.parents[:2])):
        if os.path.lexists(top / register):
            part = path.relative_to(top).as_posix() if depth else ""
            return ArsipTerbaca(baca_folder(top), part)
    below = sorted(_di_bawah(path, register))
    if len(below) > 1:
        raise UkurError(f"ada {len(below)} {register} di bawah folder itu; sebutkan folder arsipnya")
    return ArsipTerbaca(baca_folder(below[0])) if below else None


def _di_bawah(path: Path, register: str) -> Iterator[Path]:
    seen = 0
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in _LEWATI)
        seen += len(files)
        if seen > TERBANYAK:
            raise UkurError("folder itu terlalu besar untuk dicari; sebutkan folder arsipnya")
        if register in files:
            yield Path(folder)


def _isi_folder(top: Path) -> Iterator[tuple[str, int, bytes]]:
    for folder, below, files in os.walk(top, onerror=_tolak):
        if folder == str(top):
            below[:] = [name for name in below if not name.startswith(SEMENTARA)]
        for name in sorted(below + files):
            path = Path(folder, name)
            mode, size = (info := path.lstat()).st_mode, info.st_size
            where = path.relative_to(top).as_posix()
            if stat.S_ISREG(mode):
                yield _nama(where), size, b"" if size > TERBESAR else path.read_bytes()
            elif not stat.S_ISDIR(mode):
                raise UkurError(f"{quote(where)} berupa tautan atau bukan berkas biasa; {_ULANG}")


def _tolak(error: OSError) -> None:
    raise UkurError("ada folder arsip yang tidak dapat dibaca; periksa izinnya") from error


def _zip(path: Path, register: str) -> ArsipTerbaca | None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if _wajar(member)]
            names = [member.filename for member in members]
            tops = [name.removesuffix(register) for name in names if f"/{name}".endswith(f"/{register}")]
            if len(tops) > 1:
                raise UkurError(f"ada {len(tops)} {register} di dalam ZIP; kemas satu arsip saja")
            return ArsipTerbaca(_terkumpul(_isi_zip(archive, members, tops[0]))) if tops else None
    except _RUSAK as error:
        raise UkurError(f"{quote(path.name)} bukan ZIP yang utuh; {_ULANG}") from error


def _wajar(member: zipfile.ZipInfo) -> bool:
    """Whether it is a file; what is neither file nor folder is refused."""
    odd = member.flag_bits & 1 or stat.S_ISLNK(member.external_attr >> 16)
    if odd or member.orig_filename != member.filename:
        raise UkurError(
            f"{quote(member.filename)} di dalam ZIP bersandi, tautan, atau bernama aneh; {_ULANG}"
        )
    _nama(member.filename.removesuffix("/"))
    return not member.is_dir()


def _isi_zip(
    archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo], top: str
) -> Iterator[tuple[str, int, bytes]]:
    for member in members:
        if member.filename.startswith(top):
            size = member.file_size
            content = b"" if size > TERBESAR else archive.open(member).read()
            yield member.filename.removeprefix(top), max(size, len(content)), content


def _nama(name: str) -> str:
    if "\\" in name or {"", ".", ".."} & set(name.split("/")):
        raise UkurError(f"nama berkas {quote(name)} tidak wajar; {_ULANG}")
    return name


def _terkumpul(files: Iterable[tuple[str, int, bytes]]) -> dict[str, bytes]:
    """Return the files by name; too many, too large or two names that some systems take for one: refused."""
    found: dict[str, bytes] = {}
    folded: dict[str, str] = {}
    total = 0
    for name, size, content in files:
        total += size
        if size > TERBESAR or total > SEMUANYA or len(found) >= TERBANYAK:
            raise UkurError(f"arsip terlalu besar pada {quote(name)}; {_ULANG}")
        if (other := folded.setdefault(name.casefold(), name)) != name or name in found:
            raise UkurError(
                f"{quote(name)} dan {quote(other)} bernama sama atau hanya beda besar-kecil; {_ULANG}"
            )
        found[name] = content
    return found

"""An archive read into memory: from its folder, or from a zip of it or of a whole site; never unpacked."""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import TEMPORARY_PREFIX, is_system_file

MAX_MEMBERS, MAX_BYTES, MAX_TOTAL = 200_000, 100_000_000, 1_000_000_000
"""Files, bytes of one, and of all: what a machine holds in memory; ``periksa.py`` stops at the same.

The first two documents of the demonstration are 61 files, 300 kB the largest and 1 MB in all.
"""
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What every program packs with. Of the others Python unpacks a piece whole, however little is asked for."""
_SKIPPED = {"node_modules", "__pycache__"}
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_FETCH_AGAIN = "ambil ulang arsipnya"


MAX_RATIO, FREE = 50, 50_000_000
"""A zip may unpack to so many times its size, or to ``FREE`` bytes; the demonstration's unpacks to twice."""


@dataclass(frozen=True)
class ReadArchive:
    """Files by their path below the archive's top; ``part`` is the part that was asked for, "" for all.

    ``system_files`` are what an operating system left there when the folder was looked at: no part of it.
    """

    files: Mapping[str, bytes]
    part: str = ""
    system_files: tuple[str, ...] = ()


def read_archive(path: Path, register: str) -> ReadArchive | None:
    """Return the archive in, around or below a folder, or in a zip; None where there is no register.

    Links are refused, never followed. Of a zip only what lies beside the register is read.
    """
    if path.is_dir():
        return _folder(Path(os.path.abspath(path)), register)
    if not path.is_file():
        raise UkurError(f"{quote(path.name)} tidak ditemukan; periksa nama dan foldernya")
    return _zip(path, register) if zipfile.is_zipfile(path) else None


def read_folder(top: Path) -> dict[str, bytes]:
    """Return the files of an archive whose top is known."""
    return dict(_read_folder(top).files)


def _read_folder(top: Path, part: str = "") -> ReadArchive:
    return _apart(_folder_content(top), part)


def read_file(path: Path) -> bytes:
    """Return one file that is to be looked up."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UkurError(f"{quote(path.name)} tidak dapat dibaca; periksa izinnya") from error
    if len(content) > MAX_BYTES:
        raise UkurError(f"{quote(path.name)} lebih besar dari berkas arsip mana pun; periksa berkasnya")
    return content


def _folder(path: Path, register: str) -> ReadArchive | None:
    for depth, top in enumerate((path, *path.parents[:2])):
        if os.path.lexists(top / register):
            part = path.relative_to(top).as_posix() if depth else ""
            return _read_folder(top, part)
    below = sorted(_found_below(path, register))
    if len(below) > 1:
        raise UkurError(f"ada {len(below)} {register} di bawah folder itu; sebutkan folder arsipnya")
    return _read_folder(below[0]) if below else None


def _found_below(path: Path, register: str) -> Iterator[Path]:
    seen = 0
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in _SKIPPED)
        seen += len(files)
        if seen > MAX_MEMBERS:
            raise UkurError("folder itu terlalu besar untuk dicari; sebutkan folder arsipnya")
        if register in files:
            yield Path(folder)


def _folder_content(top: Path) -> Iterator[tuple[str, int, bytes]]:
    for folder, below, files in os.walk(top, onerror=_refuse):
        if folder == str(top):
            below[:] = [name for name in below if not name.startswith(TEMPORARY_PREFIX)]
        for name in sorted(below + files):
            path = Path(folder, name)
            mode, size = (info := path.lstat()).st_mode, info.st_size
            where = path.relative_to(top).as_posix()
            if stat.S_ISREG(mode):
                yield _name(where), size, b"" if size > MAX_BYTES else path.read_bytes()
            elif not stat.S_ISDIR(mode):
                raise UkurError(f"{quote(where)} berupa tautan atau bukan berkas biasa; {_FETCH_AGAIN}")


def _refuse(error: OSError) -> None:
    raise UkurError("ada folder arsip yang tidak dapat dibaca; periksa izinnya") from error


def _zip(path: Path, register: str) -> ReadArchive | None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in _named(archive.infolist()) if _is_plain_file(member)]
            _refuse_bomb(members, path.stat().st_size)
            names = [member.filename for member in members]
            tops = [name.removesuffix(register) for name in names if f"/{name}".endswith(f"/{register}")]
            if len(tops) > 1:
                raise UkurError(f"ada {len(tops)} {register} di dalam ZIP; kemas satu arsip saja")
            return _apart(_zip_content(archive, members, tops[0])) if tops else None
    except _BROKEN_ZIP as error:
        raise UkurError(f"{quote(path.name)} bukan ZIP yang utuh; {_FETCH_AGAIN}") from error


def _named(members: Sequence[zipfile.ZipInfo]) -> Sequence[zipfile.ZipInfo]:
    """Read the names of a zip whose maker parted folders with backslashes, as some programs of Windows do."""
    if any("/" in member.filename for member in members):
        return members
    for member in members:
        member.filename = member.filename.replace("\\", "/")
    return members


def _refuse_bomb(members: Iterable[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > max(FREE, MAX_RATIO * packed):
        raise UkurError(f"ZIP itu mengembang {unpacked // max(packed, 1)} kali, tidak wajar; {_FETCH_AGAIN}")


def _is_plain_file(member: zipfile.ZipInfo) -> bool:
    """Whether it is a file; what is neither file nor folder is refused."""
    odd = member.flag_bits & 1 or stat.S_ISLNK(member.external_attr >> 16)
    if odd or member.filename not in {member.orig_filename, member.orig_filename.replace("\\", "/")}:
        raise UkurError(
            f"{quote(member.filename)} di dalam ZIP bersandi, tautan, atau bernama aneh; {_FETCH_AGAIN}"
        )
    if member.compress_type not in PACKINGS:
        raise UkurError(
            f"{quote(member.filename)} dimampatkan dengan cara yang tidak biasa; kemas lagi sebagai ZIP biasa"
        )
    _name(member.filename.removesuffix("/"))
    return not member.is_dir()


def _zip_content(
    archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo], top: str
) -> Iterator[tuple[str, int, bytes]]:
    for member in members:
        if member.filename.startswith(top):
            size = member.file_size
            content = b"" if size > MAX_BYTES else archive.open(member).read(size + 1)
            yield member.filename.removeprefix(top), max(size, len(content)), content


def _name(name: str) -> str:
    if "\\" in name or {"", ".", ".."} & set(name.split("/")):
        raise UkurError(f"nama berkas {quote(name)} tidak wajar; {_FETCH_AGAIN}")
    return name


def _apart(files: Iterable[tuple[str, int, bytes]], part: str = "") -> ReadArchive:
    """Return the files, and apart from them the names of what an operating system left there."""
    left: list[str] = []

    def own() -> Iterator[tuple[str, int, bytes]]:
        for name, size, content in files:
            if is_system_file(name):
                left.append(name)
            else:
                yield name, size, content

    return ReadArchive(_collected(own()), part, tuple(sorted(left)))


def _collected(files: Iterable[tuple[str, int, bytes]]) -> dict[str, bytes]:
    """Return the files by name; too many, too large or two names that some systems take for one: refused."""
    found: dict[str, bytes] = {}
    folded: dict[str, str] = {}
    total = 0
    for name, size, content in files:
        total += size
        if size > MAX_BYTES or total > MAX_TOTAL or len(found) >= MAX_MEMBERS:
            raise UkurError(f"arsip terlalu besar pada {quote(name)}; {_FETCH_AGAIN}")
        if (other := folded.setdefault(name.casefold(), name)) != name or name in found:
            raise UkurError(
                f"{quote(name)} dan {quote(other)} bernama sama atau hanya beda besar-kecil; {_FETCH_AGAIN}"
            )
        found[name] = content
    return found

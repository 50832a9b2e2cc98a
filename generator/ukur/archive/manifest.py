"""Manifest of one entry of the archive, and the register that chains the entries; see docs/data-format.md."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ukur.archive.canonical import canonical_file, canonical_line, parse_model, sha256_of
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER, EntryKind, folder_name
from ukur.model.periode import PeriodeValue
from ukur.model.values import Record, Sha, Sha256

MANIFEST = "manifest.json"
CHAIN_START = "0" * 64
"""What the first entry names as the one before it."""

MAX_ENTRIES = 10_000
"""Lines of a register: an office files some twelve a year, so these are the lines of eight centuries."""

_LONGEST_NAME = 300  # letters of a path: the demonstration's have 62 at most, and Windows opens 260 in all
_PATH_PART = r"(?!\.)[^/\\\x00-\x1f\x7f:]+"
_PATH = re.compile(rf"{_PATH_PART}(?:/{_PATH_PART})*")

PathArsip = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_NAME)]
# Our choice: a reason comes from a correction, 5,000 letters at most; more is not ours, and is not read.
LongText = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class ArsipFile(Record):
    """One file of an entry: its path in the folder, size in bytes, and SHA-256."""

    path: PathArsip
    ukuran: Annotated[int, Field(ge=0, strict=True)]
    sha256: Sha256


class Manifest(Record):
    """``manifest.json``: every other file of an entry's folder, and where the entry comes from.

    ``commit`` is the approved commit, ``waktu`` its time, ``sidik`` the hash of the document's inputs,
    ``sebelum`` the hash of the register's line before this entry. ``alasan`` says why there is a version
    after the first. ``alat`` are the programs that made the files. ``keterangan`` is what is known of an
    attached file; of a document the SHA-256 of the office's own fonts that it was printed with, by path.
    """

    bentuk: Literal["ukur/manifest/1"] = "ukur/manifest/1"
    jenis: EntryKind
    periode: PeriodeValue
    versi: Annotated[int, Field(ge=1, le=9_999, strict=True)]
    urutan: Annotated[int, Field(ge=0, le=9_999, strict=True)] = 0
    judul: Short
    waktu: AwareDatetime
    commit: Sha
    sidik: Sha256
    alasan: tuple[LongText, ...] = ()
    alat: Mapping[Short, Short] = Field(default_factory=dict)
    keterangan: Mapping[Short, Short] = Field(default_factory=dict)
    sebelum: Sha256
    berkas: Annotated[tuple[ArsipFile, ...], Field(min_length=1, max_length=100_000)]

    @property
    def folder(self) -> str:
        """Where the entry lies below the archive."""
        return folder_name(self.periode, self.versi, self.jenis, self.urutan)

    def to_bytes(self) -> bytes:
        """Return the file."""
        return canonical_file(self.model_dump(mode="json"))


class RegisterLine(Record):
    """One line of ``register.jsonl``; every part of it can be checked against something else."""

    nomor: Annotated[int, Field(ge=1, strict=True)]
    jenis: EntryKind
    folder: PathArsip
    manifest: Sha256
    sebelum: Sha256

    def to_bytes(self) -> bytes:
        """Return the line without its end."""
        return canonical_line(self.model_dump(mode="json"))

    @property
    def line_hash(self) -> str:
        """What the next line names."""
        return sha256_of(self.to_bytes())


def is_safe_path(path: str) -> bool:
    """Return whether a path stays in its folder on every system: no hidden part, no drive, no climbing."""
    return len(path) <= _LONGEST_NAME and bool(_PATH.fullmatch(path))


def list_files(files: Mapping[str, bytes]) -> tuple[ArsipFile, ...]:
    """Return the manifest's list of files, sorted by path."""
    return tuple(
        ArsipFile(path=path, ukuran=len(content), sha256=sha256_of(content))
        for path, content in sorted(files.items())
    )


def read_manifest(content: bytes, name: str) -> Manifest:
    """Return a manifest; UkurError where a byte of it is not as Ukur writes it."""
    manifest = parse_model(Manifest, content, name)
    paths = [item.path for item in manifest.berkas]
    if paths != sorted({*paths}) or MANIFEST in paths or not all(is_safe_path(path) for path in paths):
        raise UkurError(f"{name} memuat daftar berkas yang tidak sah; ambil ulang arsipnya")
    if content != manifest.to_bytes():
        raise UkurError(f"{name} tidak ditulis oleh Ukur atau sudah disunting; ambil ulang arsipnya")
    return manifest


def read_register(content: bytes) -> tuple[RegisterLine, ...]:
    """Return the lines; UkurError naming the line that is not as Ukur writes it. The chain is not checked."""
    if not content:
        return ()
    *lines, rest = content.split(b"\n", MAX_ENTRIES + 1)
    if len(lines) > MAX_ENTRIES:
        raise UkurError(f"{REGISTER} lebih dari {MAX_ENTRIES} baris; ambil ulang arsipnya")
    if rest:
        raise UkurError(f"{REGISTER} terpotong: baris terakhir tidak selesai; ambil ulang arsipnya")
    rows = []
    for number, line in enumerate(lines, 1):
        name = f"{REGISTER} baris {number}"
        row = parse_model(RegisterLine, line, name)
        if row.to_bytes() != line:
            raise UkurError(f"{name} tidak ditulis oleh Ukur atau sudah disunting; ambil ulang arsipnya")
        rows.append(row)
    return tuple(rows)


def chain_end(register: Iterable[RegisterLine]) -> str:
    """Return what the next entry names as the one before it."""
    last = CHAIN_START
    for row in register:
        last = row.line_hash
    return last


def add_line(content: bytes, manifest: Manifest) -> bytes:
    """Return the register with one more line; UkurError where the entry does not follow the last line."""
    rows = read_register(content)
    if manifest.sebelum != chain_end(rows) or any(row.folder == manifest.folder for row in rows):
        raise UkurError(f"entri {manifest.folder} tidak menyambung ke akhir {REGISTER}; ulangi pengarsipan")
    row = RegisterLine(
        nomor=len(rows) + 1,
        jenis=manifest.jenis,
        folder=manifest.folder,
        manifest=sha256_of(manifest.to_bytes()),
        sebelum=manifest.sebelum,
    )
    return content + row.to_bytes() + b"\n"

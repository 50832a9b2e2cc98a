"""Manifest of one entry of the archive, and the register that chains the entries; see docs/data-format.md."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ukur.archive.kanon import kanon, kanon_baris, sidik_bita, urai_model
from ukur.model.nilai import Nilai, Sha, Sha256
from ukur.model.paths import REGISTER, JenisEntri, nama_folder
from ukur.model.periode import NilaiPeriode
from ukur.model.temuan import UkurError

MANIFEST = "manifest.json"
AWAL = "0" * 64
"""What the first entry names as the one before it."""

TERBANYAK = 10_000
"""Lines of a register: an office files some twelve a year, so these are the lines of eight centuries."""

_NAMA_TERBESAR = 300  # letters of a path: the demonstration's have 62 at most, and Windows opens 260 in all
_BAGIAN = r"(?!\.)[^/\\\x00-\x1f\x7f:]+"
_PATH = re.compile(rf"{_BAGIAN}(?:/{_BAGIAN})*")

PathArsip = Annotated[str, StringConstraints(min_length=1, max_length=_NAMA_TERBESAR)]
# Our choice: a reason comes from a correction, 5,000 letters at most; more is not ours, and is not read.
Panjang = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Singkat = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class BerkasArsip(Nilai):
    """One file of an entry: its path in the folder, size in bytes, and SHA-256."""

    path: PathArsip
    ukuran: Annotated[int, Field(ge=0, strict=True)]
    sha256: Sha256


class Manifest(Nilai):
    """``manifest.json``: every other file of an entry's folder, and where the entry comes from.

    ``commit`` is the approved commit, ``waktu`` its time, ``sidik`` the hash of the document's inputs,
    ``sebelum`` the hash of the register's line before this entry. ``alasan`` says why there is a version
    after the first. ``alat`` are the programs that made the files.
    """

    bentuk: Literal["ukur/manifest/1"] = "ukur/manifest/1"
    jenis: JenisEntri
    periode: NilaiPeriode
    versi: Annotated[int, Field(ge=1, le=9_999, strict=True)]
    urutan: Annotated[int, Field(ge=0, le=9_999, strict=True)] = 0
    judul: Singkat
    waktu: AwareDatetime
    commit: Sha
    sidik: Sha256
    alasan: tuple[Panjang, ...] = ()
    alat: Mapping[Singkat, Singkat] = Field(default_factory=dict)
    keterangan: Mapping[Singkat, Singkat] = Field(default_factory=dict)
    sebelum: Sha256
    berkas: Annotated[tuple[BerkasArsip, ...], Field(min_length=1, max_length=100_000)]

    @property
    def folder(self) -> str:
        """Where the entry lies below the archive."""
        return nama_folder(self.periode, self.versi, self.jenis, self.urutan)

    def bita(self) -> bytes:
        """Return the file."""
        return kanon(self.model_dump(mode="json"))


class BarisRegister(Nilai):
    """One line of ``register.jsonl``; every part of it can be checked against something else."""

    nomor: Annotated[int, Field(ge=1, strict=True)]
    jenis: JenisEntri
    folder: PathArsip
    manifest: Sha256
    sebelum: Sha256

    def bita(self) -> bytes:
        """Return the line without its end."""
        return kanon_baris(self.model_dump(mode="json"))

    @property
    def sidik(self) -> str:
        """What the next line names."""
        return sidik_bita(self.bita())


def path_sah(path: str) -> bool:
    """Return whether a path stays in its folder on every system: no hidden part, no drive, no climbing."""
    return len(path) <= _NAMA_TERBESAR and bool(_PATH.fullmatch(path))


def daftar_berkas(berkas: Mapping[str, bytes]) -> tuple[BerkasArsip, ...]:
    """Return the manifest's list of files, sorted by path."""
    return tuple(
        BerkasArsip(path=path, ukuran=len(isi), sha256=sidik_bita(isi))
        for path, isi in sorted(berkas.items())
    )


def baca_manifest(isi: bytes, nama: str) -> Manifest:
    """Return a manifest; UkurError where a byte of it is not as Ukur writes it."""
    manifest = urai_model(Manifest, isi, nama)
    paths = [item.path for item in manifest.berkas]
    if paths != sorted({*paths}) or MANIFEST in paths or not all(path_sah(path) for path in paths):
        raise UkurError(f"{nama} memuat daftar berkas yang tidak sah; ambil ulang arsipnya")
    if isi != manifest.bita():
        raise UkurError(f"{nama} tidak ditulis oleh Ukur atau sudah disunting; ambil ulang arsipnya")
    return manifest


def baca_register(isi: bytes) -> tuple[BarisRegister, ...]:
    """Return the lines; UkurError naming the line that is not as Ukur writes it. The chain is not checked."""
    if not isi:
        return ()
    *lines, rest = isi.split(b"\n", TERBANYAK + 1)
    if len(lines) > TERBANYAK:
        raise UkurError(f"{REGISTER} lebih dari {TERBANYAK} baris; ambil ulang arsipnya")
    if rest:
        raise UkurError(f"{REGISTER} terpotong: baris terakhir tidak selesai; ambil ulang arsipnya")
    rows = []
    for number, line in enumerate(lines, 1):
        name = f"{REGISTER} baris {number}"
        row = urai_model(BarisRegister, line, name)
        if row.bita() != line:
            raise UkurError(f"{name} tidak ditulis oleh Ukur atau sudah disunting; ambil ulang arsipnya")
        rows.append(row)
    return tuple(rows)


def ujung(register: Iterable[BarisRegister]) -> str:
    """Return what the next entry names as the one before it."""
    last = AWAL
    for row in register:
        last = row.sidik
    return last


def tambah(isi: bytes, manifest: Manifest) -> bytes:
    """Return the register with one more line; UkurError where the entry does not follow the last line."""
    rows = baca_register(isi)
    if manifest.sebelum != ujung(rows) or any(row.folder == manifest.folder for row in rows):
        raise UkurError(f"entri {manifest.folder} tidak menyambung ke akhir {REGISTER}; ulangi pengarsipan")
    row = BarisRegister(
        nomor=len(rows) + 1,
        jenis=manifest.jenis,
        folder=manifest.folder,
        manifest=sidik_bita(manifest.bita()),
        sebelum=manifest.sebelum,
    )
    return isi + row.bita() + b"\n"

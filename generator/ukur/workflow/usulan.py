"""A proposed change as a snapshot of values: who wrote it, what it touches, who said what on which commit."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Sikap(StrEnum):
    """What a review says. Words that a host adapter does not know become ``TAK_DIKENAL``."""

    SETUJU = "setuju"
    KEMBALIKAN = "kembalikan"
    KOMENTAR = "komentar"
    BATAL = "batal"
    TAK_DIKENAL = "tidak dikenal"


@dataclass(frozen=True)
class Tinjauan:
    """One review; ``commit`` is what it was given on, None where the host does not tell.

    ``bukti`` is the signed line that proves it, empty where the host is only believed.
    """

    akun: str
    sikap: Sikap
    commit: str | None
    waktu: datetime.datetime
    urutan: int = 0
    isi: str = ""
    bukti: str = ""


@dataclass(frozen=True)
class BerkasUbah:
    """A file that the change touches; ``dari`` is its former path where it was renamed."""

    path: str
    hapus: bool = False
    dari: str | None = None
    baru: bool = False


@dataclass(frozen=True)
class Usulan:
    """A proposed change at one moment.

    ``pembuat_commit`` are the accounts behind its commits, None for a commit that the host ties to nobody.
    ``lengkap`` is False when a listing was cut off. ``sidik`` gives, for the head and for each commit that
    a review names, the hash of what the change would publish there; a commit that cannot be read is absent.
    """

    nomor: str
    judul: str
    penulis: str
    pembuat_commit: tuple[str | None, ...]
    kepala: str
    dasar: str
    berkas: tuple[BerkasUbah, ...]
    tinjauan: tuple[Tinjauan, ...]
    waktu: datetime.datetime
    lengkap: bool = True
    sidik: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tergabung:
    """A proposal as it stood when it was merged: only reviews given up to ``waktu``, which is its time too.

    ``gabungan`` is the commit of the target branch that the merge made, the last one where it made several.
    ``terlambat`` are reviews given after the merge; they count for nothing.
    """

    usulan: Usulan
    gabungan: str
    waktu: datetime.datetime
    terlambat: tuple[Tinjauan, ...] = ()


def digabung(usulan: Usulan, gabungan: str, waktu: datetime.datetime) -> Tergabung:
    """Return a proposal as it stood at the merge."""
    late = tuple(review for review in usulan.tinjauan if review.waktu > waktu)
    kept = tuple(review for review in usulan.tinjauan if review.waktu <= waktu)
    return Tergabung(replace(usulan, tinjauan=kept, waktu=waktu), gabungan, waktu, late)

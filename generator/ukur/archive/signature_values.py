"""Values of a check of signatures: who signed, when, and the verdict."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from ukur.archive.signatory import Likeness

TOO_MANY = (
    "PDF memuat terlalu banyak objek atau terlalu sering diubah untuk diperiksa; unduh ulang dari aplikasi "
    "tanda tangan, atau tanda tangani ulang PDF dari arsip"
)


class TimeSource(StrEnum):
    """Who says when a signature was made."""

    TSA = "stempel waktu"
    PENANDA = "menurut penanda tangan"
    TIDAK_ADA = "tidak disebutkan"


@dataclass(frozen=True)
class SoundSignature:
    """One signature that holds; ``pencabutan``: the file itself proves that nothing was revoked (B-LT).

    ``halaman`` is the page on which it shows, None for one that does not: a paraf. ``kemiripan`` is what its
    certificate has in common with the signatory whom the document names, ``cocok`` which of them that is.
    """

    penanda: str
    waktu: datetime.datetime | None
    sumber_waktu: TimeSource
    pencabutan: bool
    halaman: int | None = None
    kemiripan: Likeness = Likeness.TIDAK_DISEBUT
    cocok: str | None = None


@dataclass(frozen=True)
class SignatureResult:
    """The verdict; ``tanda``, oldest first, is empty unless every check holds.

    No unproven name is shown as a signer. ``keberatan`` are what stands against a file whose signatures hold:
    rules that files which were filed before did not have to meet.
    """

    alasan: str | None
    tanda: tuple[SoundSignature, ...] = ()
    keberatan: tuple[str, ...] = ()

    @property
    def signer(self) -> tuple[str, ...]:
        return tuple(item.penanda for item in self.tanda)

    @property
    def signed_at(self) -> tuple[datetime.datetime | None, ...]:
        return tuple(item.waktu for item in self.tanda)

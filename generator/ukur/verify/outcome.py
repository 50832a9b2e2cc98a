"""The outcome of one check of an archive, as one line that readers see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

TAMPIL = 5
"""Our choice: how many faults of one kind are told one by one; the rest is counted."""


class Status(StrEnum):
    """How a check ended; the values are what readers see."""

    LULUS = "LULUS"
    GAGAL = "GAGAL"
    LEWAT = "LEWAT"


@dataclass(frozen=True)
class HasilPeriksa:
    """One check; ``folder`` is the entry that it is about, None for the archive as a whole.

    A check that was left out and without which the archive is not verified is ``pokok``.
    """

    nama: str
    status: Status
    kalimat: str
    folder: str | None = None
    pokok: bool = False

    @property
    def baik(self) -> bool:
        """Whether nothing that matters failed or was left out."""
        return self.status is Status.LULUS or (self.status is Status.LEWAT and not self.pokok)


@dataclass(frozen=True)
class Pelapor:
    """Makes the lines of one check about one entry."""

    nama: str
    folder: str | None = None

    def lulus(self, kalimat: str) -> HasilPeriksa:
        """Return that it holds."""
        return HasilPeriksa(self.nama, Status.LULUS, kalimat, self.folder)

    def gagal(self, kalimat: str) -> HasilPeriksa:
        """Return what is wrong."""
        return HasilPeriksa(self.nama, Status.GAGAL, kalimat, self.folder)

    def lewat(self, kalimat: str, pokok: bool = False) -> HasilPeriksa:
        """Return why it was left out."""
        return HasilPeriksa(self.nama, Status.LEWAT, kalimat, self.folder, pokok)

    def semua(self, salah: Iterable[str], lulus: str) -> Iterator[HasilPeriksa]:
        """Yield a line for each fault, the first few of them; ``lulus`` when there is none."""
        found = list(salah)
        yield from map(self.gagal, found[:TAMPIL])
        if len(found) > TAMPIL:
            yield self.gagal(f"dan {len(found) - TAMPIL} lagi")
        if not found:
            yield self.lulus(lulus)

"""Which links to evidence could not be opened when they were last asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple


class TroubledLink(NamedTuple):
    """A link that a reader could not open: of which unit, where it stands, the address, what was found."""

    unit: str
    letak: str
    tautan: str
    keadaan: str


@dataclass(frozen=True)
class EvidenceHealth:
    """One run: when, how many links were asked of how many, and the troubled ones, sorted by unit."""

    waktu: str
    diperiksa: int
    seluruhnya: int
    masalah: tuple[TroubledLink, ...]

    @property
    def by_unit(self) -> Iterator[tuple[str, tuple[TroubledLink, ...]]]:
        """The troubled links of each unit."""
        for unit, rows in groupby(self.masalah, key=lambda row: row.unit):
            yield unit, tuple(rows)

    @property
    def sentence(self) -> str:
        """What was found, in one sentence."""
        told = f"{self.diperiksa} dari {self.seluruhnya} tautan bukti diperiksa {self.waktu}"
        return f"{told}; {len(self.masalah) or 'tidak ada'} yang tidak dapat dibuka pembaca."

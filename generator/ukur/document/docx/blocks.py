"""What a section is made of: headings and tables as values, everything else as finished XML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell: its text, its style, how many columns it spans, and its part in a vertical merge."""

    teks: str
    gaya: str = "Isi"
    kolom: int = 1
    turun: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3, ``lampiran`` of an annex.

    It gets its bookmark when the whole document is known; Word numbers those of level 1: A, B, Lampiran I.
    """

    tingkat: int
    teks: str
    lampiran: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption.

    ``bobot`` are the columns' shares of the width that their figures and words leave. ``ukuran`` are the
    sizes in points to try, largest first; ``lega`` gives every heading room for its longest word, also in
    the wider letters that a reader without Arial sees, and keeps its first and last rows in threes; with
    ``lanjut`` the last ones stay with what follows.
    """

    keterangan: str
    bobot: Sequence[float]
    header: Sequence[Sequence[Cell]]
    baris: Sequence[Sequence[Cell]]
    ukuran: tuple[int, ...] = (9, 8, 7)
    lega: bool = False
    lanjut: bool = False


Block = str | Heading | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A section of pages of one orientation; ``mendatar`` is landscape."""

    mendatar: bool
    blok: Sequence[Block]

"""What a flow chart is made of, as values: symbols, arrows, connectors, words, and one page of them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from ukur.model.sop import Simbol
from ukur.site.flow_graph import Side, StepArrow

Point = tuple[float, float]


class Door(IntEnum):
    """What passes a side of a step; each kind has its own line."""

    JAWABAN = 0
    KELUAR = 1
    MASUK = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    lebar: float
    tinggi: float

    @property
    def right_side(self) -> float:
        """The right border."""
        return self.x + self.lebar

    @property
    def bottom_side(self) -> float:
        """The lower border."""
        return self.y + self.tinggi

    @property
    def center(self) -> Point:
        """The middle."""
        return self.x + self.lebar / 2, self.y + self.tinggi / 2


@dataclass(frozen=True, slots=True)
class StepSymbol:
    """A step's symbol in one lane; ``langkah`` is the place of the step in the SOP."""

    langkah: int
    jalur: int
    simbol: Simbol
    kotak: Box

    def border_point(self, side: Side, turun: float = 0) -> Point:
        """Return the point of the border on a side, ``turun`` below the middle."""
        x, y = self.kotak.center
        half, radius = self.kotak.lebar / 2, self.kotak.tinggi / 2
        inset = {
            Simbol.KOTAK: 0.0,
            Simbol.BELAH_KETUPAT: half * abs(turun) / radius,
            Simbol.KAPSUL: radius - (radius**2 - turun**2) ** 0.5,
        }[self.simbol]
        return round(x + side * (half - inset), 1), y + turun


@dataclass(frozen=True, slots=True)
class Pentagon:
    """An off-page connector: the numbers of the steps on other pages that the line leads to or comes from."""

    teks: str
    kotak: Box


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line along ``titik``, whose last point is the tip; None stands for a step of another page."""

    dari: int | None
    ke: int | None
    titik: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """The words of an answer, beside its line; ``sisi`` is where they stand as seen from the symbol."""

    arah: StepArrow
    kotak: Box
    sisi: Side


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page of the drawing; ``jalur`` are the lanes from top to bottom, ``baris`` the rows of the steps."""

    lebar: float
    tinggi: float
    jalur: tuple[Box, ...]
    baris: Mapping[int, Box]
    lambang: tuple[StepSymbol, ...]
    gabungan: tuple[tuple[Point, Point], ...]
    panah: tuple[Arrow, ...]
    segi_lima: tuple[Pentagon, ...]
    jawaban: tuple[AnswerWords, ...]

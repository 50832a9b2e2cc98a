"""Form E.81: its fifteen numbered columns, each declared once, and the 25 that stand side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import NamedTuple

from ukur.document.e81 import E81Group, E81Line, E81Side, FormE81
from ukur.document.figure import Figure

QUARTER_HEADING = "Realisasi Kinerja pada Triwulan"
AVERAGE, PREDICATE = "Rata-rata capaian kinerja (%)", "Predikat kinerja"
LABEL_SPAN = 10
"""The label of a mean stands under columns (1) to (7)."""


class Side(Enum):
    """Which side of a numbered column a column is; ``NODE`` and ``LINE`` are columns of text."""

    NODE = "simpul"
    LINE = "indikator"
    K = "K"
    RP = "Rp"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered column; ``heading`` may name parts of the form ``f``.

    ``take`` gives what stands in it, of a side for a pair. ``sum`` is what the form says it is made of.
    ``share`` is its part of the width that texts divide on a page, ``pixels`` its width in a sheet.
    """

    number: int
    heading: str
    take: Callable[..., object]
    side: Side | None = None
    group: str = ""
    sum: str = ""
    share: float = 0.0
    pixels: int = 0

    @property
    def label(self) -> str:
        """The number under the heading, with what the column is made of."""
        return f"({self.number})" + (f" = {self.sum}" if self.sum else "")


class Physical(NamedTuple):
    """One of the columns that stand side by side."""

    numbered: Numbered
    side: Side

    @property
    def name(self) -> str:
        """Number and side: ``13 K``."""
        return f"{self.numbered.number} {self.side.value}" if self.is_figure else str(self.numbered.number)

    @property
    def once(self) -> bool:
        """Whether it says something about the program or activity, once for all of its indicators."""
        return self.side in (Side.NODE, Side.RP)

    @property
    def is_figure(self) -> bool:
        """Whether it holds figures."""
        return self.side in (Side.K, Side.RP)

    def value(self, group: E81Group, line: E81Line) -> str | Figure:
        """Return what stands in a row."""
        source: object = {
            Side.NODE: group,
            Side.LINE: line,
            Side.K: line.kinerja,
            Side.RP: group.anggaran,
        }[self.side]
        found = self.numbered.take(source)
        assert isinstance(found, (str, Figure))
        return found


class HeadCell(NamedTuple):
    """A cell of the head: its text, the columns and rows it spans, the first column below it."""

    text: str
    across: int
    down: int
    column: int


def _quarter(at: int) -> Callable[[E81Side], Figure]:
    return lambda side: side.triwulan[at]


COLUMNS = (
    Numbered(1, "No", attrgetter("nomor"), Side.NODE, share=0.5, pixels=32),
    Numbered(2, "Sasaran", attrgetter("sasaran"), Side.NODE, share=2.6, pixels=120),
    Numbered(3, "Program/Kegiatan", attrgetter("simpul"), Side.NODE, share=3, pixels=150),
    Numbered(
        4,
        "Indikator Kinerja Program (outcome)/Kegiatan (output)",
        attrgetter("indikator"),
        Side.LINE,
        share=3.2,
        pixels=170,
    ),
    Numbered(5, "Target Renstra Perangkat Daerah {f.akhir_renstra}", attrgetter("renstra")),
    Numbered(
        6,
        "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Perangkat Daerah "
        "Tahun Lalu (n-2 = {lalu})",
        attrgetter("lalu"),
    ),
    Numbered(
        7,
        "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan (Tahun n-1 = {f.periode.tahun}) "
        "yang Dievaluasi",
        attrgetter("target"),
    ),
    *(
        Numbered(8 + at, roman, _quarter(at), group=QUARTER_HEADING)
        for at, roman in enumerate(("I", "II", "III", "IV"))
    ),
    Numbered(
        12,
        "Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi",
        attrgetter("realisasi"),
    ),
    Numbered(
        13,
        "Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s.d. Tahun {f.periode.tahun}",
        attrgetter("sampai"),
        sum="(6) + (12)",
    ),
    Numbered(
        14,
        "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra Perangkat Daerah "
        "s.d. Tahun {f.periode.tahun} (%)",
        attrgetter("tingkat"),
        sum="(13) / (5) × 100",
    ),
    Numbered(
        15, "Unit Perangkat Daerah Penanggung Jawab", attrgetter("unit"), Side.LINE, share=2, pixels=100
    ),
)
PHYSICAL = tuple(
    Physical(column, side)
    for column in COLUMNS
    for side in ((column.side,) if column.side is not None else (Side.K, Side.RP))
)


def place(name: str) -> int:
    """Return where a column of this name stands, from 0: ``place("13 K")``."""
    return [column.name for column in PHYSICAL].index(name)


def header(form: FormE81) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the four rows of the head: headings, quarters, numbers, K and Rp."""
    top, quarters, numbers, sides = list[HeadCell](), list[HeadCell](), list[HeadCell](), list[HeadCell]()
    for column in COLUMNS:
        at = next(at for at, one in enumerate(PHYSICAL) if one.numbered is column)
        across = 1 if column.side is not None else 2
        text = column.heading.format(f=form, lalu=form.periode.tahun - 1)
        if not column.group:
            top.append(HeadCell(text, across, 2, at))
        else:
            if not quarters:
                top.append(HeadCell(column.group, 8, 1, at))
            quarters.append(HeadCell(text, across, 1, at))
        numbers.append(HeadCell(column.label, across, 1 if across == 2 else 2, at))
        if across == 2:
            sides += [HeadCell(Side.K.value, 1, 1, at), HeadCell(Side.RP.value, 1, 1, at + 1)]
    return tuple(top), tuple(quarters), tuple(numbers), tuple(sides)


def means(form: FormE81) -> Iterator[tuple[str, str | Figure, str | Figure]]:
    """Yield the rows of means: label, and what stands under column (14), K and Rp."""
    yield AVERAGE, form.kinerja.rata_rata, form.anggaran.rata_rata
    yield PREDICATE, form.kinerja.predikat, form.anggaran.predikat

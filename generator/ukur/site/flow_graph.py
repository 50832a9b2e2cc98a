"""The flow of an SOP as a graph: the lanes of each step, where its arrows lead, and its printed pages."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise

from ukur.model.sop import Langkah, Sop

STEPS_PER_PAGE, STEPS_WHEN_SPLIT = (
    9,
    8,
)  # steps on a page: of a drawing that fits one, and of one that needs more


class Side(IntEnum):
    """The side of the lanes along which an arrow goes around."""

    KIRI = -1
    KANAN = 1


@dataclass(frozen=True, slots=True)
class StepArrow:
    """An arrow between steps, each named by its place in the SOP (from 0); a decision's has an answer.

    ``sisi`` is None where it leads straight down to the next step, below what the first one ends with.
    """

    dari: int
    ke: int
    jawaban: str = ""
    uraian: str = ""
    sisi: Side | None = None


@dataclass(frozen=True, slots=True)
class FlowGraph:
    """The graph; ``tempat`` are the lanes of each step, those of its first pelaksana first."""

    jalur: tuple[str, ...]
    langkah: tuple[Langkah, ...]
    tempat: tuple[tuple[int, ...], ...]
    arah: tuple[StepArrow, ...]

    @property
    def step_pages(self) -> tuple[range, ...]:
        """The steps on each printed page, as even as can be."""
        count = len(self.langkah)
        pages = 1 if count <= STEPS_PER_PAGE else math.ceil(count / STEPS_WHEN_SPLIT)
        edges = [count * page // pages for page in range(pages + 1)]
        return tuple(range(*pair) for pair in pairwise(edges))


def compose_flow(sop: Sop) -> FlowGraph:
    """Return the graph of an SOP; a step without a column, or that does not exist, is left out."""
    places = tuple(
        tuple(
            dict.fromkeys(
                lane
                for role in step.pelaksana
                for lane, column in enumerate(sop.kolom)
                if column.peran == role
            )
        )
        for step in sop.langkah
    )
    arrows = tuple(
        arrow
        for dari, group in groupby(_arrows(sop, places), key=lambda arrow: arrow.dari)
        for arrow in _routed(tuple(group), places, len(sop.kolom) - 1)
    )
    return FlowGraph(tuple(column.judul for column in sop.kolom), sop.langkah, places, arrows)


def _arrows(sop: Sop, places: tuple[tuple[int, ...], ...]) -> Iterator[StepArrow]:
    """Yield each step's arrows, answers first; what an answer leads to already is not led to again."""
    index = {step.nomor: place for place, step in reversed(tuple(enumerate(sop.langkah))) if places[place]}
    for place, step in enumerate(sop.langkah):
        if not places[place]:
            continue
        answered = {branch.langkah for branch in step.cabang}
        for branch in step.cabang:
            if branch.langkah in index:
                yield StepArrow(place, index[branch.langkah], branch.jawaban, branch.uraian or "")
        for target in dict.fromkeys(step.lanjut_ke):
            if target in index and target not in answered:
                yield StepArrow(place, index[target])


def _routed(
    arrows: tuple[StepArrow, ...], places: tuple[tuple[int, ...], ...], last: int
) -> Iterator[StepArrow]:
    """Yield a step's arrows with their sides; two answers that go around never share one."""
    straight = next((arrow for arrow in arrows if arrow.ke == arrow.dari + 1), None)
    around = [arrow for arrow in arrows if arrow is not straight]
    answers = [arrow for arrow in around if arrow.jawaban]
    for arrow in arrows:
        if arrow is straight:
            side = None
        elif arrow.jawaban:
            side = _roomier(places[arrow.dari], last)
            if arrow is not answers[-1]:
                side = Side(-side)
        else:
            side = _shorter(places[arrow.dari], places[arrow.ke], last)
        yield StepArrow(arrow.dari, arrow.ke, arrow.jawaban, arrow.uraian, side)


def _roomier(lanes: tuple[int, ...], last: int) -> Side:
    """The side with more free lanes beside the step: the words of an answer stand there."""
    return Side.KANAN if last - max(lanes) >= min(lanes) else Side.KIRI


def _shorter(dari: tuple[int, ...], ke: tuple[int, ...], last: int) -> Side:
    right = 2 * last - max(dari) - max(ke)
    return Side.KANAN if right <= min(dari) + min(ke) else Side.KIRI

"""The space beside the lanes, where arrows go around: tracks, connectors, and where lines meet a symbol."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from ukur.site.flow_graph import FlowGraph, Side, StepArrow
from ukur.site.flow_shapes import Door

MARGIN, DISTANCE, END_GAP = 14, 10, 8  # from the lanes to the first track, between tracks, after the last
_DROPS = (0, 8, 13)  # how far below its middle the lines of each kind meet the side of a symbol
_STACKED = {1: (0,), 2: (-12, 10), 3: (-25, -4, 17)}  # where connectors stand that share a side
_GAP = 4  # between the ends of two lines on one track

SideDoor = tuple[int, Door]


@dataclass(frozen=True)
class FlowMargin:
    """One side: the span of each vertical line (``tegak``), the height and text of each connector.

    A line is known by its arrow, or by its gate (step and kind) where it leads to a connector.
    """

    tegak: dict[StepArrow | SideDoor, tuple[float, float]] = field(default_factory=dict)
    sambungan: dict[SideDoor, tuple[float, str]] = field(default_factory=dict)

    @cached_property
    def track_distances(self) -> dict[StepArrow | SideDoor, int]:
        """How far from the lanes each vertical line stands: short ones stay near, and none overlap."""
        tracks: list[list[tuple[float, float]]] = []
        chosen: dict[StepArrow | SideDoor, int] = {}
        for key, span in sorted(self.tegak.items(), key=lambda item: (item[1][1] - item[1][0], item[1])):
            number = next((n for n, track in enumerate(tracks) if _free(track, span)), len(tracks))
            tracks[number:] = tracks[number:] or [[]]
            tracks[number].append(span)
            chosen[key] = MARGIN + DISTANCE * number
        return chosen

    @cached_property
    def connector_distance(self) -> int:
        """How far from the lanes the connectors stand."""
        return max(self.track_distances.values(), default=MARGIN - DISTANCE) + DISTANCE

    @property
    def connector_width(self) -> int:
        """The width of the widest connector; 0 without any."""
        return max((pentagon_width(text) for _, text in self.sambungan.values()), default=0)

    @property
    def total_width(self) -> int:
        """The width of it all; 0 where nothing goes around on this side."""
        if self.sambungan:
            return self.connector_distance + self.connector_width + END_GAP
        return max(self.track_distances.values()) + END_GAP if self.tegak else 0


def _free(track: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + _GAP < low or high + _GAP < span[0] for low, high in track)


def pentagon_width(text: str) -> int:
    """Return how wide a connector is for its numbers: 7 px hold a digit of its letters, 14 the slopes."""
    return 14 + 7 * max(2, len(text))


class BothMargins:
    """Both sides of a page; ``tengah`` gives the height of a step's middle."""

    def __init__(self, flow: FlowGraph, langkah: range, centred: Callable[[int], int]) -> None:
        self._alur, self._langkah, self._tengah = flow, langkah, centred
        self.panah = [
            (arrow, arrow.sisi)
            for arrow in flow.arah
            if arrow.sisi is not None and (arrow.dari in langkah or arrow.ke in langkah)
        ]
        self.tepian = {side: FlowMargin() for side in Side}
        self._pintu = self._gates()
        cut: dict[tuple[int, Side], dict[Door, set[int]]] = {}
        for arrow, side in self.panah:
            if arrow.dari not in langkah:
                cut.setdefault((arrow.ke, side), {}).setdefault(Door.MASUK, set()).add(arrow.dari)
            elif arrow.ke not in langkah:
                cut.setdefault((arrow.dari, side), {}).setdefault(leaving_kind(arrow), set()).add(arrow.ke)
            else:
                ends = (
                    self.drop_of(arrow.dari, side, leaving_kind(arrow)),
                    self.drop_of(arrow.ke, side, Door.MASUK),
                )
                middle = centred(arrow.dari), centred(arrow.ke)
                heights = sorted(y + down for y, down in zip(middle, ends, strict=True))
                self.tepian[side].tegak[arrow] = heights[0], heights[1]
        for (step, side), gates in cut.items():
            self._connect(step, side, gates)

    def drop_of(self, step: int, side: Side, door: Door) -> int:
        """Return how far below a symbol's middle the lines of a kind meet its side."""
        return _DROPS[self._pintu[step, side].index(door)]

    def _gates(self) -> dict[tuple[int, Side], list[Door]]:
        found: dict[tuple[int, Side], set[Door]] = {}
        for arrow, side in self.panah:
            found.setdefault((arrow.dari, side), set()).add(leaving_kind(arrow))
            found.setdefault((arrow.ke, side), set()).add(Door.MASUK)
        return {place: sorted(kinds) for place, kinds in found.items()}

    def _connect(self, step: int, side: Side, gates: dict[Door, set[int]]) -> None:
        for shift, (door, others) in zip(_STACKED[len(gates)], sorted(gates.items()), strict=True):
            middle = self._tengah(step)
            height = middle + self.drop_of(step, side, door)
            at = height if len(gates) == 1 else middle + shift
            text = ", ".join(str(self._alur.langkah[other].nomor) for other in sorted(others))
            self.tepian[side].sambungan[step, door] = at, text
            if at != height:
                self.tepian[side].tegak[step, door] = min(at, height), max(at, height)


def leaving_kind(direction: StepArrow) -> Door:
    """Return the kind of line an arrow is where it leaves its step."""
    return Door.JAWABAN if direction.jawaban else Door.KELUAR

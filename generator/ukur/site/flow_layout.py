"""Where everything on a page of a flow chart stands.

Nothing here depends on how long a text is: rows and lanes have one size, and the reader's own browser breaks
the lines. So no font has to be known, and a text cannot move an arrow. The row of a step holds its symbols
only; arrows to the next step use the channel above that step's symbols, all others go around the lanes.
"""

from collections.abc import Iterator
from itertools import pairwise

from ukur.site.flow_graph import FlowGraph, Side, StepArrow
from ukur.site.flow_margins import MARGIN, BothMargins, leaving_kind, pentagon_width
from ukur.site.flow_shapes import AnswerWords, Arrow, Box, Door, PageLayout, Pentagon, Point, StepSymbol

# Sizes in px, our choice: five lanes share 560; more would be too narrow for the name of a role.
ORDINAL_WIDTH, KEGIATAN, HEAD_HEIGHT = 34, 350, 60
ROW, MIDDLE, CHANNEL = 72, 39, 9  # a row, its symbols' middle, and the channel above them
SYMBOL_WIDTH, SYMBOL_HEIGHT = 64, 34
ALL_LANES, LANE_MIN, LANE_MAX = 560, 96, 128  # all lanes, and the narrowest and widest one
CONNECTOR, PENTAGON = 32, 20  # the row of connectors above or below the steps, and a connector's height
_SHOULDER = 6  # from a connector's top to where a line meets its side
_WORD_WRAP = 15, 24  # height of an answer below a symbol, and of one beside it

ArrowEnd = tuple[Arrow, Pentagon | None]


def lay_out_page(flow: FlowGraph, langkah: range) -> PageLayout:
    """Return the page with these steps; arrows to and from other steps end in connectors."""
    return _Board(flow, langkah).page_layout()


def lane_width(count: int) -> int:
    """Return the width of one of ``count`` lanes."""
    return max(LANE_MIN, min(LANE_MAX, ALL_LANES // count))


class _Board:
    """One page on the way to its layout; what stands beside the lanes decides where they are."""

    def __init__(self, flow: FlowGraph, langkah: range) -> None:
        self.alur, self.langkah = flow, langkah
        down = [arrow for arrow in flow.arah if arrow.sisi is None]
        self.lurus = [arrow for arrow in down if arrow.dari in langkah and arrow.ke in langkah]
        self.turun = [arrow for arrow in down if arrow.dari in langkah and arrow.ke not in langkah]
        self.datang = [arrow for arrow in down if arrow.ke in langkah and arrow.dari not in langkah]
        self.atas = HEAD_HEIGHT + CONNECTOR * bool(self.datang)
        self.bawah = self.row_top(langkah.stop) + CONNECTOR * bool(self.turun)
        self.keliling = BothMargins(flow, langkah, lambda step: self.row_top(step) + MIDDLE)
        self.kiri = ORDINAL_WIDTH + KEGIATAN + self.keliling.tepian[Side.KIRI].total_width
        self.jalur = lane_width(len(flow.jalur))
        self.kanan = self.kiri + self.jalur * len(flow.jalur)
        self.lambang = {step: tuple(self._symbols(step)) for step in langkah}

    def page_layout(self) -> PageLayout:
        """Return the finished page."""
        width = self.kanan + self.keliling.tepian[Side.KANAN].total_width
        lines = dict.fromkeys(self._lines())
        return PageLayout(
            lebar=width,
            tinggi=self.bawah,
            jalur=tuple(
                Box(self.kiri + self.jalur * lane, 0, self.jalur, self.bawah)
                for lane in range(len(self.alur.jalur))
            ),
            baris={step: Box(0, self.row_top(step), self.kanan, ROW) for step in self.langkah},
            lambang=tuple(symbol for row in self.lambang.values() for symbol in row),
            gabungan=tuple(join for row in self.lambang.values() for join in _joins(row)),
            panah=tuple(line for line, _ in lines),
            segi_lima=tuple(connector for _, connector in lines if connector),
            jawaban=tuple(
                self._answer(arrow)
                for arrow in self.alur.arah
                if arrow.jawaban and arrow.dari in self.langkah
            ),
        )

    def row_top(self, step: int) -> int:
        """Return the top of a step's row."""
        return self.atas + ROW * (step - self.langkah.start)

    def _symbols(self, step: int) -> Iterator[StepSymbol]:
        """Yield the step's symbol in each of its lanes, that of its first pelaksana first."""
        top = self.row_top(step) + MIDDLE - SYMBOL_HEIGHT / 2
        for lane in self.alur.tempat[step]:
            left = self.kiri + self.jalur * lane + (self.jalur - SYMBOL_WIDTH) / 2
            yield StepSymbol(
                step, lane, self.alur.langkah[step].simbol, Box(left, top, SYMBOL_WIDTH, SYMBOL_HEIGHT)
            )

    def _outermost(self, step: int, side: Side) -> StepSymbol:
        return max(self.lambang[step], key=lambda symbol: side * symbol.jalur)

    def _beside(self, side: Side, distance: float) -> float:
        """Return the place ``distance`` beside the lanes."""
        return (self.kanan if side is Side.KANAN else self.kiri) + side * distance

    def _lines(self) -> Iterator[ArrowEnd]:
        """Yield every line, with the connector at its end if it has one."""
        for arrow in self.lurus:
            yield self._straight(arrow), None
        for arrow in self.turun:
            yield self._down(arrow)
        for arrow in self.datang:
            yield self._arriving(arrow)
        for arrow, side in self.keliling.panah:
            if arrow.dari not in self.langkah:
                yield self._to_connector(arrow.ke, side, Door.MASUK)
            elif arrow.ke not in self.langkah:
                yield self._to_connector(arrow.dari, side, leaving_kind(arrow))
            else:
                yield self._around(arrow, side), None

    def _straight(self, arrow: StepArrow) -> Arrow:
        """From below the step's last symbol to above the first of the next."""
        x, y = _below(self.lambang[arrow.dari][-1])
        end, tip = _above(self.lambang[arrow.ke][0])
        channel = self.row_top(arrow.ke) + CHANNEL
        bends = () if x == end else ((x, channel), (end, channel))
        return Arrow(arrow.dari, arrow.ke, ((x, y), *bends, (end, tip)))

    def _down(self, arrow: StepArrow) -> ArrowEnd:
        x, y = _below(self.lambang[arrow.dari][-1])
        connector = self._pentagon(x, self.bawah - CONNECTOR + 8, arrow.ke)
        return Arrow(arrow.dari, None, ((x, y), (x, connector.kotak.y))), connector

    def _arriving(self, arrow: StepArrow) -> ArrowEnd:
        x, y = _above(self.lambang[arrow.ke][0])
        connector = self._pentagon(x, HEAD_HEIGHT + 4, arrow.dari)
        return Arrow(None, arrow.ke, ((x, connector.kotak.bottom_side), (x, y))), connector

    def _pentagon(self, middle: float, top: float, step: int) -> Pentagon:
        text = str(self.alur.langkah[step].nomor)
        width = pentagon_width(text)
        return Pentagon(text, Box(middle - width / 2, top, width, PENTAGON))

    def _at_side(self, step: int, side: Side, door: Door) -> Point:
        return self._outermost(step, side).border_point(side, self.keliling.drop_of(step, side, door))

    def _around(self, arrow: StepArrow, side: Side) -> Arrow:
        start = self._at_side(arrow.dari, side, leaving_kind(arrow))
        tip = self._at_side(arrow.ke, side, Door.MASUK)
        track = self._beside(side, self.keliling.tepian[side].track_distances[arrow])
        return Arrow(arrow.dari, arrow.ke, (start, (track, start[1]), (track, tip[1]), tip))

    def _to_connector(self, step: int, side: Side, door: Door) -> ArrowEnd:
        """A line between a gate of a step and the connector beside it."""
        space = self.keliling.tepian[side]
        height, text = space.sambungan[step, door]
        width = pentagon_width(text)
        inner = self._beside(side, space.connector_distance)
        connector = Pentagon(text, Box(min(inner, inner + side * width), height - _SHOULDER, width, PENTAGON))
        gate = self._at_side(step, side, door)
        bends: tuple[Point, ...] = ()
        if (step, door) in space.track_distances:
            track = self._beside(side, space.track_distances[step, door])
            bends = (track, gate[1]), (track, height)
        points = (gate, *bends, (inner, height))
        if door is Door.MASUK:
            return Arrow(None, step, points[::-1]), connector
        return Arrow(step, None, points), connector

    def _answer(self, arrow: StepArrow) -> AnswerWords:
        """The words of an answer: above its line where it leaves sideways, beside it where it goes down."""
        under, over = _WORD_WRAP
        if arrow.sisi is None:
            (x, y), symbol = _below(self.lambang[arrow.dari][-1]), self.lambang[arrow.dari][-1]
            side = Side.KANAN if 2 * symbol.jalur < len(self.alur.jalur) else Side.KIRI
            top, height = y + 1, under
        else:
            side = arrow.sisi
            x, y = self._outermost(arrow.dari, side).border_point(side)
            top, height = y - over - 1, over
        near, far = (
            x + side * 5,
            self._beside(side, MARGIN - 4 if self.keliling.tepian[side].total_width else -4),
        )
        return AnswerWords(arrow, Box(min(near, far), top, abs(far - near), height), side)


def _above(symbol: StepSymbol) -> Point:
    return symbol.kotak.center[0], symbol.kotak.y


def _below(symbol: StepSymbol) -> Point:
    return symbol.kotak.center[0], symbol.kotak.bottom_side


def _joins(row: tuple[StepSymbol, ...]) -> Iterator[tuple[Point, Point]]:
    """Yield the lines between the symbols of one step, from lane to lane."""
    for first, second in pairwise(sorted(row, key=lambda symbol: symbol.jalur)):
        yield first.border_point(Side.KANAN), second.border_point(Side.KIRI)

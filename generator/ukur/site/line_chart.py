"""A chart of realisasi over its target, as inline SVG: labels on the lines, no legend; a table beside.

It is drawn twice, wide and for a telephone, where the same drawing would be too small to read.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html import escape
from itertools import groupby

from ukur.document.figure import Figure
from ukur.site.chart_scale import Axis, axis

BREAK = "deret lain"
NOT_FROM_ZERO = "skala tidak mulai dari nol"
_FAR = 2  # times the spread of the series: a line farther away would press it flat
_VALUE = 18  # letters, our choice: a longer figure stands in the table alone
_BELOW = 20  # px: a figure below its point clears the dot
TOUCH = 12  # px, radius: what a finger meets of a point (WCAG 2.5.8)


@dataclass(frozen=True)
class ReferenceLine:
    """A level across the whole chart: the plan's end, the national standard."""

    nama: str
    gaya: str
    nilai: Figure


@dataclass(frozen=True)
class LineChart:
    """What is drawn: a place for each period, with realisasi and target, either of which may be unknown.

    ``places`` are quarter and year; ``words`` say whole what stands at each. ``broken`` are the places with
    which another series begins, each with its sentence: no line leads across.
    """

    title: str
    description: str
    places: Sequence[tuple[str, str]]
    words: Sequence[str]
    realisasi: Sequence[Figure]
    target: Sequence[Figure]
    target_name: str = "Target"
    lines: Sequence[ReferenceLine] = ()
    broken: Sequence[tuple[int, str]] = ()
    unit: str = ""
    toward: str = ""

    @cached_property
    def known(self) -> list[Decimal]:
        """The figures of both series."""
        return [figure.nilai for figure in (*self.realisasi, *self.target) if figure.nilai is not None]

    @cached_property
    def near(self) -> list[ReferenceLine]:
        """The reference lines that can be drawn without pressing the series flat."""
        return [line for line in self.lines if self._is_near(line.nilai.nilai)]

    @property
    def far(self) -> list[ReferenceLine]:
        """The reference lines outside the picture."""
        return [line for line in self.lines if line.nilai.nilai is not None and line not in self.near]

    def _is_near(self, value: Decimal | None) -> bool:
        if value is None or not self.known:
            return False
        low, high = min(self.known), max(self.known)
        spread = max(high - low, abs(high)) * _FAR
        return low - spread <= value <= high + spread

    @cached_property
    def axis(self) -> Axis:
        """The axis of everything that is drawn."""
        return axis([*self.known, *(line.nilai.nilai for line in self.near if line.nilai.nilai is not None)])


@dataclass(frozen=True)
class Frame:
    """The paper: its size, the room round the plot, and the width of a letter, rounded up, all in px."""

    css: str
    width: int
    height: int
    letter: float
    label: int
    stacked: bool
    top: int = 40
    bottom: int = 40


WIDE = Frame("ukur-layar-lebar", 960, 320, 8, 50, False, 30)
NARROW = Frame("ukur-layar-sempit", 360, 280, 7.2, 46, True)


def line_chart(chart: LineChart, frame: Frame = WIDE, id_: str = "grafik") -> str:
    """Return the chart as an SVG element; empty when no series has a figure."""
    if not chart.known:
        return ""
    plot = _plot(chart, frame)
    body = "".join(
        (*_grid(plot), *_breaks(plot), *_references(plot), *_steps(plot), *_line(plot), *_ends(plot))
    )
    return (
        f'<svg class="ukur-grafik {frame.css}" viewBox="0 0 {frame.width} {frame.height}" role="img" '
        f'aria-labelledby="{id_}-j {id_}-u"><title id="{id_}-j">{escape(chart.title)}</title>'
        f'<desc id="{id_}-u">{escape(chart.description)}</desc>{body}</svg>'
    )


@dataclass(frozen=True)
class _Plot:
    chart: LineChart
    frame: Frame
    axis: Axis
    left: int
    right: int

    def x(self, place: float) -> str:
        width = self.right - self.left
        return f"{self.left + width * (place + 0.5) / len(self.chart.places):.1f}"

    def y(self, value: Decimal) -> str:
        height = self.frame.height - self.frame.top - self.frame.bottom
        return f"{self.frame.top + height * self.axis.share(value):.1f}"

    def parts(self, figures: Sequence[Figure]) -> Iterator[list[tuple[int, Decimal]]]:
        """Yield the known figures with their places, a list for each series."""
        starts = [at for at, _ in self.chart.broken]
        known = [(at, figure.nilai) for at, figure in enumerate(figures) if figure.nilai is not None]
        for _, part in groupby(known, key=lambda point: bisect_right(starts, point[0])):
            yield list(part)


def _plot(chart: LineChart, frame: Frame) -> _Plot:
    scale = chart.axis
    ends = [text for _, _, text in _end_texts(chart, frame)]
    longest = max((len(line) for text in ends for line in text), default=0)
    left = min(math.ceil(frame.letter * max(map(len, scale.names))) + 14, frame.width // 3)
    right = frame.width - math.ceil(frame.letter * longest) - 14
    return _Plot(chart, frame, scale, left, max(right, left + frame.width // 3))


def _grid(plot: _Plot) -> Iterator[str]:
    frame, chart = plot.frame, plot.chart
    yield '<g class="kisi" aria-hidden="true">'
    for number, line in enumerate(_heading(plot)):
        yield f'<text x="4" y="{14 + 16 * number}">{escape(line)}</text>'
    for tick, text in zip(plot.axis.ticks, plot.axis.names, strict=True):
        y = plot.y(tick)
        yield f'<line x1="{plot.left}" x2="{plot.right}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{plot.left - 8}" y="{y}" text-anchor="end" dy=".32em">{text}</text>'
    last, before = len(chart.places) - 1, ""
    every = math.ceil(len(chart.places) * frame.label / (plot.right - plot.left))
    for at, (quarter, year) in enumerate(chart.places):
        if (last - at) % every:
            continue
        x, foot = plot.x(at), frame.height - frame.bottom
        yield f'<text x="{x}" y="{foot + 17}" text-anchor="middle">{escape(quarter)}</text>'
        if year != before:
            yield f'<text x="{x}" y="{foot + 33}" text-anchor="middle">{escape(year)}</text>'
        before = year
    yield "</g>"


def _heading(plot: _Plot) -> Iterator[str]:
    """Yield what stands above the axis: which way is better, that it does not begin at zero, its unit.

    The unit comes last: it may be a sentence, and is cut off by the edge of the drawing.
    """
    unit = " ".join(filter(None, (plot.axis.unit, plot.chart.unit)))
    more = ("" if plot.axis.from_zero else NOT_FROM_ZERO, f"satuan: {unit}" if unit else "")
    if plot.frame.stacked:
        yield plot.chart.toward
        yield " · ".join(filter(None, more))
    else:
        yield " · ".join(filter(None, (plot.chart.toward, *more)))


def _breaks(plot: _Plot) -> Iterator[str]:
    """Yield where the series is another one: a line between two places, and its label."""
    for at, sentence in plot.chart.broken:
        x, top = plot.x(at - 0.5), plot.frame.top
        yield f'<g class="putus"><title>{escape(sentence)}</title>'
        yield f'<line x1="{x}" x2="{x}" y1="{top}" y2="{plot.frame.height - plot.frame.bottom}"/>'
        yield f'<text x="{x}" y="{top + 10}" dx="4">{BREAK}</text></g>'


def _references(plot: _Plot) -> Iterator[str]:
    for line in plot.chart.near:
        if line.nilai.nilai is not None:
            y = plot.y(line.nilai.nilai)
            yield f'<line class="acuan {line.gaya}" x1="{plot.left}" x2="{plot.right}" y1="{y}" y2="{y}"/>'


def _steps(plot: _Plot) -> Iterator[str]:
    """Yield the path of the target: it holds for the whole of its period, then steps to the next."""
    for part in plot.parts(plot.chart.target):
        way: list[str] = []
        for number, (at, value) in enumerate(part):
            follows = number and part[number - 1][0] == at - 1
            start = f"V{plot.y(value)}" if follows else f"M{plot.x(at - 0.5)},{plot.y(value)}"
            way.append(f"{start}H{plot.x(at + 0.5)}")
        yield f'<path class="target" d="{"".join(way)}"/>'


def _line(plot: _Plot) -> Iterator[str]:
    chart = plot.chart
    for part in plot.parts(chart.realisasi):
        if len(part) > 1:
            points = " ".join(f"{plot.x(at)},{plot.y(value)}" for at, value in part)
            yield f'<polyline class="realisasi" points="{points}"/>'
    for at, words in enumerate(chart.words):
        real, aim = chart.realisasi[at].nilai, chart.target[at].nilai
        level = real if real is not None else aim
        if level is None:
            continue
        place = f'cx="{plot.x(at)}" cy="{plot.y(level)}"'
        dot = f'<circle class="realisasi" {place} r="4.5"/>' if real is not None else ""
        touch = f'<circle class="sentuh" {place} r="{TOUCH}"/>'
        yield f"<g><title>{escape(words)}</title>{dot}{touch}</g>"
    known = [at for at, figure in enumerate(chart.realisasi) if figure.nilai is not None]
    if len(known) > 1:
        yield _first_label(plot, known[0], known[1])


def _first_label(plot: _Plot, at: int, following: int) -> str:
    """Return the figure of the first point, where neither its line nor its target crosses it."""
    figure, aim = plot.chart.realisasi[at], plot.chart.target[at].nilai
    level, after = (float(plot.y(plot.chart.realisasi[n].nilai or Decimal(0))) for n in (at, following))
    below = after < level and level + _BELOW < plot.frame.height - plot.frame.bottom
    x, y, anchor = float(plot.x(at)) - 4, level + _BELOW if below else level - 10, ""
    crossed = below and aim is not None and 0 < float(plot.y(aim)) - level < _BELOW + 4
    if crossed and x - len(figure.teks) * plot.frame.letter > plot.left:
        x, y, anchor = (
            x - 4,
            level - 4,
            ' text-anchor="end"',
        )  # before its point, from which the line leads up
    return f'<text class="ujung-realisasi" x="{x:.1f}" y="{y:.1f}"{anchor}>{escape(figure.teks)}</text>'


def _end_texts(chart: LineChart, frame: Frame) -> Iterator[tuple[str, Decimal, tuple[str, ...]]]:
    """Yield the labels at the right end: style, level, and one line of text, or two on a narrow paper."""
    for name, style, figures in (
        ("Realisasi", "realisasi", chart.realisasi),
        (chart.target_name, "target", chart.target),
    ):
        last = next((figure for figure in reversed(figures) if figure.nilai is not None), None)
        if last is not None and last.nilai is not None:
            yield style, last.nilai, _label(name, last, frame)
    for line in chart.near:
        if line.nilai.nilai is not None:
            yield line.gaya, line.nilai.nilai, _label(line.nama, line.nilai, frame)


def _label(name: str, figure: Figure, frame: Frame) -> tuple[str, ...]:
    if len(figure.teks) > _VALUE:
        return (name,)
    return (name, figure.teks) if frame.stacked else (f"{name} {figure.teks}",)


def _ends(plot: _Plot) -> Iterator[str]:
    frame, line = plot.frame, 15
    labels = sorted(_end_texts(plot.chart, frame), key=lambda label: plot.axis.share(label[1]))
    gap = line * (2 if frame.stacked else 1) + 1
    levels = push_apart([float(plot.y(value)) for _, value, _ in labels], gap, frame.height - frame.bottom)
    for (style, _, text), y in zip(labels, levels, strict=True):
        first = y - line * (len(text) - 1) / 2
        for number, part in enumerate(text):
            place = f'x="{plot.right + 8}" y="{first + line * number:.1f}"'
            yield f'<text class="ujung-{style}" {place} dy=".32em">{escape(part)}</text>'


def push_apart(levels: Sequence[float], gap: float, lowest: float) -> list[float]:
    """Return levels, sorted from the top down, moved so that neighbours are ``gap`` apart.

    They move down, and where they would pass ``lowest``, up again.
    """
    placed: list[float] = []
    for level in levels:
        placed.append(max(level, placed[-1] + gap) if placed else level)
    for at in range(len(placed) - 1, -1, -1):
        below = placed[at + 1] - gap if at + 1 < len(placed) else lowest
        placed[at] = min(placed[at], below)
    return placed

"""Inline SVG charts: target and realisasi over periods, and bars of a breakdown; the table stands beside."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby

from ukur.document.date_text import short_number

WIDTH, HEIGHT = 640, 260  # px, our choice: the width of a page's text; it shrinks with the screen
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 14, 34
DIGIT = 7  # px, rounded up: a digit of the axis; rupiah need more room than LEFT
BREAK = "deret lain"


@dataclass(frozen=True)
class ChartSeries:
    """A named series; None where a period has no figure. ``gaya`` names the CSS class and the marker."""

    nama: str
    gaya: str
    nilai: tuple[Decimal | None, ...]


def scale_ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Return round ticks that cover ``low`` to ``high``: steps of 1, 2, 2.5 or 5 times a power of ten."""
    if not math.isfinite(low + high):
        return [0.0, 1.0]
    span = (high - low) or abs(high) or 1.0
    raw = span / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return [index * step for index in range(first, max(last, first + 1) + 1)]


def line_chart(
    id_: str,
    title: str,
    description: str,
    label: Sequence[str],
    drawn: Sequence[ChartSeries],
    words: Sequence[str],
    broken: Sequence[tuple[int, str]] = (),
) -> str:
    """Return a line chart as an SVG element; empty when no series has a figure.

    ``words`` says for each place on the axis what stands there, target and realisasi together. ``broken`` are
    the places with which another series begins, each with its sentence: no line leads across.
    """
    values = [float(value) for series in drawn for value in series.nilai if value is not None]
    if not values:
        return ""
    ticks = scale_ticks(min(values), max(values))
    names = _tick_names(ticks)
    plot = _PlotArea(ticks[0], ticks[-1], len(label), max(LEFT, DIGIT * max(map(len, names)) + 10))
    starts = [at for at, _ in broken]
    lines = (part for s in drawn for part in _series(plot, s, words, starts))
    body = "".join(
        (*_grid(plot, dict(zip(ticks, names, strict=True)), label), *_breaks(plot, broken), *lines)
    )
    return (
        f'<svg class="ukur-grafik" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{id_}-j {id_}-u"><title id="{id_}-j">{escape(title)}</title>'
        f'<desc id="{id_}-u">{escape(description)}</desc>{body}</svg>'
    )


@dataclass(frozen=True)
class _PlotArea:
    low: float
    high: float
    count: int
    left: int

    def x(self, index: float) -> str:
        width = WIDTH - self.left - RIGHT
        share = (index + 0.5) / self.count
        return f"{self.left + width * share:.1f}"

    def y(self, value: float) -> str:
        height = HEIGHT - TOP - BOTTOM
        return f"{TOP + height * (self.high - value) / (self.high - self.low):.1f}"


def _tick_names(ticks: Sequence[float]) -> list[str]:
    places = max(0, -math.floor(math.log10(ticks[1] - ticks[0]) + 1e-9) + 1)
    return [short_number(round(Decimal(tick), places)) for tick in ticks]


def _grid(plot: _PlotArea, ticks: Mapping[float, str], label: Sequence[str]) -> Iterator[str]:
    yield '<g class="kisi" aria-hidden="true">'
    for tick, text in ticks.items():
        y = plot.y(tick)
        yield f'<line x1="{plot.left}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{plot.left - 8}" y="{y}" text-anchor="end" dy=".32em">{text}</text>'
    every = math.ceil(len(label) / 8)
    for index, name in enumerate(label):
        if (len(label) - 1 - index) % every == 0:
            yield from _axis_label(plot.x(index), name)
    yield "</g>"


def _axis_label(x: str, name: str) -> Iterator[str]:
    """Yield the name of a place, the year below the quarter: side by side they run into each other."""
    first, _, second = name.partition("\n")
    y = HEIGHT - (18 if second else 10)
    yield f'<text x="{x}" y="{y}" text-anchor="middle">{escape(first)}</text>'
    if second:
        yield f'<text x="{x}" y="{HEIGHT - 4}" text-anchor="middle">{escape(second)}</text>'


def _breaks(plot: _PlotArea, broken: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Yield where the series is another one: a line between two places, and its label."""
    for at, sentence in broken:
        x = plot.x(at - 0.5)
        yield f'<g class="putus"><title>{escape(sentence)}</title>'
        yield f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{x}" y="{TOP - 3}" text-anchor="middle">{BREAK}</text></g>'


def _series(
    plot: _PlotArea, series: ChartSeries, words: Sequence[str], starts: Sequence[int]
) -> Iterator[str]:
    points = [(index, value) for index, value in enumerate(series.nilai) if value is not None]
    for _, part in groupby(points, key=lambda point: bisect_right(starts, point[0])):
        places = [f"{plot.x(index)},{plot.y(float(value))}" for index, value in part]
        if len(places) > 1:
            yield f'<polyline class="{series.gaya}" points="{" ".join(places)}"/>'
    for index, value in points:
        x, y = plot.x(index), plot.y(float(value))
        title = f"<title>{escape(words[index])}</title>"
        if series.gaya == "target":
            corner = f'x="{float(x) - 4:.1f}" y="{float(y) - 4:.1f}"'
            yield f'<rect class="target" {corner} width="8" height="8">{title}</rect>'
        else:
            yield f'<circle class="{series.gaya}" cx="{x}" cy="{y}" r="4.5">{title}</circle>'


def small_bar(nilai: Decimal, terbesar: Decimal) -> str:
    """Return a small horizontal bar for a table cell; the number stands beside it in text."""
    share = 0.0 if terbesar <= 0 else max(0.0, min(100.0, float(nilai / terbesar) * 100))
    return (
        '<svg class="ukur-batang" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="alas" width="100" height="8"/><rect class="isi" width="{share:.1f}" height="8"/></svg>'
    )


def share_bar(parts: Sequence[tuple[str, int]]) -> str:
    """Return a bar of parts side by side, each by its class and count; the counts stand beside it in text."""
    whole, at = sum(count for _, count in parts), 0.0
    pieces = []
    for css, count in parts if whole else ():
        width = 100 * count / whole
        pieces.append(f'<rect class="{css}" x="{at:.2f}" width="{width:.2f}" height="8"/>')
        at += width
    return (
        '<svg class="ukur-bilah" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(pieces)}</svg>"
    )

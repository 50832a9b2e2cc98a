"""Inline SVG charts: target and realisasi over periods, and bars of a breakdown; the table stands beside."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from ukur.document.date_text import short_number

WIDTH, HEIGHT = 640, 260  # px, our choice: the width of a page's text; it shrinks with the screen
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 14, 34


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
    judul: str,
    uraian: str,
    label: Sequence[str],
    deret: Sequence[ChartSeries],
    kata: Sequence[str],
) -> str:
    """Return a line chart as an SVG element; empty when no series has a figure.

    ``kata`` says for each place on the axis what stands there, target and realisasi together.
    """
    values = [float(value) for series in deret for value in series.nilai if value is not None]
    if not values:
        return ""
    ticks = scale_ticks(min(values), max(values))
    plot = _PlotArea(ticks[0], ticks[-1], len(label))
    body = "".join((*_grid(plot, ticks, label), *(part for s in deret for part in _series(plot, s, kata))))
    return (
        f'<svg class="ukur-grafik" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{id_}-j {id_}-u"><title id="{id_}-j">{escape(judul)}</title>'
        f'<desc id="{id_}-u">{escape(uraian)}</desc>{body}</svg>'
    )


@dataclass(frozen=True)
class _PlotArea:
    low: float
    high: float
    count: int

    def x(self, index: int) -> str:
        width = WIDTH - LEFT - RIGHT
        share = (index + 0.5) / self.count
        return f"{LEFT + width * share:.1f}"

    def y(self, value: float) -> str:
        height = HEIGHT - TOP - BOTTOM
        return f"{TOP + height * (self.high - value) / (self.high - self.low):.1f}"


def _grid(plot: _PlotArea, ticks: Sequence[float], label: Sequence[str]) -> Iterator[str]:
    places = max(0, -math.floor(math.log10(ticks[1] - ticks[0]) + 1e-9) + 1)
    yield '<g class="kisi" aria-hidden="true">'
    for tick in ticks:
        y = plot.y(tick)
        text = short_number(round(Decimal(tick), places))
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{LEFT - 8}" y="{y}" text-anchor="end" dy=".32em">{text}</text>'
    every = math.ceil(len(label) / 8)
    for index, name in enumerate(label):
        if (len(label) - 1 - index) % every == 0:
            yield f'<text x="{plot.x(index)}" y="{HEIGHT - 10}" text-anchor="middle">{escape(name)}</text>'
    yield "</g>"


def _series(plot: _PlotArea, series: ChartSeries, kata: Sequence[str]) -> Iterator[str]:
    points = [(index, value) for index, value in enumerate(series.nilai) if value is not None]
    if len(points) > 1:
        line = " ".join(f"{plot.x(index)},{plot.y(float(value))}" for index, value in points)
        yield f'<polyline class="{series.gaya}" points="{line}"/>'
    for index, value in points:
        x, y = plot.x(index), plot.y(float(value))
        title = f"<title>{escape(kata[index])}</title>"
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

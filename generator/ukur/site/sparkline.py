"""A series as a picture of the size of a word: its shape, target, and last value."""

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

WIDTH, HEIGHT, EDGE = (
    96,
    28,
    4,
)  # px, our choice: stands in a line of text; the edge holds the last point's dot


def sparkline(
    values: Sequence[Decimal | None], targets: Sequence[Decimal | None], starts: Sequence[int] = ()
) -> str:
    """Return realisasi as a line and targets as a dashed one; empty where fewer than two values make a shape.

    ``starts`` are the places with which another series begins: no line leads across.
    """
    known = [(at, float(value)) for at, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    aims = [(at, float(target)) for at, target in enumerate(targets) if target is not None]
    levels = [value for _, value in (*known, *aims)]
    low, high = min(levels), max(levels)
    room, tall = (WIDTH - 2 * EDGE) / (len(values) - 1), HEIGHT - 2 * EDGE

    def place(point: tuple[int, float]) -> str:
        at, value = point
        share = (high - value) / (high - low) if high > low else 0.5
        return f"{EDGE + room * at:.1f},{EDGE + tall * share:.1f}"

    def lines(css: str, points: Sequence[tuple[int, float]]) -> str:
        parts = (list(part) for _, part in groupby(points, key=lambda point: bisect_right(starts, point[0])))
        return "".join(
            f'<polyline class="{css}" points="{" ".join(map(place, part))}"/>'
            for part in parts
            if len(part) > 1
        )

    x, y = place(known[-1]).split(",")
    return (
        f'<svg class="ukur-deret" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f"{lines('target', aims)}{lines('realisasi', known)}"
        f'<circle class="realisasi" cx="{x}" cy="{y}" r="3"/></svg>'
    )


def shape(values: Sequence[Decimal | None], low: Decimal, high: Decimal) -> str:
    """Return one of several lines that share a scale, for a table cell; empty with fewer than two values."""
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    room, tall = (WIDTH - 2 * EDGE) / (len(values) - 1), HEIGHT - 2 * EDGE

    def place(at: int, value: Decimal) -> tuple[float, float]:
        share = float((high - value) / (high - low)) if high > low else 0.5
        return EDGE + room * at, EDGE + tall * share

    places = [place(at, value) for at, value in known]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    x, y = places[-1]
    return (
        f'<svg class="ukur-deret" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<polyline class="realisasi" points="{points}"/>'
        f'<circle class="realisasi" cx="{x:.1f}" cy="{y:.1f}" r="3"/></svg>'
    )

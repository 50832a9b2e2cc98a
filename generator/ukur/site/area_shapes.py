"""Outlines of areas in the plane of a picture: projected, simplified, with a place for the name of each."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ukur.model.area_map import Area, AreaMap, Point

WIDTH, TALLEST = 1000, 1000
"""Units of a picture, our choice: whole units are finer than the pixels of the widest page."""
NEAR = 1.0  # unit: what a line may leave the border, less than the width of its stroke
_DEEPEST = 32
"""Our choice: beyond this depth every point stays; no zigzag costs more than 32 looks at each point."""
_HEIGHTS = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Where a name is tried, as parts of an area's height."""
_FLAT = 2.5  # how much wider than tall a name in two lines is


@dataclass(frozen=True)
class Shape:
    """The path of an area; its name stands around ``x``, ``y``, ``room`` units wide and ``tall`` high."""

    path: str
    x: int
    y: int
    room: int
    tall: int


@dataclass(frozen=True)
class DrawnMap:
    """A map as shapes by code, in a picture of ``width`` by ``height`` units."""

    width: int
    height: int
    shapes: Mapping[str, Shape]
    sumber: str
    lisensi: str


def draw_map(areas: AreaMap, members: Mapping[str, str]) -> DrawnMap | None:
    """Return the areas of ``members`` as shapes; None where the map has none of them.

    Equirectangular at the middle parallel: for a kabupaten some hundredths of a percent off.
    """
    wanted = [area for area in areas.areas if area.kode in members]
    points = [point for area in wanted for ring in area.rings for point in ring]
    if not points:
        return None
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * narrow), TALLEST / (north - south))

    def place(point: Point) -> Point:
        return (point[0] - west) * narrow * scale, (north - point[1]) * scale

    size = place((east, south))
    shapes = {area.kode: _shape(area, [list(map(place, ring)) for ring in area.rings]) for area in wanted}
    return DrawnMap(math.ceil(size[0]), math.ceil(size[1]), shapes, areas.sumber, areas.lisensi)


def _shape(area: Area, rings: Sequence[Sequence[Point]]) -> Shape:
    drawn = [path for ring in rings if (path := _path(simplify(ring, NEAR)))]
    x, y, room, tall = _name_place(rings)
    return Shape("".join(drawn) or _dot(x, y), round(x), round(y), math.floor(room), math.floor(tall))


def simplify(points: Sequence[Point], near: float) -> list[Point]:
    """Return a line without the points that lie within ``near`` of it (Douglas and Peucker, 1973)."""
    thin = list(points[:1])
    thin += [point for before, point in pairwise(points) if math.dist(before, point) > 0]
    keep, parts = {0, len(thin) - 1}, [(0, len(thin) - 1, 0)]
    while parts:
        first, last, depth = parts.pop()
        if depth >= _DEEPEST:
            keep.update(range(first, last))
            continue
        at, far = _farthest(thin, first, last)
        if far > near:
            keep.add(at)
            parts += [(first, at, depth + 1), (at, last, depth + 1)]
    return [thin[at] for at in sorted(keep)]


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """Return which point between two lies farthest from the line through them, and how far."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    long = math.hypot(dx, dy)
    found, far = first, 0.0
    for at in range(first + 1, last):
        x, y = points[at]
        away = abs(dy * (x - ax) - dx * (y - ay)) / long if long else math.hypot(x - ax, y - ay)
        if away > far:
            found, far = at, away
    return found, far


def _path(points: Sequence[Point]) -> str:
    """Return a ring in whole units, each point from the last; empty where it is smaller than a unit."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(whole) if (a, b) != (c, d)]
    if len(steps) < 3:
        return ""
    text = " ".join(f"{dx} {dy}" for dx, dy in steps[:-1]).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}l{text}z"


def _dot(x: float, y: float) -> str:
    """Return the mark of an area that is smaller than a unit."""
    return f"M{round(x) - 3} {round(y)}l3-3 3 3-3 3z"


def _name_place(rings: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    """Return where a name has most room, and how much: in the middle of a cut, inside even of a crescent."""
    heights = [y for ring in rings for _, y in ring]
    low, high = min(heights), max(heights)
    turned = [[(y, x) for x, y in ring] for ring in rings]
    best = (rings[0][0][0], rings[0][0][1], 0.0, 0.0)
    for part in _HEIGHTS:
        y = low + (high - low) * part
        for left, right in _cuts(rings, y):
            x = (left + right) / 2
            tall = 2 * max((min(y - a, b - y) for a, b in _cuts(turned, x)), default=0.0)
            if min(right - left, tall * _FLAT) > min(best[2], best[3] * _FLAT):
                best = x, y, right - left, tall
    return best


def _cuts(rings: Sequence[Sequence[Point]], y: float) -> Iterator[tuple[float, float]]:
    """Yield from where to where a height runs inside; an edge counts at its lower end, not at its upper."""
    found = sorted(
        a + (y - b) * (c - a) / (d - b)
        for ring in rings
        for (a, b), (c, d) in pairwise(ring)
        if (b > y) != (d > y)
    )
    yield from zip(found[::2], found[1::2], strict=False)

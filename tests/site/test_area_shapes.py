"""Outlines in the plane: projection, simplification within its bound, and a place for names inside."""

import math
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.model.area_map import Area, AreaMap, Point
from ukur.site.area_shapes import NEAR, draw_map, simplify

SQUARE = ((104.0, -1.0), (105.0, -1.0), (105.0, 0.0), (104.0, 0.0), (104.0, -1.0))


def shifted(ring: Sequence[Point], x: float, y: float = 0) -> tuple[Point, ...]:
    return tuple((a + x, b + y) for a, b in ring)


def test_two_squares_side_by_side() -> None:
    """Two degrees wide, one high: 1000 units for 2 x cos(0,5°) = 1,99992 degrees, so 500,02 high, 501 whole.

    The second begins at half the width; their names stand in the middle of each.
    """
    areas = AreaMap((Area("18.08.01", "", (SQUARE,)), Area("18.08.02", "", (shifted(SQUARE, 1),))))
    drawn = draw_map(areas, {"18.08.01": "Satu", "18.08.02": "Dua"})
    assert drawn
    assert (drawn.width, drawn.height) == (1000, 501)
    assert drawn.shapes["18.08.01"].path == "M0 500l500 0 0-500-500 0z"
    assert drawn.shapes["18.08.02"].path == "M500 500l500 0 0-500-500 0z"
    assert [(s.x, s.y, s.room, s.tall) for s in drawn.shapes.values()] == [
        (250, 250, 500, 500),
        (750, 250, 500, 500),
    ]


def test_areas_of_others_are_left_out_before_the_size_is_taken() -> None:
    far = Area("18.09.01", "", (shifted(SQUARE, 20),))
    drawn = draw_map(AreaMap((Area("18.08.01", "", (SQUARE,)), far)), {"18.08.01": "Satu"})
    assert drawn
    assert list(drawn.shapes) == ["18.08.01"]
    assert (drawn.width, drawn.height) == (1000, 1000)
    assert draw_map(AreaMap((far,)), {"18.08.01": "Satu"}) is None


def test_a_name_stands_inside_a_crescent() -> None:
    """A U of three bars, each a third wide: its centre of gravity lies in the gap."""
    u = [(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3), (0, 0)]
    ring = tuple((104 + x, -y) for x, y in u)
    drawn = draw_map(AreaMap((Area("18.08.01", "", (ring,)),)), {"18.08.01": "U"})
    assert drawn
    shape = drawn.shapes["18.08.01"]
    bar = drawn.width / 3
    assert shape.x < bar or shape.x > 2 * bar


def test_an_area_smaller_than_a_unit_is_a_mark() -> None:
    tiny = tuple((104.5 + x / 1e6, -0.5 + y / 1e6) for x, y in ((0, 0), (1, 0), (1, 1), (0, 0)))
    drawn = draw_map(
        AreaMap((Area("18.08.01", "", (SQUARE,)), Area("18.08.02", "", (tiny,)))),
        {"18.08.01": "A", "18.08.02": "B"},
    )
    assert drawn
    assert drawn.shapes["18.08.02"].path == "M497 500l3-3 3 3-3 3z"


def test_points_on_a_line_go_and_corners_stay() -> None:
    assert simplify([(0, 0), (1, 0.1), (2, -0.1), (3, 0), (3, 5)], 1) == [(0, 0), (3, 0), (3, 5)]


def test_a_zigzag_costs_no_more_than_its_length_allows() -> None:
    """Ever longer teeth: each cut takes off one point, which without a bound is quadratic."""
    teeth = [(float(n), (n % 2) * float(n + 2)) for n in range(20_000)]
    start = time.monotonic()
    kept = simplify(teeth, NEAR)
    assert time.monotonic() - start < 10
    assert len(kept) > 10_000


LINE = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=40)


@given(LINE)
def test_what_is_left_out_lies_near_what_stays(points: list[Point]) -> None:
    kept = simplify(points, NEAR)
    assert kept[0] == points[0]
    assert kept[-1] == points[-1] or math.dist(kept[-1], points[-1]) == 0
    assert all(
        min(map(lambda s: distance(p, s), zip(kept, kept[1:] or kept, strict=False))) <= NEAR + 1e-9
        for p in points
    )


def distance(point: Point, segment: tuple[Point, Point]) -> float:
    """From a point to the line through a segment: what the simplification bounds."""
    (x, y), ((ax, ay), (bx, by)) = point, segment
    dx, dy = bx - ax, by - ay
    long = math.hypot(dx, dy)
    return abs(dy * (x - ax) - dx * (y - ay)) / long if long else math.hypot(x - ax, y - ay)


@pytest.mark.parametrize("count", [1, 60])
def test_the_same_areas_make_the_same_shapes(count: int) -> None:
    areas = AreaMap(tuple(Area(f"18.08.{n:02}", "", (shifted(SQUARE, n / 9, n / 50),)) for n in range(count)))
    members = {area.kode: "x" for area in areas.areas}
    assert draw_map(areas, members) == draw_map(areas, members)

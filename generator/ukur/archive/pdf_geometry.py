"""Rectangles, points and spaces of a PDF's pages, and how its values are looked up."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # ISO 32000-1, 8.3.3


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of the page's own space."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two have an area in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def holds(self, other: "Box") -> bool:
        """Return whether the other lies wholly in this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top


def box_of(points: Sequence[Point], margin: float = 0) -> Box:
    """Return the smallest rectangle around points, widened by a margin."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def rectangle(value: Any) -> Box:
    """Return the rectangle of a PDF's four numbers, whichever corners they name."""
    x1, y1, x2, y2 = (float(side) for side in value)
    return box_of([(x1, y1), (x2, y2)])


def key_value(node: Any, key: str, without: Any) -> Any:
    """Return what a key stands for; pyHanko's ``get`` would not follow a reference."""
    return node[key] if key in node else without  # noqa: SIM401  # see above


def matrix_of(numbers: Sequence[Any]) -> Matrix:
    """Return six numbers as a matrix; ValueError for any other count."""
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the space that one matrix gives within another."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, point: Point) -> Point:
    """Return where a point of a space lies outside of it."""
    a, b, c, d, e, f = matrix
    x, y = point
    return (a * x + c * y + e, b * x + d * y + f)


def scale(matrix: Matrix) -> float:
    """Return how much larger a line of a space may be outside of it."""
    return max(sum(abs(side) for side in matrix[:2]), sum(abs(side) for side in matrix[2:4]))

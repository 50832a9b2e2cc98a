"""How columns share a width by what they hold, so that the rows of a table are as low as they can be."""

from collections.abc import Sequence
from math import sqrt

_ROUNDS = 10
"""Steps towards the best shares; after so many they move by less than a letter."""
_ROUNDS_BEFORE = 16
"""Steps before edition 9: all as long as the first, past the best shares and back."""
_SQUARED = 4
"""So often squared, how near a cell comes to the highest of its row says how much of its gain counts."""
_LEAST = 0.5
"""No column gets less of the share that it was declared with: a table keeps its look."""
_SAMPLE = 200
"""So many rows, spread over a long table, say what its columns hold."""


def fitted_shares(
    declared: Sequence[float], rows: Sequence[Sequence[int]], smooth: bool = True
) -> list[float]:
    """Return the shares with which the rows are lowest; ``rows`` have the letters of each cell.

    The column that makes a row high takes from those that do not; since edition 9 (``smooth``) those that
    come near it take with it, each step a smaller one, and rows are within a twentieth of the lowest. Only
    what every machine rounds alike is used: a filed document keeps its bytes.
    """
    rows = rows[:: max(1, len(rows) // _SAMPLE)]
    best = shares = list(declared)
    lowest = _height(shares, rows)
    for number in range(_ROUNDS if smooth else _ROUNDS_BEFORE):
        gain = _gain_of_all(shares, rows) if smooth else _gain_of_highest(shares, rows)
        shares = _moved(declared, shares, gain, 2 + number / 2 if smooth else 2)
        height = _height(shares, rows)
        if height < lowest:
            best, lowest = shares, height
    return [round(share, 2) for share in best]


def _height(shares: Sequence[float], rows: Sequence[Sequence[int]]) -> float:
    return sum(max(map(_lines, row, shares)) for row in rows)


def _lines(letters: int, share: float) -> float:
    return letters / share


def _gain_of_highest(shares: Sequence[float], rows: Sequence[Sequence[int]]) -> list[float]:
    """Return by how much lower the rows get for what each column is given, where it makes them high."""
    gain = [0.0] * len(shares)
    for row in rows:
        lines = list(map(_lines, row, shares))
        highest = max(lines)
        at = lines.index(highest)
        gain[at] += highest / shares[at]
    return gain


def _gain_of_all(shares: Sequence[float], rows: Sequence[Sequence[int]]) -> list[float]:
    """Return the same where columns count that come near the one which makes a row high."""
    gain = [0.0] * len(shares)
    for row in rows:
        lines = list(map(_lines, row, shares))
        highest = max(lines)
        if not highest:
            continue
        for at, height in enumerate(lines):
            near = height / highest
            for _ in range(_SQUARED):
                near *= near
            gain[at] += near * height / shares[at]
    return gain


def _moved(
    declared: Sequence[float], shares: Sequence[float], gain: Sequence[float], parts: float
) -> list[float]:
    """Return the shares a step on: one of so many ``parts`` of the way to where all gain the same."""
    if not any(gain):
        return list(shares)
    mean = sum(gain) / len(gain)
    least = [share * _LEAST for share in declared]
    above = [
        max(share * (parts - 1 + sqrt(one / mean)) / parts - low, 0.0)
        for share, one, low in zip(shares, gain, least, strict=True)
    ]
    free = (sum(declared) - sum(least)) / sum(above)
    return [low + free * more for low, more in zip(least, above, strict=True)]

"""How columns share a width by what they hold, so that the rows of a table are as low as they can be."""

from collections.abc import Sequence
from math import sqrt

_ROUNDS = 16
"""Steps towards the best shares; after so many they move by less than a letter."""
_LEAST = 0.5
"""No column gets less of the share that it was declared with: a table keeps its look."""
_SAMPLE = 200
"""So many rows, spread over a long table, say what its columns hold."""


def fitted_shares(declared: Sequence[float], rows: Sequence[Sequence[int]]) -> list[float]:
    """Return the shares with which the rows are lowest; ``rows`` have the letters of each cell.

    The column that makes a row high takes from those that do not. Only what every machine rounds alike is
    used: a filed document keeps its bytes.
    """
    rows = rows[:: max(1, len(rows) // _SAMPLE)]
    best = shares = list(declared)
    lowest = _height(shares, rows)
    for _ in range(_ROUNDS):
        shares = _moved(declared, shares, rows)
        height = _height(shares, rows)
        if height < lowest:
            best, lowest = shares, height
    return [round(share, 2) for share in best]


def _height(shares: Sequence[float], rows: Sequence[Sequence[int]]) -> float:
    return sum(max(map(_lines, row, shares)) for row in rows)


def _lines(letters: int, share: float) -> float:
    return letters / share


def _moved(declared: Sequence[float], shares: Sequence[float], rows: Sequence[Sequence[int]]) -> list[float]:
    """Return the shares a step on: by how much lower the rows get for what each column is given."""
    gain = [0.0] * len(shares)
    for row in rows:
        lines = list(map(_lines, row, shares))
        highest = max(lines)
        at = lines.index(highest)
        gain[at] += highest / shares[at]
    if not any(gain):
        return list(shares)
    mean = sum(gain) / len(gain)
    least = [share * _LEAST for share in declared]
    above = [
        max(share * (1 + sqrt(one / mean)) / 2 - low, 0.0)
        for share, one, low in zip(shares, gain, least, strict=True)
    ]
    free = (sum(declared) - sum(least)) / sum(above)
    return [low + free * more for low, more in zip(least, above, strict=True)]

"""How wide a text is in Arial, roughly, and column widths that keep figures on one line."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ukur.document.letters import advance

TWIP_PER_CM: Final = 1440 / 2.54
CELL_MARGIN: Final = 60
"""Margin at the left and right of each cell, in twips."""

_BETWEEN_WORDS = re.compile("[^\\S\u00a0]+")
_WIDEST_WORD = 0.2
"""No single word makes a column wider than this share of the table; longer ones break."""


@lru_cache(maxsize=65_536)
def em(text: str) -> float:
    """Return the width of a text in em of its font."""
    return advance(text) / 1000


@lru_cache(maxsize=65_536)
def longest_word_em(text: str) -> float:
    """Return the width of its longest word; a no-break space ends none."""
    return max(map(em, _BETWEEN_WORDS.split(text)), default=0.0)


def twip(width_em: float, measurements: int) -> int:
    """Return the width in twips at a size in points, with the margins of a cell and some room."""
    return int(width_em * measurements * 20 * 1.04) + 2 * CELL_MARGIN + 20


def divide_width(
    terkecil: Sequence[float], weight: Sequence[float], measurements: int, width: int
) -> list[int] | None:
    """Return column widths in twips that add up to ``width``; None when words would break.

    ``terkecil`` is in em what each column must hold on a line, ``weight`` its share of what is left over.
    """
    limit = int(width * _WIDEST_WORD)
    least = [min(twip(width, measurements), limit) for width in terkecil]
    rest = width - sum(least)
    return None if rest < 0 else _add(least, weight, rest)


def force_widths(
    terkecil: Sequence[float], weight: Sequence[float], measurements: int, given: int
) -> list[int]:
    """Return column widths like ``divide_width``, where words have to break."""
    widths = divide_width(terkecil, weight, measurements, given)
    if widths is not None:
        return widths
    least = [twip(min(width, 20.0), measurements) for width in terkecil]
    shrunk = [width * given // sum(least) for width in least]
    return _add(shrunk, weight, given - sum(shrunk))


def widths_from_heads(
    heads: Sequence[float], wanted: Sequence[float], measurements: int, width: int
) -> list[int] | None:
    """Return widths in which headings stay whole and words of rows may break; None where even those do."""
    least = [twip(head, measurements) for head in heads]
    more = [max(want - head, 0.1) for want, head in zip(wanted, heads, strict=True)]
    rest = width - sum(least)
    return None if rest < 0 else _add(least, more, rest)


def _add(base_widths: Sequence[int], weight: Sequence[float], rest: int) -> list[int]:
    shares = weight if sum(weight) else [1.0] * len(base_widths)
    widths = [base + int(rest * share / sum(shares)) for base, share in zip(base_widths, shares, strict=True)]
    widths[-1] += sum(base_widths) + rest - sum(widths)
    return widths

"""How many lines a text takes in a column: spreadsheets do not fit the height of merged cells themselves."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ukur.document.letters import advance

_CADANGAN = 1.1  # screens round the width of each letter to whole pixels
_KATA = re.compile(r"\S+\s*|\s+")


@lru_cache(maxsize=16384)
def lebar(teks: str, piksel: int = 12) -> float:
    """Return the width of one line in pixels, on the safe side; ``piksel`` is the size of the letters."""
    return advance(teks.rstrip()) * piksel * _CADANGAN / 1000


def baris(teks: str, ruang: float, piksel: int = 12) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of a text in ``ruang`` pixels."""
    start = 0
    for paragraph in teks.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) < 200 and lebar(paragraph, piksel) <= ruang:
            yield start, end
        else:
            yield from _wrapped(teks, start, end, ruang, piksel)
        start = end + 1


def _wrapped(teks: str, start: int, end: int, ruang: float, piksel: int) -> Iterator[tuple[int, int]]:
    begin, used = start, 0.0
    for match in _KATA.finditer(teks, start, end):
        width = lebar(match[0], piksel)
        if used and used + width > ruang:
            yield begin, match.start()
            begin, used = match.start(), 0.0
        if width > ruang:  # a word longer than the line is broken anywhere
            for index in range(match.start(), match.end()):
                letter = lebar(teks[index], piksel)
                if used + letter > ruang and index > begin:
                    yield begin, index
                    begin, used = index, 0.0
                used += letter
        else:
            used += width + (len(match[0]) - len(match[0].rstrip())) * advance(" ") * piksel / 1000
    yield begin, end


@lru_cache(maxsize=16384)
def jumlah_baris(teks: str, ruang: float, piksel: int = 12) -> int:
    """Return how many lines a text takes."""
    return sum(1 for _ in baris(teks, ruang, piksel))


def pecah(teks: str, ruang: float, paling_banyak: int, piksel: int = 12) -> list[str]:
    """Split a text into parts of at most ``paling_banyak`` lines; only a line break can be lost between."""
    lines = list(baris(teks, ruang, piksel))
    groups = [lines[at : at + paling_banyak] for at in range(0, len(lines), paling_banyak)]
    return [teks[group[0][0] : group[-1][1]] for group in groups]

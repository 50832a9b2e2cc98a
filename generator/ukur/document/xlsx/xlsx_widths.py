"""How many lines a text takes in a column: spreadsheets do not fit the height of merged cells themselves."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ukur.document.letters import advance

_RESERVE = 1.1  # screens round the width of each letter to whole pixels
_WORD = re.compile(r"\S+\s*|\s+")


@lru_cache(maxsize=16384)
def text_pixels(teks: str, pixels: int = 12) -> float:
    """Return the width of one line in pixels, on the safe side; ``pixels`` is the size of the letters."""
    return advance(teks.rstrip()) * pixels * _RESERVE / 1000


def line_spans(teks: str, ruang: float, pixels: int = 12) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of a text in ``ruang`` pixels."""
    start = 0
    for paragraph in teks.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) < 200 and text_pixels(paragraph, pixels) <= ruang:
            yield start, end
        else:
            yield from _wrapped(teks, start, end, ruang, pixels)
        start = end + 1


def _wrapped(teks: str, start: int, end: int, ruang: float, pixels: int) -> Iterator[tuple[int, int]]:
    begin, used = start, 0.0
    for match in _WORD.finditer(teks, start, end):
        width = text_pixels(match[0], pixels)
        if used and used + width > ruang:
            yield begin, match.start()
            begin, used = match.start(), 0.0
        if width > ruang:  # a word longer than the line is broken anywhere
            for index in range(match.start(), match.end()):
                letter = text_pixels(teks[index], pixels)
                if used + letter > ruang and index > begin:
                    yield begin, index
                    begin, used = index, 0.0
                used += letter
        else:
            used += width + (len(match[0]) - len(match[0].rstrip())) * advance(" ") * pixels / 1000
    yield begin, end


@lru_cache(maxsize=16384)
def line_count(teks: str, ruang: float, pixels: int = 12) -> int:
    """Return how many lines a text takes."""
    return sum(1 for _ in line_spans(teks, ruang, pixels))


def split_text(teks: str, ruang: float, most: int, pixels: int = 12) -> list[str]:
    """Split a text into parts of at most ``most`` lines; only a line break can be lost between."""
    lines = list(line_spans(teks, ruang, pixels))
    groups = [lines[at : at + most] for at in range(0, len(lines), most)]
    return [teks[group[0][0] : group[-1][1]] for group in groups]

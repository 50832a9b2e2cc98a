"""How many lines a text takes in a column: spreadsheets do not fit the height of merged cells themselves."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ukur.document.letters import advance

_RESERVE = 1.1  # screens round the width of each letter to whole pixels
_WORD = re.compile(r"\S+\s*|\s+")


@lru_cache(maxsize=16384)
def text_pixels(text: str, pixels: int = 12) -> float:
    """Return the width of one line in pixels, on the safe side; ``pixels`` is the size of the letters."""
    return advance(text.rstrip()) * pixels * _RESERVE / 1000


def widest_word(text: str, pixels: int) -> float:
    """Return the width in pixels of a text's widest word: a line that has it does not break it."""
    return max((text_pixels(word, pixels) for word in text.split()), default=0.0)


def line_spans(text: str, room: float, pixels: int = 12) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of a text in ``room`` pixels."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) < 200 and text_pixels(paragraph, pixels) <= room:
            yield start, end
        else:
            yield from _wrapped(text, start, end, room, pixels)
        start = end + 1


def _wrapped(text: str, start: int, end: int, room: float, pixels: int) -> Iterator[tuple[int, int]]:
    begin, used = start, 0.0
    for match in _WORD.finditer(text, start, end):
        width = text_pixels(match[0], pixels)
        if used and used + width > room:
            yield begin, match.start()
            begin, used = match.start(), 0.0
        if width > room:  # a word longer than the line is broken anywhere
            for index in range(match.start(), match.end()):
                letter = text_pixels(text[index], pixels)
                if used + letter > room and index > begin:
                    yield begin, index
                    begin, used = index, 0.0
                used += letter
        else:
            used += width + (len(match[0]) - len(match[0].rstrip())) * advance(" ") * pixels / 1000
    yield begin, end


@lru_cache(maxsize=16384)
def line_count(text: str, room: float, pixels: int = 12) -> int:
    """Return how many lines a text takes."""
    return sum(1 for _ in line_spans(text, room, pixels))


def split_text(text: str, room: float, most: int, pixels: int = 12) -> list[str]:
    """Split a text into parts of at most ``most`` lines; only a line break can be lost between."""
    lines = list(line_spans(text, room, pixels))
    groups = [lines[at : at + most] for at in range(0, len(lines), most)]
    return [text[group[0][0] : group[-1][1]] for group in groups]

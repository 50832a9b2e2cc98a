"""How wide the widest run of each text may be that no line can break: most texts need no look at their words.

The templates look for runs with a regular expression, and typst makes its automaton anew for every text.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_BREAK = re.compile(r"\n|(?<=\w) +(?=\w)")
"""Where a line can surely break: at a space between letters or digits; beside other signs it may not."""
_LETTERS = {
    33: " \u00a0!',-.:;ijl",
    47: "()/IJ[]frt",
    60: "0123456789cegsvxyzEFLST+",
    67: "abdhknopquCKPRVXYZ",
}
"""Letters of the font that every document has, regular and bold, and hundredths of an em they are within."""
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
WIDEST = 110
"""Hundredths of an em that a byte of any other letter is within, and any letter of an office's own font."""


def widest_runs(content: Mapping[str, object]) -> dict[str, int]:
    """Return for each text of a template's content the hundredths of an em that its runs are within."""
    match content.get("kertas"):
        case {"huruf": str()}:
            measured = byte_width
        case _:
            measured = _width
    texts = sorted(set(_texts(content)))
    return {text: max(measured(run) for run in _BREAK.split(text)) for text in texts}


def byte_width(run: str) -> int:
    """Return the hundredths of an em that a run of unknown letters is within."""
    return WIDEST * len(run.encode())


@lru_cache(maxsize=10_000)
def _width(run: str) -> int:
    return sum(_WIDTHS.get(letter) or byte_width(letter) for letter in run)


def _texts(content: object) -> Iterator[str]:
    match content:
        case str():
            yield content
        case dict():
            for value in content.values():
                yield from _texts(value)
        case list() | tuple() if content and not isinstance(content[0], int):  # a picture is a list of bytes
            for value in content:
                yield from _texts(value)

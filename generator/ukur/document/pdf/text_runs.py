"""How long the longest run of each text is that no line can break: most texts need no look at their words.

The templates look for runs with a regular expression, and typst makes its automaton anew for every text.
"""

import re
from collections.abc import Iterator

_BREAK = re.compile(r"\n|(?<=\w) +(?=\w)")
"""Where a line can surely break: at a space between letters or digits; beside other signs it may not."""


def longest_runs(content: object) -> dict[str, int]:
    """Return for each text of several runs the bytes that none of them is longer than."""
    found = {text: max(len(run.encode()) for run in _BREAK.split(text)) for text in set(_texts(content))}
    return {text: longest for text, longest in sorted(found.items()) if longest < len(text.encode())}


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

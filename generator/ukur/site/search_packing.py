"""The records of the search index in few bytes: rows of one folder in columns, addresses from titles.

Titles stand beside titles and texts beside texts, where gzip finds what repeats, and a part of an address
that its title tells is left out. Nothing is lost: ``aset/cari-indeks.js`` makes the same records of it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

Record = tuple[str, str, int, str]
"""Address, title, kind and words of what is found."""
Packed = tuple[str, str, int, int, str, str, str]
"""What stands before and after the own part of each address, the kind, how an own part is told, then lines of
titles, of words and of own parts; one line of words holds of every title."""
STATED, FIRST_WORD, ANCHOR = 0, 1, 2
"""An own part is a line of the last column, the first word of the title, or the title as an anchor."""
_PAGE_ENDS = ("/", ".html", "")
"""Of a page's address as a folder, as a file, and of the front page."""


class _Row(NamedTuple):
    key: tuple[str, str, int, int]
    title: str
    text: str
    own: str


def packed(records: Iterable[Record]) -> Iterator[Packed]:
    """Yield runs of records that are alike, in the order of the records; a line break becomes a space."""
    for key, run in groupby(map(_row, records), lambda row: row.key):
        rows = list(run)
        texts = [row.text for row in rows]
        if len(set(texts)) == 1:  # the headings of a guide all say its title: one line for all
            texts = texts[:1]
        own = "\n".join(row.own for row in rows) if key[3] == STATED else ""
        yield (*key, "\n".join(row.title for row in rows), "\n".join(texts), own)


def own_part(title: str, rule: int) -> str:
    """Return what a title tells of its address by a rule other than ``STATED``."""
    if rule == FIRST_WORD:
        return title.split(" ")[0]
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")


def _row(record: Record) -> _Row:
    address, title, kind, text = record
    title, text = _line(title), _line(text)
    page, mark, anchor = _line(address).partition("#")
    end = next(end for end in _PAGE_ENDS if page.endswith(end))
    folder, slash, name = page.removesuffix(end).rpartition("/")
    before, own, after = (page + mark, anchor, "") if mark else (folder + slash, name, end)
    rules = (FIRST_WORD, ANCHOR) if title.isascii() else ()  # both programs read these letters alike
    rule = next((rule for rule in rules if own_part(title, rule) == own), STATED)
    return _Row((before, after, kind, rule), title, text, own)


def _line(text: str) -> str:
    return text.replace("\n", " ")

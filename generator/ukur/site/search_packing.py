"""The records of the search index in few bytes: rows of one folder in columns, addresses from titles.

Titles stand beside titles and texts beside texts, where gzip finds what repeats. What all titles of a run
begin with stands once; a code that is one more than that above it is left out, and so are the page of an
address that follows on one of that page, and a part that the title tells. Nothing is lost:
``aset/cari-indeks.js`` makes the same records of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

Record = tuple[str, str, int, str]
"""Address, title, kind and words of what is found."""
Packed = tuple[str, str, int, int, str, str, str, str]
"""What stands before and after the own part of each address, the kind, how an own part is told, what every
title begins with, then lines of titles, of words and of own parts; one line of words holds of every title."""
LINE = "\x7f"
"""Ends a line: JSON writes this control character as it is, in one byte; a line break would take two."""
SAME_PAGE = "#"
"""Stands before own parts that are places of the page of the record above."""
STATED, FIRST_WORD, ANCHOR, SQUASHED = 0, 1, 2, 3
"""An own part is a line of the last column, the first word of the title, or the title as an anchor; or it is
such a line, but where that is blank, the letters of the title behind its colon."""
_PAGE_ENDS = ("/", ".html", "")
"""Of a page's address as a folder, as a file, and of the front page."""
_CODE = re.compile(r"(.*?)(\d+)", re.ASCII)


class _Row(NamedTuple):
    key: tuple[str, str, int, int]
    title: str
    text: str
    own: str
    page: str


def packed(records: Iterable[Record]) -> Iterator[Packed]:
    """Yield runs of records that are alike, in the order of the records; what ends lines becomes a space."""
    page = ""
    for key, run in groupby(map(_row, records), lambda row: row.key):
        rows = list(run)
        before, after, kind, rule = key
        texts = [row.text for row in rows]
        if len(set(texts)) == 1:  # the headings of a guide all say its title: one line for all
            texts = texts[:1]
        titles = [row.title for row in rows]
        start = _beginning(titles) if rule != FIRST_WORD and len(titles) > 1 else ""
        lines = _counted(titles) if rule == FIRST_WORD else [title[len(start) :] for title in titles]
        parts = [row.own for row in rows] if rule in (STATED, SQUASHED) else []
        same = _beginning(parts) if len(parts) > 1 else ""
        same = "" if rule == SQUASHED and same in parts else same  # nothing left would be read as blank
        own = LINE.join(part[len(same) :] for part in parts)
        shown = (SAME_PAGE if before == f"{page}#" else before) + same
        yield shown, after, kind, rule, start, LINE.join(lines), LINE.join(texts), own
        page = rows[-1].page


def _beginning(titles: Sequence[str]) -> str:
    return "".join(
        letters[0] for letters in takewhile(lambda one: len(set(one)) == 1, zip(*titles, strict=False))
    )


def own_part(title: str, rule: int) -> str:
    """Return what a title tells of its address by a rule other than ``STATED``."""
    if rule == FIRST_WORD:
        return title.split(" ")[0]
    if rule == SQUASHED:
        return re.sub("[^a-z0-9]", "", title.split(":")[-1].lower())
    return re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")


def code_after(code: str) -> str:
    """Return the code that follows: its number and one, with as many digits; empty where it ends in none."""
    found = _CODE.fullmatch(code)
    return f"{found[1]}{int(found[2]) + 1:0{len(found[2])}}" if found else ""


def _counted(titles: Sequence[str]) -> Iterator[str]:
    """Yield titles that begin with a code; where that follows on the one before, a space stands for it."""
    last = ""
    for title in titles:
        code = title.split(" ")[0]
        yield title[len(code) :] if code == code_after(last) and code != title else title
        last = code


def _row(record: Record) -> _Row:
    address, title, kind, text = record
    title, text = _line(title), _line(text)
    page, mark, anchor = _line(address).partition("#")
    end = next(end for end in _PAGE_ENDS if page.endswith(end))
    folder, slash, name = page.removesuffix(end).rpartition("/")
    before, own, after = (page + mark, anchor, "") if mark and page else (folder + slash, name, end)
    if mark and not page:
        before, own, after = "", mark + anchor, ""
    rules = (FIRST_WORD, ANCHOR) if title.isascii() and own else ()  # both programs read these letters alike
    otherwise = SQUASHED if mark and own else STATED
    rule = next((rule for rule in rules if own_part(title, rule) == own), otherwise)
    if rule == SQUASHED and title.isascii() and own_part(title, rule) == own:
        own = ""
    return _Row((before, after, kind, rule), title, text, own, page)


def _line(text: str) -> str:
    return text.replace("\n", " ").replace(LINE, " ")

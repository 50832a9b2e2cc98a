"""The search index of a built site, read as data: what stands before its ranking is JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ukur.site.search_index import INDEX_SCRIPT
from ukur.site.search_packing import FIRST_WORD, LINE, SAME_PAGE, SQUASHED, STATED, code_after, own_part


class Record(NamedTuple):
    """What is found, and by which words; ``kind`` is what its page is worth."""

    address: str
    title: str
    kind: int
    text: str


def records(site: Path) -> list[Record]:
    """Return the records in the order of the index."""
    return list(unpacked((site / INDEX_SCRIPT).read_text("utf-8")))


def unpacked(script: str) -> Iterator[Record]:
    """Yield the records of a script as ``aset/cari-indeks.js`` makes them, which test_search.py compares."""
    runs, _ = json.JSONDecoder().raw_decode(script.removeprefix("var CARI={d:"))
    address = ""
    for head, after, kind, rule, start, titles, texts, own in runs:
        before = f"{address.partition('#')[0]}{head}" if head.startswith(SAME_PAGE) else head
        words, parts, code = texts.split(LINE), own.split(LINE), ""
        for n, line in enumerate(titles.split(LINE)):
            counted = rule == FIRST_WORD and line.startswith(" ")
            title = f"{code_after(code)}{line}" if counted else f"{start}{line}"
            code = title.split(" ")[0]
            said = parts[n] if rule in (STATED, SQUASHED) else ""
            address = f"{before}{said if said or rule == STATED else own_part(title, rule)}{after}"
            yield Record(address, title, kind, words[n] if n < len(words) else words[0])

"""The search index of a built site, read as data: what stands before its ranking is JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ukur.site.search_index import INDEX_SCRIPT
from ukur.site.search_packing import STATED, own_part


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
    for before, after, kind, rule, titles, texts, own in runs:
        words, parts = texts.split("\n"), own.split("\n")
        for n, title in enumerate(titles.split("\n")):
            part = parts[n] if rule == STATED else own_part(title, rule)
            yield Record(f"{before}{part}{after}", title, kind, words[n] if n < len(words) else words[0])

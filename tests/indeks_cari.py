"""The search index of a built site, read as data: what stands before its ranking is JSON."""

import json
from pathlib import Path
from typing import NamedTuple

from ukur.site.search_index import INDEX_SCRIPT


class Record(NamedTuple):
    """What is found, and by which words; ``kind`` is what its page is worth."""

    address: str
    title: str
    kind: int
    text: str


def records(site: Path) -> list[Record]:
    """Return the records in the order of the index."""
    script = (site / INDEX_SCRIPT).read_text("utf-8")
    rows, _ = json.JSONDecoder().raw_decode(script.removeprefix("var CARI={d:"))
    return [Record(*row) for row in rows]

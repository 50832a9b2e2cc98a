"""The search index: what each page says of itself, as one script that is loaded when the search is opened.

A script works from a server and from disk alike; the ranking stands in ``aset/cari-indeks.js``, which follows
the data in the same file.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ukur.site.page import PageAddresses, SearchEntry, SitePage
from ukur.site.search_packing import Record, packed

BOX_SCRIPT = "aset/cari.js"
"""The box that one types into: on every page."""
INDEX_SCRIPT = "aset/cari-indeks.js"
"""Data and ranking, which ``cari.js`` loads by this name."""
KINDS = {
    "dokumen": 5,
    "indikator": 5,
    "wilayah": 4,
    "index": 3,
    "rencana-aksi": 3,
    "pohon-kinerja": 3,
    "sop": 3,
    "arsip": 2,
    "bukti-dukung": 2,
    "aturan": 0,
}
"""How much a page is worth before its words count, by its folder; guides and all others have one."""
_OTHER = 1
_WORD = re.compile(r"[^\W_]+")
_TITLE, _TEXT = 200, 600
"""Letters of a record that are kept: a title of data may have thousands."""
_SHOWN = 120
"""Letters of a text that results show, two lines of a narrow box; what follows is only looked for."""
_READ_WHOLE = {"dokumen"}
"""Whose texts stay as they are: the names of a document's sections are several words each."""
STOP = frozenset(
    ("di", "ke", "dan", "atau", "yang", "untuk", "pada", "dari", "dengan", "oleh", "itu", "ini", "dalam")
)
"""Words that a query is free of, as the ranking has it."""
_MARKS = ',;:()"“”/.'
"""What stands at a word and is no part of it."""


@dataclass(frozen=True)
class Heading:
    """A heading of a written page; the first of level 1 is its title."""

    level: int
    id: str
    text: str


def each_word_once(texts: Iterable[str], told: str) -> str:
    """Return the words of keys and titles for the index, each once, and none that ``told`` says already.

    A query is cut at ``_`` as keys are here, so that whole keys are found, and parts of them.
    """
    said = STOP.union(_WORD.findall(told.lower()))
    words = dict.fromkeys(word for text in texts for word in _WORD.findall(text.lower()))
    return " ".join(word for word in words if word not in said)


def _shortened(text: str, title: str) -> str:
    """Return a text as results show it, up to the dots; behind them stand words that it does not say yet."""
    end = text.find(" ", _SHOWN)
    if end < 0:
        return text
    said = {_bare(word) for word in f"{title} {text[:end]}".split()} | STOP
    words = dict.fromkeys(_bare(word) for word in text[end:].split())
    return " ".join((text[:end], "…", *(word for word in words if word not in said)))


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower()


def search_button(way: str, address: PageAddresses) -> str:
    """Return what opens the search on a page whose way to the top of the site is ``way``.

    Without scripts there is none; a list that the browser can search takes its place.
    """
    top = f"{way.rstrip('/')}/"
    listed = f'<a class="ukur-cari-tanpa" href="{top}{address.url("indikator/index.md")}">'
    return (
        f'<button type="button" class="ukur-cari" data-akar="{top}">Cari</button>'
        f"<noscript>{listed}Pencarian perlu JavaScript; buka daftar indikator</a></noscript>"
    )


def written_entries(src: str, headings: Iterable[Heading]) -> Iterator[SearchEntry]:
    """Yield what a written page is found by: its title, and its headings down to the third level."""
    rows = list(headings)
    title = next((row.text for row in rows if row.level == 1), src)
    yield SearchEntry(title, "")
    yield from (SearchEntry(row.text, title, row.id) for row in rows if row.level in (2, 3))


def index_records(
    pages: Iterable[SitePage], written: Iterable[tuple[str, Iterable[SearchEntry]]], address: PageAddresses
) -> Iterator[Record]:
    """Yield address, title, kind and words of each record: pages of data, then written ones by path."""
    found = [(page.src, page.cari()) for page in pages]
    for src, entries in (*found, *sorted(written, key=lambda item: item[0])):
        folder = src.removesuffix(".md").partition("/")[0]
        kind = KINDS.get(folder, _OTHER)
        for entry in entries:
            place = address.url(src) + (f"#{entry.id}" if entry.id else "")
            title, text = entry.judul[:_TITLE], entry.teks[:_TEXT]
            yield place, title, kind, text if folder in _READ_WHOLE else _shortened(text, title)


def index_script(records: Iterable[Record], ranking: str) -> bytes:
    """Return the script: the data as JSON, which is a value of JavaScript too, then the ranking."""
    data = json.dumps(list(packed(records)), ensure_ascii=False, separators=(",", ":"))
    return f"var CARI={{d:{data}}};\n{_compact(ranking)}".encode()


def _compact(script: str) -> str:
    """Leave out comments, on lines of their own or behind code, indents, and spaces round signs.

    That is a third of the ranking. None of its strings has such a sign with a space behind it.
    """
    script = re.sub(r"^ */\*.*?\*/\n", "", script, flags=re.DOTALL | re.MULTILINE)
    script = re.sub(r" // .*$|^ +", "", script, flags=re.MULTILINE)
    return re.sub(r" ?([=?:+*<>&|]+|,) |\n(?=\n)", r"\1", script)

"""The guides as their readers get them: sentences, tables, blocks, and what stands there as code."""

import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import markdown  # type: ignore[import-untyped] # has no types of its own
from tests.urai import Unsur, urai

REPO = Path(__file__).resolve().parents[2]
HALAMAN = sorted(path.name for path in (REPO / "content/panduan").glob("*.md"))


@cache
def pohon(halaman: str) -> Unsur:
    """A page as the site's builder reads it."""
    text = (REPO / "content/panduan" / halaman).read_text("utf-8")
    body = text.split("---\n", 2)[2]
    return urai(markdown.markdown(body, extensions=["tables", "fenced_code", "toc", "attr_list"]))


def mentah(unsur: Unsur) -> str:
    return "".join(part if isinstance(part, str) else mentah(part) for part in unsur.isi)


def blok(halaman: str) -> list[str]:
    return [mentah(pre) for pre in pohon(halaman).cari("pre")]


def sebutan(halaman: str) -> list[str]:
    """What stands as code within the sentences."""
    inside = {id(code) for pre in pohon(halaman).cari("pre") for code in pre.cari("code")}
    return [code.teks for code in pohon(halaman).cari("code") if id(code) not in inside]


def tabel(halaman: str, kepala: str) -> list[list[str]]:
    """The rows of the one table whose first heading is ``kepala``."""
    tables = [
        [[cell.teks for cell in row.cari("th") + row.cari("td")] for row in table.cari("tr")]
        for table in pohon(halaman).cari("table")
    ]
    [rows] = [table[1:] for table in tables if table[0][0] == kepala]
    return rows


def baris_perintah(halaman: str) -> Iterator[list[str]]:
    """Every command line in the page's blocks, as words."""
    for text in blok(halaman):
        for line in text.replace("\\\n", " ").splitlines():
            for part in line.partition(" # ")[0].split(" && "):
                words = shlex.split(part) if part.strip() and not part.startswith("#") else []
                yield from [words] if words else []

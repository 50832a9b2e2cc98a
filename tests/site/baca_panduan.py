"""The guides and other texts as their readers get them: sentences, tables, blocks, and what is code there."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import markdown
from tests.urai import Unsur, urai

REPO = Path(__file__).resolve().parents[2]
HALAMAN = sorted(path.name for path in (REPO / "content/panduan").glob("*.md"))
_WRITTEN = ["*.md", "docs/**/*.md", "content/*.md", "generator/ukur/commands/data/*/**/*.md"]
_WRITTEN += [".github/*.md", ".github/PULL_REQUEST_TEMPLATE/*.md", ".gitlab/*_templates/*.md"]
_HISTORY = ("CHANGELOG.md", "docs/changes-", "docs/decisions/")  # may name what is gone, or was refused


def _texts() -> Iterator[str]:
    for pattern in _WRITTEN:
        found = [path.relative_to(REPO).as_posix() for path in REPO.glob(pattern)]
        assert found, f"{pattern} finds nothing to read"
        yield from found


TEXTS = sorted(name for name in _texts() if not name.startswith(_HISTORY))
"""Every other text that tells people about the program; guides are in ``HALAMAN``."""
FOR_DEVELOPERS = [name for name in TEXTS if re.match(r"docs/|[A-Z]+\.md$", name)]
"""Those that name code as well, and paths as seen from the program or the tests."""


def written(halaman: str) -> str:
    """A page as its file has it."""
    return (REPO / ("" if halaman in TEXTS else "content/panduan") / halaman).read_text("utf-8")


@cache
def pohon(halaman: str) -> Unsur:
    """A page as the site's builder reads it."""
    text = written(halaman)
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
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
    """Every line in the page's blocks that runs our program or make, as words."""
    for text in blok(halaman):
        for line in text.replace("\\\n", " ").splitlines():
            for part in line.partition(" # ")[0].split(" && "):
                if re.match(r"\s*(?:\.venv/bin/)?(?:ukur|make)(?:\s|$)", part):
                    yield shlex.split(part)

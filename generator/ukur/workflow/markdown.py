"""Markdown for comments on a Git host: text from data can say nothing there but itself.

Beside the syntax, hosts turn patterns in the finished text into links: addresses, mentions, numbers of
issues, labels, emoji. Those are broken by a word joiner, which is not seen and does not break the line.
"""

import re
from collections.abc import Iterable

_JOINER = "&#8288;"
_ENTITAS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SINTAKS = re.compile(r"[\\`*_\[\]{}|~^$]")
_AWAL = re.compile(r"^(\d*)([-+.)#=])")
_RUJUKAN = re.compile(
    r"(?<=@)(?=\S)"  # @user
    r"|(?<=[#!$~%^&*])(?=[\w\"'])"  # #12, !12, $12, ~label, %milestone, ^alert, &epic, *iteration
    r"|(?<=:)(?=//|[\w+-]+:)"  # https://, :emoji:
    r"|(?<=www)(?=\.)|(?<=gh-)(?=\d)",
    re.IGNORECASE,
)
BATAS_KOMENTAR = 60_000
"""Letters of a comment: GitHub refuses more than 65.536, and our marker and a notice come on top."""

TERPOTONG = "\n\n_Laporan ini terpotong; yang lengkap ada pada ringkasan pekerjaan CI._\n"


def aman(teks: str) -> str:
    """Return text that renders as itself: no link, mention, image, HTML, heading or table cell of its own."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in teks).split())
    pieces = (_SINTAKS.sub(r"\\\g<0>", _entities(piece)) for piece in _RUJUKAN.split(flat))
    return _AWAL.sub(r"\1\\\2", _JOINER.join(pieces))


def _entities(text: str) -> str:
    return "".join(_ENTITAS.get(char, char) for char in text)


def daftar(rows: Iterable[str]) -> str:
    """Return a list, one line for each text."""
    return "".join(f"- {aman(row)}\n" for row in rows)


def tabel(judul: Iterable[str], baris: Iterable[Iterable[str]]) -> str:
    """Return a table; every cell is text, an empty one a dash."""
    heads = [aman(head) for head in judul]
    lines = [heads, ["---"] * len(heads), *([aman(cell) or "–" for cell in row] for row in baris)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def lipat(judul: str, isi: str) -> str:
    """Return a part that is folded until a reader opens it."""
    return f"<details><summary>{_entities(judul)}</summary>\n\n{isi}\n</details>\n"


def muat(penuh: str, ringkas: str) -> str:
    """Return the full text where a host takes it, else the short one, else its beginning."""
    if len(penuh) <= BATAS_KOMENTAR:
        return penuh
    if len(ringkas) <= BATAS_KOMENTAR:
        return ringkas + TERPOTONG
    return ringkas[: BATAS_KOMENTAR - len(TERPOTONG)].rpartition("\n")[0] + TERPOTONG

"""Markdown for comments on a Git host: text from data can say nothing there but itself.

Beside the syntax, hosts turn patterns in the finished text into links: addresses, mentions, numbers of
issues, labels, emoji. Those are broken by a word joiner, which is not seen and does not break the line.
"""

import re
from collections.abc import Iterable

_JOINER = "&#8288;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SYNTAX_MARKS = re.compile(r"[\\`*_\[\]{}|~^$]")
_LINE_START = re.compile(r"^(\d*)([-+.)#=])")
_REFERENCE = re.compile(
    r"(?<=@)(?=\S)"  # @user
    r"|(?<=[#!$~%^&*])(?=[\w\"'])"  # #12, !12, $12, ~label, %milestone, ^alert, &epic, *iteration
    r"|(?<=:)(?=//|[\w+-]+:)"  # https://, :emoji:
    r"|(?<=www)(?=\.)|(?<=gh-)(?=\d)",
    re.IGNORECASE,
)
COMMENT_LIMIT = 60_000
"""Letters of a comment: GitHub refuses more than 65.536, and our marker and a notice come on top."""

CUT = "\n\n_Laporan ini terpotong; yang lengkap ada pada ringkasan pekerjaan CI._\n"


def safe_text(text: str) -> str:
    """Return text that renders as itself: no link, mention, image, HTML, heading or table cell of its own."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    pieces = (_SYNTAX_MARKS.sub(r"\\\g<0>", _entities(piece)) for piece in _REFERENCE.split(flat))
    return _LINE_START.sub(r"\1\\\2", _JOINER.join(pieces))


def _entities(text: str) -> str:
    return "".join(_ENTITIES.get(char, char) for char in text)


_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?",
    re.ASCII,
)
"""What is made a link: no account before the host, no letters that look like others, nothing to be quoted."""


def open_link(address: str) -> str:
    """Return an address as a link whose text is the address itself, whole; another one is only shown.

    The reader sees where it leads before opening it. It is for addresses out of fields that hold evidence;
    an address within a text stays text.
    """
    return f"<{address}>" if _ADDRESS.fullmatch(address) else safe_text(address)


def named_link(text: str, address: str) -> str:
    """Return a link of our own making, to a page of the host or of the office's site."""
    return f"[{safe_text(text)}]({address})" if _OWN_ADDRESS.fullmatch(address) else safe_text(text)


_OWN_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+", re.ASCII)


def bullet_list(rows: Iterable[str]) -> str:
    """Return a list, one line for each text."""
    return "".join(f"- {safe_text(row)}\n" for row in rows)


def markdown_table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; every cell is text, an empty one a dash."""
    heads = [safe_text(head) for head in titles]
    lines = [heads, ["---"] * len(heads), *([safe_text(cell) or "–" for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def folded_block(title: str, content: str) -> str:
    """Return a part that is folded until a reader opens it."""
    return f"<details><summary>{_entities(title)}</summary>\n\n{content}\n</details>\n"


def fitting_text(full: str, short: str, limit: int = COMMENT_LIMIT) -> str:
    """Return the full text where a host takes it, else the short one, else its beginning."""
    if len(full) <= limit:
        return full
    if len(short) <= limit:
        return short + CUT
    return short[: limit - len(CUT)].rpartition("\n")[0] + CUT

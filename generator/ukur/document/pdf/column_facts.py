"""What the templates ask of whole columns before they set a table: counted here, where it takes no time.

To typst each look at a cell is work: to find the widest words of all columns took it longer than to set some.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ukur.document.pdf.text_runs import byte_width

_ONE = re.compile(r"\S*\d[ \u00a0](%|poin)|[+−]\S*\d \S{1,9}")
"""Percentages, points and changes are one word."""
_LONG = 0.6
"""Of the bytes of the longest word: since edition 7 those so long are measured."""


def with_column_facts(content: Mapping[str, Any], runs: Mapping[str, int], by_width: bool) -> dict[str, Any]:
    """Return a template's content, whose columns of tables say what they hold at most.

    ``runs`` are how wide the widest run of each text may be. Columns are as wide as their widest words: since
    edition 7 (``by_width``) of several, before of the longest.
    """
    told: dict[str, Any] = _with_facts(content, runs, by_width)
    return told | {"formulir": _in_one_width(told["formulir"], by_width)} if told.get("formulir") else told


def _with_facts(content: Any, runs: Mapping[str, int], by_width: bool) -> Any:
    match content:
        case {"kolom": [*_], "baris": [*_]}:
            return _told(content, content["baris"], runs, by_width)
        case dict():
            return {name: _with_facts(value, runs, by_width) for name, value in content.items()}
        case list() if content and isinstance(content[0], dict):
            return [_with_facts(value, runs, by_width) for value in content]
    return content


def _told(table: dict[str, Any], rows: Sequence[Any], runs: Mapping[str, int], by_width: bool) -> Any:
    columns = []
    for at, column in enumerate(table["kolom"]):
        cells = [row[at] for row in rows]
        texts = list(dict.fromkeys(map(_text, cells)))
        facts = _most(texts, runs) | {"khusus": not all(isinstance(cell, str) for cell in cells)}
        columns.append(column | facts | _sample(column, texts, by_width))
    return table | {"kolom": columns, "bawah": _most(table["catatan"], runs)}


def _text(cell: str | Mapping[str, str]) -> str:
    """Return a cell's text as the templates join it where it is a status or a link."""
    return cell if isinstance(cell, str) else "".join(cell.values())


def _most(texts: Sequence[str], runs: Mapping[str, int]) -> dict[str, int]:
    """Return the most bytes, lines and width of a run that a text has."""
    return {
        "bita": max((len(text.encode()) for text in texts), default=0),
        "garis": max((text.count("\n") + 1 for text in texts), default=0),
        "untai": max((runs.get(text, byte_width(text)) for text in texts), default=0),
    }


def _sample(column: Mapping[str, Any], texts: Iterable[str], by_width: bool) -> dict[str, list[str]]:
    """Return the texts that decide how wide a column is, for those that are as wide as their words."""
    asks = column["angka"] or column["kata"] or (by_width and "bobot" in column)
    return {"contoh": widest_words(texts, by_width)} if asks else {}


def widest_words(texts: Iterable[str], by_width: bool) -> list[str]:
    """Return the words among which the widest of these texts is: of them the templates choose as of all."""
    words = dict.fromkeys(word for text in texts for word in _words(text, by_width))
    sizes = {word: len(word.encode()) for word in words}
    longest = max(sizes.values(), default=0)
    if by_width:
        return [word for word in words if sizes[word] >= _LONG * longest]
    return [next(word for word in words if sizes[word] == longest)] if words else []


def _words(text: str, by_width: bool) -> list[str]:
    if (text.endswith(("%", "poin")) or text.startswith(("+", "−"))) and _ONE.fullmatch(text):
        return [text]
    return text.replace("\n", " ").split(" ") if by_width else text.split()


def _in_one_width(groups: Sequence[Any], by_width: bool) -> list[Any]:
    """Return the tables of the form, whose columns are as wide in all as the widest word in any asks."""
    columns = zip(*(group["tabel"]["kolom"] for group in groups), strict=True)
    words = [
        widest_words((word for one in same for word in one.get("contoh", ())), by_width) for same in columns
    ]
    told = []
    for group in groups:
        own = zip(group["tabel"]["kolom"], words, strict=True)
        columns_told = [column | ({"contoh": most} if "contoh" in column else {}) for column, most in own]
        told.append(group | {"tabel": group["tabel"] | {"kolom": columns_told}})
    return told

"""Cells of the open data: how one value of a column becomes cells of CSV and JSON."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ukur.document.date_text import DASH
from ukur.document.figure import Dated
from ukur.document.tabel.field import FieldKind

FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠'")
"""A text that begins with one of these gets an apostrophe in front of it in CSV; see :func:`csv_text`."""

_NEEDS_QUOTES = re.compile('[",\r\n]')


Cells = tuple[Iterable[str], ...]


def csv_text(text: str) -> str:
    """Return a text as a CSV cell: blank for a dash, quoted where RFC 4180 asks for it, never a formula.

    A text that a spreadsheet would take for a formula gets an apostrophe in front of it. The rule can be
    undone: whoever reads a text cell that begins with an apostrophe drops that one.
    """
    if text == DASH:
        return ""
    safe = f"'{text}" if text[:1] in FORMULA_SIGNS else text
    return '"' + safe.replace('"', '""') + '"' if _NEEDS_QUOTES.search(safe) else safe


def quoted_json(text: str | None) -> str:
    """Return a text as JSON, exactly as it is; a blank or a dash is null."""
    return "null" if text is None or text in {"", DASH} else json.dumps(text, ensure_ascii=False)


def iso(day: Dated | None) -> str:
    """Return the day of a date as ``2025-03-31``; blank where there is none."""
    if day is None or day.teks in {"", DASH}:
        return ""
    if day.nilai is None:
        raise ValueError(f"bukan tanggal tercetak: {day.teks}")
    return day.nilai.isoformat()


# Columns are converted whole: one call in C for a column instead of one in Python for a cell. The same words
# stand in most rows, so what was converted once is remembered.
_csv_text = lru_cache(maxsize=65_536)(lambda text: "" if text is None else csv_text(text))
_quoted_json = lru_cache(maxsize=65_536)(quoted_json)
_iso = lru_cache(maxsize=4096)(iso)
_CSV_BOOLEAN = {None: "", True: "true", False: "false"}
_JSON_BOOLEAN = {**_CSV_BOOLEAN, None: "null"}


def split_values(jenis: FieldKind, nilai: Sequence[Any]) -> tuple[Sequence[Any], ...]:
    """Return the values of a column apart: of figures their texts and their numbers, written plainly."""
    if jenis not in {FieldKind.NUMBER, FieldKind.FIGURE}:
        return (nilai,)
    texts = [DASH if figure is None else figure.teks for figure in nilai]
    return texts, _plain([None if figure is None else figure.nilai for figure in nilai])


def _plain(nilai: Sequence[Decimal | None]) -> list[str]:
    """Return numbers without exponent; the plain way is several times as fast, and nearly always right."""
    numbers = ["" if number is None else str(number) for number in nilai]
    if "E" in "".join(numbers):
        return ["" if number is None else f"{number:f}" for number in nilai]
    return numbers


def _csv_figure(texts: Sequence[str], numbers: Sequence[str]) -> Cells:
    return numbers, ["" if number else _csv_text(text) for text, number in zip(texts, numbers, strict=True)]


def _json_figure(texts: Sequence[str], numbers: Sequence[str]) -> Cells:
    return map(_quoted_json, texts), [number or "null" for number in numbers]


CSV_CELL: Mapping[FieldKind, Callable[..., Cells]] = {
    FieldKind.TEXT: lambda nilai: (map(_csv_text, nilai),),
    FieldKind.INTEGER: lambda nilai: (map(str, nilai),),
    FieldKind.BOOLEAN: lambda nilai: (map(_CSV_BOOLEAN.__getitem__, nilai),),
    FieldKind.DATE: lambda nilai: (map(_iso, nilai),),
    FieldKind.NUMBER: lambda text, number: (number,),
    FieldKind.FIGURE: _csv_figure,
}
JSON_CELL: Mapping[FieldKind, Callable[..., Cells]] = {
    FieldKind.TEXT: lambda nilai: (map(_quoted_json, nilai),),
    FieldKind.INTEGER: lambda nilai: (map(str, nilai),),
    FieldKind.BOOLEAN: lambda nilai: (map(_JSON_BOOLEAN.__getitem__, nilai),),
    FieldKind.DATE: lambda nilai: (map(_quoted_json, map(_iso, nilai)),),
    FieldKind.NUMBER: _json_figure,
    FieldKind.FIGURE: _json_figure,
}
"""How a column apart (see :func:`split_values`) becomes the cells of each of its fields."""

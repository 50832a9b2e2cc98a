"""Cells of the open data: how one value of a column becomes cells of CSV and JSON."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ukur.document.figur import Dated
from ukur.document.tabel.field import FieldKind
from ukur.document.teks import KOSONG

TANDA_RUMUS = frozenset("=+-@\t\r\n＝＋－＠'")
"""A text that begins with one of these gets an apostrophe in front of it in CSV; see :func:`teks_csv`."""

_PERLU_KUTIP = re.compile('[",\r\n]')


Lajur = tuple[Iterable[str], ...]


def teks_csv(teks: str) -> str:
    """Return a text as a CSV cell: blank for a dash, quoted where RFC 4180 asks for it, never a formula.

    A text that a spreadsheet would take for a formula gets an apostrophe in front of it. The rule can be
    undone: whoever reads a text cell that begins with an apostrophe drops that one.
    """
    if teks == KOSONG:
        return ""
    safe = f"'{teks}" if teks[:1] in TANDA_RUMUS else teks
    return '"' + safe.replace('"', '""') + '"' if _PERLU_KUTIP.search(safe) else safe


def kutip(teks: str | None) -> str:
    """Return a text as JSON, exactly as it is; a blank or a dash is null."""
    return "null" if teks is None or teks in {"", KOSONG} else json.dumps(teks, ensure_ascii=False)


def iso(hari: Dated | None) -> str:
    """Return the day of a date as ``2025-03-31``; blank where there is none."""
    if hari is None or hari.teks in {"", KOSONG}:
        return ""
    if hari.nilai is None:
        raise ValueError(f"bukan tanggal tercetak: {hari.teks}")
    return hari.nilai.isoformat()


# Columns are converted whole: one call in C for a column instead of one in Python for a cell. The same words
# stand in most rows, so what was converted once is remembered.
_teks_csv = lru_cache(maxsize=65_536)(lambda teks: "" if teks is None else teks_csv(teks))
_teks_json = lru_cache(maxsize=65_536)(kutip)
_iso = lru_cache(maxsize=4096)(iso)
_LOGIS_CSV = {None: "", True: "true", False: "false"}
_LOGIS_JSON = {**_LOGIS_CSV, None: "null"}


def urai(jenis: FieldKind, nilai: Sequence[Any]) -> tuple[Sequence[Any], ...]:
    """Return the values of a column apart: of figures their texts and their numbers, written plainly."""
    if jenis not in {FieldKind.NUMBER, FieldKind.FIGURE}:
        return (nilai,)
    texts = [KOSONG if figure is None else figure.teks for figure in nilai]
    return texts, _polos([None if figure is None else figure.nilai for figure in nilai])


def _polos(nilai: Sequence[Decimal | None]) -> list[str]:
    """Return numbers without exponent; the plain way is several times as fast, and nearly always right."""
    numbers = ["" if number is None else str(number) for number in nilai]
    if "E" in "".join(numbers):
        return ["" if number is None else f"{number:f}" for number in nilai]
    return numbers


def _figur_csv(teks: Sequence[str], angka: Sequence[str]) -> Lajur:
    return angka, ["" if number else _teks_csv(text) for text, number in zip(teks, angka, strict=True)]


def _figur_json(teks: Sequence[str], angka: Sequence[str]) -> Lajur:
    return map(_teks_json, teks), [number or "null" for number in angka]


SEL_CSV: Mapping[FieldKind, Callable[..., Lajur]] = {
    FieldKind.TEXT: lambda nilai: (map(_teks_csv, nilai),),
    FieldKind.INTEGER: lambda nilai: (map(str, nilai),),
    FieldKind.BOOLEAN: lambda nilai: (map(_LOGIS_CSV.__getitem__, nilai),),
    FieldKind.DATE: lambda nilai: (map(_iso, nilai),),
    FieldKind.NUMBER: lambda teks, angka: (angka,),
    FieldKind.FIGURE: _figur_csv,
}
SEL_JSON: Mapping[FieldKind, Callable[..., Lajur]] = {
    FieldKind.TEXT: lambda nilai: (map(_teks_json, nilai),),
    FieldKind.INTEGER: lambda nilai: (map(str, nilai),),
    FieldKind.BOOLEAN: lambda nilai: (map(_LOGIS_JSON.__getitem__, nilai),),
    FieldKind.DATE: lambda nilai: (map(_teks_json, map(_iso, nilai)),),
    FieldKind.NUMBER: _figur_json,
    FieldKind.FIGURE: _figur_json,
}
"""How a column apart (see :func:`urai`) becomes the cells of each of its fields."""

"""Columns of the open data: what each holds, and how one value becomes cells of CSV and JSON.

A column is described once; CSV, JSON, their descriptors and the site's dictionary all read that description.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from babel.dates import get_month_names

from ukur.document.figur import Figur
from ukur.document.teks import KOSONG

TANDA_RUMUS = frozenset("=+-@\t\r\n＝＋－＠'")
"""A text that begins with one of these gets an apostrophe in front of it in CSV; see :func:`teks_csv`."""

_ANGKA = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?", re.ASCII)
_PERLU_KUTIP = re.compile('[",\r\n]')
_BULAN = {name: number for number, name in get_month_names("wide", locale="id").items()}


Lajur = tuple[Iterable[str], ...]


class Jenis(StrEnum):
    """What a column holds, by the names of Table Schema; ``FIGUR`` is a number or the words in its place."""

    TEKS = "string"
    BULAT = "integer"
    LOGIS = "boolean"
    TANGGAL = "date"
    ANGKA = "number"
    FIGUR = "figure"


@dataclass(frozen=True)
class Kolom:
    """A column. ``dari`` is where its value stands in a record: ``isi.target_tahun``.

    ``batasan`` are constraints in the words of Table Schema, which JSON Schema shares.
    """

    nama: str
    judul: str
    jenis: Jenis
    dari: str
    uraian: str
    satuan: str = ""
    wajib: bool = False
    batasan: tuple[tuple[str, Any], ...] = ()


class Bidang(NamedTuple):
    """A field of a CSV file; a figure takes two: its number, and the words where there is no number."""

    nama: str
    judul: str
    jenis: Jenis
    uraian: str
    satuan: str
    wajib: bool
    batasan: Mapping[str, Any]


def bidang(kolom: Kolom) -> tuple[Bidang, ...]:
    """Return the CSV fields of a column."""
    jenis = Jenis.ANGKA if kolom.jenis is Jenis.FIGUR else kolom.jenis
    first = Bidang(
        kolom.nama, kolom.judul, jenis, kolom.uraian, kolom.satuan, kolom.wajib, dict(kolom.batasan)
    )
    if kolom.jenis is not Jenis.FIGUR:
        return (first,)
    words = f"Keterangan di tempat {kolom.nama} bila isinya bukan angka: predikat, rentang, atau alasannya."
    return first, Bidang(f"{kolom.nama}_kata", f"{kolom.judul} (kata)", Jenis.TEKS, words, "", False, {})


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


def iso(teks: str | None) -> str:
    """Return ``31 Maret 2025`` as ``2025-03-31``; blank for a dash or nothing."""
    if not teks or teks == KOSONG:
        return ""
    day, month, year = teks.split()
    return f"{int(year):04}-{_BULAN[month]:02}-{int(day):02}"


def figur_dari_teks(teks: str) -> Figur:
    """Return a printed value with its number where it is one: ``1.234,50`` is 1234.50."""
    plain = teks.replace(".", "").replace(",", ".")
    return Figur(teks, Decimal(plain) if _ANGKA.fullmatch(teks) else None)


# Columns are converted whole: one call in C for a column instead of one in Python for a cell. The same words
# stand in most rows, so what was converted once is remembered.
_teks_csv = lru_cache(maxsize=65_536)(lambda teks: "" if teks is None else teks_csv(teks))
_teks_json = lru_cache(maxsize=65_536)(kutip)
_iso = lru_cache(maxsize=4096)(iso)
_LOGIS_CSV = {None: "", True: "true", False: "false"}
_LOGIS_JSON = {**_LOGIS_CSV, None: "null"}


def urai(kolom: Kolom, nilai: Sequence[Any]) -> tuple[Sequence[Any], ...]:
    """Return the values of a column apart: of figures their texts and their numbers, written plainly."""
    if kolom.jenis not in {Jenis.ANGKA, Jenis.FIGUR}:
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


SEL_CSV: Mapping[Jenis, Callable[..., Lajur]] = {
    Jenis.TEKS: lambda nilai: (map(_teks_csv, nilai),),
    Jenis.BULAT: lambda nilai: (map(str, nilai),),
    Jenis.LOGIS: lambda nilai: (map(_LOGIS_CSV.__getitem__, nilai),),
    Jenis.TANGGAL: lambda nilai: (map(_iso, nilai),),
    Jenis.ANGKA: lambda teks, angka: (angka,),
    Jenis.FIGUR: _figur_csv,
}
SEL_JSON: Mapping[Jenis, Callable[..., Lajur]] = {
    Jenis.TEKS: lambda nilai: (map(_teks_json, nilai),),
    Jenis.BULAT: lambda nilai: (map(str, nilai),),
    Jenis.LOGIS: lambda nilai: (map(_LOGIS_JSON.__getitem__, nilai),),
    Jenis.TANGGAL: lambda nilai: (map(_teks_json, map(_iso, nilai)),),
    Jenis.ANGKA: _figur_json,
    Jenis.FIGUR: _figur_json,
}
"""How a column apart (see :func:`urai`) becomes the cells of each of its fields."""

"""Tables as text: CSV by RFC 4180 (UTF-8, CRLF, header row) and JSON objects, from one pass over records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

from ukur.document.data.daftar import TABEL
from ukur.document.data.daftar_kinerja import INDIKATOR
from ukur.document.data.kolom import SEL_CSV, SEL_JSON, Jenis, Lajur, urai
from ukur.document.data.rekam import Rekam
from ukur.document.data.susunan import Tabel
from ukur.document.nilai import DokumenPengukuran


@dataclass(frozen=True)
class Isi:
    """The rows of a table, its columns apart: texts and numbers of a figure are two."""

    tabel: Tabel
    lajur: tuple[tuple[Sequence[Any], ...], ...]

    @property
    def jumlah(self) -> int:
        """How many rows there are."""
        return len(self.lajur[0][0])


def isi(tabel: Tabel, rekam: Sequence[Rekam]) -> Isi:
    """Return what the records hold in the table's columns."""
    columns = (urai(column, list(map(attrgetter(column.dari), rekam))) for column in tabel.kolom)
    return Isi(tabel, tuple(columns))


def _lajur(isi: Isi, sel: Mapping[Jenis, Callable[..., Lajur]]) -> list[Iterable[str]]:
    return [
        field
        for column, parts in zip(isi.tabel.kolom, isi.lajur, strict=True)
        for field in sel[column.jenis](*parts)
    ]


def baris_csv(isi: Isi) -> list[str]:
    """Return the lines of a CSV file below its header, each with its end of line."""
    return [f"{line}\r\n" for line in map(",".join, zip(*_lajur(isi, SEL_CSV), strict=True))]


@cache
def _kepala(nama: str) -> str:
    """Return the header line: names that programs can use, in plain lower case."""
    return ",".join(field.nama for field in TABEL[nama].bidang) + "\r\n"


def berkas_csv(tabel: Tabel, baris: Iterable[str]) -> bytes:
    """Return a whole CSV file."""
    return (_kepala(tabel.nama) + "".join(baris)).encode()


def csv_utama(dokumen: DokumenPengukuran) -> bytes:
    """Return the document's main table: one row for each indicator."""
    return berkas_csv(INDIKATOR, baris_csv(isi(INDIKATOR, list(INDIKATOR.ambil(dokumen)))))


@cache
def _kunci_json(nama: str) -> tuple[str, ...]:
    """Return what stands before each cell of a JSON object, from the opening brace on."""
    parts: list[str] = []
    closing = "{"
    for column in TABEL[nama].kolom:
        figure = column.jenis in {Jenis.ANGKA, Jenis.FIGUR}
        parts += (
            [f'{closing}"{column.nama}":{{"teks":', ',"nilai":'] if figure else [f'{closing}"{column.nama}":']
        )
        closing = "}," if figure else ","
    return (*parts, closing.replace(",", "}"))


def baris_json(isi: Isi) -> list[str]:
    """Return the records as JSON objects, keys in the order of the columns.

    A figure is an object of its printed text and its number; texts are exact, without CSV's apostrophe.
    """
    *keys, end = map(repeat, _kunci_json(isi.tabel.nama))
    cells = chain.from_iterable(zip(keys, _lajur(isi, SEL_JSON), strict=True))
    return list(map("".join, zip(*cells, end, strict=False)))


def daftar_json(baris: Iterable[str]) -> str:
    """Return a JSON array of objects, one a line."""
    rows = ",\n".join(baris)
    return f"[\n{rows}\n]" if rows else "[]"

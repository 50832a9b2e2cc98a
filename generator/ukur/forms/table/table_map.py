"""The map of a kind of table: what people decided of it once, so that the next file asks nothing.

It is a small YAML file that stays beside the table. What the program proposed and what people answered stand
in it alike; a blank value is a question that nobody has answered yet.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from ukur.forms.table.table_kinds import ColumnRole, Convention, NodeLevel, RowKind
from ukur.measure.rumus_id import RumusId
from ukur.model.faults import F003, F005, F011, quote, refuse
from ukur.model.indikator import Agregasi, DasarTarget, Frekuensi, JenisSatuan
from ukur.model.numbers import QuantityValue, YesNo
from ukur.model.periode import Year
from ukur.model.values import Key, Kode, Record, ShortText, Text

TOP = "puncak"
"""Stands for a parent where nodes stand at the top of the tree."""

MAP_KIND = "peta-tabel"
"""The name of the schema of maps."""

NAME_SIGN = "{nama}"
"""In a default text: the name of each indicator."""

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576  # XFD, and the last row: what a sheet of Excel has

_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_PART = re.compile(r"TW[1-4]|bulan-(?:0[1-9]|1[0-2])", re.ASCII)
_HEADER = re.compile(r"([1-9]\d{0,6})(?:\.\.([1-9]\d{0,6}))?", re.ASCII)


def column_number(letter: str) -> int:
    """Return the number of a column's letters; A is 1."""
    number = 0
    for char in letter:
        number = number * 26 + ord(char) - ord("A") + 1
    return number


def _letter(text: str) -> str:
    if not _LETTERS.fullmatch(text) or column_number(text) > LAST_COLUMN:
        refuse(F005, f"{quote(text)} bukan huruf kolom", "tulis huruf kolom di lembar itu, misalnya C")
    return text


def _address(text: str) -> str:
    found = _ADDRESS.fullmatch(text)
    if not found or column_number(found[1]) > LAST_COLUMN or int(found[2]) > LAST_ROW:
        refuse(F005, f"{quote(text)} bukan alamat sel", "tulis huruf kolom dan nomor baris, misalnya C21")
    return text


def _part(text: str) -> str:
    if not _PART.fullmatch(text):
        refuse(
            F003, f"{quote(text)} bukan bagian tahun", "tulis TW1 sampai TW4, atau bulan-01 sampai bulan-12"
        )
    return text


def _header(value: Any) -> Any:
    """Read the rows of the header: ``5`` or ``5..6``."""
    if isinstance(value, tuple):
        return value
    found = _HEADER.fullmatch(str(value).strip())
    if found is None:
        refuse(F005, f"{quote(value)} bukan baris judul kolom", "tulis nomor barisnya, misalnya 5 atau 5..6")
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        refuse(F011, f"baris {quote(value)} terbalik", f"tulis {last}..{first}")
    return first, last


def _header_text(rows: tuple[int, int]) -> str:
    return str(rows[0]) if rows[0] == rows[1] else f"{rows[0]}..{rows[1]}"


ColumnLetter = Annotated[str, AfterValidator(_letter)]
Address = Annotated[str, AfterValidator(_address)]
PartName = Annotated[str, AfterValidator(_part)]
HeaderRows = Annotated[
    tuple[int, int],
    BeforeValidator(_header),
    WithJsonSchema({"type": ["string", "number"]}),
    PlainSerializer(_header_text, return_type=str),
]


class ColumnEntry(Record):
    """One column: what its cells say, and the heading by which it is known again."""

    peran: ColumnRole | None = None
    judul: Text | None = None
    tingkat: NodeLevel | None = None
    bagian: PartName | None = None
    tahun: Year | None = None
    angka: Convention | None = None


class RowEntry(Record):
    """Rows whose first text begins so are of a kind, whatever else they look like; case does not count."""

    awal: ShortText
    jenis: RowKind


class SatuanEntry(Record):
    """What a spelling of a unit means in the dictionary."""

    satuan: ShortText | None = None
    jenis: JenisSatuan | None = None


class RowException(Record):
    """What differs for one indicator, named by the cell of its name; ``lewati`` leaves it out."""

    kode: Kode | None = None
    nama: ShortText | None = None
    sasaran: Kode | None = None
    tingkat: Literal["dampak", "hasil", "keluaran"] | None = None
    satuan: ShortText | None = None
    jenis_satuan: JenisSatuan | None = None
    rumus: RumusId | None = None
    agregasi: Agregasi | None = None
    frekuensi: Frekuensi | None = None
    unit: Key | None = None
    lewati: YesNo = False


class Defaults(Record):
    """What the table lacks and every row of it has in common; blank was not answered yet."""

    unit: Key | None = None
    awalan_kode: Kode | None = None
    tingkat: Literal["dampak", "hasil", "keluaran"] | None = None
    sasaran: Kode | None = None
    induk: Kode | None = None
    urusan: Kode | None = None
    satuan: ShortText | None = None
    jenis_satuan: JenisSatuan | None = None
    rumus: RumusId | None = None
    agregasi: Agregasi | None = None
    frekuensi: Frekuensi | None = None
    tahun_awal: Year | None = None
    dasar: DasarTarget | None = None
    sumber_data: ShortText | None = None
    definisi_operasional: Text | None = None
    cara_pengukuran: Text | None = None


class AcceptedCells(Record):
    """Cells whose figure does not fit the others of the table, seen by a person and left as printed."""

    sel: tuple[Address, ...] = Field(min_length=1)
    sebab: ShortText | None = None


class TableMap(Record):
    """How one kind of table is read; ``sumber`` is what the data names as its source.

    ``nilai`` holds what a cell says where its text is no single figure, by address. ``jawaban`` are the
    answers to what only this table asks, by the question's name.
    """

    sumber: ShortText
    lembar: ShortText | None = None
    judul_kolom: HeaderRows
    tahun: Year | None = None
    kolom: Mapping[ColumnLetter, ColumnEntry] = Field(min_length=1)
    baris: tuple[RowEntry, ...] = ()
    satuan: Mapping[ShortText, SatuanEntry] = Field(default_factory=dict)
    jawaban: Mapping[ShortText, ShortText | None] = Field(default_factory=dict)
    bawaan: Defaults = Defaults()
    kecuali: Mapping[Address, RowException] = Field(default_factory=dict)
    nilai: Mapping[Address, QuantityValue] = Field(default_factory=dict)
    diterima: tuple[AcceptedCells, ...] = ()

    def accepts(self, address: str) -> bool:
        """Return whether a person has seen that the figure of a cell does not fit, and said why."""
        return any(address in row.sel and row.sebab is not None for row in self.diterima)

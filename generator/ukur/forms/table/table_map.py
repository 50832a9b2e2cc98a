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
from ukur.model.numbers import QuantityValue, WholeNumber, YesNo
from ukur.model.periode import QUARTER_PATTERN, Year
from ukur.model.values import Key, Kode, Record, ShortText, Text

TOP = "puncak"
"""Stands for a parent where nodes stand at the top of the tree."""

MAP_KIND = "peta-tabel"
"""The name of the schema of maps."""

NAME_SIGN = "{nama}"
"""In a default text: the name of each indicator."""

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576  # XFD, and the last row: what a sheet of Excel has

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_PART = re.compile(rf"{QUARTER_PATTERN}|bulan-(?:0[1-9]|1[0-2])", re.ASCII)
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

    peran: ColumnRole | None = Field(None, description="Apa isi kolom ini; kosong berarti belum dijawab.")
    judul: Text | None = Field(
        None, description="Judul kolom di tabel. Bila judulnya lain, impor berhenti dan menyebutnya."
    )
    tingkat: NodeLevel | None = Field(
        None, description="Tingkat simpul yang dinamai kolom ini, bila satu tingkat saja."
    )
    bagian: PartName | None = Field(
        None, description="Bagian tahun: TW1 sampai TW4, atau bulan-01 sampai bulan-12. Kosong: setahun."
    )
    tahun: Year | None = Field(None, description="Tahun angka di kolom ini, bila berbeda dari tahun tabel.")
    angka: Convention | None = Field(
        None, description="Cara menulis angka: koma (1.234,5) atau titik (1,234.5); sel: sel berisi angka."
    )
    kelipatan: WholeNumber | None = Field(
        None, ge=1, description="Pengali rupiah kolom ini: 1000 bila dalam ribuan, 1000000 bila dalam jutaan."
    )


class RowEntry(Record):
    """Rows whose first text begins so are of a kind, whatever else they look like; case does not count."""

    awal: ShortText = Field(description="Kata pertama baris itu; besar kecil huruf tidak dibedakan.")
    jenis: RowKind = Field(description="Jenis baris itu.")


class SatuanEntry(Record):
    """What a spelling of a unit means in the dictionary."""

    satuan: ShortText | None = Field(None, description="Satuan seperti ditulis di kamus.")
    jenis: JenisSatuan | None = Field(None, description="Jenis satuan itu.")


class RowException(Record):
    """What differs for one indicator, named by the cell of its name; ``lewati`` leaves it out."""

    kode: Kode | None = Field(None, description="Kode indikator ini, bila bukan kode berikutnya.")
    nama: ShortText | None = Field(
        None, description="Nama indikator, bila nama di tabel terlalu panjang atau salah ketik."
    )
    sasaran: Kode | None = Field(None, description="Kode simpul yang diukur indikator ini.")
    tingkat: Literal["dampak", "hasil", "keluaran"] | None = Field(None, description="Tingkat indikator ini.")
    satuan: ShortText | None = Field(None, description="Satuan indikator ini.")
    jenis_satuan: JenisSatuan | None = Field(None, description="Jenis satuan indikator ini.")
    rumus: RumusId | None = Field(None, description="Rumus capaian indikator ini, misalnya turun-selisih@1.")
    agregasi: Agregasi | None = Field(None, description="Cara triwulan menjadi setahun.")
    frekuensi: Frekuensi | None = Field(None, description="Seberapa sering diukur.")
    unit: Key | None = Field(None, description="Unit yang menjawab indikator ini.")
    lewati: YesNo = Field(False, description="ya: indikator ini tidak dimasukkan.")


class Defaults(Record):
    """What the table lacks and every row of it has in common; blank was not answered yet."""

    unit: Key | None = Field(
        None, description="Unit yang menjawab indikator tabel ini; kuncinya di instansi.yml."
    )
    awalan_kode: Kode | None = Field(
        None, description="Awalan kode indikator baru: IK menjadi IK-01, IK-02, dan seterusnya."
    )
    tingkat: Literal["dampak", "hasil", "keluaran"] | None = Field(
        None, description="Tingkat indikator tabel ini."
    )
    sasaran: Kode | None = Field(
        None, description="Kode simpul bagi indikator yang di tabel tidak bersasaran."
    )
    induk: Kode | None = Field(
        None, description="Kode simpul tempat simpul teratas tabel ditaruh, atau puncak."
    )
    urusan: Kode | None = Field(
        None, description="Kode urusan kantor, misalnya 2.13, bagi kode program penunjang."
    )
    satuan: ShortText | None = Field(None, description="Satuan bagi indikator yang di tabel tidak bersatuan.")
    jenis_satuan: JenisSatuan | None = Field(None, description="Jenis bagi satuan yang tidak dikenal.")
    rumus: RumusId | None = Field(
        None, description="Rumus capaian bagi indikator yang tidak terbukti rumusnya."
    )
    agregasi: Agregasi | None = Field(
        None, description="Cara triwulan menjadi setahun, bila tabel tidak menunjukkannya."
    )
    frekuensi: Frekuensi | None = Field(None, description="Seberapa sering indikator tabel ini diukur.")
    tahun_awal: Year | None = Field(
        None, description="Tahun kondisi awal, bila judul kolomnya tidak menyebutnya."
    )
    dasar: DasarTarget | None = Field(None, description="Dari mana target dan pagu tabel ini.")
    sumber_data: ShortText | None = Field(None, description="Dari mana unit mengambil realisasinya.")
    definisi_operasional: Text | None = Field(
        None, description="Definisi bagi indikator baru; {nama} diganti namanya."
    )
    cara_pengukuran: Text | None = Field(
        None, description="Cara mengukur, bila tabel tidak mempunyai kolomnya; {nama} diganti namanya."
    )


class AcceptedCells(Record):
    """Cells whose figure does not fit the others of the table, seen by a person and left as printed."""

    sel: tuple[Address, ...] = Field(min_length=1, description="Alamat sel yang sudah diperiksa.")
    sebab: ShortText | None = Field(
        None, description="Mengapa angkanya tetap diterima; kosong berarti belum dijawab."
    )


class TableMap(Record):
    """How one kind of table is read; ``sumber`` is what the data names as its source.

    ``nilai`` holds what a cell says where its text is no single figure, by address. ``jawaban`` are the
    answers to what only this table asks, by the question's name.
    """

    sumber: ShortText = Field(description="Nama tabel ini sebagai sumber, seperti tercetak di dokumen.")
    lembar: ShortText | None = Field(
        None, description="Nama lembar; kosong berarti lembar pertama yang tampak."
    )
    judul_kolom: HeaderRows = Field(description="Baris judul kolom: 5, atau 5..7 beserta baris penomorannya.")
    tahun: Year | None = Field(None, description="Tahun angka di tabel ini.")
    kolom: Mapping[ColumnLetter, ColumnEntry] = Field(min_length=1, description="Kolom menurut hurufnya.")
    baris: tuple[RowEntry, ...] = Field((), description="Baris yang jenisnya ditentukan kantor.")
    satuan: Mapping[ShortText, SatuanEntry] = Field({}, description="Ejaan satuan di tabel dan artinya.")
    jawaban: Mapping[ShortText, ShortText | None] = Field({}, description="Jawaban lain tentang tabel ini.")
    bawaan: Defaults = Field(Defaults(), description="Yang tidak ada di tabel dan sama bagi semua barisnya.")
    kecuali: Mapping[Address, RowException] = Field({}, description="Yang lain bagi indikator di satu sel.")
    nilai: Mapping[Address, QuantityValue] = Field({}, description="Nilai sel yang bukan satu angka.")
    diterima: tuple[AcceptedCells, ...] = Field((), description="Angka yang tidak cocok, beserta sebabnya.")

    def corrects(self, address: str) -> bool:
        """Return whether a person gave the value of a cell in the row of an address."""
        row = address.lstrip(_CAPITALS)
        return any(cell.lstrip(_CAPITALS) == row for cell in self.nilai)

    def accepts(self, address: str) -> bool:
        """Return whether a person has seen that the figure of a cell does not fit, and said why."""
        return any(address in row.sel and row.sebab is not None for row in self.diterima)

"""The workbook of a form, declared once for who writes it and who reads it back: sheets, columns, marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ukur.model.pengukuran import StatusAksi, TingkatMasalah

VERSION = "1"
"""The layout that a workbook has; another number when a sheet or column comes, goes or changes."""

HEAD_ROW = 5
"""The row of the headings, from 1: above it stand title, office and period, two lines of advice."""

MARKS_SHEET = "_ukur"
"""The hidden sheet with the marks, the lists of choices, and what stood in the cells when it was exported."""

INITIAL_ROW = 20
"""The row of the hidden sheet, from 1, below which it says what stood in the filled cells at the export.

Columns A to D: section, identity of the row, column, text. A cell that is not listed was blank.
"""


class Mark(StrEnum):
    """What a workbook says of itself, in the hidden sheet, its properties and its printed footer."""

    VERSION = "susunan"
    UNIT = "unit"
    PERIODE = "periode"
    INSTANSI = "instansi"
    BASE = "sidik"

    @property
    def defined_name(self) -> str:
        """The name of its cell."""
        return f"ukur_{self.value}"

    @property
    def custom_property(self) -> str:
        """The name of its property."""
        return f"ukur.{self.value}"


class Entry(StrEnum):
    """What a column asks for; a label is locked."""

    LABEL = "label"
    FIGURE = "figure"
    TEXT = "text"
    DATE = "date"
    LINK = "link"
    CHOICE = "choice"


@dataclass(frozen=True)
class Column:
    """One column: ``key`` is that of the data where it is filled in, ``width`` counts letters.

    ``help`` is shown when a cell is selected. ``choices`` are all that a cell may hold.
    """

    key: str
    heading: str
    width: int
    entry: Entry = Entry.LABEL
    help: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One sheet; ``identity`` are the columns by which a row is found, wherever it has been moved to."""

    key: str
    sheet: str
    title: str
    advice: tuple[str, str]
    identity: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)

    @cached_property
    def entries(self) -> tuple[Column, ...]:
        """The columns that are filled in."""
        return tuple(column for column in self.columns if column.entry is not Entry.LABEL)


@dataclass(frozen=True)
class Row:
    """One row: the text of every cell that has one, by column.

    ``closed`` are columns that are not asked of this row. ``help`` and ``choices`` stand in place of the
    column's own.
    """

    values: Mapping[str, str]
    closed: frozenset[str] = frozenset()
    help: Mapping[str, str] | None = None
    choices: Mapping[str, tuple[str, ...]] | None = None

    def identity(self, section: Section) -> tuple[str, ...]:
        """Return the texts by which the row is found."""
        return tuple(self.values[key] for key in section.identity)

    def name(self, section: Section) -> str:
        """Return the same as one text, as the hidden sheet has it."""
        return " | ".join(self.identity(section))

    def is_open(self, column: Column) -> bool:
        """Return whether a cell of the row is filled in."""
        return column.entry is not Entry.LABEL and column.key not in self.closed

    def help_of(self, column: Column) -> str:
        """Return what is told when a cell is selected."""
        return (self.help or {}).get(column.key, column.help)

    def choices_of(self, column: Column) -> tuple[str, ...]:
        """Return all that a cell may hold; empty where anything may."""
        return (self.choices or {}).get(column.key, column.choices)


Sheets = Mapping[str, Sequence[Row]]
"""The rows of every section, by its key."""

_KODE, _NUMBER = Column("kode", "Kode", 8), Column("nomor", "No.", 4)
_INDIKATOR = Column("indikator", "Indikator", 26)
_FIGURE = "Angka tanpa satuan, misalnya 72,9 atau 1.234,5. Belum ada datanya: kosongkan, jangan diisi 0."
_DATE = "Hari, bulan, tahun, misalnya 30 Juni 2026."
_LINK = "Alamat lengkap yang diawali https://"
_STATUS, _TINGKAT = tuple(map(str, StatusAksi)), tuple(map(str, TingkatMasalah))

ISIAN = Section(
    "isian",
    "Isian",
    "Formulir pengukuran kinerja",
    (
        "Isi sel kuning saja, angkanya tanpa satuan. Yang belum ada datanya dikosongkan, jangan diisi 0.",
        "Rincian, bukti, rencana aksi, dan tindak lanjut diisi di lembar masing-masing.",
    ),
    ("kode",),
    (
        _KODE,
        _INDIKATOR,
        Column("satuan", "Satuan", 9),
        Column("target_triwulan", "Target triwulan", 12),
        Column("target_tahun", "Target setahun", 12),
        Column("terakhir", "Angka terakhir", 12),
        Column("yang_diisi", "Yang diisi", 22),
        Column("realisasi", "Realisasi", 12, Entry.FIGURE, _FIGURE),
        Column("pembilang", "Pembilang", 11, Entry.FIGURE, _FIGURE),
        Column("penyebut", "Penyebut", 11, Entry.FIGURE, _FIGURE),
        Column("keterangan", "Keterangan", 18, Entry.TEXT, "Penjelasan angka ini, bila perlu."),
        Column("faktor_pendukung", "Faktor pendukung", 14, Entry.TEXT, "Apa yang membantu tercapai."),
        Column("faktor_penghambat", "Faktor penghambat", 14, Entry.TEXT, "Apa yang menghambat."),
    ),
)
RINCIAN = Section(
    "rincian",
    "Rincian",
    "Rincian angka",
    (
        "Isi sel kuning saja. Anggota yang belum ada datanya dikosongkan, jangan diisi 0.",
        "Jumlah rincian dicocokkan dengan angka di lembar Isian saat diperiksa.",
    ),
    ("kode", "anggota"),
    (
        _KODE,
        _INDIKATOR,
        Column("satuan", "Satuan", 9),
        Column("anggota", "Kode anggota", 14),
        Column("nama_anggota", "Anggota", 30),
        Column("realisasi", "Realisasi", 14, Entry.FIGURE, _FIGURE),
        Column("pembilang", "Pembilang", 14, Entry.FIGURE, _FIGURE),
        Column("penyebut", "Penyebut", 14, Entry.FIGURE, _FIGURE),
    ),
)
BUKTI = Section(
    "bukti",
    "Bukti",
    "Bukti dukung",
    (
        "Setiap angka perlu bukti: namanya, dan tautan atau lokasi arsip. Baris sisa dikosongkan.",
        "SHA-256 hanya bila berkasnya ada; boleh dikosongkan.",
    ),
    ("kode", "nomor"),
    (
        _KODE,
        _INDIKATOR,
        _NUMBER,
        Column("nama", "Nama bukti", 30, Entry.TEXT, "Misalnya: Laporan posyandu Triwulan I."),
        Column("tautan", "Tautan", 26, Entry.LINK, f"{_LINK} Kosongkan bila hanya ada di arsip."),
        Column("lokasi_arsip", "Lokasi arsip", 24, Entry.TEXT, "Misalnya: Lemari E, map 2025-TW1."),
        Column("tanggal", "Tanggal", 12, Entry.DATE, _DATE),
        Column("sha256", "SHA-256", 22, Entry.TEXT, "64 huruf dari perintah sha256sum; boleh kosong."),
    ),
)
RENCANA_AKSI = Section(
    "rencana_aksi",
    "Rencana aksi",
    "Rencana aksi untuk target yang meleset",
    (
        "Diisi bila target meleset: apa kendalanya, dan apa yang akan dikerjakan, oleh siapa, sampai kapan.",
        "Baris yang tidak dipakai dikosongkan.",
    ),
    ("kode", "nomor"),
    (
        _KODE,
        Column("indikator", "Indikator", 18),
        _NUMBER,
        Column("kendala", "Kendala", 17, Entry.TEXT, "Apa yang meleset, dengan angkanya."),
        Column("penyebab", "Penyebab", 17, Entry.TEXT, "Mengapa meleset."),
        Column("solusi", "Solusi", 15, Entry.TEXT, "Apa yang sudah dikerjakan."),
        Column("tindak_lanjut", "Tindak lanjut", 17, Entry.TEXT, "Apa yang akan dikerjakan."),
        Column("target_perbaikan", "Target perbaikan", 13, Entry.TEXT, "Yang hendak dicapai."),
        Column("penanggung_jawab", "Penanggung jawab", 14, Entry.TEXT, "Jabatannya, bukan nama orang."),
        Column("batas_waktu", "Batas waktu", 11, Entry.DATE, _DATE),
        Column("anggaran", "Anggaran (Rp)", 11, Entry.FIGURE, "Rupiah tanpa Rp, misalnya 15000000."),
        Column("tingkat", "Tingkat masalah", 9, Entry.CHOICE, "Pilih dari daftar.", _TINGKAT),
        Column("status", "Status", 10, Entry.CHOICE, "Pilih dari daftar.", _STATUS),
        Column("bukti_tindak_lanjut", "Bukti tindak lanjut", 13, Entry.LINK, _LINK),
        Column("rekomendasi", "Rekomendasi", 15),
    ),
)
TINDAK_LANJUT = Section(
    "tindak_lanjut",
    "Tindak lanjut",
    "Tindak lanjut rencana aksi yang belum selesai",
    (
        "Ceritakan apa yang terjadi dengan setiap rencana sampai triwulan ini, dan pilih statusnya.",
        "Rencana yang belum bergerak pun dilaporkan: pilih 'belum ditangani' dan sebut sebabnya.",
    ),
    ("kode", "periode", "nomor"),
    (
        _KODE,
        Column("indikator", "Indikator", 22),
        Column("periode", "Dari periode", 10),
        _NUMBER,
        Column("rencana", "Rencana aksi", 28),
        Column("tenggat", "Batas waktu", 12),
        Column("status_lalu", "Status terakhir", 12),
        Column("status", "Status kini", 12, Entry.CHOICE, "Pilih dari daftar.", _STATUS),
        Column("uraian", "Uraian", 34, Entry.TEXT, "Apa yang sudah dikerjakan, atau sebab belum."),
        Column("bukti", "Tautan bukti", 20, Entry.LINK, _LINK),
    ),
)
SECTIONS = (ISIAN, RINCIAN, BUKTI, RENCANA_AKSI, TINDAK_LANJUT)
"""Every sheet that is filled in, in its order; one without rows is left out of a workbook."""

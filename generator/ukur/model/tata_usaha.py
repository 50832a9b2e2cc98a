"""What the office's administration records of a document: order, meetings, paper copy, evidence from outside.

All of it is optional, and absent it means what it always meant: that nothing was recorded here.
"""

import datetime
from enum import StrEnum

from pydantic import Field, model_validator

from ukur.model.bukti import Bukti
from ukur.model.faults import F011, K001, refuse
from ukur.model.numbers import WholeNumber
from ukur.model.values import Date, Kode, Link, Record, ShortText, Text

MAX_YEARS = 100
"""Our choice, so that a year (2027) typed is refused as a number of years; schedules have 30 at most."""


class Perintah(Record):
    """The order to measure (steps 1 and 2 of the SOP): its number and day, and by when the result is due."""

    nomor: ShortText | None = None
    tanggal: Date
    batas_waktu: Date | None = None
    tautan: Link | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "Perintah":
        if self.batas_waktu is not None and self.batas_waktu < self.tanggal:
            refuse(
                F011,
                f"perintah bertanggal {self.tanggal}, sesudah batas waktunya {self.batas_waktu}",
                "periksa tanggal dan batas_waktu perintah itu",
            )
        return self


class Rapat(Record):
    """A meeting about the results (step 5): its day, those present by title, and its minutes as evidence.

    ``hadir`` are titles, never names of persons: the document is public.
    """

    tanggal: Date
    tempat: ShortText | None = None
    hadir: tuple[ShortText, ...] = Field(min_length=1)
    berita_acara: Bukti | None = None


class Pemusnahan(Record):
    """The minutes by which the paper copy was destroyed; the program itself destroys nothing."""

    nomor: ShortText
    tanggal: Date


class Berkas(Record):
    """Where the printed copy is kept (step 9), from room down to folder, and the number of its file."""

    ruang: ShortText | None = None
    rak: ShortText | None = None
    boks: ShortText | None = None
    folder: ShortText | None = None
    nomor_berkas: ShortText | None = None
    pemusnahan: Pemusnahan | None = None

    @model_validator(mode="after")
    def _said(self) -> "Berkas":
        if all(getattr(self, name) is None for name in type(self).model_fields):
            hint = (
                "isi paling sedikit satu dari ruang, rak, boks, folder, atau nomor_berkas, atau hapus berkas"
            )
            refuse(K001, "tempat naskah cetak belum disebut", hint)
        return self

    @property
    def place(self) -> str:
        """Where it is kept, in words: ``ruang Arsip, rak 2``; empty where only its number is known."""
        parts = (("ruang", self.ruang), ("rak", self.rak), ("boks", self.boks), ("folder", self.folder))
        return ", ".join(f"{name} {value}" for name, value in parts if value)


class BuktiLke(Bukti):
    """Evidence that the office holds outside of Ukur for a criterion of the AKIP evaluation (LKE)."""

    kriteria: Kode


class StatusLhe(StrEnum):
    """What became of a recommendation of the evaluators."""

    BELUM = "belum ditindaklanjuti"
    PROSES = "dalam proses"
    SELESAI = "selesai"


class TindakLanjutLhe(Record):
    """A recommendation of last year's evaluation report (LHE), and what the office did about it."""

    rekomendasi: Text
    tindakan: Text | None = None
    bukti: Link | None = None
    status: StatusLhe = StatusLhe.BELUM


class Nasib(StrEnum):
    """What a records schedule (JRA) says is to become of a file when its retention has ended."""

    MUSNAH = "musnah"
    PERMANEN = "permanen"
    DINILAI = "dinilai kembali"


class Retensi(Record):
    """How long the office's own schedule (JRA) keeps a document's file, in whole years, and its fate.

    There is no default: every region sets its own schedule, and ``dasar`` names it. ``keamanan`` and
    ``akses`` are the classes of security and access that the office gives these files.
    """

    klasifikasi: ShortText
    aktif: WholeNumber = Field(ge=0, le=MAX_YEARS)
    inaktif: WholeNumber = Field(ge=0, le=MAX_YEARS)
    nasib: Nasib
    dasar: ShortText
    keamanan: ShortText | None = None
    akses: ShortText | None = None

    def active_until(self, closed: int) -> datetime.date:
        """Return the last day on which a file that was closed with a year is active."""
        return datetime.date(closed + self.aktif, 12, 31)

    def inactive_until(self, closed: int) -> datetime.date:
        """Return the last day on which it is kept as inactive; then comes its fate."""
        return datetime.date(closed + self.aktif + self.inaktif, 12, 31)

"""The office: names, letterhead, units, numbering, paper and defaults of arithmetic."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from ukur.model.angka import Angka, AngkaNonnegatif, YaTidak
from ukur.model.galat import F005, F011, quote, refuse
from ukur.model.meaning import Jenis
from ukur.model.nilai import Kode, Kunci, Nilai, Tautan, Teks, TeksPendek

_GAMBAR = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.(?:png|jpg|svg)", re.ASCII)
_HURUF = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}", re.ASCII)
_TEPI_TERKECIL, _TEPI_TERBESAR = Decimal(1), Decimal(5)
"""Our choice, in cm: 1 clears what office printers leave blank, 5 still leaves wide tables their columns."""


def _tepi(value: Decimal) -> Decimal:
    if not _TEPI_TERKECIL <= value <= _TEPI_TERBESAR:
        refuse(F011, f"tepi kertas {quote(value)} cm di luar 1 sampai 5", "tulis lebar tepi dalam sentimeter")
    return value


def _gambar(name: str) -> str:
    if not _GAMBAR.fullmatch(name):
        hint = "tulis nama berkas huruf kecil berakhiran .png, .jpg, atau .svg di content/lambang/"
        refuse(F005, f"{quote(name)} bukan nama gambar yang sah", hint)
    return name


def _huruf(name: str) -> str:
    if not _HURUF.fullmatch(name):
        refuse(F005, f"{quote(name)} bukan nama huruf yang sah", "tulis nama keluarga huruf, misalnya Arimo")
    return name


Tepi = Annotated[AngkaNonnegatif, AfterValidator(_tepi)]
NamaGambar = Annotated[TeksPendek, AfterValidator(_gambar)]
NamaHuruf = Annotated[TeksPendek, AfterValidator(_huruf)]


class DasarCapaian(StrEnum):
    """Which realisasi enters the formula: as printed (an auditor can redo it) or at full precision."""

    TERCETAK = "tercetak"
    PENUH = "penuh"


class ZonaWaktu(StrEnum):
    """The office's time zone; Indonesia has three, without summer time (Keppres 41/1987)."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    def hari(self, waktu: datetime.datetime) -> datetime.date:
        """Return the day at the office; ``waktu`` must know its own zone."""
        return self.setempat(waktu).date()

    def setempat(self, waktu: datetime.datetime) -> datetime.datetime:
        """Return the same instant as clocks at the office show it."""
        return waktu.astimezone(_SELISIH[self])


_SELISIH = {
    zone: datetime.timezone(datetime.timedelta(hours=hours), zone)
    for zone, hours in ((ZonaWaktu.WIB, 7), (ZonaWaktu.WITA, 8), (ZonaWaktu.WIT, 9))
}


_BATAS = ("tanpa", "100", "110", "120")
Batas = Annotated[
    Literal["tanpa", "100", "110", "120"],
    WithJsonSchema({"enum": [*_BATAS, *(int(text) for text in _BATAS[1:])]}),
]


class Aritmetika(Nilai):
    """Defaults of the arithmetic; every choice is printed in the metodologi page."""

    dasar_capaian: DasarCapaian = DasarCapaian.TERCETAK
    batas_agregat: Batas = "tanpa"


class Kop(Nilai):
    """Letterhead; parts the office has not given are left out, never made up.

    ``lambang`` is the name of a picture of the region's arms in ``content/lambang/``.
    """

    lambang: NamaGambar | None = None
    alamat: TeksPendek | None = None
    telepon: TeksPendek | None = None
    pos_el: TeksPendek | None = None
    laman: Tautan | None = None


class Unit(Nilai):
    """A unit (bidang) that fills in a form."""

    nama: TeksPendek
    induk: Kunci | None = None


class Penomoran(Nilai):
    """Document numbering: classification code and pattern with {klasifikasi} {urut} {unit} {tahun}.

    Only ``klasifikasi`` is printed, in the list of the archive. Filed inputs have the other two, so they
    stay readable.
    """

    klasifikasi: TeksPendek = "000.8.6.3"
    pola: TeksPendek = "{klasifikasi}/{urut}/{unit}/{tahun}"
    kode_unit: TeksPendek | None = None


class Kertas(Nilai):
    """Paper and margins in centimetres; A4 unless the office prints F4 (21,5 x 33 cm).

    ``huruf`` names a font family whose files the office has put in ``content/huruf/``. Margins are those
    in use under Permendagri 1/2023 article 34 (secondary source); the office may set its own.
    """

    ukuran: Literal["A4", "F4"] = "A4"
    atas: Tepi = Decimal("2")
    bawah: Tepi = Decimal("2.5")
    kiri: Tepi = Decimal("3")
    kanan: Tepi = Decimal("2")
    huruf: NamaHuruf | None = None


class EfisiensiAnggaran(Nilai):
    """Bounds, in percentage points, of capaian minus serapan for calling a sasaran efficient.

    Local practice, not law: above ``efisien`` efficient, below ``tidak_efisien`` not, between them enough.
    """

    efisien: Angka = Decimal(5)
    tidak_efisien: Angka = Decimal(-5)

    @model_validator(mode="after")
    def _ordered(self) -> "EfisiensiAnggaran":
        if self.tidak_efisien > self.efisien:
            refuse(F011, "batas tidak_efisien melebihi batas efisien", "tukar kedua batas itu")
        return self


class Klasifikasi(Nilai):
    """A breakdown, e.g. kecamatan: its members by official code, and their source."""

    nama: TeksPendek
    sumber: TeksPendek
    anggota: Mapping[Kode, TeksPendek] = Field(min_length=1)


class Repositori(Nilai):
    """Where readers find and edit the YAML; without it pages name the file and give no link."""

    alamat: Tautan
    cabang: Kode = "main"


class Instansi(Nilai):
    """The office whose performance is measured.

    ``bidang_urusan`` and ``sumber`` are for those who read the file: nothing prints them, and filed inputs
    have them.
    """

    nama: Annotated[TeksPendek, Jenis.INSTANSI]
    singkatan: Annotated[Kunci, Jenis.ATURAN]
    nama_singkat: Annotated[TeksPendek, Jenis.INSTANSI]
    pemerintah: Annotated[TeksPendek, Jenis.INSTANSI]
    daerah: Annotated[TeksPendek, Jenis.INSTANSI]
    tempat: Annotated[TeksPendek, Jenis.INSTANSI]
    zona_waktu: Annotated[ZonaWaktu, Jenis.ATURAN] = ZonaWaktu.WIB
    percontohan: Annotated[YaTidak, Jenis.ATURAN] = False
    bidang_urusan: Annotated[TeksPendek | None, Jenis.INSTANSI] = None
    kop: Annotated[Kop, Jenis.INSTANSI] = Kop()
    unit: Annotated[Mapping[Kunci, Unit], Jenis.ATURAN] = Field(min_length=1)
    penomoran: Annotated[Penomoran, Jenis.INSTANSI] = Penomoran()
    kertas: Annotated[Kertas, Jenis.INSTANSI] = Kertas()
    aritmetika: Annotated[Aritmetika, Jenis.ATURAN] = Aritmetika()
    efisiensi: Annotated[EfisiensiAnggaran, Jenis.ATURAN] = EfisiensiAnggaran()
    klasifikasi: Annotated[Mapping[Kunci, Klasifikasi], Jenis.ATURAN] = Field(default_factory=dict)
    repositori: Annotated[Repositori | None, Jenis.INSTANSI] = None
    situs: Annotated[Tautan | None, Jenis.INSTANSI] = None
    sumber: Annotated[Teks | None, Jenis.INSTANSI] = None

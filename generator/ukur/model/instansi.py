"""The office: names, letterhead, units, numbering, paper and defaults of arithmetic."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from ukur.model.angka import AngkaNonnegatif, YaTidak
from ukur.model.nilai import Kode, Kunci, Nilai, Tautan, Teks, TeksPendek


class DasarCapaian(StrEnum):
    """Which realisasi enters the formula: as printed (an auditor can redo it) or at full precision."""

    TERCETAK = "tercetak"
    PENUH = "penuh"


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
    """Letterhead; parts the office has not given are left out, never made up."""

    alamat: TeksPendek | None = None
    telepon: TeksPendek | None = None
    pos_el: TeksPendek | None = None
    laman: Tautan | None = None


class Unit(Nilai):
    """A unit (bidang) that fills in a form."""

    nama: TeksPendek
    induk: Kunci | None = None


class Penomoran(Nilai):
    """Document numbering: classification code and pattern with {klasifikasi} {urut} {unit} {tahun}."""

    klasifikasi: TeksPendek = "000.8.6.3"
    pola: TeksPendek = "{klasifikasi}/{urut}/{unit}/{tahun}"
    kode_unit: TeksPendek | None = None


class Kertas(Nilai):
    """Paper and margins in centimetres; A4 unless the office prints F4."""

    ukuran: Literal["A4", "F4"] = "A4"
    atas: AngkaNonnegatif | None = None
    bawah: AngkaNonnegatif | None = None
    kiri: AngkaNonnegatif | None = None
    kanan: AngkaNonnegatif | None = None


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
    """The office whose performance is measured."""

    nama: TeksPendek
    singkatan: Kunci
    nama_singkat: TeksPendek
    pemerintah: TeksPendek
    daerah: TeksPendek
    tempat: TeksPendek
    percontohan: YaTidak = False
    bidang_urusan: TeksPendek | None = None
    kop: Kop = Kop()
    unit: Mapping[Kunci, Unit] = Field(min_length=1)
    penomoran: Penomoran = Penomoran()
    kertas: Kertas = Kertas()
    aritmetika: Aritmetika = Aritmetika()
    klasifikasi: Mapping[Kunci, Klasifikasi] = Field(default_factory=dict)
    repositori: Repositori | None = None
    sumber: Teks | None = None

"""One measurement document (dokumen.yml), the forms units fill in, budget, and corrections."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from ukur.model.angka import Angka, AngkaNonnegatif, Besaran, Bulat, NilaiBesaran
from ukur.model.galat import F011, F012, refuse
from ukur.model.indikator import DasarTarget
from ukur.model.meaning import Jenis
from ukur.model.nilai import Kode, Kunci, Nilai, Sha256, Tanggal, Tautan, Teks, TeksPendek
from ukur.model.periode import NilaiPeriode, Tahun, Triwulan
from ukur.model.sop import Tahap


class Analisis(Nilai):
    """Analysis of one sasaran, as LKjIP Bab III asks for it."""

    uraian: Teks
    penyebab: Teks | None = None
    faktor_pendukung: Teks | None = None
    faktor_penghambat: Teks | None = None
    solusi: Teks | None = None
    efisiensi: Teks | None = None
    program_penunjang: Teks | None = None


class PelaksanaanLangkah(Nilai):
    """When and by whom a step of the SOP was done for one document; ``oleh`` is a title, not a person."""

    langkah: Bulat = Field(ge=1)
    oleh: TeksPendek
    mulai: Tanggal
    selesai: Tanggal | None = None
    catatan: TeksPendek | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "PelaksanaanLangkah":
        if self.selesai is not None and self.selesai < self.mulai:
            refuse(F011, f"selesai {self.selesai} sebelum mulai {self.mulai}", "periksa kedua tanggal itu")
        return self


class Dokumen(Nilai):
    """``dokumen.yml``: stage, number, dates, narrative, and the record of the SOP's steps.

    ``lokasi_arsip`` says where the printed copy is kept.
    """

    periode: Annotated[NilaiPeriode, Jenis.NARASI]
    tahap: Annotated[Tahap, Jenis.TAHAP]
    nomor: Annotated[TeksPendek | None, Jenis.PENGESAHAN] = None
    tanggal_pengesahan: Annotated[Tanggal | None, Jenis.PENGESAHAN] = None
    pendahuluan: Annotated[Teks, Jenis.NARASI]
    analisis: Annotated[Mapping[Kode, Analisis], Jenis.NARASI] = Field(default_factory=dict)
    pelaksanaan: Annotated[tuple[PelaksanaanLangkah, ...], Jenis.CATATAN_SOP] = ()
    lokasi_arsip: Annotated[TeksPendek | None, Jenis.CATATAN_SOP] = None
    catatan: Annotated[Teks | None, Jenis.NARASI] = None


class Bukti(Nilai):
    """One piece of evidence: a link or an archived file, with its SHA-256 where the file is at hand."""

    nama: TeksPendek
    tautan: Tautan | None = None
    lokasi_arsip: TeksPendek | None = None
    sha256: Sha256 | None = None
    tanggal: Tanggal | None = None


class StatusAksi(StrEnum):
    """Progress of a rencana aksi."""

    BELUM = "belum ditangani"
    SEBAGIAN = "sebagian selesai"
    SELESAI = "selesai"


class TingkatMasalah(StrEnum):
    """How serious the obstacle behind a missed target is."""

    RENDAH = "rendah"
    SEDANG = "sedang"
    TINGGI = "tinggi"


class Rekomendasi(Nilai):
    """What the head of the office or a verifier asks for; ``oleh`` is a title, not a person."""

    oleh: TeksPendek
    tanggal: Tanggal
    uraian: Teks


class RencanaAksi(Nilai):
    """What the office will do about a missed target (fields of the forms in use).

    ``solusi`` is what was done already; ``anggaran`` is in rupiah.
    """

    kendala: Teks | None = None
    penyebab: Teks | None = None
    solusi: Teks | None = None
    tindak_lanjut: Teks | None = None
    target_perbaikan: TeksPendek | None = None
    penanggung_jawab: TeksPendek | None = None
    batas_waktu: Tanggal | None = None
    anggaran: AngkaNonnegatif | None = None
    tingkat: TingkatMasalah | None = None
    status: StatusAksi = StatusAksi.BELUM
    bukti_tindak_lanjut: Tautan | None = None
    rekomendasi: Rekomendasi | None = None


class TindakLanjut(Nilai):
    """What became of a rencana aksi of an earlier period: the ``rencana``-th of the indicator, from 1."""

    periode: NilaiPeriode
    rencana: Bulat = Field(default=1, ge=1)
    status: StatusAksi
    uraian: Teks
    bukti: Tautan | None = None


class NilaiRincian(Nilai):
    """One member of a breakdown: realisasi, or pembilang and penyebut."""

    realisasi: Angka | None = None
    pembilang: Angka | None = None
    penyebut: Angka | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "NilaiRincian":
        _one_way(self.realisasi, self.pembilang, self.penyebut)
        return self


class IsianIndikator(Nilai):
    """What a unit reports for one indicator in one quarter; absent means not reported yet, never zero."""

    realisasi: Annotated[NilaiBesaran, Jenis.REALISASI] = None
    pembilang: Annotated[Angka | None, Jenis.REALISASI] = None
    penyebut: Annotated[Angka | None, Jenis.REALISASI] = None
    rincian: Annotated[Mapping[Kode, NilaiRincian], Jenis.REALISASI] = Field(default_factory=dict)
    keterangan: Annotated[Teks | None, Jenis.NARASI] = None
    faktor_pendukung: Annotated[Teks | None, Jenis.NARASI] = None
    faktor_penghambat: Annotated[Teks | None, Jenis.NARASI] = None
    bukti: Annotated[tuple[Bukti, ...], Jenis.BUKTI] = ()
    rencana_aksi: Annotated[tuple[RencanaAksi, ...], Jenis.RENCANA] = ()
    tindak_lanjut: Annotated[tuple[TindakLanjut, ...], Jenis.RENCANA] = ()

    @model_validator(mode="after")
    def _one_way_only(self) -> "IsianIndikator":
        _one_way(self.realisasi, self.pembilang, self.penyebut)
        return self


def _one_way(realisasi: Besaran | None, pembilang: Decimal | None, penyebut: Decimal | None) -> None:
    if realisasi is not None and (pembilang is not None or penyebut is not None):
        refuse(
            F012,
            "realisasi ditulis bersama pembilang atau penyebut",
            "tulis realisasi saja, atau pembilang dan penyebut saja",
        )
    if (pembilang is None) != (penyebut is None):
        absent = "penyebut" if penyebut is None else "pembilang"
        refuse(F012, f"{absent} belum diisi", "isi pembilang dan penyebut bersama-sama")


class Formulir(Nilai):
    """``<unit>.yml``: the form of one unit in one quarter."""

    unit: Annotated[Kunci, Jenis.FORMULIR]
    indikator: Annotated[Mapping[Kode, IsianIndikator], Jenis.FORMULIR] = Field(default_factory=dict)


class AnggaranSimpul(Nilai):
    """Budget of one node of the tree, in rupiah; realisasi is to date (s.d. triwulan)."""

    pagu: AngkaNonnegatif
    realisasi: Mapping[Triwulan, AngkaNonnegatif] = Field(default_factory=dict)


class Anggaran(Nilai):
    """``anggaran/2025.yml``."""

    tahun: Annotated[Tahun, Jenis.ANGGARAN]
    dasar: Annotated[DasarTarget | None, Jenis.ANGGARAN] = None
    sumber: Annotated[TeksPendek, Jenis.ANGGARAN]
    simpul: Annotated[Mapping[Kode, AnggaranSimpul], Jenis.ANGGARAN] = Field(min_length=1)


class Koreksi(Nilai):
    """Correction of a published figure."""

    periode: NilaiPeriode
    indikator: Kode
    lama: NilaiBesaran
    baru: NilaiBesaran
    alasan: Teks
    sumber: TeksPendek
    diputuskan_oleh: TeksPendek
    tanggal: Tanggal


class DaftarKoreksi(Nilai):
    """``koreksi.yml``."""

    koreksi: Annotated[tuple[Koreksi, ...], Jenis.KOREKSI] = ()

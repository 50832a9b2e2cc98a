"""The SOP itself: identity block, steps with their standard (mutu baku), and the branch."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from ukur.model.angka import Bulat
from ukur.model.galat import F003, quote, refuse
from ukur.model.meaning import Jenis
from ukur.model.nilai import Kunci, Nilai, Tanggal, Teks, TeksPendek

_WAKTU = re.compile(r"[1-9][0-9]{0,3} (menit|jam|hari)", re.ASCII | re.IGNORECASE)


class Tahap(StrEnum):
    """Stage of a document, named by the SOP's own outputs, in order."""

    PERINTAH = "perintah"
    FORMAT = "format"
    DRAF = "draf"
    KONSEP = "konsep"
    DOKUMEN = "dokumen"
    DITANDATANGANI = "ditandatangani"
    ARSIP = "arsip"

    @property
    def urutan(self) -> int:
        """Position in the order of stages, from 0."""
        return _URUTAN[self]

    @property
    def disahkan(self) -> bool:
        """Whether the head of the office has approved; only then a period is published."""
        return self.urutan >= Tahap.DITANDATANGANI.urutan


_URUTAN = {tahap: urutan for urutan, tahap in enumerate(Tahap)}


class Simbol(StrEnum):
    """Symbols of the SOP format (PermenPANRB 35/2012) that a step can carry."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    BELAH_KETUPAT = "belah-ketupat"


class KolomPelaksana(Nilai):
    """A role column of the flow table: its printed heading and the role it means."""

    judul: TeksPendek
    peran: Kunci


class Persetujuan(Nilai):
    """Approvals that closing a step needs."""

    peran: Kunci
    jumlah: Bulat = Field(default=1, ge=1, le=9)


def _waktu(value: object) -> object:
    if not _WAKTU.fullmatch(str(value)):
        refuse(
            F003, f"{quote(value)} bukan lama waktu", "tulis jumlah dan satuan: 15 Menit, 2 Jam, atau 1 Hari"
        )
    return value


Waktu = Annotated[TeksPendek, AfterValidator(_waktu)]


class Cabang(Nilai):
    """One exit of a decision step."""

    jawaban: TeksPendek
    langkah: Bulat
    uraian: TeksPendek | None = None


class Langkah(Nilai):
    """One step; kelengkapan, waktu and output exactly as printed."""

    nomor: Bulat = Field(ge=1)
    kegiatan: Teks
    pelaksana: tuple[Kunci, ...] = Field(min_length=1)
    kelengkapan: TeksPendek
    waktu: Waktu
    output: TeksPendek
    keterangan: TeksPendek | None = None
    simbol: Simbol = Simbol.KOTAK
    lanjut_ke: tuple[Bulat, ...] = ()
    cabang: tuple[Cabang, ...] = ()
    tahap: Tahap
    persetujuan: tuple[Persetujuan, ...] = ()

    @property
    def lama(self) -> tuple[int, str]:
        """The standard time as a number and its unit: menit, jam or hari (working days)."""
        count, unit = self.waktu.split()
        return int(count), unit.lower()


class IdentitasSop(Nilai):
    """Identity block of the SOP format."""

    instansi: tuple[TeksPendek, ...] = Field(min_length=1)
    nomor: TeksPendek
    nama: TeksPendek
    tanggal_pembuatan: Tanggal
    tanggal_revisi: Tanggal | None = None
    tanggal_pengesahan: Tanggal
    disahkan_jabatan: TeksPendek
    disahkan_nama: TeksPendek | None = None
    dasar_hukum: tuple[Teks, ...] = Field(min_length=1)
    kualifikasi_pelaksana: tuple[TeksPendek, ...] = Field(min_length=1)
    keterkaitan: tuple[TeksPendek, ...] = ()
    peralatan: tuple[TeksPendek, ...] = ()
    peringatan: Teks | None = None
    pencatatan: Teks | None = None


class Sop(Nilai):
    """``sop.yml``; ``catatan`` holds what the printed SOP does not say and the office must confirm."""

    identitas: Annotated[IdentitasSop, Jenis.SOP]
    kolom: Annotated[tuple[KolomPelaksana, ...], Jenis.SOP] = Field(min_length=1)
    langkah: Annotated[tuple[Langkah, ...], Jenis.SOP] = Field(min_length=1)
    catatan: Annotated[Mapping[Kunci, Teks], Jenis.SOP] = Field(default_factory=dict)

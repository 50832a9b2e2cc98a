"""The SOP itself: identity block, steps with their standard (mutu baku), and the branch."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from ukur.model.faults import F003, quote, refuse
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import WholeNumber
from ukur.model.values import Date, Key, Record, ShortText, Text

_TIME = re.compile(r"[1-9][0-9]{0,3} (menit|jam|hari)", re.ASCII | re.IGNORECASE)


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
    def stage_order(self) -> int:
        """Position in the order of stages, from 0."""
        return _STATUS_ORDER[self]

    @property
    def disahkan(self) -> bool:
        """Whether the head of the office has approved; only then a period is published."""
        return self.stage_order >= Tahap.DITANDATANGANI.stage_order


_STATUS_ORDER = {tahap: urutan for urutan, tahap in enumerate(Tahap)}


class Simbol(StrEnum):
    """Symbols of the SOP format (PermenPANRB 35/2012) that a step can carry."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    BELAH_KETUPAT = "belah-ketupat"


class KolomPelaksana(Record):
    """A role column of the flow table: its printed heading and the role it means."""

    judul: ShortText
    peran: Key


class Persetujuan(Record):
    """Approvals that closing a step needs."""

    peran: Key
    jumlah: WholeNumber = Field(default=1, ge=1, le=9)


def _standard_time(value: object) -> object:
    if not _TIME.fullmatch(str(value)):
        refuse(
            F003, f"{quote(value)} bukan lama waktu", "tulis jumlah dan satuan: 15 Menit, 2 Jam, atau 1 Hari"
        )
    return value


StandardTime = Annotated[ShortText, AfterValidator(_standard_time)]


class Cabang(Record):
    """One exit of a decision step."""

    jawaban: ShortText
    langkah: WholeNumber
    uraian: ShortText | None = None


class Langkah(Record):
    """One step; kelengkapan, waktu and output exactly as printed."""

    nomor: WholeNumber = Field(ge=1)
    kegiatan: Text
    pelaksana: tuple[Key, ...] = Field(min_length=1)
    kelengkapan: ShortText
    waktu: StandardTime
    output: ShortText
    keterangan: ShortText | None = None
    simbol: Simbol = Simbol.KOTAK
    lanjut_ke: tuple[WholeNumber, ...] = ()
    cabang: tuple[Cabang, ...] = ()
    tahap: Tahap
    persetujuan: tuple[Persetujuan, ...] = ()

    @property
    def standard_time(self) -> tuple[int, str]:
        """The standard time as a number and its unit: menit, jam or hari (working days)."""
        count, unit = self.waktu.split()
        return int(count), unit.lower()


class IdentitasSop(Record):
    """Identity block of the SOP format."""

    instansi: tuple[ShortText, ...] = Field(min_length=1)
    nomor: ShortText
    nama: ShortText
    tanggal_pembuatan: Date
    tanggal_revisi: Date | None = None
    tanggal_pengesahan: Date
    disahkan_jabatan: ShortText
    disahkan_nama: ShortText | None = None
    dasar_hukum: tuple[Text, ...] = Field(min_length=1)
    kualifikasi_pelaksana: tuple[ShortText, ...] = Field(min_length=1)
    keterkaitan: tuple[ShortText, ...] = ()
    peralatan: tuple[ShortText, ...] = ()
    peringatan: Text | None = None
    pencatatan: Text | None = None


class Sop(Record):
    """``sop.yml``; ``catatan`` holds what the printed SOP does not say and the office must confirm."""

    identitas: Annotated[IdentitasSop, ChangeKind.SOP]
    kolom: Annotated[tuple[KolomPelaksana, ...], ChangeKind.SOP] = Field(min_length=1)
    langkah: Annotated[tuple[Langkah, ...], ChangeKind.SOP] = Field(min_length=1)
    catatan: Annotated[Mapping[Key, Text], ChangeKind.SOP] = Field(default_factory=dict)

"""One measurement document (dokumen.yml), the forms units fill in, budget, and corrections."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from ukur.model.bukti import Bukti
from ukur.model.faults import F011, F012, refuse
from ukur.model.indikator import DasarTarget
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import NonnegativeNumber, Number, Quantity, QuantityValue, WholeNumber
from ukur.model.periode import PeriodeValue, Triwulan, Year
from ukur.model.sop import Tahap
from ukur.model.tata_usaha import Berkas, BuktiLke, Perintah, Rapat, TindakLanjutLhe
from ukur.model.values import Date, Key, Kode, Link, Record, ShortText, Text


class Analisis(Record):
    """Analysis of one sasaran, as LKjIP Bab III asks for it."""

    uraian: Text
    penyebab: Text | None = None
    faktor_pendukung: Text | None = None
    faktor_penghambat: Text | None = None
    solusi: Text | None = None
    efisiensi: Text | None = None
    program_penunjang: Text | None = None


class EvaluasiRenja(Record):
    """Texts at the foot of form E.81: what helped and hindered, what the next quarter and Renja must do."""

    faktor_pendorong: Text | None = None
    faktor_penghambat: Text | None = None
    tindak_lanjut_triwulan: Text | None = None
    tindak_lanjut_renja: Text | None = None


class PelaksanaanLangkah(Record):
    """When and by whom a step of the SOP was done for one document; ``oleh`` is a title, not a person."""

    langkah: WholeNumber = Field(ge=1)
    oleh: ShortText
    mulai: Date
    selesai: Date | None = None
    catatan: ShortText | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "PelaksanaanLangkah":
        if self.selesai is not None and self.selesai < self.mulai:
            refuse(F011, f"selesai {self.selesai} sebelum mulai {self.mulai}", "periksa kedua tanggal itu")
        return self


class Dokumen(Record):
    """``dokumen.yml``: stage, number, dates, narrative, and the record of the SOP's steps.

    ``lokasi_arsip`` says in words where the printed copy is kept, ``berkas`` by room, shelf, box and folder.
    ``bukti_lke`` is evidence from outside of Ukur for criteria of the evaluation, ``tindak_lanjut_lhe`` what
    became of its last report's recommendations: that is printed in the document of the year.
    """

    periode: Annotated[PeriodeValue, ChangeKind.NARASI]
    tahap: Annotated[Tahap, ChangeKind.TAHAP]
    nomor: Annotated[ShortText | None, ChangeKind.PENGESAHAN] = None
    tanggal_pengesahan: Annotated[Date | None, ChangeKind.PENGESAHAN] = None
    pendahuluan: Annotated[Text, ChangeKind.NARASI]
    analisis: Annotated[Mapping[Kode, Analisis], ChangeKind.NARASI] = Field(default_factory=dict)
    evaluasi_renja: Annotated[EvaluasiRenja | None, ChangeKind.NARASI] = None
    pelaksanaan: Annotated[tuple[PelaksanaanLangkah, ...], ChangeKind.CATATAN_SOP] = ()
    lokasi_arsip: Annotated[ShortText | None, ChangeKind.CATATAN_SOP] = None
    catatan: Annotated[Text | None, ChangeKind.NARASI] = None
    perintah: Annotated[Perintah | None, ChangeKind.CATATAN_SOP] = None
    rapat: Annotated[tuple[Rapat, ...], ChangeKind.CATATAN_SOP] = ()
    berkas: Annotated[Berkas | None, ChangeKind.CATATAN_SOP] = None
    bukti_lke: Annotated[tuple[BuktiLke, ...], ChangeKind.CATATAN_SOP] = ()
    tindak_lanjut_lhe: Annotated[tuple[TindakLanjutLhe, ...], ChangeKind.NARASI] = ()

    @property
    def paper_place(self) -> str:
        """Where the printed copy is kept, in words; empty while nobody recorded it."""
        place = self.berkas.place if self.berkas else ""
        return "; ".join(part for part in (self.lokasi_arsip, place) if part)


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


class Rekomendasi(Record):
    """What the head of the office or a verifier asks for; ``oleh`` is a title, not a person."""

    oleh: ShortText
    tanggal: Date
    uraian: Text


class RencanaAksi(Record):
    """What the office will do about a missed target (fields of the forms in use).

    ``solusi`` is what was done already; ``anggaran`` is in rupiah.
    """

    kendala: Text | None = None
    penyebab: Text | None = None
    solusi: Text | None = None
    tindak_lanjut: Text | None = None
    target_perbaikan: ShortText | None = None
    penanggung_jawab: ShortText | None = None
    batas_waktu: Date | None = None
    anggaran: NonnegativeNumber | None = None
    tingkat: TingkatMasalah | None = None
    status: StatusAksi = StatusAksi.BELUM
    bukti_tindak_lanjut: Link | None = None
    rekomendasi: Rekomendasi | None = None


class TindakLanjut(Record):
    """What became of a rencana aksi of an earlier period: the ``rencana``-th of the indicator, from 1."""

    periode: PeriodeValue
    rencana: WholeNumber = Field(default=1, ge=1)
    status: StatusAksi
    uraian: Text
    bukti: Link | None = None


class NilaiRincian(Record):
    """One member of a breakdown: realisasi, or pembilang and penyebut."""

    realisasi: Number | None = None
    pembilang: Number | None = None
    penyebut: Number | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "NilaiRincian":
        _one_way(self.realisasi, self.pembilang, self.penyebut)
        return self


BEGUN_LINK = "https://"
"""What an empty form has for the address of its evidence."""

_UNFILLED = (None, "", BEGUN_LINK)


def _begun(value: Any) -> Any:
    """Return evidence without blocks that were begun and left empty; a check says if none is left.

    An empty one before a filled one stays: findings name evidence by its place in the list.
    """
    if not isinstance(value, list):
        return () if value is None else value
    rows = list(value)
    while rows and _is_unfilled(rows[-1]):
        rows.pop()
    return rows


def _is_unfilled(row: Any) -> bool:
    return row is None or (isinstance(row, dict) and all(part in _UNFILLED for part in row.values()))


class IsianIndikator(Record):
    """What a unit reports for one indicator in one quarter; absent means not reported yet, never zero."""

    realisasi: Annotated[QuantityValue, ChangeKind.REALISASI] = None
    pembilang: Annotated[Number | None, ChangeKind.REALISASI] = None
    penyebut: Annotated[Number | None, ChangeKind.REALISASI] = None
    rincian: Annotated[Mapping[Kode, NilaiRincian], ChangeKind.REALISASI] = Field(default_factory=dict)
    keterangan: Annotated[Text | None, ChangeKind.NARASI] = None
    faktor_pendukung: Annotated[Text | None, ChangeKind.NARASI] = None
    faktor_penghambat: Annotated[Text | None, ChangeKind.NARASI] = None
    bukti: Annotated[tuple[Bukti, ...], BeforeValidator(_begun), ChangeKind.BUKTI] = ()
    rencana_aksi: Annotated[tuple[RencanaAksi, ...], ChangeKind.RENCANA] = ()
    tindak_lanjut: Annotated[tuple[TindakLanjut, ...], ChangeKind.RENCANA] = ()

    @model_validator(mode="after")
    def _one_way_only(self) -> "IsianIndikator":
        _one_way(self.realisasi, self.pembilang, self.penyebut)
        return self


def _one_way(realisasi: Quantity | None, pembilang: Decimal | None, penyebut: Decimal | None) -> None:
    if realisasi is not None and (pembilang is not None or penyebut is not None):
        refuse(
            F012,
            "realisasi ditulis bersama pembilang atau penyebut",
            "tulis realisasi saja, atau pembilang dan penyebut saja",
        )
    if (pembilang is None) != (penyebut is None):
        absent = "penyebut" if penyebut is None else "pembilang"
        refuse(F012, f"{absent} belum diisi", "isi pembilang dan penyebut bersama-sama")


class Formulir(Record):
    """``<unit>.yml``: the form of one unit in one quarter."""

    unit: Annotated[Key, ChangeKind.FORMULIR]
    indikator: Annotated[Mapping[Kode, IsianIndikator], ChangeKind.FORMULIR] = Field(default_factory=dict)


class AnggaranRenstra(Record):
    """Budget of one node over the whole Renstra, in rupiah: for form E.81.

    ``pagu`` is that of all its years, ``realisasi_lalu`` what was spent up to the end of the year before;
    in its first year that is 0, absent means not on record.
    """

    pagu: NonnegativeNumber
    realisasi_lalu: NonnegativeNumber | None = None


class AnggaranSimpul(Record):
    """Budget of one node of the tree, in rupiah; realisasi and the cash plan are to date (s.d. triwulan)."""

    pagu: NonnegativeNumber
    realisasi: Mapping[Triwulan, NonnegativeNumber] = Field(default_factory=dict)
    renstra: AnggaranRenstra | None = None
    rencana: Mapping[Triwulan, NonnegativeNumber] = Field(default_factory=dict)


class Anggaran(Record):
    """``anggaran/2025.yml``."""

    tahun: Annotated[Year, ChangeKind.ANGGARAN]
    dasar: Annotated[DasarTarget | None, ChangeKind.ANGGARAN] = None
    sumber: Annotated[ShortText, ChangeKind.ANGGARAN]
    simpul: Annotated[Mapping[Kode, AnggaranSimpul], ChangeKind.ANGGARAN] = Field(min_length=1)


class Koreksi(Record):
    """Correction of a published figure."""

    periode: PeriodeValue
    indikator: Kode
    lama: QuantityValue
    baru: QuantityValue
    alasan: Text
    sumber: ShortText
    diputuskan_oleh: ShortText
    tanggal: Date


class WordCorrection(Record):
    """Correction of published words: ``semula`` is what stood there, ``menjadi`` what stands there instead.

    Without ``indikator`` the words are of the document itself.
    """

    periode: PeriodeValue
    indikator: Kode | None = None
    semula: Text
    menjadi: Text
    alasan: Text
    sumber: ShortText
    diputuskan_oleh: ShortText
    tanggal: Date


class DaftarKoreksi(Record):
    """``koreksi.yml``: of figures (``koreksi``), and of words alone (``naskah``)."""

    koreksi: Annotated[tuple[Koreksi, ...], ChangeKind.KOREKSI] = ()
    naskah: Annotated[tuple[WordCorrection, ...], ChangeKind.KOREKSI] = ()

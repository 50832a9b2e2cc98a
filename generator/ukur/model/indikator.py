"""One indicator of the dictionary (kamus): definition, formula, source, owner, targets."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ukur.model.angka import Angka, Bulat, NilaiBesaran, YaTidak
from ukur.model.galat import F011, F012, quote, refuse
from ukur.model.meaning import Jenis
from ukur.model.nilai import Kode, KodeRumus, Kunci, Nilai, Tanggal, Tautan, Teks, TeksPendek
from ukur.model.periode import Tahun, Triwulan


class Agregasi(StrEnum):
    """How quarters make a year."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    POSISI_AKHIR = "posisi-akhir"
    MAKSIMUM = "maksimum"
    KUMULATIF = "kumulatif"


class Frekuensi(StrEnum):
    """How often the indicator is measured: every quarter, TW2 and TW4, or TW4 only."""

    TRIWULANAN = "triwulanan"
    SEMESTERAN = "semesteran"
    TAHUNAN = "tahunan"

    @property
    def triwulan(self) -> tuple[int, ...]:
        """The quarters in which a figure is due."""
        return {"triwulanan": (1, 2, 3, 4), "semesteran": (2, 4), "tahunan": (4,)}[self.value]


class JenisSatuan(StrEnum):
    """What kind of quantity the unit measures; shares, indices and predikat may not be summed."""

    CACAH = "cacah"
    UANG = "uang"
    PERSEN = "persen"
    INDEKS = "indeks"
    RASIO = "rasio"
    WAKTU = "waktu"
    PREDIKAT = "predikat"


class DasarTarget(StrEnum):
    """Where a target (or tree node) comes from; ``contoh`` is a sample and always shown as one."""

    PERJANJIAN_KINERJA = "perjanjian-kinerja"
    RENSTRA = "renstra"
    RENJA = "renja"
    CONTOH = "contoh"


class CaraHitung(StrEnum):
    """How realisasi is made from what the form holds."""

    LANGSUNG = "langsung"
    RASIO = "rasio"
    SELISIH_RINCIAN = "selisih-rincian"


class Perhitungan(Nilai):
    """How realisasi is computed: given (``langsung``), ``pembilang / penyebut * pengali`` (``rasio``),
    or highest minus lowest value of the breakdown (``selisih-rincian``)."""

    cara: CaraHitung = CaraHitung.LANGSUNG
    pembilang: TeksPendek | None = None
    penyebut: TeksPendek | None = None
    pengali: Angka | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Perhitungan":
        ratio_like = self.cara is not CaraHitung.LANGSUNG
        if ratio_like != (self.pembilang is not None) or ratio_like != (self.penyebut is not None):
            must = "wajib" if ratio_like else "tidak boleh"
            refuse(
                F012,
                f"cara '{self.cara}' {must} menyebut pembilang dan penyebut",
                "lengkapi keduanya bila cara rasio atau selisih-rincian, hapus bila langsung",
            )
        if self.pengali is not None and self.pengali <= 0:
            refuse(F011, f"pengali {quote(self.pengali)} tidak lebih dari nol", "tulis 100 untuk persen")
        return self


class Sumber(Nilai):
    """Where figures come from; ``catatan`` says what was and was not checked."""

    nama: TeksPendek
    penyedia: TeksPendek | None = None
    tautan: Tautan | None = None
    catatan: Teks | None = None


class Target(Nilai):
    """Target of one year, in ``satuan``; a quarter without a target is absent, never zero."""

    tahun: NilaiBesaran
    triwulan: Mapping[Triwulan, NilaiBesaran] = Field(default_factory=dict)
    dasar: DasarTarget
    sumber: TeksPendek | None = None
    alasan_perubahan: TeksPendek | None = None


class TargetRenstra(Nilai):
    """Target at the end of the five-year plan."""

    tahun: Tahun
    nilai: NilaiBesaran
    dasar: DasarTarget = DasarTarget.RENSTRA
    sumber: TeksPendek


class Pembanding(Nilai):
    """A published figure to compare with: national standard or a baseline year."""

    nilai: NilaiBesaran
    sumber: TeksPendek


class Perubahan(Nilai):
    """One change of the definition, with its date, so that readers see a break in the series."""

    tanggal: Tanggal
    uraian: TeksPendek


class Indikator(Nilai):
    """One indicator; file name = ``kode``. Targets and realisasi are in ``satuan``.

    Which formulas ``rumus`` may name is for ``measure`` to say; ``source`` reads no other from a file.
    """

    kode: Annotated[Kode, Jenis.MAKNA]
    nama: Annotated[TeksPendek, Jenis.KETERANGAN]
    sasaran: Annotated[Kode, Jenis.MAKNA]
    induk: Annotated[Kode | None, Jenis.KETERANGAN] = None
    tingkat: Annotated[Literal["dampak", "hasil", "keluaran"], Jenis.KETERANGAN]
    definisi_operasional: Annotated[Teks, Jenis.MAKNA]
    alasan_pemilihan: Annotated[Teks | None, Jenis.KETERANGAN] = None
    interpretasi: Annotated[Teks | None, Jenis.KETERANGAN] = None
    cara_pengukuran: Annotated[Teks, Jenis.MAKNA]
    perhitungan: Annotated[Perhitungan, Jenis.MAKNA] = Perhitungan()
    satuan: Annotated[TeksPendek, Jenis.MAKNA]
    jenis_satuan: Annotated[JenisSatuan, Jenis.MAKNA]
    desimal: Annotated[Bulat, Jenis.MAKNA] = Field(default=2, ge=0, le=6)
    rumus: Annotated[KodeRumus, Jenis.MAKNA]
    tabel_label: Annotated[Kunci | None, Jenis.MAKNA] = None
    agregasi: Annotated[Agregasi, Jenis.MAKNA]
    frekuensi: Annotated[Frekuensi, Jenis.MAKNA] = Frekuensi.TRIWULANAN
    unit: Annotated[Kunci, Jenis.MAKNA]
    penyedia_data: Annotated[TeksPendek | None, Jenis.KETERANGAN] = None
    sumber_data: Annotated[Sumber, Jenis.KETERANGAN]
    klasifikasi: Annotated[Kunci | None, Jenis.MAKNA] = None
    komposit: Annotated[YaTidak | None, Jenis.KETERANGAN] = None
    akses_publik: Annotated[YaTidak, Jenis.MAKNA] = True
    kode_referensi: Annotated[TeksPendek | None, Jenis.KETERANGAN] = None
    baseline: Annotated[Mapping[Tahun, Pembanding], Jenis.PEMBANDING] = Field(default_factory=dict)
    target: Annotated[Mapping[Tahun, Target], Jenis.TARGET] = Field(default_factory=dict)
    target_renstra: Annotated[TargetRenstra | None, Jenis.PEMBANDING] = None
    standar_nasional: Annotated[Pembanding | None, Jenis.PEMBANDING] = None
    catatan_perubahan: Annotated[tuple[Perubahan, ...], Jenis.KETERANGAN] = ()

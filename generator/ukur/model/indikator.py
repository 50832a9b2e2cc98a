"""One indicator of the dictionary (kamus): definition, formula, source, owner, targets."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from ukur.model.bounds import BoundsValue
from ukur.model.dated_unit import DatedUnit
from ukur.model.faults import F011, F012, quote, refuse
from ukur.model.former_target import TargetSemula, target_of
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import Number, PositiveNumber, QuantityValue, WholeNumber, YesNo
from ukur.model.periode import Periode, StartValue, Triwulan, Year
from ukur.model.quarter_span import QuarterSpan
from ukur.model.values import Date, Key, Kode, KodeRumus, Link, Record, ShortText, Text


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
        return _DUE[self]


_DUE = {
    Frekuensi.TRIWULANAN: (1, 2, 3, 4),
    Frekuensi.SEMESTERAN: (2, 4),
    Frekuensi.TAHUNAN: (4,),
}


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


class Himpunan(StrEnum):
    """How the parts of several units make one figure."""

    JUMLAH = "jumlah"


class Perhitungan(Record):
    """How realisasi is computed: given (``langsung``), ``pembilang / penyebut * pengali`` (``rasio``),
    or highest minus lowest value of the breakdown (``selisih-rincian``)."""

    cara: CaraHitung = CaraHitung.LANGSUNG
    pembilang: ShortText | None = None
    penyebut: ShortText | None = None
    pengali: Number | None = None

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


class Sumber(Record):
    """Where figures come from; ``catatan`` says what was and was not checked."""

    nama: ShortText
    penyedia: ShortText | None = None
    tautan: Link | None = None
    catatan: Text | None = None


class Target(Record):
    """Target of one year, in ``satuan``; a quarter without a target is absent, never zero.

    ``alasan_lebih_mudah`` says why it is easier to reach than what was reached the year before. ``semula`` is
    what it was before a change within the year: quarters up to then are measured with that.
    """

    tahun: QuantityValue
    triwulan: Mapping[Triwulan, QuantityValue] = Field(default_factory=dict)
    dasar: DasarTarget
    sumber: ShortText | None = None
    alasan_perubahan: ShortText | None = None
    alasan_lebih_mudah: ShortText | None = None
    semula: tuple[TargetSemula, ...] = ()

    def known_in(self, periode: Periode) -> "Target":
        """Return the target as a quarter knew it: before the changes that came later."""
        former = target_of(self.semula, periode)
        if former is None:
            return self
        kept = {"tahun": former.tahun, "triwulan": former.triwulan, "sumber": former.sumber or self.sumber}
        earlier = tuple(row for row in self.semula if row.sampai < former.sampai)
        return self.model_copy(update={**kept, "alasan_perubahan": None, "semula": earlier})


class TargetRenstra(Record):
    """Target at the end of the five-year plan.

    ``akumulasi: jumlah``: what it asks for is the sum over the years of the plan, not the last year's figure.
    """

    tahun: Year
    nilai: QuantityValue
    dasar: DasarTarget = DasarTarget.RENSTRA
    sumber: ShortText
    akumulasi: Literal["jumlah"] | None = None


class Pembanding(Record):
    """A published figure to compare with: national standard or a baseline year."""

    nilai: QuantityValue
    sumber: ShortText


class Perubahan(Record):
    """One change of the definition, with its date, so that readers see a break in the series."""

    tanggal: Date
    uraian: ShortText


def _weight(value: Decimal) -> Decimal:
    if value <= 0:
        refuse(F011, f"{quote(f'{value:f}')} tidak lebih dari nol", "tulis bobot lebih dari 0, atau hapus")
    return value


Weight = Annotated[Number, AfterValidator(_weight)]
"""How much an indicator counts in a mean, against the others; only the ratios of weights matter."""


class PutusDeret(Record):
    """A break: from ``mulai`` on the series is another one, of which figures before it say nothing."""

    mulai: StartValue
    uraian: ShortText

    @property
    def sentence(self) -> str:
        """What readers are told of the break, wherever the series is shown."""
        start = f"tahun {self.mulai.tahun}" if self.mulai.triwulan == 1 else self.mulai.title
        return f"Deret putus mulai {start}: {self.uraian}"


class Indikator(Record):
    """One indicator; file name = ``kode``. Targets and realisasi are in ``satuan``.

    Without ``bobot`` all indicators count alike in a mean.
    ``batas`` says between which figures one is plausible. With ``himpunan`` the figure is made of parts that
    the units ``unit_bagian`` report, each in its own form; ``unit`` answers for the whole.

    Which formulas ``rumus`` may name is for ``measure`` to say; ``source`` reads no other from a file.
    ``realisasi_renstra`` is what the Renstra had reached at the end of a year, for form E.81 and where the
    Renstra's target is a sum. ``berlaku`` says in which quarters it is measured, ``pengganti`` which
    indicator follows it then.
    """

    kode: Annotated[Kode, ChangeKind.MAKNA]
    nama: Annotated[ShortText, ChangeKind.KETERANGAN]
    sasaran: Annotated[Kode, ChangeKind.MAKNA]
    induk: Annotated[Kode | None, ChangeKind.KETERANGAN] = None
    tingkat: Annotated[Literal["dampak", "hasil", "keluaran"], ChangeKind.KETERANGAN]
    definisi_operasional: Annotated[Text, ChangeKind.MAKNA]
    alasan_pemilihan: Annotated[Text | None, ChangeKind.KETERANGAN] = None
    interpretasi: Annotated[Text | None, ChangeKind.KETERANGAN] = None
    cara_pengukuran: Annotated[Text, ChangeKind.MAKNA]
    perhitungan: Annotated[Perhitungan, ChangeKind.MAKNA] = Perhitungan()
    satuan: Annotated[ShortText, ChangeKind.MAKNA]
    jenis_satuan: Annotated[JenisSatuan, ChangeKind.MAKNA]
    desimal: Annotated[WholeNumber, ChangeKind.MAKNA] = Field(default=2, ge=0, le=6)
    batas: Annotated[BoundsValue | None, ChangeKind.KETERANGAN] = None
    rumus: Annotated[KodeRumus, ChangeKind.MAKNA]
    tabel_label: Annotated[Key | None, ChangeKind.MAKNA] = None
    agregasi: Annotated[Agregasi, ChangeKind.MAKNA]
    frekuensi: Annotated[Frekuensi, ChangeKind.MAKNA] = Frekuensi.TRIWULANAN
    bobot: Annotated[Weight | None, ChangeKind.MAKNA] = None
    unit: Annotated[DatedUnit, ChangeKind.MAKNA]
    himpunan: Annotated[Himpunan | None, ChangeKind.MAKNA] = None
    unit_bagian: Annotated[tuple[Key, ...], ChangeKind.MAKNA] = ()
    penyedia_data: Annotated[ShortText | None, ChangeKind.KETERANGAN] = None
    sumber_data: Annotated[Sumber, ChangeKind.KETERANGAN]
    klasifikasi: Annotated[Key | None, ChangeKind.MAKNA] = None
    komposit: Annotated[YesNo | None, ChangeKind.KETERANGAN] = None
    akses_publik: Annotated[YesNo, ChangeKind.MAKNA] = True
    kode_referensi: Annotated[ShortText | None, ChangeKind.KETERANGAN] = None
    baseline: Annotated[Mapping[Year, Pembanding], ChangeKind.PEMBANDING] = Field(default_factory=dict)
    target: Annotated[Mapping[Year, Target], ChangeKind.TARGET] = Field(default_factory=dict)
    target_renstra: Annotated[TargetRenstra | None, ChangeKind.PEMBANDING] = None
    realisasi_renstra: Annotated[Mapping[Year, Pembanding], ChangeKind.PEMBANDING] = Field(
        default_factory=dict
    )
    standar_nasional: Annotated[Pembanding | None, ChangeKind.PEMBANDING] = None
    catatan_perubahan: Annotated[tuple[Perubahan, ...], ChangeKind.KETERANGAN] = ()
    kriteria_perubahan: Annotated[PositiveNumber | None, ChangeKind.MAKNA] = None
    putus_deret: Annotated[tuple[PutusDeret, ...], ChangeKind.MAKNA] = ()
    berlaku: Annotated[QuarterSpan | None, ChangeKind.MAKNA] = None
    pengganti: Annotated[Kode | None, ChangeKind.MAKNA] = None

    @model_validator(mode="after")
    def _parts(self) -> "Indikator":
        if (self.himpunan is None) != (not self.unit_bagian):
            absent = "himpunan" if self.himpunan is None else "unit_bagian"
            refuse(F012, f"{absent} belum diisi", "tulis himpunan: jumlah dan unit_bagian bersama-sama")
        if len(set(self.unit_bagian)) != len(self.unit_bagian):
            refuse(F012, "unit_bagian menyebut satu unit dua kali", "sebut setiap unit satu kali")
        return self

    def covers(self, periode: Periode) -> bool:
        """Return whether it is measured in that quarter of its life, due there or not."""
        return self.berlaku is None or self.berlaku.covers(periode)

    def has_begun(self, periode: Periode) -> bool:
        """Return whether it is measured in that quarter or was before."""
        return self.berlaku is None or self.berlaku.has_begun(periode)

    def has_ended(self, periode: Periode) -> bool:
        """Return whether its last quarter lies before that one."""
        return self.berlaku is not None and self.berlaku.has_ended(periode)

    def due_quarters(self, tahun: int) -> tuple[int, ...]:
        """Return the quarters of a year in which a figure is due."""
        due = self.frekuensi.triwulan
        return due if self.berlaku is None else tuple(q for q in due if self.covers(Periode(tahun, q)))

    def known_in(self, periode: Periode) -> "Indikator":
        """Return the indicator as a quarter knows it: without what begins later, and no end still to come."""
        state: dict[str, Any] = {}
        if (unit := self.unit.known_in(periode)) is not self.unit:
            state["unit"] = unit
        ends = self.berlaku is not None and self.berlaku.sampai is not None
        if self.berlaku is not None and ends and not self.berlaku.has_ended(periode):
            begun = self.berlaku.mulai is not None
            state["berlaku"] = self.berlaku.model_copy(update={"sampai": None}) if begun else None
            state["pengganti"] = None
        if any(target.semula for target in self.target.values()):
            state["target"] = {tahun: target.known_in(periode) for tahun, target in self.target.items()}
        return self.model_copy(update=state) if state else self

    def breaks(self, former: Periode, baru: Periode) -> tuple[PutusDeret, ...]:
        """Return the breaks of the series after ``former``, up to and with ``baru``."""
        return tuple(row for row in self.putus_deret if former < row.mulai <= baru)

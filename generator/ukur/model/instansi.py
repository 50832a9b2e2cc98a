"""The office: names, letterhead, units, numbering, paper and defaults of arithmetic."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from ukur.model.faults import F005, F011, quote, refuse
from ukur.model.host_kind import HostKind
from ukur.model.in_force import InForce
from ukur.model.meaning import ChangeKind
from ukur.model.numbers import NonnegativeNumber, Number, WholeNumber, YesNo
from ukur.model.offered_schema import offered_schema
from ukur.model.periode import Periode
from ukur.model.pk import PerjanjianKinerja
from ukur.model.quarter_span import QuarterSpan
from ukur.model.scope import Scope
from ukur.model.tata_usaha import Retensi
from ukur.model.values import Key, Kode, Link, Record, ShortText, Text

_PICTURE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.(?:png|jpg|svg)", re.ASCII)
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}", re.ASCII)
_SMALLEST_MARGIN, _LARGEST_MARGIN = Decimal(1), Decimal(5)
"""Our choice, in cm: 1 clears what office printers leave blank, 5 still leaves wide tables their columns."""


def _margin(value: Decimal) -> Decimal:
    if not _SMALLEST_MARGIN <= value <= _LARGEST_MARGIN:
        refuse(F011, f"tepi kertas {quote(value)} cm di luar 1 sampai 5", "tulis lebar tepi dalam sentimeter")
    return value


def _picture(name: str) -> str:
    if not _PICTURE.fullmatch(name):
        hint = "tulis nama berkas huruf kecil berakhiran .png, .jpg, atau .svg di content/lambang/"
        refuse(F005, f"{quote(name)} bukan nama gambar yang sah", hint)
    return name


def _font(name: str) -> str:
    if not _FONT.fullmatch(name):
        refuse(F005, f"{quote(name)} bukan nama huruf yang sah", "tulis nama keluarga huruf, misalnya Arimo")
    return name


MarginWidth = Annotated[NonnegativeNumber, AfterValidator(_margin)]
PictureName = Annotated[ShortText, AfterValidator(_picture)]
FontName = Annotated[ShortText, AfterValidator(_font)]


class DasarCapaian(StrEnum):
    """Which realisasi enters the formula: as printed (an auditor can redo it) or at full precision."""

    TERCETAK = "tercetak"
    PENUH = "penuh"


class ZonaWaktu(StrEnum):
    """The office's time zone; Indonesia has three, without summer time (Keppres 41/1987)."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    def office_day(self, waktu: datetime.datetime) -> datetime.date:
        """Return the day at the office; ``waktu`` must know its own zone."""
        return self.local_time(waktu).date()

    def local_time(self, waktu: datetime.datetime) -> datetime.datetime:
        """Return the same instant as clocks at the office show it."""
        return waktu.astimezone(_OFFSETS[self])


_OFFSETS = {
    zone: datetime.timezone(datetime.timedelta(hours=hours), zone)
    for zone, hours in ((ZonaWaktu.WIB, 7), (ZonaWaktu.WITA, 8), (ZonaWaktu.WIT, 9))
}


_MEAN_CAPS = ("tanpa", "100", "110", "120")
MeanCap = Annotated[
    Literal["tanpa", "100", "110", "120"],
    WithJsonSchema(offered_schema((_MEAN_CAPS[0], *map(int, _MEAN_CAPS[1:])), _MEAN_CAPS[1:])),
]


_ROW_CAPS = (*_MEAN_CAPS, "200")
RowCap = Annotated[
    Literal["tanpa", "100", "110", "120", "200"],
    WithJsonSchema(offered_schema((_ROW_CAPS[0], *map(int, _ROW_CAPS[1:])), _ROW_CAPS[1:])),
]


class Aritmetika(Record):
    """Defaults of the arithmetic; every choice is printed in the metodologi page.

    ``batas_agregat`` and ``batas_capaian`` are caps in percent: the one on each capaian in a mean only, the
    other on the capaian of each row, where the figure without it stands beside. ``desimal_capaian`` are the
    decimals of a printed capaian; two where the office says nothing.

    ``capaian_wajar`` changes no figure: a capaian above it, in percent, is asked about (rule W107).
    ``lingkup_utama``: whose target gives an indicator its status and predikat. Absent, it is the target to
    date, in TW4 the year's; the year's too where a quarter has no target of its own.
    """

    dasar_capaian: DasarCapaian = DasarCapaian.TERCETAK
    batas_agregat: MeanCap = "tanpa"
    batas_capaian: RowCap | None = None
    desimal_capaian: Annotated[WholeNumber, Field(ge=0, le=2)] | None = None
    capaian_wajar: NonnegativeNumber | None = None
    lingkup_utama: Scope | None = None


class Kop(Record):
    """Letterhead; parts the office has not given are left out, never made up.

    ``lambang`` is the name of a picture of the region's arms in ``content/lambang/``.
    """

    lambang: PictureName | None = None
    alamat: ShortText | None = None
    telepon: ShortText | None = None
    pos_el: ShortText | None = None
    laman: Link | None = None


class Unit(QuarterSpan):
    """A unit (bidang) that fills in a form, from its first quarter to its last.

    ``pendahulu`` are the units that it was made of or split from: one where it was split or renamed, several
    where units were merged.
    """

    nama: ShortText
    induk: Key | None = None
    pendahulu: tuple[Key, ...] = ()


class Penomoran(Record):
    """Document numbering: classification code and pattern with {klasifikasi} {urut} {unit} {tahun}.

    Only ``klasifikasi`` is printed, in the list of the archive. Filed inputs have the other two, so they
    stay readable.
    """

    klasifikasi: ShortText = "000.8.6.3"
    pola: ShortText = "{klasifikasi}/{urut}/{unit}/{tahun}"
    kode_unit: ShortText | None = None


class Kertas(Record):
    """Paper and margins in centimetres; A4 unless the office prints F4 (21,5 x 33 cm).

    ``huruf`` names a font family whose files the office has put in ``content/huruf/``. Margins are those
    in use under Permendagri 1/2023 article 34 (secondary source); the office may set its own.
    """

    ukuran: Literal["A4", "F4"] = "A4"
    atas: MarginWidth = Decimal("2")
    bawah: MarginWidth = Decimal("2.5")
    kiri: MarginWidth = Decimal("3")
    kanan: MarginWidth = Decimal("2")
    huruf: FontName | None = None


class EfisiensiAnggaran(Record):
    """Bounds, in percentage points, of capaian minus serapan for calling a sasaran efficient.

    Local practice, not law: above ``efisien`` efficient, below ``tidak_efisien`` not, between them enough.
    """

    efisien: Number = Decimal(5)
    tidak_efisien: Number = Decimal(-5)

    @model_validator(mode="after")
    def _ordered(self) -> "EfisiensiAnggaran":
        if self.tidak_efisien > self.efisien:
            refuse(F011, "batas tidak_efisien melebihi batas efisien", "tukar kedua batas itu")
        return self


class Klasifikasi(Record):
    """A breakdown, e.g. kecamatan: its members by official code, and their source.

    ``berlaku`` is for members that begin or end within the years on record: their quarters, by code.
    """

    nama: ShortText
    sumber: ShortText
    anggota: Mapping[Kode, ShortText] = Field(min_length=1)
    berlaku: Mapping[Kode, QuarterSpan] = Field(default_factory=dict)

    def has_member(self, kode: str, periode: Periode) -> bool:
        """Return whether a member belongs to it in that quarter."""
        span = self.berlaku.get(kode)
        return kode in self.anggota and (span is None or span.covers(periode))

    def members_in(self, periode: Periode) -> dict[str, str]:
        """Return the names of the members of a quarter, by code, in the order of the file."""
        return {kode: name for kode, name in self.anggota.items() if self.has_member(kode, periode)}


class Repositori(Record):
    """Where readers find and edit the YAML; without it pages name the file and give no link.

    ``jenis`` is the kind of host, for one whose address does not tell; ``aplikasi`` is the number of the
    office's OAuth application on its GitLab, with which people sign in on the site's pages without a token.
    """

    alamat: Link
    cabang: Kode = "main"
    jenis: HostKind | None = None
    aplikasi: ShortText | None = None


class Urusan(InForce):
    """A field of government affairs that the office serves, by its official code, from one day to another."""

    kode: Kode
    nama: ShortText


class IndukInstansi(InForce):
    """The office above: the one that this office belongs to, from one day to another."""

    kode: Kode | None = None
    nama: ShortText


class Lisensi(Record):
    """The licence under which the office publishes its data: ``kode`` is that of SPDX, such as CC-BY-4.0."""

    nama: ShortText
    kode: Kode | None = None
    tautan: Link | None = None


class Layanan(Record):
    """Where the public turns to: each stands at the foot of every page, and in no document.

    ``ppid`` is the office's page for information requests, ``lapor`` its channel for complaints, ``survei``
    its questions on how satisfied users are; ``kontak`` says in words how it is reached.
    """

    kontak: ShortText | None = None
    ppid: Link | None = None
    lapor: Link | None = None
    survei: Link | None = None


class Instansi(Record):
    """The office whose performance is measured.

    ``kode`` is the office's own in lists of many offices; ``urusan`` and ``induk`` are read with the state of
    a document's day. ``pk`` are the performance agreements, by year, each change after what it changes.
    ``bukti_publik``: whether the site shows the evidence page, which is internal otherwise.
    ``dasar_hukum`` is the legal basis that documents print; without it they print the SOP's.

    ``bidang_urusan`` and ``sumber`` are for those who read the file: nothing prints them, and filed inputs
    have them.
    """

    nama: Annotated[ShortText, ChangeKind.INSTANSI]
    singkatan: Annotated[Key, ChangeKind.ATURAN]
    nama_singkat: Annotated[ShortText, ChangeKind.INSTANSI]
    pemerintah: Annotated[ShortText, ChangeKind.INSTANSI]
    daerah: Annotated[ShortText, ChangeKind.INSTANSI]
    tempat: Annotated[ShortText, ChangeKind.INSTANSI]
    zona_waktu: Annotated[ZonaWaktu, ChangeKind.ATURAN] = ZonaWaktu.WIB
    percontohan: Annotated[YesNo, ChangeKind.ATURAN] = False
    bidang_urusan: Annotated[ShortText | None, ChangeKind.INSTANSI] = None
    kop: Annotated[Kop, ChangeKind.INSTANSI] = Kop()
    unit: Annotated[Mapping[Key, Unit], ChangeKind.ATURAN] = Field(min_length=1)
    penomoran: Annotated[Penomoran, ChangeKind.INSTANSI] = Penomoran()
    kertas: Annotated[Kertas, ChangeKind.INSTANSI] = Kertas()
    aritmetika: Annotated[Aritmetika, ChangeKind.ATURAN] = Aritmetika()
    efisiensi: Annotated[EfisiensiAnggaran, ChangeKind.ATURAN] = EfisiensiAnggaran()
    klasifikasi: Annotated[Mapping[Key, Klasifikasi], ChangeKind.ATURAN] = Field(default_factory=dict)
    repositori: Annotated[Repositori | None, ChangeKind.INSTANSI] = None
    situs: Annotated[Link | None, ChangeKind.INSTANSI] = None
    sumber: Annotated[Text | None, ChangeKind.INSTANSI] = None
    kode: Annotated[Kode | None, ChangeKind.INSTANSI] = None
    urusan: Annotated[tuple[Urusan, ...], ChangeKind.INSTANSI] = ()
    induk: Annotated[tuple[IndukInstansi, ...], ChangeKind.INSTANSI] = ()
    lisensi: Annotated[Lisensi | None, ChangeKind.INSTANSI] = None
    dasar_hukum: Annotated[tuple[Text, ...], ChangeKind.INSTANSI] = ()
    retensi: Annotated[Retensi | None, ChangeKind.INSTANSI] = None
    pk: Annotated[tuple[PerjanjianKinerja, ...], ChangeKind.PK] = ()
    bukti_publik: Annotated[YesNo | None, ChangeKind.ATURAN] = None
    layanan: Annotated[Layanan | None, ChangeKind.INSTANSI] = None

"""The SOP itself: identity block, steps with their standard (mutu baku), and the branch."""

import re
from collections.abc import Iterator, Mapping
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


_STATUS_ORDER = {tahap: order for order, tahap in enumerate(Tahap)}


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


class Guard(StrEnum):
    """What no step guards: agreed targets, references, the archive; the keys of ``kewenangan``."""

    TARGET = "target"
    ACUAN = "acuan"
    ARSIP = "arsip"


class Kewenangan(Record):
    """The roles that approve what is no step's, each of a list one approval.

    ``target`` decides on agreed targets, shown budgets and corrections, ``acuan`` on references, both on the
    office's rules (roles, SOP, scale, program), ``arsip`` on filing.
    """

    target: tuple[Key, ...] = Field(default=("kepala",), min_length=1)
    acuan: tuple[Key, ...] = Field(default=("sekretaris",), min_length=1)
    arsip: tuple[Key, ...] = Field(default=("staf",), min_length=1)


class SignatureForm(StrEnum):
    """How documents are signed: by hand, or electronically with a block that shows neither rank nor NIP."""

    BASAH = "basah"
    ELEKTRONIK = "elektronik"


PRINCIPAL_OFFICE = "kepala"
"""The office that signs where ``penanda_tangan`` names none: what it was before the key came."""


class SopSignatory(Record):
    """Who signs the document: an office of ``pejabat.yml`` and, except for the one who makes it, as what.

    ``peran`` is the role whose approval stands behind a signature, of the office's own key where absent.
    """

    jabatan: Key
    sebagai: ShortText | None = None
    peran: Key | None = None

    @property
    def approving_role(self) -> str:
        """The role that approves for this signatory."""
        return self.peran or self.jabatan


class Sop(Record):
    """``sop.yml``; ``catatan`` holds what the printed SOP does not say and the office must confirm.

    ``sic`` are words that the printed SOP has wrong; its page shows them as they are and says so.

    Without ``kewenangan`` the roles kepala, sekretaris and staf guard; without ``penanda_tangan`` the office
    ``kepala`` signs alone; without ``cara_tanda_tangan`` by hand.
    """

    identitas: Annotated[IdentitasSop, ChangeKind.SOP]
    kolom: Annotated[tuple[KolomPelaksana, ...], ChangeKind.SOP] = Field(min_length=1)
    langkah: Annotated[tuple[Langkah, ...], ChangeKind.SOP] = Field(min_length=1)
    catatan: Annotated[Mapping[Key, Text], ChangeKind.SOP] = Field(default_factory=dict)
    kewenangan: Annotated[Kewenangan | None, ChangeKind.SOP] = None
    penanda_tangan: Annotated[tuple[SopSignatory, ...], ChangeKind.SOP] = Field(default=(), max_length=4)
    cara_tanda_tangan: Annotated[SignatureForm | None, ChangeKind.SOP] = None
    sic: Annotated[tuple[ShortText, ...], ChangeKind.SOP] = ()

    @property
    def printed_texts(self) -> Iterator[str]:
        """Every text of the SOP as it was printed."""
        block = self.identitas
        yield from (*block.instansi, block.nomor, block.nama, block.disahkan_jabatan, *block.dasar_hukum)
        yield from (*block.kualifikasi_pelaksana, *block.keterkaitan, *block.peralatan)
        yield from filter(None, (block.disahkan_nama, block.peringatan, block.pencatatan))
        yield from (column.judul for column in self.kolom)
        for step in self.langkah:
            yield from filter(
                None, (step.kegiatan, step.kelengkapan, step.waktu, step.output, step.keterangan)
            )

    def guards(self, *what: Guard) -> tuple[str, ...]:
        """Return the roles that guard something, each once, in the order of ``what``."""
        own = self.kewenangan or _USUAL
        return tuple(dict.fromkeys(role for one in what for role in getattr(own, one.value)))

    @property
    def principal_office(self) -> str:
        """The key of the office that makes and signs the document."""
        first = (item.jabatan for item in self.penanda_tangan if item.sebagai is None)
        return next(first, PRINCIPAL_OFFICE)

    @property
    def cosigners(self) -> tuple[SopSignatory, ...]:
        """Those who sign beside the principal, in the order of the file."""
        return tuple(item for item in self.penanda_tangan if item.sebagai is not None)

    def approvals_of(self, step: Langkah) -> tuple[Persetujuan, ...]:
        """Return the approvals that closing a step needs; the last of signing needs every cosigner's too."""
        if not self.cosigners or step != self._signing_step:
            return step.persetujuan
        asked = {item.peran for item in step.persetujuan}
        roles = dict.fromkeys(item.approving_role for item in self.cosigners)
        return (*step.persetujuan, *(Persetujuan(peran=role) for role in roles if role not in asked))

    @property
    def _signing_step(self) -> Langkah | None:
        signing = [step for step in self.langkah if step.tahap is Tahap.DITANDATANGANI]
        return signing[-1] if signing else None


_USUAL = Kewenangan()
"""Who guards where ``kewenangan`` is absent."""

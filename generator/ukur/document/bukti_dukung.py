"""Evidence for the criteria of the AKIP evaluation, as values; ``coverage`` says what counts as evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ukur.document.document_value import DokumenPengukuran
from ukur.document.sections import ShownLangkah
from ukur.model.catalogue import Catalogue
from ukur.model.lke import CriteriaList, criteria_in_force
from ukur.model.lke_list import DaftarLke
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import quarter_end


class StatusBukti(StrEnum):
    """Whether there is evidence; it says nothing about its quality."""

    ADA = "ada"
    SEBAGIAN = "sebagian"
    BELUM = "belum"


class BuktiKind(StrEnum):
    """What Ukur can show."""

    SOP = "sop"
    DEFINISI = "definisi"
    FORMULIR = "formulir"
    PENGUKURAN = "pengukuran"
    DOKUMEN = "dokumen"
    BUKTI_DATA = "bukti-data"
    PERSETUJUAN = "persetujuan"
    PELAKSANAAN = "pelaksanaan"
    PERIODE = "periode"
    UNIT = "unit"
    REKAM_ARSIP = "rekam-arsip"
    REPOSITORI = "repositori"
    SITUS = "situs"
    RENCANA = "rencana"
    TINDAK_LANJUT = "tindak-lanjut"
    ANGGARAN = "anggaran"
    EFISIENSI = "efisiensi"
    KOREKSI = "koreksi"


class EvidencePlace(NamedTuple):
    """Where evidence lies for its reader: a path or an address, and its SHA-256 if it is a file."""

    nama: str
    tujuan: str
    sha256: str = ""


class Evidence(NamedTuple):
    """Something to show for a criterion, and what it shows."""

    jenis: BuktiKind
    keterangan: str


class Lacking(NamedTuple):
    """Something that is missing, and who can supply it."""

    uraian: str
    oleh: str


class OfficeLacking(Lacking):
    """What is missing here because Ukur never holds it: evidence that the office names can take its place."""


@dataclass(frozen=True, slots=True)
class CriterionEvidence:
    """One piece of evidence for a criterion; ``tujuan`` is empty for what is kept on paper."""

    nama: str
    tujuan: str
    sha256: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class ShownCriterion:
    """A criterion with its evidence and what is missing."""

    kode: str
    uraian: str
    bagian: str
    bukti: tuple[CriterionEvidence, ...]
    kurang: tuple[Lacking, ...]

    @property
    def status(self) -> StatusBukti:
        """``ada`` only where nothing is missing."""
        if not self.bukti:
            return StatusBukti.BELUM
        return StatusBukti.SEBAGIAN if self.kurang else StatusBukti.ADA


@dataclass(frozen=True, slots=True)
class ApprovalEvidence:
    """An approval on record: of which roles (as the office calls them), by which account, when, of what."""

    peran: tuple[str, ...]
    akun: str
    waktu: str
    usulan: str
    sidik: str


@dataclass(frozen=True, slots=True)
class ArsipBukti:
    """What the archive says of the document's newest version: the SOP's steps, and ``lke.yml`` as filed."""

    folder: str
    commit: str
    setuju: tuple[ApprovalEvidence, ...]
    langkah: tuple[ShownLangkah, ...] = ()
    lke: DaftarLke | None = None


@dataclass(frozen=True)
class CoverageMaterial:
    """What coverage is judged by. ``arsip`` is None while the document has not been filed.

    ``katalog`` is the data the document was made from; ``letak`` says where each kind of evidence lies.
    ``catatan`` is what the office records of the document today, where that may differ: orders, meetings and
    evidence from outside are recorded after the signature too.
    """

    katalog: Catalogue
    dokumen: DokumenPengukuran
    letak: Mapping[BuktiKind, Sequence[EvidencePlace]] = field(default_factory=dict)
    arsip: ArsipBukti | None = None
    catatan: Dokumen | None = None

    @property
    def lke(self) -> CriteriaList:
        """The criteria of the document's time: those that were filed with it, else those of its data."""
        filed = self.arsip.lke if self.arsip else None
        return criteria_in_force(filed or self.katalog.lke, quarter_end(self.dokumen.periode))

    @property
    def record(self) -> Dokumen | None:
        """What the office records of the document."""
        return self.catatan or self.katalog.dokumen.get(self.dokumen.periode)

    @property
    def langkah(self) -> tuple[ShownLangkah, ...]:
        """The SOP's steps: as the archive tells them, else as the document has them."""
        return (self.arsip.langkah if self.arsip else ()) or self.dokumen.catatan_sop

"""What pages show of the archive: versions of documents with their files, approvals and hashes, as text."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ukur.document.bukti_dukung import ApprovalEvidence
from ukur.document.document_value import DokumenPengukuran
from ukur.document.sections import ShownLangkah
from ukur.model.lke_list import DaftarLke
from ukur.model.periode import Periode
from ukur.site.downloads import Download


@dataclass(frozen=True)
class ShownAttachment:
    """A PDF signed outside or a scan that belongs to a version; ``hari`` is the day of ``waktu``.

    ``keterangan`` are label and text.
    """

    jenis: str
    judul: str
    waktu: str
    hari: str
    berkas: tuple[Download, ...]
    keterangan: tuple[tuple[str, str], ...]
    nomor_register: int
    sidik_manifest: str


@dataclass(frozen=True)
class ShownVersion:
    """One version of a document as it was filed.

    ``folder`` lies below ``arsip/`` of the site. ``alasan`` says why there is a version after the first;
    ``sidik`` is the hash of the document's inputs, ``sidik_baris`` that of its line in the register.
    ``unduhan`` are the files for readers, ``lainnya`` all other files of the folder. ``diterima`` is the
    moment of ``waktu`` for programs. ``langkah`` are the SOP's steps as the approvals tell them,
    ``beda_tanggal`` says where the document bears another date than its approval. ``lke`` are the criteria
    that the office had when it was filed.
    """

    versi: int
    folder: str
    dokumen: DokumenPengukuran
    commit: str
    waktu: str
    sidik: str
    sidik_manifest: str
    sidik_baris: str
    nomor_register: int
    alasan: tuple[str, ...]
    situs_git: str
    bertanda: bool
    batas: tuple[str, ...]
    setuju: tuple[ApprovalEvidence, ...]
    unduhan: tuple[Download, ...]
    lainnya: tuple[Download, ...]
    lampiran: tuple[ShownAttachment, ...] = ()
    diterima: datetime.datetime | None = None
    langkah: tuple[ShownLangkah, ...] = ()
    beda_tanggal: str = ""
    lke: DaftarLke = field(default_factory=DaftarLke)

    @property
    def all_files(self) -> tuple[Download, ...]:
        """Every file of the version and of what belongs to it."""
        return (*self.unduhan, *self.lainnya, *(file for extra in self.lampiran for file in extra.berkas))


@dataclass(frozen=True)
class PendingCorrection:
    """A decided correction that a shown document does not have yet: its indicator, and one sentence."""

    kode: str
    kalimat: str


@dataclass(frozen=True)
class ShownDrill:
    """The last rebuild drill: when (office time), and the versions that did not come out the same.

    ``saat`` is the same moment for programs (ISO 8601). ``sama_isi`` have the same figures and sentences,
    printed by another version of the program.
    """

    waktu: str
    diperiksa: int
    berbeda: tuple[str, ...] = ()
    saat: str = ""
    sama_isi: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownArchive:
    """The archive: versions of each document, oldest first, at least one.

    ``ujung`` is the hash of the register's end, ``awal`` that of its first line, ``lines`` how many it has.
    ``berkas`` are the register and whatever else lies at its top. ``latihan`` is None before the first drill.
    ``dicabut`` says what was taken out because it had never verified, ``diputuskan`` what stands by decision
    and not by approval, a sentence each.
    """

    versi: Mapping[Periode, tuple[ShownVersion, ...]] = field(default_factory=dict)
    ujung: str = ""
    berkas: tuple[Download, ...] = ()
    latihan: ShownDrill | None = None
    dicabut: tuple[str, ...] = ()
    diputuskan: tuple[str, ...] = ()
    awal: str = ""
    lines: int = 0

    @property
    def every_file(self) -> tuple[Download, ...]:
        """Every file of the archive."""
        versions = (version for versions in self.versi.values() for version in versions)
        return (*self.berkas, *(file for version in versions for file in version.all_files))


def version_state(version: Sequence[ShownVersion], number: int) -> str:
    """Return what the version at place ``number`` is to a reader: in force, or replaced and by which."""
    return f"diganti oleh versi {version[number + 1].versi}" if number + 1 < len(version) else "berlaku"

"""Sections of the document beside the measurement form: budget, follow-up, SOP record, signatures."""

import datetime
from dataclasses import dataclass

from ukur.document.figure import Figure


@dataclass(frozen=True, slots=True)
class ShownTindakLanjut:
    """What became of a rencana aksi of an earlier period; ``lewat``: its deadline has passed, unfinished."""

    kode: str
    asal: str
    tindak_lanjut: str
    penanggung_jawab: str
    batas_waktu: str
    status_lalu: str
    status: str
    uraian: str
    bukti: str | None
    lewat: bool
    hari_batas_waktu: datetime.date | None = None
    kode_status: str = ""


@dataclass(frozen=True, slots=True)
class AnggaranRow:
    """Budget of a node: pagu, and realisasi to date and serapan of each quarter up to the document's.

    ``rencana`` is the cash plan to date of each quarter, ``serapan_rencana`` the realisasi as a share of it;
    both are empty where no node has a plan.
    """

    kode: str
    jenis: str
    uraian: str
    tingkat: int
    pagu: Figure
    realisasi: tuple[Figure, ...]
    serapan: tuple[Figure, ...]
    rencana: tuple[Figure, ...] = ()
    serapan_rencana: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownEfisiensi:
    """Efficiency of a sasaran; ``sisa`` says why it is not claimed where it is not."""

    kode: str
    uraian: str
    capaian: Figure
    serapan: Figure
    selisih: Figure
    golongan: str
    sisa: Figure


@dataclass(frozen=True, slots=True)
class ShownAnggaran:
    """The budget section; ``triwulan`` are the headings of the quarters."""

    tahun: int
    sumber: str
    contoh: bool
    triwulan: tuple[str, ...]
    baris: tuple[AnggaranRow, ...]
    jumlah: AnggaranRow
    efisiensi: tuple[ShownEfisiensi, ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownLangkah:
    """One step in the SOP record: the standard, and what was recorded; nothing recorded says so.

    ``tahap`` is the stage that it closes; ``hari`` are first and last day of each time it was done.
    """

    nomor: int
    kegiatan: str
    pelaksana: str
    waktu_baku: str
    oleh: str
    waktu_nyata: str
    lama: str
    catatan: str
    tahap: str = ""
    hari: tuple[tuple[datetime.date, datetime.date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownKoreksi:
    """A correction of a published figure."""

    periode: str
    kode: str
    lama: str
    baru: str
    alasan: str
    sumber: str
    diputuskan_oleh: str
    tanggal: str
    hari: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ShownAffair:
    """A field of government affairs that the office serves."""

    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class ShownLicence:
    """The licence of the office's data; ``kode`` and ``tautan`` are empty where the office gave none."""

    nama: str
    kode: str
    tautan: str

    @property
    def whole_name(self) -> str:
        """The name with its code, where it has one."""
        return f"{self.nama} ({self.kode})" if self.kode else self.nama


@dataclass(frozen=True, slots=True)
class ShownOffice:
    """Who the office is among others, on the document's day; what it has not said is empty."""

    kode: str
    urusan: tuple[ShownAffair, ...]
    induk: str
    kode_induk: str
    lisensi: ShownLicence | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Signature block; in a demonstration it names the office and nobody.

    ``di_atas`` are lines above the title: in whose name is signed (a.n.). ``sebagai`` is what one who signs
    beside the maker signs as, who has no place and date. ``cara`` is "elektronik" or empty, ``sk`` the number
    of the decision that the signatory's authority rests on. All of them came with form 4.
    """

    tempat_tanggal: str
    jabatan: str
    nama: str | None
    pangkat: str | None
    nip: str | None
    di_atas: tuple[str, ...] = ()
    sebagai: str = ""
    cara: str = ""
    sk: str = ""

    @property
    def is_electronic(self) -> bool:
        """Whether the block is the one for an electronic signature."""
        return self.cara == "elektronik"

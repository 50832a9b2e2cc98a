"""Sections of the document beside the measurement form: budget, follow-up, SOP record, corrections."""

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
    """One step in the SOP record: the standard, and what was recorded; nothing recorded says so."""

    nomor: int
    kegiatan: str
    pelaksana: str
    waktu_baku: str
    oleh: str
    waktu_nyata: str
    lama: str
    catatan: str


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

"""Sections of the document beside the measurement form: budget, follow-up, SOP record, corrections."""

from dataclasses import dataclass

from ukur.document.figur import Figur


@dataclass(frozen=True, slots=True)
class TindakLanjutTampil:
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
class BarisAnggaran:
    """Budget of a node: pagu, and realisasi to date and serapan of each quarter up to the document's."""

    kode: str
    jenis: str
    uraian: str
    tingkat: int
    pagu: Figur
    realisasi: tuple[Figur, ...]
    serapan: tuple[Figur, ...]


@dataclass(frozen=True, slots=True)
class EfisiensiTampil:
    """Efficiency of a sasaran; ``sisa`` says why it is not claimed where it is not."""

    kode: str
    uraian: str
    capaian: Figur
    serapan: Figur
    selisih: Figur
    golongan: str
    sisa: Figur


@dataclass(frozen=True, slots=True)
class AnggaranTampil:
    """The budget section; ``triwulan`` are the headings of the quarters."""

    tahun: int
    sumber: str
    contoh: bool
    triwulan: tuple[str, ...]
    baris: tuple[BarisAnggaran, ...]
    jumlah: BarisAnggaran
    efisiensi: tuple[EfisiensiTampil, ...]
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LangkahTampil:
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
class KoreksiTampil:
    """A correction of a published figure."""

    periode: str
    kode: str
    lama: str
    baru: str
    alasan: str
    sumber: str
    diputuskan_oleh: str
    tanggal: str

"""The document as one immutable value: every figure, label and sentence, formatted; renderings only read."""

import datetime
from dataclasses import dataclass

from ukur.document.bagian import AnggaranTampil, KoreksiTampil, LangkahTampil, TindakLanjutTampil
from ukur.document.figur import Figur, Hitungan
from ukur.model.instansi import Kertas
from ukur.model.periode import Periode


@dataclass(frozen=True, slots=True)
class BuktiTampil:
    """Evidence behind a figure."""

    nama: str
    tautan: str | None
    lokasi_arsip: str | None
    sha256: str | None
    tanggal: str = ""


@dataclass(frozen=True, slots=True)
class Struk:
    """The receipt of a figure: each line of the calculation as label and text, its source and evidence."""

    baris: tuple[tuple[str, str], ...]
    sumber: str
    bukti: tuple[BuktiTampil, ...]


@dataclass(frozen=True, slots=True)
class AksiTampil:
    """One rencana aksi, formatted."""

    kode: str
    kendala: str
    penyebab: str
    solusi: str
    tindak_lanjut: str
    target_perbaikan: str
    penanggung_jawab: str
    batas_waktu: str
    anggaran: Figur
    tingkat: str
    status: str
    bukti: str | None
    rekomendasi: str


@dataclass(frozen=True, slots=True)
class PembandingTampil:
    """One comparison of an indicator: with what, the figure, the percentage reached, the source."""

    dengan: str
    nilai: Figur
    capaian: Figur
    sumber: str


@dataclass(frozen=True, slots=True)
class RincianTampil:
    """One member of a breakdown, e.g. a kecamatan."""

    kode: str
    nama: str
    pembilang: Figur
    penyebut: Figur
    nilai: Figur


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One row of the measurement form, with everything a rendering may print about it."""

    kode: str
    nama: str
    satuan: str
    cara_pengukuran: str
    target_triwulan: Figur
    realisasi_triwulan: Figur
    capaian_triwulan: Figur
    target_sampai: Figur
    realisasi_sampai: Figur
    capaian_sampai: Figur
    target_tahun: Figur
    capaian_tahun: Figur
    capaian: Figur
    predikat: str
    singkatan: str
    tercapai: bool | None
    status: str
    target_contoh: bool
    dasar_target: str
    keterangan: str
    faktor_pendukung: str
    faktor_penghambat: str
    struk: Struk
    desimal: int = 2
    alasan_perubahan: str = ""
    hitungan_triwulan: Hitungan | None = None
    hitungan_sampai: Hitungan | None = None
    hitungan_tahun: Hitungan | None = None
    pembanding: tuple[PembandingTampil, ...] = ()
    rencana_aksi: tuple[AksiTampil, ...] = ()
    rincian: tuple[RincianTampil, ...] = ()


@dataclass(frozen=True, slots=True)
class RingkasanTampil:
    """A roll-up, formatted; ``kalimat`` says how many indicators are in the mean."""

    jumlah: int
    dihitung: int
    tercapai: int
    tidak_tercapai: int
    tanpa_capaian: int
    rata_rata: Figur
    berbatas: Figur | None
    batas: str
    predikat: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class AnalisisTampil:
    """Analysis of a sasaran: heading and text of each part that was written."""

    bagian: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KelompokSasaran:
    """A sasaran with its indicators, roll-up and analysis."""

    kode: str
    jenis: str
    uraian: str
    contoh: bool
    baris: tuple[BarisIndikator, ...]
    ringkasan: RingkasanTampil
    analisis: AnalisisTampil | None
    program: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Signature block; in a demonstration it names the office and nobody."""

    tempat_tanggal: str
    jabatan: str
    nama: str | None
    pangkat: str | None
    nip: str | None


@dataclass(frozen=True, slots=True)
class BarisKamus:
    """One entry of the dictionary annex."""

    kode: str
    nama: str
    definisi: str
    cara_pengukuran: str
    rumus: str
    agregasi: str
    sumber: str
    penanggung_jawab: str


@dataclass(frozen=True)
class DokumenPengukuran:
    """The measurement document of one period.

    ``nama_berkas`` is the name of its files without ending; ``tanggal`` the day all of them are dated: of
    approval, else the end of the quarter. ``alamat_arsip`` is where the QR leads; None when the site has no
    known address. ``lambang`` names a picture in ``content/lambang/``.
    """

    periode: Periode
    judul: str
    nomor: str | None
    pemerintah: str
    instansi: str
    nama_singkat: str
    kop: tuple[str, ...]
    percontohan: bool
    konsep: bool
    tanda: tuple[str, ...]
    tahap: str
    pendahuluan: str
    dasar_hukum: tuple[str, ...]
    kelompok: tuple[KelompokSasaran, ...]
    ringkasan: RingkasanTampil
    skala: tuple[tuple[str, str], ...]
    catatan_skala: tuple[str, ...]
    catatan: str | None
    tanda_tangan: TandaTangan
    kamus: tuple[BarisKamus, ...]
    nama_berkas: str
    tanggal: datetime.date
    kertas: Kertas
    lambang: str | None = None
    alamat_arsip: str | None = None
    lokasi_arsip: str | None = None
    target_contoh: bool = False
    perhatian: tuple[str, ...] = ()
    anggaran: AnggaranTampil | None = None
    tindak_lanjut: tuple[TindakLanjutTampil, ...] = ()
    catatan_sop: tuple[LangkahTampil, ...] = ()
    koreksi: tuple[KoreksiTampil, ...] = ()

    @property
    def baris(self) -> tuple[BarisIndikator, ...]:
        """Every row of the form, in the order of the document."""
        return tuple(row for group in self.kelompok for row in group.baris)

    @property
    def rencana_aksi(self) -> tuple[AksiTampil, ...]:
        """Every rencana aksi made in this document."""
        return tuple(plan for row in self.baris for plan in row.rencana_aksi)

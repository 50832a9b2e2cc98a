"""The tables of a portal, each row as a value: a column's name, type and meaning are declared here alone.

Parquet, the published data package, pages and documentation are made from these declarations
(``table_schema``). A column that may be empty has a type with None; empty is "not said", never zero.
``ke`` counts quarters (year × 4 + quarter - 1), so that neighbours are whole numbers away.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

_OFFICE = "kode kantor menurut sumber.yml"
_QUARTER = "urutan triwulan: tahun × 4 + triwulan - 1"
_PERIODE = "periode sebagaimana ditulis, misalnya 2025-TW4"
_VERSION = "versi dokumen; versi 2 dan sesudahnya adalah koreksi"
_CURRENT = "apakah ini versi terakhir dokumen periode itu"
_LATEST = "apakah dokumen ini versi terakhir dari triwulan terakhir kantor itu"
_INDIKATOR = "kode indikator menurut kamus kantor"


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office that the portal follows, and how its archive stands."""

    kantor: Annotated[str, _OFFICE]
    nama: Annotated[str, "nama kantor menurut sumber.yml"]
    induk: Annotated[str | None, "kode pemerintahan atau kantor di atasnya"]
    urusan: Annotated[tuple[str, ...], "kode urusan pemerintahan"]
    alamat: Annotated[str, "alamat situs, folder, atau ZIP tempat arsipnya diambil"]
    mulai_ke: Annotated[int | None, f"triwulan pertama yang wajib dipublikasikan; {_QUARTER}"]
    sampai_ke: Annotated[int | None, f"triwulan wajib yang terakhir, kosong bila terus; {_QUARTER}"]
    percontohan: Annotated[bool, "apakah dokumen terakhirnya percontohan"]
    keadaan: Annotated[str, "terverifikasi, bertahan, ditolak, belum-ditegaskan, atau simpanan-rusak"]
    sebab: Annotated[str, "mengapa tidak terverifikasi, dalam satu kalimat; kosong bila terverifikasi"]
    sejak: Annotated[datetime.date | None, "sejak tanggal berapa keadaannya demikian"]
    lulus_terakhir: Annotated[datetime.date | None, "tanggal isi terakhirnya terverifikasi"]
    awal: Annotated[str | None, "sidik baris pertama register yang ditegaskan"]
    ujung: Annotated[str | None, "sidik baris terakhir register yang terverifikasi"]
    entri: Annotated[int, "banyaknya entri arsip yang terverifikasi"]
    program: Annotated[str | None, "versi Ukur yang memverifikasi"]
    terakhir_ke: Annotated[int | None, f"triwulan terakhir yang dipublikasikan; {_QUARTER}"]
    wilayah: Annotated[str | None, "kode wilayahnya di peta portal, bila ditulis di sumber.yml"]


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A deadline of the portal's own calendar."""

    ke: Annotated[int, _QUARTER]
    periode: Annotated[str, _PERIODE]
    tanggal: Annotated[datetime.date, "hari terakhir menyampaikan dokumen"]
    dasar: Annotated[str, "dasar hukum tenggat itu"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One version of a measurement document that verified."""

    kantor: Annotated[str, _OFFICE]
    ke: Annotated[int, _QUARTER]
    periode: Annotated[str, _PERIODE]
    versi: Annotated[int, _VERSION]
    berlaku: Annotated[bool, _CURRENT]
    terakhir: Annotated[bool, _LATEST]
    folder: Annotated[str, "folder entri di arsip kantor"]
    judul: Annotated[str, "judul dokumen"]
    instansi: Annotated[str, "nama instansi sebagaimana tercetak di dokumen"]
    tahap: Annotated[str, "tahap dokumen saat diarsipkan"]
    nomor: Annotated[str | None, "nomor dokumen"]
    tanggal: Annotated[datetime.date, "tanggal yang tercetak; akhir triwulan bila tanggal pengesahan kosong"]
    disahkan: Annotated[datetime.date, "hari pengesahan tercatat, menurut zona waktu kantor"]
    disahkan_menurut: Annotated[str, "situs-git, pernyataan penanda tangan, atau komit"]
    tenggat: Annotated[datetime.date | None, "tenggat menurut kalender portal; kosong bila tidak ada"]
    tenggat_menurut: Annotated[str | None, "dasar hukum tenggat"]
    bentuk: Annotated[int, "bentuk dokumen beku (N pada ukur/dokumen/N)"]
    sidik: Annotated[str, "sidik isi dokumen"]
    manifest: Annotated[str, "SHA-256 manifest entri"]
    commit: Annotated[str, "komit yang disahkan"]
    indikator: Annotated[int, "banyaknya indikator"]
    tercapai: Annotated[int, "banyaknya indikator tercapai"]
    tidak_tercapai: Annotated[int, "banyaknya indikator tidak tercapai"]
    tanpa_capaian: Annotated[int, "banyaknya indikator tanpa capaian"]
    rata_rata_teks: Annotated[str, "rata-rata capaian sebagaimana tercetak; tidak dihitung ulang"]
    percontohan: Annotated[bool, "percontohan: tidak masuk hitungan dan peringkat, kecuali portalnya sendiri"]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one indicator: realisasi with its own target and capaian, in one scope."""

    kantor: Annotated[str, _OFFICE]
    ke: Annotated[int, _QUARTER]
    periode: Annotated[str, _PERIODE]
    versi: Annotated[int, _VERSION]
    berlaku: Annotated[bool, _CURRENT]
    percontohan: Annotated[bool, "apakah dokumennya percontohan"]
    bentuk: Annotated[int, "bentuk dokumen beku; pada bentuk 1 beberapa kolom kosong"]
    indikator: Annotated[str, _INDIKATOR]
    acuan: Annotated[str | None, "kode referensi yang sama di banyak kantor, dari kamus"]
    nama: Annotated[str, "nama indikator"]
    unit: Annotated[str | None, "kunci unit yang melaporkan"]
    sasaran: Annotated[str, "kode sasaran atau program tempat indikator itu"]
    satuan: Annotated[str, "satuan"]
    desimal: Annotated[int, "banyaknya angka di belakang koma yang dicetak"]
    polaritas: Annotated[str | None, "naik, turun, atau tepat: arah yang lebih baik"]
    rumus: Annotated[str | None, "rumus capaian dan versinya"]
    agregasi: Annotated[str | None, "cara triwulan menjadi setahun"]
    lingkup: Annotated[str, "triwulan, sampai, atau setahun"]
    utama: Annotated[bool, "apakah lingkup ini yang menentukan status indikator"]
    target: Annotated[Decimal | None, "target; kosong bila berupa kata atau rentang"]
    target_teks: Annotated[str, "target sebagaimana tercetak"]
    realisasi: Annotated[Decimal | None, "realisasi; kosong bila belum ada atau berupa kata"]
    realisasi_teks: Annotated[str, "realisasi sebagaimana tercetak"]
    capaian: Annotated[Decimal | None, "capaian dalam persen, sebagaimana tercetak"]
    capaian_teks: Annotated[str, "capaian sebagaimana tercetak, atau mengapa tidak ada"]
    predikat: Annotated[str | None, "predikat capaian"]
    status: Annotated[str | None, "kode status, misalnya tercapai, tidak-tercapai, belum-waktunya"]
    status_teks: Annotated[str, "status sebagaimana tercetak"]
    arah: Annotated[str | None, "membaik, tetap, atau memburuk; hanya pada lingkup utama"]
    alasan: Annotated[str, "keterangan kantor di baris itu"]
    dasar_target: Annotated[str, "dari mana targetnya"]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """The value of an indicator in one area of government, where its document breaks it down by areas."""

    kantor: Annotated[str, _OFFICE]
    ke: Annotated[int, _QUARTER]
    periode: Annotated[str, _PERIODE]
    versi: Annotated[int, _VERSION]
    berlaku: Annotated[bool, _CURRENT]
    percontohan: Annotated[bool, "apakah dokumennya percontohan"]
    indikator: Annotated[str, _INDIKATOR]
    wilayah: Annotated[str, "kode wilayah menurut Kemendagri atau BPS"]
    nama: Annotated[str, "nama wilayah menurut kantor"]
    nilai: Annotated[
        Decimal | None, "nilainya, atau nilai pembentuknya bila indikator dihitung dari wilayahnya"
    ]
    nilai_teks: Annotated[str, "nilai sebagaimana tercetak"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A rencana aksi as one document tells it: made there, or of an earlier quarter and followed up there."""

    kantor: Annotated[str, _OFFICE]
    ke: Annotated[int, _QUARTER]
    periode: Annotated[str, _PERIODE]
    versi: Annotated[int, _VERSION]
    berlaku: Annotated[bool, _CURRENT]
    terakhir: Annotated[bool, _LATEST]
    percontohan: Annotated[bool, "apakah dokumennya percontohan"]
    indikator: Annotated[str, _INDIKATOR]
    nomor: Annotated[int, "nomor urut di dokumen itu"]
    asal_ke: Annotated[int | None, f"triwulan asal rencana; {_QUARTER}"]
    tindak_lanjut: Annotated[str, "apa yang akan dilakukan"]
    penanggung_jawab: Annotated[str, "siapa yang melakukannya"]
    tenggat: Annotated[datetime.date | None, "batas waktunya; kosong bila tidak ditulis sebagai tanggal"]
    tingkat: Annotated[str | None, "tingkat masalah; kosong pada tindak lanjut"]
    status: Annotated[str | None, "kode status, misalnya belum-ditangani, selesai"]
    status_teks: Annotated[str, "status sebagaimana tercetak"]
    ada_bukti: Annotated[bool, "apakah ada tautan bukti"]

    @property
    def is_open(self) -> bool:
        """Whether it is not finished; one whose status has no code is taken for open."""
        return self.status != "selesai"


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """An approval that counted for a document."""

    kantor: Annotated[str, _OFFICE]
    ke: Annotated[int, _QUARTER]
    periode: Annotated[str, _PERIODE]
    versi: Annotated[int, _VERSION]
    usulan: Annotated[str, "nomor atau cabang usulan"]
    peran: Annotated[str | None, "peran yang menandatangani, bila tercatat"]
    akun: Annotated[str, "nama akun"]
    waktu: Annotated[str, "waktu persetujuan (ISO 8601)"]
    commit: Annotated[str, "komit yang disetujui"]
    cara: Annotated[str, "situs-git, atau tanda-tangan"]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of a published figure, as the document that tells it says."""

    kantor: Annotated[str, _OFFICE]
    ke: Annotated[int, f"triwulan yang dikoreksi; {_QUARTER}"]
    periode: Annotated[str, "periode yang dikoreksi"]
    versi: Annotated[int, "versi dokumen yang pertama memuat koreksi ini"]
    percontohan: Annotated[bool, "apakah dokumennya percontohan"]
    indikator: Annotated[str, _INDIKATOR]
    lama_teks: Annotated[str, "nilai sebelum dikoreksi"]
    baru_teks: Annotated[str, "nilai sesudah dikoreksi"]
    alasan: Annotated[str, "alasan koreksi"]
    diputuskan_oleh: Annotated[str, "siapa yang memutuskan"]
    tanggal: Annotated[datetime.date | None, "tanggal keputusan; kosong bila tidak ditulis sebagai tanggal"]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check of an office's archive, as ``ukur verify`` words it."""

    kantor: Annotated[str, _OFFICE]
    folder: Annotated[str | None, "folder entri; kosong untuk arsip seluruhnya"]
    nama: Annotated[str, "apa yang diperiksa"]
    hasil: Annotated[str, "LULUS, GAGAL, LEWAT, atau CATATAN"]
    kalimat: Annotated[str, "hasilnya dalam satu kalimat"]
    hari: Annotated[datetime.date, "hari pemeriksaan"]
    program: Annotated[str, "versi Ukur yang memeriksa"]


Row = (
    OfficeRow
    | DeadlineRow
    | DocumentRow
    | FigureRow
    | PlaceRow
    | PlanRow
    | ApprovalRow
    | CorrectionRow
    | CheckRow
)

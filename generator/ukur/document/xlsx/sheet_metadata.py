"""Sheet "Metadata": what the document is, its legal basis and scale, and how its figures were rounded."""

from collections.abc import Iterable, Iterator

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.xlsx.sheet_summary import ROUNDED_ONCE
from ukur.document.xlsx.worksheet import CellContent, Column, Worksheet

WIDTHS = (220, 820)
_COLUMNS = (Column("Unsur", 0, 0), Column("Isi", 1, 1))
_ROUNDING_NOTE = (
    "Capaian dibulatkan satu kali, setengah ke atas (menjauhi nol), sampai desimal yang tercetak; "
    "predikat diambil dari angka tercetak.",
    f"{wording.NOT_IN_MEAN} {ROUNDED_ONCE}",
    "Sel capaian, rata-rata, jumlah, dan serapan memuat rumus hidup yang menghitung ulang angka tercetak.",
    "Lembar kerja hanya menyimpan 15 angka penting; angka yang masuk rumus disimpan sampai batas itu.",
)


def write_metadata(
    sheet: Worksheet, d: DokumenPengukuran, without_formulas: Iterable[str], too_wide: Iterable[str]
) -> tuple[int, int]:
    """Write the table; return the rows of its header.

    ``without_formulas`` are cells with a printed number where a formula could miss its last digit,
    ``too_wide`` those with a text because the number has too many digits.
    """
    header = sheet.table_header(_COLUMNS)
    for title, value in (*_dokumen(d), *_legal_basis(d), *_perhitungan(d, without_formulas, too_wide)):
        sheet.table_row(_COLUMNS, (title, value))
    return header


def _dokumen(d: DokumenPengukuran) -> Iterator[tuple[str, CellContent]]:
    sign = d.tanda_tangan
    yield "Judul", d.judul
    yield "Nomor", d.nomor or "belum ada"
    yield "Pemerintah daerah", d.pemerintah
    yield "Instansi", d.instansi
    yield "Nama singkat", d.nama_singkat
    yield from (("Alamat dan kontak", part) for part in d.kop)
    yield "Periode", str(d.periode)
    yield "Tahap", d.tahap
    yield from (("Perintah dan rapat", said) for said in wording.office_records(d))
    yield from (("Tanda", mark) for mark in d.tanda)
    yield "Tanggal dokumen", d.tanggal
    yield "Tempat dan tanggal", sign.tempat_tanggal
    yield "Penanda tangan", wording.whole_title(sign)
    yield "Nama penanda tangan", sign.nama or wording.unsigned(d)
    for other in d.penanda_tangan_lain:
        yield f"Penanda tangan ({other.sebagai})", wording.whole_title(other)
        yield f"Nama penanda tangan ({other.sebagai})", other.nama or wording.unsigned(d)
    yield from (("Dasar kewenangan penanda tangan", one.sk) for one in d.signatories if one.sk)
    if d.lokasi_arsip:
        yield "Lokasi arsip cetak", d.lokasi_arsip
    if d.alamat_arsip:
        yield "Alamat arsip", d.alamat_arsip


def _legal_basis(d: DokumenPengukuran) -> Iterator[tuple[str, CellContent]]:
    yield "Pendahuluan", d.pendahuluan
    yield from (("Dasar hukum", rule) for rule in d.dasar_hukum)
    yield from (("Skala predikat", f"{label}: {covers}") for label, covers in d.skala)
    yield from (("Catatan skala", note) for note in d.catatan_skala)
    yield from (("Perubahan dalam tahun ini", note) for note in d.perubahan)
    if d.target_contoh:
        yield (
            "Target contoh",
            "Sebagian target bukan target resmi, sehingga capaian terhadapnya juga hanya contoh.",
        )
    yield from (("Tidak tercapai", line) for line in d.perhatian)
    if d.catatan:
        yield "Catatan", d.catatan


def _perhitungan(
    d: DokumenPengukuran, without_formulas: Iterable[str], too_wide: Iterable[str]
) -> Iterator[tuple[str, CellContent]]:
    yield from (("Pembulatan", rule) for rule in _ROUNDING_NOTE)
    if cells := ", ".join(without_formulas):
        yield "Angka tanpa rumus", f"Lembar kerja tidak cukup teliti untuk menghitung ulang angka di {cells}."
    if cells := ", ".join(too_wide):
        yield "Angka sebagai teks", f"Lebih dari 15 angka penting, ditulis sebagai teks: {cells}."
    yield "Nama berkas", d.nama_berkas

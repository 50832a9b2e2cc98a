"""Every file that a document is published as, by ending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ukur.document.data.paket import zip_data
from ukur.document.data.tabel import csv_utama
from ukur.document.docx.naskah import tulis_docx
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan, cetak_pdf
from ukur.document.xlsx.buku import tulis_xlsx


@dataclass(frozen=True)
class Bentuk:
    """One kind of file: what readers call it, its media type, and how it is made."""

    nama: str
    jenis: str
    buat: Callable[[DokumenPengukuran, Perlengkapan], bytes]


BENTUK: Mapping[str, Bentuk] = {
    "pdf": Bentuk("Dokumen PDF", "application/pdf", lambda d, p: cetak_pdf(d, p, csv_utama(d))),
    "xlsx": Bentuk(
        "Lembar kerja XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda d, p: tulis_xlsx(d),
    ),
    "docx": Bentuk(
        "Naskah DOCX",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda d, p: tulis_docx(d, p.lambang),
    ),
    "zip": Bentuk("Data terbuka (CSV dan JSON)", "application/zip", lambda d, p: zip_data(d)),
}

"""Every file that a document is published as, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ukur.document.data.paket import zip_data
from ukur.document.data.tabel import csv_utama
from ukur.document.docx.naskah import tulis_docx
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan, cetak_pdf
from ukur.document.published import PUBLISHED
from ukur.document.xlsx.buku import tulis_xlsx

Pembuat = Callable[[DokumenPengukuran, Perlengkapan], bytes]


@dataclass(frozen=True)
class Bentuk:
    """One kind of file: what readers call it, its media type, and how it is made."""

    nama: str
    jenis: str
    buat: Pembuat


_MAKERS: Mapping[str, Pembuat] = {
    "pdf": lambda d, p: cetak_pdf(d, p, csv_utama(d)),
    "xlsx": lambda d, p: tulis_xlsx(d),
    "docx": lambda d, p: tulis_docx(d, p.lambang),
    "zip": lambda d, p: zip_data(d),
}
BENTUK: Mapping[str, Bentuk] = {
    ending: Bentuk(kind.nama, kind.jenis, _MAKERS[ending]) for ending, kind in PUBLISHED.items()
}

"""Every file that a document is published as, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.document.open_data.package import zip_data
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.document.published import PUBLISHED
from ukur.document.xlsx.workbook import write_xlsx

Maker = Callable[[DokumenPengukuran, Equipment], bytes]


@dataclass(frozen=True)
class FileForm:
    """One kind of file: what readers call it, its media type, and how it is made."""

    nama: str
    jenis: str
    buat: Maker


_MAKERS: Mapping[str, Maker] = {
    "pdf": lambda d, p: print_pdf(d, p, main_csv(d)),
    "xlsx": lambda d, p: write_xlsx(d),
    "docx": lambda d, p: write_docx(d, p.lambang),
    "zip": lambda d, p: zip_data(d),
}
FILE_FORMS: Mapping[str, FileForm] = {
    ending: FileForm(kind.nama, kind.jenis, _MAKERS[ending]) for ending, kind in PUBLISHED.items()
}

"""Every file that a document, or the form E.81 beside it, is published as, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81 import FormE81
from ukur.document.open_data.package import zip_data
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.e81_printer import print_e81_pdf
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.document.pdf.sheet_printer import OneSheet, print_one_sheet
from ukur.document.published import PUBLISHED

Maker = Callable[[DokumenPengukuran, Equipment], bytes]


@dataclass(frozen=True)
class FileForm:
    """One kind of file: what readers call it, its media type, and how it is made."""

    nama: str
    jenis: str
    buat: Maker


# The libraries of office files are loaded when the first of them is made: most builds find them all made.
def _xlsx(document: DokumenPengukuran, equipment: Equipment) -> bytes:
    from ukur.document.xlsx.workbook import write_xlsx

    return write_xlsx(document)


def _docx(document: DokumenPengukuran, equipment: Equipment) -> bytes:
    from ukur.document.docx.docx_writer import write_docx

    return write_docx(document, equipment.lambang)


def _e81_xlsx(form: FormE81, equipment: Equipment) -> bytes:
    from ukur.document.xlsx.e81_workbook import write_e81_xlsx

    return write_e81_xlsx(form)


_MAKERS: Mapping[str, Maker] = {
    "pdf": lambda d, p: print_pdf(d, p, main_csv(d)),
    "xlsx": _xlsx,
    "docx": _docx,
    "zip": lambda d, p: zip_data(d),
}
_E81_MAKERS: Mapping[str, Callable[[FormE81, Equipment], bytes]] = {"pdf": print_e81_pdf, "xlsx": _e81_xlsx}
FILE_FORMS: Mapping[str, FileForm] = {
    ending: FileForm(kind.nama, kind.jenis, _MAKERS[ending]) for ending, kind in PUBLISHED.items()
}


def make_file(printed: DokumenPengukuran | FormE81 | OneSheet, ending: str, equipment: Equipment) -> bytes:
    """Return one of the files of a document or of a form."""
    if isinstance(printed, OneSheet):
        return print_one_sheet(printed, equipment)
    if isinstance(printed, FormE81):
        return _E81_MAKERS[ending](printed, equipment)
    return FILE_FORMS[ending].buat(printed, equipment)

"""The one-sheet form as a PDF of its own, by the document's rules: PDF/A-3a and PDF/UA-1, the same bytes."""

from dataclasses import dataclass

from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.glued import glued
from ukur.document.pdf.pdf_printer import Equipment, compile_pdf, picture_content
from ukur.document.pdf.sheet_content import sheet_content
from ukur.document.pdf.typst_content import identity, paper_content, signing_sentences
from ukur.measure.edition import CURRENT
from ukur.model.periode import Periode


@dataclass(frozen=True)
class OneSheet:
    """The form of a document; it is no part of what is filed, for the document holds it as an annex."""

    dokumen: DokumenPengukuran

    @property
    def periode(self) -> Periode:
        """The period that it is about."""
        return self.dokumen.periode

    @property
    def nama_berkas(self) -> str:
        """The name of its file without ending."""
        return f"formulir-{self.dokumen.nama_berkas}"


def print_one_sheet(sheet: OneSheet, equipment: Equipment) -> bytes:
    """Return the PDF; UkurError where it cannot be made well."""
    d = sheet.dokumen
    data = {
        **identity(d),
        "edisi": int(CURRENT),
        "lambang": picture_content(d, equipment),
        "qr": None,
        "kertas": paper_content(d.kertas),
        "kalimat": signing_sentences(d),
        "lembar": glued(sheet_content(d)),
    }
    return compile_pdf("lembar-formulir.typ", data, d, equipment, d.lambang)

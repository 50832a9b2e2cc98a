"""Lists of the office's files as a PDF, by the same rules as the document's: PDF/A-3a and PDF/UA-1."""

from ukur.document.filing_list import FilingList
from ukur.document.pdf.pdf_printer import Equipment, compile_pdf
from ukur.document.pdf.pdf_rows import Content
from ukur.document.pdf.typst_content import paper_content


def print_list(daftar: FilingList, equipment: Equipment) -> bytes:
    """Return the PDF; UkurError where it cannot be made well."""
    return compile_pdf("daftar.typ", _content(daftar), daftar, equipment)


def _content(daftar: FilingList) -> Content:
    return {
        "judul": daftar.judul,
        "periode": daftar.judul,
        "nomor": None,
        "instansi": daftar.instansi,
        "nama_singkat": daftar.nama_singkat,
        "pemerintah": daftar.pemerintah,
        "tanda": list(daftar.tanda),
        "konsep": False,
        "kertas": paper_content(daftar.kertas),
        "pembuka": [list(line) for line in daftar.above],
        "kosong": daftar.kosong,
        "catatan": list(daftar.catatan),
        "tabel": {
            "kolom": [
                {"judul": column.judul, "angka": False, "kata": False, "rata": "left", "bobot": column.bagian}
                for column in daftar.kolom
            ],
            "header": [[[column.judul, 1, 1] for column in daftar.kolom]],
            "baris": [list(row) for row in daftar.baris],
            "catatan": [],
            "kosong": daftar.kosong,
        },
    }

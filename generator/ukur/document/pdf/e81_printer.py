"""Form E.81 as a PDF: PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same form."""

from dataclasses import asdict

from ukur.document.e81 import FormE81
from ukur.document.figure import Figure
from ukur.document.pdf.pdf_printer import Equipment, compile_pdf
from ukur.document.pdf.pdf_rows import Content
from ukur.document.tabel.e81_table import LABEL_SPAN, PHYSICAL, header, means, place
from ukur.model.instansi import Kertas

_A3 = (29.7, 42.0)
"""Width and height of the sheet upright, in centimetres: 25 columns stay legible on nothing smaller."""

_SIDES = 1.5
"""Margins at the sides, in centimetres."""


def print_e81_pdf(form: FormE81, equipment: Equipment) -> bytes:
    """Return the PDF; UkurError where it cannot be made well."""
    return compile_pdf("e81.typ", _content(form), form, equipment)


def _content(form: FormE81) -> Content:
    return {
        **_identity(form),
        "kertas": _paper(form.kertas),
        "kolom": [
            {"angka": column.is_figure, "sekali": column.once, "bagian": column.numbered.share}
            for column in PHYSICAL
        ],
        "header": [[list(cell) for cell in line] for line in header(form)],
        "kelompok": [
            [[_text(column.value(group, line)) for column in PHYSICAL] for line in group.baris]
            for group in form.kelompok
        ],
        "lebar_label": LABEL_SPAN,
        "tingkat": [place("14 K"), place("14 Rp")],
        "rata_rata": [[label, _text(k), _text(rp)] for label, k, rp in means(form)],
        "kaki": [list(part) for part in form.kaki],
        "catatan": list(form.catatan),
        "tanda_tangan": [asdict(block) for block in form.tanda_tangan],
    }


def _identity(form: FormE81) -> Content:
    return {
        "judul": form.title,
        "judul_baris": list(form.judul),
        "periode": form.periode.title,
        "nomor": None,
        "instansi": form.instansi,
        "nama_singkat": form.nama_singkat,
        "pemerintah": form.pemerintah,
        "tanda": list(form.tanda),
        "konsep": form.konsep,
        "pengantar": form.pengantar,
    }


def _paper(paper: Kertas) -> Content:
    width, height = _A3
    return {
        "lebar": width,
        "tinggi": height,
        "huruf": paper.huruf,
        "atas": float(paper.atas),
        "bawah": float(paper.bawah),
        "kiri": _SIDES,
        "kanan": _SIDES,
    }


def _text(value: str | Figure) -> str:
    return value.teks if isinstance(value, Figure) else value

"""Minutes as a PDF, by the same rules as the document's: PDF/A-3a and PDF/UA-1, the same bytes again."""

from ukur.document import minutes as words
from ukur.document.minutes import Minutes
from ukur.document.pdf.pdf_printer import Equipment, compile_pdf, picture_content
from ukur.document.pdf.pdf_rows import Content
from ukur.document.pdf.typst_content import identity, paper_content


def print_minutes(minutes: Minutes, equipment: Equipment) -> bytes:
    """Return the PDF; UkurError where it cannot be made well."""
    head = minutes.sheet
    return compile_pdf("berita-acara.typ", _content(minutes, equipment), head, equipment, head.lambang)


def _content(minutes: Minutes, equipment: Equipment) -> Content:
    head = minutes.sheet
    return {
        **identity(head),
        "lambang": picture_content(head, equipment),
        "kertas": paper_content(head.kertas),
        "pembuka": minutes.pembuka,
        "hadir": list(minutes.hadir),
        "hasil": list(minutes.hasil),
        "tidak_tercapai": [[item.kalimat, list(item.rencana)] for item in minutes.tidak_tercapai],
        "tindak_lanjut": list(minutes.tindak_lanjut),
        "kalimat": {
            "tidak_tercapai": words.MISSED,
            "tindak_lanjut": words.FOLLOWED,
            "catatan": words.SAID,
            "penutup": words.CLOSING,
            "kosong": words.BLANK,
            "tanpa_nomor": words.BLANK,
        },
    }

"""The one-sheet form as the PDF's templates take it."""

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_rows import Content, table
from ukur.document.tabel.one_sheet import BUDGET, FIGURES, TITLE, scope_line


def sheet_content(d: DokumenPengukuran) -> Content:
    """Return figures and budget of the sheet, and by its first row the name of each sasaran."""
    starts: dict[str, str] = {}
    at = 0
    for group in d.kelompok:
        if group.baris:
            starts[str(at)] = wording.group_name(group)
        at += len(group.baris)
    return {
        "judul": TITLE,
        "angka": table(FIGURES, d),
        "awal": starts,
        "lingkup": scope_line(d),
        "contoh": wording.sample_note("bertanda *") if d.target_contoh else "",
        "anggaran": table(BUDGET, d),
        "tanpa_anggaran": wording.no_budget(d) if d.anggaran is None else "",
    }

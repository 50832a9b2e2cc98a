"""Sheet "Rencana aksi": the plans made in this document, and what became of earlier ones."""

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.plan import FOLLOW_UP, PLANS
from ukur.document.xlsx.worksheet import Worksheet
from ukur.document.xlsx.xlsx_rows import lay, widths

FROZEN_COLUMNS = 1  # columns that stay in view: the code


def rencana_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every amount is shown whole."""
    return widths(lay(PLANS, d), PLANS.rows(d))


def write_rencana_aksi(sheet: Worksheet, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write both tables; return the rows of the first header, if there is one."""
    header, laid = None, lay(PLANS, d)
    if d.rencana_aksi:
        header = sheet.table_header(laid.kolom)
        for record in PLANS.rows(d):
            sheet.table_row(laid.kolom, laid.cells(record))
    else:
        without, affected = wording.without_plans(d)
        for line in (without, *affected):
            sheet.write_paragraph(line)
    sheet.go_down()
    sheet.write_paragraph(FOLLOW_UP.caption, "subjudul")
    if not d.tindak_lanjut:
        sheet.write_paragraph(FOLLOW_UP.empty)
        return header
    laid = lay(FOLLOW_UP, d, laid.grid)
    sheet.table_header(laid.kolom)
    for record in FOLLOW_UP.rows(d):
        sheet.table_row(laid.kolom, laid.cells(record))
    return header

"""Sheet "Rencana aksi": the plans made in this document, and what became of earlier ones.

Since edition 6 these have sheets of their own, for a sheet repeats one header on its pages.
"""

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.plan import FOLLOW_UP, LHE, PLANS
from ukur.document.xlsx.worksheet import Worksheet
from ukur.document.xlsx.xlsx_rows import Laid, lay, widths

FROZEN_COLUMNS = 1  # columns that stay in view: the code


def rencana_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every amount is shown whole."""
    return widths(lay(PLANS, d), PLANS.rows(d))


def write_plans(sheet: Worksheet, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write the plans, or whose are missing; return the rows of the header, if there is one."""
    laid = lay(PLANS, d)
    if d.rencana_aksi:
        header = sheet.table_header(laid.kolom)
        for record in PLANS.rows(d):
            sheet.table_row(laid.kolom, laid.cells(record))
        return header
    without, affected = wording.without_plans(d)
    for line in (without, *affected):
        sheet.write_paragraph(line)
    return None


def write_rencana_aksi(sheet: Worksheet, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write plans and follow-up as before edition 6; return the rows of the first header, if there is one."""
    header, laid = write_plans(sheet, d), lay(PLANS, d)
    sheet.go_down()
    sheet.write_paragraph(FOLLOW_UP.caption, "subjudul")
    if d.tindak_lanjut:
        _write(sheet, FOLLOW_UP, d, laid)
    else:
        sheet.write_paragraph(FOLLOW_UP.empty)
    if d.tindak_lanjut_lhe:
        sheet.go_down()
        sheet.write_paragraph(LHE.caption, "subjudul")
        _write(sheet, LHE, d, laid)
    return header


def _write(sheet: Worksheet, declared: Table, d: DokumenPengukuran, above: Laid) -> None:
    """Write a table below another, on the columns that this one has."""
    laid = lay(declared, d, above.grid)
    sheet.table_header(laid.kolom)
    for record in declared.rows(d):
        sheet.table_row(laid.kolom, laid.cells(record))

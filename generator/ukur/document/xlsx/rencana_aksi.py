"""Sheet "Rencana aksi": the plans made in this document, and what became of earlier ones."""

from ukur.document import wording
from ukur.document.nilai import DokumenPengukuran
from ukur.document.tabel.plan import FOLLOW_UP, PLANS
from ukur.document.xlsx.lembar import Lembar
from ukur.document.xlsx.rows import lay, widths

BEKU = 1  # columns that stay in view: the code


def lebar_rencana(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every amount is shown whole."""
    return widths(lay(PLANS, d), PLANS.rows(d))


def tulis_rencana_aksi(lembar: Lembar, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write both tables; return the rows of the first header, if there is one."""
    header, laid = None, lay(PLANS, d)
    if d.rencana_aksi:
        header = lembar.kepala(laid.kolom)
        for record in PLANS.rows(d):
            lembar.isi(laid.kolom, laid.cells(record))
    else:
        without, affected = wording.without_plans(d)
        for line in (without, *affected):
            lembar.paragraf(line)
    lembar.turun()
    lembar.paragraf(FOLLOW_UP.caption, "subjudul")
    if not d.tindak_lanjut:
        lembar.paragraf(FOLLOW_UP.empty)
        return header
    laid = lay(FOLLOW_UP, d, laid.grid)
    lembar.kepala(laid.kolom)
    for record in FOLLOW_UP.rows(d):
        lembar.isi(laid.kolom, laid.cells(record))
    return header

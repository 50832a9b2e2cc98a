"""By which rules a document is measured: those of the form in which it was filed.

A filed document is computed again for ever as it was computed then; see docs/compatibility.md. Its number is
that of the frozen document (``ukur/dokumen/N``).
"""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from ukur.model.code_order import code_order


class Edition(IntEnum):
    """Rules of measuring, by the form of the filed document that they make.

    FIRST: a quarter without a figure carried the earlier one on, with its status; the year's target was
    compared in every quarter; a document without quarterly targets had no capaian before its year's end.
    SECOND: no figure, no status; see ``measure.capaian``.
    THIRD: beside the Renstra's end and the national standard, what is not due is not called missing.
    FOURTH: indicators and units are read with the state of their period; the record of the SOP's steps is
    what happened.
    FIFTH: nothing is measured otherwise; its documents are said and laid out anew (see
    ``DokumenPengukuran.edisi_cetak``).
    SIXTH: the same; workbooks have one table a sheet, and roles are called by the names in ``peran.yml``,
    which the document's hash covers since.
    SEVENTH: the same; no sheet of a PDF holds a short table alone, and columns have the width of what they
    hold.
    EIGHTH: the same; indicators stand as people count their codes, and what a long document says many times
    over is said shorter (see ``document.tabel.declaration.since_eighth``).
    NINTH: the same; no figure of a PDF goes on in the next line while a column of words has room to give,
    and rows are lower (see ``document.tabel.declaration.since_ninth``).
    """

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4
    FIFTH = 5
    SIXTH = 6
    SEVENTH = 7
    EIGHTH = 8
    NINTH = 9


CURRENT = Edition.NINTH


def by_code(edition: Edition) -> Callable[[str], Any]:
    """Return what a document of an edition sorts codes by: before the eighth, IKU-10 stood before IKU-2."""
    return code_order if edition >= Edition.EIGHTH else str

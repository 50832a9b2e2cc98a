"""By which rules a document is measured: those of the form in which it was filed.

A filed document is computed again for ever as it was computed then; see docs/compatibility.md. Its number is
that of the frozen document (``ukur/dokumen/N``).
"""

from enum import IntEnum


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
    """

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4
    FIFTH = 5
    SIXTH = 6
    SEVENTH = 7


CURRENT = Edition.SEVENTH

"""Sheet "Bagian tanpa isi": what a document has nothing of, a line each, since edition 6.

Before, each of these parts had a sheet with one sentence on it.
"""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.declaration import since_sixth
from ukur.document.tabel.section_titles import SECTIONS
from ukur.document.xlsx.sheet_annexes import empty_annexes
from ukur.document.xlsx.worksheet import Column, Worksheet

EMPTY_PARTS = "Bagian tanpa isi"
WIDTHS = (420, 620)
_COLUMNS = (Column("Bagian", 0, 0), Column("Keterangan", 1, 1))


def has_plans(d: DokumenPengukuran) -> bool:
    """Return whether plans have a sheet: plans that are missing are not nothing, they stay in view."""
    return not since_sixth(d) or bool(d.rencana_aksi or d.perhatian)


def has_budget(d: DokumenPengukuran) -> bool:
    """Return whether the budget has a sheet."""
    return not since_sixth(d) or d.anggaran is not None


def empty_parts(d: DokumenPengukuran) -> list[tuple[str, str]]:
    """Return title and sentence of each part without a sheet; none before edition 6."""
    return list(_empty(d)) if since_sixth(d) else []


def _empty(d: DokumenPengukuran) -> Iterator[tuple[str, str]]:
    if not has_plans(d):
        yield SECTIONS["rencana-aksi"], wording.without_plans(d)[0]
    if not has_budget(d):
        yield SECTIONS["anggaran"], wording.no_budget(d)
    yield from empty_annexes(d)


def write_empty(sheet: Worksheet, d: DokumenPengukuran) -> tuple[int, int]:
    """Write the table; return the rows of its header."""
    header = sheet.table_header(_COLUMNS)
    for part in empty_parts(d):
        sheet.table_row(_COLUMNS, part)
    return header

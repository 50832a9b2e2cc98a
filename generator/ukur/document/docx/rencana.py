"""Budget and efficiency, rencana aksi and their follow-up, corrections, the SOP record."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.docx.blok import Blok, Judul
from ukur.document.docx.formulir import butir
from ukur.document.docx.rows import body, bold, table
from ukur.document.docx.unsur import alinea
from ukur.document.nilai import DokumenPengukuran
from ukur.document.tabel.budget import EFFICIENCY, budget
from ukur.document.tabel.plan import FOLLOW_UP, PLANS
from ukur.document.tabel.process import CORRECTIONS, SOP_RECORD


def anggaran(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the budget by quarter and the efficiency of each sasaran."""
    yield Judul(1, "Anggaran dan efisiensi")
    if d.anggaran is None:
        yield alinea(wording.no_budget(d))
        return
    if d.anggaran.contoh:
        yield alinea(wording.BUDGET_SAMPLE, "Kecil")
    yield Judul(2, f"Realisasi anggaran tahun {d.anggaran.tahun}")
    nodes = budget(d.anggaran)
    *rows, total = body(nodes, d, nodes.records(d))
    yield table(nodes, d, rows=[*rows, bold(total)])
    yield alinea(wording.budget_source(d.anggaran), "Kecil")
    if d.anggaran.efisiensi:
        yield Judul(2, EFFICIENCY.caption)
        yield table(EFFICIENCY, d)
    for note in d.anggaran.catatan:
        yield alinea(note, "Kecil")


def rencana_aksi(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the plans of this document, or why there are none."""
    yield Judul(1, "Rencana aksi")
    if d.rencana_aksi:
        yield table(PLANS, d, (8, 7, 6))
        return
    without, affected = wording.without_plans(d)
    yield alinea(without)
    yield from butir(affected)


def tindak_lanjut(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield what became of the plans of earlier periods."""
    yield Judul(1, FOLLOW_UP.caption)
    yield table(FOLLOW_UP, d) if d.tindak_lanjut else alinea(FOLLOW_UP.empty)


def koreksi(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the corrections of published figures, if any."""
    if d.koreksi:
        yield Judul(1, CORRECTIONS.caption)
        yield table(CORRECTIONS, d)


def catatan_sop(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the record of the SOP's steps: the standard, and what was recorded."""
    yield Judul(1, SOP_RECORD.caption)
    yield table(SOP_RECORD, d, (8, 7, 6)) if d.catatan_sop else alinea(SOP_RECORD.empty)

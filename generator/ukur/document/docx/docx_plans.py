"""Budget and efficiency, rencana aksi and their follow-up, corrections, the SOP record."""

from collections.abc import Callable, Iterator, Mapping

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.blocks import Block, Heading
from ukur.document.docx.docx_formulir import list_items
from ukur.document.docx.docx_rows import body, bold, table
from ukur.document.docx.wordml import text_paragraphs
from ukur.document.emptiness import joined_parts, joined_sentence, joined_title
from ukur.document.tabel.budget import EFFICIENCY, budget
from ukur.document.tabel.pelaksanaan_table import (
    corrections_title,
    has_steps,
    printed_corrections,
    printed_steps,
)
from ukur.document.tabel.plan import FOLLOW_UP, LHE, PLANS
from ukur.document.tabel.section_titles import SECTIONS


def anggaran(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the budget by quarter and the efficiency of each sasaran."""
    yield Heading(1, SECTIONS["anggaran"])
    if d.anggaran is None:
        yield text_paragraphs(wording.no_budget(d))
        return
    if d.anggaran.contoh:
        yield text_paragraphs(wording.BUDGET_SAMPLE, "Kecil")
    yield Heading(2, f"Realisasi anggaran tahun {d.anggaran.tahun}")
    nodes = budget(d.anggaran)
    *rows, total = body(nodes, d, nodes.records(d))
    yield table(nodes, d, rows=[*rows, bold(total)])
    yield text_paragraphs(wording.budget_source(d.anggaran), "Kecil")
    if d.anggaran.efisiensi:
        yield Heading(2, EFFICIENCY.caption)
        yield table(EFFICIENCY, d)
    for note in d.anggaran.catatan:
        yield text_paragraphs(note, "Kecil")


def rencana_aksi(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the plans of this document, or why there are none."""
    yield Heading(1, SECTIONS["rencana-aksi"])
    if d.rencana_aksi:
        yield table(PLANS, d, (8, 7, 6))
        return
    without, affected = wording.without_plans(d)
    yield text_paragraphs(without)
    yield from list_items(affected)


def tindak_lanjut(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield what became of the plans of earlier periods."""
    yield Heading(1, SECTIONS["tindak-lanjut"])
    yield table(FOLLOW_UP, d) if d.tindak_lanjut else text_paragraphs(FOLLOW_UP.empty)


def tindak_lanjut_lhe(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield what became of the evaluators' recommendations, if any."""
    if d.tindak_lanjut_lhe:
        yield Heading(1, SECTIONS["tindak-lanjut-lhe"])
        yield table(LHE, d)


def joined(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the parts with nothing to show under one heading, if there are several."""
    parts = joined_parts(d)
    if parts:
        yield Heading(1, joined_title(parts))
        yield text_paragraphs(joined_sentence(d, parts))


_SECTIONS: Mapping[str, Callable[[DokumenPengukuran], Iterator[Block]]] = {
    "anggaran": anggaran,
    "rencana-aksi": rencana_aksi,
    "tindak-lanjut": tindak_lanjut,
    "tindak-lanjut-lhe": tindak_lanjut_lhe,
    "gabungan": joined,
}


def sections(d: DokumenPengukuran) -> tuple[Callable[[DokumenPengukuran], Iterator[Block]], ...]:
    """Return the sections from the budget on that have a heading of their own, then the joined ones."""
    together = joined_parts(d)
    return tuple(section for name, section in _SECTIONS.items() if name not in together)


def koreksi(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the corrections of published figures, if any."""
    if d.koreksi:
        yield Heading(1, corrections_title(d))
        yield table(printed_corrections(d), d)


def sop_record(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the record of the SOP's steps: the standard, and what was recorded."""
    yield Heading(1, SECTIONS["pelaksanaan-sop"])
    steps = printed_steps(d)
    yield table(steps, d, (8, 7, 6)) if has_steps(d) else text_paragraphs(steps.empty)
    for sentence in wording.office_records(d):
        yield text_paragraphs(sentence, "Kecil")

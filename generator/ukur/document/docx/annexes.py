"""Annexes: the dictionary of indicators, the evidence with its hashes, the breakdowns of figures."""

from collections.abc import Iterator

from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.blocks import Block, Heading
from ukur.document.docx.docx_rows import table
from ukur.document.docx.wordml import text_paragraphs
from ukur.document.tabel.annex import BREAKDOWN, DICTIONARY, EVIDENCE
from ukur.document.tabel.declaration import since_seventh
from ukur.document.tabel.printed_annex import breakdowns, evidence

_SIZES = {DICTIONARY.name: (8, 7, 6), EVIDENCE.name: (8, 7, 6), BREAKDOWN.name: (9, 8, 7)}


def annex_blocks(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield each annex that has rows."""
    for annex in (DICTIONARY, evidence(d)):
        if annex.records(d):
            yield Heading(1, annex.caption, lampiran=True)
            yield table(annex, d, _SIZES[annex.name])
    parts = breakdowns(d)
    if parts:
        yield Heading(1, BREAKDOWN.caption, lampiran=True)
    note: list[Block] = [text_paragraphs(parts[-1].note, "Kecil")] if parts and parts[-1].note else []
    tables: list[Block] = [table(part, d, _SIZES[BREAKDOWN.name]) for part in parts]
    yield from (*note, *tables) if since_seventh(d) else (*tables, *note)

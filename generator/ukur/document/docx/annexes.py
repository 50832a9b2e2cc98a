"""Annexes: the dictionary of indicators, the evidence with its hashes, the breakdowns of figures."""

from collections.abc import Iterator

from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.blocks import Block, Heading
from ukur.document.docx.docx_rows import table
from ukur.document.tabel.annex import BREAKDOWN, DICTIONARY, EVIDENCE

_SIZES = {DICTIONARY.name: (8, 7, 6), EVIDENCE.name: (8, 7, 6), BREAKDOWN.name: (9, 8, 7)}


def annex_blocks(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield each annex that has rows."""
    for annex in (DICTIONARY, EVIDENCE, BREAKDOWN):
        if annex.records(d):
            yield Heading(1, annex.caption, lampiran=True)
            yield table(annex, d, _SIZES[annex.name])

"""The measurement form, its summary, the comparisons and the analysis."""

from collections.abc import Iterator

from ukur.document import wording
from ukur.document.direction_text import directions
from ukur.document.document_value import DokumenPengukuran, SasaranGroup
from ukur.document.docx.blocks import Block, Cell, Heading
from ukur.document.docx.docx_rows import body, table
from ukur.document.docx.wordml import paragraph_xml, text_paragraphs, text_run
from ukur.document.tabel.comparison_table import FACTORS, comparison
from ukur.document.tabel.declaration import Rendering, since_seventh
from ukur.document.tabel.form import FORM
from ukur.document.tabel.form_groups import has_methods, printed_form
from ukur.document.tabel.section_titles import SECTIONS
from ukur.document.tabel.summary import ROLL_UP, printed_predikat

_LONGEST_NOTE = 160  # characters; a longer one stands below its row, over the whole width


def formulir(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the landscape form."""
    yield Heading(1, SECTIONS["formulir"])
    if not d.baris:
        yield text_paragraphs(FORM.empty)
        return
    if d.target_contoh:
        yield text_paragraphs(wording.sample_note(f"bertanda “{wording.SAMPLE}”"), "Kecil")
    if not has_methods(d):
        yield text_paragraphs(wording.METHODS_IN_ANNEX, "Kecil")
    form = table(printed_form(d), d, (8, 7, 6), [*_rows(d)])
    changes = (change for group in d.kelompok for change in wording.form_notes(group, d))
    yield from _noted(d, form, *(text_paragraphs(change, "Kecil") for change in changes))


def _noted(d: DokumenPengukuran, block: Block, *notes: Block) -> Iterator[Block]:
    """Yield a table with what explains it: since edition 7 above, not on a page of its own."""
    yield from (*notes, block) if since_seventh(d) else (block, *notes)


def _rows(d: DokumenPengukuran) -> Iterator[list[Cell]]:
    """Yield the rows of each sasaran below its name."""
    form = printed_form(d)
    across = len(form.printed(Rendering.DOCX, d))
    records = list(form.rows(d))
    for group in d.kelompok:
        yield [Cell(wording.group_name(group), "Kelompok", across)]
        yield from body(form, d, (row for row in records if row.parent is group), _LONGEST_NOTE)


def summary_blocks(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the summary by sasaran and by predikat, with the notes on the scale."""
    yield Heading(1, SECTIONS["ringkasan"])
    yield text_paragraphs(f"{wording.summary(d.ringkasan)} {wording.mean_note(d)}")
    yield from (text_paragraphs(sentence) for sentence in directions(d))
    counts, parts = [*_by_predikat(d)], [*_by_sasaran(d)]
    yield from (*counts, *parts, *_missed(d)) if since_seventh(d) else (*_missed(d), *parts, *counts)


def _missed(d: DokumenPengukuran) -> Iterator[Block]:
    if d.perhatian:
        yield paragraph_xml("BodyText", text_run(wording.MISSED), nature="<w:keepNext/>")
        yield from list_items(d.perhatian)


def _by_sasaran(d: DokumenPengukuran) -> Iterator[Block]:
    if d.kelompok:
        yield Heading(2, "Menurut sasaran")
        yield table(ROLL_UP, d)


def _by_predikat(d: DokumenPengukuran) -> Iterator[Block]:
    yield Heading(2, "Menurut predikat")
    yield table(printed_predikat(d), d)
    for note in (*d.catatan_skala, *d.perubahan):
        yield text_paragraphs(note, "Kecil")


def list_items(contents: tuple[str, ...]) -> Iterator[Block]:
    """Yield texts as a list."""
    return (paragraph_xml("ListBullet", text_run(item)) for item in contents)


def comparison_blocks(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the comparisons with other years, the Renstra and the national standard."""
    yield Heading(1, SECTIONS["pembandingan"])
    declared = comparison(d)
    if not declared.records(d):
        yield text_paragraphs(declared.empty)
        return
    yield from _noted(d, table(declared, d), text_paragraphs(declared.note, "Kecil"))


def analisis(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the analysis of each sasaran and the factors of its indicators."""
    yield Heading(1, SECTIONS["analisis"])
    if not d.kelompok:
        yield text_paragraphs(wording.NO_GROUP)
    for k in d.kelompok:
        yield Heading(2, wording.group_name(k))
        if k.analisis is None:
            yield text_paragraphs(wording.NO_ANALYSIS)
        for name, text in wording.analysis_parts(k):
            if name:
                yield Heading(3, name)
            yield text_paragraphs(text)
        factors = [*_factors(k, d)]
        programmes = [text_paragraphs(wording.programmes(k), "Kecil")] if k.program else []
        yield from (*programmes, *factors) if since_seventh(d) else (*factors, *programmes)


def _factors(k: SasaranGroup, d: DokumenPengukuran) -> Iterator[Block]:
    rows = [*body(FACTORS, d, (row for row in FACTORS.rows(d) if row.parent is k))]
    if rows:
        yield Heading(3, FACTORS.caption)
        yield table(FACTORS, d, rows=rows, caption=f"{FACTORS.caption}, {k.jenis} {k.kode}")


def introduction_blocks(d: DokumenPengukuran) -> Iterator[Block]:
    """Yield the introduction and the legal basis."""
    yield Heading(1, SECTIONS["pendahuluan"])
    yield text_paragraphs(d.pendahuluan)
    yield Heading(2, "Dasar hukum")
    for law in d.dasar_hukum:
        yield paragraph_xml("ListNumber", text_run(law))

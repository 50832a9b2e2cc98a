"""The document as DOCX: real styles, fields and tables, so that an office can go on editing it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx import annexes, cover, docx_formulir, docx_plans
from ukur.document.docx.blocks import Block, Heading, Page, Table
from ukur.document.docx.docx_package import PackageSkeleton, pack_document, package_skeleton
from ukur.document.docx.docx_tables import table_xml
from ukur.document.docx.paper import section_properties, text_width
from ukur.document.docx.wordml import heading_xml, paragraph_xml, text_paragraphs
from ukur.document.tabel.comparison_table import is_wide
from ukur.document.tabel.declaration import since_seventh
from ukur.document.tabel.section_titles import SECTIONS


def write_docx(dokumen: DokumenPengukuran, emblem: bytes | None = None) -> bytes:
    """Return the document as DOCX, the same bytes for the same input.

    ``emblem`` is the picture of the region's arms, PNG or JPEG; one that cannot be placed is left out.
    """
    skeleton = package_skeleton(dokumen, emblem)
    pages = _joined(_pages(dokumen, skeleton))
    headings = [block for page in pages for block in page.blok if isinstance(block, Heading)]
    front = _cover(dokumen, skeleton, headings)
    pages[0] = Page(pages[0].mendatar, [*front, *pages[0].blok])
    return pack_document(skeleton, _body(dokumen, pages, skeleton))


def _cover(d: DokumenPengukuran, skeleton: PackageSkeleton, titles: Sequence[Heading]) -> Iterator[Block]:
    yield from cover.kop(d, skeleton.lambang)
    yield cover.table_of_contents(titles)


def _pages(d: DokumenPengukuran, skeleton: PackageSkeleton) -> Iterator[Page]:
    """Yield the sections; wide tables stand on landscape pages."""
    results = [Page(True, [*docx_formulir.formulir(d)]), Page(False, [*docx_formulir.summary_blocks(d)])]
    yield Page(False, [*docx_formulir.introduction_blocks(d)])
    yield from reversed(results) if d.since_fifth else results
    yield Page(is_wide(d), [*docx_formulir.comparison_blocks(d)])
    yield Page(False, [*docx_formulir.analisis(d)])
    for section in docx_plans.sections(d):
        upright = since_seventh(d) and section is docx_plans.tindak_lanjut_lhe
        yield Page(not upright, [*section(d)])
    notes: list[Block] = [Heading(1, SECTIONS["catatan"]), text_paragraphs(d.catatan)] if d.catatan else []
    done = [*docx_plans.sop_record(d), *docx_plans.koreksi(d), *notes]
    if d.since_fifth:
        done[-1] = _kept_with_next(done[-1])
    yield Page(False, [*done, *cover.signature_block(d, skeleton.qr)])
    yield Page(True, [*annexes.annex_blocks(d)])


def _kept_with_next(block: Block) -> Block:
    """Return the block before the signature so that its end stays on that page: it never stands alone."""
    match block:
        case Table():
            return replace(block, lanjut=True)
        case str():
            before, start, last = block.rpartition("</w:pPr>")
            return f"{before}<w:keepNext/>{start}{last}"
        case _:
            return block


def _joined(page_number: Iterator[Page]) -> list[Page]:
    """Turn landscape sections without a table upright, and join what then follows each other."""
    pages: list[Page] = []
    for page in page_number:
        wide = page.mendatar and any(isinstance(block, Table) for block in page.blok)
        if not page.blok:
            continue
        if pages and pages[-1].mendatar == wide:
            pages[-1] = Page(wide, [*pages[-1].blok, *page.blok])
        else:
            pages.append(Page(wide, page.blok))
    return pages


def _body(d: DokumenPengukuran, pages: Sequence[Page], skeleton: PackageSkeleton) -> str:
    """Return the body: the properties of the last section stand at its end, the others' in a paragraph."""
    headings, tables = count(1), count(1)
    parts = []
    for page in pages:
        width = text_width(d.kertas, page.mendatar)
        parts += [_block(block, width, headings, tables) for block in page.blok]
        section = section_properties(d.kertas, page.mendatar, skeleton.header, skeleton.kaki)
        parts.append(section if page is pages[-1] else paragraph_xml("BatasBagian", nature=section))
    return "".join(parts)


def _block(block: Block, width: int, title_number: Iterator[int], table_number: Iterator[int]) -> str:
    match block:
        case Heading():
            return heading_xml(next(title_number), block)
        case Table():
            return table_xml(block, next(table_number), width)
        case _:
            return block

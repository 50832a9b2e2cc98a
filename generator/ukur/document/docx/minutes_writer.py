"""Minutes as DOCX: real styles and lists, so that whoever keeps the minutes goes on writing in them."""

from collections.abc import Iterator

from ukur.document import minutes as words
from ukur.document.docx import cover
from ukur.document.docx.blocks import Block
from ukur.document.docx.docx_package import PackageSkeleton, pack_document, package_skeleton
from ukur.document.docx.paper import section_properties
from ukur.document.docx.wordml import paragraph_xml, text_paragraphs, text_run
from ukur.document.minutes import Minutes


def write_minutes(minutes: Minutes, emblem: bytes | None = None) -> bytes:
    """Return the minutes as DOCX, the same bytes for the same input."""
    skeleton = package_skeleton(minutes.sheet, emblem)
    body = "".join(str(block) for block in _blocks(minutes, skeleton))
    section = section_properties(minutes.sheet.kertas, False, skeleton.header, skeleton.kaki)
    return pack_document(skeleton, body + section)


def _blocks(minutes: Minutes, skeleton: PackageSkeleton) -> Iterator[Block]:
    yield from cover.kop(minutes.sheet, skeleton.lambang)
    yield text_paragraphs(minutes.pembuka)
    yield from (paragraph_xml("ListNumber", text_run(title)) for title in minutes.hadir)
    yield from (text_paragraphs(line) for line in minutes.hasil)
    if minutes.tidak_tercapai:
        yield _strong(words.MISSED)
    for item in minutes.tidak_tercapai:
        yield text_paragraphs(item.kalimat)
        yield from (paragraph_xml("ListBullet", text_run(line)) for line in item.rencana)
    if minutes.tindak_lanjut:
        yield _strong(words.FOLLOWED)
        yield from (text_paragraphs(line) for line in minutes.tindak_lanjut)
    yield _strong(words.SAID)
    yield from (text_paragraphs(words.BLANK) for _ in range(3))
    yield text_paragraphs(words.CLOSING)
    for number, title in enumerate(minutes.hadir, 1):
        yield paragraph_xml("BodyText", text_run(f"{number}. {title}\n\n{words.BLANK}"))


def _strong(text: str) -> str:
    return paragraph_xml("BodyText", text_run(text, "<w:b/>"), nature="<w:keepNext/>")

"""WordprocessingML by hand: runs, paragraphs, fields and headings.

Text is put together and parsed once, several times as fast as element by element. Everything that comes
from data passes through ``escape_text``.
"""

from functools import lru_cache
from html import escape
from typing import Final

from ukur.document.docx.blocks import Heading

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
LIST_NUMBER, BULLET_NUMBER, SECTION_NUMBER, ANNEX_NUMBER = 1, 2, 3, 4  # w:numId of each numbering
KEEP_TOGETHER: Final = "<w:keepNext/><w:keepLines/>"
"""Properties of a paragraph that stays whole and on the page of the next one."""

escape_text = lru_cache(maxsize=65_536)(escape)  # the same labels, units and words stand in most rows


def text_run(text: str, nature: str = "") -> str:
    """Return a text as one run; a line break inside it stays one. ``nature`` are properties of the run."""
    lines = escape_text(text).split("\n")
    inner = "<w:br/>".join([f'<w:t xml:space="preserve">{line}</w:t>' for line in lines])
    return f"<w:r><w:rPr>{nature}</w:rPr>{inner}</w:r>" if nature else f"<w:r>{inner}</w:r>"


def paragraph_xml(style: str, *content: str, nature: str = "") -> str:
    """Return a paragraph of finished runs in a style; ``nature`` are further properties of it."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{nature}</w:pPr>{"".join(content)}</w:p>'


def text_paragraphs(text: str, style: str = "BodyText") -> str:
    """Return a text of data as paragraphs; an empty line separates them."""
    return "".join([paragraph_xml(style, text_run(part)) for part in split_paragraphs(text)])


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, at least one."""
    if "\n\n" not in text:
        return [text]
    return [part.strip("\n") for part in text.split("\n\n") if part.strip("\n")] or [""]


def field_xml(order: str, result: str) -> str:
    """Return a field: its instruction, which never holds data, and what it shows until it is updated."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {order} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{text_run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark_name(number: int) -> str:
    """Return the bookmark's name of a heading, by its place in the document."""
    return f"_Toc{number:08}"


def heading_xml(number: int, content: Heading) -> str:
    """Return a heading with its bookmark; annexes have a numbering of their own."""
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{ANNEX_NUMBER}"/></w:numPr>'
    return paragraph_xml(
        f"Heading{content.tingkat}",
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(number)}"/>',
        text_run(content.teks),
        f'<w:bookmarkEnd w:id="{number}"/>',
        nature=numbering if content.lampiran else "",
    )

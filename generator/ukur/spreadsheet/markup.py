"""XML read as events, in pieces and without entities; expat is part of every Python, in a browser too."""

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers import expat

from ukur.spreadsheet.unreadable import damaged

Attributes = dict[str, str]
MarkupError = expat.ExpatError


def _ignore(_: str) -> None:
    return None


def read_markup(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = _ignore,
    text: Callable[[str], None] = _ignore,
) -> None:
    """Call back for every tag, without its prefix, and every text; raise MarkupError for what is no XML.

    Namespaces are not resolved: it would take twice the time, and spreadsheets use each name for one thing. A
    document type, where entities that grow or read files are declared, is refused.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse_document_type(*_: object) -> NoReturn:
    raise damaged("memuat DOCTYPE, yang tidak pernah ada di buku kerja")

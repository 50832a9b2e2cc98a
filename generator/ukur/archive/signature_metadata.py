"""What a reader's window says of a document, its title above all, must be what was approved."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from ukur.archive.pdf_geometry import key_value

_MAY_CHANGE = {"/ModDate", "/Producer"}  # every program that signs writes its own name and time here
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}Keywords"

OTHER_TITLE = (
    "judul, penulis, atau keterangan PDF diubah sebelum atau sesudah ditandatangani; "
    "tanda tangani ulang PDF dari arsip"
)


def tells_the_same(approved: Any, signed: Any) -> bool:
    """Return whether the approved and the signed file say the same of themselves."""
    return dict(_info(approved)) == dict(_info(signed)) and _xmp(approved) == _xmp(signed)


def _info(pdf: Any) -> Iterator[tuple[str, str]]:
    trailer = pdf.trailer_view
    info = key_value(trailer, "/Info", {})
    yield from ((key, str(info[key])) for key in info if key not in _MAY_CHANGE)


def _xmp(pdf: Any) -> list[tuple[str, str]] | None:
    """Return what the metadata say in words; None where they cannot be read as plain XML."""
    if "/Metadata" not in pdf.root:
        return []
    data: bytes = pdf.root["/Metadata"].data
    if b"<!" in data or b"\0" in data:  # no declarations, hence no entities; UTF-8 only
        return None
    return sorted(_words(ET.fromstring(data)))  # see above


def _words(tree: ET.Element) -> Iterator[tuple[str, str]]:
    for item in tree.iter():
        if item.tag.startswith(_DUBLIN_CORE) or item.tag == _PDF:
            yield item.tag, " ".join("".join(item.itertext()).split())
        yield from (
            (key, text) for key, text in item.attrib.items() if key.startswith(_DUBLIN_CORE) or key == _PDF
        )

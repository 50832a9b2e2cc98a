"""The text of a PDF's pages, and the pictures on them; of the kind that our printer writes."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ukur.archive.content_stream import Group, Name, UnreadableContent, operations
from ukur.archive.pdf_geometry import key_value

_MAX_BYTES = 50_000_000
"""Our choice, as for signed files: 160 times the documents of the demonstration."""
_MAX_DEPTH = 8
"""Our choice: contents drawn within one another; a page of ours has two."""
_MAX_TEXT = 5_000_000  # our choice: letters of one page; the fullest of the demonstration has 6,000
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_LISTED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[([^\]]*)\]")
_SHOWN = frozenset({"Tj", "TJ", "'", '"'})

PageContent = tuple[str, tuple[str, ...]]
"""A page's letters without spaces, and the digests of its pictures, sorted."""


def pdf_pages(content: bytes) -> tuple[PageContent, ...] | None:
    """Return what each page shows; None where that cannot be told."""
    # pyHanko takes 0.4 s to import; every other command must start without it.
    from ukur.archive.signature_block import pages_of
    from ukur.archive.signature_integrity import open_pdf

    if len(content) > _MAX_BYTES or not content.startswith(b"%PDF-"):
        return None
    try:
        return tuple(_page(page.node) for page in pages_of(open_pdf(content).root))
    # Hostile bytes make pyHanko raise nearly anything; what cannot be read says nothing.
    except Exception:  # noqa: BLE001
        return None


def _page(node: Any) -> PageContent:
    content = key_value(node, "/Contents", [])
    parts = content if isinstance(content, list) else [content]
    text = b"\n".join(part.get_object().data for part in parts)
    pictures: list[str] = []
    letters = "".join(_letters(text, key_value(node, "/Resources", {}), pictures, 0))
    if len(letters) > _MAX_TEXT:
        raise UnreadableContent
    return "".join(letters.split()), tuple(sorted(pictures))


def _letters(content: bytes, resources: Any, pictures: list[str], depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise UnreadableContent
    known: dict[str, Mapping[bytes, str]] = {}
    font: Mapping[bytes, str] = {}
    for operator, operands in operations(content):
        if operator == "Tf" and isinstance(operands[0], Name):
            name = operands[0].text
            if name not in known:
                known[name] = _unicode(resources["/Font"][f"/{name}"])
            font = known[name]
        elif operator == "Do" and isinstance(operands[0], Name):
            item = resources["/XObject"][f"/{operands[0].text}"]
            if item["/Subtype"] == "/Form":
                own = key_value(item, "/Resources", resources)
                yield from _letters(item.data, own, pictures, depth + 1)
            else:
                pictures.append(hashlib.sha256(item.data).hexdigest())
        elif operator == "Tr" and operands != (0.0,):
            raise UnreadableContent  # letters that are there and not seen
        elif operator in _SHOWN:
            for operand in operands:
                yield from _shown(operand, font)


def _shown(operand: object, font: Mapping[bytes, str]) -> Iterator[str]:
    if isinstance(operand, Group):
        for item in operand.items:
            yield from _shown(item, font)
    elif isinstance(operand, bytes):
        yield from (font[operand[at : at + 2]] for at in range(0, len(operand), 2))


def _unicode(font: Any) -> Mapping[bytes, str]:
    """Return what each code of a font reads, by its own table (ISO 32000-1, 9.10.3)."""
    table = font["/ToUnicode"].data
    found: dict[bytes, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {bytes.fromhex(code.decode()): _read(text) for code, text in _CHAR.findall(part)}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(part):
            start, base = int(first, 16), int(text, 16)
            for code in range(start, min(int(last, 16), 0xFFFF) + 1):
                digits = f"{base + code - start:0{len(text)}X}".encode()
                found[code.to_bytes(2, "big")] = _read(digits)
        for first, _, listed in _LISTED.findall(part):
            for place, text in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", listed)):
                found[(int(first, 16) + place).to_bytes(2, "big")] = _read(text)
    return found


def _read(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")

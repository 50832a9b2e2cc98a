"""What a printed file says, whatever version of which library wrote it: to compare files of two times."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from ukur.archive.pdf_text import pdf_pages
from ukur.archive.zip_content import member_content, same_zip

_WORKBOOK, _TEXT, _DATA = ".xlsx", ".docx", ".zip"
PACKED = (_WORKBOOK, _TEXT, _DATA)
_PACKED_MOST = 64 * 1024 * 1024  # bytes: our choice, some hundred times what a member of ours unpacks to
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    ValueError,
    KeyError,
)
_MARKED = re.compile(rb"<!(DOCTYPE|ENTITY)")
"""Our packages declare no entities; a text that does could grow without end."""


def same_content(path: str, filed: bytes, made: bytes) -> bool:
    """Return whether two printed files say the same: text of pages, cells, words, values of data.

    Not compared are layout, lines, shapes of letters and whatever else carries no text. What cannot be read
    says something else. ``made`` is our own.
    """
    if filed == made or (path.endswith(PACKED) and same_zip(filed, made)):
        return True
    if path.endswith(".pdf"):
        read = pdf_pages(filed)
        return read is not None and read == pdf_pages(made)
    try:
        return _said(path, filed) == _said(path, made)
    except _BROKEN:
        return False


def _said(path: str, content: bytes) -> object:
    if path.endswith(".json"):
        return json.loads(content)
    if path.endswith(_WORKBOOK):
        return _cells(_members(content))
    if path.endswith(_TEXT):
        return _words(_members(content))
    if path.endswith(_DATA):
        return {name: _said(name, raw) for name, raw in _members(content).items()}
    return hashlib.sha256(content).digest()


def _members(content: bytes) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _PACKED_MOST:
            raise ValueError("too much")
        for member in archive.infolist():
            if member.filename in found:
                raise ValueError("a member twice")
            found[member.filename] = member_content(content, member)
    return found


def _tree(content: bytes) -> Any:
    if _MARKED.search(content):
        raise ValueError("entities")
    return ElementTree.fromstring(content)  # without entities it is as long as it looks


def _cells(members: Mapping[str, bytes]) -> object:
    """Return every cell of every sheet by its place: formula, and value as text."""
    strings = members.get("xl/sharedStrings.xml")
    shared = ["".join(item.itertext()) for item in _tree(strings)] if strings else []
    sheets = {name: raw for name, raw in members.items() if name.startswith("xl/worksheets/sheet")}
    names = [sheet.get("name") for sheet in _tree(members["xl/workbook.xml"]).iter(f"{_SHEET}sheet")]
    pictures = sorted(
        hashlib.sha256(raw).hexdigest() for name, raw in members.items() if name.startswith("xl/media/")
    )
    return names, {name: dict(_sheet(_tree(raw), shared)) for name, raw in sheets.items()}, pictures


def _sheet(tree: Any, shared: list[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for cell in tree.iter(f"{_SHEET}c"):
        value = "".join(part.text or "" for part in cell.iter(f"{_SHEET}v"))
        formula = "".join(part.text or "" for part in cell.iter(f"{_SHEET}f"))
        inline = "".join(text for part in cell.iter(f"{_SHEET}is") for text in part.itertext())
        text = shared[int(value)] if cell.get("t") == "s" else value or inline
        if text or formula:
            yield cell.get("r", ""), (formula, text)


def _words(members: Mapping[str, bytes]) -> object:
    """Return the text of every part of a document that has any, and its pictures."""
    texts = {
        name: "".join("".join(_tree(raw).itertext()).split())
        for name, raw in members.items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    pictures = sorted(
        hashlib.sha256(raw).hexdigest() for name, raw in members.items() if name.startswith("word/media/")
    )
    return {name: text for name, text in texts.items() if text}, pictures

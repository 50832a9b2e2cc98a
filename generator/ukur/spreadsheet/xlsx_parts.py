"""The small parts of an .xlsx: relations, shared texts, number formats, custom properties."""

import re
from typing import NamedTuple

from ukur.spreadsheet.markup import Attributes, read_markup
from ukur.spreadsheet.number_format import BUILT_IN
from ukur.spreadsheet.package_parts import PackageParts
from ukur.spreadsheet.unreadable import MAX_CELLS, MAX_TEXT, damaged, too_large

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_", re.ASCII)
MAX_SERIAL = 9  # digits of any number that counts parts, styles or texts


class Relation(NamedTuple):
    """What a part refers to: the last word of the kind (``worksheet``), and the path."""

    kind: str
    target: str


def relations(package: PackageParts, part: str) -> dict[str, Relation]:
    """Return the relations of a part by their id; "" is the package. Paths are from the package's top."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found: dict[str, Relation] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes["Type"].rpartition("/")[2]
            found[attributes["Id"]] = Relation(kind, _resolved(folder, attributes["Target"]))

    if path in package:
        read_markup(package.chunks(path), start)
    return found


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts = folder.split("/") if folder else []
    for name in target.split("/"):
        if name == "..":
            parts = parts[:-1]
        elif name != ".":
            parts = [*parts, name]
    return "/".join(parts)


class TextCollector:
    """The text of a cell or shared item: its runs joined, without the reading aid of Asian letters."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._length = 0
        self._open = False
        self._aid = 0

    def clear(self) -> None:
        """Begin with another cell."""
        self.pieces, self._length = [], 0

    def start(self, tag: str) -> None:
        """Note the start of an element."""
        if tag == "rPh":
            self._aid += 1
        elif tag in {"t", "v"}:
            self._open = not self._aid

    def end(self, tag: str) -> None:
        """Note the end of an element."""
        if tag == "rPh":
            self._aid -= 1
        elif tag in {"t", "v"}:
            self._open = False

    def add(self, text: str) -> None:
        """Take text that stands between tags."""
        if self._open:
            self._length += len(text)
            if self._length > 2 * MAX_TEXT:  # twice: each letter may be written as an escape of its own
                raise too_large(f"satu sel berisi lebih dari {MAX_TEXT} huruf")
            self.pieces.append(text)

    def text(self) -> str:
        """Return what was collected; letters that XML cannot hold are written as "_x0001_"."""
        return unescaped("".join(self.pieces))


def unescaped(text: str) -> str:
    """Return a text with the letters that are written as their number; half letters stay as they are."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda m: m[0] if 0xD800 <= int(m[1], 16) <= 0xDFFF else chr(int(m[1], 16)), text)


def shared_texts(package: PackageParts, path: str) -> list[str]:
    """Return the texts that cells name by their place in this list."""
    found: list[str] = []
    collector = TextCollector()

    def start(tag: str, _: Attributes) -> None:
        if tag == "si":
            collector.clear()
        collector.start(tag)

    def end(tag: str) -> None:
        collector.end(tag)
        if tag == "si":
            found.append(collector.text())
            if len(found) > MAX_CELLS:
                raise too_large(f"lebih dari {MAX_CELLS} teks")

    read_markup(package.chunks(path), start, end, collector.add)
    return found


def number_formats(package: PackageParts, path: str) -> list[str]:
    """Return the format code of each cell style, in the order in which cells name them."""
    codes, styles, inside = dict(BUILT_IN), list[str](), [False]

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            codes[whole(attributes["numFmtId"])] = attributes["formatCode"][:255]  # Excel's own limit
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            styles.append(codes.get(whole(attributes.get("numFmtId", "0")), ""))

    def end(tag: str) -> None:
        inside[0] = inside[0] and tag != "cellXfs"

    read_markup(package.chunks(path), start, end)
    return styles


def custom_properties(package: PackageParts, path: str) -> dict[str, str]:
    """Return the properties that a program has added to the file, as text."""
    found: dict[str, str] = {}
    name = [""]

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "property":
            name[0] = attributes["name"]
            found[name[0]] = ""

    def text(piece: str) -> None:
        if name[0] and len(found[name[0]]) < MAX_TEXT:
            found[name[0]] += piece

    read_markup(package.chunks(path), start, text=text)
    return {key: value.strip() for key, value in found.items()}


def whole(text: str) -> int:
    """Return a number of things; refuse what is none, where Python takes "-1", "1_0" and other digits."""
    if not text.isascii() or not text.isdigit() or len(text) > MAX_SERIAL:
        raise damaged(f"{text[:20]!r} seharusnya bilangan")
    return int(text)

"""Reading a PDF back: words with their boxes (poppler), and the text of every tag (structure tree)."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

CM = 72 / 2.54
JEDA = "\u200b"
_BF = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Kata:
    """A word and its box in points from the upper left corner."""

    teks: str
    kiri: float
    atas: float
    kanan: float
    bawah: float


@dataclass(frozen=True)
class Muka:
    """One page: its size in points and its words."""

    lebar: float
    tinggi: float
    kata: tuple[Kata, ...]


@dataclass
class Simpul:
    """One tag: its name, attributes, own text and the tags below it."""

    nama: str
    atribut: dict[str, Any] = field(default_factory=dict)
    teks: str = ""
    anak: list["Simpul"] = field(default_factory=list)
    id: str = ""

    def jelajah(self) -> Iterator["Simpul"]:
        yield self
        for child in self.anak:
            yield from child.jelajah()

    def cari(self, nama: str) -> list["Simpul"]:
        return [node for node in self.jelajah() if node.nama == nama]


def jalankan(program: str, *arguments: str, masuk: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run one of the PDF programs; without it the test is skipped, but CI must have it."""
    found = shutil.which(program)
    if found is None:
        reason = f"{program} tidak ada; pasang qpdf dan poppler-utils"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)  # a user's machine need not have it; CI fails above instead
    return subprocess.run([found, *arguments], input=masuk, capture_output=True, check=False, timeout=120)


def halaman_teks(pdf: bytes) -> list[str]:
    """Text of each page, as a reader would copy it."""
    done = jalankan("pdftotext", "-layout", "-", "-", masuk=pdf)
    assert done.returncode == 0
    return done.stdout.decode().split("\f")[:-1]


def muka(pdf: bytes) -> list[Muka]:
    """Every page with the boxes of its words; a diagonal watermark is left out."""
    done = jalankan("pdftotext", "-bbox", "-", "-", masuk=pdf)
    xml = re.sub(rb"^.*?(?=<doc>)|(?<=</doc>).*$", b"", done.stdout, flags=re.DOTALL)
    return [
        Muka(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            tuple(
                _word(word) for word in page if float(word.attrib["yMax"]) - float(word.attrib["yMin"]) < 40
            ),
        )
        for page in ElementTree.fromstring(xml)
    ]


def _word(element: ElementTree.Element) -> Kata:
    box = (float(element.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax"))
    return Kata(element.text or "", *box)


def rapat(teks: str) -> str:
    """Text without spaces, line ends and the places to break that the layout added."""
    return re.sub(rf"[\s{JEDA}]", "", teks)


def pohon(pdf: bytes) -> Simpul:
    """The structure tree with the text of every tag, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        texts = {page.obj.objgen: _marked(page) for page in file.pages}
        return _node(file.Root.StructTreeRoot, None, texts)


def _node(element: Any, page: Any, texts: dict[Any, dict[int, str]]) -> Simpul:
    name = str(element.get("/S", "/Root"))[1:]
    node = Simpul(name, _attributes(element), id=str(element.get("/ID", "")))
    page = element.get("/Pg", page)
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if not isinstance(child, pikepdf.Dictionary):
            node.teks += texts[page.objgen].get(int(child), "")
        elif child.get("/Type") == "/MCR":
            node.teks += texts[child.get("/Pg", page).objgen].get(int(child.MCID), "")
        elif child.get("/Type") != "/OBJR":
            below = _node(child, page, texts)
            node.anak.append(below)
            node.teks += below.teks
    return node


def _attributes(element: Any) -> dict[str, Any]:
    value = element.get("/A")
    owners = [] if value is None else value if isinstance(value, pikepdf.Array) else [value]
    return {str(key)[1:]: item for owner in owners for key, item in owner.items()}


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Text of each marked-content sequence of a page."""
    fonts = {name: _unicode(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page, "Tf BMC BDC EMC Tj TJ"):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = fonts[str(operands[0])]
            case "BMC" | "BDC":
                properties = operands[1] if len(operands) > 1 else {}
                stack.append(_begin(properties, stack, texts))
            case "EMC":
                stack.pop()
            case "Tj" | "TJ" if stack and stack[-1][0] is not None and not stack[-1][1]:
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                shown = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                codes = (int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown), 2))
                texts[stack[-1][0]] += "".join(font.get(code, "\ufffd") for code in codes)
    return texts


def _begin(
    properties: Any, stack: list[tuple[int | None, bool]], texts: dict[int, str]
) -> tuple[int | None, bool]:
    """Enter a sequence: whose text it is, and whether its text was given in other words."""
    inside, replaced = stack[-1] if stack else (None, False)
    mcid = int(properties["/MCID"]) if "/MCID" in properties else inside
    if mcid is not None:
        texts.setdefault(mcid, "")
        if "/ActualText" in properties and not replaced:
            texts[mcid] += str(properties["/ActualText"])
            replaced = True
    return mcid, replaced


def _unicode(font: Any) -> dict[int, str]:
    return _cmap(font.ToUnicode.read_bytes())


@cache
def _cmap(data: bytes) -> dict[int, str]:
    """The character map of a font of typst's: single codes only."""
    text = data.decode("latin-1")
    body = "".join(re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL))
    assert "beginbfrange" not in text
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in _BF.findall(body)}


@dataclass(frozen=True)
class BarisTabel:
    """A row of a table's body: its text, and the pages that it stands on."""

    teks: str
    halaman: frozenset[int]


def tabel_per_halaman(pdf: bytes) -> list[list[BarisTabel]]:
    """The rows of each table below its head, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        texts = {page.obj.objgen: _marked(page) for page in file.pages}
        return [
            [
                BarisTabel(rapat(_node(row, None, texts).teks), frozenset(_pages(row, None, numbers)))
                for row in _rows(table)
            ]
            for table in _below(file.Root.StructTreeRoot, "Table")
        ]


def _rows(table: Any) -> list[Any]:
    head = {row.objgen for part in _below(table, "THead") for row in _below(part, "TR")}
    return [row for row in _below(table, "TR") if row.objgen not in head]


def _children(element: Any) -> list[Any]:
    children = element.get("/K", [])
    return list(children) if isinstance(children, pikepdf.Array) else [children]


def _below(element: Any, name: str) -> Iterator[Any]:
    for child in _children(element):
        if isinstance(child, pikepdf.Dictionary) and child.get("/Type") not in ("/MCR", "/OBJR"):
            if str(child.get("/S", "")) == f"/{name}":
                yield child
            else:
                yield from _below(child, name)


def _pages(element: Any, page: Any, numbers: dict[Any, int]) -> Iterator[int]:
    page = element.get("/Pg", page)
    for child in _children(element):
        if not isinstance(child, pikepdf.Dictionary):
            yield numbers[page.objgen]
        elif child.get("/Type") == "/MCR":
            yield numbers[child.get("/Pg", page).objgen]
        elif child.get("/Type") != "/OBJR":
            yield from _pages(child, page, numbers)

"""A DOCX as a reader finds it: paragraphs with their styles, tables as grids, headers, fields."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx import Document
from docx.document import Document as Naskah
from docx.table import Table
from docx.text.paragraph import Paragraph

Baris = list[list[str]]


@dataclass(frozen=True)
class Docx:
    """A document opened by python-docx, and its files."""

    naskah: Naskah
    berkas: dict[str, bytes]

    @cached_property
    def tabel(self) -> dict[str, Baris]:
        """Every captioned table by its caption (without number), merged cells repeated as in a grid."""
        return {caption: grid(table) for caption, table in self.tabel_asli()}

    def tabel_asli(self) -> Iterator[tuple[str, Table]]:
        """Yield every table that has a caption, with the caption."""
        caption = ""
        for item in self.naskah.iter_inner_content():
            if isinstance(item, Paragraph):
                caption = item.text.partition(". ")[2] if gaya(item) == "Caption" else caption
            elif caption:
                yield caption, item
                caption = ""

    def alinea(self, nama_gaya: str) -> list[str]:
        """Return the paragraphs in a style, wherever they stand, tables and contents included."""
        query = f'//w:p[w:pPr/w:pStyle[@w:val="{nama_gaya}"]]'
        return [Paragraph(p, self.naskah._body).text for p in self.naskah.element.xpath(query)]

    def judul(self) -> list[tuple[int, str]]:
        """Return level and text of every heading."""
        found = []
        for item in self.naskah.paragraphs:
            if gaya(item).startswith("Heading"):
                found.append((int(gaya(item)[-1]), item.text))
        return found

    def atribut(self, query: str) -> list[str]:
        """Return what an XPath on the text finds, as text."""
        return [str(found) for found in self.naskah.element.xpath(query)]

    @property
    def teks(self) -> str:
        """All text of the body, run after run."""
        return "".join(self.atribut("//w:body//w:t/text()"))


def gaya(alinea: Paragraph) -> str:
    style = alinea.style
    return (style.name or "") if style else ""


def grid(tabel: Table) -> Baris:
    return [[cell.text for cell in row.cells] for row in tabel.rows]


def baca(isi: bytes) -> Docx:
    with zipfile.ZipFile(io.BytesIO(isi)) as archive:
        assert archive.testzip() is None
        return Docx(Document(io.BytesIO(isi)), {name: archive.read(name) for name in archive.namelist()})

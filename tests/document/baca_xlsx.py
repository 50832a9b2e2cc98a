"""Reading a workbook back: its cells (calamine) and its parts (XML)."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

from ukur.document.figure import Figure

NS = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
Baris = Sequence[Any]


class Buku:
    """The cells of a workbook, by sheet; numbers as a spreadsheet has them."""

    def __init__(self, isi: bytes) -> None:
        book = CalamineWorkbook.from_filelike(io.BytesIO(isi))
        self.lembar = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }

    def setelah(self, lembar: str, *kepala: str) -> list[Baris]:
        """Return the rows below the header that begins with these words."""
        rows: list[Baris] = list(self.lembar[lembar])
        [at] = [at for at, row in enumerate(rows) if tuple(row[: len(kepala)]) == kepala]
        return rows[at + 1 :]

    def teks(self, lembar: str) -> str:
        """Return every text of a sheet."""
        return "\n".join(str(cell) for row in self.lembar[lembar] for cell in row if cell != "")


class Bagian:
    """The XML of a workbook: what calamine does not tell."""

    def __init__(self, isi: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(isi)) as archive:
            self.berkas = {name: archive.read(name).decode() for name in archive.namelist()}
        book = ElementTree.fromstring(self.berkas["xl/workbook.xml"])
        self.nama = [node.attrib["name"] for node in book.iterfind("m:sheets/m:sheet", NS)]
        self.nama_terdefinisi = {
            (node.attrib["name"], int(node.attrib["localSheetId"])): node.text or ""
            for node in book.iterfind("m:definedNames/m:definedName", NS)
        }

    def lembar(self, nama: str) -> ElementTree.Element:
        number = self.nama.index(nama) + 1
        return ElementTree.fromstring(self.berkas[f"xl/worksheets/sheet{number}.xml"])

    def atribut(self, nama: str, jalur: str) -> dict[str, str]:
        node = self.lembar(nama).find(jalur, NS)
        assert node is not None, f"{nama}: {jalur}"
        return node.attrib

    def gaya_berisi(self, warna: str) -> set[str]:
        """Return the numbers of the cell styles that are filled with a colour."""
        styles = ElementTree.fromstring(self.berkas["xl/styles.xml"])
        fills = [
            at
            for at, node in enumerate(styles.iterfind("m:fills/m:fill", NS))
            if any(part.attrib.get("rgb") == warna for part in node.iter())
        ]
        return {
            str(at)
            for at, node in enumerate(styles.iterfind("m:cellXfs/m:xf", NS))
            if int(node.attrib["fillId"]) in fills
        }

    def sel_berteks(self, nama: str) -> Iterator[tuple[str, str, float]]:
        """Yield text, style and width in pixels of each cell of a sheet with a text, over what it spans."""
        strings = ElementTree.fromstring(self.berkas["xl/sharedStrings.xml"])
        texts = ["".join(part.text or "" for part in node.iter()) for node in strings]
        sheet = self.lembar(nama)
        widths = dict[int, float]()
        for node in sheet.iterfind("m:cols/m:col", NS):
            shown = 0.0 if node.attrib.get("hidden") == "1" else float(node.attrib["width"])
            for at in range(int(node.attrib["min"]), int(node.attrib["max"]) + 1):
                widths[at] = shown * 7  # one letter of the default font is 7 pixels wide
        spans = {}
        for node in sheet.iterfind("m:mergeCells/m:mergeCell", NS):
            first, _, last = node.attrib["ref"].partition(":")
            spans[first] = column_number(first), column_number(last)
        for cell in sheet.iterfind(".//m:c[@t='s']", NS):
            name = cell.attrib["r"]
            first_column, last_column = spans.get(name, (column_number(name),) * 2)
            room = sum(widths.get(at, 64) for at in range(first_column, last_column + 1))
            yield texts[int(cell.findtext("m:v", "", NS))], cell.attrib.get("s", "0"), room

    def rumus(self) -> Iterator[tuple[str, str, str]]:
        """Yield sheet, cell and formula."""
        for name in self.nama:
            for cell in self.lembar(name).iterfind(".//m:c", NS):
                formula = cell.find("m:f", NS)
                if formula is not None:
                    yield name, cell.attrib["r"], formula.text or ""

    def bernama(self, nama: str, lembar: str) -> str:
        """Return a defined name of a sheet, e.g. its print area."""
        return self.nama_terdefinisi[f"_xlnm.{nama}", self.nama.index(lembar)]


def column_number(cell: str) -> int:
    """Return the column of a cell, from 1: ``AA7`` is in 27."""
    number = 0
    for letter in re.sub(r"\d", "", cell):
        number = number * 26 + ord(letter) - 64
    return number


def cocok(sel: object, figur: Figure) -> bool:
    """Whether a cell holds a figure: its number, or its words where it has none (or too many digits)."""
    if figur.nilai is None or len(re.sub(r"\D", "", f"{figur.nilai:f}").strip("0")) > 15:
        return sel == figur.teks
    return isinstance(sel, (int, float)) and Decimal(f"{sel:.15g}") == figur.nilai


def gabung(baris: Sequence[Baris], kolom: int) -> str:
    """Return a text that stands in a column over several rows, without blanks and line breaks."""
    return "".join("".join(str(row[kolom]).split()) for row in baris)

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


def cocok(sel: object, figur: Figure) -> bool:
    """Whether a cell holds a figure: its number, or its words where it has none (or too many digits)."""
    if figur.nilai is None or len(re.sub(r"\D", "", f"{figur.nilai:f}").strip("0")) > 15:
        return sel == figur.teks
    return isinstance(sel, (int, float)) and Decimal(f"{sel:.15g}") == figur.nilai


def gabung(baris: Sequence[Baris], kolom: int) -> str:
    """Return a text that stands in a column over several rows, without blanks and line breaks."""
    return "".join("".join(str(row[kolom]).split()) for row in baris)

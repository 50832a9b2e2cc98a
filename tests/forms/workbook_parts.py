"""What a form's workbook holds beside its values: locks, formats and rules of cells, from its XML."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from ukur.spreadsheet.grid import cell_range, position

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True)
class Rule:
    """A rule of input: its kind, where its choices stand, and what is told."""

    kind: str
    source: str
    title: str
    prompt: str
    error: str
    style: str = "stop"


class WorkbookParts:
    """The parts of an .xlsx by path."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def sheet_xml(self, name: str) -> ElementTree.Element:
        book = ElementTree.fromstring(self.parts["xl/workbook.xml"])
        names = [sheet.get("name") for sheet in book.iterfind(".//m:sheet", _NS)]
        return ElementTree.fromstring(self.parts[f"xl/worksheets/sheet{names.index(name) + 1}.xml"])

    def styles(self) -> list[tuple[str, bool]]:
        """Number format id and whether it is locked, of every cell style."""
        root = ElementTree.fromstring(self.parts["xl/styles.xml"])
        found = []
        for style in root.iterfind("./m:cellXfs/m:xf", _NS):
            protection = style.find("m:protection", _NS)
            locked = protection is None or protection.get("locked", "1") != "0"
            found.append((style.get("numFmtId", ""), locked))
        return found

    def cells(self, name: str) -> dict[tuple[int, int], tuple[str, bool]]:
        """Number format id and lock of every cell that the sheet names."""
        styles = self.styles()
        return {
            position(cell.get("r", "")) or (0, 0): styles[int(cell.get("s", "0"))]
            for cell in self.sheet_xml(name).iterfind(".//m:c", _NS)
        }

    def rules(self, name: str) -> dict[tuple[int, int], Rule]:
        """The rule of input of every cell that has one."""
        found: dict[tuple[int, int], Rule] = {}
        for item in self.sheet_xml(name).iterfind(".//m:dataValidation", _NS):
            source: Any = item.find("m:formula1", _NS)
            rule = Rule(
                item.get("type", "any"),
                "" if source is None else source.text or "",
                item.get("promptTitle", ""),
                item.get("prompt", ""),
                item.get("error", ""),
                item.get("errorStyle", "stop"),
            )
            for area in item.get("sqref", "").split():
                r = cell_range(area)
                assert r
                for row in range(r.first_row, r.last_row + 1):
                    for column in range(r.first_column, r.last_column + 1):
                        assert (row, column) not in found
                        found[row, column] = rule
        return found

    def text(self, pattern: str, path: str) -> str:
        """The first match of a pattern in a part."""
        match = re.search(pattern, self.parts[path].decode())
        return match[1] if match else ""

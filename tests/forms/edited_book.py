"""A workbook changed as people change one, by its XML, so that no spreadsheet program is needed."""

import io
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ukur.spreadsheet.grid import address, position

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_M = f"{{{MAIN}}}"
ElementTree.register_namespace("", MAIN)
ElementTree.register_namespace("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
PERCENT, DATE = 10, 14  # numbers of the built-in formats 0.00% and a date


class EditedBook:
    """The parts of an .xlsx; sheets are named as people see them, cells as ``Isian!H6``."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        names = re.findall(r'<sheet name="([^"]+)"', self.parts["xl/workbook.xml"].decode())
        self._paths = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, 1)}
        self._sheets = {name: ElementTree.fromstring(self.parts[path]) for name, path in self._paths.items()}

    def to_bytes(self) -> bytes:
        """The workbook as it is now."""
        for name, root in self._sheets.items():
            self.parts[self._paths[name]] = ElementTree.tostring(root, "utf-8", xml_declaration=True)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return out.getvalue()

    def text(self, place: str, text: str) -> "EditedBook":
        """Type a text; an empty one clears the cell."""
        cell = self._cell(place)
        if text:
            cell.set("t", "inlineStr")
            shown = ElementTree.SubElement(ElementTree.SubElement(cell, f"{_M}is"), f"{_M}t")
            shown.text = text
            shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return self

    def stored(
        self, place: str, value: str, kind: str = "n", formula: str = "", style: int = 0
    ) -> "EditedBook":
        """Store a value of a kind (n, b, e, str), with a formula or the number of a built-in format."""
        cell = self._cell(place)
        cell.set("t", kind)
        if style:
            cell.set("s", str(self._style(style)))
        if formula:
            ElementTree.SubElement(cell, f"{_M}f").text = formula
        if value:
            ElementTree.SubElement(cell, f"{_M}v").text = value
        return self

    def delete_row(self, sheet: str, row: int) -> "EditedBook":
        """Delete a row; those below move up."""
        rows = self._rows(sheet)
        for element in list(rows):
            if element.get("r") == str(row):
                rows.remove(element)
        self._renumber(sheet, lambda at, column: (at - (at > row), column))
        return self

    def insert_row(self, sheet: str, row: int) -> "EditedBook":
        """Put an empty row before another."""
        self._renumber(sheet, lambda at, column: (at + (at >= row), column))
        return self

    def insert_column(self, sheet: str, before: int) -> "EditedBook":
        """Put an empty column before another."""
        self._renumber(sheet, lambda at, column: (at, column + (column >= before)))
        return self

    def swap_rows(self, sheet: str, one: int, other: int) -> "EditedBook":
        """Exchange two rows, as sorting does."""
        self._renumber(sheet, lambda at, column: ({one: other, other: one}.get(at, at), column))
        rows = self._rows(sheet)
        rows[:] = sorted(rows, key=lambda element: int(element.get("r", "0")))
        return self

    def merge(self, sheet: str, area: str) -> "EditedBook":
        """Merge cells."""
        root = self._sheets[sheet]
        found = root.find(f"{_M}mergeCells")
        if found is None:
            found = Element(f"{_M}mergeCells")
            root.insert(list(root).index(self._rows(sheet)) + 1, found)
        ElementTree.SubElement(found, f"{_M}mergeCell").set("ref", area)
        return self

    def rename(self, old: str, new: str) -> "EditedBook":
        """Give a sheet another name."""
        self.parts["xl/workbook.xml"] = self.parts["xl/workbook.xml"].replace(
            f'name="{old}"'.encode(), f'name="{new}"'.encode()
        )
        self._sheets[new], self._paths[new] = self._sheets.pop(old), self._paths.pop(old)
        return self

    def copy_row(self, sheet: str, row: int, to: int) -> "EditedBook":
        """Copy a row over an empty place below the table."""
        rows = self._rows(sheet)
        source = next(element for element in rows if element.get("r") == str(row))
        copied = ElementTree.fromstring(ElementTree.tostring(source))
        for element in list(rows):
            if element.get("r") == str(to):
                rows.remove(element)
        copied.set("r", str(to))
        for cell in copied:
            _, column = position(cell.get("r", "A1")) or (0, 0)
            cell.set("r", address(to, column))
        rows.append(copied)
        rows[:] = sorted(rows, key=lambda element: int(element.get("r", "0")))
        return self

    def _cell(self, place: str) -> Element:
        sheet, _, name = place.rpartition("!")
        row, _column = position(name) or (0, 0)
        rows = self._rows(sheet)
        line = next((element for element in rows if element.get("r") == str(row)), None)
        if line is None:
            line = ElementTree.SubElement(rows, f"{_M}row")
            line.set("r", str(row))
            rows[:] = sorted(rows, key=lambda element: int(element.get("r", "0")))
        cell = next((element for element in line if element.get("r") == name), None)
        if cell is None:
            cell = ElementTree.SubElement(line, f"{_M}c")
            cell.set("r", name)
            line[:] = sorted(line, key=lambda element: (position(element.get("r", "")) or (0, 0))[1])
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        return cell

    def _rows(self, sheet: str) -> Element:
        found = self._sheets[sheet].find(f"{_M}sheetData")
        assert found is not None
        return found

    def _renumber(self, sheet: str, moved: Callable[[int, int], tuple[int, int]]) -> None:
        for line in self._rows(sheet):
            for cell in line:
                at = position(cell.get("r", "")) or (0, 0)
                cell.set("r", address(*moved(*at)))
            line.set("r", str(moved(int(line.get("r", "0")), 1)[0]))

    def _style(self, number_format: int) -> int:
        root = ElementTree.fromstring(self.parts["xl/styles.xml"])
        styles = root.find(f"{_M}cellXfs")
        assert styles is not None
        added = ElementTree.SubElement(styles, f"{_M}xf")
        added.set("numFmtId", str(number_format))
        self.parts["xl/styles.xml"] = ElementTree.tostring(root, "utf-8", xml_declaration=True)
        return len(styles) - 1


def filled(content: bytes, typed: dict[str, str]) -> bytes:
    """A workbook with texts typed into cells."""
    book = EditedBook(content)
    for place, text in typed.items():
        book.text(place, text)
    return book.to_bytes()

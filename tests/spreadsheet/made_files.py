"""Workbooks made for the tests, whole and hostile: parts of XML in a zip, and what XlsxWriter writes."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlsxwriter

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook {MAIN} xmlns:r="{RELATION}"><sheets><sheet name="Isian" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>"
)
BESIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>"
)
ONE_CELL = '<row r="1"><c r="A1"><v>7</v></c></row>'


def zipped(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of parts, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path, (2025, 1, 1, 0, 0, 0)), content, method)
    return made.getvalue()


def sheet_xml(rows: str, after: str = "") -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"


def xlsx(rows: str = ONE_CELL, after: str = "", **parts: bytes | str) -> bytes:
    """Return an .xlsx of one sheet ``Isian`` with these rows; ``parts`` stand in place of its other parts.

    A part is named by its file without the ending: ``workbook``, ``rels``, ``sharedStrings``, ``sheet1``.
    """
    whole: dict[str, bytes | str] = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BESIDE,
        "xl/worksheets/sheet1.xml": sheet_xml(rows, after),
        "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>nol</t></si></sst>",
    }
    for name, content in parts.items():
        path = next(path for path in whole if path.endswith(f"{name}.xml") or path.endswith(f".{name}"))
        whole[path] = content
    return zipped(whole)


def written(fill: Callable[[Any, Any], None]) -> bytes:
    """Return what XlsxWriter makes when a function has filled its workbook and one sheet."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    fill(book, book.add_worksheet("Isian"))
    book.close()
    return made.getvalue()


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(tables: str, styles: str = "", **parts: bytes | str) -> bytes:
    """Return an .ods whose content has these tables."""
    content = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" '
        f'xmlns:text="{OFFICE}:text:1.0" xmlns:style="{OFFICE}:style:1.0" '
        f'xmlns:number="{OFFICE}:datastyle:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **parts},
        zipfile.ZIP_STORED,
    )

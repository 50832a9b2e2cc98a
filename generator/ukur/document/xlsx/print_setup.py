"""How a sheet is printed: paper, margins, header and footer with the document's marks."""

from decimal import Decimal

from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81 import FormE81
from ukur.document.xlsx.cell_places import cell_address
from ukur.document.xlsx.worksheet import Worksheet

A3 = 8
_KERTAS = {"A4": 9, "F4": 14}  # 14: folio, 8,5 x 13 inci = 21,59 x 33,02 cm
# What a spreadsheet would mark as odd and is meant: formulas differ by the rule of each indicator.
_EXPECTED_WARNINGS = ("number_stored_as_text", "formula_differs", "formula_range")
_INCH = Decimal("2.54")
_SIZES = {"A4": (Decimal("29.7"), Decimal("21")), "F4": (Decimal("33.02"), Decimal("21.59"))}
_POINTS_PER_CM, _POINTS_PER_PIXEL = 72 / 2.54, 0.75
_LONGEST = 200  # characters; all of a header or footer may have 255


def set_up_page(
    sheet: Worksheet,
    d: DokumenPengukuran | FormE81,
    header_rows: tuple[int, int] | None,
    frozen: int = 0,
    measurements: int | None = None,
    freeze: bool = True,
) -> None:
    """Set the sheet to print on landscape paper, as wide as one page, its header rows on every page.

    ``measurements`` is the spreadsheet's number of another paper than the office's own. ``freeze`` keeps the
    header in view on a screen too.
    """
    ws, paper = sheet.ws, d.kertas
    left, right, top, bottom = (
        float(side / _INCH) for side in (paper.kiri, paper.kanan, paper.atas, paper.bawah)
    )
    ws.set_landscape()
    ws.set_paper(measurements or _KERTAS[paper.ukuran])
    ws.set_margins(left, right, top, bottom)
    ws.fit_to_pages(1, 0)
    ws.print_area(0, 0, sheet.baris - 1, sheet.akhir)
    ws.center_horizontally()
    ws.hide_gridlines(2)
    everything = f"A1:{cell_address(len(sheet.lebar) - 1, sheet.baris - 1)}"
    ws.ignore_errors(dict.fromkeys(_EXPECTED_WARNINGS, everything))
    marks = _header_text(" · ".join(d.tanda))
    ws.set_header(f"&C&B{marks}" if marks else "", {"margin": min(0.3, top / 3)})
    ws.set_footer(
        f"&L&8 {_header_text(d.nama_berkas)}&C&8 &A&R&8 Halaman &P dari &N", {"margin": min(0.3, bottom / 3)}
    )
    if header_rows:
        ws.repeat_rows(*header_rows)
    if header_rows and freeze:
        ws.freeze_panes(header_rows[1] + 1, frozen)


def break_before(sheet: Worksheet, d: DokumenPengukuran, line: int) -> None:
    """Begin a new page at a row, so that what follows does not go on under the header of another table.

    A sheet that fits one page is left whole.
    """
    scale, room = _scale(sheet, d)
    if sheet.total_height * scale > room:
        sheet.ws.set_h_pagebreaks([line])


def keep_together(sheet: Worksheet, d: DokumenPengukuran, header_rows: tuple[int, int], line: int) -> None:
    """Begin a page at a row where otherwise the last page would begin behind it: no signature alone.

    LibreOffice does so; Excel asks for no breaks of ours while it fits a sheet to the width of its paper.
    """
    scale, room = _scale(sheet, d)
    header = sum(sheet.heights[header_rows[0] : header_rows[1] + 1])
    begin, used = 0, 0.0
    for at, height in enumerate(sheet.heights):
        if used and (used + height) * scale > room:
            begin, used = at, header if at > header_rows[1] else 0.0
        used += height
    if begin > line:
        sheet.ws.set_h_pagebreaks([line])


def _scale(sheet: Worksheet, d: DokumenPengukuran) -> tuple[float, float]:
    """Return by how much a sheet is shrunk to the width of its paper, and the height of a page in points."""
    paper = d.kertas
    width, height = _SIZES[paper.ukuran]
    room = float(height - paper.atas - paper.bawah) * _POINTS_PER_CM
    across = float(width - paper.kiri - paper.kanan) * _POINTS_PER_CM
    return min(1, across / (sum(sheet.lebar) * _POINTS_PER_PIXEL)), room


def _header_text(text: str) -> str:
    """Return a text for a header: & begins a code there."""
    return text[:_LONGEST].replace("&", "&&")

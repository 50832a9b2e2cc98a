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
) -> None:
    """Set the sheet to print on landscape paper, as wide as one page, its header rows on every page.

    ``measurements`` is the spreadsheet's number of another paper than the office's own.
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
        ws.freeze_panes(header_rows[1] + 1, frozen)


def break_before(sheet: Worksheet, d: DokumenPengukuran, line: int) -> None:
    """Begin a new page at a row, so that what follows does not go on under the header of another table.

    A sheet that fits one page is left whole.
    """
    paper = d.kertas
    width, height = _SIZES[paper.ukuran]
    room = float(height - paper.atas - paper.bawah) * _POINTS_PER_CM
    across = float(width - paper.kiri - paper.kanan) * _POINTS_PER_CM
    scale = min(1, across / (sum(sheet.lebar) * _POINTS_PER_PIXEL))
    if sheet.tinggi * scale > room:
        sheet.ws.set_h_pagebreaks([line])


def _header_text(text: str) -> str:
    """Return a text for a header: & begins a code there."""
    return text[:_LONGEST].replace("&", "&&")

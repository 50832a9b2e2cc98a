"""How a sheet is printed: paper, margins, header and footer with the document's marks."""

from decimal import Decimal

from ukur.document.nilai import DokumenPengukuran
from ukur.document.xlsx.lembar import Lembar
from ukur.document.xlsx.letak import sel

_KERTAS = {"A4": 9, "F4": 14}  # 14: folio, 8,5 x 13 inci = 21,59 x 33,02 cm
# What a spreadsheet would mark as odd and is meant: formulas differ by the rule of each indicator.
_WAJAR = ("number_stored_as_text", "formula_differs", "formula_range")
_INCI = Decimal("2.54")
_UKURAN = {"A4": (Decimal("29.7"), Decimal("21")), "F4": (Decimal("33.02"), Decimal("21.59"))}
_POIN_SENTIMETER, _POIN_PIKSEL = 72 / 2.54, 0.75
_PALING_PANJANG = 200  # characters; all of a header or footer may have 255


def atur_halaman(lembar: Lembar, d: DokumenPengukuran, kepala: tuple[int, int] | None, beku: int = 0) -> None:
    """Set the sheet to print on landscape paper, as wide as one page, its header rows on every page."""
    ws, paper = lembar.ws, d.kertas
    left, right, top, bottom = (
        float(side / _INCI) for side in (paper.kiri, paper.kanan, paper.atas, paper.bawah)
    )
    ws.set_landscape()
    ws.set_paper(_KERTAS[paper.ukuran])
    ws.set_margins(left, right, top, bottom)
    ws.fit_to_pages(1, 0)
    ws.print_area(0, 0, lembar.baris - 1, lembar.akhir)
    ws.center_horizontally()
    ws.hide_gridlines(2)
    everything = f"A1:{sel(len(lembar.lebar) - 1, lembar.baris - 1)}"
    ws.ignore_errors(dict.fromkeys(_WAJAR, everything))
    marks = _teks(" · ".join(d.tanda))
    ws.set_header(f"&C&B{marks}" if marks else "", {"margin": min(0.3, top / 3)})
    ws.set_footer(
        f"&L&8 {_teks(d.nama_berkas)}&C&8 &A&R&8 Halaman &P dari &N", {"margin": min(0.3, bottom / 3)}
    )
    if kepala:
        ws.repeat_rows(*kepala)
        ws.freeze_panes(kepala[1] + 1, beku)


def pisahkan(lembar: Lembar, d: DokumenPengukuran, baris: int) -> None:
    """Begin a new page at a row, so that what follows does not go on under the header of another table.

    A sheet that fits one page is left whole.
    """
    paper = d.kertas
    width, height = _UKURAN[paper.ukuran]
    room = float(height - paper.atas - paper.bawah) * _POIN_SENTIMETER
    across = float(width - paper.kiri - paper.kanan) * _POIN_SENTIMETER
    scale = min(1, across / (sum(lembar.lebar) * _POIN_PIKSEL))
    if lembar.tinggi * scale > room:
        lembar.ws.set_h_pagebreaks([baris])


def _teks(teks: str) -> str:
    """Return a text for a header: & begins a code there."""
    return teks[:_PALING_PANJANG].replace("&", "&&")

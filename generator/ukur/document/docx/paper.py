"""Paper: page sizes, margins and the section properties of upright and landscape pages."""

from decimal import Decimal
from typing import Final

from ukur.document.docx.docx_widths import TWIP_PER_CM
from ukur.model.instansi import Kertas

_SIZES: Final = {"A4": (Decimal(21), Decimal("29.7")), "F4": (Decimal("21.5"), Decimal(33))}
_HEADER_MARGIN = 454  # twips, 0.8 cm: header and footer keep clear of the narrowest margin (1 cm)


def twip(cm: Decimal) -> int:
    """Return centimetres in twentieths of a point."""
    return round(float(cm) * TWIP_PER_CM)


def text_width(kertas: Kertas, mendatar: bool) -> int:
    """Return the width between the margins, in twips."""
    return twip(_SIZES[kertas.ukuran][mendatar]) - twip(kertas.kiri) - twip(kertas.kanan)


def section_properties(kertas: Kertas, mendatar: bool, header: str, kaki: str) -> str:
    """Return the properties of a section; ``header`` and ``kaki`` are the relations of header and footer."""
    short, long = map(twip, _SIZES[kertas.ukuran])
    width, height = (long, short) if mendatar else (short, long)
    turned = ' w:orient="landscape"' if mendatar else ""
    margins = {"top": kertas.atas, "right": kertas.kanan, "bottom": kertas.bawah, "left": kertas.kiri}
    edges = " ".join(f'w:{side}="{twip(value)}"' for side, value in margins.items())
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{kaki}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {edges} w:header="{_HEADER_MARGIN}" w:footer="{_HEADER_MARGIN}" w:gutter="0"/></w:sectPr>'
    )

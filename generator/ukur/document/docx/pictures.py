"""Pictures in the text: the arms of the region and the QR of the archive page."""

import io
import struct
from typing import Final

import segno
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart
from docx.parts.story import StoryPart
from segno.encoder import DataOverflowError

from ukur.document.docx.wordml import escape_text

_EMU_PER_CM: Final = 360_000
_QR_MARGIN, _MODULE, _SMALLEST_QR, _LARGEST_QR = 4, 0.06, 2.6, 6.0  # modules; centimetres
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_SOF = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG segments that hold the size
_WITHOUT_CONTENT = {0x01, *range(0xD0, 0xD8)}
_ROTATED = 1 << 31  # PNG sizes have 31 bits


def picture_run(section: StoryPart, content: bytes, number: int, cm: float, description: str) -> str | None:
    """Return a picture that fits ``cm`` square as a run; None when it is no PNG or JPEG (Word wants these).

    python-docx's own reader is not used: it stumbles over damaged pictures in too many ways.
    """
    size, ending, kind = _png_size(content), "png", CT.PNG
    if size is None:
        size, ending, kind = _jpeg_size(content), "jpg", CT.JPEG
    if size is None or min(size) < 1:
        return None
    scale = cm * _EMU_PER_CM / max(size)
    width, height = (max(1, round(side * scale)) for side in size)
    part = ImagePart(PackURI(f"/word/media/image{number}.{ending}"), kind, content)
    return _drawing_run(section.relate_to(part, RT.IMAGE), number, (width, height), description)


def qr_code(part: StoryPart, address: str, number: int) -> tuple[str, float] | None:
    """Return the QR code of an address as a run, and its width in cm; None when the address is too long."""
    try:
        code = segno.make(address, error="m", micro=False)
    except DataOverflowError:
        return None
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=8, border=_QR_MARGIN)
    modules, _ = code.symbol_size(border=_QR_MARGIN)
    cm = min(max(_SMALLEST_QR, modules * _MODULE), _LARGEST_QR)
    run = picture_run(part, buffer.getvalue(), number, cm, f"Kode QR yang membuka halaman arsip: {address}")
    return (run, cm) if run else None


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_PNG + b"\0\0\0\rIHDR") or len(content) < 33:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if max(width, height) < _ROTATED else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walk the segments to the one with the size."""
    place = len(_JPEG)
    while content.startswith(_JPEG) and place + 9 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in _SOF:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        filler = marker == 0xFF
        bare = marker in _WITHOUT_CONTENT
        place += 1 if filler else 2 if bare else 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return None


def _drawing_run(relation: str, number: int, measurements: tuple[int, int], description: str) -> str:
    extent = f'cx="{measurements[0]}" cy="{measurements[1]}"'
    name = f'id="{number}" name="Gambar {number}" descr="{escape_text(description)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

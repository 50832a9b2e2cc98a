"""How wide and high the letters of a page's fonts are: of the kind that our printer writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ukur.archive.content_stream import UnreadableContent
from ukur.archive.pdf_geometry import key_value

_LEAST_ASCENT, _LEAST_DESCENT = 0.8, -0.25  # em: fonts that claim less are not believed
_CODE_BYTES = 2


@dataclass(frozen=True)
class Font:
    """What is known of the size of a font's letters, in thousandths of an em."""

    widths: Mapping[int, float]
    default: float
    ascent: float
    descent: float

    def codes(self, text: bytes) -> Iterator[int]:
        """Yield the codes of a string."""
        step = _CODE_BYTES
        for at in range(0, len(text), step):
            yield int.from_bytes(text[at : at + step], "big")


def font_of(font: Any) -> Font:
    """Return the sizes of a font's letters; the kinds that our printer writes."""
    if font["/Subtype"] != "/Type0" or font["/Encoding"] != "/Identity-H":
        raise UnreadableContent
    inner = font["/DescendantFonts"][0].get_object()
    described = inner["/FontDescriptor"]
    default = float(key_value(inner, "/DW", 1000))
    widths = dict(_widths(key_value(inner, "/W", ())))
    ascent = max(float(described["/Ascent"]) / 1000, _LEAST_ASCENT)
    descent = min(float(described["/Descent"]) / 1000, _LEAST_DESCENT)
    return Font(widths, default, ascent, descent)


def _widths(listed: Any) -> Iterator[tuple[int, float]]:
    """Yield code and width; a list gives ``code [width width]`` or ``first last width``."""
    at = 0
    while at < len(listed):
        first, second = int(listed[at]), listed[at + 1]
        if isinstance(second, list):
            yield from ((first + place, float(width)) for place, width in enumerate(second))
            at += 2
        else:
            if int(second) - first > 65_535:
                raise UnreadableContent
            yield from ((code, float(listed[at + 2])) for code in range(first, int(second) + 1))
            at += 3

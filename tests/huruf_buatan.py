"""A font made for tests from the one that is installed with the program: another name, other digits."""

import io
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from ukur.document.pdf.font_book import DEFAULT_FONT

NAME, FAMILY_NAMES = "Huruf Uji", {1, 3, 4, 16}


@cache
def font_bytes(family: str = NAME, *, swapped: bool = False, style: str = "Regular") -> bytes:
    """Return a font of a family; ``swapped``: a 2 looks like a 9, and a 9 like a 2."""
    font = TTFont(Path(DEFAULT_FONT) / f"OpenSans-{style}.ttf", recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")
    if swapped:
        for table in font["cmap"].tables:
            if ord("2") in table.cmap:
                table.cmap[ord("2")], table.cmap[ord("9")] = table.cmap[ord("9")], table.cmap[ord("2")]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def with_font(text: str) -> str:
    """Return the text of instansi.yml with the font named."""
    assert text.count("\nkertas:\n") == 1
    return text.replace("\nkertas:\n", f"\nkertas:\n  huruf: {NAME}\n")

"""Prints the card of a page: a PNG of 1200 x 630 points, the same bytes for the same texts."""

import json

import typst

from ukur.document.pdf.font_book import DEFAULT_FONT
from ukur.document.pdf.pdf_printer import TEMPLATES
from ukur.document.share_card import ShareCard
from ukur.model.findings import UkurError

_DENSITY = 144  # of a page of 600 x 315 pt: 1200 x 630 pixels, what messengers ask for


def print_card(card: ShareCard) -> bytes:
    """Return the picture; a letter that the font lacks is left out, which a picture may do."""
    data = {"data": json.dumps(card._asdict(), ensure_ascii=False)}
    try:
        content = typst.compile(
            str(TEMPLATES / "kartu.typ"),
            root=str(TEMPLATES),
            font_paths=[DEFAULT_FONT],
            ignore_system_fonts=True,
            format="png",
            ppi=_DENSITY,
            sys_inputs=data,
        )
    except typst.TypstError as error:
        raise UkurError(f"kartu berbagi '{card.title[:60]}' tidak dapat disusun: {error.message}") from error
    assert isinstance(content, bytes)
    return content

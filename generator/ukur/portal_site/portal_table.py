"""Tables of the portal's pages, built by hand like those of an office's site; every text is escaped here."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.document.tabel.declaration import Mark
from ukur.site.table_cards import card_classes
from ukur.site.table_html import escape, verdict


class Shown(NamedTuple):
    """A cell whose HTML is more than its text: a link, a status."""

    text: str
    html: str


Cell = str | Shown
_MARKS = {"tercapai": Mark.REACHED, "tidak-tercapai": Mark.MISSED}


def link(address: str, text: str, more: str = "") -> Shown:
    """Return a link within the portal; ``more`` is text behind it."""
    return Shown(text + more, f'<a href="{escape(address)}">{escape(text)}</a>{escape(more)}')


def outside_link(address: str, text: str) -> Cell:
    """Return a link to another site, the text alone where that is no address of the web."""
    if not is_web(address):
        return text
    return Shown(text, f'<a href="{escape(address)}" rel="noopener">{escape(text)}</a>')


def is_web(address: str) -> bool:
    """Return whether an address is one that a browser may be led to."""
    return address.startswith(("https://", "http://"))


def status_cell(code: str | None, words: str) -> Shown:
    """Return the status of a figure as a sign and a word; without a word nothing was judged."""
    return Shown(words, verdict(_MARKS.get(code or "", Mark.OPEN), words)) if words else Shown(DASH, DASH)


def portal_table(
    label: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], figures: Collection[int] = ()
) -> Markup:
    """Return a table that scrolls in a region of its own; on a telephone its rows are cards.

    The first cell heads its row; ``figures`` are the columns of numbers.
    """
    right = ' class="angka"'
    head = "".join(
        f'<th scope="col"{right if place in figures else ""}>{escape(text)}</th>'
        for place, text in enumerate(heads)
    )
    labels = [escape(text) for text in heads]
    body = "".join(_row(cells, labels, figures) for cells in rows)
    return Markup(  # every text in it was escaped cell by cell
        f'<div class="ukur-gulir" role="region" tabindex="0" aria-label="{escape(label)}">\n'
        f'<table class="ukur-tabel ukur-kartu"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table>\n</div>\n"
    )


def _row(cells: Sequence[Cell], labels: Sequence[str], figures: Collection[int]) -> str:
    parts = []
    for place, cell in enumerate(cells):
        text, inner = (cell, escape(cell)) if isinstance(cell, str) else cell
        if place == 0:
            parts.append(f'<th scope="row">{inner}</th>')
            continue
        css = card_classes(text, "angka" if place in figures else "")
        named = f' class="{css}"' if css else ""
        parts.append(f'<td data-l="{labels[place]}"{named}>{inner}</td>')
    return f"<tr>{' '.join(parts)}</tr>\n"

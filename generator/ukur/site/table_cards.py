"""Tables that templates write: each cell gets the label that stands for the table's head on a telephone.

The text of a template's table is escaped already, so that only the template's own tags look like tags.
"""

import re

from ukur.document.date_text import DASH

SHORT = 13  # letters, our choice: what stays on one line in a third of a telephone's width
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_CELL = re.compile(r'<t(?:h\b[^>]*|d(?: class="(?P<css>[^"]*)")?)>(?P<text>.*?)</t[dh]>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_NOTHING = ("", DASH)


def card_table(html: str) -> str:
    """Return a table whose rows can be shown as cards; one whose cells span several stays as it is."""
    head, found, body = str(html).partition("</thead>")
    if not found or "span=" in html:
        return html
    head = head.replace('<table class="ukur-tabel', '<table class="ukur-tabel ukur-kartu', 1)
    labels = [_TAG.sub("", text) for text in _HEADING.findall(head)]
    rows = [_row(row, labels) for row in body.split("</tr>")]
    return f"{head}{found}{'</tr>'.join(rows)}"


def _row(row: str, labels: list[str]) -> str:
    place = iter(labels)

    def cell(found: re.Match[str]) -> str:
        label = next(place)
        if found[0].startswith("<th"):
            return found[0]
        css = card_classes(_TAG.sub("", found["text"]).strip(), found["css"] or "")
        named = f' class="{css}"' if css else ""
        return f'<td data-l="{label}"{named}>{found["text"]}</td>'

    return _CELL.sub(cell, row)


def card_classes(text: str, css: str) -> str:
    """Return the classes of a cell: ``lebar`` if its text fills a line, ``tiada`` if it says nothing."""
    nothing = "tiada" if text in _NOTHING and "angka" not in css else ""
    return " ".join(filter(None, (css, nothing, "lebar" if len(text) > SHORT else "")))

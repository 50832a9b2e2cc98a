"""How the cells of a form look: made once for a workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from ukur.document.xlsx.xlsx_widths import line_count

FONT = "Arial"  # every office has it or Liberation Sans, whose letters are as wide
_SIZE = 9  # points: what a sheet of 170 letters across leaves readable on A4
_LETTERS = 12  # pixels of letters of that size
_LINE, _GAP = 12.0, 4.0  # points of a line of them, and what a row keeps free
_MOST_LINES = 33  # of a row: spreadsheets have none taller than 409 points
_PIXELS, _EDGES = 7, 2  # of a letter of the width of a column, and what its sides take of that
HEAD_HEIGHT = 2 * _LINE + _GAP  # headings take two lines
_GREY, _YELLOW, _DARK = "#F2F2F2", "#FFFBE0", "#D9D9D9"
# The number of the text format @, which keeps what was typed: a General cell makes 1234 of 1,234.
_TEXT = {"num_format": 49}
_GRID = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True}

_KINDS: Mapping[str, Mapping[str, Any]] = {
    "judul": {"bold": True, "font_size": 13},
    "kantor": {"bold": True, "font_size": 10},
    "nasihat": {"italic": True, "font_size": 8},
    "kepala kolom": {**_GRID, "bold": True, "bg_color": "#D9E2F3", "align": "center", "valign": "vcenter"},
    "label": {**_GRID, "bg_color": _GREY},
    "label angka": {**_GRID, "bg_color": _GREY, "align": "right"},
    "label tengah": {**_GRID, "bg_color": _GREY, "align": "center"},
    "isian": {**_GRID, **_TEXT, "bg_color": _YELLOW, "locked": False},
    "isian angka": {**_GRID, **_TEXT, "bg_color": _YELLOW, "locked": False, "align": "right"},
    "tertutup": {**_GRID, "bg_color": _DARK},
    "subjudul": {"bold": True, "font_size": 10},
    "petunjuk": {"text_wrap": True, "font_size": 10},
    "polos": {},
}


class FormStyles:
    """The formats of one workbook, by kind of cell."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": FONT, "font_size": _SIZE, "valign": "top"}
        self._made = {kind: book.add_format({**base, **look}) for kind, look in _KINDS.items()}

    def __getitem__(self, kind: str) -> Any:
        return self._made[kind]


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Return the points in which every text of a row is seen, in columns so many letters wide."""
    lines = (
        line_count(text, width * _PIXELS - _EDGES, _LETTERS)
        for text, width in zip(texts, widths, strict=True)
        if text
    )
    return min(max(lines, default=1), _MOST_LINES) * _LINE + _GAP

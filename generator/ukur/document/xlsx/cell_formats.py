"""The formats of cells, each made once, and the number format that shows a figure as it is printed."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from ukur.document.figure import Figure
from ukur.document.tabel.declaration import Unit

SIZE = 9  # points
ROW_HEIGHT = 12.0  # points of one line of letters of that size
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

_GRID = {"border": 1}
_CELL_KINDS: Mapping[str, Mapping[str, Any]] = {
    "teks": {**_GRID, "align": "left"},
    "tengah": {**_GRID, "align": "center"},
    "angka": {**_GRID, "align": "right"},
    "tebal": {**_GRID, "bold": True, "bg_color": "#EDEDED"},
    "tebal angka": {**_GRID, "bold": True, "bg_color": "#EDEDED", "align": "right"},
    "header": {**_GRID, "bold": True, "bg_color": "#D9E2F3", "align": "center", "valign": "vcenter"},
    "bebas": {},
    "kecil": {"font_size": 8, "italic": True},
    "subjudul": {"bold": True, "font_size": 10},
    "judul": {"bold": True, "font_size": 12},
    "kop": {"font_size": 11, "align": "center"},
    "kop tebal": {"bold": True, "font_size": 14, "align": "center"},
    "kop alamat": {"align": "center", "bottom": 5},
    "judul tengah": {"bold": True, "font_size": 12, "align": "center"},
    "bebas tengah": {"align": "center"},
    "pengesahan": {"align": "center", "font_size": 10},
    "tanda": {"bold": True, "font_size": 10, "align": "center", "border": 2},
}
# A row of the document may take several rows of the sheet: no lines between them.
_BORDERS: Mapping[str, Mapping[str, int]] = {
    "": {},
    "awal": {"bottom": 0},
    "tengah": {"top": 0, "bottom": 0},
    "akhir": {"top": 0},
}


_AROUND = {Unit.NONE: ("", ""), Unit.PERCENT: ("", " %"), Unit.POINT: ("", " poin"), Unit.RUPIAH: ("Rp", "")}


@lru_cache(maxsize=512)
def _number_format(unit: Unit, desimal: int) -> str:
    number = "#,##0" + ("." + "0" * desimal if desimal else "")
    before, after = (f'"{text}"' if text else "" for text in _AROUND[unit])
    plain = f"{before}{number}{after}"
    return f"+{plain};-{plain};{plain}" if unit is Unit.POINT else plain


@lru_cache(maxsize=512)
def _change_format(satuan: str, desimal: int) -> str:
    """Return the format of a change: its sign, its digits, and its own unit, which is text of data."""
    number = "#,##0" + ("." + "0" * desimal if desimal else "")
    quoted = satuan.replace('"', '"\\""')
    behind = f'" {quoted}"' if satuan else ""
    return f'+{number}{behind};"\u2212"{number}{behind};{number}{behind}'


def number_format(figure: Figure, unit: Unit) -> str:
    """Return the number format under which the number of ``figure`` looks like its text.

    Point and comma in it stand for those of the reader's language: ``106,35 %`` in Indonesian. A number
    that is printed nowhere has no format.
    """
    if figure.nilai is None or not figure.teks:
        return "General"
    places = max(0, -int(figure.nilai.as_tuple().exponent))
    if unit is Unit.CHANGE:
        return _change_format(figure.teks.partition(" ")[2], places)
    if unit is Unit.RUPIAH:  # sen only where there are any
        places = 0 if figure.nilai == figure.nilai.to_integral_value() else 2
    return _number_format(unit, places)


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet would take this text for a formula once somebody edits its cell."""
    return text.startswith(_DANGEROUS)


class CellFormats:
    """Formats of one workbook; ``kutip`` keeps a text a text even after its cell is edited."""

    def __init__(self, book: Any, letters: str) -> None:
        self._buku = book
        self._base_format = {"font_name": letters, "font_size": SIZE, "valign": "top", "text_wrap": True}
        self._jadi: dict[tuple[str, str, str, bool], Any] = {}

    def get_format(self, kind: str, pattern: str = "General", border: str = "", quoted: bool = False) -> Any:
        """Return the format of a kind of cell."""
        key = kind, pattern, border, quoted
        if key not in self._jadi:
            props = {**self._base_format, **_CELL_KINDS[kind], "num_format": pattern, **_BORDERS[border]}
            self._jadi[key] = self._buku.add_format(props | ({"quote_prefix": True} if quoted else {}))
        return self._jadi[key]

    def font(self, kind: str, **changes: Any) -> Any:
        """Return a format for part of a cell's text."""
        return self._buku.add_format({**self._base_format, **_CELL_KINDS[kind], **changes})


@cache
def letter_pixels(kind: str) -> int:
    """Return the size of the letters of a kind of cell in pixels; bold ones are wider."""
    size: float = _CELL_KINDS[kind].get("font_size", SIZE) * 4 / 3
    return round(size * (1.08 if _CELL_KINDS[kind].get("bold") else 1))

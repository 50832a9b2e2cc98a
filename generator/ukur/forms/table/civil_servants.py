"""Numbers of civil servants (NIP) in somebody's table: found, so that none of them is ever stored."""

import re

from ukur.spreadsheet.grid import Cell, CellKind

_NIP = re.compile(r"(?<![\d.,])(?:19|20)\d{2}[01]\d[0-3]\d ?(?:19|20)\d{2}[01]\d ?[12] ?\d{3}(?!\d)")
_NIP_WORD = re.compile(r"nip\b.*", re.IGNORECASE)
_SMALLEST_NIP, _LARGEST_NIP = (
    1.9e17,
    2.1e17,
)  # 18 digits; no amount is as large


def holds_nip(text: str) -> bool:
    """Return whether a text holds the number of a civil servant, which is never stored."""
    return bool(_NIP.search(text) or _NIP_WORD.fullmatch(text))


def is_nip(cell: Cell) -> bool:
    """Return whether a cell holds the number of a civil servant, as text or as a number."""
    if cell.kind is CellKind.NUMBER:
        return _SMALLEST_NIP <= float(cell.text) <= _LARGEST_NIP
    return cell.kind is CellKind.TEXT and holds_nip(cell.text.strip())

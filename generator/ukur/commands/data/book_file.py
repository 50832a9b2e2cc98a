"""The bytes of a workbook on disk."""

from pathlib import Path

from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.spreadsheet.unreadable import MAX_FILE


def book_bytes(path: Path) -> bytes:
    """Return the bytes of a workbook; of one that is too large only so many that its reader refuses it."""
    if not path.is_file():
        raise UkurError(f"{quote(path.name)} tidak ditemukan; periksa nama dan foldernya")
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)

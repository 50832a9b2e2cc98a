"""How much of a workbook was read, against what an office's tables need; every reader counts with it."""

from ukur.spreadsheet.unreadable import MAX_CELLS, MAX_ELEMENTS, MAX_MERGES, MAX_ROWS, too_large


class SheetBudget:
    """Counts cells, filled rows and merges of a workbook while it is read."""

    def __init__(self) -> None:
        self._elements = self._cells = self._merges = 0
        self._rows: set[int] = set()

    def next_sheet(self) -> None:
        """Begin another sheet: rows are counted for each."""
        self._rows = set()

    def element(self, count: int = 1) -> None:
        """Count cells and rows, filled or not."""
        self._elements += count
        if self._elements > MAX_ELEMENTS:
            raise too_large(f"lebih dari {MAX_ELEMENTS} sel, kebanyakan kosong")

    def cell(self, row: int, where: str) -> None:
        """Count a filled cell of a row."""
        self._cells += 1
        self._rows.add(row)
        if self._cells > MAX_CELLS:
            raise too_large(f"lebih dari {MAX_CELLS} sel berisi", where)
        if len(self._rows) > MAX_ROWS:
            raise too_large(f"lebih dari {MAX_ROWS} baris berisi", where)

    def merge(self, where: str) -> None:
        """Count a merged range."""
        self._merges += 1
        if self._merges > MAX_MERGES:
            raise too_large(f"lebih dari {MAX_MERGES} sel gabungan", where)

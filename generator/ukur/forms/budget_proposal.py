"""A map proposed for an export that has none yet: where the codes stand, and which columns are money."""

import re
from collections import Counter
from collections.abc import Iterator

from ukur.forms.budget_export import row_code
from ukur.model.pengukuran import Anggaran
from ukur.source.yaml_spelling import Value, yaml_block
from ukur.spreadsheet.grid import Cell, CellKind, Sheet, Workbook, column_letters

_ENOUGH = 2  # rows of the budget that must be found: one code alone may stand in a title
_SPENT = re.compile(r"realisasi", re.IGNORECASE)
_TO_DATE = re.compile(r"s\.?\s?[d/]\.?|sampai", re.IGNORECASE)
_BUDGET = re.compile(r"pagu|anggaran", re.IGNORECASE)
_SHARE = re.compile(r"%|persen|sisa|selisih|lebih|kurang", re.IGNORECASE)


def proposed_map(book: Workbook, anggaran: Anggaran) -> str | None:
    """Return a map as YAML for people to read and correct; None where no sheet has the budget's codes."""
    counted = [(_code_column(sheet, anggaran), sheet) for sheet in book.sheets]
    best = max(counted, key=lambda item: item[0][1], default=None)
    if best is None or best[0][1] < _ENOUGH:
        return None
    (column, _), sheet = best
    first = min(row for (row, at), cell in sheet.cells.items() if at == column and _is_ours(cell, anggaran))
    heading = _heading_row(sheet, first, column)
    spent = [cell for cell in heading.values() if _SPENT.search(cell.text) and not _SHARE.search(cell.text)]
    if column not in heading or not spent:
        return None
    chosen = next((cell for cell in reversed(spent) if _TO_DATE.search(cell.text)), spent[-1])
    budget = [cell for cell in heading.values() if _BUDGET.search(cell.text) and not _SPENT.search(cell.text)]
    columns: dict[str, Value] = {"kode": _entry(heading[column])}
    if pagu := next((cell for cell in budget if not _SHARE.search(cell.text)), None):
        columns["pagu"] = _entry(pagu)
    columns["realisasi"] = _entry(chosen)
    top: dict[str, Value] = {"lembar": sheet.name, "judul_kolom": str(heading[column].row), "kolom": columns}
    return "\n".join(yaml_block({**top, "nilai": "sampai-dengan"}, 0)) + "\n"


def _code_column(sheet: Sheet, anggaran: Anggaran) -> tuple[int, int]:
    """Return the column with most codes of the budget, and how many."""
    counts = Counter(column for (_, column), cell in sheet.cells.items() if _is_ours(cell, anggaran))
    return counts.most_common(1)[0] if counts else (0, 0)


def _is_ours(cell: Cell, anggaran: Anggaran) -> bool:
    return cell.kind is CellKind.TEXT and row_code(cell.text) in anggaran.simpul


def _heading_row(sheet: Sheet, first: int, column: int) -> dict[int, Cell]:
    """Return the nearest row of words above the first code that has one over the codes."""
    for row in range(first - 1, 0, -1):
        cells = dict(_words(sheet, row))
        if column in cells and len(cells) >= _ENOUGH:
            return cells
    return {}


def _words(sheet: Sheet, row: int) -> Iterator[tuple[int, Cell]]:
    for (at, column), cell in sorted(sheet.cells.items()):
        if at == row and re.search(r"[^\W\d_]{2}", cell.text):
            yield column, cell


def _entry(cell: Cell) -> dict[str, Value]:
    return {"huruf": column_letters(cell.column), "judul": " ".join(cell.text.split())}

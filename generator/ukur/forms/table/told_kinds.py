"""Kinds of rows that a person told by how their first text begins, whatever they look like."""

from collections.abc import Mapping

from ukur.forms.table.table_grid import TableGrid
from ukur.forms.table.table_kinds import RowKind

ROW_ANSWER = "baris:"
"""Begins the answer about rows; what follows is the beginning of their first text."""


def told_kinds(
    grid: TableGrid, kinds: Mapping[int, RowKind], answers: Mapping[str, str]
) -> Mapping[int, RowKind]:
    """Return the kinds with those that were told in their place; case and blanks do not count."""
    told = {
        _plain(name.removeprefix(ROW_ANSWER)): RowKind(kind)
        for name, kind in answers.items()
        if name.startswith(ROW_ANSWER) and kind in set(RowKind)
    }
    return {row: _told(grid, row, told) or kind for row, kind in kinds.items()} if told else kinds


def _told(grid: TableGrid, row: int, told: Mapping[str, RowKind]) -> RowKind | None:
    texts = (text for _, text in sorted(grid.filled(row).items()) if not text.strip(".() ").isdigit())
    first = _plain(next(texts, ""))
    return next((kind for beginning, kind in told.items() if first.startswith(beginning)), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

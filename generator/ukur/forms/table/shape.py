"""Where the header of a table is, and what its columns are headed: one to four rows, merged or not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ukur.forms.table.heading_words import is_heading, is_part_alone, normal_heading, role_of
from ukur.forms.table.table_grid import Block, TableGrid
from ukur.forms.table.table_kinds import CellState
from ukur.model.periode import YEAR_PATTERN
from ukur.spreadsheet.unreadable import UnreadableWorkbook

WORDS = 10  # one cell in so many of a row of column numbers may hold words
SEARCHED = 40  # filled rows in which a header is looked for: letterhead, titles and filters took 14 at most
MOST_HEADER_ROWS = 4  # as the widest form of the regulations has (E.81), beside rows of numbering
_SHARE = 0.5  # of a header's cells that must be known words; other rows have one in three at most
_LOWER_LETTERS = 40  # a lower heading is shorter than any name of a program that was met
NEW_TABLE = 0.75  # of the cells: more than a header needs, for a row of data must never be taken for one
_FIRST_HEADINGS = frozenset({"no", "no.", "nomor", "kode"})
_NUMBER = re.compile(r"\(?(?P<first>\d{1,2})[a-z]?\)?(?:\s*=[\s\d()+*/x:×.,%–-]+)?", re.IGNORECASE)
_YEAR = re.compile(YEAR_PATTERN)


@dataclass(frozen=True)
class Header:
    """First and last row of a header, and its rows of column numbers ("7 = 6 + 5")."""

    first: int
    last: int
    numbering: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows with words."""
        return tuple(row for row in range(self.first, self.last + 1) if row not in self.numbering)


def find_header(grid: TableGrid) -> Header:
    """Return the header: the row with most known headings, with those above, below, and the numbering.

    Raises:
        UnreadableWorkbook: if no row looks like a header.
    """
    ordered = list(grid.rows)
    rows = ordered[:SEARCHED]
    shares = {row: _score(grid, row) for row in rows}
    best = max(rows, key=lambda row: (shares[row][0] >= _SHARE, shares[row][1], -row), default=None)
    if best is None or shares[best][0] < _SHARE:
        raise UnreadableWorkbook(
            "baris judul kolom tidak ditemukan",
            "beri setiap kolom judul seperti Indikator, Target, Realisasi; atau sebut barisnya di peta",
            grid.name,
        )
    place = first = last = rows.index(best)
    while first and shares[rows[first - 1]][0] >= _SHARE:
        first -= 1
    numbering: list[int] = []
    left = min(grid.rows[best])
    while last + 1 < len(ordered):
        after = ordered[last + 1]
        if is_numbering(grid, after) and min(grid.rows[after]) <= left:
            numbering.append(after)
        elif numbering or not _is_lower(grid, after, ordered[last]) or last + 1 - first >= MOST_HEADER_ROWS:
            break
        last += 1
    first = max(first, place - MOST_HEADER_ROWS + 1)
    return Header(ordered[first], ordered[last], tuple(numbering))


def next_header(grid: TableGrid, header: Header) -> int | None:
    """Return the row where another table begins below: other headings, from a number or code to a figure."""
    mine = {normal_heading(text) for row in header.rows for text in grid.filled(row).values()}
    for row in grid.rows:
        if row <= header.last:
            continue
        words = [normal_heading(text) for text in grid.filled(row).values()]
        if len(words) < 2 or words[0] not in _FIRST_HEADINGS or set(words) <= mine:
            continue
        roles = [role_of(text) for text in words]
        if _score(grid, row)[0] >= NEW_TABLE and any(role is not None and role.is_figure for role in roles):
            return row
    return None


def is_numbering(grid: TableGrid, row: int) -> bool:
    """Return whether a row numbers the columns, with or without how each is computed."""
    texts = list(grid.filled(row).values())
    numbers = [match for text in texts if (match := _NUMBER.fullmatch(text))]
    different = {match["first"] for match in numbers}
    return (
        len(texts) > 2
        and len(texts) - len(numbers) <= len(texts) // WORDS  # a row of data has a name among few cells
        and len(different) > 0.6 * len(numbers)  # merged columns repeat a number
        and any(match["first"] in {"1", "2"} for match in map(_NUMBER.fullmatch, texts[:2]) if match)
        and _rises([int(match["first"]) for match in numbers])
    )


def _rises(numbers: list[int]) -> bool:
    return all(0 <= after - before <= 2 for before, after in pairwise(numbers))


def _score(grid: TableGrid, row: int) -> tuple[float, int]:
    """Return the share of known headings among a row's cells, and their count; 0 for a row with a figure."""
    texts = grid.filled(row)
    if len(texts) < 2 or any(_is_figure(grid, row, column) for column in texts):
        return 0, 0
    known = sum(map(is_heading, texts.values()))
    return known / len(texts), known


def _is_lower(grid: TableGrid, row: int, above: int) -> bool:
    """Return whether a row goes on with the header above it.

    Names of programs have heading words too: so a cell of it must stand where nothing stands above it alone,
    unless all it says are parts such as K, Rp or a year.
    """
    texts = grid.filled(row)
    short = all(len(text) <= _LOWER_LETTERS for text in texts.values())
    if not texts or not short or any(_is_figure(grid, row, column) for column in texts):
        return False
    if sum(map(is_heading, texts.values())) < _SHARE * len(texts):
        return False
    spans = {source for place, source in grid.origins.items() if place[0] == above == source[0]}
    is_open = any(not grid.text(above, column) or (above, column) in spans for column in texts)
    return is_open or all(map(is_part_alone, texts.values()))


def _is_figure(grid: TableGrid, row: int, column: int) -> bool:
    figure = grid.figures[row][column]
    if figure.state in {CellState.ERROR, CellState.DASH}:
        return True
    return figure.is_number and not _YEAR.fullmatch(figure.text)


def headings(grid: TableGrid, header: Header, block: Block) -> Mapping[int, tuple[str, ...]]:
    """Return the words above each column, from the top, each once."""
    found = {}
    for column in range(block.first_column, block.last_column + 1):
        parts = (_heading_at(grid, header, row, column, block) for row in header.rows)
        found[column] = tuple(dict.fromkeys(part for part in parts if part))
    return found


def _heading_at(grid: TableGrid, header: Header, row: int, column: int, block: Block) -> str:
    """Return the heading at a place; without merged cells the one to its left goes on above words."""
    text = grid.shown(row, column)
    if text or column == block.first_column or (row, column) in grid.origins:
        return text
    below = any(grid.text(lower, column) for lower in header.rows if lower > row)
    above = any(grid.text(upper, column) for upper in header.rows if upper < row)
    return _heading_at(grid, header, row, column - 1, block) if below and not above else ""


def titles(grid: TableGrid, header: Header) -> tuple[str, ...]:
    """Return the texts above a header that stand alone in their row, from the top.

    Above the second table of a sheet is the first one, of which nothing is a title.
    """
    rows = (grid.filled(row) for row in grid.rows if row < header.first)
    return tuple(next(iter(texts.values())) for texts in rows if len(texts) == 1)


def is_header_again(grid: TableGrid, row: int, words: frozenset[str]) -> bool:
    """Return whether a row repeats the header, as at the top of a second page."""
    texts = {normal_heading(text) for text in grid.filled(row).values()}
    return len(texts) > 1 and texts <= words

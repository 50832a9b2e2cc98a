"""What reading the data files left out: files, cells, and texts that a sign cut off."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ukur.model.findings import Location
from ukur.model.spellings import is_sheet_error

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Cut:
    """A comment right behind a value: all that follows its sign is not read.

    ``before`` is what was read of the value, None where nothing is left of it; ``close`` says that a single
    blank stands before the sign.
    """

    loc: Loc
    at: Location
    comment: str
    before: str | None
    close: bool

    @property
    def is_sheet_error(self) -> bool:
        """Return whether the value is a spreadsheet's error (``#DIV/0!``), which YAML takes for a comment."""
        return self.before is None and is_sheet_error(self.comment.strip())


@dataclass(frozen=True)
class Unread:
    """What could not be read, by path below the data folder, and what was cut off.

    ``files`` is where the first fault of a file stands that could not be read at all; ``cells`` are the cells
    that were left out of one that could, by every file with a fault.
    """

    files: Mapping[str, Location] = field(default_factory=dict)
    cells: Mapping[str, frozenset[Loc]] = field(default_factory=dict)
    cuts: Mapping[str, tuple[Cut, ...]] = field(default_factory=dict)

    def lacks(self, path: str, *loc: str | int) -> bool:
        """Return whether a cell at, above or below this place was left out: its absence says nothing."""
        return any(cell[: len(loc)] == loc[: len(cell)] for cell in self.cells.get(path, ()))

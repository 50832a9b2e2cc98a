"""How the figures of a table were held against each other: percentages, months and quarters, totals.

A percentage is the number that was printed: 91.67, never 0.9167. Addresses are those of a spreadsheet
(B7); rows and columns count from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ukur.forms.table.table_kinds import ColumnRole
from ukur.measure.rumus_id import RumusId


class Rounding(StrEnum):
    """How a computed percentage became the printed one."""

    HALF_UP = "dibulatkan"
    TRUNCATED = "dipotong"
    CAPPED = "dibatasi"


class Verdict(StrEnum):
    """What a row says of the formula."""

    PROVED = "terbukti"
    UNDECIDED = "tidak-membedakan"  # several formulas fit, as where realisasi is the target
    SILENT = "tidak-menguji"  # a blank, or zeros
    MISMATCH = "tidak-cocok"  # no formula fits: a slip of the source, or inputs that were rounded before


@dataclass(frozen=True)
class Fit:
    """A formula that gives the printed percentage, and how it was rounded to it."""

    rumus: RumusId
    rounding: Rounding


@dataclass(frozen=True)
class RowProof:
    """What one row says; ``computed`` is what the column's formula gives, rounded as printed.

    ``difference`` is printed minus computed, where no formula fits.
    """

    row: int
    address: str
    verdict: Verdict
    printed: str
    fits: tuple[Fit, ...] = ()
    computed: Decimal | None = None
    difference: Decimal | None = None


@dataclass(frozen=True)
class ProofResult:
    """A column of percentages proved by two others; column numbers.

    ``rumus`` is the formula of most rows that prove one; None where too few do, so that words alone say which
    columns belong together. ``cap`` is the highest percentage that is printed, where rows are cut off there.
    """

    target: int
    realisasi: int
    percent: int
    rumus: RumusId | None
    rows: tuple[RowProof, ...]
    cap: Decimal | None = None

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def mismatches(self) -> tuple[RowProof, ...]:
        """Rows that no formula fits."""
        return tuple(row for row in self.rows if row.verdict is Verdict.MISMATCH)


class SeriesNature(StrEnum):
    """How months or quarters make the year."""

    INCREMENTS = "tambahan"  # they add up to it
    RUNNING = "sampai-dengan"  # the last is the year, and none is below the one before
    POSITION = "posisi-akhir"  # the last is the year, and some are below the one before
    MIXED = "per-baris"  # some rows add up, others end at their year: see each row's own
    OPEN = "tidak-jelas"  # nothing says: asked


@dataclass(frozen=True)
class SeriesRow:
    """A row whose parts do not make its year by the series' nature, or has blank ones."""

    row: int
    address: str
    printed: Decimal | None
    computed: Decimal | None
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesResult:
    """Columns that are the parts of a year, and the yearly column they make; column numbers.

    ``fits`` and ``tested`` count rows that say something: at least one part and the year are no zero.
    ``rows`` has the nature that each row's own figures prove; a row that fits both has none of its own.
    """

    columns: tuple[int, ...]
    role: ColumnRole
    nature: SeriesNature
    whole: int | None = None
    fits: int = 0
    tested: int = 0
    mismatches: tuple[SeriesRow, ...] = ()
    blanks: tuple[SeriesRow, ...] = ()
    rows: Mapping[int, SeriesNature] = field(default_factory=dict)

    def nature_of(self, row: int) -> SeriesNature:
        """Return the nature of a row: its own where it proves one, else the table's."""
        own = self.rows.get(row)
        if own is not None:
            return own
        return SeriesNature.OPEN if self.nature is SeriesNature.MIXED else self.nature


@dataclass(frozen=True)
class TotalCheck:
    """A total or a mean of the table beside what its rows make."""

    row: int
    column: int
    address: str
    printed: Decimal
    computed: Decimal
    mean: bool = False

    @property
    def fits(self) -> bool:
        """Whether the rows make what was printed, to its digits."""
        places = -int(self.printed.as_tuple().exponent)
        return abs(self.printed - self.computed) <= Decimal(5).scaleb(-max(places, 0) - 1)

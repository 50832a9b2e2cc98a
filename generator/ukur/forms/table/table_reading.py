"""What was understood of a table that an office already has: every decision with what it rests on.

Addresses are those of a spreadsheet (B7), row numbers count from 1, column numbers too (A is 1). A
percentage is the number that was printed: 91.67, never 0.9167. Nothing here is written to the office's data;
words of the result are those of a table's map and are read by people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ukur.forms.table.table_checks import ProofResult, SeriesResult, TotalCheck
from ukur.forms.table.table_kinds import CellState, ColumnRole, Convention, NodeLevel, RowKind
from ukur.measure.rumus_id import RumusId
from ukur.model.indikator import JenisSatuan


@dataclass(frozen=True)
class TableCell:
    """One cell of a data row as it was read.

    ``text`` is what was printed; ``number`` the figure in full, None unless ``state`` has one. ``satuan`` is
    the unit that stood beside the figure, as it was spelt. ``filled`` says that the value was filled down
    from a merged cell or from the row above; ``address`` is then the cell it came from.
    """

    address: str
    text: str
    state: CellState
    number: Decimal | None = None
    satuan: str | None = None
    filled: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a year: quarter 1 to 4 (``months`` False) or month 1 to 12."""

    number: int
    months: bool = False

    def __str__(self) -> str:
        return f"bulan-{self.number:02d}" if self.months else f"TW{self.number}"


@dataclass(frozen=True)
class TableColumn:
    """One column: what its cells say and why that is believed.

    ``part`` is None for figures of a whole year. ``satuan_in_cell``: the unit stands beside each figure.
    ``evidence`` is one Indonesian clause: "menurut judul", "terbukti: F / E".
    """

    number: int
    letter: str
    heading: str
    role: ColumnRole
    evidence: str
    level: NodeLevel | None = None
    part: Part | None = None
    year: int | None = None
    convention: Convention = Convention.CELL
    satuan_in_cell: bool = False


@dataclass(frozen=True)
class TableRow:
    """One row below the header; ``cells`` by column number, without blank ones outside figure columns.

    A signature row has no cells: what stands there is never kept.
    """

    number: int
    kind: RowKind
    cells: Mapping[int, TableCell] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True)
class TableNode:
    """A node of the tree that the table names; ``parent`` is the place of another in ``TableReading.nodes``.

    ``kode`` as it was printed, None where the table has none. ``row`` is the first row that names it.
    """

    name: str
    address: str
    row: int
    level: NodeLevel | None = None
    kode: str | None = None
    parent: int | None = None
    figures: Mapping[int, TableCell] = field(default_factory=dict)
    """Money and other figures that are the node's own, by column number."""


@dataclass(frozen=True)
class TableIndikator:
    """An indicator that the table names, with its figures by column number; ``node`` as in ``TableNode``.

    ``satuan`` is as the table spells it; ``TableReading.units`` says what that means.
    """

    name: str
    address: str
    row: int
    node: int | None
    kode: str | None
    satuan: str | None
    figures: Mapping[int, TableCell]
    rumus: RumusId | None = None
    """The formula that the row proves, or that the column proves where the row fits several."""


@dataclass(frozen=True)
class Satuan:
    """A unit of measure: how it is written in the dictionary, and its kind."""

    name: str
    jenis: JenisSatuan


@dataclass(frozen=True)
class Choice:
    """One answer to a question: the word that is the answer, and what people read."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """What the table does not say, asked once for the file.

    An answer is one of ``choices``, or any text where there are none. ``cells`` are what it concerns, the
    first few of many; ``proposal`` is the answer that the table makes likely, None where it says nothing.
    """

    id: str
    text: str
    choices: tuple[Choice, ...] = ()
    cells: tuple[str, ...] = ()
    proposal: str | None = None


@dataclass(frozen=True)
class TableRemark:
    """Something to be seen by a person: at a cell, what is wrong there, and what to do."""

    address: str
    message: str
    hint: str


@dataclass(frozen=True)
class TableReading:
    """Everything that was understood of one sheet.

    ``header`` are the sheet's first and last header row (captions and numbering included), ``titles`` the
    texts above it, ``numbering`` the rows of column numbers among the header. ``units`` maps each spelling of
    a unit to what it means. ``questions`` are those without an answer yet; ``remarks`` stand in the order of
    the sheet.
    """

    sheet: str
    titles: tuple[str, ...]
    header: tuple[int, int]
    numbering: tuple[int, ...]
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    nodes: tuple[TableNode, ...] = ()
    indikator: tuple[TableIndikator, ...] = ()
    year: int | None = None
    units: Mapping[str, Satuan] = field(default_factory=dict)
    proofs: tuple[ProofResult, ...] = ()
    series: tuple[SeriesResult, ...] = ()
    totals: tuple[TotalCheck, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[TableRemark, ...] = ()

    def column(self, number: int) -> TableColumn:
        """Return the column with a number."""
        return next(column for column in self.columns if column.number == number)

"""How a table is declared: its columns once, each with what every rendering needs to write it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, Flag, StrEnum, auto
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.cell import Cell
from ukur.document.tabel.field import CsvField, Field, csv_fields
from ukur.document.tabel.record import Record
from ukur.measure.edition import Edition


class Rendering(Flag):
    """The ways in which a table is printed; open data takes every column that has a ``field``."""

    PDF = auto()
    DOCX = auto()
    XLSX = auto()
    HTML = auto()


NOWHERE = Rendering(0)
PDF, DOCX, XLSX, HTML = Rendering
OFFICE, PAPER, PRINTED = DOCX | XLSX, PDF | DOCX, PDF | DOCX | XLSX | HTML


class Kind(Enum):
    """What a column holds, which decides how it is aligned: text, an ordinal, a count, a figure."""

    TEXT = auto()
    ORDINAL = auto()
    COUNT = auto()
    FIGURE = auto()


class Unit(StrEnum):
    """What is written round the digits of a column's figures; a spreadsheet shows it by a number format.

    A change has its sign before the digits and, behind them, a unit that differs from row to row.
    """

    NONE = ""
    PERCENT = "%"
    POINT = "poin"
    RUPIAH = "Rp"
    CHANGE = "±"


class Mark(Enum):
    """What a cell may carry beside its value; each rendering has its own sign for it, or none."""

    SAMPLE = auto()
    LATE = auto()
    REACHED = auto()
    MISSED = auto()
    OPEN = auto()


VERDICTS = {Mark.REACHED: "✓", Mark.MISSED: "✗", Mark.OPEN: "○"}
"""Signs beside the words of a status since edition 5: what was missed is seen without colour."""


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a column is, by the measure of each rendering.

    ``share``: its part of the width that fixed columns leave in a PDF, 0 for what its figures ask for;
    ``fixed`` and ``least`` are centimetres there, ``words`` keeps the usual words of the column whole.
    ``docx`` is its part of what is left in a DOCX once every column holds its longest word, ``pixels`` its
    width in a workbook.
    """

    share: float = 2.0
    docx: float = 1.0
    pixels: int = 120
    fixed: float = 0.0
    least: float = 0.0
    words: bool = False


def no_mark(record: Record) -> Mark | None:
    """Return that a cell carries no mark."""
    return None


def always(document: DokumenPengukuran) -> bool:
    """Return that a column stands in every document."""
    return True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, in all renderings; its value is the part of its name, unless said otherwise.

    ``heading`` and ``group``, the heading above several columns, may name parts of the document ``d``:
    ``Triwulan {d.periode.roman}``. ``stands`` are the renderings where it is a column, ``below`` those that
    print it under the row. ``row_heading``: its cells head their rows. ``blank`` is printed where there is
    nothing; a workbook leaves its cell empty. ``field`` describes it in the open data.
    """

    name: str
    heading: str = ""
    width: Width = Width()
    field: Field | None = None
    value: Callable[[Record], Cell] | None = None
    group: str = ""
    kind: Kind = Kind.TEXT
    unit: Unit = Unit.NONE
    stands: Rendering = PRINTED
    below: Rendering = NOWHERE
    centred: Rendering = NOWHERE
    row_heading: bool = False
    blank: str = ""
    mark: Callable[[Record], Mark | None] = no_mark
    when: Callable[[DokumenPengukuran], bool] = always

    @property
    def take(self) -> Callable[[Record], Any]:
        """What takes the column's value of a row."""
        return self.value or item(self.name)


@cache  # of each column
def item(path: str) -> Callable[[Record], Any]:
    """Return what takes a part of the thing a record is about: ``item("struk.sumber")``."""
    return attrgetter(f"item.{path}")


def _filled_in(column: Column, document: DokumenPengukuran) -> Column:
    """Return a column whose headings name what the document has; most headings name nothing of it."""
    if not any(sign in column.heading or sign in column.group for sign in "{}"):
        return column
    return replace(column, heading=column.heading.format(d=document), group=column.group.format(d=document))


def literal(text: str) -> str:
    """Return a text of data as a heading, in which nothing names a part of the document."""
    return text.replace("{", "{{").replace("}", "}}")


def above(path: str) -> Callable[[Record], Any]:
    """Return what takes a part of what a record stands below: the indicator of a comparison."""
    return attrgetter(f"parent.{path}")


def percentage(name: str, heading: str, width: Width, field: Field | None = None, **more: Any) -> Column:
    """Return a column of percentages."""
    return Column(name, heading, width, field, kind=Kind.FIGURE, unit=Unit.PERCENT, **more)


def only_data(name: str, field: Field, value: Callable[[Record], Any] | None = None) -> Column:
    """Return a column of the open data that is printed nowhere."""
    return Column(name, field.title, field=field, value=value, stands=NOWHERE)


def since_fifth(document: DokumenPengukuran) -> bool:
    """Return whether a document is laid out by the rules of edition 5."""
    return document.since_fifth


def before_fifth(document: DokumenPengukuran) -> bool:
    """Return whether a document is laid out as those that were filed before edition 5."""
    return not document.since_fifth


def since_sixth(document: DokumenPengukuran) -> bool:
    """Return whether a document's workbook is laid out by the rules of edition 6."""
    return document.edisi_cetak >= Edition.SIXTH


def since_seventh(document: DokumenPengukuran) -> bool:
    """Return whether a document's sheets are filled by the rules of edition 7."""
    return document.edisi_cetak >= Edition.SEVENTH


def since_eighth(document: DokumenPengukuran) -> bool:
    """Return whether a document says once, or shorter, what a long one says in row after row: reasons of a
    missing capaian, codes that count on, names of formulas.
    """
    return document.edisi_cetak >= Edition.EIGHTH


def since_ninth(document: DokumenPengukuran) -> bool:
    """Return whether the columns of a PDF share a sheet as edition 9 has it."""
    return document.edisi_cetak >= Edition.NINTH


class Head(NamedTuple):
    """A cell of a table's head: its text, the columns and rows it spans, the first column below it."""

    text: str
    across: int
    down: int
    column: Column


def header(columns: Sequence[Column]) -> tuple[tuple[Head, ...], ...]:
    """Return the rows of a head: one, or two where neighbours have a common heading."""
    if not any(column.group for column in columns):
        return (tuple(Head(column.heading, 1, 1, column) for column in columns),)
    top: list[Head] = []
    for at, column in enumerate(columns):
        if not column.group:
            top.append(Head(column.heading, 1, 2, column))
        elif at and columns[at - 1].group == column.group:
            top[-1] = top[-1]._replace(across=top[-1].across + 1)
        else:
            top.append(Head(column.group, 1, 1, column))
    below = (Head(column.heading, 1, 1, column) for column in columns if column.group)
    return tuple(top), tuple(below)


@dataclass(frozen=True, eq=False)
class Table:
    """A table of the document; each is itself alone, so that what is made of it can be remembered.

    ``caption`` is what a printed one is called, ``empty`` the sentence in its place where it has no rows,
    ``note`` a sentence below it. For the open data: ``title`` and ``description``; ``key``, the columns that
    name a row; ``refers``: its indicator is in the main table; ``changes_only``: in tables of many periods
    a row stands only where it differs from the period before; ``later``: documents were filed before there
    was this table, so the schema in a document's data names it only where it has rows.
    """

    name: str
    rows: Callable[[DokumenPengukuran], Iterable[Record]]
    columns: tuple[Column, ...]
    caption: str = ""
    empty: str = ""
    note: str = ""
    title: str = ""
    description: str = ""
    key: tuple[str, ...] = ()
    refers: bool = False
    changes_only: bool = False
    later: bool = False
    printed_rows: Callable[[DokumenPengukuran], Iterable[Record]] | None = None

    def records(self, document: DokumenPengukuran) -> tuple[Record, ...]:
        """Return the rows that are printed; the open data may hold others, of the same columns."""
        return tuple((self.printed_rows or self.rows)(document))

    def printed(self, rendering: Rendering, document: DokumenPengukuran) -> tuple[Column, ...]:
        """Return the columns that stand in a rendering of the document, their headings filled in."""
        stands = (column for column in self.columns if rendering in column.stands and column.when(document))
        return tuple(_filled_in(column, document) for column in stands)

    def below(self, rendering: Rendering, document: DokumenPengukuran | None = None) -> tuple[Column, ...]:
        """Return the columns printed under each row; of a document, those that stand in it."""
        below = (column for column in self.columns if rendering in column.below)
        return tuple(column for column in below if document is None or column.when(document))

    @property
    def fields(self) -> tuple[tuple[Column, Field], ...]:
        """The columns of the open data, each with its description."""
        return tuple(
            (column, column.field if column.field.title else replace(column.field, title=column.heading))
            for column in self.columns
            if column.field is not None
        )

    @property
    def csv_fields(self) -> tuple[CsvField, ...]:
        """The fields of its CSV file, in order."""
        return tuple(part for column, field in self.fields for part in csv_fields(column.name, field))

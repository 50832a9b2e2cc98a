"""The schema of the portal's tables, derived from the one declaration of their rows."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ukur.portal.portal_rows import (
    ApprovalRow,
    CheckRow,
    CorrectionRow,
    DeadlineRow,
    DocumentRow,
    FigureRow,
    OfficeRow,
    PlaceRow,
    PlanRow,
    Row,
)

WHOLE_DIGITS, PLACES = 20, 8
"""What DECIMAL(28,8) holds: rupiah of the whole state, and four places more than any printed percentage."""

LARGEST_INTEGER = 2**31 - 1
"""What the SQL type INTEGER holds."""

_SQL: Mapping[Any, str] = {
    str: "VARCHAR",
    int: "INTEGER",
    bool: "BOOLEAN",
    Decimal: f"DECIMAL({WHOLE_DIGITS + PLACES},{PLACES})",
    datetime.date: "DATE",
    tuple[str, ...]: "VARCHAR[]",
}


@dataclass(frozen=True)
class Column:
    """A column: its name, the type of its values, whether it may be empty, and what it means (Indonesian)."""

    name: str
    kind: Any
    optional: bool
    meaning: str

    @property
    def sql_type(self) -> str:
        """The type of the column in Parquet and SQL."""
        return _SQL[self.kind]


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is (Indonesian), the class of its rows, and in which order they stand."""

    name: str
    meaning: str
    row: type[Row]
    order: tuple[str, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in the order of the declaration."""
        hints = get_type_hints(self.row, include_extras=True)
        return tuple(_column(field.name, hints[field.name]) for field in fields(self.row))


def _column(name: str, hint: Any) -> Column:
    declared, meaning = get_args(hint)
    optional = get_origin(declared) is UnionType
    kind = next(part for part in get_args(declared) if part is not type(None)) if optional else declared
    return Column(name, kind, optional, meaning)


TABLES = (
    Table("kantor", "satu kantor yang diikuti portal", OfficeRow, ("kantor",)),
    Table("tenggat", "satu tenggat menurut kalender portal", DeadlineRow, ("ke",)),
    Table("dokumen", "satu versi dokumen yang terverifikasi", DocumentRow, ("ke", "kantor", "versi")),
    Table(
        "figur",
        "satu angka satu indikator dalam satu lingkup",
        FigureRow,
        ("ke", "kantor", "versi", "indikator", "lingkup"),
    ),
    Table(
        "wilayah",
        "satu angka satu indikator di satu wilayah",
        PlaceRow,
        ("ke", "kantor", "versi", "indikator", "wilayah"),
    ),
    Table(
        "rencana",
        "satu rencana aksi menurut satu dokumen",
        PlanRow,
        ("ke", "kantor", "versi", "indikator", "nomor"),
    ),
    Table(
        "persetujuan",
        "satu persetujuan yang dihitung",
        ApprovalRow,
        ("ke", "kantor", "versi", "waktu", "akun", "usulan"),
    ),
    Table(
        "koreksi",
        "satu koreksi angka yang sudah terbit",
        CorrectionRow,
        ("ke", "kantor", "indikator", "versi"),
    ),
    Table("pemeriksaan", "satu pemeriksaan arsip", CheckRow, ("kantor", "folder", "nama", "kalimat")),
)
"""Every table of a portal, in the order in which they are published."""


def table_named(name: str) -> Table:
    """Return the table of a name; KeyError where there is none."""
    return {table.name: table for table in TABLES}[name]

"""Rows as text and back: one JSON object a line, in one spelling; types are those of the schema."""

import datetime
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ukur.archive.canonical import canonical_line
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.portal.portal_rows import Row
from ukur.portal.table_schema import LARGEST_INTEGER, TABLES, Column, Table

TABLE_KEY = "tabel"
_TABLE_OF = {table.row: table for table in TABLES}
_BY_NAME = {table.name: (table, {column.name: column for column in table.columns}) for table in TABLES}


def table_of(row: Row) -> Table:
    """Return the table that a row belongs to."""
    return _TABLE_OF[type(row)]


def row_object(row: Row) -> dict[str, Any]:
    """Return a row as JSON values; a figure is text, so that no digit is lost."""
    return {column.name: _plain(getattr(row, column.name)) for column in table_of(row).columns}


def rows_text(rows: Iterable[Row]) -> bytes:
    """Return rows of any tables as lines, in the order given; a value that is empty is left out."""
    lines = []
    for row in rows:
        filled = {name: value for name, value in row_object(row).items() if value is not None}
        lines.append(canonical_line({TABLE_KEY: table_of(row).name, **filled}) + b"\n")
    return b"".join(lines)


def read_rows(content: bytes) -> tuple[Row, ...]:
    """Return the rows of lines that were written by this version; UkurError for any other."""
    return tuple(_row(json.loads(line)) for line in content.splitlines())


def _row(data: Mapping[str, Any]) -> Row:
    try:
        table, columns = _BY_NAME[data[TABLE_KEY]]
        unknown = data.keys() - columns.keys() - {TABLE_KEY}
        if unknown:
            raise KeyError(*sorted(unknown))
        return table.row(**{name: _value(column, data.get(name)) for name, column in columns.items()})
    except (KeyError, TypeError, ValueError) as error:
        raise UkurError("baris simpanan bukan dari versi ini; jalankan ukur portal fetch --all") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise UkurError(f"bilangan {quote(str(value))} tidak muat di tabel")
    return list(value) if isinstance(value, tuple) else value


def _value(column: Column, value: Any) -> Any:
    if value is None:
        if not column.optional:
            raise ValueError(column.name)
        return None
    if column.kind is Decimal:
        return Decimal(value)
    if column.kind is datetime.date:
        return datetime.date.fromisoformat(value)
    if column.kind in {str, int, bool}:
        if type(value) is not column.kind:
            raise TypeError(column.name)
        return value
    return tuple(value)

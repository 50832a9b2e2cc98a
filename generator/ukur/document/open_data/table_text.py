"""Tables as text: CSV by RFC 4180 (UTF-8, CRLF, header row) and JSON objects, from one pass over records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from typing import Any

from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.columns import CSV_CELL, JSON_CELL, Cells, split_values
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.field import FieldKind
from ukur.document.tabel.form import FORM
from ukur.document.tabel.record import Record


@dataclass(frozen=True)
class TableContent:
    """The rows of a table, its columns apart: texts and numbers of a figure are two."""

    tabel: Table
    lajur: tuple[tuple[Sequence[Any], ...], ...]

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.lajur[0][0])


def table_content(tabel: Table, records: Sequence[Record]) -> TableContent:
    """Return what the records hold in the table's columns."""
    columns = (split_values(field.kind, list(map(column.take, records))) for column, field in tabel.fields)
    return TableContent(tabel, tuple(columns))


def _lane(content: TableContent, cell: Mapping[FieldKind, Callable[..., Cells]]) -> list[Iterable[str]]:
    return [
        cells
        for (_, field), parts in zip(content.tabel.fields, content.lajur, strict=True)
        for cells in cell[field.kind](*parts)
    ]


def csv_lines(content: TableContent) -> list[str]:
    """Return the lines of a CSV file below its header, each with its end of line."""
    return [f"{line}\r\n" for line in map(",".join, zip(*_lane(content, CSV_CELL), strict=True))]


@cache
def _csv_header(table: Table) -> str:
    """Return the header line: names that programs can use, in plain lower case."""
    return ",".join(field.name for field in table.csv_fields) + "\r\n"


def csv_file(tabel: Table, rows: Iterable[str]) -> bytes:
    """Return a whole CSV file."""
    return (_csv_header(tabel) + "".join(rows)).encode()


def main_csv(dokumen: DokumenPengukuran) -> bytes:
    """Return the document's main table: one row for each indicator."""
    return csv_file(FORM, csv_lines(table_content(FORM, list(FORM.rows(dokumen)))))


@cache
def _json_keys(table: Table) -> tuple[str, ...]:
    """Return what stands before each cell of a JSON object, from the opening brace on."""
    parts: list[str] = []
    closing = "{"
    for column, field in table.fields:
        figure = field.kind in {FieldKind.NUMBER, FieldKind.FIGURE}
        key = f'{closing}"{column.name}":'
        parts += [f'{key}{{"teks":', ',"nilai":'] if figure else [key]
        closing = "}," if figure else ","
    return (*parts, closing.replace(",", "}"))


def json_rows(content: TableContent) -> list[str]:
    """Return the records as JSON objects, keys in the order of the columns.

    A figure is an object of its printed text and its number; texts are exact, without CSV's apostrophe.
    """
    *keys, end = map(repeat, _json_keys(content.tabel))
    cells = chain.from_iterable(zip(keys, _lane(content, JSON_CELL), strict=True))
    return list(map("".join, zip(*cells, end, strict=False)))


def json_array(line: Iterable[str]) -> str:
    """Return a JSON array of objects, one a line."""
    rows = ",\n".join(line)
    return f"[\n{rows}\n]" if rows else "[]"

"""CSV that opens by a double click where the comma is the decimal sign, as Indonesian settings have it."""

import csv
import io
from collections.abc import Sequence
from itertools import islice

from ukur.document.tabel.declaration import Table
from ukur.document.tabel.field import FieldKind

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
_SEPARATOR = ";"  # what spreadsheets expect where the comma stands in numbers
_BOOLEAN = {"true": "ya", "false": "tidak"}
_AT_ONCE = 2_000  # rows, our choice: columns of so many are in memory beside the text itself


def spreadsheet_path(path: str) -> str:
    """Return where the file for spreadsheets lies: beside the CSV that programs read, and named so."""
    return path.removesuffix(".csv") + "_lembar-kerja.csv"


def spreadsheet_csv(table: Table, content: bytes) -> bytes:
    """Return a CSV file of open data, one of ``table``, as spreadsheets of an Indonesian computer read it.

    The same rows and columns; headings in words, decimal commas, ya and tidak. What ``content`` keeps from
    being a formula stays so.
    """
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    next(rows)
    kinds = [field.kind for field in table.csv_fields]
    out = io.StringIO(_BYTE_ORDER_MARK, newline="")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, delimiter=_SEPARATOR, lineterminator="\r\n")
    writer.writerow(field.title for field in table.csv_fields)
    while some := list(islice(rows, _AT_ONCE)):
        columns = zip(kinds, zip(*some, strict=True), strict=True)
        writer.writerows(zip(*(_column(kind, cells) for kind, cells in columns), strict=True))
    return out.getvalue().encode()


def _column(kind: FieldKind, cells: Sequence[str]) -> Sequence[str]:
    """Return the cells of a column; those of numbers have no line breaks, and all change in one call."""
    if kind is FieldKind.NUMBER:
        return "\n".join(cells).replace(".", ",").split("\n")
    return [_BOOLEAN.get(text, text) for text in cells] if kind is FieldKind.BOOLEAN else cells

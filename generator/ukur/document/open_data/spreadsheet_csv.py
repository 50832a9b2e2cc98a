"""CSV that opens by a double click where the comma is the decimal sign, as Indonesian settings have it."""

import csv
import io

from ukur.document.tabel.declaration import Table
from ukur.document.tabel.field import FieldKind

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as Windows-1252
_SEPARATOR = ";"  # what spreadsheets expect where the comma stands in numbers
_BOOLEAN = {"true": "ya", "false": "tidak"}


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
    writer.writerows([_cell(kind, text) for kind, text in zip(kinds, row, strict=True)] for row in rows)
    return out.getvalue().encode()


def _cell(kind: FieldKind, text: str) -> str:
    if kind is FieldKind.NUMBER:
        return text.replace(".", ",")
    return _BOOLEAN.get(text, text) if kind is FieldKind.BOOLEAN else text

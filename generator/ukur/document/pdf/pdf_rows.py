"""Tables as the PDF's templates take them: columns with their widths, the head, and finished cells."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.column_shares import fitted_shares
from ukur.document.tabel.cell import Place, plain
from ukur.document.tabel.declaration import (
    VERDICTS,
    Column,
    Kind,
    Mark,
    Rendering,
    Table,
    header,
    since_ninth,
    since_seventh,
)
from ukur.document.tabel.record import Record

Content = dict[str, object]

_MARK = {Mark.SAMPLE: "*", Mark.LATE: f"\n({wording.LATE})"}


def table(
    declared: Table,
    document: DokumenPengukuran,
    records: Iterable[Record] | None = None,
    shares: Sequence[float] | None = None,
) -> Content:
    """Return a table of a document with these rows and shares, by default those of all its own."""
    columns = declared.printed(Rendering.PDF, document)
    below = declared.below(Rendering.PDF, document)
    rows = tuple(declared.records(document) if records is None else records)
    cells = [[_cell(column, row) for column in columns] for row in rows]
    if since_seventh(document):
        columns = _wide(columns, shares or _shares(columns, cells, document))
    return {
        "kolom": [_column(column) for column in columns],
        "header": [[[head.text, head.across, head.down] for head in line] for line in header(columns)],
        "baris": cells,
        "catatan": [_below(below, row) for row in rows] if below else [],
        "kosong": declared.empty,
        "keterangan": declared.note,
    }


def table_shares(declared: Table, document: DokumenPengukuran) -> list[float]:
    """Return the shares of a table's columns: for parts of it, which stand below each other in one width."""
    columns = declared.printed(Rendering.PDF, document)
    cells = [[_cell(one, row) for one in columns] for row in declared.records(document)]
    return _shares(columns, cells, document)


def _shares(
    columns: Sequence[Column], cells: Sequence[Sequence[object]], document: DokumenPengukuran
) -> list[float]:
    """Return the share of each column; of those that share a width, by the letters in their cells, since
    edition 9 in their headings too.
    """
    sharing = [at for at, column in enumerate(columns) if _shares_width(column)]
    given = [columns[at].width.share for at in sharing]
    headings = [[column.heading for column in columns]] if since_ninth(document) and cells else []
    letters = [[_letters(row[at]) for at in sharing] for row in (*headings, *cells)]
    fitted = fitted_shares(given, letters, smooth=since_ninth(document))
    found = dict(zip(sharing, fitted, strict=True))
    return [found.get(at, column.width.share) for at, column in enumerate(columns)]


def _shares_width(column: Column) -> bool:
    return bool(column.width.share) and not column.width.fixed and not _fitted(column)


def _wide(columns: Sequence[Column], shares: Sequence[float]) -> tuple[Column, ...]:
    """Return the columns with these shares."""
    return tuple(
        replace(column, width=replace(column.width, share=share)) if _shares_width(column) else column
        for column, share in zip(columns, shares, strict=True)
    )


def _letters(cell: object) -> int:
    """Return about how many letters a cell takes on one line: a line that is begun counts as begun."""
    match cell:
        case {"gagal": str(said)}:
            return len(said)
        case {"tautan": str(link), "teks": str(said)}:
            return len(link) + len(said)
    return sum(len(line) + _BEGUN for line in str(cell).split("\n"))


_BEGUN = 6
"""Letters that a line leaves free, on average, where a word did not fit."""


def _fitted(column: Column) -> bool:
    return column.kind is Kind.FIGURE and not column.width.share


def _column(column: Column) -> Content:
    width, fitted = column.width, _fitted(column)
    return {
        "judul": column.heading,
        "angka": fitted,
        "kata": width.words,
        "rata": _ALIGNMENT[column.kind],
        **({"lebar": width.fixed} if width.fixed else {} if fitted else {"bobot": width.share}),
        **({"terkecil": width.least} if width.least else {}),
    }


_ALIGNMENT = {Kind.TEXT: "left", Kind.ORDINAL: "center", Kind.COUNT: "right", Kind.FIGURE: "right"}


def _cell(column: Column, row: Record) -> object:
    value = column.take(row)
    if isinstance(value, Place) and value.tautan:
        return {"tautan": value.tautan, "teks": value.lokasi or ""}
    text = plain(value, name="\n") or column.blank
    mark = column.mark(row)
    if mark in VERDICTS and row.document.since_fifth:
        said = f"{VERDICTS[mark]} {text}"
        return {"gagal": said} if mark is Mark.MISSED else said
    return text if mark is None or text == DASH else text + _MARK.get(mark, "")


def _below(columns: Sequence[Column], row: Record) -> str:
    """Return what is printed under a row, each part with its heading; what was not written is left out."""
    parts = ((column.heading, plain(column.take(row))) for column in columns)
    return "\n".join(f"{heading}: {text}" for heading, text in parts if text)

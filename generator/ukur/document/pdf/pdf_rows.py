"""Tables as the PDF's templates take them: columns with their widths, the head, and finished cells."""

from collections.abc import Iterable, Sequence

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.cell import Place, plain
from ukur.document.tabel.declaration import VERDICTS, Column, Kind, Mark, Rendering, Table, header
from ukur.document.tabel.record import Record

Content = dict[str, object]

_MARK = {Mark.SAMPLE: "*", Mark.LATE: f"\n({wording.LATE})"}


def table(declared: Table, document: DokumenPengukuran, records: Iterable[Record] | None = None) -> Content:
    """Return a table of a document with these rows, by default all of its own."""
    columns = declared.printed(Rendering.PDF, document)
    below = declared.below(Rendering.PDF, document)
    rows = declared.records(document) if records is None else records
    return {
        "kolom": [_column(column) for column in columns],
        "header": [[[head.text, head.across, head.down] for head in line] for line in header(columns)],
        "baris": [[_cell(column, row) for column in columns] for row in rows],
        "catatan": [_below(below, row) for row in rows] if below else [],
        "kosong": declared.empty,
        "keterangan": declared.note,
    }


def _column(column: Column) -> Content:
    width = column.width
    fitted = column.kind is Kind.FIGURE and not width.share
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

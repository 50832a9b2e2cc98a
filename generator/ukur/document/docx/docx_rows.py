"""Tables as the DOCX's blocks take them: head, cells with their styles, and rows over the whole width."""

from collections.abc import Iterable, Iterator, Sequence

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.blocks import Cell
from ukur.document.docx.blocks import Table as Tabel
from ukur.document.figure import Figure
from ukur.document.tabel.cell import plain
from ukur.document.tabel.declaration import VERDICTS, Column, Kind, Mark, Rendering, Table, header
from ukur.document.tabel.record import Record

_WAY = Rendering.DOCX
_MARK = {Mark.SAMPLE: f"\n\n{wording.SAMPLE}", Mark.LATE: f"\n\n{wording.LATE}"}
_BOLD = {"Isi": "Tebal", "Angka": "AngkaTebal"}


def table(
    declared: Table,
    document: DokumenPengukuran,
    sizes: tuple[int, ...] = (9, 8, 7),
    rows: Sequence[Sequence[Cell]] | None = None,
    caption: str = "",
) -> Tabel:
    """Return a table of a document, with ``rows`` in the place of its own where they are given."""
    columns = declared.printed(_WAY, document)
    return Tabel(
        caption or declared.caption.format(d=document),
        [column.width.docx for column in columns],
        _head(columns),
        [*body(declared, document, declared.records(document))] if rows is None else rows,
        sizes,
        document.since_fifth,
    )


def body(
    declared: Table, document: DokumenPengukuran, records: Iterable[Record], longest: int | None = None
) -> Iterator[list[Cell]]:
    """Yield the cells of each row, and below it, over the other columns, what is printed under it.

    A last cell of more than ``longest`` characters stands below its row too, over the whole width.
    """
    columns, below = declared.printed(_WAY, document), declared.below(_WAY, document)
    for record in records:
        row = [_cell(column, record) for column in columns]
        last = row[-1].teks
        moved = longest is not None and len(last) > longest
        yield [*row[:-1], row[-1]._replace(teks="")] if moved else row
        if moved:
            yield [Cell(f"{columns[-1].heading} {record.item.kode}: {last}", "Isi", len(columns))]
        said = [f"{column.heading}: {text}" for column in below if (text := plain(column.take(record)))]
        if said:
            yield [Cell(""), Cell("\n\n".join(said), "Isi", len(columns) - 1)]


def bold(row: Sequence[Cell]) -> list[Cell]:
    """Return the row of a total."""
    return [cell._replace(gaya=_BOLD.get(cell.gaya, cell.gaya)) for cell in row]


def _head(columns: Sequence[Column]) -> list[list[Cell]]:
    """Return the head; a heading of two rows goes on in the second one."""
    lines = header(columns)
    top = [Cell(head.text, "Kepala", head.across, "mulai" if head.down > 1 else "") for head in lines[0]]
    if len(lines) == 1:
        return [top]
    goes_on = Cell("", "Kepala", 1, "lanjut")
    return [top, [Cell(column.heading, "Kepala") if column.group else goes_on for column in columns]]


def _cell(column: Column, record: Record) -> Cell:
    """Return a cell: figures stand at the right, the words in their place in the middle and may wrap."""
    value = column.take(record)
    text = plain(value, line="\n\n") or column.blank
    mark = column.mark(record)
    if mark is not None and text != DASH:
        text += _MARK.get(mark, "")
    if mark in VERDICTS and record.document.since_fifth:
        return Cell(f"{VERDICTS[mark]} {text}", "Gagal" if mark is Mark.MISSED else _style(column, value))
    return Cell(text, _style(column, value))


def _style(column: Column, value: object) -> str:
    if isinstance(value, Figure):
        return "Angka" if value.nilai is not None else "Tengah"
    if column.kind is Kind.COUNT:
        return "Angka"
    return "Tengah" if column.kind is Kind.ORDINAL or _WAY in column.centred else "Isi"

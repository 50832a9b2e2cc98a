"""What form E.81 shows: its columns (5), (13) and (14), which say themselves how they hang together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tests.document.baca_pdf import Simpul
from tests.permukaan.grid import Head, Path, columns, spread
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import PLAN, ShownRow
from tests.urai import Unsur

from ukur.site.page_e81 import e81_page

_SIDE = "K"


def html(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the page of each form."""
    for periode in rendered.material.e81:
        [table] = rendered.page(e81_page(periode)).cari("table", kelas="ukur-e81")
        [head] = table.cari("thead")
        body = [row for part in table.cari("tbody") for row in part.cari("tr")]
        yield from _rows(rendered, "E.81", str(periode), _of_html(head.cari("tr")), _of_html(body))


def _of_html(rows: Iterable[Unsur]) -> list[list[Head]]:
    return [[_cell(cell) for cell in row.isi if isinstance(cell, Unsur)] for row in rows]


def _cell(cell: Unsur) -> Head:
    spans = (int(cell.atribut.get(name, "1")) for name in ("colspan", "rowspan"))
    return Head(cell.teks, *spans)


def pdf(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the tags of each form's PDF."""
    for periode, tree in rendered.e81_pdf.items():
        for table in tree.cari("Table"):
            head = [row for part in table.cari("THead") for row in part.cari("TR")]
            body = [row for part in table.cari("TBody") for row in part.cari("TR")]
            if len(head) == 4:
                yield from _rows(rendered, "E.81 PDF", str(periode), _of_pdf(head), _of_pdf(body))


def _of_pdf(rows: Iterable[Simpul]) -> list[list[Head]]:
    return [[_tag(cell) for cell in row.anak] for row in rows]


def _tag(cell: Simpul) -> Head:
    across, down = (int(cell.atribut.get(name, 1)) for name in ("ColSpan", "RowSpan"))
    return Head(" ".join(cell.teks.replace("\u200b", "").split()), across, down)


def _rows(
    rendered: Rendered,
    surface: str,
    periode: str,
    head: Sequence[Sequence[Head]],
    body: Sequence[Sequence[Head]],
) -> Iterator[ShownRow]:
    paths = columns(head)
    name, *places = (_place(paths, *column) for column in (("(4)",), *_COLUMNS))
    for row in spread(body):
        kode = _kode(rendered, row[name].text)
        if kode:
            target, realisasi, level = (row[at].text for at in places)
            yield ShownRow(surface, kode, periode, PLAN, realisasi, target, level, rumus="naik@1")


_COLUMNS = (("(5)", _SIDE), ("(13)", _SIDE), ("(14)", _SIDE))


def _place(paths: Sequence[Path], number: str, side: str = "") -> int:
    """Return the column of a number and side; what a number is made of may stand behind it."""
    [at] = [
        at
        for at, path in enumerate(paths)
        if any(part.split()[:1] == [number] for part in path) and (not side or path[-1] == side)
    ]
    return at


def _kode(rendered: Rendered, text: str) -> str | None:
    tight = "".join(text.split())
    return max((kode for kode in rendered.facts if tight.startswith(kode)), key=len, default=None)


def xlsx(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the cells of each form's workbook."""
    for periode, book in rendered.e81_xlsx.items():
        [sheet] = book.lembar.values()
        [at] = [at for at, row in enumerate(sheet) if row[0] == "(1)"]
        heads = [str(cell).split()[:1] for cell in sheet[at]]
        name, target, realisasi, level = (heads.index([f"({number})"]) for number in (4, 5, 13, 14))
        for row in sheet[at + 2 :]:
            kode = _kode(rendered, str(row[name]))
            if kode:
                real, goal, level_text = (_text(row[place]) for place in (realisasi, target, level))
                shown = ShownRow("E.81 XLSX", kode, str(periode), PLAN, real, goal, level_text, machine=True)
                yield replace(shown, rumus="naik@1")


def _text(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, (int, float)) else str(cell)

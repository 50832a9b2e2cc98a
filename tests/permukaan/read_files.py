"""What files show: PDF by its structure, DOCX, XLSX, and what `ukur calc` prints."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tests.document.baca_pdf import Simpul, rapat
from tests.document.baca_xlsx import Buku
from tests.permukaan.grid import Cells, Head, Path, coded_sentences, columns, form_rows, scope_of
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import SCOPES, TO_DATE, UNSAID, YEAR, ShownRow

from ukur.commands.cli.terminal import figure_table
from ukur.commands.data import figures
from ukur.model.periode import Periode

_NAME, _NOTE = ("Indikator kinerja",), ("Keterangan",)


def _named(rendered: Rendered, text: str) -> str | None:
    """Return the code that a cell begins with, which a layout may have set against the name."""
    tight = rapat(text)
    return max((kode for kode in rendered.facts if tight.startswith(kode)), key=len, default=None)


def by_code(
    rendered: Rendered, rows: Iterable[Cells], name: Path = _NAME
) -> Iterator[tuple[str | None, Cells]]:
    """Yield each row with the code of the indicator that it names."""
    return ((_named(rendered, cells.get(name, "")), cells) for cells in rows)


def tagged_tables(rendered: Rendered) -> Iterator[tuple[Periode, list[Cells]]]:
    """Yield the rows of every table that has a head, from the tags of each PDF."""
    for periode, tree in rendered.pdf.items():
        for table in tree.cari("Table"):
            yield periode, list(_tagged(table))


def pdf(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the form from the tags of each PDF."""
    for periode, rows in tagged_tables(rendered):
        if rows and _NAME in rows[0]:
            yield from form_rows("PDF", str(periode), by_code(rendered, rows))


def _tagged(table: Simpul) -> Iterator[Cells]:
    heads = table.cari("THead")
    if not heads:
        return
    paths = columns([[_span(cell) for cell in row.cari("TH")] for row in heads[0].cari("TR")])
    bodies = (part for part in table.anak if part.nama in ("TBody", "TFoot"))  # its last rows are the foot
    for row in (row for body in bodies for row in body.cari("TR")):
        cells = [_clean(cell.teks) for cell in row.anak]
        if len(cells) == len(paths):
            yield dict(zip(paths, cells, strict=True))


def _span(cell: Simpul) -> Head:
    across, down = (int(cell.atribut.get(name, 1)) for name in ("ColSpan", "RowSpan"))
    return Head(_clean(cell.teks), across, down)


def _clean(text: str) -> str:
    """Return a text without the places to break that the layout added."""
    return " ".join(text.replace("\u200b", "").split())


def pdf_missed(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the list of missed indicators from the tags of each PDF."""
    for periode, tree in rendered.pdf.items():
        for entry in tree.cari("LI"):
            yield from coded_sentences("perhatian PDF", rendered.facts, str(periode), _clean(entry.teks))


def docx_missed(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the list of missed indicators of each DOCX."""
    for periode, found in rendered.docx.items():
        for paragraph in found.naskah.paragraphs:
            yield from coded_sentences("perhatian DOCX", rendered.facts, str(periode), paragraph.text)


def xlsx_missed(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the list of missed indicators of each workbook."""
    for periode, book in rendered.xlsx.items():
        for row in book.lembar["Metadata"]:
            text = " ".join(map(str, row))
            yield from coded_sentences("perhatian XLSX", rendered.facts, str(periode), text)


def docx_tables(rendered: Rendered) -> Iterator[tuple[Periode, str, list[Cells]]]:
    """Yield the captioned tables of each DOCX that have a head of two rows."""
    for periode, found in rendered.docx.items():
        for caption, rows in found.tabel.items():
            if len(rows) > 1:
                heads = zip(rows[0], rows[1], strict=True)
                paths: list[Path] = [(top,) if top == below else (top, below) for top, below in heads]
                cells = [dict(zip(paths, map(_clean, row), strict=True)) for row in rows[2:]]
                yield periode, caption, list(cells)


def docx(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the form of each DOCX."""
    for periode, caption, cells in docx_tables(rendered):
        if caption.startswith("Formulir"):
            yield from form_rows("DOCX", str(periode), by_code(rendered, cells))


def xlsx(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the cells of the form in each workbook, numbers as the spreadsheet holds them."""
    for periode, book in rendered.xlsx.items():
        sheet, entered = [list(row) for row in book.lembar["Formulir"]], _entered(book)
        [at] = [at for at, row in enumerate(sheet) if row[:2] == ["No", "Sasaran"]]
        width = max(place for place, cell in enumerate(sheet[at]) if cell != "") + 1
        width = max(width, max(place for place, cell in enumerate(sheet[at + 1]) if cell != "") + 1)
        group = ""
        paths: list[Path] = []
        for top, below in zip(sheet[at][:width], sheet[at + 1][:width], strict=True):
            group = str(top) or group
            paths.append((group, str(below)) if below else (group,))
        for row in sheet[at + 2 :]:
            cells = dict(zip(paths, map(_cell, row[:width]), strict=True))
            kode = _named(rendered, cells[_NAME]) if row[0] != "" else None
            for shown in form_rows("XLSX", str(periode), [(kode, cells)]):
                full = entered.get((shown.kode, shown.scope))
                raw = _raw_capaian(cells[_NOTE]).get(shown.scope)
                yield replace(shown, machine=True, full=full, raw=raw)


_CUT_OFF = re.compile(r"Capaian tanpa batas \(([^)]*)\): (\S+) %")


def _raw_capaian(note: str) -> dict[str, str]:
    """Return the capaian before the cap that a note tells, by scope, with a point before the decimals."""
    told = ((scopes.split(", "), percent) for scopes, percent in _CUT_OFF.findall(note))
    return {
        scope: percent.replace(".", "").replace(",", ".")
        for scopes, percent in told
        for title in scopes
        if (scope := scope_of(title))
    }


def _entered(book: Buku) -> dict[tuple[str, str], str]:
    """Return what entered the formulas, as the sheet of indicators lists it, by indicator and scope."""
    head = next(row for row in book.lembar["Indikator"] if row[0] == "Kode")
    rows = book.setelah("Indikator", "Kode")
    places = {scope: head.index(f"Realisasi dihitung ({scope})") for scope in SCOPES}
    return {(str(row[0]), scope): _cell(row[at]) for row in rows for scope, at in places.items()}


def _cell(cell: Any) -> str:
    return f"{cell:.15g}" if isinstance(cell, (int, float)) else _clean(str(cell))


def calc_csv(rendered: Rendered) -> Iterator[ShownRow]:
    """Read `ukur calc --format csv`."""
    for periode, document in rendered.documents.items():
        for row in csv.DictReader(io.StringIO(figures.as_csv(document), newline="")):
            yield from _calc("calc CSV", str(periode), row)


def calc_json(rendered: Rendered) -> Iterator[ShownRow]:
    """Read `ukur calc --format json`."""
    for periode, document in rendered.documents.items():
        for row in json.loads(figures.as_json(document))["indikator"]:
            yield from _calc("calc JSON", str(periode), row)


def _calc(surface: str, periode: str, row: Mapping[str, str]) -> Iterator[ShownRow]:
    """Yield the headline and both other scopes; a blank capaian has its reason in the status."""
    for scope, ending in ((row["lingkup"], ""), (TO_DATE, "_sampai"), (YEAR, "_tahun")):
        capaian = row[f"capaian{ending}_persen"] or row["status"]
        texts = row[f"realisasi{ending}"], row[f"target{ending}"], capaian
        more = row[f"realisasi{ending}_penuh"], row[f"capaian{ending}_tanpa_batas_persen"]
        yield ShownRow(surface, row["kode"], periode, scope, *texts, True, *more)


def calc_text(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table that `ukur calc` prints: the headline of each indicator, and what stands below it."""
    for periode, document in rendered.documents.items():
        lines = figure_table(document).splitlines()
        [head] = [_split(line) for line in lines if "Kode" in line and "Capaian" in line]
        kode = ""
        for cells in _unfolded(
            [_split(line) for line in lines if line.startswith("│")], head.index("Lingkup")
        ):
            row = dict(zip(head, cells, strict=True))
            kode = row["Kode"] or kode
            texts = row["Realisasi"], row["Target"], row["Capaian"]
            yield ShownRow("calc", kode, str(periode), scope_of(row["Lingkup"]) or UNSAID, *texts)


def _unfolded(lines: list[list[str]], begins: int) -> list[list[str]]:
    """Join the lines of a cell that a narrow column broke: a figure begins where its scope stands."""
    rows: list[list[str]] = []
    for cells in lines:
        if cells[begins]:
            rows.append(cells)
        else:
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], cells, strict=True)]
    return rows


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.replace("┃", "│").strip("│").split("│")]

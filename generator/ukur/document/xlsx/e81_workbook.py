"""Form E.81 as a workbook of one sheet: 25 columns, four rows of heads, formulas in columns (13) and (14)."""

import datetime
import io
from collections.abc import Sequence
from math import fsum

import xlsxwriter

from ukur.document.e81 import E81Group, E81Line, E81Signature, FormE81
from ukur.document.figure import Figure
from ukur.document.tabel.e81_table import LABEL_SPAN, PHYSICAL, Physical, Side, header, means, place
from ukur.document.xlsx.cell_formats import ROW_HEIGHT, CellFormats
from ukur.document.xlsx.cell_places import cell_address, column_range
from ukur.document.xlsx.print_setup import A3, set_up_page
from ukur.document.xlsx.spreadsheet_formulas import rounded_formula
from ukur.document.xlsx.workbook import FONT, workbook_options
from ukur.document.xlsx.worksheet import CellContent, CellFormula, Worksheet, fits_number, number_width

SHEET = "E.81"
FROZEN_COLUMNS = 4
_NARROWEST = {Side.K: 50, Side.RP: 70}  # pixels
_HEADING_LINES = (6, 1, 1, 1)
_MOST_MEANS = 200  # a spreadsheet takes 255 parts in one function
_LAST, _HALF = len(PHYSICAL) - 1, len(PHYSICAL) // 2
_BEFORE, _YEAR, _END, _TARGET = "6", "12", "13", "5"


def write_e81_xlsx(form: FormE81) -> bytes:
    """Return the workbook of a form."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, workbook_options()) as book:
        book.set_properties(
            {
                "title": form.title,
                "subject": form.instansi,
                "author": form.instansi,
                "company": form.pemerintah,
                "status": " · ".join(form.tanda),
                "created": datetime.datetime.fromisoformat(form.tanggal.isoformat()),
            }
        )
        formats = CellFormats(book, form.kertas.huruf or FONT)
        sheet = Worksheet(book.add_worksheet(SHEET), formats, _widths(form), [])
        _write(sheet, form)
    return buffer.getvalue()


def _widths(form: FormE81) -> list[int]:
    return [
        number_width(_figures(form, column), _NARROWEST[column.side])
        if column.is_figure
        else column.numbered.pixels
        for column in PHYSICAL
    ]


def _figures(form: FormE81, column: Physical) -> Sequence[Figure]:
    """Return the column's numbers; what a spreadsheet cannot hold as a number is a text, which may break."""
    rows = (column.value(group, line) for group in form.kelompok for line in group.baris)
    return [value for value in rows if isinstance(value, Figure) and _counts(value)]


def _write(sheet: Worksheet, form: FormE81) -> None:
    for title in form.judul:
        sheet.write_paragraph(title, "judul tengah")
    if form.tanda:
        sheet.write_paragraph(" · ".join(form.tanda), "tanda")
    sheet.go_down()
    sheet.write_paragraph(form.pengantar, "subjudul")
    first = sheet.baris
    for at, line in enumerate(header(form)):
        for cell in line:
            last = cell.column + cell.across - 1
            sheet.write_block(first + at, cell.column, first + at + cell.down - 1, last, cell.text, "header")
        sheet.go_down(_HEADING_LINES[at] * ROW_HEIGHT + 4)
    rows = (first, sheet.baris - 1)
    runs = [_group(sheet, group) for group in form.kelompok]
    _foot(sheet, form, [run for run, group in zip(runs, form.kelompok, strict=True) if not group.tingkat])
    sheet.go_down()
    _signatures(sheet, form.tanda_tangan)
    sheet.go_down()
    for note in form.catatan:
        sheet.write_paragraph(note, "kecil")
    set_up_page(sheet, form, rows, FROZEN_COLUMNS, A3)


def _group(sheet: Worksheet, group: E81Group) -> tuple[int, int]:
    """Write a program or activity, a row for each of its indicators; return its first and last row."""
    first, last = sheet.baris, sheet.baris + len(group.baris) - 1
    heights = [_height(sheet, group, line, once=False) for line in group.baris]
    missing = _height(sheet, group, group.baris[0], once=True) - fsum(heights)
    heights[-1] += max(0.0, missing)
    for at, (line, height) in enumerate(zip(group.baris, heights, strict=True)):
        for number, column in enumerate(PHYSICAL):
            if column.once and at:
                continue
            value = _content(column, group, line, first + at)
            kind = "tengah" if number == 0 else "teks"
            bottom = last if column.once else first + at
            sheet.write_block(first + at, number, bottom, number, value, kind)
        sheet.go_down(height)
    return first, last


def _height(sheet: Worksheet, group: E81Group, line: E81Line, *, once: bool) -> float:
    cells = (
        (number, column.value(group, line)) for number, column in enumerate(PHYSICAL) if column.once is once
    )
    return sheet.text_height(
        (number, value.teks if isinstance(value, Figure) else value)
        for number, value in cells
        if not (isinstance(value, Figure) and _counts(value))
    )


def _content(column: Physical, group: E81Group, line: E81Line, row: int) -> CellContent:
    """Return a cell's value, in columns (13) and (14) with the formula that gives it."""
    value = column.value(group, line)
    if not column.is_figure or not isinstance(value, Figure) or not _counts(value):
        return value
    side = column.side.value
    source = line.kinerja if column.side is Side.K else group.anggaran

    def at(number: str) -> str:
        return cell_address(place(f"{number} {side}"), row)

    if column.numbered.number == 13:
        if column.side is Side.K and not line.menjumlah:
            return CellFormula(at(_YEAR), value)
        whole = _counts(source.lalu) and _counts(source.realisasi)
        return CellFormula(f"{at(_BEFORE)}+{at(_YEAR)}", value) if whole else value
    if column.numbered.number == 14 and _counts(source.renstra) and _counts(source.sampai):
        assert source.renstra.nilai is not None
        assert source.sampai.nilai is not None
        share = float(source.sampai.nilai) / float(source.renstra.nilai) * 100
        formula = rounded_formula(f"{at(_END)}/{at(_TARGET)}*100", share, value)
        return CellFormula(formula, value) if formula else value
    return value


def _counts(figure: Figure) -> bool:
    return figure.nilai is not None and fits_number(figure.nilai)


def _foot(sheet: Worksheet, form: FormE81, runs: Sequence[tuple[int, int]]) -> None:
    top = [group for group in form.kelompok if not group.tingkat]
    level = {side: place(f"14 {side.value}") for side in (Side.K, Side.RP)}
    for label, *values in means(form):
        sheet.write_block(sheet.baris, 0, sheet.baris, LABEL_SPAN - 1, label, "tebal")
        for number in range(LABEL_SPAN, len(PHYSICAL)):
            sheet.write_block(sheet.baris, number, sheet.baris, number, None, "tebal")
        for side, value in zip(level, values, strict=True):
            content = _mean(value, side, top, runs) if isinstance(value, Figure) else value
            sheet.write_block(sheet.baris, level[side], sheet.baris, level[side], content, "tebal")
        words = zip(level.values(), values, strict=True)
        sheet.go_down(sheet.text_height((at, text) for at, text in words if isinstance(text, str)))
    for heading, text in form.kaki:
        sheet.write_paragraph(f"{heading}: {text}", "teks")


def _mean(
    figure: Figure, side: Side, groups: Sequence[E81Group], runs: Sequence[tuple[int, int]]
) -> CellContent:
    """Return the mean of column (14) over programs, each the mean of its own rows, as a formula."""
    parts, values = list[str](), list[float]()
    for group, (first, last) in zip(groups, runs, strict=True):
        sides = [line.kinerja for line in group.baris] if side is Side.K else [group.anggaran]
        own = [float(item.tingkat.nilai) for item in sides if item.tingkat.nilai is not None]
        if own:
            values.append(fsum(own) / len(own))
            parts.append(f"AVERAGE({column_range(place(f'14 {side.value}'), first, last)})")
    if not values or len(values) > _MOST_MEANS:
        return figure
    formula = rounded_formula(f"AVERAGE({','.join(parts)})", fsum(values) / len(values), figure)
    return CellFormula(formula, figure) if formula else figure


def _signatures(sheet: Worksheet, blocks: Sequence[E81Signature]) -> None:
    """Write the blocks side by side, in one row of the sheet, so that no page break can fall inside."""
    texts = [
        "\n".join((block.peran, block.tempat_tanggal, block.jabatan, "", "", "", block.nama, *block.di_bawah))
        for block in blocks
    ]
    for text, (left, right) in zip(texts, ((0, _HALF - 1), (_HALF, _LAST)), strict=True):
        sheet.write_block(sheet.baris, left, sheet.baris, right, text, "pengesahan")
    sheet.go_down(max(text.count("\n") + 1 for text in texts) * ROW_HEIGHT * 1.2)

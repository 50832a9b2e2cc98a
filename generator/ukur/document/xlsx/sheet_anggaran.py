"""Sheets "Anggaran" and "Efisiensi": pagu, realisasi and serapan by node and quarter, with formulas.

Before edition 6 both tables stood on the first.
"""

from collections.abc import Iterator
from decimal import Decimal
from math import fsum

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import Figure
from ukur.document.sections import AnggaranRow, ShownAnggaran, ShownEfisiensi
from ukur.document.tabel.budget import EFFICIENCY, budget
from ukur.document.tabel.declaration import since_sixth
from ukur.document.xlsx.cell_places import cell_address, column_range
from ukur.document.xlsx.sheet_summary import Means
from ukur.document.xlsx.spreadsheet_formulas import rounded_formula
from ukur.document.xlsx.worksheet import CellContent, CellFormula, Worksheet, fits_number
from ukur.document.xlsx.xlsx_rows import Laid, lay, widths

FROZEN_COLUMNS = 2  # columns that stay in view: code and name
_EMPTY = (110, 260, 76, 56, 300)  # pixels of a sheet that says there is no budget


def anggaran_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels, enough of them for the table of efficiency too."""
    if d.anggaran is None:
        return list(_EMPTY)
    nodes = budget(d.anggaran)
    laid = lay(nodes, d)
    if since_sixth(d):
        return widths(laid, nodes.records(d))
    grid = lay(EFFICIENCY, d, laid.grid).grid
    return [*widths(laid, nodes.records(d)), *grid[len(laid.grid) :]]


def efisiensi_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns of the efficiency's own sheet in pixels."""
    return widths(lay(EFFICIENCY, d), EFFICIENCY.rows(d))


def write_anggaran(sheet: Worksheet, d: DokumenPengukuran, mean: Means) -> tuple[int, int] | None:
    """Write the budget; return the rows of its header. ``mean``: where the means are.

    Before edition 6 the efficiency stands below it.
    """
    if d.anggaran is None:
        sheet.write_paragraph(wording.no_budget(d))
        return None
    sheet.write_paragraph(wording.budget_source(d.anggaran))
    if d.anggaran.contoh:
        sheet.write_paragraph(wording.BUDGET_SAMPLE)
    nodes = budget(d.anggaran)
    laid = lay(nodes, d)
    header = sheet.table_header(laid.kolom)
    first = sheet.baris
    *rows, total = nodes.records(d)
    for record in rows:
        shares = dict(_serapan_cell(record.item, laid, sheet.baris))
        sheet.table_row(laid.kolom, laid.cells(record, shares))
    sums = _write_total(d.anggaran, laid, first, sheet.baris)
    sheet.table_row(laid.kolom, laid.cells(total, {"tingkat": "", **sums}), "tebal")
    for note in d.anggaran.catatan:
        sheet.write_paragraph(note, "kecil")
    if d.anggaran.efisiensi and not since_sixth(d):
        sheet.go_down()
        sheet.write_paragraph(EFFICIENCY.caption, "subjudul")
        _efisiensi(sheet, d, lay(EFFICIENCY, d, laid.grid), mean)
    return header


def write_efisiensi(sheet: Worksheet, d: DokumenPengukuran, mean: Means) -> tuple[int, int]:
    """Write the efficiency of each sasaran; return the rows of its header. ``mean``: where the means are."""
    return _efisiensi(sheet, d, lay(EFFICIENCY, d), mean)


def _serapan_cell(row: AnggaranRow, laid: Laid, line: int) -> Iterator[tuple[str, CellContent]]:
    """Yield the serapan of each quarter by its column."""
    pagu = cell_address(laid.at("pagu"), line)
    for at, (spent, absorbed) in enumerate(zip(row.realisasi, row.serapan, strict=True)):
        cell = cell_address(laid.at(f"realisasi_{at}"), line)
        yield f"serapan_{at}", _serapan(row.pagu, spent, absorbed, cell, pagu)
    if row.rencana:
        at = len(row.rencana) - 1  # the plan stands for the last quarter only
        cell, plan = (cell_address(laid.at(f"{name}_{at}"), line) for name in ("realisasi", "rencana"))
        share = _serapan(row.rencana[at], row.realisasi[at], row.serapan_rencana[at], cell, plan)
        yield f"serapan_rencana_{at}", share


def _serapan(
    pagu: Figure, realisasi: Figure, serapan: Figure, realisasi_cell: str, budget_cell: str
) -> CellContent:
    if not _number(pagu) or not _number(realisasi) or serapan.nilai is None:
        return serapan
    assert pagu.nilai is not None
    assert realisasi.nilai is not None
    share = float(realisasi.nilai) / float(pagu.nilai) * 100
    formula = rounded_formula(f"{realisasi_cell}/{budget_cell}*100", share, serapan)
    return CellFormula(formula, serapan) if formula else serapan


def _number(figure: Figure) -> bool:
    return figure.nilai is not None and fits_number(figure.nilai)


def _write_total(anggaran: ShownAnggaran, laid: Laid, first: int, line: int) -> dict[str, CellContent]:
    """Return the total of the topmost rows, which do not contain one another, by its columns."""
    total, top = anggaran.jumlah, [row for row in anggaran.baris if row.tingkat == 0]
    depth = column_range(laid.at("tingkat"), first, line - 1)

    def added(name: str, figure: Figure, parts: list[Figure]) -> CellContent:
        return _total(figure, parts, depth, column_range(laid.at(name), first, line - 1))

    sums = {"pagu": added("pagu", total.pagu, [row.pagu for row in top])}
    for at, figure in enumerate(total.realisasi):
        name = f"realisasi_{at}"
        sums[name] = added(name, figure, [row.realisasi[at] for row in top])
    if total.rencana:
        at = len(total.rencana) - 1
        sums[f"rencana_{at}"] = added(f"rencana_{at}", total.rencana[at], [row.rencana[at] for row in top])
    return sums | dict(_serapan_cell(total, laid, line))


def _total(figure: Figure, parts: list[Figure], tingkat: str, number: str) -> CellContent:
    values = [item.nilai for item in parts if item.nilai is not None and fits_number(item.nilai)]
    if figure.nilai is None or len(values) < len(parts):
        return figure
    if Decimal(f"{fsum(map(float, values)):.15g}") != figure.nilai:
        return figure
    return CellFormula(f"SUMIF({tingkat},0,{number})", figure)


def _efisiensi(sheet: Worksheet, d: DokumenPengukuran, laid: Laid, mean: Means) -> tuple[int, int]:
    header = sheet.table_header(laid.kolom)
    for record in EFFICIENCY.rows(d):
        row = record.item
        formulas: dict[str, CellContent] = {"selisih": _difference(row, laid, sheet.baris)}
        address = mean.get(row.kode, {}).get(row.capaian)
        if address and _number(row.capaian):
            formulas["capaian"] = CellFormula(address, row.capaian)
        sheet.table_row(laid.kolom, laid.cells(record, formulas))
    return header


def _difference(row: ShownEfisiensi, laid: Laid, line: int) -> CellContent:
    reached, absorbed = row.capaian.nilai, row.serapan.nilai
    if reached is None or absorbed is None:
        return row.selisih
    cells = f"{cell_address(laid.at('capaian'), line)}-{cell_address(laid.at('serapan'), line)}"
    formula = rounded_formula(cells, float(reached) - float(absorbed), row.selisih)
    return CellFormula(formula, row.selisih) if formula else row.selisih

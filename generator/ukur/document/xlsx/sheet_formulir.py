"""Sheet "Formulir": the measurement form as offices know it, with formulas that compute it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import ScopedFigure
from ukur.document.tabel import form_groups
from ukur.document.tabel.declaration import Rendering, since_sixth
from ukur.document.tabel.form import FORM
from ukur.document.tabel.form_groups import workbook_form
from ukur.document.tabel.summary import ROLL_UP
from ukur.document.xlsx.cell_places import (
    CAPAIAN,
    COMPUTED,
    FIRST_ROW,
    INDIKATOR,
    LOWER,
    REALISASI,
    TARGET,
    UPPER,
    RowRun,
    cell_address,
)
from ukur.document.xlsx.spreadsheet_formulas import (
    capped_formula,
    estimate_value,
    formula_text,
    holds_exactly,
)
from ukur.document.xlsx.worksheet import CellContent, CellFormula, Worksheet, number_width
from ukur.document.xlsx.xlsx_rows import lay, widths

FROZEN_COLUMNS = 3  # columns that stay in view: number, sasaran, indicator
_GAP = 6.0  # points
_NAME = 300  # pixels of an indicator's name, which has the room of the columns that are folded
_TOGETHER = 3  # rows: fewer look like a remainder, on paper as in a PDF
_RATIOS = ("capaian_triwulan", "capaian_sampai", "capaian_tahun")


@dataclass(frozen=True, slots=True)
class FilledForm:
    """Where the form holds what: its header, the row of each indicator, the rows of each sasaran.

    ``tanpa_rumus`` are the cells of capaian that hold the printed number and no formula. ``last_rows`` is
    where the last rows begin that one sheet of paper should have together, or the header where all should.
    """

    header_rows: tuple[int, int]
    baris: tuple[int, ...]
    rentetan: tuple[RowRun, ...]
    tanpa_rumus: tuple[str, ...]
    last_rows: int


def folded_columns(d: DokumenPengukuran) -> frozenset[int]:
    """Return the columns that repeat what others say of every row, counted from 0."""
    folded = form_groups.folded_columns(d)
    columns = workbook_form(d).printed(Rendering.XLSX, d)
    return frozenset(at for at, column in enumerate(columns) if column.name in folded)


def formulir_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole.

    Before edition 6 the summary's numbers too, which stood below.
    """
    laid = lay(FORM, d)
    pixels = widths(laid, FORM.rows(d))
    if since_sixth(d):
        at = laid.at("indikator")
        return [_NAME if here == at and folded_columns(d) else width for here, width in enumerate(pixels)]
    totals = lay(ROLL_UP, d, laid.grid)
    parts = (d.ringkasan, *(group.ringkasan for group in d.kelompok))
    at = totals.at("rata_rata")
    pixels[at] = number_width((total.rata_rata for total in parts), pixels[at])
    if d.ringkasan.berbatas is not None:
        at = totals.at("rata_rata_berbatas")
        pixels[at] = number_width((total.berbatas for total in parts if total.berbatas), pixels[at])
    return pixels


def write_formulir(sheet: Worksheet, d: DokumenPengukuran) -> FilledForm:
    """Write letterhead, title and form."""
    _write_letterhead(sheet, d)
    laid = lay(workbook_form(d), d)
    header = sheet.table_header(laid.kolom)
    rows: list[int] = []
    starts: list[int] = []
    runs: list[RowRun] = []
    bare: list[str] = []
    records = iter(FORM.rows(d))
    for group in d.kelompok:
        start = len(rows)
        above = sheet.write_paragraph(wording.group_name(group), "tebal")
        for row in group.baris:
            starts.append(sheet.baris if len(rows) > start else above)
            formulas, without = _rumus(row, sheet.baris, len(rows))
            rows.append(sheet.table_row(laid.kolom, laid.cells(next(records), formulas)))
            bare += without
        first, last = FIRST_ROW + start, FIRST_ROW + len(rows) - 1
        runs.append(RowRun(rows[start], sheet.baris - 1, first, last))
    if not d.kelompok:
        sheet.write_paragraph(FORM.empty, "teks")
    last = starts[-_TOGETHER] if len(starts) >= _TOGETHER else header[0]
    return FilledForm(header, tuple(rows), tuple(runs), tuple(bare), last)


def _write_letterhead(sheet: Worksheet, d: DokumenPengukuran) -> None:
    sheet.write_paragraph("Formulir pengukuran kinerja", "kecil")
    sheet.write_paragraph(d.pemerintah, "kop")
    sheet.write_paragraph(d.instansi, "kop tebal")
    sheet.write_paragraph(" · ".join(d.kop), "kop alamat")
    sheet.go_down(_GAP)
    for mark in d.tanda:
        sheet.write_paragraph(mark, "tanda")
    sheet.go_down(_GAP)
    sheet.write_paragraph(d.judul.upper(), "judul tengah")
    if d.nomor:
        sheet.write_paragraph(f"Nomor: {d.nomor}", "bebas tengah")
    if d.target_contoh:
        sheet.write_paragraph(wording.sample_note("yang keterangannya menyebut contoh"), "kecil")
    sheet.go_down()


def _rumus(row: IndikatorRow, line: int, urut: int) -> tuple[Mapping[str, CellContent], Sequence[str]]:
    """Return the formulas of a row by their columns, and the cells that have none but should."""
    formulas: dict[str, CellContent] = {}
    bare = []
    for at, (name, ratio) in enumerate(zip(_RATIOS, row.figures, strict=True)):
        formula = _capaian(ratio, at, line, FIRST_ROW + urut)
        if formula is not None:
            formulas[name] = formula
        elif ratio.hitungan is not None:
            bare.append(cell_address(CAPAIAN[at], line))
    return formulas, bare


def _capaian(ratio: ScopedFigure, at: int, line: int, indikator: int) -> CellFormula | None:
    """Return the formula of a capaian; None where there is none, or no formula would be sure to reach it."""
    source = ratio.hitungan
    if source is None:
        return None
    lower, upper = (cell_address(column[at], indikator, INDIKATOR) for column in (LOWER, UPPER))
    if holds_exactly(ratio.target, source.target):
        lower = upper = cell_address(TARGET[at], line)
    real = cell_address(REALISASI[at], line)
    if not holds_exactly(ratio.realisasi, source.realisasi):
        real = cell_address(COMPUTED[at], indikator, INDIKATOR)
    formula = capped_formula(formula_text(source, lower, upper, real), estimate_value(source), ratio)
    return CellFormula(formula, ratio.capaian) if formula else None

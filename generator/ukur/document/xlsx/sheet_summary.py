"""Below the form: summary by sasaran and by predikat, notes, and the signature block."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.figure import Figure
from ukur.document.tabel.form import FORM
from ukur.document.tabel.record import Record
from ukur.document.tabel.summary import BY_PREDIKAT, ROLL_UP
from ukur.document.xlsx.cell_places import (
    CAPPED,
    FORMULIR,
    FULL,
    INDIKATOR,
    ORDINALS,
    PREDIKAT,
    STATUS,
    RowRun,
    cell_address,
    column_range,
)
from ukur.document.xlsx.sheet_formulir import FilledForm
from ukur.document.xlsx.spreadsheet_formulas import counted, estimate_value, mean_cap, rounded_formula
from ukur.document.xlsx.worksheet import CellContent, CellFormula, Worksheet, count_figure
from ukur.document.xlsx.xlsx_rows import Laid, lay
from ukur.measure.figure_words import STATUS as KATA_STATUS

MEAN_NOTE = (
    f"{wording.NOT_IN_MEAN} Rata-rata diambil dari capaian yang belum dibulatkan, lalu dibulatkan satu kali."
)
_COUNTS = ("jumlah", "tercapai", "tidak_tercapai", "tanpa_capaian")


def write_summary(sheet: Worksheet, d: DokumenPengukuran, isi: FilledForm) -> Mapping[str, str]:
    """Write the summary; return the address of each sasaran's mean, by code."""
    sheet.go_down()
    sheet.write_paragraph(ROLL_UP.caption, "subjudul")
    laid = lay(ROLL_UP, d, lay(FORM, d).grid)
    sheet.table_header(laid.kolom)
    means: dict[str, str] = {}
    for record, run in zip(ROLL_UP.records(d), isi.rentetan, strict=True):
        group = record.item
        formulas = _rumus(laid, group.ringkasan, group.baris, run, sheet.baris)
        at = sheet.table_row(laid.kolom, laid.cells(record, formulas))
        means[group.kode] = cell_address(laid.at("rata_rata"), at, FORMULIR)
    whole = _all(isi.rentetan)
    total = Record(str(d.periode), d, None, d)
    formulas = _rumus(laid, d.ringkasan, d.baris, whole, sheet.baris)
    sheet.table_row(laid.kolom, laid.cells(total, {"kelompok": "Semua indikator", **formulas}), "tebal")
    sheet.write_paragraph(MEAN_NOTE, "kecil")
    if whole:
        _predikat(sheet, d, whole)
    for note in d.catatan_skala:
        sheet.write_paragraph(note, "kecil")
    return means


def _all(runs: Sequence[RowRun]) -> RowRun | None:
    if not runs:
        return None
    first, last = runs[0], runs[-1]
    return RowRun(first.awal, last.akhir, first.indikator_awal, last.indikator_akhir)


def _rumus(
    laid: Laid,
    total: ShownSummary,
    rows: Sequence[IndikatorRow],
    run: RowRun | None,
    baris: int,
) -> dict[str, CellContent]:
    """Return counts and means of a roll-up as formulas over the rows it sums up, by their columns."""
    if run is None:
        return {}
    counts = map(count_figure, (total.jumlah, total.tercapai, total.tidak_tercapai, total.tanpa_capaian))
    status = column_range(STATUS, run.awal, run.akhir)
    formulas = (
        f"COUNT({column_range(ORDINALS, run.awal, run.akhir)})",
        f'COUNTIF({status},"{KATA_STATUS[True]}")',
        f'COUNTIF({status},"{KATA_STATUS[False]}")',
        "-".join(cell_address(laid.at(name), baris) for name in _COUNTS[:3]),
    )
    cells: dict[str, CellContent] = {
        name: CellFormula(text, figure) for name, text, figure in zip(_COUNTS, formulas, counts, strict=True)
    }
    values = [estimate_value(source) for row in rows if (source := counted(row))]
    return cells | dict(_mean_formula(total, run, values))


def _mean_formula(
    total: ShownSummary, run: RowRun, values: Sequence[float]
) -> Iterator[tuple[str, CellContent]]:
    yield "rata_rata", _write_mean(total.rata_rata, FULL, run, values)
    cap = mean_cap(total)
    if total.berbatas is not None and cap is not None:
        capped = [min(value, float(cap)) for value in values]
        yield "rata_rata_berbatas", _write_mean(total.berbatas, CAPPED, run, capped)


def _write_mean(figure: Figure, kolom: int, run: RowRun, values: Sequence[float]) -> CellContent:
    if not values:
        return figure
    cells = column_range(kolom, run.indikator_awal, run.indikator_akhir, INDIKATOR)
    formula = rounded_formula(f"AVERAGE({cells})", fsum(values) / len(values), figure)
    return CellFormula(formula, figure) if formula else figure


def _predikat(sheet: Worksheet, d: DokumenPengukuran, run: RowRun) -> None:
    """Count by predikat: by the cell of its label, for a label is data and never stands in a formula."""
    sheet.go_down()
    sheet.write_paragraph(BY_PREDIKAT.caption, "subjudul")
    laid = lay(BY_PREDIKAT, d, lay(FORM, d).grid)
    sheet.table_header(laid.kolom)
    where = column_range(PREDIKAT, run.awal, run.akhir)
    for record in BY_PREDIKAT.records(d):
        formula = f"SUMPRODUCT(--EXACT({where},{cell_address(laid.at('predikat'), sheet.baris)}))"
        counted = CellFormula(formula, count_figure(record.item.jumlah))
        sheet.table_row(laid.kolom, laid.cells(record, {"jumlah": counted}))

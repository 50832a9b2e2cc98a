"""Below the form: summary by sasaran and by predikat, notes, and the signature block."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from operator import mul

from ukur.document import wording
from ukur.document.direction_text import directions
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
    WEIGHT,
    RowRun,
    cell_address,
    column_range,
)
from ukur.document.xlsx.sheet_formulir import FilledForm
from ukur.document.xlsx.spreadsheet_formulas import counted, estimate_value, mean_cap, rounded_formula
from ukur.document.xlsx.worksheet import CellContent, CellFormula, Worksheet, count_figure
from ukur.document.xlsx.xlsx_rows import Laid, lay
from ukur.measure.figure_words import STATUS as KATA_STATUS
from ukur.measure.reason import Reason

ROUNDED_ONCE = "Rata-rata diambil dari capaian yang belum dibulatkan, lalu dibulatkan satu kali."
Means = Mapping[str, Mapping[Figure, str]]
"""Where the means of each sasaran are, by its code and the printed figure."""


def write_summary(sheet: Worksheet, d: DokumenPengukuran, content: FilledForm) -> Means:
    """Write the summary; return where the means are."""
    sheet.go_down()
    sheet.write_paragraph(ROLL_UP.caption, "subjudul")
    laid = lay(ROLL_UP, d, lay(FORM, d).grid)
    sheet.table_header(laid.kolom)
    means: dict[str, Mapping[Figure, str]] = {}
    for record, run in zip(ROLL_UP.records(d), content.rentetan, strict=True):
        group = record.item
        formulas = _rumus(laid, group.ringkasan, group.baris, run, sheet.baris)
        at = sheet.table_row(laid.kolom, laid.cells(record, formulas))
        means[group.kode] = _places(laid, group.ringkasan, at)
    whole = _all(content.rentetan)
    total = Record(str(d.periode), d, None, d)
    formulas = _rumus(laid, d.ringkasan, d.baris, whole, sheet.baris)
    sheet.table_row(laid.kolom, laid.cells(total, {"kelompok": "Semua indikator", **formulas}), "tebal")
    sheet.write_paragraph(f"{wording.mean_note(d)} {ROUNDED_ONCE}", "kecil")
    for sentence in directions(d):
        sheet.write_paragraph(sentence)
    if whole:
        _predikat(sheet, d, whole)
    for note in (*d.catatan_skala, *d.perubahan):
        sheet.write_paragraph(note, "kecil")
    return means


def _places(laid: Laid, total: ShownSummary, line: int) -> Mapping[Figure, str]:
    found = {total.rata_rata: cell_address(laid.at("rata_rata"), line, FORMULIR)}
    if total.berbatas is not None:
        found[total.berbatas] = cell_address(laid.at("rata_rata_berbatas"), line, FORMULIR)
    return found


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
    line: int,
) -> dict[str, CellContent]:
    """Return counts and means of a roll-up as formulas over the rows it sums up, by their columns."""
    if run is None:
        return {}
    formulas = _count_formulas(total, run)
    names = [*formulas]
    rest = "tanpa_capaian" if total.belum_dinilai is None else "belum_dinilai"
    formulas[rest] = "-".join(cell_address(laid.at(name), line) for name in names)
    cells: dict[str, CellContent] = {
        name: CellFormula(text, count_figure(getattr(total, name))) for name, text in formulas.items()
    }
    return cells | dict(_mean_formula(total, run, [row for row in rows if counted(row)]))


def _count_formulas(total: ShownSummary, run: RowRun) -> dict[str, str]:
    """Return the formulas of what is counted by its status; what is left of all has none of them."""
    status = column_range(STATUS, run.awal, run.akhir)
    words = {"tercapai": KATA_STATUS[True], "tidak_tercapai": KATA_STATUS[False]}
    if total.belum_waktunya is not None:
        words["belum_waktunya"] = str(Reason.BELUM_WAKTUNYA)
    counts = {name: f'COUNTIF({status},"{word}")' for name, word in words.items()}
    return {"jumlah": f"COUNT({column_range(ORDINALS, run.awal, run.akhir)})", **counts}


def _mean_formula(
    total: ShownSummary, run: RowRun, rows: Sequence[IndikatorRow]
) -> Iterator[tuple[str, CellContent]]:
    values = [estimate_value(source) for row in rows if (source := counted(row))]
    weights = [float(row.bobot.nilai) for row in rows if row.bobot and row.bobot.nilai] if total.bobot else []
    yield "rata_rata", _write_mean(total.rata_rata, FULL, run, values, weights)
    cap = mean_cap(total)
    if total.berbatas is not None and cap is not None:
        capped = [min(value, float(cap)) for value in values]
        yield "rata_rata_berbatas", _write_mean(total.berbatas, CAPPED, run, capped, weights)


def _write_mean(
    figure: Figure, kolom: int, run: RowRun, values: Sequence[float], weights: Sequence[float]
) -> CellContent:
    """Return a mean as a formula over the sheet of indicators; an empty cell there counts in none."""
    if not values:
        return figure
    cells = column_range(kolom, run.indikator_awal, run.indikator_akhir, INDIKATOR)
    mean, estimate = f"AVERAGE({cells})", fsum(values) / len(values)
    if weights:
        by = column_range(WEIGHT, run.indikator_awal, run.indikator_akhir, INDIKATOR)
        mean = f'SUMPRODUCT({cells},{by})/SUMIF({cells},"<>",{by})'
        estimate = fsum(map(mul, values, weights)) / fsum(weights)
    formula = rounded_formula(mean, estimate, figure)
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

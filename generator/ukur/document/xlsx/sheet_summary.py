"""Summary by sasaran and by predikat, and notes: since edition 6 on its own sheet, before below the form."""

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
from ukur.document.xlsx.xlsx_rows import Laid, lay, widths
from ukur.measure.figure_words import STATUS as KATA_STATUS
from ukur.measure.reason import Reason

ROUNDED_ONCE = "Rata-rata diambil dari capaian yang belum dibulatkan, lalu dibulatkan satu kali."
Means = Mapping[str, Mapping[Figure, str]]
"""Where the means of each sasaran are, by its code and the printed figure."""


def summary_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns of the summary's own sheet in pixels: every mean is shown whole."""
    laid = lay(ROLL_UP, d)
    total = Record(str(d.periode), d, None, d)
    return widths(laid, (*ROLL_UP.records(d), total))


def write_summary(sheet: Worksheet, d: DokumenPengukuran, content: FilledForm) -> Means:
    """Write the summary below the form; return where the means are."""
    sheet.go_down()
    _, means = _by_sasaran(sheet, d, content, lay(ROLL_UP, d, lay(FORM, d).grid))
    _notes_on_means(sheet, d)
    if whole := _all(content.rentetan):
        sheet.go_down()
        _predikat(sheet, d, whole, lay(FORM, d).grid)
    _notes_on_scale(sheet, d)
    return means


def write_own_summary(
    sheet: Worksheet, d: DokumenPengukuran, content: FilledForm
) -> tuple[tuple[int, int], Means]:
    """Write the summary on its own sheet; return the rows of the last header, and where the means are.

    The longer table stands last: what is repeated on each page is its header, on the pages it goes on to.
    """
    sheet.go_down()
    if whole := _all(content.rentetan):
        _predikat(sheet, d, whole, lay(ROLL_UP, d).grid)
        _notes_on_scale(sheet, d)
        sheet.go_down()
    header, means = _by_sasaran(sheet, d, content, lay(ROLL_UP, d))
    _notes_on_means(sheet, d)
    return header, means


def _by_sasaran(
    sheet: Worksheet, d: DokumenPengukuran, content: FilledForm, laid: Laid
) -> tuple[tuple[int, int], Means]:
    sheet.write_paragraph(ROLL_UP.caption, "subjudul")
    header = sheet.table_header(laid.kolom)
    means: dict[str, Mapping[Figure, str]] = {}
    for record, run in zip(ROLL_UP.records(d), content.rentetan, strict=True):
        group = record.item
        formulas = _rumus(laid, group.ringkasan, group.baris, run, sheet)
        at = sheet.table_row(laid.kolom, laid.cells(record, formulas))
        means[group.kode] = _places(laid, group.ringkasan, at, sheet.name)
    total = Record(str(d.periode), d, None, d)
    formulas = _rumus(laid, d.ringkasan, d.baris, _all(content.rentetan), sheet)
    sheet.table_row(laid.kolom, laid.cells(total, {"kelompok": "Semua indikator", **formulas}), "tebal")
    return header, means


def _notes_on_means(sheet: Worksheet, d: DokumenPengukuran) -> None:
    sheet.write_paragraph(f"{wording.mean_note(d)} {ROUNDED_ONCE}", "kecil")
    for sentence in directions(d):
        sheet.write_paragraph(sentence)


def _notes_on_scale(sheet: Worksheet, d: DokumenPengukuran) -> None:
    for note in (*d.catatan_skala, *d.perubahan):
        sheet.write_paragraph(note, "kecil")


def _places(laid: Laid, total: ShownSummary, line: int, name: str) -> Mapping[Figure, str]:
    found = {total.rata_rata: cell_address(laid.at("rata_rata"), line, name)}
    if total.berbatas is not None:
        found[total.berbatas] = cell_address(laid.at("rata_rata_berbatas"), line, name)
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
    sheet: Worksheet,
) -> dict[str, CellContent]:
    """Return counts and means of a roll-up as formulas over the rows it sums up, by their columns."""
    if run is None:
        return {}
    formulas, line = _count_formulas(total, run, _form_of(sheet)), sheet.baris
    names = [*formulas]
    rest = "tanpa_capaian" if total.belum_dinilai is None else "belum_dinilai"
    formulas[rest] = "-".join(cell_address(laid.at(name), line) for name in names)
    cells: dict[str, CellContent] = {
        name: CellFormula(text, count_figure(getattr(total, name))) for name, text in formulas.items()
    }
    return cells | dict(_mean_formula(total, run, [row for row in rows if counted(row)]))


def _form_of(sheet: Worksheet) -> str:
    """Return how formulas of a sheet name the form: not at all where they stand below it."""
    return "" if sheet.name == FORMULIR else FORMULIR


def _count_formulas(total: ShownSummary, run: RowRun, form: str) -> dict[str, str]:
    """Return the formulas of what is counted by its status; what is left of all has none of them."""
    status = column_range(STATUS, run.awal, run.akhir, form)
    words = {"tercapai": KATA_STATUS[True], "tidak_tercapai": KATA_STATUS[False]}
    if total.belum_waktunya is not None:
        words["belum_waktunya"] = str(Reason.BELUM_WAKTUNYA)
    counts = {name: f'COUNTIF({status},"{word}")' for name, word in words.items()}
    return {"jumlah": f"COUNT({column_range(ORDINALS, run.awal, run.akhir, form)})", **counts}


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


def _predikat(sheet: Worksheet, d: DokumenPengukuran, run: RowRun, grid: Sequence[int]) -> None:
    """Count by predikat: by the cell of its label, for a label is data and never stands in a formula."""
    sheet.write_paragraph(BY_PREDIKAT.caption, "subjudul")
    laid = lay(BY_PREDIKAT, d, grid)
    sheet.table_header(laid.kolom)
    where = column_range(PREDIKAT, run.awal, run.akhir, _form_of(sheet))
    for record in BY_PREDIKAT.records(d):
        formula = f"SUMPRODUCT(--EXACT({where},{cell_address(laid.at('predikat'), sheet.baris)}))"
        counted = CellFormula(formula, count_figure(record.item.jumlah))
        sheet.table_row(laid.kolom, laid.cells(record, {"jumlah": counted}))

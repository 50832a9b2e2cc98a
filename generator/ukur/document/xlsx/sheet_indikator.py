"""Sheet "Indikator": one row per indicator, with what entered each formula and the dictionary's texts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, KamusRow
from ukur.document.figure import Figure, ScopedFigure
from ukur.document.tabel.declaration import Unit, since_sixth
from ukur.document.xlsx.cell_places import (
    COMPUTED,
    FIRST_ROW,
    FORMULIR,
    FULL,
    LOWER,
    REALISASI,
    TARGET,
    UPPER,
    WEIGHT,
    cell_address,
)
from ukur.document.xlsx.sheet_formulir import FilledForm
from ukur.document.xlsx.spreadsheet_formulas import (
    capped_formula,
    counted,
    estimate_value,
    formula_text,
    holds_exactly,
    is_ranged,
    mean_cap,
)
from ukur.document.xlsx.worksheet import (
    CellContent,
    CellFormula,
    Column,
    Worksheet,
    count_figure,
    heading_width,
    number_width,
)
from ukur.measure.direction import bounds

FROZEN_COLUMNS = 2  # columns that stay in view: code and name
NOTE = (
    "Yang dihitung: angka yang masuk rumus; label sudah diganti skornya, ya = 1, tidak = 0. "
    "Kolom sesudah Dasar target tidak dicetak; teksnya tercetak lengkap di lembar Uraian."
)
_PRINTED: Mapping[str, int] = {
    "Kode": 64,
    "Nama indikator": 190,
    "Sasaran": 56,
    **{
        f"{title} ({span})": 84
        for span in ("triwulan", "sampai triwulan", "setahun")
        for title in ("Target dihitung", "Batas atas", "Realisasi dihitung")
    },
    "Capaian belum dibulatkan": 90,
    "Capaian berbatas": 74,
    "Capaian": 80,
    "Status": 84,
    "Dasar target": 84,
}
_NOT_PRINTED: Mapping[str, int] = {
    "Satuan": 84,
    "Predikat": 84,
    "Singkatan": 70,
    "Rumus capaian": 220,
    "Gabungan triwulan": 90,
    "Definisi operasional": 420,
    "Cara pengukuran": 420,
    "Sumber data": 220,
    "Penanggung jawab": 220,
    "Faktor pendukung": 420,
    "Faktor penghambat": 420,
    "Keterangan": 420,
    wording.CHANGED_TARGET: 420,
    "Jumlah bukti": 60,
    "Bobot": 60,
}
assert len(_PRINTED) + list(_NOT_PRINTED).index("Bobot") == WEIGHT, "rumus rata-rata menunjuk kolom ini"
_CAPAIAN = list(_PRINTED).index("Capaian")
LAST_PRINTED = len(_PRINTED) - 1
_COLUMNS = tuple(
    Column(title, at, at, unit=Unit.PERCENT if at == _CAPAIAN else Unit.NONE)
    for at, title in enumerate((*_PRINTED, *_NOT_PRINTED))
)


def indikator_widths(d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole."""
    titles = {**_PRINTED, **_NOT_PRINTED}
    widths = [*titles.values()]
    if since_sixth(d):
        widths = [max(width, heading_width(title)) for title, width in titles.items()]
    rows = [row.figures for row in d.baris]
    for at in range(3):
        widths[LOWER[at]] = number_width((row[at].target for row in rows), widths[LOWER[at]])
        widths[COMPUTED[at]] = number_width((row[at].realisasi for row in rows), widths[COMPUTED[at]])
    widths[_CAPAIAN] = number_width((row.headline.capaian for row in d.baris), widths[_CAPAIAN])
    return widths


def write_indikator(sheet: Worksheet, d: DokumenPengukuran, formulir: FilledForm) -> tuple[int, int]:
    """Write the table; return the rows of its header."""
    header = sheet.table_header(_COLUMNS)
    assert sheet.baris == FIRST_ROW, "rumus di lembar lain menunjuk baris ini"
    kamus = {entry.kode: wording.in_words(entry, d) for entry in d.kamus}
    form = iter(formulir.baris)
    cap = mean_cap(d.ringkasan)
    for group in d.kelompok:
        for row in group.baris:
            on_form, here = next(form), sheet.baris
            cells: list[CellContent] = [row.kode, row.nama, group.kode]
            for at, ratio in enumerate(row.figures):
                cells += _computed(ratio, at, on_form)
            cells += _capaian(row, here, cap)
            sheet.flat_row(_COLUMNS, [*cells, row.status, row.dasar_target, *_text(row, kamus.get(row.kode))])
    return header


def _computed(ratio: ScopedFigure, at: int, form: int) -> tuple[CellContent, CellContent, CellContent]:
    """Return target, upper bound and realisasi of the formula: linked to the form where it holds them."""
    source = ratio.hitungan
    if source is None:
        return None, None, None
    lower, upper = bounds(source.target)
    target: CellContent = float(lower)
    if holds_exactly(ratio.target, source.target):
        target = CellFormula(cell_address(TARGET[at], form, FORMULIR), ratio.target)
    real: CellContent = float(source.realisasi)
    if holds_exactly(ratio.realisasi, source.realisasi):
        real = CellFormula(cell_address(REALISASI[at], form, FORMULIR), ratio.realisasi)
    return target, float(upper) if is_ranged(source) else None, real


def _capaian(
    row: IndikatorRow, here: int, cap: Decimal | None
) -> tuple[CellContent, CellContent, CellContent]:
    """Return the document's own capaian: unrounded, capped, printed."""
    source, capaian = counted(row), row.headline.capaian
    if source is None:
        return None, None, capaian
    at = [figure.lingkup for figure in row.figures].index(row.lingkup)
    full = estimate_value(source)
    cells = (cell_address(columns[at], here) for columns in (LOWER, UPPER, COMPUTED))
    unrounded = CellFormula(formula_text(source, *cells), _result(full))
    capped = None
    if cap is not None:
        capped = CellFormula(f"MIN({cell_address(FULL, here)},{cap})", _result(min(full, float(cap))))
    formula = capped_formula(cell_address(FULL, here), full, row.headline)
    return unrounded, capped, CellFormula(formula, capaian) if formula else capaian


def _result(nilai: float) -> Figure:
    return Figure("", Decimal(repr(nilai)))


def _text(row: IndikatorRow, entry: KamusRow | None) -> Iterator[CellContent]:
    yield from (row.satuan, row.predikat, row.singkatan)
    yield from (entry.rumus, entry.agregasi, entry.definisi) if entry else ("", "", "")
    yield row.cara_pengukuran
    yield row.struk.sumber
    yield entry.penanggung_jawab if entry else ""
    yield from (row.faktor_pendukung, row.faktor_penghambat, row.keterangan, row.alasan_perubahan)
    yield count_figure(len(row.struk.bukti))
    yield row.bobot or ""

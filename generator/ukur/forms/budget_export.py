"""Realisasi anggaran read from finance's own export: by code, summed up and held against the tree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ukur.forms.book_fault import BookFault, cell_place
from ukur.forms.budget_map import AmountKind, BudgetColumn, BudgetMap, DecimalMark
from ukur.forms.table.money_multiples import stated_multiple
from ukur.forms.typed_values import CellFault, typed_figure
from ukur.measure.figure_text import rupiah_text
from ukur.measure.rounding import precise_sum
from ukur.model.faults import quote
from ukur.model.pengukuran import Anggaran
from ukur.model.pohon import PohonKinerja, Simpul
from ukur.model.spellings import has_two_readings, one_reading
from ukur.spreadsheet.grid import Cell, CellKind, Sheet, Workbook

_DOT = re.compile(r"\.")
_AROUND_DOT = re.compile(r"\s*\.\s*")
_PROGRAM_DOTS = 2  # of the shortest code that has a budget, a program: 2.13.04
_TOTALS = ("jumlah", "total")
_SHOWN = 8  # our choice: codes named in one sentence, the rest is counted


@dataclass(frozen=True)
class BudgetRow:
    """One row of the export: a code as our data has it, and its amounts in rupiah."""

    kode: str
    cell: Cell
    realisasi: Decimal
    pagu: Decimal | None


@dataclass
class BudgetReading:
    """What an export says of a year's budget in one quarter, in rupiah to date.

    ``summed`` are codes without a row, whose realisasi is the sum below them. ``unknown`` are rows whose code
    the budget file lacks, ``missing`` its codes that the export lacks: these stay as they are, never zero.
    """

    berkas: str
    sheet: str = ""
    realisasi: dict[str, Decimal] = field(default_factory=dict)
    pagu: dict[str, Decimal] = field(default_factory=dict)
    summed: list[str] = field(default_factory=list)
    unknown: list[BudgetRow] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    faults: list[BookFault] = field(default_factory=list)

    def refuse(self, cell: Cell | None, message: str, hint: str) -> None:
        """Tell a fault of a cell, or of the sheet."""
        place = cell_place(self.sheet, cell.address) if cell else self.sheet
        self.faults.append(BookFault(self.berkas, place, message, hint))


def read_budget(
    file: str, book: Workbook, peta: BudgetMap, anggaran: Anggaran, pohon: PohonKinerja, triwulan: int
) -> BudgetReading:
    """Return what the export says; with faults nothing of it may be used."""
    reading = BudgetReading(file)
    sheet = _sheet(book, peta, reading)
    if sheet is None or not _headings_fit(sheet, peta, reading):
        return reading
    rows = list(_rows(sheet, peta, reading))
    by_code = _by_code(rows, reading)
    _hold_totals(sheet, peta, rows, reading)
    for row in by_code.values():
        if row.kode in anggaran.simpul:
            reading.realisasi[row.kode] = _to_date(row, peta, anggaran, triwulan, reading)
            if row.pagu is not None:
                reading.pagu[row.kode] = row.pagu
        else:
            reading.unknown.append(row)
    for node in pohon.simpul:
        _sum_up(node, anggaran, by_code, reading)
    reading.missing = [kode for kode in anggaran.simpul if kode not in reading.realisasi]
    _hold_against_earlier(anggaran, by_code, triwulan, reading)
    return reading


def named_codes(codes: Iterable[str]) -> str:
    """Return codes for a sentence: the first of them, and how many more there are."""
    known = list(codes)
    more = f", dan {len(known) - _SHOWN} lagi" if len(known) > _SHOWN else ""
    return f"{', '.join(known[:_SHOWN])}{more}"


def _sheet(book: Workbook, peta: BudgetMap, reading: BudgetReading) -> Sheet | None:
    visible = [sheet for sheet in book.sheets if sheet.state == "visible"] or list(book.sheets)
    found = book.sheet(peta.lembar) if peta.lembar else (visible[0] if visible else None)
    if found is None:
        names = ", ".join(quote(sheet.name, 40) for sheet in book.sheets[:_SHOWN])
        reading.refuse(
            None, f"lembar {quote(peta.lembar)} tidak ada", f"sebut di peta salah satu dari: {names}"
        )
    else:
        reading.sheet = found.name
    return found


def _headings_fit(sheet: Sheet, peta: BudgetMap, reading: BudgetReading) -> bool:
    """Hold every heading against the map: an inserted column would make another one be read."""
    columns = (peta.kolom.kode, peta.kolom.realisasi, peta.kolom.pagu)
    for column in filter(None, columns):
        cell = sheet.cell(peta.judul_kolom, column.number)
        if _bare(cell.text) != _bare(column.judul):
            reading.refuse(
                cell,
                f"kolom {column.huruf} berjudul {quote(cell.text)}, peta mengharap {quote(column.judul)}",
                _heading_hint(sheet, peta, column),
            )
        elif peta.kelipatan is None and column is not columns[0] and (size := stated_multiple(cell.text)):
            hint = f"tulis kelipatan: {size} di peta, atau kelipatan: 1 bila rupiah penuh"
            reading.refuse(cell, f"kolom {quote(cell.text)} tampaknya dalam kelipatan {size} rupiah", hint)
    return not reading.faults


def _heading_hint(sheet: Sheet, peta: BudgetMap, column: BudgetColumn) -> str:
    for _, cell in sorted(sheet.cells.items()):
        if _bare(cell.text) == _bare(column.judul):
            letters = cell.address.rstrip("0123456789")
            return (
                f"judul itu ada di {cell.address}: tulis huruf: {letters} dan judul_kolom: {cell.row} di peta"
            )
    return "pakai ekspor yang sama bentuknya dengan peta, atau perbaiki petanya"


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _rows(sheet: Sheet, peta: BudgetMap, reading: BudgetReading) -> Iterator[BudgetRow]:
    """Yield every row with a code that is not passed over; rows without one are words."""
    for number, cells in sheet.rows():
        code_cell = cells.get(peta.kolom.kode.number)
        if number <= peta.judul_kolom or code_cell is None:
            continue
        kode = _code(code_cell.text, peta)
        if kode is None:
            continue
        cell = sheet.cell(number, peta.kolom.realisasi.number)
        spent = _amount(cell, peta, reading)
        pagu = _amount(sheet.cell(number, peta.kolom.pagu.number), peta, reading) if peta.kolom.pagu else None
        if spent is not None:
            yield BudgetRow(kode, cell, spent, pagu)


def row_code(text: str) -> str:
    """Return the code that a cell begins with, without blanks around its dots and words behind it."""
    return next(iter(_AROUND_DOT.sub(".", text.strip()).split()), "").rstrip(".")


def _code(text: str, peta: BudgetMap) -> str | None:
    """Return the code of a row as our data has it; None for rows without one, or with one to pass over."""
    bare = row_code(text)
    if (own := peta.kode.get(text.strip()) or peta.kode.get(bare)) is not None:
        return own
    if bare.count(".") < _PROGRAM_DOTS or bare.startswith(peta.abaikan):
        return None
    return bare


def _amount(cell: Cell, peta: BudgetMap, reading: BudgetReading) -> Decimal | None:
    """Return the rupiah in a cell; None with a fault told, or where nothing stands, which is not nought."""
    typed = typed_figure(_marked(cell, peta))
    if isinstance(typed, CellFault):
        reading.refuse(cell, typed.message, typed.hint)
        return None
    number = one_reading(typed) if typed else None
    if typed and number is None:
        hint = "tulis angka rupiahnya; untuk 1.500 sebagai teks, sebut angka: koma atau angka: titik di peta"
        reading.refuse(cell, f"{quote(typed)} bukan satu angka", hint)
    elif number is not None and number < 0:
        reading.refuse(cell, f"{quote(typed)} negatif", "tulis nilai sampai dengan triwulan, 0 atau lebih")
        return None
    return None if number is None else number * (peta.kelipatan or 1)


def _marked(cell: Cell, peta: BudgetMap) -> Cell:
    """Give a text with two readings the one that the map decides on."""
    text = cell.text.strip()
    if peta.angka is None or not has_two_readings(text):
        return cell
    thousands = "." if peta.angka is DecimalMark.KOMA else ","
    return cell._replace(text=text.replace(thousands, "") if thousands in text else f"{text}0")


def _by_code(rows: list[BudgetRow], reading: BudgetReading) -> dict[str, BudgetRow]:
    found: dict[str, BudgetRow] = {}
    for row in rows:
        if (first := found.setdefault(row.kode, row)) is not row:
            reading.refuse(
                row.cell,
                f"kode {row.kode} sudah ada di baris {first.cell.row}",
                "hapus salah satu, atau beri kode baris rincian di abaikan pada peta",
            )
    return found


def _hold_totals(sheet: Sheet, peta: BudgetMap, rows: list[BudgetRow], reading: BudgetReading) -> None:
    """Hold a row called jumlah or total against the lowest rows of the sheet."""
    inner = {row.kode[: dot.start()] for row in rows for dot in _DOT.finditer(row.kode)}
    lowest = precise_sum(row.realisasi for row in rows if row.kode not in inner)
    for number, cells in sheet.rows():
        if number <= peta.judul_kolom or not rows or not _is_total(cells, peta):
            continue
        cell = sheet.cell(number, peta.kolom.realisasi.number)
        printed = _amount(cell, peta, reading)
        if printed is not None and printed != lowest:
            reading.refuse(
                cell,
                f"tertulis {rupiah_text(printed)}, sedangkan baris terbawah berjumlah {rupiah_text(lowest)}",
                "periksa apakah ada baris yang hilang atau terhitung dua kali, lalu ekspor lagi",
            )


def _is_total(cells: Mapping[int, Cell], peta: BudgetMap) -> bool:
    """Return whether a row without a code begins with the word for a total."""
    first = next((cell.text for cell in cells.values() if cell.kind is CellKind.TEXT), "")
    code = cells.get(peta.kolom.kode.number)
    return _bare(first).startswith(_TOTALS) and (code is None or _code(code.text, peta) is None)


def _to_date(
    row: BudgetRow, peta: BudgetMap, anggaran: Anggaran, triwulan: int, reading: BudgetReading
) -> Decimal:
    if peta.nilai is AmountKind.SAMPAI_DENGAN or triwulan == 1:
        return row.realisasi
    before = anggaran.simpul[row.kode].realisasi.get(triwulan - 1)
    if before is None:
        reading.refuse(
            row.cell,
            f"realisasi {row.kode} TW{triwulan - 1} belum tercatat, jadi belum dapat ditambah triwulan ini",
            f"masukkan dahulu ekspor TW{triwulan - 1}",
        )
        return row.realisasi
    return precise_sum((before, row.realisasi))


def _sum_up(node: Simpul, anggaran: Anggaran, rows: Mapping[str, BudgetRow], reading: BudgetReading) -> None:
    """Hold a budgeted node against its children, or let it be their sum where the export has no row of it."""
    for child in node.anak:
        _sum_up(child, anggaran, rows, reading)
    budgeted = [child.kode for child in node.anak if child.kode in anggaran.simpul]
    if node.kode not in anggaran.simpul or not node.anak or len(budgeted) < len(node.anak):
        return
    if any(kode not in reading.realisasi for kode in budgeted):
        return
    total = precise_sum(reading.realisasi[kode] for kode in budgeted)
    if node.kode not in reading.realisasi:
        reading.realisasi[node.kode] = total
        reading.summed.append(node.kode)
    elif reading.realisasi[node.kode] != total:
        own = rupiah_text(reading.realisasi[node.kode])
        reading.refuse(
            rows[node.kode].cell if node.kode in rows else None,
            f"realisasi {node.kode} {own}, sedangkan jumlah di bawahnya {rupiah_text(total)}",
            "samakan keduanya di sumbernya, lalu ekspor lagi",
        )


def _hold_against_earlier(
    anggaran: Anggaran, rows: Mapping[str, BudgetRow], triwulan: int, reading: BudgetReading
) -> None:
    """What was spent to date never falls; where it does, the column is often that of the quarter alone."""
    for kode, now in reading.realisasi.items():
        earlier = [value for q, value in anggaran.simpul[kode].realisasi.items() if q < triwulan]
        if kode in rows and earlier and now < max(earlier):
            reading.refuse(
                rows[kode].cell,
                f"realisasi {kode} turun dari {rupiah_text(max(earlier))} menjadi {rupiah_text(now)}",
                "bila kolom ini nilai triwulan itu saja, tulis nilai: triwulan-ini di peta",
            )

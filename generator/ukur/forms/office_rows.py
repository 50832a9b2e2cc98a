"""The rows of a sheet that lists offices: columns found by their headings, cells read as text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ukur.forms.book_fault import cell_place
from ukur.forms.typed_values import CellFault, typed_date
from ukur.model import faults
from ukur.model.faults import quote
from ukur.model.peran import is_service_account
from ukur.model.values import Account, Key, ShortText
from ukur.spreadsheet.grid import Cell, CellKind, Sheet, Workbook

OFFICE, ACCOUNT, STORE = "Kantor", "Akun", "Repositori"
REQUIRED = (OFFICE, "Unit", "Nama", "Peran", ACCOUNT)
GATE, GATE_TOKEN = "Akun gerbang", "Token gerbang"
OPTIONAL = (STORE, "Mulai", "Alasan", GATE, GATE_TOKEN)
TOKEN_PREFIX = "UKUR_TOKEN_GERBANG_"
"""How a variable begins that a sheet may name: no other one of the operator's becomes an office's secret."""
_TITLE_ROWS = 20
"""Our choice: filled rows above the headings, for titles and notes."""
_FEWEST = 3
"""Headings that make a row the row of headings, so that a table of something else is told as one."""
_LONGEST = 40
"""Letters of a key, as ``Key`` has them."""
_TEXT: TypeAdapter[str] = TypeAdapter(ShortText)
_TYPES: Mapping[str, TypeAdapter[str]] = {
    ACCOUNT: TypeAdapter(Account),
    GATE: TypeAdapter(Account),
    STORE: TypeAdapter(Key),
}


class SheetFault(Exception):
    """What makes a whole sheet unusable."""

    def __init__(self, place: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.place, self.message, self.hint = place, message, hint


@dataclass(frozen=True)
class RowFault:
    """What is wrong with a cell, by its place."""

    place: str
    message: str
    hint: str


@dataclass(frozen=True)
class OfficeRow:
    """One row; a cell that is blank, or that has a fault, is None."""

    cells: Mapping[str, str]
    faults: tuple[RowFault, ...]
    office: str | None = None
    unit: str | None = None
    person: str | None = None
    role: str | None = None
    account: str | None = None
    repository: str | None = None
    since: str | None = None
    reason: str | None = None
    gate: str | None = None
    gate_token: str | None = None

    def at(self, heading: str) -> str:
        """Return the place of this row's cell in a column; of the office's where there is no such column."""
        return self.cells.get(heading) or self.cells[OFFICE]


def slug(text: str) -> str:
    """Return a name as a key: letters and digits of ASCII, hyphens between; empty where it has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")


def listed_rows(book: Workbook) -> tuple[str, Iterator[OfficeRow]]:
    """Return the name of the sheet that is read and its rows below the headings."""
    sheet = next((item for item in book.sheets if item.state == "visible" and item.cells), None)
    if sheet is None:
        raise SheetFault("", "tidak ada lembar yang berisi", f"isi lembar pertama: {', '.join(REQUIRED)}")
    row, columns = _headings(sheet)
    filled = [number for number, cells in sheet.rows() if number > row and _is_filled(cells, columns)]
    if not filled:
        message = "tidak ada baris di bawah judul kolom"
        raise SheetFault(sheet.name, message, "tulis satu baris untuk setiap orang dan perannya")
    return sheet.name, (_row(sheet, number, columns) for number in filled)


def _headings(sheet: Sheet) -> tuple[int, Mapping[str, int]]:
    """Return the row of the headings, and their columns; every required one must be there, once."""
    known = {name.casefold(): name for name in (*REQUIRED, *OPTIONAL)}
    best: tuple[int, list[tuple[str, Cell]]] = (0, [])
    for index, (number, cells) in enumerate(sheet.rows()):
        words = [(known[word], cell) for cell in cells.values() if (word := _bare(cell.text)) in known]
        if len({name for name, _ in words}) > len({name for name, _ in best[1]}):
            best = number, words
        if index + 1 == _TITLE_ROWS:
            break
    row, found = best
    columns: dict[str, int] = {}
    for name, cell in found:
        if columns.setdefault(name, cell.column) != cell.column:
            place = cell_place(sheet.name, cell.address)
            raise SheetFault(place, f"kolom {name} ada dua kali", "hapus salah satu")
    missing = [name for name in REQUIRED if name not in columns]
    if len(columns) < _FEWEST:
        hint = f"tulis satu baris judul kolom: {', '.join(REQUIRED)}"
        raise SheetFault(sheet.name, "lembar ini bukan daftar kantor: judul kolomnya tidak ada", hint)
    if missing:
        hint = f"tambahkan kolomnya; judul yang wajib: {', '.join(REQUIRED)}"
        raise SheetFault(f"{sheet.name}!{row}:{row}", f"kolom {', '.join(missing)} tidak ada", hint)
    return row, columns


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_filled(cells: Mapping[int, Cell], columns: Mapping[str, int]) -> bool:
    return any(column in cells and cells[column].text.strip() for column in columns.values())


def _row(sheet: Sheet, number: int, columns: Mapping[str, int]) -> OfficeRow:
    cells = {name: sheet.cell(number, column) for name, column in columns.items()}
    places = {name: cell_place(sheet.name, cell.address) for name, cell in cells.items()}
    found: dict[str, str | None] = {}
    wrong: list[RowFault] = []
    for name, cell in cells.items():
        value = _value(name, cell)
        if isinstance(value, CellFault):
            wrong.append(RowFault(places[name], value.message, value.hint))
        else:
            found[name] = value
    return OfficeRow(
        places,
        tuple(wrong),
        office=found.get(OFFICE),
        unit=found.get("Unit"),
        person=found.get("Nama"),
        role=found.get("Peran"),
        account=found.get(ACCOUNT),
        repository=found.get(STORE),
        since=found.get("Mulai"),
        reason=found.get("Alasan"),
        gate=found.get(GATE),
        gate_token=found.get(GATE_TOKEN),
    )


def _value(name: str, cell: Cell) -> str | CellFault | None:
    """Return what a cell says; None where it is blank and may be."""
    if cell.kind is CellKind.BLANK or not cell.text.strip():
        needed = name in REQUIRED and name != "Unit"
        return CellFault(f"{name} kosong", "isi di setiap baris, juga bila sama") if needed else None
    if name == "Mulai":
        return typed_date(cell)
    if cell.kind is not CellKind.TEXT:
        hint = "ubah format sel menjadi Teks, lalu ketik lagi"
        return CellFault(f"{name} {quote(cell.text)} bukan teks", hint)
    text = " ".join(cell.text.split())
    try:
        value = _TYPES.get(name, _TEXT).validate_python(text)
    except ValidationError as error:
        return _fault(error.errors()[0])
    if name == ACCOUNT and is_service_account(value):
        return CellFault(f"akun {quote(value)} milik program di situs Git", "tulis akun milik orangnya")
    if name == GATE_TOKEN and not re.fullmatch(rf"{TOKEN_PREFIX}[A-Z0-9_]+", value, re.ASCII):
        hint = f"tulis nama variabel yang berawal {TOKEN_PREFIX}, dan tokennya hanya di variabel itu"
        return CellFault("Token gerbang bukan nama variabel", hint)
    if name == OFFICE and not slug(value):
        hint = "tulis namanya, atau isi kolom Repositori dengan huruf kecil"
        return CellFault(f"nama {quote(value)} tidak memuat huruf atau angka", hint)
    return value


def _fault(error: Any) -> CellFault:
    message, hint = faults.split(error["msg"])
    return CellFault(message, hint)

"""Reads a filled form back: what its planner changed, as values of the unit's data file."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ukur.forms.book_fault import cell_place
from ukur.forms.typed_values import CellFault, Typed, typed_date, typed_figure, typed_text
from ukur.forms.unit_form import IsianRow, UnitForm
from ukur.forms.workbook.book_marks import EXPORT_AGAIN, BookMarks
from ukur.forms.workbook.form_reading import Asked, FormReading
from ukur.forms.workbook.guidance import SHEET as GUIDANCE
from ukur.forms.workbook.layout import (
    BUKTI,
    ISIAN,
    MARKS_SHEET,
    RENCANA_AKSI,
    RINCIAN,
    TINDAK_LANJUT,
    Column,
    Entry,
    Row,
    Section,
)
from ukur.forms.workbook.list_members import is_another, is_there_already
from ukur.forms.workbook.sheet_table import FilledRow, SheetTable
from ukur.forms.workbook.workbook_rows import base_of, filled_sections, form_rows
from ukur.model.bukti import Bukti
from ukur.model.catalogue import Loc
from ukur.model.faults import quote
from ukur.model.numbers import is_same_quantity
from ukur.model.pengukuran import IsianIndikator, NilaiRincian, RencanaAksi, TindakLanjut
from ukur.model.values import Record
from ukur.source.messages import value_fault
from ukur.spreadsheet.grid import Cell, CellKind, Workbook

_RECORDS: Mapping[str, type[Record]] = {
    ISIAN.key: IsianIndikator,
    RINCIAN.key: NilaiRincian,
    BUKTI.key: Bukti,
    RENCANA_AKSI.key: RencanaAksi,
    TINDAK_LANJUT.key: TindakLanjut,
}
"""What a row of each section is in the data; its open columns are fields of it."""

_NEEDED = {BUKTI.key: ("nama",), TINDAK_LANJUT.key: ("status", "uraian")}
"""Columns without which a row says nothing that can be written."""


def read_form(file: str, book: Workbook, marks: BookMarks, form: UnitForm, asked: Asked) -> FormReading:
    """Return what a workbook changes in the form as it is today.

    A cell that says what it said when it was exported was not changed by the planner, whatever the data says
    by now. Where both changed, to different values, the cell is refused.
    """
    reading = FormReading(file, remarks=list(book.notes))
    sheets = form_rows(form)
    moved = base_of(form, sheets) != marks.base
    items = {item.kode: item for item in form.baris}
    known = {GUIDANCE.casefold(), MARKS_SHEET.casefold()}
    for section, rows in filled_sections(sheets):
        known.add(section.sheet.casefold())
        sheet = book.sheet(section.sheet)
        if sheet is None:
            hint = f"kembalikan lembar itu dengan namanya semula, atau {EXPORT_AGAIN}"
            reading.refuse("", f"lembar {section.sheet} tidak ada", hint)
            continue
        table = SheetTable(file, sheet, section, moved, marks.rows_of(section.key))
        filled = list(table.rows(rows))
        reading.faults += table.faults
        reading.remarks += table.remarks
        _Section(section, sheet.name, reading, marks if moved else None, items, asked).read(filled, rows)
    for other in book.sheets:
        if other.name.casefold() not in known and other.cells:
            reading.remarks.append(
                f"Lembar {quote(other.name, 40)} bukan bagian formulir, jadi tidak dibaca."
            )
    return reading


class _Section:
    """The rows of one sheet against today's and the exported ones."""

    def __init__(
        self,
        section: Section,
        sheet: str,
        reading: FormReading,
        before: BookMarks | None,
        items: Mapping[str, IsianRow],
        asked: Asked,
    ) -> None:
        self.section, self.sheet, self.reading = section, sheet, reading
        self.before, self.items, self.asked = before, items, asked
        self.record = _RECORDS[section.key]
        self.added: dict[str, int] = {}

    def read(self, rows: Sequence[FilledRow], today: Sequence[Row]) -> None:
        """Put what the planner changed into the reading; ``today`` are the rows of the data by now."""
        found = [
            (row, {column.key: value for column, value in self._changes(row)})
            for row in sorted(rows, key=_by_number)
        ]
        gone = {_by_number(row) for row, changes in found if self._is_emptied(row, changes)}
        kept = {_by_number(row) for row, changes in found if any(self._values(row, changes).values())}
        for row, changes in found:
            emptied = _by_number(row) in gone
            if not changes or self._was_moved(row, today):
                continue
            if emptied and not self._may_go(row, kept):
                continue
            if not emptied and self._is_incomplete(row, changes):
                continue
            base = self._loc(row)
            for key, value in {**self._fixed(row), **changes}.items():
                loc = (*base, key)
                self.reading.wanted[loc] = value
                if key in row.cells:
                    self.reading.cells[loc] = self._place(row.cells[key])

    def _was_moved(self, row: FilledRow, today: Sequence[Row]) -> bool:
        """Return whether a list member of an older form has another number by now; another one is told."""
        if self.before is None or self.section.key not in (BUKTI.key, RENCANA_AKSI.key):
            return False
        columns = self.section.entries
        exported = {c.key: self._plain(row, c, self._initial(row, c)) for c in columns}
        read = {c.key: self._value(row, c, row.cells[c.key]) for c in columns}
        filled = {key: None if isinstance(value, CellFault) else value for key, value in read.items()}
        if is_another(columns[0].key, exported, filled, now := self._today(row.row)):
            told = f"butir ini sejak formulir dibuat menjadi {quote(now[columns[0].key] or 'kosong')}"
            self._refuse(row.cells[columns[0].key], told, EXPORT_AGAIN)
            return True
        same = (other for other in today if other.values["kode"] == row.row.values["kode"])
        return is_there_already(exported, filled, map(self._today, same))

    def _today(self, row: Row) -> dict[str, str | None]:
        """Return what the data says of a row by now."""
        member = FilledRow(row, {})
        return {c.key: self._plain(member, c, row.values.get(c.key, "")) for c in self.section.entries}

    def _values(self, row: FilledRow, changes: Mapping[str, str | None]) -> dict[str, str | None]:
        """Return what the open cells of a row say by now."""
        keys = [column.key for column in self.section.entries]
        return {key: changes.get(key, row.row.values.get(key) or None) for key in keys}

    def _is_emptied(self, row: FilledRow, changes: Mapping[str, str | None]) -> bool:
        """Return whether a member of a list that is on record was taken out of the form."""
        there = any(row.row.values.get(column.key) for column in self.section.entries)
        in_list = self.section.key not in (ISIAN.key, RINCIAN.key)
        return in_list and there and not any(self._values(row, changes).values())

    def _may_go(self, row: FilledRow, kept: Collection[tuple[str, int]]) -> bool:
        """Return whether an emptied row may stay empty: evidence at the end of its list; else tell why not.

        A plan is known by its number in later quarters, and an empty block in the middle is a finding.
        """
        kode, number = _by_number(row)
        last = all(other != kode or n < number for other, n in kept)
        if self.section.key == BUKTI.key and last:
            return True
        first = row.cells[self.section.entries[0].key]
        hint = "hapus butir itu di berkas YAML unit, atau kembalikan isinya"
        if self.section.key == BUKTI.key:
            hint = "pindahkan isi baris bukti terakhir ke baris ini, lalu kosongkan yang terakhir"
        self._refuse(first, "butir yang sudah tercatat dikosongkan seluruhnya", hint)
        return False

    def _changes(self, row: FilledRow) -> Iterator[tuple[Column, str | None]]:
        for column in self.section.entries:
            cell, today = row.cells[column.key], row.row.values.get(column.key, "")
            before = today if self.before is None else self._initial(row, column)
            if cell.kind is CellKind.TEXT and cell.text.strip() == before.strip():
                continue
            if cell.kind is CellKind.BLANK and not cell.formula and not before:
                continue
            if not row.row.is_open(column):
                if cell.text.strip():
                    message = f"{column.heading} tidak diminta dari {row.row.values['kode']}"
                    self._refuse(cell, message, "kosongkan sel itu; kolom 'Yang diisi' menyebut yang diminta")
                continue
            value = self._value(row, column, cell)
            if isinstance(value, CellFault):
                self._refuse(cell, f"{column.heading}: {value.message}", value.hint)
            elif not _is_same(column, value, self._plain(row, column, before)) and not self._settled(
                row, column, value
            ):
                yield column, value

    def _initial(self, row: FilledRow, column: Column) -> str:
        assert self.before is not None
        return self.before.initial.get((self.section.key, row.row.name(self.section), column.key), "")

    def _settled(self, row: FilledRow, column: Column, value: str | None) -> bool:
        """Return whether nothing is to be written: the data says it already, or a conflict was told."""
        today = row.row.values.get(column.key, "")
        now = self._plain(row, column, today)
        if _is_same(column, value, now):
            return True
        if self.before is None or now == self._plain(row, column, self._initial(row, column)):
            return False
        told = f"sejak formulir dibuat sudah dicatat {quote(today)}, di sel ini {quote(value or '')}"
        hint = f"tulis {quote(today)} untuk memakai yang tercatat, atau {EXPORT_AGAIN}"
        self._refuse(row.cells[column.key], f"{column.heading}: {told}", hint)
        return True

    def _value(self, row: FilledRow, column: Column, cell: Cell) -> Typed:
        """Return what a cell says, as the data file spells it, or why the field cannot have that."""
        typed = self._typed(row, column, cell)
        if typed is None or isinstance(typed, CellFault):
            return typed
        choices = row.row.choices_of(column)
        typed = next((word for word in choices if word.casefold() == typed.casefold()), typed)
        if choices and column.entry is Entry.CHOICE and typed not in choices:
            return CellFault(f"{quote(typed)} bukan pilihan yang dikenal", f"pilih: {', '.join(choices)}")
        fault = value_fault(self.record, column.key, typed)
        return CellFault(*fault) if fault else typed

    def _typed(self, row: FilledRow, column: Column, cell: Cell) -> Typed:
        if column.entry is Entry.DATE:
            return typed_date(cell)
        if column.entry is not Entry.FIGURE:
            return typed_text(cell)
        kode = row.row.values["kode"]
        figure = column.key == "realisasi"
        return typed_figure(
            cell, figure and kode in self.asked.persen, figure and kode in self.asked.thousandths
        )

    def _plain(self, row: FilledRow, column: Column, text: str) -> str | None:
        """Return a text of the form as the data file spells it, to compare by what it means."""
        if not text:
            return None
        typed = self._typed(row, column, Cell(1, 1, text, CellKind.TEXT))
        return text if isinstance(typed, CellFault) else typed

    def _is_incomplete(self, row: FilledRow, changes: Mapping[str, str | None]) -> bool:
        """Tell a row that lacks what its record needs."""
        needed = _NEEDED.get(self.section.key, ())
        values = self._values(row, changes)
        absent = [self.section.column(key) for key in needed if not values.get(key)]
        for column in absent:
            name = f"{row.row.values['kode']} {row.row.values.get('nomor', '')}".strip()
            self._refuse(row.cells[column.key], f"{column.heading} untuk {name} belum diisi", column.help)
        return bool(absent)

    def _loc(self, row: FilledRow) -> Loc:
        """Return the place of a row's record in the data file."""
        values = row.row.values
        top: Loc = ("indikator", values["kode"])
        if self.section.key == ISIAN.key:
            return top
        if self.section.key == RINCIAN.key:
            return (*top, "rincian", values["anggota"])
        return (*top, self.section.key, self._index(row))

    def _index(self, row: FilledRow) -> int:
        """Return the number of a row's record in its list, from 0; new ones come behind the others."""
        isian = self.items[row.row.values["kode"]].isian
        count = len(getattr(isian, self.section.key))
        if self.section.key == TINDAK_LANJUT.key:
            plans = [(str(report.periode), str(report.rencana)) for report in isian.tindak_lanjut]
            plan = (row.row.values["periode"], row.row.values["nomor"])
            if plan in plans:
                return plans.index(plan)
        elif (number := int(row.row.values["nomor"])) <= count:
            return number - 1
        kode = row.row.values["kode"]
        self.added[kode] = self.added.get(kode, -1) + 1
        return count + self.added[kode]

    def _fixed(self, row: FilledRow) -> dict[str, str]:
        """Return what a new record says beside its open cells: the plan that it reports on."""
        values = row.row.values
        if self.section.key != TINDAK_LANJUT.key or values.get("status") or values.get("uraian"):
            return {}
        return {"periode": values["periode"], "rencana": values["nomor"]}

    def _refuse(self, cell: Cell, message: str, hint: str) -> None:
        self.reading.refuse(self._place(cell), message, hint)

    def _place(self, cell: Cell) -> str:
        return cell_place(self.sheet, cell.address)


def _is_same(column: Column, one: str | None, other: str | None) -> bool:
    """Return whether two values of a column mean the same."""
    if column.entry is not Entry.FIGURE or one is None or other is None:
        return one == other
    return is_same_quantity(one, other)


def _by_number(row: FilledRow) -> tuple[str, int]:
    """Return an order in which list members are put in by their number, however the sheet was sorted."""
    number = row.row.values.get("nomor", "0")
    return row.row.values["kode"], int(number) if number.isdigit() else 0

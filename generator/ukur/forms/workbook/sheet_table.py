"""One sheet of a filled form: rows found by what identifies them, locked cells held against today's."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ukur.forms.book_fault import BookFault, cell_place
from ukur.forms.workbook.book_marks import EXPORT_AGAIN
from ukur.forms.workbook.layout import BUKTI, ISIAN, RENCANA_AKSI, Entry, Row, Section
from ukur.model.faults import quote
from ukur.spreadsheet.grid import Cell, Sheet, address

Identity = tuple[str, ...]
_DOTS = "...."  # of the lines for a signature
_HEADINGS_WITHIN = 30  # rows from the top, our choice: nobody puts so much above a table
_FREE = frozenset({BUKTI.key, RENCANA_AKSI.key})  # these sheets have blank rows to spare
_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)  # of a list member; nobody has a thousand
_MAY_MOVE = frozenset(
    {"target_triwulan", "target_tahun", "terakhir", "rencana", "tenggat", "status_lalu", "rekomendasi"}
)
"""Locked columns that may change after the export without changing what a figure beside them means."""


@dataclass(frozen=True)
class FilledRow:
    """A row of the sheet: what it says today, and its cells by column."""

    row: Row
    cells: Mapping[str, Cell]


class SheetTable:
    """Reads one sheet; ``faults`` and ``remarks`` grow while its rows are asked for.

    ``moved``: the data changed after the export, so that locked cells may show what was right then.
    ``exported`` are the rows, by name, that had something in an open cell then.
    """

    def __init__(
        self, file: str, sheet: Sheet, section: Section, moved: bool, exported: Collection[str]
    ) -> None:
        self.berkas, self.sheet, self.section = file, sheet, section
        self.moved, self.exported = moved, exported
        self.faults: list[BookFault] = []
        self.remarks: list[str] = []

    def rows(self, today: Sequence[Row]) -> Iterator[FilledRow]:
        """Yield every row of today that the sheet has, in the order of the sheet."""
        heading = self._heading_row()
        if heading is None or self._is_merged(heading):
            return
        known = {row.identity(self.section): row for row in today}
        found: dict[Identity, int] = {}
        unknown: dict[Identity, Cell] = {}
        for number, cells in self._below(heading):
            identity = tuple(_bare(cells[key].text) for key in self.section.identity)
            if not any(identity):
                self._refuse_stray(cells, number, heading)
            elif identity in found:
                message = f"{self._named(identity)} sudah ada di baris {found[identity]}"
                self._refuse(cells[self.section.identity[0]], message, "hapus salinannya, sisakan satu baris")
            elif identity not in known:
                found[identity] = number
                if (more := self._spare_row(identity, known)) is not None:
                    yield from self._held(FilledRow(more, cells))
                elif not self._is_of_the_past(identity, cells):
                    unknown[identity] = cells[self.section.identity[0]]
            else:
                found[identity] = number
                yield from self._held(FilledRow(known[identity], cells))
        missing = list(self._missing(known, found))
        self._refuse_unknown(unknown, missing)
        for name in missing[len(unknown) :]:
            hint = f"kembalikan barisnya (Batalkan), atau {EXPORT_AGAIN}"
            self._refuse(None, f"baris {name} terhapus", hint)

    def _heading_row(self) -> int | None:
        """Return the row of the headings, wherever rows above it came or went; None with a fault told."""
        first = self.section.columns[0].heading
        within = (n for n in range(1, _HEADINGS_WITHIN + 1) if _bare(self.sheet.cell(n, 1).text) == first)
        row = next(within, None) or self._nearest_heading(first)
        if row is None:
            hint = f"kembalikan baris judul kolom seperti semula, atau {EXPORT_AGAIN}"
            self._refuse(None, f"baris judul kolom ({quote(first)}, ...) tidak ditemukan", hint)
            return None
        for number, column in enumerate(self.section.columns, 1):
            cell = self.sheet.cell(row, number)
            if _bare(cell.text) != column.heading:
                message = f"judul kolom {quote(cell.text)}, seharusnya {quote(column.heading)}"
                hint = "batalkan penyisipan, penghapusan, atau pemindahan kolom"
                self._refuse(cell, message, hint)
                return None
        return row

    def _nearest_heading(self, first: str) -> int | None:
        """Return a row that has the first heading in another column, where columns were put in before it."""
        return next((row for (row, _), cell in sorted(self.sheet.cells.items()) if cell.text == first), None)

    def _is_merged(self, heading: int) -> bool:
        """Tell a merge within the table: what belongs to which row can no longer be known."""
        for merge in self.sheet.merges:
            if merge.last_row >= heading and merge.first_column <= len(self.section.columns):
                first = address(merge.first_row, merge.first_column)
                last = address(merge.last_row, merge.last_column)
                if self._of_table(merge.first_row):
                    place = cell_place(self.sheet.name, f"{first}:{last}")
                    hint = "pisahkan lagi sel itu (Unmerge), lalu isi tiap barisnya"
                    self.faults.append(BookFault(self.berkas, place, "sel digabung di dalam tabel", hint))
        return bool(self.faults)

    def _of_table(self, row: int) -> bool:
        """Return whether a row is one of the table, which a signature below it is not."""
        return any(self.sheet.cell(row, self._number(key)).text.strip() for key in self.section.identity)

    def _below(self, heading: int) -> Iterator[tuple[int, dict[str, Cell]]]:
        for number, filled in self.sheet.rows():
            if number > heading:
                self._refuse_beside(filled)
                yield (
                    number,
                    {
                        column.key: filled.get(index) or Cell(number, index)
                        for index, column in enumerate(self.section.columns, 1)
                    },
                )

    def _refuse_beside(self, filled: Mapping[int, Cell]) -> None:
        """Tell what stands right of the table: it would be lost without a word."""
        for index, cell in filled.items():
            if index > len(self.section.columns) and cell.text.strip():
                hint = "pindahkan ke Keterangan bila perlu, lalu kosongkan sel itu"
                self._refuse(cell, f"{quote(cell.text)} di luar tabel, jadi tidak akan terbaca", hint)

    def _refuse_stray(self, cells: Mapping[str, Cell], number: int, heading: int) -> None:
        """Tell what was typed into a row without a code; words below the table are its signature."""
        if not self._of_table(number - 1) and number - 1 != heading:
            return
        for column in self.section.entries:
            text = cells[column.key].text.strip()
            if text and _DOTS not in text:
                message = f"{quote(cells[column.key].text)} di baris tanpa {self.section.columns[0].heading}"
                self._refuse(cells[column.key], message, "pindahkan ke baris indikatornya, atau kosongkan")

    def _held(self, found: FilledRow) -> Iterator[FilledRow]:
        self._hold_labels(found)
        yield found

    def _spare_row(self, identity: Identity, known: Mapping[Identity, Row]) -> Row | None:
        """Return a row that somebody added to a sheet of lists, for one more member of its indicator."""
        like = next((row for one, row in known.items() if one[0] == identity[0]), None)
        if self.section.key not in _FREE or like is None or not _NUMBER.fullmatch(identity[-1]):
            return None
        labels = {c.key for c in self.section.columns if c.entry is Entry.LABEL} - {"rekomendasi"}
        values = {key: text for key, text in like.values.items() if key in labels}
        return Row({**values, "nomor": identity[-1]}, like.closed, like.help, like.choices)

    def _is_of_the_past(self, identity: Identity, cells: Mapping[str, Cell]) -> bool:
        """Remark on an empty row of an older form that today's form does not ask for any more."""
        filled = any(cells[column.key].text.strip() for column in self.section.entries)
        if self.moved and not filled:
            self.remarks.append(
                f"{self._named(identity)} tidak ditagih lagi sejak formulir dibuat; dilewati."
            )
        return self.moved and not filled

    def _refuse_unknown(self, unknown: Mapping[Identity, Cell], missing: Sequence[str]) -> None:
        """Tell rows that today's form lacks, each with the row that it may have been."""
        for number, (identity, cell) in enumerate(unknown.items()):
            hint = "kembalikan kodenya seperti semula"
            hint += f", mungkin {missing[number]}" if number < len(missing) else ""
            hint += "; bila tidak ditagih lagi, kosongkan baris itu"
            self._refuse(cell, f"{self._named(identity)} tidak ada di formulir ini", hint)

    def _missing(self, known: Mapping[Identity, Row], found: Mapping[Identity, int]) -> Iterator[str]:
        """Yield the names of rows that were taken out; what came after the export is remarked on."""
        for identity, row in known.items():
            if identity in found:
                continue
            filled = any(row.values.get(column.key) for column in self.section.entries)
            if self.moved and row.name(self.section) not in self.exported:
                if filled or self.section.key == ISIAN.key:
                    self.remarks.append(f"{self._named(identity)} baru ada sesudah formulir dibuat.")
            elif filled or self.section.key not in _FREE:
                yield self._named(identity)

    def _hold_labels(self, found: FilledRow) -> None:
        for column in self.section.columns:
            cell, today = found.cells[column.key], found.row.values.get(column.key, "")
            if column.entry is not Entry.LABEL or _bare(cell.text) == _bare(today):
                continue
            if self.moved and column.key in _MAY_MOVE:
                name = self._named(found.row.identity(self.section))
                self.remarks.append(
                    f"{column.heading} {name} di formulir {quote(cell.text)}, kini {quote(today)}."
                )
                continue
            self._refuse(
                cell,
                f"sel terkunci {column.heading} berisi {quote(cell.text)}, seharusnya {quote(today)}",
                f"kembalikan seperti semula; bila sumbernya yang berubah, {EXPORT_AGAIN}",
            )

    def _named(self, identity: Identity) -> str:
        return " ".join(part for part in identity if part)

    def _number(self, key: str) -> int:
        return next(number for number, column in enumerate(self.section.columns, 1) if column.key == key)

    def _refuse(self, cell: Cell | None, message: str, hint: str) -> None:
        place = cell_place(self.sheet.name, cell.address) if cell else self.sheet.name
        self.faults.append(BookFault(self.berkas, place, message, hint))


def _bare(text: str) -> str:
    """Return a text as people compare it: without spaces around it, and with one between words."""
    return " ".join(text.split())

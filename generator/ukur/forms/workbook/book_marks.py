"""What a form's workbook says of itself: whose it is, of which period, and made from what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ukur.forms.book_fault import BookFault
from ukur.forms.workbook.layout import INITIAL_ROW, MARKS_SHEET, VERSION, Mark
from ukur.model.faults import quote
from ukur.spreadsheet.grid import Sheet, Workbook

EXPORT_AGAIN = "buat formulir baru dengan 'ukur forms export', lalu salin isiannya ke sana"


@dataclass(frozen=True)
class BookMarks:
    """The marks of one workbook; ``base`` is the hash of all that it showed when it was made.

    ``initial`` are the texts of its open cells then, by section, name of the row and column; blank ones are
    not among them.
    """

    unit: str
    periode: str
    instansi: str
    base: str
    initial: Mapping[tuple[str, str, str], str]

    def rows_of(self, section: str) -> frozenset[str]:
        """Return the names of the rows of a section that had something in an open cell."""
        return frozenset(row for name, row, _ in self.initial if name == section)


def read_marks(file: str, book: Workbook) -> BookMarks | BookFault:
    """Return the marks in the hidden sheet; without that nobody knows what the cells are for."""
    found = _in_sheet(book)
    if found is None:
        beside = {mark: book.properties.get(mark.custom_property, "") for mark in Mark}
        guess = (
            f"; tampaknya formulir {beside[Mark.UNIT]} {beside[Mark.PERIODE]}" if beside[Mark.UNIT] else ""
        )
        message = f"lembar tersembunyi {MARKS_SHEET} tidak ada, jadi ini bukan formulir Ukur yang utuh{guess}"
        return BookFault(file, "", message, EXPORT_AGAIN)
    if found[Mark.VERSION] != VERSION:
        message = f"susunan formulir {quote(found[Mark.VERSION], 20)}, yang dikenal program ini {VERSION}"
        return BookFault(file, MARKS_SHEET, message, EXPORT_AGAIN)
    if absent := [mark for mark in Mark if not found[mark]]:
        message = f"tanda {', '.join(absent)} kosong"
        return BookFault(file, MARKS_SHEET, message, EXPORT_AGAIN)
    return BookMarks(
        unit=found[Mark.UNIT],
        periode=found[Mark.PERIODE],
        instansi=found[Mark.INSTANSI],
        base=found[Mark.BASE],
        initial=dict(_initial(book.sheet(MARKS_SHEET))),
    )


def _initial(sheet: Sheet | None) -> Iterator[tuple[tuple[str, str, str], str]]:
    for number, cells in sheet.rows() if sheet else ():
        if number > INITIAL_ROW and {1, 2, 3, 4} <= cells.keys():
            section, row, column, text = (cells[place].text for place in (1, 2, 3, 4))
            yield (section, row, column), text


def _in_sheet(book: Workbook) -> Mapping[Mark, str] | None:
    """Return the marks by their defined names, else by the words beside them, as some programs drop names."""
    sheet = book.sheet(MARKS_SHEET)
    if sheet is None:
        return None
    beside = {
        cell.text.strip(): sheet.cell(cell.row, cell.column + 1).text.strip()
        for cell in sheet.cells.values()
        if cell.column == 1
    }
    named = {mark: book.named_cell(mark.defined_name) for mark in Mark}
    return {
        mark: (cell.text.strip() if (cell := named[mark]) else "") or beside.get(mark.value, "")
        for mark in Mark
    }

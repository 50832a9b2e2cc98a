"""Reads .xlsx on zipfile and expat: values, formats, errors, merges, hidden parts, names; no macro, no link.

Why our own reader: docs/decisions/0031-our-own-spreadsheet-reader.md.
"""

from ukur.spreadsheet.grid import Sheet, Workbook
from ukur.spreadsheet.markup import Attributes, MarkupError, read_markup
from ukur.spreadsheet.package_parts import BROKEN, PackageParts
from ukur.spreadsheet.sheet_budget import SheetBudget
from ukur.spreadsheet.unreadable import MAX_NAMES, MAX_SHEETS, MAX_TEXT, damaged, no_workbook, too_large
from ukur.spreadsheet.xlsx_parts import (
    Relation,
    custom_properties,
    number_formats,
    relations,
    shared_texts,
)
from ukur.spreadsheet.xlsx_sheet import BookParts, SheetMarkup

MACROS = "berkas memuat makro; makro tidak dijalankan, hanya nilai sel yang dibaca"
LINKS = "berkas mengambil nilai dari berkas lain; yang dibaca ialah nilai yang terakhir tersimpan di sini"


def read_xlsx(content: bytes) -> Workbook:
    """Return a workbook; raise UnreadableWorkbook, and nothing else, for bytes that are none."""
    try:
        return _workbook(PackageParts(content))
    except (MarkupError, LookupError, ValueError, *BROKEN) as error:
        raise damaged("isinya bukan buku kerja yang utuh") from error


class _BookMarkup:
    """Takes the events of the workbook's own part: its sheets, names and calendar."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []  # name, state, id of the relation
        self.names: dict[str, str] = {}
        self.date1904 = False
        self._name = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            relation = next((v for key, v in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((attributes["name"], attributes.get("state", "visible"), relation))
        elif tag == "workbookPr":
            self.date1904 = attributes.get("date1904") in {"1", "true"}
        elif tag == "definedName" and "localSheetId" not in attributes:
            self._name = attributes["name"]
            self.names[self._name] = ""
        if len(self.sheets) > MAX_SHEETS or len(self.names) > MAX_NAMES:
            raise too_large(f"lebih dari {MAX_SHEETS} lembar atau {MAX_NAMES} nama")

    def end(self, tag: str) -> None:
        if tag == "definedName":
            self._name = ""

    def text(self, piece: str) -> None:
        if self._name and len(self.names[self._name]) < MAX_TEXT:
            self.names[self._name] += piece


def _workbook(package: PackageParts) -> Workbook:
    top = relations(package, "")
    path = _first(top, "officeDocument") or "xl/workbook.xml"
    if path not in package:
        raise no_workbook()
    book = _BookMarkup()
    read_markup(package.chunks(path), book.start, book.end, book.text)
    if not book.sheets:
        raise no_workbook()
    if len({name.casefold() for name, _, _ in book.sheets}) < len(book.sheets):
        raise damaged("dua lembar bernama sama")
    beside = relations(package, path)
    texts, styles = _first(beside, "sharedStrings"), _first(beside, "styles")
    parts = BookParts(
        shared_texts(package, texts) if texts else (),
        number_formats(package, styles) if styles else (),
        book.date1904,
    )
    budget = SheetBudget()
    sheets = [_sheet(package, name, state, beside[key], parts, budget) for name, state, key in book.sheets]
    properties = _first(top, "custom-properties")
    return Workbook(
        tuple(sheets),
        book.names,
        custom_properties(package, properties) if properties else {},
        book.date1904,
        _notes(beside),
    )


def _sheet(
    package: PackageParts, name: str, state: str, relation: Relation, parts: BookParts, budget: SheetBudget
) -> Sheet:
    if relation.kind != "worksheet":  # a sheet that is one chart
        return Sheet(name, state)
    budget.next_sheet()
    markup = SheetMarkup(name, parts, budget)
    read_markup(package.chunks(relation.target), markup.start, markup.end, markup.text)
    return markup.sheet(state)


def _first(found: dict[str, Relation], kind: str) -> str | None:
    return next((relation.target for relation in found.values() if relation.kind == kind), None)


def _notes(beside: dict[str, Relation]) -> tuple[str, ...]:
    kinds = {relation.kind for relation in beside.values()}
    told = {"vbaProject": MACROS, "externalLink": LINKS}
    return tuple(note for kind, note in told.items() if kind in kinds)

"""Writes a form as a workbook that guides, prints and comes back: the same bytes for the same form."""

import datetime
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from ukur.document.composition import PERCONTOHAN_MARK
from ukur.forms.unit_form import UnitForm
from ukur.forms.workbook.form_styles import HEAD_HEIGHT, FormStyles, row_height
from ukur.forms.workbook.guidance import SHEET, guidance
from ukur.forms.workbook.layout import (
    HEAD_ROW,
    INITIAL_ROW,
    ISIAN,
    MARKS_SHEET,
    VERSION,
    Column,
    Entry,
    Mark,
    Row,
    Section,
    Sheets,
)
from ukur.forms.workbook.workbook_rows import base_of, filled_sections, form_rows
from ukur.model.periode import quarter_end

_A4 = 9  # the number that spreadsheets have for the paper
_MARGINS = (0.4, 0.4, 0.5, 0.6)  # inches, left, right, top, bottom: what office printers can reach
_LONGEST = 255  # letters of a help text or a property: more than that no spreadsheet has
_SHOWN_BASE = 16  # letters of the base hash in the footer: enough to tell two exports of an office apart
_GUIDANCE_WIDTH = 100  # letters: one page across
_LISTS_COLUMN = 6  # of the hidden sheet, from 0: the lists of choices stand right of the marks
_CENTRED = {"nomor", "periode", "satuan", "anggota", "status_lalu"}
_RIGHT = {"target_triwulan", "target_tahun", "terakhir"}
_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_MAY = {"format_columns": True, "format_rows": True, "select_locked_cells": True}


def write_form(form: UnitForm) -> bytes:
    """Return the workbook of a form."""
    sheets = form_rows(form)
    marks = form_marks(form, sheets)
    buffer = io.BytesIO()
    options = {"in_memory": True, **_OPTIONS}
    with xlsxwriter.Workbook(buffer, options) as book:
        _describe(book, form, marks)
        styles = FormStyles(book)
        written = [_FormSheet(book, styles, form, section, rows) for section, rows in filled_sections(sheets)]
        _write_guidance(book, styles, form, [sheet.section for sheet in written])
        hidden = _HiddenSheet(book, marks, sheets)
        for sheet in written:
            sheet.write(marks, hidden)
    return buffer.getvalue()


def form_marks(form: UnitForm, sheets: Sheets) -> Mapping[Mark, str]:
    """Return what a workbook says of itself."""
    return {
        Mark.VERSION: VERSION,
        Mark.UNIT: form.unit,
        Mark.PERIODE: str(form.periode),
        Mark.INSTANSI: form.instansi,
        Mark.BASE: base_of(form, sheets),
    }


def _describe(book: Any, form: UnitForm, marks: Mapping[Mark, str]) -> None:
    """Set the properties; the day is the quarter's last, for a clock would change the bytes."""
    day = quarter_end(form.periode)
    book.set_properties(
        {
            "title": _shortened(f"Formulir {form.nama}, {form.periode.title}"),
            "subject": _shortened(form.instansi),
            "author": _shortened(form.instansi),
            "created": datetime.datetime.fromisoformat(day.isoformat()),
        }
    )
    for mark, text in marks.items():
        book.set_custom_property(mark.custom_property, _shortened(text))


class _GrowingSheet(xlsxwriter.worksheet.Worksheet):  # type: ignore[misc] # the library has no types
    """A sheet whose rows have the height that is set until something is typed, and then fit it.

    XlsxWriter marks every height as chosen by hand, and such a row hides what does not fit into it.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, [pair for pair in attributes if pair[0] != "customHeight"])


class _HiddenSheet:
    """The marks with their names, the lists of choices, and what stood in the cells at the export."""

    def __init__(self, book: Any, marks: Mapping[Mark, str], sheets: Sheets) -> None:
        self._ws = book.add_worksheet(MARKS_SHEET)
        self._ws.very_hidden()
        self._ws.protect()
        self._lists: dict[tuple[str, ...], str] = {}
        for row, (mark, text) in enumerate(marks.items()):
            self._ws.write_string(row, 0, mark.value)
            self._ws.write_string(row, 1, text)
            book.define_name(mark.defined_name, f"={MARKS_SHEET}!$B${row + 1}")
        at = INITIAL_ROW
        for section, rows in filled_sections(sheets):
            for item in rows:
                for column in section.entries:
                    if text := item.values.get(column.key, ""):
                        told = (section.key, item.name(section), column.key, text)
                        for place, part in enumerate(told):
                            self._ws.write_string(at, place, part)
                        at += 1

    def list_of(self, choices: tuple[str, ...]) -> str:
        """Return the range with these choices; a cell's own rule has room for 255 letters."""
        if choices not in self._lists:
            column = _LISTS_COLUMN + len(self._lists)
            for row, text in enumerate(choices):
                self._ws.write_string(row, column, text)
            area = xlsxwriter.utility.xl_range_abs(0, column, len(choices) - 1, column)
            self._lists[choices] = f"={MARKS_SHEET}!{area}"
        return self._lists[choices]


class _FormSheet:
    """One sheet that is filled in."""

    def __init__(
        self, book: Any, styles: FormStyles, form: UnitForm, section: Section, rows: Sequence[Row]
    ) -> None:
        self.section = section
        self._styles, self._form, self._rows = styles, form, rows
        self._ws = book.add_worksheet(section.sheet, worksheet_class=_GrowingSheet)
        self._last_column = len(section.columns) - 1
        self._last_row = HEAD_ROW + len(rows) - 1  # from 0

    def write(self, marks: Mapping[Mark, str], hidden: _HiddenSheet) -> None:
        """Write the sheet."""
        self._write_top()
        for place, row in enumerate(self._rows, HEAD_ROW):
            texts = [row.values.get(column.key, "") for column in self.section.columns]
            self._ws.set_row(place, row_height(texts, [column.width for column in self.section.columns]))
            for number, column in enumerate(self.section.columns):
                self._write_cell(place, number, column, texts[number], row)
        for number, column in enumerate(self.section.columns):
            self._ws.set_column(number, number, column.width)
            if column.entry is not Entry.LABEL:
                self._validate(number, column, hidden)
        bottom = self._write_signatures() if self.section is ISIAN else self._last_row
        self._set_up_page(marks, bottom)
        self._ws.protect("", _MAY)

    def _write_top(self) -> None:
        form, ws, styles = self._form, self._ws, self._styles
        mark = f" · {PERCONTOHAN_MARK}" if form.percontohan else ""
        ws.write_string(0, 0, f"{self.section.title}{mark}", styles["judul"])
        ws.write_string(1, 0, f"{form.nama} · {form.periode.title} · {form.instansi}", styles["kantor"])
        for row, text in enumerate(self.section.advice, 2):
            ws.write_string(row, 0, text, styles["nasihat"])
        ws.set_row(HEAD_ROW - 1, HEAD_HEIGHT)
        for number, column in enumerate(self.section.columns):
            ws.write_string(HEAD_ROW - 1, number, column.heading, styles["kepala kolom"])

    def _write_cell(self, place: int, number: int, column: Column, text: str, row: Row) -> None:
        style = self._styles[_kind(column, row)]
        if text:
            self._ws.write_string(place, number, text, style)
        else:
            self._ws.write_blank(place, number, None, style)

    def _validate(self, number: int, column: Column, hidden: _HiddenSheet) -> None:
        """Give the column's open cells their help and choices; cells with the same share one rule."""
        rules: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
        for place, row in enumerate(self._rows, HEAD_ROW):
            if row.is_open(column):
                rules[row.help_of(column), row.choices_of(column)].append(place)
        for (told, choices), places in rules.items():
            areas = [[first, number, last, number] for first, last in _runs(places)]
            rule: dict[str, Any] = {
                "validate": "any",
                "input_title": column.heading[:32],  # letters: more no spreadsheet shows
                "input_message": _shortened(told),
                "other_cells": areas[1:],
            }
            if choices:
                rule |= _choice(hidden.list_of(choices), choices, firm=column.entry is Entry.CHOICE)
            self._ws.data_validation(*areas[0], rule)

    def _write_signatures(self) -> int:
        """Write who filled it in and who answers for it; return the last row."""
        ws, style, top = self._ws, self._styles["polos"], self._last_row + 2
        form = self._form
        left, right = 1, self._last_column - 4
        ws.write_string(top, right, f"{form.tempat}, {_DOTS}", style)
        for column, who in ((left, "Diisi oleh,"), (right, f"Kepala unit {form.nama},")):
            ws.write_string(top + 1, column, who, style)
            ws.write_string(top + 5, column, f"({_DOTS}{_DOTS})", style)
            ws.write_string(top + 6, column, "NIP", style)
        return top + 6

    def _set_up_page(self, marks: Mapping[Mark, str], bottom: int) -> None:
        ws = self._ws
        ws.set_landscape()
        ws.set_paper(_A4)
        ws.set_margins(*_MARGINS)
        ws.fit_to_pages(1, 0)
        ws.print_area(0, 0, bottom, self._last_column)
        ws.repeat_rows(HEAD_ROW - 1)
        ws.freeze_panes(HEAD_ROW, 2)
        ws.hide_gridlines(2)
        area = xlsxwriter.utility.xl_range(HEAD_ROW, 0, self._last_row, self._last_column)
        ws.ignore_errors({"number_stored_as_text": area})
        ws.set_footer(footer(marks))


_DOTS = "." * 24  # the line for a name or a date


def footer(marks: Mapping[Mark, str]) -> str:
    """Return the footer: period and unit, page, and the start of the base hash."""
    left = f"{marks[Mark.PERIODE]} · {marks[Mark.UNIT]}"
    return f"&L&8 {left}&C&8 Halaman &P dari &N&R&8 Sidik {marks[Mark.BASE][:_SHOWN_BASE]}"


def _choice(source: str, choices: tuple[str, ...], firm: bool) -> dict[str, Any]:
    """Return a rule of choices; one that is not ``firm`` can be passed by: a score may stand for its word."""
    listed = ", ".join(choices)
    told = f"Pilih salah satu, atau kosongkan: {listed}." if firm else f"Biasanya salah satu dari: {listed}."
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if firm else "warning",
        "error_title": "Pilih dari daftar",
        "error_message": _shortened(told),
    }


def _kind(column: Column, row: Row) -> str:
    if column.entry is Entry.LABEL:
        if column.key in _CENTRED:
            return "label tengah"
        return "label angka" if column.key in _RIGHT else "label"
    if not row.is_open(column):
        return "tertutup"
    return "isian angka" if column.entry is Entry.FIGURE else "isian"


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return rows that follow each other as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _shortened(text: str) -> str:
    """Return the start of a text, by the letters of UTF-16, as spreadsheets count them."""
    if _counted(text) <= _LONGEST:
        return text
    short = text[: _LONGEST - 1]
    while _counted(short) >= _LONGEST:
        short = short[:-1]
    return f"{short}…"


def _counted(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _write_guidance(book: Any, styles: FormStyles, form: UnitForm, sections: list[Section]) -> None:
    ws = book.add_worksheet(SHEET, worksheet_class=_GrowingSheet)
    ws.set_column(0, 0, _GUIDANCE_WIDTH)
    kinds = {"judul": styles["subjudul"], "teks": styles["petunjuk"]}
    for row, (kind, text) in enumerate(guidance(form, sections)):
        ws.set_row(row, row_height([text], [_GUIDANCE_WIDTH]))
        ws.write_string(row, 0, text, kinds[kind])
    ws.set_landscape()
    ws.set_paper(_A4)
    ws.fit_to_pages(1, 0)
    ws.hide_gridlines(2)
    ws.protect()

"""Workbooks made of published tables, with what offices put around them."""

import io
import re
from decimal import Decimal
from itertools import takewhile

import xlsxwriter
from tests.forms.table.published_sheets import Published

FIRST = 4  # rows of titles, counted from 0, with an empty one below
MERGED = {"simpul", "kode"}
GROUP = "Program Kelompok Pertama"
STRAY = (7, 77)  # BZ8, far right of every table
NUMBER = re.compile(r"-?\d+(?:\.\d+)?|\d+,\d+")
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)%")


def workbook_of(table: Published) -> bytes:
    """Return a workbook of a published table.

    Three merged titles; a header of two rows, merged downwards; a row of numbers with a formula's caption; a
    group row; number and percent cells where the text is a plain one; totals by formula, a mean, a narrative,
    place and date, title, name and NIP; one stray cell.
    """
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, options)
    sheet = book.add_worksheet("Tabel")
    rows = table.rows
    header, body = rows[: table.header_rows], rows[table.header_rows :]
    width = len(header[0])
    for row, text in enumerate(("PENGUKURAN KINERJA", "DINAS CONTOH", "Rencana Aksi")):
        sheet.merge_range(row, 0, row, width - 1, text)
    _header(sheet, header, width)
    numbering = FIRST + 2
    for column in range(width):
        sheet.write_string(numbering, column, f"{column + 1} = 2 + 1" if column == 5 else str(column + 1))
    first = numbering + 1
    roles = table.roles.split()
    names = [n for n, role in enumerate(roles) if role in {"simpul", "indikator", "kode"}]
    sheet.write_string(first, names[0], GROUP)
    for row, texts in enumerate(body, first + 1):
        for column, text in enumerate(texts):
            if (
                text
                and roles[column] in {"simpul", "kode"}
                and (more := _blanks(body, row - first - 1, column))
            ):
                sheet.merge_range(row, column, row + more, column, text)
            else:
                _cell(book, sheet, row, column, text)
    _footer(sheet, table, first + 1, first + 1 + len(body), names[0])
    sheet.write_string(*STRAY, "cek lagi")
    book.close()
    return made.getvalue()


def _blanks(body: list[list[str]], row: int, column: int) -> int:
    """Return how many cells below one are blank in rows that have no name on its left either."""
    return len(list(takewhile(lambda texts: not any(texts[: column + 1]), body[row + 1 :])))


def _header(sheet: xlsxwriter.worksheet.Worksheet, header: list[list[str]], width: int) -> None:
    """Two rows: each heading merged over both, or over the columns that it divides below."""
    for column in range(width):
        below = header[1][column] if len(header) > 1 else ""
        text = header[0][column]
        if not below:
            if text:
                sheet.merge_range(FIRST, column, FIRST + 1, column, text)
            continue
        sheet.write_string(FIRST + 1, column, below)
        if text:
            sheet.merge_range(FIRST, column, FIRST, column + 1, text)


def _cell(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, text: str
) -> None:
    if match := PERCENT.fullmatch(text):
        places = len(re.split("[.,]", match[1])[1]) if re.search("[.,]", match[1]) else 0
        shown = "0%" if not places else f"0.{'0' * places}%"
        value = Decimal(match[1].replace(",", ".")) / 100
        sheet.write_number(row, column, float(value), book.add_format({"num_format": shown}))
    elif NUMBER.fullmatch(text) and len(text) < 16:
        number = text.replace(",", ".")
        places = len(number.partition(".")[2])
        style = book.add_format({"num_format": f"0.{'0' * places}"}) if places else None
        sheet.write_number(row, column, float(number), style)
    elif text:
        sheet.write_string(row, column, text)


def _footer(
    sheet: xlsxwriter.worksheet.Worksheet, table: Published, first: int, last: int, name: int
) -> None:
    """Totals of money by formula, then what is not data."""
    roles = table.roles.split()
    money = [n for n, role in enumerate(roles) if role.split("/")[0] in {"pagu", "realisasi-anggaran"}]
    row = last
    if money and not table.skipped:
        sheet.write_string(row, name, "JUMLAH")
        for column in money:
            total = sum(Decimal(_plain(texts[column])) for texts in table.rows[table.header_rows :])
            letter = xlsxwriter.utility.xl_col_to_name(column)
            formula = f"=SUM({letter}{first + 1}:{letter}{last})"
            sheet.write_formula(row, column, formula, None, float(total))
        row += 1
    sheet.write_string(row, name, "Rata-rata capaian kinerja")
    for column in (n for n, role in enumerate(roles) if role in {"capaian", "serapan"}):
        printed = [texts[column] for texts in table.rows[table.header_rows :] if texts[column]]
        numbers = [Decimal(_plain(text.strip("%"))) for text in printed if re.fullmatch(r"[\d.,]+%?", text)]
        if len(numbers) == len(printed):
            sheet.write_number(row, column, round(float(sum(numbers) / len(numbers)), 2))
    sheet.write_string(row + 1, name, "Faktor pendorong keberhasilan kinerja:")
    sheet.write_string(row + 2, name, "Koordinasi berjalan baik")
    sheet.write_string(row + 4, len(roles) - 1, "Mesuji, 2 Januari 2026")
    sheet.write_string(row + 5, len(roles) - 1, "Kepala Dinas Contoh,")
    sheet.write_string(row + 9, len(roles) - 1, "SITI AMINAH, S.Sos.")
    sheet.write_string(row + 10, len(roles) - 1, "NIP. 19700101 199001 2 001")


def _plain(text: str) -> str:
    bare = text.removeprefix("Rp")
    return (bare.replace(".", "").replace(",", ".") if "," in bare else bare) or "0"

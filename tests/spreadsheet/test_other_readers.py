import datetime
from decimal import Decimal as D
from typing import Any

import pytest
from tests.libreoffice import Ubah
from tests.spreadsheet.made_files import ods, written

from ukur.spreadsheet.grid import CellKind, CellRange, Sheet, Workbook
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook

TABLE = [["Indikator", "Satuan", "Target", "Realisasi"], ["Panjang; jalan", "km", "12,5", "1.234,5"]]


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in cells.values()] for _, cells in sheet.rows()]


def csv_text(delimiter: str, end: str = "\r\n") -> str:
    return "".join(delimiter.join(f'"{value}"' for value in row) + end for row in TABLE)


@pytest.mark.parametrize("delimiter", [pytest.param(d, id=repr(d)) for d in (";", ",", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_csv(delimiter: str, encoding: str) -> None:
    book = read_workbook(csv_text(delimiter).encode(encoding))
    assert texts(book.sheets[0]) == TABLE
    assert book.sheets[0].cell(2, 3).kind is CellKind.TEXT


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        pytest.param(
            b"Judul tabel, 2025\r\na;b\r\nx;72,9\r\ny;81,2\r\n",
            [["a", "b"], ["x", "72,9"], ["y", "81,2"]],
            id="judul di atas, koma desimal",
        ),
        pytest.param(b"a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]], id="koma"),
        pytest.param(b'a;"baris\nkedua"\n', [["a", "baris\nkedua"]], id="baris baru di dalam kutip"),
        pytest.param(b"satu kolom\nsaja\n", [["satu kolom"], ["saja"]], id="satu kolom"),
        pytest.param(b"a;;c\n", [["a", "c"]], id="sel kosong di tengah"),
    ],
)
def test_delimiters(content: bytes, rows: list[list[str]]) -> None:
    assert texts(read_workbook(content).sheets[0])[-len(rows) :] == rows


def test_windows_letters_are_told() -> None:
    book = read_workbook("a;Kepala’s “data” 5–6\n".encode("cp1252"))
    assert book.sheets[0].cell(1, 2).text == "Kepala’s “data” 5–6"
    assert [note.split(";")[0] for note in book.notes] == ["huruf dibaca menurut cp1252"]
    assert read_workbook("a;é\n".encode()).notes == ()


NUMBERS = """<number:percentage-style style:name="N1"><number:number number:decimal-places="2"/>
</number:percentage-style><number:number-style style:name="N2"><number:number number:decimal-places="1"/>
</number:number-style><style:style style:name="ce1" style:data-style-name="N1"/>
<style:style style:name="ce2" style:parent-style-name="ce3"/>
<style:style style:name="ce3" style:data-style-name="N2" style:parent-style-name="ce2"/>
<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>"""


def cells_of(row: str) -> Sheet:
    table = f'<table:table table:name="Isian"><table:table-row>{row}</table:table-row></table:table>'
    return read_workbook(ods(table, NUMBERS)).sheets[0]


def ods_cell(kind: str, value: str, shown: str = "", style: str = "") -> str:
    name = f' table:style-name="{style}"' if style else ""
    kind = f'office:value-type="{kind}"'
    return f"<table:table-cell {kind} {value}{name}><text:p>{shown}</text:p></table:table-cell>"


def test_ods_values() -> None:
    sheet = cells_of(
        ods_cell("percentage", 'office:value="0.9167"', "91,67%", "ce1")
        + ods_cell("float", 'office:value="72.9"', "72,9", "ce2")
        + ods_cell("date", 'office:date-value="2025-03-31T10:00:00"', "31 Mar 25")
        + ods_cell("time", 'office:time-value="PT12H00M00S"', "12:00")
        + ods_cell("boolean", 'office:boolean-value="true"', "BENAR")
        + ods_cell("string", 'office:string-value="" calcext:value-type="error"', "#DIV/0!")
        + ods_cell("percentage", 'office:value="0.5"', "50%")
        + ods_cell("string", "", "a<text:s text:c='2'/>b<text:tab/>c</text:p><text:p>d")
    )
    percent, number, date, time, boolean, error, bare, text = sheet.cells.values()
    assert (percent.number, percent.is_percent, percent.shown_decimals) == (D("0.9167"), True, 2)
    assert (number.number, number.is_percent, number.shown_decimals) == (D("72.9"), False, 1)
    assert (date.date, date.number) == (datetime.date(2025, 3, 31), D(45747))
    assert (time.number, time.is_time, time.date) == (D("0.5"), True, None)
    assert (boolean.kind, boolean.text) == (CellKind.BOOLEAN, "TRUE")
    assert (error.kind, error.text) == (CellKind.ERROR, "#DIV/0!")
    assert bare.is_percent
    assert text.text == "a  b\tc\nd"


def test_ods_repeats_merges_remarks_and_names() -> None:
    text, twice = "<text:p>a</text:p>", 'table:number-columns-repeated="2"'
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="3"/>'
        '<table:table-row table:number-rows-repeated="2" table:visibility="collapse">'
        f'<table:table-cell {twice} office:value-type="string">{text}</table:table-cell>'
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"/>'
        f"<table:covered-table-cell {twice}/>"
        '<table:table-cell office:value-type="string"><office:annotation>x</office:annotation>'
        f"{text}</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048571"/>'
    )
    tables = (
        f'<table:table table:name="Isian">{rows}</table:table>'
        '<table:table table:name="b" table:style-name="ta1"/>'
        '<table:named-expressions><table:named-range table:name="ukur_periode" '
        "table:cell-range-address=\"$'Isian'.$A$5\"/></table:named-expressions>"
    )
    book = read_workbook(ods(tables, NUMBERS))
    sheet, hidden = book.sheets
    assert {c.address: c.text for c in sheet.cells.values()} == dict.fromkeys(
        ("A4", "B4", "F4", "A5", "B5", "F5"), "a"
    )
    assert (sheet.merges, sheet.hidden_rows, sheet.hidden_columns) == (
        (CellRange(4, 3, 6, 4),),
        frozenset({4, 5}),
        frozenset({3}),
    )
    assert hidden.state == "hidden"
    named = book.named_cell("ukur_periode")
    assert named
    assert named.address == "A5"


def fill(book: Any, sheet: Any) -> None:
    percent, date = book.add_format({"num_format": "0.00%"}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_string(0, 0, "teks & <b>")
    sheet.write_number(1, 0, 72.9)
    sheet.write_number(2, 0, 0.9167, percent)
    sheet.write_number(3, 0, 45747, date)
    sheet.write_formula(4, 0, "=1/0", None, "#DIV/0!")
    sheet.write_boolean(5, 0, True)
    sheet.write_formula(6, 0, "=A2+1", None, 73.9)
    sheet.merge_range(7, 0, 8, 1, "gabungan")
    sheet.set_row(10, None, None, {"hidden": True})
    sheet.write_string(10, 0, "tersembunyi")
    hidden = book.add_worksheet("_ukur")
    hidden.hide()
    hidden.write_string(0, 1, "2025-TW1", book.add_format({"num_format": "@"}))
    book.define_name("ukur_periode", "=_ukur!$B$1")
    book.set_custom_property("ukur.periode", "2025-TW1")


def seen(book: Workbook) -> dict[str, object]:
    sheet = book.sheets[0]
    named = book.named_cell("ukur_periode")
    return {
        "nilai": [(c.address, str(c.kind), c.number or c.text, c.formula) for c in sheet.cells.values()],
        "persen": [c.address for c in sheet.cells.values() if c.is_percent],
        "desimal": sheet.cell(3, 1).shown_decimals,
        "tanggal": [c.date for c in sheet.cells.values() if c.date],
        "gabungan": sheet.merges,
        "tersembunyi": sheet.hidden_rows,
        "lembar": [(s.name, s.state) for s in book.sheets],
        "nama": named and named.text,
        "sifat": book.properties["ukur.periode"],
    }


VALUES = [
    ("A1", "text", "teks & <b>", False),
    ("A2", "number", D("72.9"), False),
    ("A3", "number", D("0.9167"), False),
    ("A4", "number", D(45747), False),
    ("A5", "error", "#DIV/0!", True),
    ("A6", "boolean", "TRUE", False),
    ("A7", "number", D("73.9"), True),
    ("A8", "text", "gabungan", False),
    ("A11", "text", "tersembunyi", False),
]
REST = {
    "persen": ["A3"],
    "desimal": 2,
    "tanggal": [datetime.date(2025, 3, 31)],
    "gabungan": (CellRange(8, 1, 9, 2),),
    "tersembunyi": {11},
    "lembar": [("Isian", "visible"), ("_ukur", "hidden")],
    "nama": "2025-TW1",
    "sifat": "2025-TW1",
}


def test_xlsxwriter() -> None:
    assert seen(read_workbook(written(fill))) == {**REST, "nilai": VALUES}


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_libreoffice(ending: str, ubah: Ubah) -> None:
    """What LibreOffice saves of it, in its own kind of file and in Excel's; TRUE becomes a formula."""
    values = [(*row[:3], row[3] or row[1] == "boolean") for row in VALUES]
    assert seen(read_workbook(ubah(written(fill), "xlsx", ending))) == {**REST, "nilai": values}


def test_old_xls(ubah: Ubah) -> None:
    """A real .xls is told from a workbook with a password."""
    content = ubah(written(fill), "xlsx", "xls")
    with pytest.raises(UnreadableWorkbook, match=r"berkas ini \.xls lama"):
        read_workbook(content)

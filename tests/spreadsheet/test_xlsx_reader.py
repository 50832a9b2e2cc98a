import datetime
from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.spreadsheet.made_files import BESIDE, BOOK, MAIN, RELATION, sheet_xml, written, xlsx, zipped

from ukur.spreadsheet.grid import Cell, CellKind, CellRange, position
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.xlsx_reader import LINKS, MACROS, read_xlsx

FORMATS = f"""<styleSheet {MAIN}><numFmts>
<numFmt numFmtId="164" formatCode="0.00&quot;%&quot;"/><numFmt numFmtId="165" formatCode="0.00\\%"/>
<numFmt numFmtId="166" formatCode="[Red]0.0%;[Blue]-0.0%"/>
<numFmt numFmtId="167" formatCode="[$-421]dd mmmm yyyy"/>
<numFmt numFmtId="168" formatCode="#,##0.000&quot; hari&quot;"/>
<numFmt numFmtId="169" formatCode="mmm"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{{}}</cellXfs></styleSheet>"""


def cell(content: bytes, place: str = "A1") -> Cell:
    found = position(place)
    assert found
    return read_xlsx(content).sheets[0].cell(*found)


def styled(number: str, style: int, epoch: str = "") -> Cell:
    """The cell A1 with a number in a format, read from XML."""
    styles = FORMATS.format(f'<xf numFmtId="{style}"/>')
    beside = BESIDE.replace(
        "</Relationships>",
        f'<Relationship Id="rId3" Type="{RELATION}/styles" Target="/xl/styles.xml"/></Relationships>',
    )
    book = BOOK.replace("<sheets>", f"<workbookPr {epoch}/><sheets>")
    rows = f'<row r="1"><c r="A1" s="0"><v>{number}</v></c></row>'
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": beside, "xl/styles.xml": styles}
    return cell(
        zipped({**parts, "xl/worksheets/sheet1.xml": sheet_xml(rows), "xl/sharedStrings.xml": "<sst/>"})
    )


@pytest.mark.parametrize(
    ("stored", "number"),
    [
        pytest.param("72.90000000000001", "72.9", id="seperti ditulis XlsxWriter"),
        pytest.param("0.30000000000000004", "0.3", id="0,1 + 0,2"),
        pytest.param("99.99999999999999", "100", id="16 angka menjadi 15"),
        pytest.param("7", "7", id="bulat"),
        pytest.param("-0.5", "-0.5", id="negatif"),
        pytest.param("1.5E+3", "1500", id="pangkat"),
        pytest.param("123456789012345", "123456789012345", id="15 angka tetap utuh"),
    ],
)
def test_numbers_have_fifteen_digits(stored: str, number: str) -> None:
    found = cell(xlsx(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>'))
    assert (found.text, found.number) == (stored, D(number))


@pytest.mark.parametrize(
    ("style", "percent", "decimals"),
    [
        pytest.param(0, False, None, id="umum"),
        pytest.param(9, True, 0, id="0%"),
        pytest.param(10, True, 2, id="0.00%"),
        pytest.param(2, False, 2, id="0.00"),
        pytest.param(164, False, 2, id="tanda persen di dalam kutipan"),
        pytest.param(165, False, 2, id="tanda persen sesudah garis miring"),
        pytest.param(166, True, 1, id="warna dan bagian negatif"),
        pytest.param(168, False, 3, id="satuan di dalam kutipan"),
    ],
)
def test_percent_and_decimals_of_the_format(style: int, percent: bool, decimals: int | None) -> None:
    found = styled("0.9167", style)
    assert (found.is_percent, found.shown_decimals, found.is_date) == (percent, decimals, False)


@pytest.mark.parametrize(
    ("number", "style", "epoch", "day"),
    [
        pytest.param("45747", 14, "", datetime.date(2025, 3, 31), id="31 Maret 2025"),
        pytest.param("45747.75", 22, "", datetime.date(2025, 3, 31), id="dengan jam"),
        pytest.param("45747", 167, "", datetime.date(2025, 3, 31), id="bulan dengan huruf"),
        pytest.param("1", 14, "", datetime.date(1900, 1, 1), id="hari pertama"),
        pytest.param("59", 14, "", datetime.date(1900, 2, 28), id="28 Februari 1900"),
        pytest.param("60", 14, "", None, id="29 Februari 1900 tidak pernah ada"),
        pytest.param("61", 14, "", datetime.date(1900, 3, 1), id="1 Maret 1900"),
        pytest.param("44285", 14, 'date1904="1"', datetime.date(2025, 3, 31), id="hitungan sejak 1904"),
        pytest.param("-1", 14, "", None, id="sebelum 1900"),
        pytest.param("1e300", 14, "", None, id="jauh sesudah tahun 9999"),
        pytest.param("45747", 0, "", None, id="angka biasa"),
        pytest.param("0.5", 20, "", None, id="jam saja"),
    ],
)
def test_dates(number: str, style: int, epoch: str, day: datetime.date | None) -> None:
    assert styled(number, style, epoch).date == day


def test_a_time_is_no_date() -> None:
    assert [styled("0.5", style).is_time for style in (20, 45, 46, 14, 169, 0)] == [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        pytest.param('<c r="A1" t="s"><v>0</v></c>', CellKind.TEXT, "nol", id="teks bersama"),
        pytest.param('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', CellKind.TEXT, "a", id="teks di sel"),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>',
            CellKind.TEXT,
            "a b",
            id="teks beberapa huruf",
        ),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
            CellKind.TEXT,
            "a",
            id="tanpa bantuan baca",
        ),
        pytest.param(
            '<c r="A1" t="str"><f>B1</f><v>a</v></c>', CellKind.TEXT, "a", id="hasil rumus berupa teks"
        ),
        pytest.param('<c r="A1" t="b"><v>1</v></c>', CellKind.BOOLEAN, "TRUE", id="benar-salah"),
        pytest.param('<c r="A1" t="e"><v>#DIV/0!</v></c>', CellKind.ERROR, "#DIV/0!", id="galat"),
        pytest.param(
            '<c r="A1" t="d"><v>2025-03-31T00:00:00</v></c>', CellKind.NUMBER, "45747", id="tanggal ISO"
        ),
        pytest.param('<c r="A1"><f>B1+1</f></c>', CellKind.BLANK, "", id="rumus yang belum dihitung"),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><t>_x0041__x005F_</t></is></c>',
            CellKind.TEXT,
            "A_",
            id="nomor huruf",
        ),
        pytest.param(
            '<c r="A1" t="inlineStr"><is><t>_xD83D_</t></is></c>',
            CellKind.TEXT,
            "_xD83D_",
            id="separuh huruf",
        ),
        pytest.param("<c><v>7</v></c>", CellKind.NUMBER, "7", id="sel tanpa nama"),
    ],
)
def test_kinds(markup: str, kind: CellKind, text: str) -> None:
    found = cell(xlsx(f'<row r="1">{markup}</row>'))
    assert (found.kind, found.text, found.formula) == (kind, text, "<f>" in markup)


def test_blank_cells_are_not_kept() -> None:
    sheet = read_xlsx(xlsx('<row r="1"><c r="A1" s="3"/><c r="B1"><v></v></c></row>')).sheets[0]
    assert sheet.cells == {}
    assert sheet.cell(1, 2) == Cell(1, 2)


def test_prefixed_names() -> None:
    """Some programs write ``x:c`` for ``c``."""
    rows = "<x:row><x:c><x:v>7</x:v></x:c></x:row>"
    part = f'<x:worksheet xmlns:x="{MAIN[7:-1]}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    assert cell(xlsx(sheet1=part)).number == D(7)


def test_merges_hidden_rows_and_columns() -> None:
    rows = '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
    before = '<cols><col min="2" max="3" hidden="1"/><col min="9" max="99999" hidden="true"/></cols>'
    after = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    part = sheet_xml(rows, after).replace("<sheetData>", f"{before}<sheetData>")
    sheet = read_xlsx(xlsx(sheet1=part)).sheets[0]
    assert sheet.merges == (CellRange(1, 1, 2, 2),)
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2, 3, *range(9, 16385)}


def test_names_properties_and_sheets_of_xlsxwriter() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_string(6, 1, "2025-TW1")
        other = book.add_worksheet("Nama 'lain' itu")
        other.write_number(0, 0, 72.9)
        other.very_hidden()
        book.define_name("ukur_periode", "=Isian!$B$7")
        book.define_name("angka", "='Nama ''lain'' itu'!$A$1")
        book.define_name("jauh", "=Tidak!$A$1")
        book.set_custom_property("ukur.periode", "2025-TW1")

    book = read_workbook(written(fill))
    assert [(sheet.name, sheet.state) for sheet in book.sheets] == [
        ("Isian", "visible"),
        ("Nama 'lain' itu", "veryHidden"),
    ]
    assert book.properties == {"ukur.periode": "2025-TW1"}
    found = book.named_cell("ukur_periode"), book.named_cell("angka")
    assert [c.text for c in found if c] == ["2025-TW1", "72.90000000000001"]
    assert [book.named_cell(name) for name in ("jauh", "tidak ada")] == [None, None]


def test_macros_and_links_are_told() -> None:
    more = "".join(
        f'<Relationship Id="x{n}" Type="{RELATION}/{n}" Target="a"/>' for n in ("vbaProject", "externalLink")
    )
    book = read_workbook(xlsx(rels=BESIDE.replace("</Relationships>", f"{more}</Relationships>")))
    assert book.notes == (MACROS, LINKS)
    assert book.sheets[0].cell(1, 1).number == D(7)


def test_a_stray_cell_is_one_cell() -> None:
    """calamine asks for 550 GB and ends the process."""
    sheet = read_workbook(xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')).sheets[0]
    assert [c.address for c in sheet.cells.values()] == ["XFD1048576"]


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r￾￿"), min_size=1, max_size=40),
    st.booleans(),
    st.decimals(-(10**9), 10**9, places=4),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(1, 300), st.integers(1, 60)), VALUES, max_size=40))
def test_what_xlsxwriter_writes_is_read(values: dict[tuple[int, int], str | bool | D]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        for (row, column), value in values.items():
            write = {str: sheet.write_string, bool: sheet.write_boolean, D: sheet.write_number}[type(value)]
            write(row - 1, column - 1, value)

    cells = read_workbook(written(fill)).sheets[0].cells
    read = {place: _value(found) for place, found in cells.items()}
    assert read == values


def _value(found: Cell) -> str | bool | D | None:
    if found.kind is CellKind.BOOLEAN:
        return found.text == "TRUE"
    return found.text if found.kind is CellKind.TEXT else found.number

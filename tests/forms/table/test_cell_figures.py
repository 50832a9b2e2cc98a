from decimal import Decimal as D

import pytest

from ukur.forms.table.cell_figures import figure_of, figure_of_text, resolved
from ukur.forms.table.table_kinds import CellState, Convention
from ukur.spreadsheet.grid import Cell, CellKind

NUMBER, WORDED, AMBIGUOUS = CellState.NUMBER, CellState.NUMBER_AND_WORDS, CellState.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "state", "number", "satuan"),
    [
        pytest.param("72,9", NUMBER, "72.9", None, id="koma desimal"),
        pytest.param(" 1.234,5 ", NUMBER, "1234.5", None, id="titik ribuan dan spasi"),
        pytest.param("98.2", NUMBER, "98.2", None, id="titik desimal"),
        pytest.param("Rp5.294.655.000,00", NUMBER, "5294655000", "Rp", id="rupiah"),
        pytest.param("Rp. 1.500.000,-", NUMBER, "1500000", "Rp", id="rupiah dengan ekor"),
        pytest.param("0,9 Angka", NUMBER, "0.9", "Angka", id="satuan di sel"),
        pytest.param("80 Kelompok", NUMBER, "80", "Kelompok", id="satuan cacah di sel"),
        pytest.param("0,26 % ", NUMBER, "0.26", "%", id="persen di sel"),
        pytest.param("-9,31", NUMBER, "-9.31", None, id="negatif"),
        pytest.param("\u22129,31", NUMBER, "-9.31", None, id="tanda minus panjang"),
        pytest.param("1.234", AMBIGUOUS, None, None, id="dua arti"),
        pytest.param("1,234 orang", AMBIGUOUS, None, "orang", id="dua arti dengan satuan"),
        pytest.param("100 dari 110 Organisasi", WORDED, "100", None, id="angka dari angka"),
        pytest.param("38% (Evaluasi Semester I)", WORDED, "38", None, id="angka dan catatan"),
        pytest.param("140 Kelompok (1400 orang)", WORDED, "140", None, id="dua satuan"),
        pytest.param("85 - 90", CellState.RANGE, None, None, id="rentang"),
        pytest.param("7–8 bulan", CellState.RANGE, None, "bulan", id="rentang dengan satuan"),
        pytest.param("1;0;2", CellState.LIST, None, None, id="daftar bukan angka"),
        pytest.param("-", CellState.DASH, None, None, id="strip"),
        pytest.param("–", CellState.DASH, None, None, id="strip panjang"),
        pytest.param("n/a", CellState.NOT_APPLICABLE, None, None, id="tidak berlaku"),
        pytest.param("nihil", NUMBER, "0", None, id="nihil adalah nol"),
        pytest.param("Belum Dilaksanakan", CellState.BLANK, None, None, id="belum"),
        pytest.param("", CellState.BLANK, None, None, id="kosong"),
        pytest.param("#DIV/0!", CellState.ERROR, None, None, id="galat"),
        pytest.param("WTP", CellState.TEXT, None, None, id="predikat"),
        pytest.param("2.13.01.2.01", CellState.TEXT, None, None, id="kode bukan angka"),
        pytest.param("2024-12-31", CellState.TEXT, None, None, id="tanggal"),
        pytest.param('=HYPERLINK("http://x","1")', CellState.TEXT, None, None, id="rumus sebagai teks"),
    ],
)
def test_figure_of_text(text: str, state: CellState, number: str | None, satuan: str | None) -> None:
    figure = figure_of_text(text)
    assert (figure.state, figure.number, figure.satuan) == (state, D(number) if number else None, satuan)


@pytest.mark.parametrize(
    ("stored", "shown", "text", "number"),
    [
        pytest.param("0.916666666666667", "0.00%", "91.67%", "91.6666666666667", id="persen dua desimal"),
        pytest.param("1.42857142857143", "0%", "143%", "142.857142857143", id="persen bulat"),
        pytest.param("72.90000000000001", "", "72.9", "72.9", id="lima belas angka"),
        pytest.param("7", "0.00", "7.00", "7", id="angka dengan desimal tercetak"),
        pytest.param("91.67", '0.00"%"', "91.67", "91.67", id="tanda persen harfiah"),
    ],
)
def test_figure_of_number_cell(stored: str, shown: str, text: str, number: str) -> None:
    """The printed text has the digits that the format shows, the number all of them."""
    figure = figure_of(Cell(1, 1, stored, CellKind.NUMBER, shown))
    assert (figure.text, figure.number, figure.typed) == (text, D(number), False)


@pytest.mark.parametrize(
    ("text", "convention", "number"),
    [
        pytest.param("1.234", Convention.COMMA, "1234", id="titik ribuan"),
        pytest.param("1.234", Convention.POINT, "1.234", id="titik desimal"),
        pytest.param("1,234", Convention.COMMA, "1.234", id="koma desimal"),
        pytest.param("1,234", Convention.POINT, "1234", id="koma ribuan"),
        pytest.param("1.234", Convention.MIXED, None, id="campur tidak ditebak"),
        pytest.param("1.234", Convention.OPEN, None, id="tidak jelas tidak ditebak"),
        pytest.param("98,2", Convention.POINT, "98.2", id="satu arti tetap satu arti"),
    ],
)
def test_two_readings_follow_the_column(text: str, convention: Convention, number: str | None) -> None:
    assert resolved(figure_of_text(text), convention).number == (D(number) if number else None)


@pytest.mark.parametrize(
    ("number_format", "satuan"),
    [
        ('0.0 "juta"', "juta"),
        ('"Rp"#,##0;-"Rp"#,##0', "Rp"),
        ('0.00"%"', "%"),
        ("0.00%", "%"),
        ('#,##0_);"(kurang)"#,##0', None),
        ('"-"0', None),
        ("", None),
    ],
)
def test_the_unit_that_a_format_shows(number_format: str, satuan: str | None) -> None:
    assert figure_of(Cell(2, 3, "2.5", CellKind.NUMBER, number_format)).satuan == satuan

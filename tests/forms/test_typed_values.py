"""What planners type, paste and format, against what a data file is to say of it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.forms.typed_values import CellFault, date_of, typed_date, typed_figure, typed_text
from ukur.model.spellings import one_reading
from ukur.spreadsheet.grid import Cell, CellKind


def teks(isi: str) -> Cell:
    return Cell(7, 6, isi, CellKind.TEXT, "@")


def angka(tersimpan: str, bentuk: str = "General") -> Cell:
    return Cell(7, 6, tersimpan, CellKind.NUMBER, bentuk)


@pytest.mark.parametrize(
    ("cell", "persen", "hasil"),
    [
        pytest.param(teks("72,9"), False, "72.9", id="koma"),
        pytest.param(teks("72.9"), False, "72.9", id="titik"),
        pytest.param(teks(" 1.234,5 "), False, "1234.5", id="ribuan dan spasi"),
        pytest.param(teks("\xa072,9\n"), False, "72.9", id="spasi tak putus dan baris baru di tepi"),
        pytest.param(teks("220.000.000"), False, "220000000", id="ribuan saja"),
        pytest.param(teks("72,90"), False, "72.9", id="nol di ujung"),
        pytest.param(teks("0,1234"), False, "0.1234", id="empat desimal"),
        pytest.param(teks("-3,5"), False, "-3.5", id="negatif"),
        pytest.param(teks("91,67 %"), True, "91.67", id="persen diketik pada satuan persen"),
        pytest.param(teks("n/a"), False, "n/a", id="tidak berlaku"),
        pytest.param(teks("Belum rilis"), False, "Belum rilis", id="belum rilis"),
        pytest.param(teks("80..90"), False, "80..90", id="rentang"),
        pytest.param(teks("   "), False, None, id="spasi saja"),
        pytest.param(Cell(7, 6), False, None, id="kosong"),
        # XlsxWriter stores 72.9 and 96.76 so; Excel shows 15 digits of them
        pytest.param(angka("72.90000000000001"), False, "72.9", id="15 digit"),
        pytest.param(angka("99.99999999999999"), False, "100", id="dibulatkan ke 15 digit"),
        pytest.param(angka("0.9167", "0.00%"), True, "91.67", id="sel berformat persen"),
        pytest.param(angka("91.67", '0.00"%"'), True, "91.67", id="tanda persen sebagai hiasan"),
        pytest.param(angka("220000000", "#,##0"), False, "220000000", id="sel ribuan"),
        pytest.param(angka("-0"), False, "0", id="nol bertanda minus"),
        pytest.param(angka("1.5E3"), False, "1500", id="tersimpan dengan pangkat"),
        pytest.param(angka("72.125"), False, "72.1250", id="tiga desimal ditulis dengan satu bacaan"),
    ],
)
def test_angka(cell: Cell, persen: bool, hasil: str | None) -> None:
    assert typed_figure(cell, persen) == hasil


@pytest.mark.parametrize(
    "isi",
    ["-", "1.234", "72,9 persen", "Rp 1.500.000", "47/221", "1 500", "±3", "12 unit", "1,2,3", "٣"],
)
def test_bukan_angka_dibiarkan(isi: str) -> None:
    """What is no figure beyond doubt goes on as it was typed: the field's own rule says what to write."""
    assert typed_figure(teks(isi)) == isi


def test_tiga_desimal() -> None:
    assert typed_figure(teks("1,234"), thousandths=True) == "1.2340"


@pytest.mark.parametrize(
    ("cell", "kata", "perbaikan"),
    [
        pytest.param(Cell(7, 6, "#DIV/0!", CellKind.ERROR), "lembar kerja #DIV/0!", "rumus", id="galat"),
        pytest.param(teks("#N/A"), "galat lembar kerja #N/A", "rumus", id="galat yang ditempel sebagai teks"),
        pytest.param(Cell(7, 6, "TRUE", CellKind.BOOLEAN), "TRUE", "angka", id="boolean"),
        pytest.param(Cell(7, 6, formula=True), "belum ada hasilnya", "simpan", id="rumus tanpa hasil"),
        pytest.param(teks('=HYPERLINK("http://x.id","klik")'), "=HYPERLINK", "hasilnya", id="rumus teks"),
        pytest.param(Cell(7, 6, "klik", CellKind.TEXT, "", True), "rumus", "teksnya", id="teks dari rumus"),
        pytest.param(teks("7\N{REPLACEMENT CHARACTER}9"), "U+FFFD", "ketik lagi", id="huruf rusak"),
        pytest.param(angka("45838", "dd/mm/yyyy"), "tanggal", "Teks", id="3/4 yang menjadi tanggal"),
        pytest.param(angka("0.0555", "h:mm"), "jam", "Teks", id="1:20 yang menjadi jam"),
        pytest.param(angka("0.9167", "0.00%"), "(91.67 %)", "Teks", id="persen pada satuan lain"),
        pytest.param(angka("2.5", '0.0 "juta"'), "dalam juta", "Teks", id="satuan dari format"),
        pytest.param(angka("1234567890123456"), "15 digit", "Teks", id="terlalu panjang"),
    ],
)  # fmt: skip
def test_sel_yang_tidak_dapat_dibaca(cell: Cell, kata: str, perbaikan: str) -> None:
    fault = typed_figure(cell)
    assert isinstance(fault, CellFault)
    assert kata in fault.message
    assert perbaikan in fault.hint


@pytest.mark.parametrize(
    ("isi", "hari"),
    [
        pytest.param("30 Juni 2026", "2026-06-30", id="kata"),
        pytest.param("3 Nop 2025", "2025-11-03", id="singkatan lama"),
        pytest.param("1 Peb 2026", "2026-02-01", id="ejaan lama"),
        pytest.param("1 agustus 2025", "2025-08-01", id="huruf kecil"),
        pytest.param("17-Agu-2025", "2025-08-17", id="tanda hubung"),
        pytest.param("Jum'at, 2 Mei 2025", "2025-05-02", id="nama hari"),
        pytest.param("Senin 5 Mei 2025", "2025-05-05", id="nama hari tanpa koma"),
        pytest.param("30/6/2026", "2026-06-30", id="garis miring, hari dahulu"),
        pytest.param("30.06.2026", "2026-06-30", id="titik"),
        pytest.param("2026-06-30", "2026-06-30", id="baku"),
        pytest.param("2026-06-30 00:00:00", "2026-06-30", id="tempelan dengan jam"),
        pytest.param("  ", None, id="kosong"),
    ],
)
def test_tanggal(isi: str, hari: str | None) -> None:
    assert date_of(isi) == hari == typed_date(teks(isi))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        pytest.param("Juni 2026", "harinya", id="tanpa hari"),
        pytest.param("30 Juni", "tahunnya", id="tanpa tahun"),
        pytest.param("30 Juni 26", "tahunnya", id="tahun dua angka"),
        pytest.param("31 Juni 2026", "kalender", id="hari yang tidak ada"),
        pytest.param("6/30/2026", "kalender", id="bulan dahulu"),
        pytest.param("30 Jumi 2026", "'Jumi'", id="salah ketik"),
        pytest.param("TW2", "bukan tanggal", id="triwulan"),
        pytest.param("segera", "bulan 'segera'", id="kata lain"),
    ],
)
def test_bukan_tanggal(isi: str, kata: str) -> None:
    fault = date_of(isi)
    assert isinstance(fault, CellFault)
    assert kata in fault.message
    assert "30 Juni 2026" in fault.hint


def test_sel_tanggal() -> None:
    # Excel counts days: 45838 is 30 June 2025 (45658 is 1 January 2025, 180 days later)
    assert typed_date(angka("45838", "dd/mm/yyyy")) == "2025-06-30"
    assert typed_date(angka("45838.5", "dd/mm/yyyy hh:mm")) == "2025-06-30"
    assert isinstance(typed_date(angka("45838")), CellFault)


@pytest.mark.parametrize(
    ("cell", "hasil"),
    [
        pytest.param(teks(" dua kata \n baris lain  "), "dua kata\n baris lain", id="spasi di ujung"),
        pytest.param(teks("a_x000D_\nb\r\nc"), "a\nb\nc", id="baris Windows"),
        pytest.param(angka("2025"), "2025", id="angka"),
        pytest.param(angka("0.5", "0%"), "50 %", id="persen"),
        pytest.param(angka("45838", "d mmm yyyy"), "30 Juni 2025", id="tanggal"),
        pytest.param(Cell(7, 6), None, id="kosong"),
    ],
)
def test_teks(cell: Cell, hasil: str | None) -> None:
    assert typed_text(cell) == hasil


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_angka_kembali_sama(nilai: object) -> None:
    """A figure spelt for the file is read as the number that stood in the cell."""
    spelt = typed_figure(angka(str(nilai)))
    assert isinstance(spelt, str)
    assert one_reading(spelt) == nilai


@given(st.dates(min_value=datetime.date(1901, 1, 1)))
def test_setiap_hari(hari: datetime.date) -> None:
    assert date_of(f"{hari.day}/{hari.month}/{hari.year}") == hari.isoformat() == date_of(hari.isoformat())


@given(st.text(max_size=20))
def test_teks_apa_pun(isi: str) -> None:
    """Nothing that can be typed ends in anything but a value or a fault with a remedy."""
    for typed in (typed_figure(teks(isi)), typed_text(teks(isi)), typed_date(teks(isi))):
        assert typed is None or isinstance(typed, str) or (typed.message and typed.hint)

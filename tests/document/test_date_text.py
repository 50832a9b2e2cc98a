import datetime
from decimal import Decimal as D
from decimal import localcontext

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from ukur.calendar.date_words import WEEKDAYS
from ukur.document.date_text import (
    date_text,
    full_number,
    number_text,
    percent_text,
    quantity_text,
    rupiah_text,
    short_number,
)
from ukur.document.figure_composition import indikator_figure
from ukur.measure.rounding import round_half_up
from ukur.model.numbers import AbsentReason, Label, Quantity, TargetRange

ANGKA = st.decimals(
    min_value=-(10**29), max_value=10**29, allow_nan=False, allow_infinity=False, places=6
) | st.decimals(min_value=-2000, max_value=2000, places=4)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        pytest.param("1234.567", 2, "1.234,57", id="titik ribuan, koma desimal"),
        pytest.param("0.125", 2, "0,13", id="setengah ke atas, bukan ke genap"),
        pytest.param("0", 2, "0,00", id="nol tetap angka"),
        pytest.param("-0.001", 2, "0,00", id="tidak pernah minus nol"),
        pytest.param("-1234.5", 1, "-1.234,5", id="negatif"),
        pytest.param("999.995", 2, "1.000,00", id="pembulatan menambah ribuan"),
        pytest.param("1000000", 0, "1.000.000", id="sejuta tanpa desimal"),
        pytest.param("0.7616", 4, "0,7616", id="indeks empat desimal"),
        pytest.param("47", None, "47", id="seperti tertulis: bulat"),
        pytest.param("168.3210", None, "168,3210", id="seperti tertulis: nol di belakang tetap"),
        pytest.param("9" * 30, 0, ".".join(["999"] * 10), id="tiga puluh digit"),
    ],
)
def test_angka(nilai: str, desimal: int | None, teks: str) -> None:
    assert number_text(D(nilai), desimal) == teks


@pytest.mark.parametrize("first", ["80", "80.0", "80.000", "8E+1"])
def test_what_is_kept_of_a_number_is_its_value_alone(first: str) -> None:
    """80 and 80.0 are one number, whichever came first; as typed they are two texts."""
    for kept in (short_number, full_number, indikator_figure):
        kept.cache_clear()
    number_text(D(first)), short_number(D(first)), full_number(D(first)), indikator_figure(D(first), 2)
    again = [(number_text(D(x)), short_number(D(x)), full_number(D(x))) for x in ("80", "80.0", "80.000")]
    assert again == [("80", "80", "80"), ("80,0", "80", "80"), ("80,000", "80", "80")]
    assert {quantity_text(D(x), 1) for x in ("80", "80.0", "80.000")} == {"80,0"}
    assert {quantity_text(D(x), 0) for x in ("0", "-0", "-0.00")} == {"0"}
    figures = [indikator_figure(D(x), 2) for x in ("80", "80.0", "80.000")]
    assert {(figure.teks, str(figure.nilai)) for figure in figures} == {("80,00", "80.00")}


def babel(nilai: D, pola: str) -> str:
    with localcontext(prec=60):  # babel works in the caller's context, whose 28 digits are too few
        return format_decimal(nilai + 0, pola, "id", decimal_quantization=False)


@given(ANGKA, st.integers(0, 6))
def test_angka_seperti_babel(nilai: D, desimal: int) -> None:
    """CLDR's Indonesian is the oracle; it is given a number already rounded, since it rounds half to even."""
    pola = "#,##0" + ("." + "0" * desimal if desimal else "")
    assert number_text(nilai, desimal) == babel(round_half_up(nilai, desimal), pola)


@given(ANGKA)
def test_angka_ringkas_seperti_babel(nilai: D) -> None:
    assert short_number(nilai) == babel(nilai, "#,##0.######")


@pytest.mark.parametrize(
    ("nilai", "ringkas", "penuh"),
    [
        pytest.param("20.00", "20", "20", id="nol di belakang koma hilang"),
        pytest.param("100", "100", "100", id="nol ratusan tetap"),
        pytest.param("0.750", "0,75", "0,75", id="sebagian nol hilang"),
        pytest.param("0", "0", "0", id="nol"),
        pytest.param("0.00", "0", "0", id="nol berdesimal"),
        pytest.param("-0", "0", "0", id="tidak pernah minus nol"),
        pytest.param("-1500.50", "-1.500,5", "-1.500,5", id="negatif"),
        pytest.param("21.2669683", "21,2669683", "21,266968…", id="elipsis menandai digit yang tidak tampak"),
        pytest.param("0.9999999", "0,9999999", "0,999999…", id="dipotong, tidak dibulatkan"),
        pytest.param("2.0000000", "2", "2", id="yang terpotong hanya nol"),
    ],
)
def test_ringkas_dan_penuh(nilai: str, ringkas: str, penuh: str) -> None:
    assert (short_number(D(nilai)), full_number(D(nilai))) == (ringkas, penuh)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        pytest.param(None, "–", id="belum ada data: tanda pisah, bukan nol"),
        pytest.param(D("0"), "0,00", id="nol"),
        pytest.param(D("1234.5"), "1.234,50", id="angka"),
        pytest.param(TargetRange(D("7"), D("8.5")), "7,00–8,50", id="rentang"),
        pytest.param(Label("WTP"), "WTP", id="label"),
        pytest.param(AbsentReason.TIDAK_BERLAKU, "n/a", id="tidak berlaku"),
        pytest.param(AbsentReason.BELUM_RILIS, "Belum rilis", id="belum rilis"),
    ],
)
def test_besaran(nilai: Quantity | None, teks: str) -> None:
    assert quantity_text(nilai, 2) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        pytest.param("106.35", "106,35 %", id="spasi sebelum tanda persen"),
        pytest.param("-50.00", "-50,00 %", id="negatif"),
        pytest.param("1234.50", "1.234,50 %", id="ribuan"),
    ],
)
def test_persen(nilai: str, teks: str) -> None:
    assert percent_text(D(nilai)) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        pytest.param("1500000", "Rp1.500.000", id="tanpa spasi sesudah Rp, tanpa sen"),
        pytest.param("1500000.00", "Rp1.500.000", id="sen nol tidak tampak"),
        pytest.param("1500000.5", "Rp1.500.000,50", id="sen dua angka"),
        pytest.param("0", "Rp0", id="nol"),
        pytest.param("999999999999", "Rp999.999.999.999", id="hampir satu triliun"),
    ],
)
def test_rupiah(nilai: str, teks: str) -> None:
    assert rupiah_text(D(nilai)) == teks


# Month names: Kamus Besar Bahasa Indonesia (Februari, November: not Pebruari, Nopember).
BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


@pytest.mark.parametrize(("nomor", "nama"), list(enumerate(BULAN.split(), 1)))
def test_tanggal(nomor: int, nama: str) -> None:
    assert date_text(datetime.date(2022, nomor, 9)) == f"9 {nama} 2022"


@given(st.dates())
def test_tanggal_seperti_babel(day: datetime.date) -> None:
    assert date_text(day) == format_date(day, "d MMMM y", locale="id")
    assert WEEKDAYS[day.weekday()] == format_date(day, "EEEE", locale="id")

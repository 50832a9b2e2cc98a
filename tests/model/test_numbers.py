from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ukur.model.numbers import (
    AbsentReason,
    Label,
    NonnegativeNumber,
    Number,
    Quantity,
    QuantityValue,
    TargetRange,
    WholeNumber,
    YesNo,
    parse_number,
    quantity_spelling,
)
from ukur.model.spellings import as_thousandths, spelling_hint

Penolakan = Callable[[Any, object], tuple[str, str, str]]


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        pytest.param("21.27", "21.27", id="titik desimal"),
        pytest.param("21,27", "21.27", id="koma desimal"),
        pytest.param("0.123", "0.123", id="nol di depan: tiga desimal hanya satu arti"),
        pytest.param("0,123", "0.123", id="nol di depan, koma"),
        pytest.param("-0.123", "-0.123", id="negatif, nol di depan"),
        pytest.param("1.234,5", "1234.5", id="ribuan titik, desimal koma"),
        pytest.param("1,234.5", "1234.5", id="ribuan koma, desimal titik"),
        pytest.param("1.234.567", "1234567", id="dua titik pasti ribuan"),
        pytest.param("1,234,567", "1234567", id="dua koma pasti ribuan"),
        pytest.param("1.234.567,891", "1234567.891", id="ribuan titik dan tiga desimal"),
        pytest.param("1234.567", "1234.567", id="empat digit di depan titik: pasti desimal"),
        pytest.param("1234,567", "1234.567", id="empat digit di depan koma: pasti desimal"),
        pytest.param("12.5000", "12.5000", id="empat desimal disimpan apa adanya"),
        pytest.param("1.1", "1.1", id="satu desimal"),
        pytest.param("1.10", "1.10", id="nol di belakang tidak hilang"),
        pytest.param("010", "10", id="nol di depan bukan oktal"),
        pytest.param("855830897000", "855830897000", id="rupiah tanpa pemisah"),
        pytest.param("0", "0", id="nol"),
        pytest.param("-9,31", "-9.31", id="pertumbuhan negatif"),
        pytest.param("+5", "5", id="tanda tambah"),
        pytest.param("  82.5 ", "82.5", id="spasi di tepi"),
        pytest.param("9" * 30, "9" * 30, id="tiga puluh digit"),
    ],
)
def test_satu_arti(teks: str, nilai: str) -> None:
    assert str(parse_number(teks)) == nilai


@pytest.mark.parametrize(
    ("teks", "kode", "saran"),
    [
        pytest.param("1.000", "F002", "tulis 1000 bila ribuan, atau 1.0 bila desimal", id="1.000"),
        pytest.param("1,000", "F002", "tulis 1000 bila ribuan, atau 1.0 bila desimal", id="1,000"),
        pytest.param("21.270", "F002", "tulis 21270 bila ribuan, atau 21.27 bila desimal", id="21.270"),
        pytest.param("1.234", "F002", "tulis 1234 bila ribuan, atau 1.2340 bila desimal", id="tiga desimal"),
        pytest.param("-1.500", "F002", "tulis -1500 bila ribuan, atau -1.5 bila desimal", id="negatif"),
        pytest.param("999,999", "F002", "tulis 999999 bila ribuan, atau 999.9990 bila desimal", id="999"),
        pytest.param("1e3", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="eksponen"),
        pytest.param("1_000", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="garis bawah"),
        pytest.param("0x1F", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="heksadesimal"),
        pytest.param(".nan", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="bukan bilangan"),
        pytest.param(".inf", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="tak hingga"),
        pytest.param("NaN", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="NaN milik Decimal"),
        pytest.param("5.", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="titik di akhir"),
        pytest.param(".5", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="titik di awal"),
        pytest.param("1.23.456", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="timpang"),
        pytest.param("1 000", "F001", "tulis tanpa spasi, misalnya 1500", id="spasi ribuan"),
        pytest.param("21 kampung", "F001", "tulis angkanya saja, tanpa satuan", id="bersatuan"),
        pytest.param("3 cm", "F001", "tulis angkanya saja, tanpa satuan", id="satuan singkat"),
        pytest.param(
            "47/221", "F001", "tulis pembilang dan penyebut di isiannya masing-masing", id="pembagian"
        ),
        pytest.param("", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="teks kosong bukan nol"),
        pytest.param("٣", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="digit Arab"),
        pytest.param("１２", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="digit lebar"),
        pytest.param("²", "F001", "tulis digit saja, misalnya 21.27 atau 21,27", id="digit pangkat"),
        pytest.param(
            "93,75 %", "F001", "tulis tanpa tanda persen; satuan sudah ada di kamus indikator", id="persen"
        ),
        pytest.param("Rp4.321.000", "F001", "tulis tanpa 'Rp', misalnya 1500000", id="rupiah"),
        pytest.param("rp 500", "F001", "tulis tanpa 'Rp', misalnya 1500000", id="rupiah huruf kecil"),
        pytest.param("\u22125", "F001", "pakai tanda minus biasa (-)", id="minus tipografi"),
        pytest.param(
            "-",
            "F001",
            "bila belum ada data, kosongkan isian ini; bila tidak berlaku, tulis n/a",
            id="tanda hubung: Cirebon mencetaknya untuk isian kosong",
        ),
        pytest.param("9" * 31, "F001", "periksa satuan dan salah ketik", id="tiga puluh satu digit"),
        pytest.param("0." + "1" * 31, "F001", "periksa satuan dan salah ketik", id="desimal terlalu panjang"),
    ],
)
def test_ditolak(penolakan: Penolakan, teks: str, kode: str, saran: str) -> None:
    assert penolakan(Number, teks)[::2] == (kode, saran)


ARAH = "; arah baik buruknya sudah disebut rumus di kamus"
KOSONG = "bila belum ada data, kosongkan isian ini; bila tidak berlaku, tulis n/a"
KERAS = "; spasi tak putus (U+00A0) terbawa dari Excel, Word, atau halaman web"
LEMBAR = "perbaiki rumus di lembar asalnya, lalu tulis angkanya; bila belum ada data, kosongkan"


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("2,5 juta", "tulis 2500000"),
        ("1.234,5 jt", "tulis 1234500000"),
        ("1,5 miliar", "tulis 1500000000"),
        ("3 ribu", "tulis 3000"),
        ("1.500 juta", "tulis angka lengkapnya, tanpa kata juta"),
        ("2025-12-31", "tulis angkanya; ini tanggal, yang sering dibuat sendiri oleh lembar kerja"),
        ("31/12/2025", "tulis angkanya; ini tanggal, yang sering dibuat sendiri oleh lembar kerja"),
        ("1.500.000.000,-", "tulis 1500000000, tanpa tanda ,-"),
        (">95", f"tulis 95 saja{ARAH}"),
        ("≥ 90", f"tulis 90 saja{ARAH}"),
        ("<= 5", f"tulis 5 saja{ARAH}"),
        ("≥ 90 %", f"tulis 90 saja{ARAH}"),
        ("90 ke atas", f"tulis 90 saja{ARAH}"),
        ("minimal 90", f"tulis 90 saja{ARAH}"),
        ("paling lambat 5", f"tulis 5 saja{ARAH}"),
        ("80 s/d 90", "tulis 80..90"),
        ("80 sampai dengan 90", "tulis 80..90"),
        ("2 dari 3", "tulis pembilang dan penyebut di isiannya masing-masing"),
        ("0,84*", "tulis 0,84; arti tanda * dijelaskan di keterangan"),
        ("1.234*", "tulis angkanya; arti tanda * dijelaskan di keterangan"),
        (
            "4,59E+09",
            "salin angka lengkapnya dari sel (kira-kira 4590000000); penulisan pangkat sudah membulatkannya",
        ),
        ("Baik (3,51)", "tulis salah satu menurut rumus di kamus: angkanya (3,51) atau sebutannya (Baik)"),
        ("3,51 (Baik)", "tulis salah satu menurut rumus di kamus: angkanya (3,51) atau sebutannya (Baik)"),
        ("nihil", "tulis 0, karena nihil berarti nol"),
        ("NIHIL", "tulis 0, karena nihil berarti nol"),
        ("n.a.", KOSONG),
        ("TAD", KOSONG),
        ("-", KOSONG),
        ("…", KOSONG),
        ("1\u00a0500\u00a0000", f"tulis 1500000{KERAS}"),
        ("21,27\u202f%", f"tulis tanpa tanda persen; satuan sudah ada di kamus indikator{KERAS}"),
        ("80\u00a0–\u00a090", f"tulis 80..90{KERAS}"),
        ("#DIV/0!", LEMBAR),
        ("#N/A", LEMBAR),
        ("Err:502", LEMBAR),
        ("3 m", "tulis digit saja, misalnya 21.27 atau 21,27"),
    ],
)
def test_setiap_ejaan_punya_perbaikannya(penolakan: Penolakan, teks: str, saran: str) -> None:
    """Spellings of published tables; 2,5 juta = 2.5 x 10^6, 4,59E+09 = 4.59 x 10^9."""
    assert penolakan(Number, teks)[::2] == ("F001", saran)


@given(st.text(alphabet="0123456789.,-+%*()<>≥ \u00a0Ee#/xajutmil", max_size=25))
def test_saran_selalu_ada_dan_tidak_gagal(teks: str) -> None:
    assert spelling_hint(teks)


@given(st.sampled_from(["jt", "juta", "ribu", "miliar"]), st.decimals(1, 9999, places=2))
def test_angka_berkata_skala_ditulis_penuh(kata: str, nilai: D) -> None:
    """What the remedy names can be read, and is the number that was meant."""
    pangkat = {"jt": 6, "juta": 6, "ribu": 3, "miliar": 9}[kata]
    saran = spelling_hint(f"{nilai} {kata}")
    assert parse_number(saran.removeprefix("tulis ")) == nilai.scaleb(pangkat)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        pytest.param("1,234", "1,2340", id="koma"),
        pytest.param("-1.234", "-1.2340", id="negatif"),
        pytest.param("1,234..2,345", "1,2340..2,3450", id="rentang"),
        pytest.param("1.234.567", "1.234.567", id="dua pemisah: ribuan"),
        pytest.param("1.234,5", "1.234,5", id="ribuan berdesimal"),
        pytest.param("0,684", "0,684", id="nol di depan"),
        pytest.param("n/a", "n/a", id="kata"),
    ],
)
def test_perseribuan(teks: str, hasil: str) -> None:
    assert as_thousandths(teks) == hasil


def test_pesan_mengutip_nilai_apa_adanya(penolakan: Penolakan) -> None:
    assert penolakan(Number, "{1.000}")[1] == "'{1.000}' bukan angka"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_saran_selalu_satu_arti(nilai: D) -> None:
    """Every number with two decimals has one spelling that is read back as itself."""
    assert parse_number(f"{nilai:f}") == nilai


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_kedua_saran_diterima(utuh: int, pecahan: int, tanda: str) -> None:
    teks = f"{utuh}{tanda}{pecahan:03}"
    with pytest.raises(ValueError, match="bermakna ganda") as ditolak:
        parse_number(teks)
    ribuan, _, desimal = str(ditolak.value).partition("tulis ")[2].partition(" bila ribuan, atau ")
    assert parse_number(ribuan) == D(teks.replace(tanda, ""))
    assert parse_number(desimal.removesuffix(" bila desimal")) == D(teks.replace(",", "."))


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        pytest.param("21,27", D("21.27"), id="angka"),
        pytest.param("80..90", TargetRange(D(80), D(90)), id="rentang dua titik"),
        pytest.param("80-90", TargetRange(D(80), D(90)), id="rentang tanda hubung"),
        pytest.param("80 – 90", TargetRange(D(80), D(90)), id="rentang tanda pisah"),
        pytest.param("7 s.d. 8", TargetRange(D(7), D(8)), id="rentang s.d."),
        pytest.param("0,5..1.5", TargetRange(D("0.5"), D("1.5")), id="rentang desimal"),
        pytest.param("-5..-3", TargetRange(D(-5), D(-3)), id="rentang negatif"),
        pytest.param("90..90", TargetRange(D(90), D(90)), id="rentang satu titik"),
        pytest.param("-5", D(-5), id="angka negatif bukan rentang"),
        pytest.param("WTP", Label("WTP"), id="opini"),
        pytest.param("WTP-DPP", Label("WTP-DPP"), id="opini bertanda hubung"),
        pytest.param("BB", Label("BB"), id="predikat"),
        pytest.param("Sangat Baik (A)", Label("Sangat Baik (A)"), id="predikat berspasi"),
        pytest.param("ya", Label("ya"), id="ya tetap kata"),
        pytest.param("n/a", AbsentReason.TIDAK_BERLAKU, id="n/a"),
        pytest.param("N/A", AbsentReason.TIDAK_BERLAKU, id="N/A"),
        pytest.param("Belum rilis", AbsentReason.BELUM_RILIS, id="belum rilis"),
        pytest.param("belum rilis", AbsentReason.BELUM_RILIS, id="belum rilis huruf kecil"),
        pytest.param(None, None, id="kosong: belum ada data, bukan nol"),
    ],
)
def test_besaran(teks: str | None, nilai: Quantity | None) -> None:
    assert TypeAdapter(QuantityValue).validate_python(teks) == nilai


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        pytest.param("90..80", "F011", id="rentang terbalik"),
        pytest.param("1.000..2.000", "F002", id="rentang bermakna ganda"),
        pytest.param("80-90-100", "F001", id="rentang bertiga"),
        pytest.param("5-", "F001", id="rentang tanpa batas atas"),
        pytest.param("1.000", "F002", id="angka bermakna ganda"),
        pytest.param("Rp 1.500.000", "F001", id="rupiah bukan label"),
        pytest.param("½", "F001", id="pecahan satu huruf bukan label"),
        pytest.param("<b>baik</b>", "F001", id="tanda HTML bukan label"),
        pytest.param("a" * 41, "F001", id="kata lebih dari 40 huruf"),
        pytest.param("baik\u202ekiab", "F001", id="pembalik arah bukan label"),
        pytest.param(["1"], "K003", id="daftar"),
        pytest.param({"a": "1"}, "K003", id="pasangan kunci"),
        pytest.param(True, "K003", id="bool Python bukan angka"),
        pytest.param(1.5, "K003", id="float tidak pernah diterima"),
    ],
)
def test_besaran_ditolak(penolakan: Penolakan, teks: object, kode: str) -> None:
    assert penolakan(QuantityValue, teks)[0] == kode


@pytest.mark.parametrize(
    "nilai",
    [
        pytest.param(D("21.27"), id="angka"),
        pytest.param(D("1E+3"), id="angka berpangkat ditulis penuh"),
        pytest.param(TargetRange(D("0.5"), D(8)), id="rentang"),
        pytest.param(TargetRange(D(-5), D(-3)), id="rentang negatif"),
        pytest.param(Label("WTP-DPP"), id="label"),
        pytest.param(AbsentReason.TIDAK_BERLAKU, id="n/a"),
        pytest.param(AbsentReason.BELUM_RILIS, id="belum rilis"),
    ],
)
def test_tulis_lalu_baca_kembali(nilai: Quantity) -> None:
    assert TypeAdapter(QuantityValue).validate_python(quantity_spelling(nilai)) == nilai


@pytest.mark.parametrize(
    ("jenis", "teks", "hasil"),
    [
        pytest.param(WholeNumber, "4", 4, id="bulat"),
        pytest.param(WholeNumber, "4,0", 4, id="bulat berdesimal nol"),
        pytest.param(WholeNumber, 4, 4, id="bulat dari int"),
        pytest.param(NonnegativeNumber, "0", D(0), id="nol tidak negatif"),
        pytest.param(YesNo, "ya", True, id="ya"),
        pytest.param(YesNo, "Tidak", False, id="tidak"),
        pytest.param(YesNo, "true", True, id="true"),
        pytest.param(YesNo, "FALSE", False, id="false"),
    ],
)
def test_jenis_lain(jenis: Any, teks: object, hasil: object) -> None:
    assert TypeAdapter(jenis).validate_python(teks) == hasil


@pytest.mark.parametrize(
    ("jenis", "teks", "kode"),
    [
        pytest.param(WholeNumber, "4.5", "F001", id="pecahan bukan bilangan bulat"),
        pytest.param(WholeNumber, "1.000", "F002", id="bulat bermakna ganda"),
        pytest.param(NonnegativeNumber, "-1", "F011", id="pagu negatif"),
        pytest.param(YesNo, "no", "F006", id="no bukan tidak"),
        pytest.param(YesNo, "yes", "F006", id="yes bukan ya"),
        pytest.param(YesNo, "1", "F006", id="1 bukan ya"),
    ],
)
def test_jenis_lain_ditolak(penolakan: Penolakan, jenis: Any, teks: str, kode: str) -> None:
    assert penolakan(jenis, teks)[0] == kode

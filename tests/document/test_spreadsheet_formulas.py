import io
import random
from collections.abc import Callable, Iterator
from decimal import Decimal as D

import pytest
import xlsxwriter
from tests.document.baca_xlsx import Buku, cocok

from ukur.document.figure import Calculation, Figure
from ukur.document.tabel.declaration import Unit
from ukur.document.xlsx.cell_formats import number_format
from ukur.document.xlsx.spreadsheet_formulas import (
    estimate_value,
    formula_text,
    holds_exactly,
    rounded_formula,
)
from ukur.document.xlsx.worksheet import fits_number
from ukur.measure.direction import bounds
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import RUMUS
from ukur.measure.rumus_id import RumusId
from ukur.model.numbers import TargetRange

Ubah = Callable[[bytes, str, str], bytes]
NAIK, SELISIH, RASIO = RumusId.NAIK, RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO
STABIL, RENTANG, RENTANG_TURUN = RumusId.STABIL, RumusId.RENTANG, RumusId.RENTANG_TURUN

NUMBERS = [rumus for rumus in RumusId if RUMUS[rumus].words is None]

# rumus, lower bound, upper bound, realisasi, capaian as printed (by hand, half up), what the cell must hold
TABEL = [
    pytest.param(NAIK, "80", "80", "82.5", "103.13", 1, id="103,125: setengah ke atas"),
    pytest.param(NAIK, "40", "40", "0.402", "1.01", 1, id="1,005: biner menyimpannya di bawah setengah"),
    pytest.param(NAIK, "20", "20", "21.27", "106.35", 1, id="tanpa sisa"),
    pytest.param(NAIK, "1000", "1000", "26.75", "2.68", 1, id="2,675"),
    pytest.param(NAIK, "3", "3", "1", "33.33", 1, id="tak berhingga desimalnya"),
    pytest.param(SELISIH, "0.35", "0.35", "0.43", "77.14", 1, id="selisih"),
    pytest.param(SELISIH, "32", "32", "0", "200.00", 1, id="selisih, realisasi nol"),
    pytest.param(SELISIH, "0", "0", "0", "100.00", 1, id="selisih, keduanya nol"),
    pytest.param(SELISIH, "10", "10", "25", "-50.00", 1, id="selisih, negatif"),
    pytest.param(SELISIH, "8", "8", "17.0004", "-12.51", 1, id="-12,505 menjauhi nol"),
    pytest.param(SELISIH, "3", "3", "5.99535", "0.16", 2, id="0,155 dari selisih dua angka berdekatan"),
    pytest.param(SELISIH, "7.8", "7.8", "14.97639", "8.00", 2, id="7,995 dari selisih dua angka berdekatan"),
    pytest.param(RASIO, "32", "32", "4.88", "655.74", 1, id="rasio"),
    pytest.param(RASIO, "32", "32", "0", "100.00", 1, id="rasio, realisasi nol"),
    pytest.param(STABIL, "100", "100", "104", "96.00", 1, id="stabil, di atas target"),
    pytest.param(STABIL, "100", "100", "96", "96.00", 1, id="stabil, di bawah target"),
    pytest.param(STABIL, "0", "0", "0", "100.00", 1, id="stabil, keduanya nol"),
    pytest.param(RENTANG, "7", "8", "7", "100.00", 1, id="tepat di batas bawah"),
    pytest.param(RENTANG, "7", "8", "8", "100.00", 1, id="tepat di batas atas"),
    pytest.param(RENTANG, "80", "90", "70", "87.50", 1, id="di bawah rentang"),
    pytest.param(RENTANG, "7", "8", "9", "112.50", 1, id="di atas rentang"),
    pytest.param(RENTANG_TURUN, "7", "8", "9", "87.50", 1, id="turun, di atas rentang"),
    pytest.param(RENTANG_TURUN, "7", "8", "6.5", "107.14", 1, id="turun, di bawah rentang"),
    pytest.param(RENTANG_TURUN, "0", "0", "0", "100.00", 1, id="turun, rentang nol"),
    pytest.param(NAIK, "1000000000", "1000000000", "715249999.99", "71.52", 1, id="71,524999999"),
    pytest.param(
        NAIK, "1000000000", "1000000000", "715249999.99999", "71.52", 0, id="71,524999999999: terlalu rapat"
    ),
    pytest.param(NAIK, "0.000001", "0.000001", "99999999.12345", "9999999912345000.00", 1, id="besar sekali"),
]


def _hitungan(rumus: RumusId, bawah: str, atas: str, realisasi: str) -> Calculation:
    return Calculation(rumus, D(bawah) if bawah == atas else TargetRange(D(bawah), D(atas)), D(realisasi))


def _hasil(rows: list[tuple[Calculation, str]], ubah: Ubah) -> list[object]:
    """Return what LibreOffice makes of formulas over bounds and realisasi in the same row."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Uji")
        for at, (source, formula) in enumerate(rows):
            for column, value in enumerate((*bounds(source.target), source.realisasi)):
                sheet.write_number(at, column, float(value))
            sheet.write_formula(at, 3, formula, None, -1)
    return [row[3] for row in Buku(ubah(buffer.getvalue(), "xlsx", "ods")).lembar["Uji"]]


def _rumus(source: Calculation, tercetak: Figure, baris: int) -> str | None:
    cells = (f"{column}{baris + 1}" for column in "ABC")
    return rounded_formula(formula_text(source, *cells), estimate_value(source), tercetak)


def _figur(nilai: D) -> Figure:
    return Figure(f"{nilai}", nilai)


@pytest.mark.parametrize(("rumus", "bawah", "atas", "realisasi", "capaian", "bulat"), TABEL)
def test_tabel(rumus: RumusId, bawah: str, atas: str, realisasi: str, capaian: str, bulat: int) -> None:
    """How often the formula rounds: once, twice after a difference, or no formula at all."""
    source = _hitungan(rumus, bawah, atas, realisasi)
    unrounded = RUMUS[rumus].compute(source.target, source.realisasi)
    assert isinstance(unrounded, D)
    assert str(round_half_up(unrounded)) == capaian
    assert (_rumus(source, _figur(D(capaian)), 0) or "").count("ROUND") == bulat


def test_tabel_di_libreoffice(ubah: Ubah) -> None:
    rows: list[tuple[Calculation, str]] = []
    expected = []
    for parameter in TABEL:
        *inputs, capaian, _ = parameter.values
        source = _hitungan(*inputs)  # type: ignore[arg-type]  # a table of mixed columns
        figure = _figur(D(str(capaian)))
        formula = _rumus(source, figure, len(rows))
        if formula:
            rows.append((source, formula))
            expected.append(figure)
    cells = _hasil(rows, ubah)
    assert [cell for cell, figure in zip(cells, expected, strict=True) if not cocok(cell, figure)] == []


def _acak(rnd: random.Random) -> tuple[Calculation, D] | None:
    """Make up a measurement; every third result lies on a half or one unit of the last digit beside it."""
    rumus = rnd.choice(NUMBERS)
    places, size = rnd.choice((0, 0, 1, 2, 2, 2, 3, 4)), 10 ** rnd.choice((2, 3, 4, 5, 6, 9, 12))
    target = D(rnd.randrange(size)).scaleb(-places)
    real = D(rnd.randrange(2 * size)).scaleb(-places)
    kind = rnd.random()
    if kind < 0.35 and target:
        real = target * (D(rnd.randrange(40000)) / 100 + D("0.005")) / 100
        real = 2 * target - real if rumus is SELISIH else real
        real += (kind < 0.1) * rnd.choice((-1, 1)) * D(1).scaleb(int(real.as_tuple().exponent))
    elif kind < 0.5:
        real = target + D(rnd.randrange(-3, 4)) / 100
    if real < 0 or not fits_number(real):
        return None
    ranged = TargetRange in RUMUS[rumus].jenis
    wanted = TargetRange(target, target + D(rnd.randrange(size)) / 10) if ranged else target
    result = RUMUS[rumus].compute(wanted, real)
    return None if isinstance(result, Reason) else (Calculation(rumus, wanted, real), round_half_up(result))


def _banyak(jumlah: int) -> Iterator[tuple[Calculation, D]]:
    rnd = random.Random(20241231)
    while jumlah:
        if made := _acak(rnd):
            jumlah -= 1
            yield made


def test_ribuan_di_libreoffice(ubah: Ubah) -> None:
    """Every formula we dare to write gives the printed figure; few results are too near a half to dare."""
    rows: list[tuple[Calculation, str]] = []
    expected, without = [], 0
    for source, printed in _banyak(8000):
        formula = _rumus(source, _figur(printed), len(rows))
        if formula is None:
            without += 1
        else:
            rows.append((source, formula))
            expected.append(_figur(printed))
    pairs = zip(rows, _hasil(rows, ubah), expected, strict=True)
    assert [(row, cell) for row, cell, figure in pairs if not cocok(cell, figure)] == []
    assert 0 < without < 80


@pytest.mark.parametrize(
    ("nilai", "ya"),
    [
        pytest.param("106.35", True, id="biasa"),
        pytest.param("123456789012345", True, id="15 angka"),
        pytest.param("1234567890123456", False, id="16 angka"),
        pytest.param("12345678901234000000", True, id="nol di belakang tidak penting"),
        pytest.param("0.0000123456789012345", True, id="nol di depan tidak penting"),
        pytest.param("1234567890123.456", False, id="16 angka dengan koma"),
        pytest.param("0", True, id="nol"),
    ],
)
def test_muat(nilai: str, ya: bool) -> None:
    assert fits_number(D(nilai)) is ya


@pytest.mark.parametrize(
    ("figur", "masuk", "ya"),
    [
        pytest.param(Figure("0,36", D("0.36")), D("0.36"), True, id="angka yang sama"),
        pytest.param(Figure("0,36", D("0.36")), D("0.355"), False, id="dicetak lebih pendek"),
        pytest.param(Figure("7–8"), TargetRange(D(7), D(8)), False, id="rentang adalah kata"),
        pytest.param(Figure("BB"), D(4), False, id="label adalah kata"),
        pytest.param(Figure("", D("1234567890123456")), D("1234567890123456"), False, id="tidak muat"),
    ],
)
def test_sel_tercetak_memuat_yang_dihitung(figur: Figure, masuk: D | TargetRange, ya: bool) -> None:
    assert holds_exactly(figur, masuk) is ya


@pytest.mark.parametrize(
    ("teks", "nilai", "unit", "format"),
    [
        pytest.param("106,35 %", "106.35", Unit.PERCENT, '#,##0.00" %"', id="persen"),
        pytest.param("1.234", "1234", Unit.NONE, "#,##0", id="bulat"),
        pytest.param("0,7616", "0.7616", Unit.NONE, "#,##0.0000", id="empat desimal"),
        pytest.param("-5", "-5", Unit.NONE, "#,##0", id="negatif"),
        pytest.param("1.000", "1E+3", Unit.NONE, "#,##0", id="bulat, ditulis dengan pangkat"),
        pytest.param("Rp1.500.000", "1500000", Unit.RUPIAH, '"Rp"#,##0', id="rupiah"),
        pytest.param("Rp1.500.000", "1500000.00", Unit.RUPIAH, '"Rp"#,##0', id="rupiah tanpa sen"),
        pytest.param("Rp1.500.000,50", "1500000.5", Unit.RUPIAH, '"Rp"#,##0.00', id="rupiah dengan sen"),
        pytest.param(
            "+20,48 poin",
            "20.48",
            Unit.POINT,
            '+#,##0.00" poin";-#,##0.00" poin";#,##0.00" poin"',
            id="poin bertanda",
        ),
        pytest.param("belum rilis", None, Unit.PERCENT, "General", id="kata"),
        pytest.param("", "103.125", Unit.NONE, "General", id="tidak tercetak"),
    ],
)
def test_format_angka(teks: str, nilai: str | None, unit: Unit, format: str) -> None:
    """The number format shows a figure as it is printed; no text ever becomes part of it."""
    assert number_format(Figure(teks, None if nilai is None else D(nilai)), unit) == format

from decimal import Decimal as D
from decimal import localcontext
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.measure.rounding import divide, percent_of, precise_mean, precise_sum, round_half_up


@pytest.mark.parametrize(
    ("nilai", "desimal", "tercetak"),
    [
        pytest.param("0.125", 2, "0.13", id="setengah ke atas, bukan ke genap"),
        pytest.param("0.135", 2, "0.14", id="setengah ke atas, angka ganjil"),
        pytest.param("2.5", 0, "3", id="tanpa desimal"),
        pytest.param("-0.125", 2, "-0.13", id="negatif menjauhi nol"),
        pytest.param("-70.885", 2, "-70.89", id="negatif, seperti Bali"),
        pytest.param("-0.001", 2, "0.00", id="tidak pernah minus nol"),
        pytest.param("99.429", 2, "99.43", id="Lampung 111,44/112,08: bukan pemotongan"),
        pytest.param("101.608", 2, "101.61", id="Lampung 78,34/77,10: bukan pemotongan"),
        pytest.param("36.957", 2, "36.96", id="Bali memotong menjadi 36,95; kita tidak"),
        pytest.param("99.995", 2, "100.00", id="naik sampai ratusan"),
        pytest.param("99.994999999999999999999", 2, "99.99", id="tidak dibulatkan dua kali"),
        pytest.param("5", 2, "5.00", id="nol ditambahkan"),
        pytest.param("9" * 30, 2, "9" * 30 + ".00", id="tiga puluh digit utuh"),
        pytest.param("0.76161538", 4, "0.7616", id="indeks empat desimal"),
    ],
)
def test_bulatkan(nilai: str, desimal: int, tercetak: str) -> None:
    assert str(round_half_up(D(nilai), desimal)) == tercetak


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9), st.integers(0, 6))
def test_pecahan_apa_pun(pembilang: int, penyebut: int, desimal: int) -> None:
    """Against exact fractions: half up, away from zero."""
    tepat = Fraction(abs(pembilang), penyebut) * 10**desimal
    bulat = floor(tepat + Fraction(1, 2)) * (1 if pembilang >= 0 else -1)
    hasil = divide(D(pembilang), D(penyebut))
    assert hasil is not None
    assert round_half_up(hasil, desimal) == D(bulat).scaleb(-desimal)


@given(st.lists(st.decimals(min_value=-(10**29), max_value=10**29, places=0), max_size=8))
def test_jumlah_tepat_dan_tidak_bergantung_urutan(nilai: list[D]) -> None:
    assert precise_sum(nilai) == precise_sum(reversed(nilai)) == D(sum(int(n) for n in nilai))


def test_konteks_pemanggil_tidak_berpengaruh() -> None:
    with localcontext() as konteks:
        konteks.prec = 3
        assert str(round_half_up(percent_of(D(47), D(221)) or D(0))) == "21.27"
        assert precise_sum([D(123456), D(654321)]) == D(777777)


def test_tanpa_nilai_dan_penyebut_nol() -> None:
    assert [precise_mean([]), divide(D(1), D(0)), percent_of(D(1), D(0)), precise_sum([])] == [
        None,
        None,
        None,
        D(0),
    ]


def test_rata_rata_dari_nilai_yang_belum_dibulatkan() -> None:
    """0.125 and 0.135: mean 0.13; of the rounded 0.13 and 0.14 it would be 0.135 -> 0.14."""
    mean = precise_mean([D("0.125"), D("0.135")])
    assert mean is not None
    assert str(round_half_up(mean)) == "0.13"

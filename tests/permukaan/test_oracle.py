"""The oracle itself, on figures worked out by hand."""

from fractions import Fraction as F

import pytest
from tests.permukaan.oracle import FORMULAS, Value, capaian, rounded, spoken

from ukur.measure.rumus_id import RumusId

SCORES = {"BB": F(4), "B": F(3)}


@pytest.mark.parametrize(
    ("rumus", "target", "realisasi", "persen"),
    [
        pytest.param("naik@1", "90,00", "45,92", "51.02", id="4592 / 90 = 51,0222"),
        pytest.param("naik@1", "0", "5", None, id="target nol"),
        pytest.param("naik@1", "6,30", "-9,31", None, id="negatif"),
        pytest.param("turun-selisih@1", "0,35", "0,43", "77.14", id="(0,70 - 0,43) / 0,35"),
        pytest.param("turun-selisih@1", "10", "25", "-50", id="(20 - 25) / 10"),
        pytest.param("turun-selisih@1", "0", "0", "100", id="nol dari nol"),
        pytest.param("turun-rasio@1", "3.669", "1.967", "186.53", id="366900 / 1967 = 186,528"),
        pytest.param("turun-rasio@1", "0", "0", "100", id="realisasi nol lebih dahulu"),
        pytest.param("turun-rasio@1", "0", "3", None, id="target nol, ada realisasi"),
        pytest.param("stabil@1", "80", "100", "75", id="(160 - 100) / 80"),
        pytest.param("stabil@1", "80", "60", "75", id="60 / 80"),
        pytest.param("rentang@1", "80–90", "70", "87.5", id="70 / 80"),
        pytest.param("rentang@1", "80–90", "90", "100", id="di batas atas"),
        pytest.param("rentang@1", "80", "99", "123.75", id="satu angka: 99 / 80"),
        pytest.param("rentang-turun@1", "7,0–8,0", "9,0", "87.5", id="(16 - 9) / 8"),
        pytest.param("rentang-turun@1", "7,0–8,0", "6,5", "107.14", id="(14 - 6,5) / 7"),
        pytest.param("rentang-turun@1", "0–0", "5", None, id="rentang nol"),
        pytest.param("skala@1", "BB", "B", "75", id="3 / 4"),
        pytest.param("skala@1", "4", "B", "75", id="skor di tempat kata"),
        pytest.param("skala@1", "BB", "X", None, id="kata tanpa skor"),
        pytest.param("ya-tidak@1", "ya", "Ya", "100", id="sama"),
        pytest.param("ya-tidak@1", "tidak", "ya", "0", id="lain"),
    ],
)
def test_capaian(rumus: str, target: str, realisasi: str, persen: str | None) -> None:
    first, second = _value(target), _value(realisasi)
    result = capaian(rumus, first, second, SCORES)
    assert (None if result is None else rounded(result, 2)) == (None if persen is None else F(persen))


def _value(text: str) -> Value:
    value = spoken(text)
    assert value is not None
    return value


def test_every_formula_has_an_oracle() -> None:
    assert set(FORMULAS) == set(RumusId)


@pytest.mark.parametrize(("value", "result"), [("0.125", "0.13"), ("-0.125", "-0.13"), ("0.12499", "0.12")])
def test_rounding(value: str, result: str) -> None:
    assert rounded(F(value), 2) == F(result)

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.measure.budget_ratios import efisiensi_by_difference, efisiensi_by_remainder, serapan
from ukur.measure.rounding import round_half_up

RUPIAH = st.integers(1, 10**15).map(D)


def cetak(value: D | None) -> str | None:
    return value if value is None else str(round_half_up(value))


@pytest.mark.parametrize(
    ("pagu", "realisasi", "persen"),
    [
        pytest.param("855830897000", "734881464333", "85.87", id="B1 contoh PMK 214/2017"),
        pytest.param("364134300", "17244445", "4.74", id="B2 BKPSDM Kota Cirebon 2026"),
        pytest.param("18499835", "0", "0.00", id="belum ada yang dibelanjakan"),
        pytest.param("100", "110", "110.00", id="melebihi pagu terlihat"),
        pytest.param("0", "0", None, id="pagu nol tidak dapat dihitung"),
        pytest.param("0", "5", None, id="belanja tanpa pagu tidak dapat dihitung"),
    ],
)
def test_serapan(pagu: str, realisasi: str, persen: str | None) -> None:
    assert cetak(serapan(D(pagu), D(realisasi))) == persen


@pytest.mark.parametrize(
    ("pagu", "realisasi", "persen"),
    [
        pytest.param("200", "150", "25.00", id="sisa 50 dari 200"),
        pytest.param("200", "200", "0.00", id="habis"),
        pytest.param("200", "210", "-5.00", id="melebihi pagu"),
        pytest.param("0", "0", None, id="pagu nol"),
    ],
)
def test_efisiensi_sisa(pagu: str, realisasi: str, persen: str | None) -> None:
    assert cetak(efisiensi_by_remainder(D(pagu), D(realisasi))) == persen


def test_efisiensi_selisih() -> None:
    """106,35 percent of the target with 85,87 percent of the budget: 20,48 points."""
    assert efisiensi_by_difference(D("106.35"), D("85.87")) == D("20.48")


@given(RUPIAH, RUPIAH)
def test_serapan_dan_sisa_selalu_seratus(pagu: D, realisasi: D) -> None:
    terpakai, sisa = serapan(pagu, realisasi), efisiensi_by_remainder(pagu, realisasi)
    assert terpakai is not None
    assert sisa is not None
    assert round_half_up(terpakai + sisa, 12) == 100

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.measure.keuangan import (
    efisiensi_pmk214,
    efisiensi_selisih,
    efisiensi_sisa,
    nilai_efisiensi,
    serapan,
)
from ukur.measure.pembulatan import bulatkan

RUPIAH = st.integers(1, 10**15).map(D)


def cetak(value: D | None) -> str | None:
    return value if value is None else str(bulatkan(value))


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
    assert cetak(efisiensi_sisa(D(pagu), D(realisasi))) == persen


def test_efisiensi_selisih() -> None:
    """106,35 percent of the target with 85,87 percent of the budget: 20,48 points."""
    assert efisiensi_selisih(D("106.35"), D("85.87")) == D("20.48")


def test_contoh_pmk_214() -> None:
    """PMK 214/2017: sum(PAK x CK) = 4.88 + 0.80 + 7.10 = 12.78; minus RAK 9.50 = 3.28; E = 25,67 percent."""
    keluaran = [(D("1.22"), D(4), D("3.8")), (D("0.80"), D(1), D("0.975")), (D("1.42"), D(5), D("4.725"))]
    e = efisiensi_pmk214(keluaran)
    assert e is not None
    assert cetak(e) == "25.67"
    assert cetak(nilai_efisiensi(e)) == "100.00"


def test_pmk_214_tanpa_keluaran() -> None:
    assert efisiensi_pmk214([]) is None
    assert efisiensi_pmk214([(D(0), D(5), D(1))]) is None


@pytest.mark.parametrize(
    ("e", "ne"),
    [
        pytest.param("0", "50.00", id="tanpa efisiensi: 50"),
        pytest.param("20", "100.00", id="tepat batas atas"),
        pytest.param("-20", "0.00", id="tepat batas bawah"),
        pytest.param("10", "75.00", id="50 + 10/20 x 50"),
        pytest.param("74.03", "100.00", id="laporan 2019 tanpa batas mencetak 235"),
        pytest.param("-90", "0.00", id="tidak pernah di bawah nol"),
    ],
)
def test_nilai_efisiensi(e: str, ne: str) -> None:
    assert cetak(nilai_efisiensi(D(e))) == ne


@given(RUPIAH, RUPIAH)
def test_serapan_dan_sisa_selalu_seratus(pagu: D, realisasi: D) -> None:
    terpakai, sisa = serapan(pagu, realisasi), efisiensi_sisa(pagu, realisasi)
    assert terpakai is not None
    assert sisa is not None
    assert bulatkan(terpakai + sisa, 12) == 100


@given(st.decimals(min_value=-500, max_value=500, places=3))
def test_ne_selalu_antara_nol_dan_seratus(e: D) -> None:
    assert 0 <= nilai_efisiensi(e) <= 100

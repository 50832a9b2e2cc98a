import datetime
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukur.measure.predikat import has_gaps, is_reached, predikat, skala_in_force
from ukur.model.catalogue import Catalogue
from ukur.model.skala import DaftarSkala, Skala

AKHIR_2024 = datetime.date(2024, 12, 31)


def skala(nama: str, mulai: str, *batas: str) -> dict[str, object]:
    steps = [{"label": f"{nama} {b}", "singkatan": b, "batas_bawah": b} for b in batas]
    return {"nama": nama, "sumber": "uji", "berlaku_mulai": mulai, "predikat": steps}


@pytest.mark.parametrize(
    ("tercetak", "label"),
    [
        pytest.param("100.00", "Sangat Tinggi", id="tepat target"),
        pytest.param("206.25", "Sangat Tinggi", id="di atas batas tercetak 100"),
        pytest.param("91.00", "Sangat Tinggi", id="batas bawah 91 termasuk"),
        pytest.param("90.99", "Tinggi", id="sedikit di bawah 91"),
        pytest.param("90.50", "Tinggi", id="celah 90-91: batas bawah menentukan"),
        pytest.param("90.00", "Tinggi", id="batas atas tercetak"),
        pytest.param("76.00", "Tinggi", id="batas bawah 76"),
        pytest.param("75.50", "Sedang", id="celah 75-76"),
        pytest.param("66.00", "Sedang", id="batas bawah 66"),
        pytest.param("65.50", "Rendah", id="celah 65-66"),
        pytest.param("51.00", "Rendah", id="batas bawah 51"),
        pytest.param("50.50", "Sangat Rendah", id="celah 50-51"),
        pytest.param("50.00", "Sangat Rendah", id="batas atas terbawah"),
        pytest.param("0.00", "Sangat Rendah", id="nol"),
        pytest.param("-50.00", "Sangat Rendah", id="di bawah batas terendah"),
    ],
)
def test_skala_permendagri_86(katalog: Catalogue, tercetak: str, label: str) -> None:
    assert predikat(skala_in_force(katalog.skala, AKHIR_2024), D(tercetak)).label == label


# Permendagri 86/2017 as printed: SR to 50, R 51-65, S 66-75, T 76-90, ST 91-100. By hand:
# bawah: under 51 SR, under 66 R, under 76 S, under 91 T, else ST.
# atas: to 50 SR, to 65 R, to 75 S, to 90 T, above ST.
# bulat: half up, then as bawah: 50, 51, 66, 76, 90, 91, 91, 100.
CELAH = {
    None: ("SR", "SR", "R", "S", "T", "T", "ST", "ST"),
    "bawah": ("SR", "SR", "R", "S", "T", "T", "ST", "ST"),
    "atas": ("R", "R", "S", "T", "T", "ST", "ST", "ST"),
    "bulat": ("SR", "R", "S", "T", "T", "ST", "ST", "ST"),
}


@pytest.mark.parametrize("aturan", [pytest.param(aturan, id=aturan or "tanpa aturan") for aturan in CELAH])
def test_celah(katalog: Catalogue, aturan: str | None) -> None:
    row = dengan(skala_in_force(katalog.skala, AKHIR_2024), aturan)
    values = ("50.4", "50.5", "65.5", "75.5", "90", "90.5", "91", "100.01")
    assert tuple(predikat(row, D(value)).singkatan for value in values) == CELAH[aturan]


@pytest.mark.parametrize(
    ("aturan", "tercetak", "singkatan"),
    [
        pytest.param("atas", "50", "SR", id="atas: batas atas sendiri termasuk"),
        pytest.param("atas", "50.01", "R", id="atas: seperseratus di atas batas"),
        pytest.param("atas", "-20", "SR", id="atas: negatif"),
        pytest.param("bulat", "90.49", "T", id="bulat: di bawah setengah"),
        pytest.param("bulat", "-0.5", "SR", id="bulat: negatif"),
    ],
)
def test_tepi_aturan_celah(katalog: Catalogue, aturan: str, tercetak: str, singkatan: str) -> None:
    row = dengan(skala_in_force(katalog.skala, AKHIR_2024), aturan)
    assert predikat(row, D(tercetak)).singkatan == singkatan


def test_batas_atas_yang_tidak_tercetak() -> None:
    """Where a printed table has no upper bound, the lower bound above it decides."""
    row = dengan(Skala.model_validate(skala("uji", "2025-01-01", "79.63", "69.35", "0")), "atas")
    assert [predikat(row, D(value)).singkatan for value in ("79.63", "79.62", "69.34")] == [
        "79.63",
        "69.35",
        "0",
    ]
    assert not has_gaps(row)


def dengan(skala: Skala, aturan: str | None) -> Skala:
    return Skala.model_validate(skala.model_dump() | {"aturan_celah": aturan})


@pytest.mark.parametrize(
    ("tanggal", "nama"),
    [
        pytest.param("2016-12-31", "lama", id="sebelum semua: yang paling awal"),
        pytest.param("2017-01-01", "lama", id="hari pertama skala lama"),
        pytest.param("2024-12-31", "lama", id="hari terakhir skala lama"),
        pytest.param("2025-01-01", "baru", id="hari pertama skala baru"),
        pytest.param("2099-01-01", "baru", id="jauh sesudahnya"),
    ],
)
@pytest.mark.parametrize(
    "terbalik", [pytest.param(False, id="urut"), pytest.param(True, id="urutan dibalik")]
)
def test_dua_skala_menurut_tanggal(tanggal: str, nama: str, terbalik: bool) -> None:
    rows = [skala("lama", "2017-01-01", "90", "0"), skala("baru", "2025-01-01", "95", "0")]
    daftar = DaftarSkala.model_validate({"skala": rows[::-1] if terbalik else rows})
    assert skala_in_force(daftar, datetime.date.fromisoformat(tanggal)).nama == nama


@pytest.mark.parametrize(
    ("ambang", "tercetak", "hasil"),
    [
        pytest.param("100", "100.00", True, id="tepat ambang"),
        pytest.param("100", "99.99", False, id="seperseratus di bawah"),
        pytest.param("95", "95.00", True, id="ambang Pringsewu 95"),
        pytest.param("95", "-5.00", False, id="capaian negatif"),
    ],
)
def test_tercapai(ambang: str, tercetak: str, hasil: bool) -> None:
    row = Skala.model_validate(skala("uji", "2017-01-01", "0") | {"ambang_tercapai": ambang})
    assert is_reached(row, D(tercetak)) is hasil


@given(
    st.decimals(min_value=-1000, max_value=1000, places=2), st.decimals(min_value=0, max_value=100, places=2)
)
@pytest.mark.parametrize("aturan", [None, "bawah", "atas", "bulat"])
def test_capaian_lebih_tinggi_tidak_pernah_berpredikat_lebih_rendah(
    katalog: Catalogue, aturan: str | None, satu: D, beda: D
) -> None:
    row = dengan(skala_in_force(katalog.skala, AKHIR_2024), aturan)
    assert predikat(row, satu + beda).batas_bawah >= predikat(row, satu).batas_bawah

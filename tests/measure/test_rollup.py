from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D

import pytest

from ukur.measure.capaian import IndikatorResult, measure_indikator
from ukur.measure.rollup import mean_cap, roll_up
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Aritmetika
from ukur.model.periode import Periode

Susun = Callable[..., Catalogue]
TANPA = Aritmetika()


def hasil(susun: Susun, *realisasi: str | None) -> list[IndikatorResult]:
    """Indicators with target 80, reported in TW4."""
    target = {"2024": {"tahun": "80", "dasar": "contoh"}}
    return [
        measure_indikator(
            susun({(2024, 4): value} if value else {}, target=target, frekuensi="tahunan"),
            "IKU-01",
            Periode(2024, 4),
        )
        for value in realisasi
    ]


@pytest.mark.parametrize(
    ("realisasi", "batas_agregat", "rata_rata", "berbatas"),
    [
        pytest.param(("80", "40"), "tanpa", "75.00", None, id="(100+50)/2, tanpa batas"),
        pytest.param(
            ("160", "40"), "tanpa", "125.00", None, id="(200+50)/2: yang tinggi menutupi yang rendah"
        ),
        pytest.param(("160", "40"), "100", "125.00", "75.00", id="(100+50)/2 dengan batas 100"),
        pytest.param(("160", "40"), "110", "125.00", "80.00", id="(110+50)/2 dengan batas 110"),
        pytest.param(("160", "40"), "120", "125.00", "85.00", id="(120+50)/2 dengan batas 120"),
        pytest.param(("80", "40"), "120", "75.00", "75.00", id="batas tidak mengubah yang di bawahnya"),
        pytest.param(("80", None), "120", "100.00", "100.00", id="tanpa data tidak dihitung nol"),
        pytest.param((None, None), "100", None, None, id="tanpa capaian sama sekali"),
        pytest.param((), "100", None, None, id="tanpa indikator"),
        pytest.param(
            ("72.1", "72.1", "72.2"), "tanpa", "90.17", None, id="(90,125+90,125+90,25)/3 = 90,1667"
        ),
    ],
)
def test_rata_rata(
    susun: Susun,
    realisasi: tuple[str | None, ...],
    batas_agregat: str,
    rata_rata: str | None,
    berbatas: str | None,
) -> None:
    aturan = Aritmetika.model_validate({"batas_agregat": batas_agregat})
    total = roll_up(hasil(susun, *realisasi), aturan)
    printed = [value if value is None else str(value) for value in (total.rata_rata, total.berbatas)]
    assert printed == [rata_rata, berbatas]


def test_rata_rata_dari_capaian_yang_belum_dibulatkan(susun: Susun) -> None:
    """90.125, 90.125, 90.025: mean 90.0917 -> 90.09; of the printed 90.13, 90.13, 90.03 it would be 90.10."""
    assert roll_up(hasil(susun, "72.1", "72.1", "72.02"), TANPA).rata_rata == D("90.09")


def test_hitungan_indikator(susun: Susun) -> None:
    total = roll_up(hasil(susun, "80", "76", "40", None), TANPA)
    assert (total.jumlah, total.dihitung, total.tercapai) == (4, 3, 1)
    assert [(step.singkatan, n) for step, n in total.predikat] == [
        ("ST", 2),  # 100 and 95
        ("T", 0),
        ("S", 0),
        ("R", 0),
        ("SR", 1),  # 50
    ]


def test_skala_dengan_label_lain_ikut_dihitung(susun: Susun) -> None:
    satu, dua = hasil(susun, "80", "80")
    assert dua.main_ratio.predikat is not None
    lain = dua.main_ratio.predikat.model_copy(update={"label": "Sangat Baik"})
    dua = replace(
        dua,
        tahun=replace(dua.tahun, predikat=lain),
        skala=dua.skala.model_copy(update={"predikat": (lain,)}),
    )
    counts = {step.label: n for step, n in roll_up([satu, dua], TANPA).predikat}
    assert (counts["Sangat Tinggi"], counts["Sangat Baik"]) == (1, 1)


def test_batas() -> None:
    assert [mean_cap(Aritmetika.model_validate({"batas_agregat": b})) for b in ("tanpa", "100", "120")] == [
        None,
        100,
        120,
    ]

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D

import pytest

from ukur.measure.capaian import IndikatorResult, measure_indikator
from ukur.measure.conventions import capaian_decimals, effective_cap, mean_cap, row_cap
from ukur.measure.rollup import roll_up
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
        pytest.param(("80", "40"), "tanpa", "75.00", "75.00", id="(100+50)/2, tanpa batas"),
        pytest.param(
            ("160", "40"), "tanpa", "125.00", "75.00", id="(200+50)/2; tanpa batas kantor dipakai 100"
        ),
        pytest.param(("160", "40"), "100", "125.00", "75.00", id="(100+50)/2 dengan batas 100"),
        pytest.param(("160", "40"), "110", "125.00", "80.00", id="(110+50)/2 dengan batas 110"),
        pytest.param(("160", "40"), "120", "125.00", "85.00", id="(120+50)/2 dengan batas 120"),
        pytest.param(("80", "40"), "120", "75.00", "75.00", id="batas tidak mengubah yang di bawahnya"),
        pytest.param(("80", None), "120", "100.00", "100.00", id="tanpa data tidak dihitung nol"),
        pytest.param((None, None), "100", None, None, id="tanpa capaian sama sekali"),
        pytest.param((), "100", None, None, id="tanpa indikator"),
        pytest.param(
            ("72.1", "72.1", "72.2"), "tanpa", "90.17", "90.17", id="(90,125+90,125+90,25)/3 = 90,1667"
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
    assert (total.jumlah, total.dihitung, total.tercapai, total.tidak_tercapai) == (4, 3, 1, 2)
    assert (total.unjudged, total.belum_waktunya) == (1, 0)
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


def test_hitungan_menjadi_satu(susun: Susun) -> None:
    """TW2: one is due and blank, one is measured once a year; the four counts add up to all."""
    target = {"2024": {"tahun": "80", "triwulan": {"TW2": "40"}, "dasar": "contoh"}}
    items = [
        measure_indikator(susun(isian, target=target, frekuensi=often), "IKU-01", Periode(2024, 2))
        for isian, often in (
            ({(2024, 2): "40"}, "triwulanan"),
            ({(2024, 2): "20"}, "triwulanan"),
            ({(2024, 2): None}, "triwulanan"),
            ({(2024, 2): "n/a"}, "triwulanan"),
            ({}, "tahunan"),
        )
    ]
    total = roll_up(items, TANPA)
    counts = (total.tercapai, total.tidak_tercapai, total.unjudged, total.belum_waktunya)
    assert counts == (1, 1, 2, 1)
    assert sum(counts) == total.jumlah


@pytest.mark.parametrize(
    ("bobot", "rata_rata", "berbatas", "berbobot"),
    [
        pytest.param((None, None), "125.00", "75.00", False, id="tanpa bobot: (200+50)/2"),
        pytest.param(("1", "1"), "125.00", "75.00", True, id="bobot sama"),
        pytest.param(("30", "70"), "95.00", "65.00", True, id="0,3x200+0,7x50; 0,3x100+0,7x50"),
        pytest.param(("3", "7"), "95.00", "65.00", True, id="hanya perbandingannya yang berarti"),
        pytest.param(("30", None), "125.00", "75.00", False, id="sebagian saja: dihitung sama"),
    ],
)
def test_bobot(
    susun: Susun, bobot: tuple[str | None, ...], rata_rata: str, berbatas: str, berbobot: bool
) -> None:
    """Capaian 200 and 50."""
    total = roll_up(dengan_bobot(hasil(susun, "160", "40"), bobot), TANPA)
    assert (str(total.rata_rata), str(total.berbatas), total.berbobot) == (rata_rata, berbatas, berbobot)


def test_bobot_yang_tanpa_capaian_tidak_ikut(susun: Susun) -> None:
    """Weights 20, 30, 50; the last is blank: (20 x 200 + 30 x 50) / 50 = 110."""
    total = roll_up(dengan_bobot(hasil(susun, "160", "40", None), ("20", "30", "50")), TANPA)
    assert (total.rata_rata, total.dihitung) == (D("110.00"), 2)


def dengan_bobot(items: list[IndikatorResult], bobot: tuple[str | None, ...]) -> list[IndikatorResult]:
    return [
        replace(item, indikator=item.indikator.model_copy(update={"bobot": D(text) if text else None}))
        for item, text in zip(items, bobot, strict=True)
    ]


@pytest.mark.parametrize(
    ("desimal", "rata_rata"), [("0", "90"), ("1", "90.2"), ("2", "90.17"), (None, "90.17")]
)
def test_desimal_rata_rata(susun: Susun, desimal: str | None, rata_rata: str) -> None:
    """(90.125 + 90.125 + 90.25) / 3 = 90.1667."""
    aturan = Aritmetika.model_validate({"desimal_capaian": desimal})
    assert str(roll_up(hasil(susun, "72.1", "72.1", "72.2"), aturan).rata_rata) == rata_rata


@pytest.mark.parametrize(
    ("agregat", "baris", "batas", "dipakai"),
    [
        pytest.param("tanpa", None, None, 100, id="tidak ditetapkan"),
        pytest.param("120", None, 120, 120, id="hanya rata-rata"),
        pytest.param("tanpa", "120", 120, 120, id="baris yang dibatasi juga terbatas dalam rata-rata"),
        pytest.param("100", "120", 100, 100, id="keduanya: yang terendah"),
        pytest.param("120", "110", 110, 110, id="keduanya, terbalik"),
        pytest.param("tanpa", "tanpa", None, 100, id="dinyatakan tanpa batas"),
    ],
)
def test_batas(agregat: str, baris: str | None, batas: int | None, dipakai: int) -> None:
    aturan = Aritmetika.model_validate({"batas_agregat": agregat, "batas_capaian": baris})
    assert mean_cap(aturan) == (None if batas is None else D(batas))
    assert effective_cap(aturan) == D(dipakai)
    assert row_cap(aturan) == (None if baris in {None, "tanpa"} else D(str(baris)))


def test_desimal_bawaan() -> None:
    assert capaian_decimals(TANPA) == 2

"""Direction by hand: each expected change is worked out beside it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import (
    Change,
    NoTrend,
    Trend,
    against_last_period,
    against_last_year,
    judge,
)
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.numbers import AbsentReason, Label, Quantity, TargetRange
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

Susun = Callable[..., Catalogue]
OPINI = {"WTP": Decimal(4), "WDP": Decimal(3)}


def angka(teks: str) -> Decimal:
    return Decimal(teks)


@pytest.mark.parametrize(
    ("rumus", "target", "lalu", "kini", "gerak", "arah"),
    [
        pytest.param("naik@1", "20", "11.76", "21.27", 1, "membaik", id="naik: 11,76 ke 21,27"),
        pytest.param("naik@1", None, "21.27", "11.76", -1, "memburuk", id="naik tanpa target: turun"),
        pytest.param("naik@1", "20", "21.27", "21.27", 0, "tetap", id="angka tercetak sama"),
        pytest.param("turun-selisih@1", "0.1", "0.0685", "0.0939", 1, "memburuk", id="kesenjangan melebar"),
        pytest.param("turun-rasio@1", "5", "7", "4", -1, "membaik", id="makin rendah: 7 ke 4"),
        pytest.param("stabil@1", "100", "95", "104", 1, "membaik", id="jarak 5 menjadi 4"),
        pytest.param("stabil@1", "100", "104", "95", -1, "memburuk", id="jarak 4 menjadi 5"),
        pytest.param("stabil@1", "100", "95", "105", 1, "tetap", id="jarak 5 tetap 5, nilai naik"),
        pytest.param("rentang@1", "7..8", "6.5", "7.2", 1, "membaik", id="masuk rentang: -0,5 ke 0"),
        pytest.param("rentang@1", "7..8", "7.2", "7.9", 1, "tetap", id="keduanya di dalam rentang"),
        pytest.param("rentang@1", "7..8", "7.5", "8.5", 1, "membaik", id="melampaui rentang yang naik baik"),
        pytest.param("rentang-turun@1", "7..8", "7.5", "8.5", 1, "memburuk", id="di atas rentang: +0,5"),
        pytest.param("rentang-turun@1", "7..8", "9", "8.5", -1, "membaik", id="mendekati: +1 ke +0,5"),
    ],
)
def test_arah_menurut_rumus(
    rumus: str, target: str | None, lalu: str, kini: str, gerak: int, arah: str
) -> None:
    if target is None:
        aim: Quantity | None = None
    elif ".." in target:
        aim = TargetRange(*map(Decimal, target.split("..")))
    else:
        aim = Decimal(target)
    hasil = judge(RUMUS[rumus], Decimal(lalu), Decimal(kini), aim)
    assert hasil is not None
    assert (hasil.gerak, hasil.arah) == (gerak, Trend(arah))


@pytest.mark.parametrize(
    ("rumus", "target", "lalu", "kini", "gerak", "arah"),
    [
        pytest.param("skala@1", "WTP", "WDP", "WTP", 1, "membaik", id="skor 3 ke 4"),
        pytest.param("skala@1", None, "WTP", "WDP", -1, "memburuk", id="skor 4 ke 3, tanpa target"),
        pytest.param("skala@1", "WTP", "WDP", "WDP", 0, "tetap", id="label sama"),
        pytest.param("ya-tidak@1", "ya", "tidak", "ya", None, "membaik", id="menjadi jawaban yang dituju"),
        pytest.param("ya-tidak@1", "tidak", "tidak", "Ya", None, "memburuk", id="yang dituju tidak"),
        pytest.param("ya-tidak@1", "ya", "tidak", "tidak", None, "tetap", id="sama-sama bukan yang dituju"),
    ],
)
def test_arah_kata(
    rumus: str, target: str | None, lalu: str, kini: str, gerak: int | None, arah: str
) -> None:
    hasil = judge(RUMUS[rumus], Label(lalu), Label(kini), Label(target) if target else None, OPINI)
    assert hasil is not None
    assert (hasil.gerak, hasil.arah) == (gerak, Trend(arah))


@pytest.mark.parametrize(
    ("rumus", "target", "lalu", "kini"),
    [
        pytest.param("stabil@1", None, Decimal(1), Decimal(2), id="tepat sasaran tanpa target"),
        pytest.param("ya-tidak@1", None, Label("ya"), Label("tidak"), id="jawaban tanpa target"),
        pytest.param("skala@1", Label("WTP"), Label("WTP"), Label("TMP"), id="label di luar tabel"),
        pytest.param("naik@1", Decimal(1), AbsentReason.BELUM_RILIS, Decimal(2), id="belum rilis"),
        pytest.param("skala@1", Label("WTP"), AbsentReason.TIDAK_BERLAKU, Label("WTP"), id="tidak berlaku"),
        pytest.param("naik@1", Decimal(1), None, Decimal(2), id="kosong"),
    ],
)
def test_tidak_dinilai(
    rumus: str, target: Quantity | None, lalu: Quantity | None, kini: Quantity | None
) -> None:
    assert judge(RUMUS[rumus], lalu, kini, target, OPINI) is None


@pytest.mark.parametrize(
    ("kriteria", "kini", "gerak", "arah"),
    [
        pytest.param(None, "50.01", 1, "membaik", id="tanpa kriteria setiap perubahan dihitung"),
        pytest.param("0.5", "50.49", 0, "tetap", id="0,49 di bawah 0,5"),
        pytest.param("0.5", "50.5", 1, "membaik", id="tepat 0,5 dihitung"),
        pytest.param("0.5", "49.5", -1, "memburuk", id="turun 0,5"),
    ],
)
def test_kriteria_perubahan(kriteria: str | None, kini: str, gerak: int, arah: str) -> None:
    least = Decimal(kriteria) if kriteria else None
    hasil = judge(RUMUS["naik@1"], Decimal(50), Decimal(kini), Decimal(60), criterion=least)
    assert hasil is not None
    assert (hasil.gerak, hasil.arah) == (gerak, Trend(arah))


def target(tahun: int, setahun: str, **triwulan: str) -> dict[str, Any]:
    return {str(tahun): {"tahun": setahun, "dasar": "contoh", "triwulan": triwulan}}


@pytest.fixture
def ukur(susun: Susun) -> Callable[..., tuple[Change, Change | None]]:
    def measure(
        isian: dict[tuple[int, int], Any], periode: tuple[int, int], **ubah: Any
    ) -> tuple[Change, Change | None]:
        ukuran = Measurements(susun(isian, **ubah))
        hasil = ukuran.result_of("IKU-01", Periode(*periode))
        return against_last_year(ukuran, hasil), against_last_period(ukuran, hasil)

    return measure


Ukur = Callable[..., tuple[Change, Change | None]]


def test_jumlah_sampai_triwulan_yang_sama(ukur: Ukur) -> None:
    """2023: 3 + 4 = 7 to TW2; 2024: 5 + 1 = 6: one fewer to date, and the quarter 1 against 5 is 4 fewer."""
    tahun, triwulan = ukur({(2023, 1): "3", (2023, 2): "4", (2024, 1): "5", (2024, 2): "1"}, (2024, 2))
    assert (str(tahun.terhadap), tahun.lalu, tahun.kini) == ("2023-TW2", angka("7.00"), angka("6.00"))
    assert (tahun.selisih, tahun.gerak, tahun.arah) == (Decimal(-1), -1, Trend.MEMBURUK)
    assert triwulan is not None
    assert (str(triwulan.terhadap), triwulan.selisih, triwulan.arah) == (
        "2024-TW1",
        Decimal(-4),
        Trend.MEMBURUK,
    )


def test_jumlah_dari_triwulan_yang_tidak_sama(ukur: Ukur) -> None:
    """2023 knows TW2 alone: 9 of one quarter may not stand against 5 + 1 of two."""
    tahun, _ = ukur({(2023, 2): "9", (2024, 1): "5", (2024, 2): "1"}, (2024, 2))
    assert (tahun.arah, tahun.alasan) == (None, NoTrend.BEDA_TRIWULAN)


def test_posisi_terhadap_triwulan_lalu(ukur: Ukur) -> None:
    """A position of 40 after 38 in TW1; a year ago nothing was approved."""
    tahun, triwulan = ukur({(2024, 1): "38", (2024, 2): "40"}, (2024, 2), agregasi="posisi-akhir")
    assert (tahun.arah, tahun.alasan) == (None, NoTrend.TANPA_ANGKA_LALU)
    assert triwulan is not None
    assert (triwulan.selisih, triwulan.arah) == (Decimal(2), Trend.MEMBAIK)


def test_kumulatif_tidak_dinilai_dalam_setahun(ukur: Ukur) -> None:
    """TW2 holds TW1: 9 after 5 is no success by itself; against 8 of last year's TW2 it is one more."""
    tahun, triwulan = ukur({(2023, 2): "8", (2024, 1): "5", (2024, 2): "9"}, (2024, 2), agregasi="kumulatif")
    assert (tahun.selisih, tahun.arah) == (Decimal(1), Trend.MEMBAIK)
    assert triwulan is not None
    assert (triwulan.arah, triwulan.alasan) == (None, NoTrend.KUMULATIF)


def test_triwulan_kosong_tidak_berarah(ukur: Ukur) -> None:
    """TW2 2024 is blank: its value to date is TW1's, of which TW1 has already told."""
    tahun, triwulan = ukur({(2023, 2): "8", (2024, 1): "5", (2024, 2): {"keterangan": "menyusul"}}, (2024, 2))
    assert (tahun.arah, tahun.alasan) == (None, NoTrend.TANPA_ANGKA)
    assert triwulan is not None
    assert (triwulan.arah, triwulan.alasan) == (None, NoTrend.TANPA_ANGKA)


def test_semesteran_dibandingkan_dengan_triwulan_yang_berisi(ukur: Ukur) -> None:
    """TW3 has a document and no figure: TW4 stands against TW2."""
    _, triwulan = ukur(
        {(2024, 2): "5", (2024, 3): {"keterangan": "-"}, (2024, 4): "7"},
        (2024, 4),
        agregasi="posisi-akhir",
        frekuensi="semesteran",
    )
    assert triwulan is not None
    assert (str(triwulan.terhadap), triwulan.selisih) == ("2024-TW2", Decimal(2))


def test_setahun_terhadap_data_awal(ukur: Ukur) -> None:
    """A year of 20 against the baseline of 18, which is a whole year's too; in TW3 it is not."""
    awal = {"2023": {"nilai": "18", "sumber": "LKjIP"}}
    laporan = {(2024, q): "5" for q in (1, 2, 3, 4)}
    tahun, _ = ukur(laporan, (2024, 4), baseline=awal)
    assert (tahun.setahun, tahun.selisih, tahun.arah) == (True, Decimal(2), Trend.MEMBAIK)
    assert ukur(laporan, (2024, 3), baseline=awal)[0].alasan is NoTrend.TANPA_ANGKA_LALU


def test_selisih_dari_angka_tercetak(ukur: Ukur) -> None:
    """47/221 = 21,267 prints 21,27 and 26/221 = 11,765 prints 11,76: the change printed is 9,51, not 9,50."""
    tahun, _ = ukur(
        {
            (2023, 4): {"pembilang": "26", "penyebut": "221"},
            (2024, 4): {"pembilang": "47", "penyebut": "221"},
        },
        (2024, 4),
        perhitungan={"cara": "rasio", "pembilang": "a", "penyebut": "b", "pengali": "100"},
        agregasi="posisi-akhir",
        aritmetika={"dasar_capaian": "penuh"},
    )
    assert (tahun.lalu, tahun.kini, tahun.selisih) == (angka("11.76"), angka("21.27"), angka("9.51"))


@pytest.mark.parametrize(
    ("mulai", "periode", "putus"),
    [
        pytest.param("2024", (2024, 2), True, id="mulai tahun ini"),
        pytest.param("2024-TW2", (2024, 2), True, id="mulai triwulan ini"),
        pytest.param("2024-TW3", (2024, 2), False, id="mulai nanti"),
        pytest.param("2023", (2024, 2), False, id="keduanya sesudah putus"),
        pytest.param("2023-TW3", (2024, 2), True, id="di antaranya"),
    ],
)
def test_deret_putus(ukur: Ukur, mulai: str, periode: tuple[int, int], putus: bool) -> None:
    tahun, _ = ukur(
        {(2023, 2): "70", (2024, 2): "0.7"},
        periode,
        agregasi="posisi-akhir",
        putus_deret=[{"mulai": mulai, "uraian": "Skala lain"}],
    )
    assert (tahun.alasan is NoTrend.PUTUS) == putus
    assert [row.uraian for row in tahun.putus] == ["Skala lain"] * putus
    assert (tahun.arah is None) == putus


def test_dokumen_yang_belum_disahkan_tidak_dibandingkan(susun: Susun) -> None:
    katalog = susun({(2023, 4): "18", (2024, 3): "9", (2024, 4): "21"}, agregasi="posisi-akhir")
    dokumen = {
        periode: satu.model_copy(update={"tahap": Tahap.KONSEP}) if periode != Periode(2024, 4) else satu
        for periode, satu in katalog.dokumen.items()
    }
    ukuran = Measurements(replace(katalog, dokumen=dokumen))
    hasil = ukuran.result_of("IKU-01", Periode(2024, 4))
    assert against_last_year(ukuran, hasil).alasan is NoTrend.TANPA_ANGKA_LALU
    assert against_last_period(ukuran, hasil) is None


def test_angka_kantor_percontohan(katalog: Catalogue) -> None:
    """IKU-08: 0,0685 -> 0,0939 is +0,0254, and lower is better; IKU-07: 44,34 -> 21,27, lower is better."""
    ukuran = Measurements(katalog)
    arah = {
        kode: against_last_year(ukuran, ukuran.result_of(kode, Periode(2024, 4)))
        for kode in katalog.indikator
    }
    assert [kode for kode, one in arah.items() if one.arah is not Trend.MEMBAIK] == ["IKU-08"]
    assert (arah["IKU-08"].arah, arah["IKU-08"].selisih, arah["IKU-08"].gerak) == (
        Trend.MEMBURUK,
        angka("0.0254"),
        1,
    )
    assert (arah["IKU-07"].selisih, arah["IKU-07"].gerak) == (angka("-23.07"), -1)


def test_triwulan_yang_tidak_berlaku_bukan_triwulan_kosong(ukur: Ukur) -> None:
    """2023: 3 + n/a = 3 of two answered quarters; 2024: 2 + 4 = 6 of two: three more."""
    tahun, _ = ukur({(2023, 1): "n/a", (2023, 2): "3", (2024, 1): "2", (2024, 2): "4"}, (2024, 2))
    assert (tahun.selisih, tahun.arah) == (Decimal(3), Trend.MEMBAIK)
    tahun, _ = ukur({(2023, 1): "Belum rilis", (2023, 2): "3", (2024, 1): "2", (2024, 2): "4"}, (2024, 2))
    assert tahun.alasan is NoTrend.BEDA_TRIWULAN

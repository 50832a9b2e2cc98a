import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pytest

from ukur.measure.capaian import Capaian, IndikatorResult, measure_indikator
from ukur.measure.reason import Reason
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import DasarCapaian
from ukur.model.periode import Periode, quarter_end

Susun = Callable[..., Catalogue]
TW = {"TW1": "10", "TW2": "20", "TW3": "30", "TW4": "40"}
TARGET = {"2024": {"tahun": "100", "triwulan": TW, "dasar": "contoh"}}
SETAHUN = {"2024": {"tahun": "20", "dasar": "contoh"}}
RASIO = {"cara": "rasio", "pembilang": "a", "penyebut": "b", "pengali": "100"}


def angka(capaian: Capaian) -> str:
    """The printed capaian, or why there is none; a capaian that is not judged yet has both."""
    return str(capaian.alasan if capaian.tercetak is None else capaian.tercetak)


def tiga(hasil: IndikatorResult) -> tuple[str, str, str]:
    return angka(hasil.triwulan), angka(hasil.sampai), angka(hasil.tahun)


@pytest.mark.parametrize(
    ("isian", "tw", "rasio"),
    [
        pytest.param(
            {(2024, 1): "8", (2024, 2): "22"}, 2, ("110.00", "100.00", "30.00"), id="22/20, 30/30, 30/100"
        ),
        pytest.param({(2024, 1): "8"}, 1, ("80.00", "80.00", "8.00"), id="8/10, 8/10, 8/100"),
        pytest.param(
            {(2024, 1): "8", (2024, 3): "30"}, 3, ("100.00", "95.00", "38.00"), id="TW2 kosong: 38/40, 38/100"
        ),
        pytest.param(
            {(2024, 1): "8"},
            2,
            ("belum ada data",) * 3,
            id="TW2 belum dilaporkan: 8 dari TW1 bukan angka TW2",
        ),
        pytest.param({}, 2, ("belum ada data",) * 3, id="belum ada laporan sama sekali"),
        pytest.param({(2023, 1): "8"}, 1, ("belum ada data",) * 3, id="laporan tahun lalu tidak ikut"),
        pytest.param(
            {(2024, 1): "Belum rilis"}, 1, ("belum rilis",) * 3, id="belum rilis disebut di ketiganya"
        ),
        pytest.param({(2024, 1): "n/a"}, 1, ("tidak berlaku (n/a)",) * 3, id="n/a disebut di ketiganya"),
        pytest.param({(2024, 1): "0"}, 1, ("0.00", "0.00", "0.00"), id="nol adalah data"),
        pytest.param({(2024, 1): {}}, 1, ("belum ada data",) * 3, id="isian kosong bukan nol"),
        pytest.param(
            {(2024, q): str(q * 10) for q in (1, 2, 3, 4)},
            4,
            ("100.00", "100.00", "100.00"),
            id="setahun penuh",
        ),
    ],
)
def test_tiga_rasio(susun: Susun, isian: dict[tuple[int, int], Any], tw: int, rasio: tuple[str, ...]) -> None:
    assert tiga(measure_indikator(susun(isian, target=TARGET), "IKU-01", Periode(2024, tw))) == rasio


@pytest.mark.parametrize(
    ("frekuensi", "tw", "rasio"),
    [
        pytest.param("tahunan", 2, ("belum waktunya diukur",) * 3, id="tahunan di TW2"),
        pytest.param("tahunan", 4, ("belum ada data",) * 3, id="tahunan di TW4"),
        pytest.param("semesteran", 1, ("belum waktunya diukur",) * 3, id="semesteran di TW1"),
        pytest.param("semesteran", 2, ("belum ada data",) * 3, id="semesteran di TW2"),
        pytest.param("triwulanan", 1, ("belum ada data",) * 3, id="triwulanan di TW1"),
    ],
)
def test_belum_waktunya(susun: Susun, frekuensi: str, tw: int, rasio: tuple[str, ...]) -> None:
    katalog = susun({}, target=SETAHUN, frekuensi=frekuensi)
    assert tiga(measure_indikator(katalog, "IKU-01", Periode(2024, tw))) == rasio


def test_semesteran_jumlah(susun: Susun) -> None:
    """TW2 30 of 40, TW4 66 of 60: the year is 96 of 100."""
    target = {"2024": {"tahun": "100", "triwulan": {"TW2": "40", "TW4": "60"}, "dasar": "contoh"}}
    katalog = susun({(2024, 2): "30", (2024, 4): "66"}, target=target, frekuensi="semesteran")
    assert tiga(measure_indikator(katalog, "IKU-01", Periode(2024, 2))) == ("75.00", "75.00", "30.00")
    assert tiga(measure_indikator(katalog, "IKU-01", Periode(2024, 3))) == ("belum waktunya diukur",) * 3
    assert tiga(measure_indikator(katalog, "IKU-01", Periode(2024, 4))) == ("110.00", "96.00", "96.00")


@pytest.mark.parametrize(
    ("dasar", "realisasi", "persen"),
    [
        pytest.param(DasarCapaian.TERCETAK, "21.27", "106.35", id="tercetak 21,27/20 = 1,0635"),
        pytest.param(DasarCapaian.PENUH, None, "106.33", id="penuh 4700/221/20 = 1,063348"),
    ],
)
def test_tercetak_atau_penuh(susun: Susun, dasar: DasarCapaian, realisasi: str | None, persen: str) -> None:
    katalog = susun(
        {(2024, 4): {"pembilang": "47", "penyebut": "221"}},
        {"dasar_capaian": dasar},
        target=SETAHUN,
        frekuensi="tahunan",
        agregasi="posisi-akhir",
        perhitungan=RASIO,
    )
    hasil = measure_indikator(katalog, "IKU-01", Periode(2024, 4))
    assert tiga(hasil) == (persen,) * 3
    assert realisasi is None or str(hasil.tahun.realisasi) == realisasi
    assert str(hasil.realisasi_penuh).startswith("21.266968325791855")


@pytest.mark.parametrize(
    ("perhitungan", "isian", "realisasi"),
    [
        pytest.param(RASIO, {"pembilang": "47", "penyebut": "221"}, "21.27", id="rasio x 100"),
        pytest.param(
            RASIO | {"pengali": None}, {"pembilang": "1", "penyebut": "8"}, "0.13", id="tanpa pengali"
        ),
        pytest.param(RASIO, {"pembilang": "1", "penyebut": "0"}, None, id="penyebut nol: tidak ada angka"),
        pytest.param(RASIO, {"realisasi": "21,3"}, "21.30", id="realisasi langsung tetap diterima"),
        pytest.param(RASIO, {}, None, id="belum diisi"),
        pytest.param(
            RASIO | {"cara": "selisih-rincian"},
            {"rincian": {"a": {"realisasi": "80"}, "b": {"pembilang": "1", "penyebut": "4"}, "c": {}}},
            "55.00",
            id="tertinggi dikurangi terendah: 80 - 25",
        ),
        pytest.param(
            RASIO | {"cara": "selisih-rincian"},
            {"rincian": {"a": {"realisasi": "80"}}},
            None,
            id="satu anggota",
        ),
        pytest.param(
            RASIO | {"cara": "selisih-rincian"},
            {"rincian": {"a": {"realisasi": "80"}, "b": {"pembilang": "1", "penyebut": "0"}}},
            None,
            id="anggota berpenyebut nol tidak ikut",
        ),
    ],
)
def test_realisasi(susun: Susun, perhitungan: dict[str, Any], isian: Any, realisasi: str | None) -> None:
    katalog = susun({(2024, 4): isian}, target=SETAHUN, frekuensi="tahunan", perhitungan=perhitungan)
    shown = measure_indikator(katalog, "IKU-01", Periode(2024, 4)).triwulan.realisasi
    assert (shown if shown is None else str(shown)) == realisasi


@pytest.mark.parametrize(
    ("ubah", "realisasi", "persen"),
    [
        pytest.param({"rumus": "turun-selisih@1"}, "25", "75.00", id="turun-selisih: (40-25)/20"),
        pytest.param({"rumus": "turun-rasio@1"}, "25", "80.00", id="turun-rasio: 20/25"),
        pytest.param({"rumus": "naik@1", "desimal": "0"}, "20.5", "105.00", id="tanpa desimal: 21/20"),
        pytest.param({"rumus": "naik@1", "desimal": "0"}, "20.4", "100.00", id="tanpa desimal: 20/20"),
    ],
)
def test_rumus_milik_indikator(susun: Susun, ubah: dict[str, str], realisasi: str, persen: str) -> None:
    katalog = susun({(2024, 4): realisasi}, target=SETAHUN, frekuensi="tahunan", **ubah)
    assert angka(measure_indikator(katalog, "IKU-01", Periode(2024, 4)).main_ratio) == persen


@pytest.mark.parametrize(
    ("target", "realisasi", "hasil"),
    [
        pytest.param({}, "5", Reason.TANPA_TARGET, id="tahun tanpa target"),
        pytest.param({}, "Belum rilis", Reason.BELUM_RILIS, id="tanpa target dan belum rilis"),
        pytest.param({"tahun": None, "dasar": "contoh"}, "5", Reason.TANPA_TARGET, id="target dikosongkan"),
        pytest.param({"tahun": "0", "dasar": "contoh"}, "5", Reason.TARGET_NOL, id="target nol"),
        pytest.param({"tahun": "n/a", "dasar": "contoh"}, "5", Reason.TIDAK_BERLAKU, id="target n/a"),
        pytest.param({"tahun": "20", "dasar": "contoh"}, "-5", Reason.NILAI_NEGATIF, id="realisasi negatif"),
        pytest.param({"tahun": "20", "dasar": "contoh"}, "BB", Reason.BEDA_JENIS, id="kata untuk angka"),
    ],
)
def test_alasan_tanpa_capaian(susun: Susun, target: dict[str, Any], realisasi: str, hasil: Reason) -> None:
    katalog = susun(
        {(2024, 4): realisasi},
        target={"2024": target} if target else {},
        frekuensi="tahunan",
        agregasi="posisi-akhir",
    )
    tahun = measure_indikator(katalog, "IKU-01", Periode(2024, 4)).tahun
    assert (tahun.alasan, tahun.persen, tahun.tercetak, tahun.predikat, tahun.tercapai) == (hasil,) + (
        None,
    ) * 4


def test_opini_memakai_tabel_label(susun: Susun) -> None:
    katalog = susun(
        {(2024, 4): "WDP"},
        target={"2024": {"tahun": "WTP", "dasar": "contoh"}},
        frekuensi="tahunan",
        agregasi="posisi-akhir",
        rumus="skala@1",
        tabel_label="opini",
    )
    assert (
        measure_indikator(katalog, "IKU-01", Periode(2024, 4)).main_ratio.alasan is Reason.LABEL_TAK_DIKENAL
    )
    skala = katalog.skala.model_validate(
        katalog.skala.model_dump(mode="json", exclude={"tabel_label"})
        | {"tabel_label": {"opini": {"nama": "Opini", "sumber": "uji", "nilai": {"WTP": "4", "WDP": "3"}}}}
    )
    assert (
        angka(measure_indikator(replace(katalog, skala=skala), "IKU-01", Periode(2024, 4)).main_ratio)
        == "75.00"
    )


def test_predikat_dan_tercapai_dari_nilai_tercetak(susun: Susun) -> None:
    """99.995 is printed 100.00 and counts as reached: 19.999 of 20."""
    katalog = susun({(2024, 4): "19.9990"}, target=SETAHUN, frekuensi="tahunan", desimal="3")
    utama = measure_indikator(katalog, "IKU-01", Periode(2024, 4)).main_ratio
    assert (str(utama.tercetak), utama.tercapai, utama.persen) == ("100.00", True, D("99.995"))


def test_utama_sebelum_akhir_tahun_adalah_sampai_periode(susun: Susun) -> None:
    katalog = susun({(2024, 1): "8"}, target=TARGET)
    satu, empat = (measure_indikator(katalog, "IKU-01", Periode(2024, tw)) for tw in (1, 4))
    assert satu.main_ratio is satu.sampai
    assert empat.main_ratio is empat.tahun
    assert (satu.unit, satu.carrying, empat.unit) == ("dinas", (1,), None)


@pytest.mark.parametrize(
    ("triwulan", "tanggal"),
    [
        pytest.param(1, datetime.date(2024, 3, 31), id="TW1"),
        pytest.param(2, datetime.date(2024, 6, 30), id="TW2"),
        pytest.param(3, datetime.date(2024, 9, 30), id="TW3"),
        pytest.param(4, datetime.date(2024, 12, 31), id="TW4"),
    ],
)
def test_akhir_triwulan(triwulan: int, tanggal: datetime.date) -> None:
    assert quarter_end(Periode(2024, triwulan)) == tanggal

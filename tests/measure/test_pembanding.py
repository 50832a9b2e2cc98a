from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ukur.measure.capaian import IndikatorResult
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.measurements import Measurements
from ukur.measure.pembanding import Comparisons, PastYear, compare_indikator, past_years
from ukur.measure.reason import Reason
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.model.sop import Tahap

Susun = Callable[..., Catalogue]
TARGET = {str(t): {"tahun": "20", "dasar": "contoh"} for t in (2022, 2023, 2024)}
RENSTRA = {"tahun": "2026", "nilai": "25", "sumber": "Renstra"}


Terukur = tuple[Measurements, IndikatorResult]


@pytest.fixture
def terukur(susun: Susun) -> Callable[..., Terukur]:
    def measured(isian: dict[tuple[int, int], Any], tw: int = 4, **ubah: Any) -> Terukur:
        katalog = susun(
            isian, **({"target": TARGET, "frekuensi": "tahunan", "agregasi": "posisi-akhir"} | ubah)
        )
        ukuran = Measurements(katalog)
        return ukuran, ukuran.result_of("IKU-01", Periode(2024, tw))

    return measured


@pytest.fixture
def banding(terukur: Callable[..., Terukur]) -> Callable[..., Comparisons]:
    return lambda *isian, **ubah: compare_indikator(*terukur(*isian, **ubah))


@pytest.fixture
def lampau(terukur: Callable[..., Terukur]) -> Callable[..., tuple[PastYear, ...]]:
    return lambda *isian, **ubah: past_years(*terukur(*isian, **ubah))


@pytest.mark.parametrize(
    ("ubah", "persen"),
    [
        pytest.param({}, "84.00", id="naik: 21/25"),
        pytest.param({"rumus": "turun-selisih@1"}, "116.00", id="turun-selisih: (50-21)/25"),
        pytest.param({"rumus": "turun-rasio@1"}, "119.05", id="turun-rasio: 25/21 = 1,190476"),
    ],
)
def test_terhadap_akhir_renstra(
    banding: Callable[..., Comparisons], ubah: dict[str, str], persen: str
) -> None:
    renstra = banding({(2024, 4): "21"}, target_renstra=RENSTRA, **ubah).renstra
    assert renstra is not None
    assert (str(renstra.persen), renstra.tahun, renstra.sumber, renstra.alasan) == (
        persen,
        2026,
        "Renstra",
        None,
    )


def test_terhadap_standar_nasional(banding: Callable[..., Comparisons]) -> None:
    """47/221 printed 21.27 against 24: 2127/24 = 88.625 -> 88.63."""
    hasil = banding(
        {(2024, 4): {"pembilang": "47", "penyebut": "221"}},
        perhitungan={"cara": "rasio", "pembilang": "a", "penyebut": "b", "pengali": "100"},
        standar_nasional={"nilai": "24", "sumber": "BPS"},
    )
    assert hasil.nasional is not None
    assert (str(hasil.nasional.persen), hasil.nasional.tahun, hasil.renstra) == ("88.63", None, None)


@pytest.mark.parametrize(
    ("isian", "nilai", "alasan"),
    [
        pytest.param({}, "25", Reason.BELUM_ADA_DATA, id="belum ada data"),
        pytest.param({(2024, 4): "Belum rilis"}, "25", Reason.BELUM_RILIS, id="belum rilis"),
        pytest.param({(2024, 4): "21"}, "0", Reason.TARGET_NOL, id="target akhir nol"),
        pytest.param({(2024, 4): "21"}, "n/a", Reason.TIDAK_BERLAKU, id="target akhir n/a"),
    ],
)
def test_alasan(
    banding: Callable[..., Comparisons], isian: dict[tuple[int, int], str], nilai: str, alasan: Reason
) -> None:
    renstra = banding(isian, target_renstra=RENSTRA | {"nilai": nilai}).renstra
    assert renstra is not None
    assert (renstra.persen, renstra.alasan) == (None, alasan)


def test_tahun_lalu_dari_laporan_dan_baseline(lampau: Callable[..., tuple[PastYear, ...]]) -> None:
    """2023 is reported (18 of 20 = 90), 2022 a baseline year, 2018 too far back, 2021 unknown."""
    rows = lampau(
        {(2023, 4): "18", (2024, 4): "21"},
        baseline={
            "2018": {"nilai": "9", "sumber": "LKjIP 2018"},
            "2019": {"nilai": "10,1260", "sumber": "LKjIP 2019"},
            "2022": {"nilai": "15", "sumber": "LKjIP 2022"},
            "2023": {"nilai": "99", "sumber": "kalah oleh laporan"},
        },
    )
    assert [(r.tahun, str(r.realisasi), r.capaian and str(r.capaian), r.sumber) for r in rows] == [
        (2019, "10.13", None, "LKjIP 2019"),
        (2022, "15.00", None, "LKjIP 2022"),
        (2023, "18.00", "90.00", None),
    ]


def test_baseline_kosong_dan_tanpa_tahun_lalu(lampau: Callable[..., tuple[PastYear, ...]]) -> None:
    assert lampau({(2024, 4): "21"}, baseline={"2022": {"nilai": None, "sumber": "x"}}) == ()


def test_hanya_dokumen_edisi_pertama_mendaftarnya(susun: Susun) -> None:
    katalog = susun({(2023, 4): "18", (2024, 4): "21"}, target=TARGET, frekuensi="tahunan")
    listed = {
        edition: len(compare_indikator(ukuran, ukuran.result_of("IKU-01", Periode(2024, 4))).tahun_lalu)
        for edition in Edition
        for ukuran in (Measurements(katalog, edition=edition),)
    }
    assert listed == {edition: int(edition is Edition.FIRST) for edition in Edition}


def test_tahun_lalu_sampai_triwulan_yang_sama(lampau: Callable[..., tuple[PastYear, ...]]) -> None:
    """At TW2 2024 last year's figure is the one up to TW2 2023, not the whole year."""
    rows = lampau(
        {(2023, 2): "7", (2023, 4): "18", (2024, 2): "9"},
        tw=2,
        agregasi="kumulatif",
        frekuensi="triwulanan",
        target={"2023": {"tahun": "20", "triwulan": {"TW2": "10"}, "dasar": "contoh"}},
    )
    assert [(r.tahun, str(r.realisasi), str(r.capaian)) for r in rows] == [(2023, "7.00", "70.00")]


def test_tahun_lalu_yang_belum_disahkan_tidak_dipakai(susun: Susun) -> None:
    katalog = susun(
        {(2023, 4): "18", (2024, 4): "21"}, target=TARGET, frekuensi="tahunan", agregasi="posisi-akhir"
    )
    lalu = katalog.dokumen[Periode(2023, 4)].model_copy(update={"tahap": Tahap.KONSEP})
    ukuran = Measurements(replace(katalog, dokumen={**katalog.dokumen, Periode(2023, 4): lalu}))
    assert past_years(ukuran, ukuran.result_of("IKU-01", Periode(2024, 4))) == ()


JUMLAH: dict[str, Any] = {
    "agregasi": "jumlah",
    "frekuensi": "triwulanan",
    "target": {str(t): {"tahun": "20", "dasar": "contoh"} for t in (2022, 2023, 2024)},
}


def test_renstra_yang_dijumlah(banding: Callable[..., Comparisons]) -> None:
    """2021 is a baseline year of 4, 2022 unknown, 2023 had 5 + 6, 2024 has 7 to TW2: 22 of 40 = 55 %."""
    renstra = banding(
        {(2023, 3): "5", (2023, 4): "6", (2024, 1): "3", (2024, 2): "4"},
        tw=2,
        **JUMLAH,
        baseline={"2020": {"nilai": "9", "sumber": "di luar Renstra"}, "2021": {"nilai": "4", "sumber": "x"}},
        target_renstra={"tahun": "2025", "nilai": "40", "sumber": "Renstra", "akumulasi": "jumlah"},
    ).renstra
    assert renstra is not None
    assert (str(renstra.persen), str(renstra.realisasi)) == ("55.00", "22.00")
    assert renstra.dijumlah == (2021, 2023, 2024)


def test_renstra_yang_dicatat_kantor(banding: Callable[..., Comparisons]) -> None:
    """What the office recorded to 2023 goes before what the program can add up: 25 + 7 = 32 of 40."""
    renstra = banding(
        {(2023, 4): "6", (2024, 1): "3", (2024, 2): "4"},
        tw=2,
        **JUMLAH,
        realisasi_renstra={"2023": {"nilai": "25", "sumber": "LKjIP 2023"}},
        target_renstra={"tahun": "2025", "nilai": "40", "sumber": "Renstra", "akumulasi": "jumlah"},
    ).renstra
    assert renstra is not None
    assert (str(renstra.persen), str(renstra.realisasi)) == ("80.00", "32.00")
    assert (renstra.dijumlah, renstra.tercatat) == ((2024,), 2023)


def test_renstra_tanpa_akumulasi_memakai_tahun_ini(banding: Callable[..., Comparisons]) -> None:
    """3 + 4 = 7 of 40 = 17,5 %."""
    renstra = banding(
        {(2023, 4): "6", (2024, 1): "3", (2024, 2): "4"},
        tw=2,
        **JUMLAH,
        target_renstra={"tahun": "2025", "nilai": "40", "sumber": "Renstra"},
    ).renstra
    assert renstra is not None
    assert (str(renstra.persen), renstra.dijumlah) == ("17.50", ())


def test_renstra_dijumlah_tanpa_angka_tahun_ini(banding: Callable[..., Comparisons]) -> None:
    renstra = banding(
        {(2023, 4): "6", (2024, 2): {"keterangan": "menyusul"}},
        tw=2,
        **JUMLAH,
        target_renstra={"tahun": "2025", "nilai": "40", "sumber": "Renstra", "akumulasi": "jumlah"},
    ).renstra
    assert renstra is not None
    assert (renstra.persen, renstra.alasan, renstra.dijumlah) == (None, Reason.BELUM_ADA_DATA, ())


def test_deret_putus_sebelum_akhir_renstra(banding: Callable[..., Comparisons]) -> None:
    """The plan ends on the scale of 2025; a figure of 2024 says nothing of it."""
    hasil = banding(
        {(2023, 4): "18", (2024, 4): "21"},
        target_renstra=RENSTRA,
        putus_deret=[{"mulai": "2025", "uraian": "Skala lain"}],
    )
    assert hasil.renstra is not None
    assert (hasil.renstra.persen, hasil.renstra.alasan) == (None, Reason.DERET_PUTUS)
    assert ([row.periode.tahun for row in hasil.deret], hasil.putus) == ([2023], ())


def test_putus_di_antara_tahun_tahun(banding: Callable[..., Comparisons]) -> None:
    hasil = banding(
        {(2022, 4): "70", (2023, 4): "18", (2024, 4): "21"},
        putus_deret=[{"mulai": "2023", "uraian": "Skala lain"}],
    )
    assert [row.mulai.tahun for row in hasil.putus] == [2023]
    assert [row.periode.tahun for row in hasil.deret] == [2022, 2023]


def test_renstra_dengan_jumlah_yang_tercatat(banding: Callable[..., Comparisons]) -> None:
    """On record are 30 up to 2022; 2023 had 11, 2024 has 7 to TW2: 48 of 60 = 80 %."""
    renstra = banding(
        {(2023, 3): "5", (2023, 4): "6", (2024, 1): "3", (2024, 2): "4"},
        tw=2,
        **JUMLAH,
        baseline={"2021": {"nilai": "4", "sumber": "sudah di dalam yang tercatat"}},
        realisasi_renstra={"2021": {"nilai": "20", "sumber": "x"}, "2022": {"nilai": "30", "sumber": "x"}},
        target_renstra={"tahun": "2025", "nilai": "60", "sumber": "Renstra", "akumulasi": "jumlah"},
    ).renstra
    assert renstra is not None
    assert (str(renstra.persen), str(renstra.realisasi)) == ("80.00", "48.00")
    assert (renstra.dijumlah, renstra.tercatat) == ((2023, 2024), 2022)


@pytest.mark.parametrize(
    ("edition", "alasan"),
    [
        pytest.param(CURRENT, Reason.BELUM_WAKTUNYA, id="yearly, in TW III"),
        pytest.param(Edition.SECOND, Reason.BELUM_ADA_DATA, id="as the second edition called it"),
    ],
)
def test_what_is_not_due_is_not_missing(susun: Susun, edition: Edition, alasan: Reason) -> None:
    catalogue = susun(
        {},
        target=TARGET,
        frekuensi="tahunan",
        agregasi="posisi-akhir",
        target_renstra=RENSTRA,
        standar_nasional={"nilai": "24", "sumber": "BPS"},
    )
    measured = Measurements(catalogue, edition=edition)
    found = compare_indikator(measured, measured.result_of("IKU-01", Periode(2024, 3)))
    assert found.renstra is not None
    assert found.nasional is not None
    assert (found.renstra.alasan, found.nasional.alasan) == (alasan, alasan)

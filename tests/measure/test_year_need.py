"""What the quarters left must bring; expected values by hand, and held against the measuring itself."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ukur.measure.measurements import Measurements
from ukur.measure.year_need import YearNeed, need_of, year_need
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi, CaraHitung, Frekuensi, JenisSatuan, Perhitungan, Target
from ukur.model.pengukuran import Formulir
from ukur.model.periode import Periode

TAHUN = 2025


def office(
    katalog: Catalogue, agregasi: str, rumus: str, filled: dict[int, str], jenis: str = "cacah"
) -> Catalogue:
    """An office with one indicator of a target of 100 a year, filled in for some quarters."""
    state = {
        "agregasi": Agregasi(agregasi),
        "rumus": rumus,
        "frekuensi": Frekuensi.TRIWULANAN,
        "desimal": 1,
        "satuan": "desa",
        "jenis_satuan": JenisSatuan(jenis),
        "perhitungan": Perhitungan(cara=CaraHitung.LANGSUNG),
        "target": {TAHUN: Target.model_validate({"tahun": "100", "dasar": "contoh"})},
        "klasifikasi": None,
    }
    item = katalog.indikator["IKU-01"].model_copy(update=state)
    forms = {
        Periode(TAHUN, q): {
            "dinas": Formulir.model_validate({"unit": "dinas", "indikator": {"IKU-01": {"realisasi": v}}})
        }
        for q, v in filled.items()
    }
    return replace(katalog, indikator={"IKU-01": item}, formulir=forms, dokumen={})


@pytest.mark.parametrize(
    ("agregasi", "rumus", "filled", "left", "nilai", "settled"),
    [
        pytest.param("jumlah", "naik@1", {1: "40"}, (2, 3, 4), "20", None, id="jumlah: sisa 60 dibagi tiga"),
        pytest.param("jumlah", "naik@1", {}, (1, 2, 3, 4), "25", None, id="jumlah: belum ada angka"),
        pytest.param("jumlah", "naik@1", {1: "60", 2: "40"}, (3, 4), None, True, id="jumlah: sudah penuh"),
        pytest.param(
            "jumlah", "naik@1", {1: "40", 2: "n/a"}, (3, 4), "30", None, id="n/a tidak ditagih lagi"
        ),
        pytest.param(
            "jumlah", "naik@1", {1: "40", 2: "Belum rilis"}, (2, 3, 4), "20", None, id="belum rilis"
        ),
        pytest.param("jumlah", "turun-selisih@1", {1: "40"}, (2, 3, 4), "20", None, id="paling banyak"),
        pytest.param("jumlah", "turun-selisih@1", {1: "101"}, (2, 3, 4), None, False, id="sudah terlampaui"),
        pytest.param("rata-rata", "naik@1", {1: "80", 2: "90"}, (3, 4), "115", None, id="(400 - 170) / 2"),
        pytest.param("posisi-akhir", "naik@1", {1: "80"}, (4,), "100", None, id="posisi: TW IV saja"),
        pytest.param("kumulatif", "naik@1", {2: "80"}, (4,), "100", None, id="kumulatif: TW IV"),
        pytest.param("kumulatif", "naik@1", {2: "100"}, (1, 3, 4), None, True, id="kumulatif: sudah"),
        pytest.param(
            "kumulatif", "turun-selisih@1", {2: "120"}, (1, 3, 4), None, False, id="kumulatif: lewat"
        ),
        pytest.param("maksimum", "naik@1", {1: "80"}, (4,), "100", None, id="maksimum: satu triwulan cukup"),
        pytest.param("maksimum", "naik@1", {1: "100"}, (4,), None, True, id="maksimum: sudah"),
        pytest.param("maksimum", "turun-selisih@1", {1: "80"}, (2, 3, 4), "100", None, id="setiap triwulan"),
        pytest.param("maksimum", "turun-selisih@1", {1: "101"}, (2, 3, 4), None, False, id="satu merusak"),
    ],
)
def test_need(
    katalog: Catalogue,
    agregasi: str,
    rumus: str,
    filled: dict[int, str],
    left: tuple[int, ...],
    nilai: str | None,
    settled: bool | None,
) -> None:
    need = need_of(office(katalog, agregasi, rumus, filled), "IKU-01", Periode(TAHUN, 2))
    assert need is not None
    assert (need.left, need.nilai, need.settled) == (left, None if nilai is None else Decimal(nilai), settled)


@pytest.mark.parametrize("agregasi", ["jumlah", "rata-rata", "posisi-akhir", "kumulatif", "maksimum"])
@pytest.mark.parametrize("rumus", ["naik@1", "turun-selisih@1"])
def test_what_is_needed_reaches_the_target(katalog: Catalogue, agregasi: str, rumus: str) -> None:
    """Filled in as the sentence says, the year reaches its target by the formula; one step less does not."""
    filled = {1: "33.4"}
    need = need_of(office(katalog, agregasi, rumus, filled), "IKU-01", Periode(TAHUN, 1))
    assert isinstance(need, YearNeed)
    assert need.nilai is not None
    printed = Decimal(need.sentence.rsplit(" ", 2)[-2].replace(",", "."))
    worse = printed + (Decimal("-0.1") if rumus == "naik@1" else Decimal("0.1"))
    for value, reached in ((printed, True), (worse, False)):
        given = filled | {quarter: str(value) for quarter in need.left}
        last = Measurements(office(katalog, agregasi, rumus, given)).result_of("IKU-01", Periode(TAHUN, 4))
        assert last.tahun.tercapai is reached, (value, last.tahun)


def test_sentences(katalog: Catalogue) -> None:
    def told(agregasi: str, rumus: str, filled: dict[int, str]) -> str:
        measured = Measurements(office(katalog, agregasi, rumus, filled))
        return year_need(measured, "IKU-01", Periode(TAHUN, 2))

    assert told("jumlah", "naik@1", {1: "33.3"}) == (
        "Target setahun 100,0 desa tercapai bila TW II sampai TW IV masing-masing sedikitnya 22,3 desa."
    )  # 66.7 / 3 = 22.23..., rounded up so that it suffices
    assert told("jumlah", "turun-selisih@1", {1: "33.3", 2: "0"}) == (
        "Target setahun 100,0 desa tercapai bila TW III dan TW IV masing-masing paling banyak 33,3 desa."
    )  # 66.7 / 2 = 33.35, rounded down
    assert told("posisi-akhir", "naik@1", {}) == (
        "Target setahun 100,0 desa tercapai bila TW IV sedikitnya 100,0 desa."
    )
    assert told("jumlah", "turun-selisih@1", {1: "101"}) == (
        "Target setahun 100,0 desa tidak dapat tercapai lagi dengan angka sampai kini."
    )
    assert told("jumlah", "naik@1", {1: "25", 2: "25", 3: "25", 4: "25"}) == ""
    assert told("jumlah", "naik@1", {1: "abc"}) == ""


def test_a_share_may_sink_below_zero(katalog: Catalogue) -> None:
    """Growth can be negative: nothing is said to be reached before the year is over."""
    data = office(katalog, "rata-rata", "naik@1", {1: "300", 2: "200"}, jenis="persen")
    need = need_of(data, "IKU-01", Periode(TAHUN, 2))
    assert need is not None
    assert (need.nilai, need.settled) == (Decimal("-50"), None)

"""What is printed of a target is what the capaian is computed from; what was filed before stays as it was."""

from decimal import Decimal as D

import pytest
from tests.measure.conftest import Susun

from ukur.measure.capaian import measure_indikator
from ukur.measure.edition import Edition
from ukur.model.instansi import DasarCapaian
from ukur.model.numbers import TargetRange
from ukur.model.periode import Periode

TARGET = {"2024": {"tahun": "12", "triwulan": {"TW1": "10", "TW2": "11"}, "dasar": "renja"}}
MEAN = {"agregasi": "rata-rata", "desimal": "0", "target": TARGET}


@pytest.mark.parametrize(
    ("edition", "target", "capaian"),
    [
        pytest.param(Edition.SECOND, "11", "90.91", id="10 / 11 = 0,90909"),
        pytest.param(Edition.FIRST, "10.5", "95.24", id="bentuk 1: 10 / 10,5 = 0,952381"),
    ],
)
def test_mean_of_targets(susun: Susun, edition: Edition, target: str, capaian: str) -> None:
    """(10 + 11) / 2 = 10,5 is printed 11."""
    catalogue = susun({(2024, 1): "9", (2024, 2): "11"}, **MEAN)
    figure = measure_indikator(catalogue, "IKU-01", Periode(2024, 2), edition).sampai
    assert (figure.target, figure.tercetak) == (D(target), D(capaian))


def test_a_range_is_rounded_at_both_ends(susun: Susun) -> None:
    """6,25 to 7,15 are printed 6,3 to 7,2 (half up); 6 / 6,3 = 95,238."""
    target = {"2024": {"tahun": "6.25..7.15", "dasar": "renja"}}
    keys = {"rumus": "rentang@1", "agregasi": "posisi-akhir", "desimal": "1", "target": target}
    figure = measure_indikator(susun({(2024, 4): "6.0"}, **keys), "IKU-01", Periode(2024, 4)).tahun
    assert (figure.target, figure.tercetak) == (TargetRange(D("6.3"), D("7.2")), D("95.24"))


RATIO = {
    "agregasi": "posisi-akhir",
    "perhitungan": {"cara": "rasio", "pembilang": "Uji", "penyebut": "Uji", "pengali": "100"},
    "target": {"2024": {"tahun": "10", "dasar": "renja"}},
}


@pytest.mark.parametrize(
    ("dasar", "edition", "shown"),
    [
        pytest.param(DasarCapaian.PENUH, Edition.SECOND, True, id="dihitung dari yang penuh: disebut"),
        pytest.param(DasarCapaian.TERCETAK, Edition.SECOND, False, id="dihitung dari yang tercetak"),
        pytest.param(DasarCapaian.PENUH, Edition.FIRST, False, id="bentuk 1 tidak menyebutnya"),
    ],
)
def test_what_print_rounds(susun: Susun, dasar: DasarCapaian, edition: Edition, shown: bool) -> None:
    """26 / 221 = 11,7647... percent."""
    catalogue = susun({(2024, 4): {"pembilang": "26", "penyebut": "221"}}, {"dasar_capaian": dasar}, **RATIO)
    figure = measure_indikator(catalogue, "IKU-01", Periode(2024, 4), edition).tahun
    assert (figure.penuh is not None) is shown
    assert figure.penuh is None or figure.penuh.quantize(D("0.0001")) == D("11.7647")


def test_a_figure_that_print_leaves_whole_is_said_once(susun: Susun) -> None:
    """25 / 200 = 12,5 is printed 12,50."""
    catalogue = susun(
        {(2024, 4): {"pembilang": "25", "penyebut": "200"}}, {"dasar_capaian": DasarCapaian.PENUH}, **RATIO
    )
    assert measure_indikator(catalogue, "IKU-01", Periode(2024, 4)).tahun.penuh is None

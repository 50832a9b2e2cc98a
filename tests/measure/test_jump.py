from decimal import Decimal

import pytest
from tests.workflow.kasus import FORMULIR, KAMUS, KANTOR, ganti, realisasi

from ukur.checks import plausibility_rules
from ukur.measure.jump import comparable, is_jump
from ukur.measure.measurements import Measurements
from ukur.model.indikator import Agregasi, PutusDeret
from ukur.model.periode import Periode
from ukur.workflow.change_warnings import warn_of_changes
from ukur.workflow.changes import changes_between

BESAR = "1234567890123456789012345678.9"  # 29 digits: the standard context would round it to 28


@pytest.mark.parametrize(
    ("lalu", "kini", "lonjakan"),
    [
        pytest.param("4.7", "47", True, id="tepat sepuluh kali"),
        pytest.param("4.7", "46.9", False, id="hampir sepuluh kali"),
        pytest.param("47", "4.7", True, id="tepat sepersepuluh"),
        pytest.param("47", "4.71", False, id="hampir sepersepuluh"),
        pytest.param("4.7", "-47", True, id="berganti tanda"),
        pytest.param("-4.7", "-4.8", False, id="dua-duanya negatif"),
        pytest.param("47", "0", False, id="menjadi nol"),
        pytest.param("0", "47", False, id="dari nol"),
        pytest.param("0", "0", False, id="nol dua kali"),
        pytest.param(BESAR, "12345678901234567890123456789", True, id="29 digit, tepat sepuluh kali"),
        pytest.param(BESAR, "12345678901234567890123456788.9", False, id="29 digit, kurang sepersepuluh"),
        pytest.param("3", "0.3000000000000000000000000001", False, id="28 desimal di atas sepersepuluh"),
    ],
)
def test_lonjakan(lalu: str, kini: str, lonjakan: bool) -> None:
    assert is_jump(Decimal(kini), Decimal(lalu)) is lonjakan


@pytest.mark.parametrize(
    ("agregasi", "lalu", "dapat"),
    [
        pytest.param(Agregasi.KUMULATIF, Periode(2024, 3), True, id="kumulatif, tahun yang sama"),
        pytest.param(Agregasi.KUMULATIF, Periode(2023, 4), False, id="kumulatif mulai lagi tiap tahun"),
        pytest.param(Agregasi.POSISI_AKHIR, Periode(2023, 4), True, id="posisi akhir, tahun lalu"),
        pytest.param(Agregasi.POSISI_AKHIR, Periode(2024, 4), False, id="triwulan yang sama"),
    ],
)
def test_dapat_dibandingkan(agregasi: Agregasi, lalu: Periode, dapat: bool) -> None:
    item = KANTOR.indikator["IKU-01"].model_copy(update={"agregasi": agregasi})
    assert comparable(item, Periode(2024, 4), lalu) is dapat


def test_deret_putus_tidak_dapat_dibandingkan() -> None:
    broken = {"putus_deret": (PutusDeret(mulai=Periode(2024, 2), uraian="Ambang berubah"),)}
    item = KANTOR.indikator["IKU-01"].model_copy(update=broken)
    assert not comparable(item, Periode(2024, 3), Periode(2024, 1))
    assert comparable(item, Periode(2024, 3), Periode(2024, 2))


@pytest.mark.parametrize("kini", ["825", "824.9", "8.25", "8.26", "0", "-900", "-8.3", "82.5", "4125", "3.3"])
@pytest.mark.parametrize("agregasi", [Agregasi.POSISI_AKHIR, Agregasi.KUMULATIF])
def test_perencana_dan_kepala_diberi_tahu_hal_yang_sama(kini: str, agregasi: Agregasi) -> None:
    """82.5 in the last quarter: rule W101 and the change report say the same of one pair of figures."""
    dasar = ganti(
        ganti(KANTOR, KAMUS, agregasi=agregasi.value), FORMULIR, {"indikator/IKU-01/keterangan": None}
    )
    kepala = ganti(
        ganti(realisasi(kini), KAMUS, agregasi=agregasi.value),
        FORMULIR,
        {"indikator/IKU-01/keterangan": None},
    )
    found = {f.message.split()[1] for f in plausibility_rules.check(Measurements(kepala)) if f.code == "W101"}
    told = [
        row
        for row in warn_of_changes(Measurements(dasar), Measurements(kepala), changes_between(dasar, kepala))
        if "melonjak" in row
    ]
    assert {row.split()[1] for row in told} == found & {"IKU-01"}
    assert ("IKU-01" in found) is (kini in {"825", "8.25", "-900", "4125", "3.3"})

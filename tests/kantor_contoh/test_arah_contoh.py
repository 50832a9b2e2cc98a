"""Better or worse: every direction that the made-up office's documents tell is that of the worksheet."""

import pytest
from tests.kantor_contoh.lembar import Baris, lembar, tercetak

from ukur.measure.figure_text import quantity_text
from ukur.measure.measurements import Measurements
from ukur.measure.perubahan import Change, against_last_period, against_last_year
from ukur.model.periode import Periode

ARAH = lembar("arah")


def terlihat(change: Change | None, desimal: int) -> tuple[str, ...]:
    if change is None or change.arah is None:
        return "", "", "", "", str(change.alasan) if change else ""
    before, now = (quantity_text(value, desimal) for value in (change.lalu, change.kini))
    against = str(change.terhadap.tahun) if change.setahun else str(change.terhadap)
    return against, before, now, str(change.arah), ""


def diharapkan(baris: Baris, terhadap: str) -> tuple[str, ...]:
    figures = (
        tercetak(baris[f"{key}_{terhadap}"]) if baris[f"{key}_{terhadap}"] else "" for key in ("lalu", "kini")
    )
    return (
        baris[f"terhadap_{terhadap}"],
        *figures,
        baris[f"arah_{terhadap}"],
        baris[f"sebab_{terhadap}"],
    )


@pytest.mark.parametrize("baris", ARAH, ids=lambda row: f"{row['periode']} {row['indikator']}")
def test_every_direction_is_that_of_the_worksheet(ukuran: Measurements, baris: Baris) -> None:
    tahun, triwulan = baris["periode"].split("-TW")
    measured = ukuran.result_of(baris["indikator"], Periode(int(tahun), int(triwulan)))
    places = measured.indikator.desimal
    assert terlihat(against_last_year(ukuran, measured), places) == diharapkan(baris, "tahun")
    assert terlihat(against_last_period(ukuran, measured), places) == diharapkan(baris, "triwulan")

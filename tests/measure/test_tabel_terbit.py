"""Whole published tables, row by row; a row that is off carries its reason in the data, and is counted."""

import datetime
from decimal import ROUND_HALF_UP
from decimal import Decimal as D

import pytest
from tests.measure.conftest import Susun
from tests.measure.published_tables import (
    BOYOLALI_BUDGET,
    MonthlyTarget,
    OutputPlan,
    Printed,
    judged_rows,
    monthly_targets,
    output_plans,
    printed_percentages,
)

from ukur.measure.agregasi import COMBINERS
from ukur.measure.capaian import measure_indikator
from ukur.measure.predikat import is_reached, skala_in_force
from ukur.measure.reason import Reason
from ukur.measure.rounding import round_half_up
from ukur.measure.rumus import compute_capaian
from ukur.measure.rumus_id import RumusId
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi
from ukur.model.periode import Periode

TW4 = Periode(2024, 4)
DECIMALS = {"bea cukai": 1, "ogan ilir": 2}  # as each table prints its percentages


def capped(row: Printed) -> D:
    result = compute_capaian(RumusId.NAIK, D(row.target), D(row.realisasi))
    assert not isinstance(result, Reason)
    limited = min(result, D(row.batas)) if row.batas else result
    return round_half_up(limited, DECIMALS[row.tabel])


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{row.tabel} {row.nomor}") for row in printed_percentages()]
)
def test_persen_tercetak(row: Printed) -> None:
    """Each row comes out as printed, or as the hand calculation beside the reason why the source is off."""
    assert capped(row) == D(row.hitungan if row.beda else row.persen)
    assert not row.beda or D(row.hitungan) != D(row.persen)


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{row.tabel} {row.nomor}") for row in printed_percentages()]
)
def test_kantor_yang_memakai_kebiasaannya(susun: Susun, row: Printed) -> None:
    """An office that declares the table's cap and decimals prints the table, with the raw capaian beside."""
    rules = {"desimal_capaian": DECIMALS[row.tabel], "batas_capaian": row.batas or None}
    places = max(len(text.partition(".")[2]) for text in (row.target, row.realisasi))
    target = {"2024": {"tahun": row.target, "dasar": "perjanjian-kinerja"}}
    keys = {"agregasi": "posisi-akhir", "frekuensi": "tahunan", "desimal": str(places), "target": target}
    figure = measure_indikator(susun({(2024, 4): row.realisasi}, rules, **keys), "IKU-01", TW4).tahun
    assert figure.tercetak == D(row.hitungan if row.beda else row.persen)
    cut = row.batas != "" and D(row.realisasi) * 100 > D(row.target) * D(row.batas)
    assert (figure.tanpa_batas is not None) is cut


def test_jumlah_baris_persen() -> None:
    """Bea Cukai: 14 rows, 3 off (a slip, a cap that does not bind, another target); Ogan Ilir: 12, 1 off."""
    rows = printed_percentages()
    counts = {
        name: (len(mine), sum(bool(row.beda) for row in mine), sum(bool(row.batas) for row in mine))
        for name in DECIMALS
        if (mine := [row for row in rows if row.tabel == name])
    }
    assert counts == {"bea cukai": (14, 3, 14), "ogan ilir": (12, 1, 0)}


def test_status_tercetak(katalog: Catalogue) -> None:
    """Karantina prints no percentage but the status: 13 of 14 come out; two targets are zero."""
    skala = skala_in_force(katalog.skala, datetime.date(2020, 12, 31))
    off: dict[str, str] = {}
    rows = judged_rows()
    for row in rows:
        result = compute_capaian(row.rumus, D(row.target), D(row.realisasi))
        assert not isinstance(result, Reason), row
        words = "Tercapai" if is_reached(skala, round_half_up(result, 2)) else "Tidak tercapai"
        if words != row.status:
            off[row.nomor] = row.beda
    assert (len(rows), sum(D(row.target) == 0 for row in rows)) == (14, 2)
    assert off == {row.nomor: row.beda for row in rows if row.beda}
    assert list(off) == ["12"]


def _sum(values: tuple[str, ...]) -> D:
    total = COMBINERS[Agregasi.JUMLAH](list(enumerate(map(D, values), 1)))
    assert isinstance(total, D)
    return total


@pytest.mark.parametrize("row", [pytest.param(row, id=row.kode) for row in output_plans()])
def test_rencana_keluaran_bulanan(row: OutputPlan) -> None:
    """Twelve months are the whole: the volume exactly, the percent but for a binary fraction."""
    total = _sum(row.bulan)
    as_printed = total.quantize(D(row.persen), rounding=ROUND_HALF_UP)
    assert (as_printed == D(row.persen)) is not bool(row.beda)
    assert round_half_up(total, 2) == round_half_up(D(row.persen), 2) == 100
    assert _sum(row.bulan_volume) == D(row.jumlah) == D(row.volume)
    assert compute_capaian(RumusId.NAIK, D(row.volume), _sum(row.bulan_volume)) == 100


def test_jumlah_baris_rencana() -> None:
    """BPS Tapin: 22 outputs; 7 totals are a spreadsheet's binary sum, off in its last digit."""
    rows = output_plans()
    assert (len(rows), sum(bool(row.beda) for row in rows)) == (22, 7)


@pytest.mark.parametrize("row", [pytest.param(row, id=row.nomor) for row in monthly_targets()])
def test_target_bulanan(row: MonthlyTarget) -> None:
    """A path of positions ends on the year's target and never falls; one does not end there."""
    path = list(enumerate(map(D, row.bulan), 1))
    assert (COMBINERS[Agregasi.POSISI_AKHIR](path) == D(row.target)) is not bool(row.beda)
    assert [value for _, value in path] == sorted(value for _, value in path)


def test_jumlah_baris_target() -> None:
    rows = monthly_targets()
    assert (len(rows), [row.nomor for row in rows if row.beda]) == (20, ["14"])


def test_jumlah_anggaran_tercetak() -> None:
    parts, total = BOYOLALI_BUDGET
    assert _sum(parts) == D(total)

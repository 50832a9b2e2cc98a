"""Formulas proved against printed percentages; every expected one computed by hand beside its row."""

from decimal import Decimal as D

import pytest
from tests.forms.table.made_sheets import Typed, sheet_of
from tests.forms.table.published_sheets import TABLES
from tests.measure.published_tables import printed_percentages

from ukur.forms.table.proof import fits_of
from ukur.forms.table.table_checks import Rounding, Verdict
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_reader import read_table
from ukur.forms.table.table_reading import TableReading
from ukur.measure.rumus_id import RumusId

NAIK, SELISIH, RASIO = RumusId.NAIK, RumusId.TURUN_SELISIH, RumusId.TURUN_RASIO


@pytest.mark.parametrize(
    ("target", "realisasi", "percent", "fits"),
    [
        # 78.34 / 77.10 = 101.608...; LKj Provinsi Lampung 2016, P8
        pytest.param("77.10", "78.34", "101.61", [(NAIK, Rounding.HALF_UP)], id="naik"),
        # (2 x 32 - 4.88) / 32 = 184.75; LKj Provinsi Lampung 2015, N1
        pytest.param("32", "4.88", "184.75", [(SELISIH, Rounding.HALF_UP)], id="turun cara selisih"),
        # 32 / 4.88 = 655.737...; the same figures in another application
        pytest.param("32", "4.88", "655.74", [(RASIO, Rounding.HALF_UP)], id="turun cara rasio"),
        # 3669 / 1967 = 186.527...; LKjIP Provinsi Bali 2020, N9
        pytest.param("3669", "1967", "186.52", [(RASIO, Rounding.TRUNCATED)], id="dipotong"),
        # 90 / 70 = 128.57, above the cap of the column
        pytest.param("70", "90", "120", [(NAIK, Rounding.CAPPED)], id="dibatasi 120"),
        # 100 / 70 = 142.857 printed without decimals
        pytest.param("70", "100", "142", [(NAIK, Rounding.TRUNCATED)], id="bulat dipotong"),
        pytest.param("70", "100", "143", [(NAIK, Rounding.HALF_UP)], id="bulat dibulatkan"),
        # PermenPANRB 8/2021 prints 113 for 92 of 90; by hand 102.22, 97.78 and 97.83
        pytest.param("90", "92", "113", [], id="tidak ada yang cocok"),
    ],
)
def test_fits(target: str, realisasi: str, percent: str, fits: list[tuple[RumusId, Rounding]]) -> None:
    places = len(percent.partition(".")[2])
    found = fits_of(D(target), D(realisasi), D(percent), places, D(120))
    assert found is not None
    assert [(fit.rumus, fit.rounding) for fit in found] == fits


@pytest.mark.parametrize(
    ("target", "realisasi", "percent"),
    [
        pytest.param("80", "0", "0", id="persen nol"),
        pytest.param("0", "5", "100", id="target nol"),
        pytest.param("80", None, "0", id="realisasi kosong"),
        pytest.param("80", "60", None, id="persen kosong"),
        pytest.param("6.30", "-9.31", "-70.89", id="pertumbuhan negatif tidak dihitung"),
    ],
)
def test_proves_nothing(target: str, realisasi: str | None, percent: str | None) -> None:
    numbers = [D(text) if text is not None else None for text in (target, realisasi, percent)]
    assert fits_of(numbers[0], numbers[1], numbers[2], 2, None) is None


def test_realisasi_at_its_target_fits_every_formula() -> None:
    found = fits_of(D(80), D(80), D(100), 0, None)
    assert found is not None
    assert {fit.rumus for fit in found} == {NAIK, SELISIH, RASIO}


def read(*rows: list[Typed], answers: dict[str, str] | None = None) -> TableReading:
    header: list[Typed] = ["Indikator", "Target", "Realisasi", "Capaian (%)"]
    return read_table(sheet_of([header, *rows]), answers)


def test_each_row_gets_its_own_formula() -> None:
    """Two rise, one falls; 30 of 40 is 75, 60 of 80 is 75, (2 x 10 - 5) / 10 is 150."""
    reading = read(["A", 40, 30, 75], ["B", 80, 60, 75], ["C", 10, 5, 150], ["D", 7, 7, 100])
    assert [item.rumus for item in reading.indikator] == [NAIK, NAIK, SELISIH, NAIK]
    (proof,) = reading.proofs
    assert [row.verdict for row in proof.rows] == [Verdict.PROVED] * 3 + [Verdict.UNDECIDED]
    assert proof.rumus is NAIK


def test_slip_of_the_source_is_listed_with_its_cell() -> None:
    reading = read(["A", 40, 30, 75], ["B", 80, 60, 75], ["C", 4.38, 4.6, 105.2])
    (proof,) = reading.proofs
    assert [(row.address, row.printed, row.computed, row.difference) for row in proof.mismatches] == [
        ("D4", "105.2", D("105.0"), D("0.2"))
    ]
    assert reading.indikator[2].rumus is None


def test_rows_at_their_target_alone_prove_no_formula() -> None:
    """Every formula gives 100: the column is told by its words, and no formula is proposed."""
    reading = read(["A", 40, 40, 100], ["B", 80, 80, 100])
    assert [proof.rumus for proof in reading.proofs] == [None]
    assert [item.rumus for item in reading.indikator] == [None, None]


def test_proof_beats_words() -> None:
    """The heading says target; 93 of 95.56 is 97.32, 3 of 2 is 150, 5 of 3 is 166.67."""
    header: list[Typed] = ["Indikator", "Target", "Realisasi", "Target Kinerja Persen"]
    rows: list[list[Typed]] = [["A", 95.56, 93, 97.32], ["B", 2, 3, (150, "0.00")], ["C", 3, 5, 166.67]]
    reading = read_table(sheet_of([header, *rows]))
    assert reading.columns[3].role is ColumnRole.CAPAIAN
    assert reading.columns[3].evidence == "terbukti: C terhadap B di 3 baris"


def test_a_budget_is_no_target_of_an_indicator() -> None:
    header: list[Typed] = ["Program", "Pagu", "Realisasi Anggaran", "Persen"]
    rows: list[list[Typed]] = [["Program A", 200, 50, 25], ["Program B", 400, 300, 75]]
    reading = read_table(sheet_of([header, *rows]))
    assert [column.role.value for column in reading.columns[1:]] == ["pagu", "realisasi-anggaran", "serapan"]


def test_rounded_inputs_are_asked_with_their_difference() -> None:
    """0.59 of 16.46 is 3.584..., printed 3.57; 6.12 of 10.83 is 56.509..., printed 56.53."""
    rows: list[list[Typed]] = [["A", 16.46, 0.59, 3.57], ["B", 10.83, 6.12, 56.53]]
    reading = read(*rows)
    (question,) = (question for question in reading.questions if question.id == "beda")
    assert "berbeda 0,01 sampai 0,02" in question.text
    assert question.cells == ("D2", "D3")
    assert "beda" not in {asked.id for asked in read(*rows, answers={"beda": "terima"}).questions}


@pytest.mark.parametrize("name", ["bea_cukai", "ogan_ilir"])
def test_slips_of_published_tables(name: str) -> None:
    """The rows that no formula fits are those whose reason stands beside them in the facts."""
    table = next(table for table in TABLES if table.name == name)
    (proof,) = read_table(table.sheet()).proofs
    rows = [row for row in printed_percentages() if row.tabel == name.replace("_", " ")]
    off = [place for place, row in enumerate(rows, 2) if row.beda]
    assert [row.row for row in proof.mismatches] == off
    assert proof.cap == (D(120) if name == "bea_cukai" else None)

"""Months and quarters: parts of a year, running sums, positions; totals of money."""

from decimal import Decimal as D

import pytest
from tests.forms.table.made_sheets import Typed, sheet_of

from ukur.forms.table.table_checks import SeriesNature
from ukur.forms.table.table_kinds import ColumnRole
from ukur.forms.table.table_reader import read_table
from ukur.forms.table.table_reading import TableReading

HEADER: list[Typed] = ["Indikator", "Target", "TW I", "TW II", "TW III", "TW IV"]


def read(*rows: list[Typed], answers: dict[str, str] | None = None) -> TableReading:
    return read_table(sheet_of([HEADER, *rows]), answers)


@pytest.mark.parametrize(
    ("first", "second", "nature"),
    [
        pytest.param([10, 1, 2, 3, 4], [8, 2, 2, 2, 2], SeriesNature.INCREMENTS, id="jumlah"),
        pytest.param([10, 1, 2, 3, 10], [8, 2, 4, 6, 8], SeriesNature.RUNNING, id="sampai dengan"),
        pytest.param([10, 6, 5, 9, 10], [8, 2, 4, 6, 8], SeriesNature.POSITION, id="posisi akhir"),
        pytest.param([10, 0, 0, 0, 10], [8, 0, 0, 0, 8], SeriesNature.OPEN, id="hanya triwulan IV"),
    ],
)
def test_nature(first: list[Typed], second: list[Typed], nature: SeriesNature) -> None:
    reading = read(["A", *first], ["B", *second])
    (series,) = reading.series
    assert (series.nature, series.whole, series.fits) == (nature, 2, 2)
    assert [column.role for column in reading.columns[2:]] == [ColumnRole.TARGET] * 4
    asked = {question.id for question in reading.questions}
    assert ("deret:target" in asked) is (nature is SeriesNature.OPEN)


def test_each_row_has_its_own_way() -> None:
    """A plan mixes trainings with shares: 3+3+3+3 is 12, and 25, 50, 75, 100 ends at 100."""
    reading = read(
        ["A", 12, 3, 3, 3, 3], ["B", 100, 25, 50, 75, 100], ["C", 4, 1, 1, 1, 1], ["D", 5, 0, 0, 0, 5]
    )
    (series,) = reading.series
    assert (series.nature, series.fits, series.mismatches) == (SeriesNature.MIXED, 4, ())
    assert [series.nature_of(row) for row in (2, 3, 4, 5)] == [
        SeriesNature.INCREMENTS, SeriesNature.RUNNING, SeriesNature.INCREMENTS, SeriesNature.OPEN,
    ]  # fmt: skip
    assert "deret:target" not in {question.id for question in reading.questions}


def test_a_row_that_does_not_end_at_its_year_is_named() -> None:
    """BPBD Boyolali: target 4,47 and December 4,7; here in quarters."""
    right: list[list[Typed]] = [[name, 100, 0, 25, 50, 100] for name in "ABCD"]
    reading = read(*right, ["E", 4.47, 4, 4.1, 4.2, 4.7])
    (series,) = reading.series
    assert [(row.address, row.printed, row.computed) for row in series.mismatches] == [
        ("B6", D("4.47"), D("4.7"))
    ]


def test_a_blank_quarter_is_left_out_and_named() -> None:
    reading = read(["A", 10, 1, 2, 3, 4], ["B", 8, 2, None, 2, 4], ["C", 6, 0, 0, 2, 4])
    (series,) = reading.series
    assert (series.nature, series.fits) == (SeriesNature.INCREMENTS, 3)
    assert [row.blanks for row in series.blanks] == [("D3",)]


def test_quarters_without_a_year_are_asked_once() -> None:
    header: list[Typed] = [
        "Indikator",
        "Target",
        "Realisasi TW I",
        "Realisasi TW II",
        "Persen TW I",
        "Persen TW II",
    ]
    rows: list[list[Typed]] = [header, ["A", 10, 1, 2, 10, 20], ["B", 8, 2, 4, 25, 50]]
    reading = read_table(sheet_of(rows))
    assert [question.id for question in reading.questions] == ["deret:realisasi", "tahun"]
    answered = read_table(sheet_of(rows), {"deret:realisasi": "sampai-dengan", "tahun": "2024"})
    assert answered.questions == ()
    assert answered.series[0].nature is SeriesNature.RUNNING


def test_a_total_that_does_not_add_up_is_told() -> None:
    header: list[Typed] = ["Program", "Pagu"]
    reading = read_table(sheet_of([header, ["Program A", 200], ["Program B", 300], ["JUMLAH", 501]]))
    assert [(check.address, check.computed, check.fits) for check in reading.totals] == [
        ("B4", D(500), False)
    ]


def test_a_total_does_not_count_programs_and_their_kegiatan_twice() -> None:
    header: list[Typed] = ["Kode", "Program/Kegiatan", "Pagu"]
    rows: list[list[Typed]] = [
        ["2.13.01", "Penunjang Urusan", 500],
        ["2.13.01.2.01", "Perencanaan", 200],
        ["2.13.01.2.02", "Keuangan", 300],
        ["2.13.02", "Penataan Desa", 100],
        ["", "JUMLAH", 600],
    ]
    checks = read_table(sheet_of([header, *rows])).totals
    assert [(check.address, check.computed, check.fits) for check in checks] == [
        ("C2", D(500), True),  # the program is the sum of its kegiatan
        ("C6", D(600), True),
    ]


def test_mean_of_capaian() -> None:
    header: list[Typed] = ["Indikator", "Target", "Realisasi", "Capaian"]
    rows: list[list[Typed]] = [["A", 40, 30, 75], ["B", 80, 40, 50], ["Rata-rata", None, None, 62.5]]
    (check,) = read_table(sheet_of([header, *rows])).totals
    assert (check.address, check.computed, check.mean, check.fits) == ("D4", D("62.5"), True, True)


def test_subtotals_are_of_the_rows_since_the_last_one() -> None:
    header: list[Typed] = ["Program", "Pagu"]
    rows: list[list[Typed]] = [
        ["A", 200],
        ["B", 300],
        ["JUMLAH", 500],
        ["C", 50],
        ["JUMLAH", 50],
        ["TOTAL", 550],
    ]
    checks = read_table(sheet_of([header, *rows])).totals
    assert [(check.row, check.fits) for check in checks] == [(4, True), (6, True), (7, True)]

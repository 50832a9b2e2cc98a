"""What is asked, once for a file, and what an answer changes."""

from decimal import Decimal as D

import pytest
from tests.forms.table.made_sheets import Typed, sheet_from, sheet_of
from tests.forms.table.published_sheets import TABLES

from ukur.forms.table.table_kinds import CellState, ColumnRole, Convention
from ukur.forms.table.table_reader import read_table
from ukur.model.indikator import JenisSatuan

DASHED = "Indikator | Target | Realisasi\nA | 80 | -\nB | 70 | 60\nC | 50 | -"
MIXED = "Indikator | Target | Realisasi\nA | 80 | 98,2\nB | 70 | 98.5\nC | 5000 | 1.234"
OPEN = "Indikator | Target | Realisasi\nA | 8000 | 1.234\nB | 7000 | 2.500"
UNITS = "Indikator | Satuan | Target\nA | Dok | 8\nB | sarpras | 7\nC | event | 5\nD | sarpras | 5"
SEVERAL = "Indikator | Satuan | Target\nA | desa dan (28 kecamatan) | 226\nB | unit | 7"
WORDED = "Indikator | Satuan | Target\nA | Persen | 100 dari 110 Organisasi\nB | Orang | 6"


def test_a_dash_is_asked_once() -> None:
    (question,) = (q for q in read_table(sheet_from(DASHED)).questions if q.id == "strip")
    assert question.cells == ("C2", "C4")
    assert {choice.value for choice in question.choices} == {"nol", "belum-ada", "tidak-berlaku"}


@pytest.mark.parametrize(
    ("answer", "state", "number"),
    [
        pytest.param("nol", CellState.NUMBER, D(0), id="nol"),
        pytest.param("belum-ada", CellState.BLANK, None, id="belum ada"),
        pytest.param("tidak-berlaku", CellState.NOT_APPLICABLE, None, id="tidak berlaku"),
    ],
)
def test_a_dash_as_answered(answer: str, state: CellState, number: D | None) -> None:
    reading = read_table(sheet_from(DASHED), {"strip": answer})
    cells = [item.figures[3] for item in reading.indikator]
    assert [(cell.state, cell.number) for cell in cells] == [
        (state, number),
        (CellState.NUMBER, D(60)),
        (state, number),
    ]


def test_two_conventions_in_one_column() -> None:
    """What has one reading is read; 1.234 is not, until somebody says which convention is right."""
    reading = read_table(sheet_from(MIXED))
    assert reading.columns[2].convention is Convention.MIXED
    assert [item.figures[3].number for item in reading.indikator] == [D("98.2"), D("98.5"), None]
    assert [question.cells for question in reading.questions if question.id == "angka:C"] == [("C4",)]
    answered = read_table(sheet_from(MIXED), {"angka:C": "koma"})
    assert [item.figures[3].number for item in answered.indikator] == [D("98.2"), D("98.5"), D(1234)]
    assert [remark.address for remark in answered.remarks] == ["C3"]


def test_thousands_or_decimals_are_never_guessed() -> None:
    reading = read_table(sheet_from(OPEN))
    assert [item.figures[3].state for item in reading.indikator] == [CellState.AMBIGUOUS] * 2
    assert "angka:C" in {question.id for question in reading.questions}
    answered = read_table(sheet_from(OPEN), {"angka:C": "titik"})
    assert [item.figures[3].number for item in answered.indikator] == [D("1.234"), D("2.500")]


def test_number_cells_have_no_convention() -> None:
    rows: list[list[Typed]] = [
        ["Indikator", "Target", "Realisasi"],
        ["A", 80, 98.2],
        ["B", 70, "98,5"],
        ["C", 5, 1.234],
    ]
    column = read_table(sheet_of(rows)).columns[2]
    assert column.convention is Convention.COMMA


def test_conventions_are_of_columns_not_of_files() -> None:
    """A table of Kota Cirebon has 16.46 beside whole rupiah; others have 98.2 beside Rp5.294.655.000,00."""
    text = "Indikator | Target | Pagu\nA | 98.2 | Rp5.294.655.000,00\nB | 7.25 | Rp827.924.000,00"
    columns = read_table(sheet_from(text)).columns
    assert [column.convention for column in columns[1:]] == [Convention.POINT, Convention.COMMA]


def test_unknown_units_are_asked_together() -> None:
    reading = read_table(sheet_from(UNITS))
    (question,) = (q for q in reading.questions if q.id == "satuan")
    assert "sarpras, event" in question.text
    assert question.cells == ("A3", "A4")
    assert set(reading.units) == {"Dok"}
    answers = {"satuan": "cacah", "satuan:event": "cacah kegiatan", "tahun": "2024"}
    answered = read_table(sheet_from(UNITS), answers)
    assert answered.questions == ()
    assert {spelling: (unit.name, unit.jenis) for spelling, unit in answered.units.items()} == {
        "Dok": ("dokumen", JenisSatuan.CACAH),
        "sarpras": ("sarpras", JenisSatuan.CACAH),
        "event": ("kegiatan", JenisSatuan.CACAH),
    }


@pytest.mark.parametrize(
    ("answer", "units"),
    [pytest.param("pertama", {"desa dan (28 kecamatan)": "desa", "unit": "unit"}, id="satuan pertama"),
     pytest.param("lewati", {"unit": "unit"}, id="lewati")],
)  # fmt: skip
def test_several_indicators_in_one_row(answer: str, units: dict[str, str]) -> None:
    assert "satuan-ganda" in {question.id for question in read_table(sheet_from(SEVERAL)).questions}
    reading = read_table(sheet_from(SEVERAL), {"satuan-ganda": answer})
    assert {spelling: unit.name for spelling, unit in reading.units.items()} == units


@pytest.mark.parametrize(
    ("answer", "number"),
    [pytest.param("ambil", D(100), id="ambil"), pytest.param("kosong", None, id="kosong")],
)
def test_figures_with_words(answer: str, number: D | None) -> None:
    reading = read_table(sheet_from(WORDED), {"angka-berkata": answer})
    assert [item.figures[3].number for item in reading.indikator] == [number, D(6)]


def test_capaian_without_realisasi_is_asked() -> None:
    karantina = next(table for table in TABLES if table.name == "karantina").sheet()
    assert read_table(karantina, {"kolom:D": "realisasi"}).columns[3].role is ColumnRole.REALISASI


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        pytest.param([["Laporan Tahun 2023"], ["Indikator", "Target"], ["A", 5]], 2023, id="judul"),
        pytest.param([["Indikator", "Target 2026"], ["A", 5]], 2026, id="judul kolom"),
        pytest.param([["Indikator", "Target", "Tahun"], ["A", 5, 2025]], 2025, id="kolom tahun"),
        pytest.param([["RPJMD 2025-2029"], ["Indikator", "Target"], ["A", 5]], None, id="dua tahun"),
        pytest.param([["Indikator", "Target"], ["A", 5]], None, id="tidak ada"),
    ],
)
def test_year(rows: list[list[Typed]], year: int | None) -> None:
    reading = read_table(sheet_of(rows))
    assert reading.year == year
    assert ("tahun" in {question.id for question in reading.questions}) is (year is None)


def test_second_reading_with_the_same_answers_is_the_same() -> None:
    for table in TABLES:
        sheet, answers = table.sheet(), {"tahun": "2024", "satuan": "cacah"}
        assert read_table(sheet, answers) == read_table(sheet, answers)


@pytest.mark.parametrize("answer", ["", "ngawur", "target/TW9", "\ufffd"])
def test_an_answer_that_means_nothing_changes_nothing(answer: str) -> None:
    plain = read_table(sheet_from(DASHED))
    answers = {"strip": answer, "kolom:C": answer.replace("target", "x"), "kepala": answer, "tahun": answer}
    reading = read_table(sheet_from(DASHED), answers)
    assert reading.columns == plain.columns
    assert reading.indikator == plain.indikator

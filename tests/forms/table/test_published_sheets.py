"""Every published table, as a file of text and as a workbook with all that offices put around a table."""

import pytest
from tests.forms.table.made_workbooks import GROUP, workbook_of
from tests.forms.table.published_sheets import TABLES, Published

from ukur.forms.table.table_kinds import RowKind
from ukur.forms.table.table_reader import read_table
from ukur.forms.table.table_reading import TableColumn, TableReading
from ukur.spreadsheet.xlsx_reader import read_xlsx

EACH = pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])


def spelt(column: TableColumn) -> str:
    """Return a column's role with its part, as the expected ones are written."""
    figure = column.part is not None and column.role.is_figure
    if not figure or column.part is None:
        return column.role.value
    return f"{column.role.value}/{column.part.number if column.part.months else column.part}"


def count(reading: TableReading, kind: RowKind) -> int:
    return sum(row.kind is kind for row in reading.rows)


@EACH
def test_columns_and_rows(table: Published) -> None:
    reading = read_table(table.sheet())
    assert [spelt(column) for column in reading.columns] == table.roles.split()
    assert count(reading, RowKind.INDIKATOR) == len(reading.indikator) == table.indikator
    assert count(reading, RowKind.SIMPUL) == table.nodes
    assert len(reading.rows) == table.indikator + table.nodes + table.skipped
    assert reading.header == (1, table.header_rows)


@EACH
def test_questions(table: Published) -> None:
    """At most twelve for a file; each is asked once, and an answer ends it."""
    reading = read_table(table.sheet())
    asked = [question.id for question in reading.questions]
    assert sorted(asked) == sorted(table.questions.split())
    answers = {
        question.id: question.choices[0].value if question.choices else "2024"
        for question in reading.questions
    }
    assert read_table(table.sheet(), answers).questions == ()


@EACH
def test_workbook_says_the_same(table: Published) -> None:
    """Titles, merged headers, numbering, a group, totals and signatures change nothing that is read."""
    plain = read_table(table.sheet(), {"tahun": "2024"})
    sheet = read_xlsx(workbook_of(table)).sheets[0]
    reading = read_table(sheet, {"tahun": "2024"})
    assert [spelt(column) for column in reading.columns] == table.roles.split()
    assert [item.name for item in reading.indikator] == [item.name for item in plain.indikator]
    assert [[cell.number for cell in item.figures.values()] for item in reading.indikator] == [
        [cell.number for cell in item.figures.values()] for item in plain.indikator
    ]
    assert [node.name for node in reading.nodes] == [GROUP, *(node.name for node in plain.nodes)]
    assert [remark.address for remark in reading.remarks if "di luar tabel" in remark.message] == ["BZ8"]
    text = repr(reading)
    assert "19700101" not in text
    assert "SITI" not in text


@EACH
def test_totals_and_means_are_those_of_the_rows(table: Published) -> None:
    checks = read_table(read_xlsx(workbook_of(table)).sheets[0]).totals
    assert [(check.address, check.printed, check.computed) for check in checks if not check.fits] == []
    roles = {role.split("/")[0] for role in table.roles.split()}
    worded = "angka-berkata" in table.questions  # its mean is not written
    assert bool(checks) is (bool(roles & {"pagu", "capaian", "serapan"}) and not worded)


@EACH
def test_workbook_asks_no_more(table: Published) -> None:
    reading = read_table(read_xlsx(workbook_of(table)).sheets[0], {"tahun": "2024"})
    assert {question.id for question in reading.questions} <= set(table.questions.split())

import datetime
from dataclasses import fields
from decimal import Decimal

import pytest

from ukur.portal.portal_data import PortalTables
from ukur.portal.table_schema import TABLES, table_named


def test_every_table_has_its_place_in_the_value_that_a_build_reads() -> None:
    assert [table.name for table in TABLES] == [field.name for field in fields(PortalTables)]


@pytest.mark.parametrize("name", [pytest.param(table.name, id=table.name) for table in TABLES])
def test_every_column_says_what_it_means(name: str) -> None:
    table = table_named(name)
    assert table.meaning
    assert [column.name for column in table.columns if not column.meaning.strip()] == []
    assert set(table.order) <= {column.name for column in table.columns}


def test_types_follow_from_the_declaration() -> None:
    columns = {column.name: column for column in table_named("figur").columns}
    shown = {name: (c.kind, c.optional, c.sql_type) for name, c in columns.items()}
    assert shown["capaian"] == (Decimal, True, "DECIMAL(28,8)")
    assert shown["berlaku"] == (bool, False, "BOOLEAN")
    assert shown["acuan"] == (str, True, "VARCHAR")
    assert {c.sql_type for c in table_named("kantor").columns if c.kind is datetime.date} == {"DATE"}
    assert {c.sql_type for c in table_named("kantor").columns if c.name == "urusan"} == {"VARCHAR[]"}

"""The published SQL on a second engine: what outgrows one machine runs there, with the same answers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.portal.made_portal import DAY, Q, many

from ukur.commands.portal.rollup_run import rollup_queries, write_tables
from ukur.portal.sql_engine import PARQUET, RollupChoice, choice_query, roll_up

pytestmark = [
    pytest.mark.nightly("ten seconds to start Spark; test_portal_rollup.py holds the same SQL to counts"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of pyspark's own modules
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # py4j leaves its sockets to the end
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
NEEDS = "needs the lock of this test alone, and Java 17: make spark"


@pytest.fixture(scope="module")
def spark(duckdb: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    # The night runs `make spark` as a job of its own; the other shards do without 500 MB of Spark.
    pytest.importorskip("sqlglot", reason=NEEDS)
    sql = pytest.importorskip("pyspark.sql", reason=NEEDS)
    folder = tmp_path_factory.mktemp("spark")
    builder = sql.SparkSession.builder.master("local[2]").appName("ukur")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.warehouse.dir": str(folder / "gudang"),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = builder.getOrCreate()
        yield session
        session.stop()


def test_equal_rows_on_both_engines(spark: Any, tmp_path: Path) -> None:
    import sqlglot

    data = many(50)
    write_tables(tmp_path, data, tmp_path)
    choice = RollupChoice(Q, DAY)
    queries = rollup_queries()
    expected = roll_up(queries, tmp_path, choice)
    assert len(queries) == 7
    assert all(table.rows for table in expected.values())
    for name in PARQUET:
        spark.read.parquet(str(tmp_path / f"{name}.parquet")).createOrReplaceTempView(name)
    (pilihan,) = sqlglot.transpile(choice_query(choice), read="duckdb", write="spark")
    spark.sql(pilihan).createOrReplaceTempView("pilihan")
    for name, query in queries.items():
        (translated,) = sqlglot.transpile(query, read="duckdb", write="spark")
        answer = spark.sql(translated)
        rows = tuple(tuple(row) for row in answer.collect())
        assert tuple(answer.columns) == expected[name].columns
        assert rows == expected[name].rows, name

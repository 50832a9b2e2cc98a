"""The one module that knows DuckDB: rows to Parquet, and the roll-up's SQL over Parquet.

It is an optional dependency and imported when it is used. Nothing is downloaded by it, and nothing of it
reads or writes but the paths that it is given.
"""

import datetime
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ukur.model.findings import UkurError
from ukur.portal.table_schema import Table, table_named

MEMORY = "1GB"
"""What the roll-up of 24 million rows takes at most; beyond it DuckDB writes to its temporary folder."""

HEADLINES, OTHER_SCOPES = "figur_utama", "figur_lain"
"""The table ``figur`` in two files: what counts and ranks reads headline figures alone."""

PARQUET = {
    "kantor": "kantor",
    "tenggat": "tenggat",
    "dokumen": "dokumen",
    HEADLINES: "figur",
    OTHER_SCOPES: "figur",
    "wilayah": "wilayah",
    "rencana": "rencana",
    "persetujuan": "persetujuan",
    "koreksi": "koreksi",
    "pemeriksaan": "pemeriksaan",
}
"""The published files by name, each with the table that it holds rows of."""


@dataclass(frozen=True)
class RollupChoice:
    """What a roll-up is asked for: the quarter, the day of judging, and whether demonstrations count."""

    quarter: int
    day: datetime.date
    percontohan: bool = False


@dataclass(frozen=True)
class RollupTable:
    """The result of one roll-up: its columns and rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def has_engine() -> bool:
    """Return whether DuckDB is installed."""
    return importlib.util.find_spec("duckdb") is not None


def _connected(folder: Path) -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise UkurError(
            "duckdb belum terpasang; di repositori portal pasang dengan make, lalu ulangi"
        ) from error
    config: dict[str, Any] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder / ".duckdb"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "threads": 2,
    }
    connection = duckdb.connect(config=config)
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")  # it would stand among the results
    return connection


def write_parquet(lines: Mapping[str, Path], folder: Path) -> None:
    """Write the published files from JSON lines, given by name; types and order are the schema's."""
    connection = _connected(folder)
    try:
        for name, place in lines.items():
            table = table_named(PARQUET[name])
            columns = ", ".join(f"{_name(c.name)}: {_quoted(c.sql_type)}" for c in table.columns)
            connection.execute(
                f"COPY (SELECT * FROM read_json({_quoted(str(place))}, format = 'newline_delimited', "
                f"columns = {{{columns}}}) ORDER BY {_order(table)}) TO "
                f"{_quoted(str(folder / f'{name}.parquet'))} (FORMAT parquet, COMPRESSION zstd)"
            )
    finally:
        connection.close()


def _order(table: Table) -> str:
    return ", ".join(f"{_name(name)} NULLS FIRST" for name in table.order)


def roll_up(queries: Mapping[str, str], folder: Path, choice: RollupChoice) -> dict[str, RollupTable]:
    """Return the result of each query over the Parquet files of a folder."""
    connection = _connected(folder)
    try:
        for name in PARQUET:
            place = folder / f"{name}.parquet"
            parts = str(place / "*.parquet" if place.is_dir() else place)  # a country's figures, in pieces
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({_quoted(parts)})")
        connection.execute(f"CREATE VIEW pilihan AS {choice_query(choice)}")
        results = {}
        for name, query in queries.items():
            answer = connection.execute(query)
            columns = tuple(column[0] for column in answer.description)
            results[name] = RollupTable(columns, tuple(answer.fetchall()))
        return results
    finally:
        connection.close()


def choice_query(choice: RollupChoice) -> str:
    """Return the query of the table ``pilihan``, of one row, by which every roll-up is steered."""
    return (
        f"SELECT CAST({choice.quarter:d} AS INTEGER) AS ke, "
        f"CAST('{choice.day.isoformat()}' AS DATE) AS hari, "
        f"CAST({str(choice.percontohan).lower()} AS BOOLEAN) AS percontohan"
    )


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _name(column: str) -> str:
    return f'"{column}"'

"""The tables of a portal written as Parquet, and rolled up by the SQL files that are published with them."""

import datetime
import json
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from ukur.archive.canonical import sha256_of
from ukur.commands.portal.content_store import CACHE
from ukur.model.findings import UkurError
from ukur.portal.portal_data import PortalData, PortalTables
from ukur.portal.portal_rows import Row
from ukur.portal.row_text import row_object
from ukur.portal.sql_engine import (
    HEADLINES,
    OTHER_SCOPES,
    PARQUET,
    RollupChoice,
    RollupTable,
    has_engine,
    roll_up,
    write_parquet,
)
from ukur.site.downloads import Download
from ukur.source.writer import write_all, write_bytes

ROLLUPS = Path(__file__).parents[2] / "portal" / "rollups"
PARQUET_TYPE, JSON_TYPE, SQL_TYPE = "application/vnd.apache.parquet", "application/json", "application/sql"
TABLES_FOLDER, RESULTS_FOLDER = "tabel", "rekap"
"""Where Parquet files and results are written, below the folder that was asked for."""


def rollup_queries() -> dict[str, str]:
    """Return the roll-ups by name, as they are published."""
    return {path.stem: path.read_text("utf-8") for path in sorted(ROLLUPS.glob("*.sql"))}


def last_quarter(data: PortalData) -> int:
    """Return the last quarter of which a document counts."""
    last = max((row.ke for row in data.counted_documents), default=None)
    if last is None:
        raise UkurError("belum ada dokumen yang dihitung; jalankan ukur portal fetch lebih dahulu")
    return last


def write_tables(repo: Path, data: PortalData, folder: Path) -> None:
    """Write every table as Parquet; the lines it is made from lie in the cache."""
    lines: dict[str, Path] = {}
    for name in PARQUET:
        place = repo / CACHE / TABLES_FOLDER / f"{name}.jsonl"
        write_bytes(place, "".join(f"{_line(row)}\n" for row in _rows(data.tables, name)).encode())
        lines[name] = place
    write_parquet(lines, folder)


def _rows(tables: PortalTables, name: str) -> tuple[Row, ...]:
    if name not in {HEADLINES, OTHER_SCOPES}:
        rows: tuple[Row, ...] = getattr(tables, name)
        return rows
    return tuple(row for row in tables.figur if row.utama is (name == HEADLINES))


def _line(row: Row) -> str:
    return json.dumps(row_object(row), ensure_ascii=False, sort_keys=True)


def write_rollup(repo: Path, data: PortalData, folder: Path, quarter: int) -> dict[str, RollupTable]:
    """Write tables, SQL and results below a folder, all of them or none; return the results."""
    results, tables = folder / RESULTS_FOLDER, folder / TABLES_FOLDER
    queries = rollup_queries()
    choice = RollupChoice(quarter, data.hari or datetime.date.min, data.percontohan)
    with tempfile.TemporaryDirectory(prefix="ukur-rekap-") as made:
        write_tables(repo, data, Path(made))
        found = roll_up(queries, Path(made), choice)
        files = {tables / place.name: place.read_bytes() for place in Path(made).glob("*.parquet")}
    files |= {results / f"{name}.sql": text.encode() for name, text in queries.items()}
    files |= {results / f"{name}.json": _result(table) for name, table in found.items()}
    write_all(files)
    return found


def published_rollup(repo: Path, data: PortalData) -> tuple[Download, ...]:
    """Return the files that the site publishes beside its own, made in the cache; none without the engine."""
    if not data.counted_documents or not has_engine():
        return ()
    folder = repo / CACHE / RESULTS_FOLDER
    write_rollup(repo, data, folder, last_quarter(data))
    places = [(path, "Tabel", PARQUET_TYPE) for path in sorted((folder / TABLES_FOLDER).glob("*.parquet"))]
    places += [(path, "Rekap", JSON_TYPE) for path in sorted((folder / RESULTS_FOLDER).glob("*.json"))]
    places += [(path, "SQL rekap", SQL_TYPE) for path in sorted((folder / RESULTS_FOLDER).glob("*.sql"))]
    return tuple(_download(*place) for place in places)


def _download(place: Path, title: str, kind: str) -> Download:
    content = place.read_bytes()
    name = f"{title} {place.stem.replace('_', ' ')}"
    return Download(name, f"data/{place.name}", kind, len(content), sha256_of(content), place)


def _result(table: RollupTable) -> bytes:
    rows = [dict(zip(table.columns, map(_plain, row), strict=True)) for row in table.rows]
    return f"{json.dumps(rows, ensure_ascii=False, indent=1)}\n".encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else value

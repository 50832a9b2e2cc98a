"""A portal of many offices: verifying a document, a night of sixty offices, and the country's roll-up.

The country (20,000 offices x 20 quarters x 60 indicators) is made by DuckDB from numbers, in pieces: only the
columns that the roll-ups read differ from row to row, and every row has every column.
"""

import datetime
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.portal.archives import FIRST, shipped, shorter
from tests.portal.office_site import served
from tests.salinan import REPO

from ukur.commands.portal.archive_job import ArchiveJob, run_job
from ukur.commands.portal.content_store import ContentStore
from ukur.commands.portal.fetch_run import fetch_all
from ukur.commands.portal.office_fetch import FetchSettings
from ukur.commands.portal.portal_repository import PortalFiles, stored_portal
from ukur.commands.portal.rollup_run import last_quarter, rollup_queries, write_rollup
from ukur.model.portal_sources import PortalCalendar, PortalOffice, PortalSources
from ukur.portal.portal_data import Standing
from ukur.portal.sql_engine import PARQUET, RollupChoice, roll_up
from ukur.portal.table_schema import Column, table_named

OFFICES = 60
COUNTRY, QUARTERS, INDICATORS = 20_000, 20, 60
PIECE = 1_000
"""Offices made at once: more of them would take more memory than the roll-up itself."""

Line = tuple[str, str, str]
"""What was measured, seconds, and what else there is to say."""


def portal_lines() -> Iterator[Line]:
    """Yield the lines of the bench's table."""
    yield from _verified()
    yield from _sixty()
    yield from _country(COUNTRY // 20)
    yield from _country(COUNTRY)


def _verified() -> Iterator[Line]:
    """The shipped archives, in this process, after one run that loads the libraries."""
    now = datetime.datetime.now(datetime.UTC)
    for place, documents in (("content/arsip", 4), ("generator/ukur/commands/data/example-archive.zip", 9)):
        job = ArchiveJob(tempat=str(REPO / place), waktu=now, program="bench")
        best = min(_verifying(job) for _ in range(3))
        what = f"verify {documents} documents of {place.rpartition('/')[2]}, without printing"
        yield what, f"{best:.2f}", f"{best / documents:.2f} s each"


def _verifying(job: ArchiveJob) -> float:
    start = time.perf_counter()
    result = run_job(job)
    assert not result.sebab
    return time.perf_counter() - start


def _sixty() -> Iterator[Line]:
    """Sixty sites with the demonstration's archive, one document of which is new in the second night.

    Their files are the same, so the store fetches each once: more offices would ask 20 times a document.
    """
    with served() as server, tempfile.TemporaryDirectory() as temp:
        repo = Path(temp)
        offices = {
            f"99.01.{n:02d}": PortalOffice(
                nama=f"Kantor {n}", alamat=server.publish(f"k{n}", shorter()), awal=FIRST, ujung=FIRST
            )
            for n in range(OFFICES)
        }
        sources = PortalSources.model_validate({"nama": "Bench", "percontohan": "ya", "kantor": offices})
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        for title in ("first night", "each filed one document", "nothing new"):
            if title == "each filed one document":
                for n in range(OFFICES):
                    server.publish(f"k{n}", shipped())
            settings = FetchSettings(repo, now, ContentStore(repo / "cache"))
            start, before = time.perf_counter(), _processor()
            outcomes = fetch_all(sources, settings)
            seconds, worked = time.perf_counter() - start, _processor() - before
            assert all(item.state.keadaan is Standing.VERIFIED for item in outcomes)
            yield (
                f"{OFFICES} offices fetched and verified: {title}",
                f"{seconds:.1f}",
                f"{len(server.asked)} requests, {worked:.0f} s of processor",
            )
            server.asked.clear()
        start = time.perf_counter()
        data = stored_portal(repo, PortalFiles(sources, PortalCalendar(), ()), now.date())
        write_rollup(repo, data, repo / "hasil", last_quarter(data))
        yield (
            f"{OFFICES} offices: kept rows read, tables and roll-up",
            f"{time.perf_counter() - start:.1f}",
            "",
        )


def _processor() -> float:
    """Return seconds of processor of this process, the sites within it, and of the checkers that ended."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _country(offices: int) -> Iterator[Line]:
    """The roll-up of headline rows in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as temp:
        folder = Path(temp)
        rows = make_country(folder, offices)
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(("generator", "."))}
        done = subprocess.run(
            (sys.executable, "-m", "tests.bench.portal_bench", str(folder)),
            cwd=REPO,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, memory = done.stdout.split()
        size = sum(path.stat().st_size for path in folder.rglob("*.parquet")) // 1_000_000
        yield (
            f"all seven roll-ups of {rows / 1e6:.1f} million headline rows",
            seconds,
            f"{memory} MB, Parquet {size} MB",
        )


def make_country(folder: Path, offices: int) -> int:
    """Write the Parquet files of a made-up country; return its headline rows."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": "2GB", "threads": 2})
    connection.execute("SET enable_progress_bar = false")
    for name, table in PARQUET.items():
        made = _MADE.get(table, {})
        columns = ", ".join(
            f'CAST({made.get(c.name) or _default(c)} AS {c.sql_type}) AS "{c.name}"'
            for c in table_named(table).columns
        )
        place = folder / f"{name}.parquet"
        if name != "figur_utama":
            source = _FROM.get(table, "(SELECT 0 AS o, 0 AS q, 0 AS i WHERE false)").format(offices=offices)
            connection.execute(f"COPY (SELECT {columns} FROM {source}) TO '{place}' {_PARQUET}")
            continue
        place.mkdir()
        for piece in range(0, offices, PIECE):
            source = (
                f"(SELECT * FROM range({QUARTERS}) AS b(q), "
                f"range({piece}, {min(piece + PIECE, offices)}) AS a(o), range({INDICATORS}) AS c(i))"
            )
            connection.execute(
                f"COPY (SELECT {columns} FROM {source}) TO '{place}/{piece:06d}.parquet' {_PARQUET}"
            )
    connection.close()
    return offices * QUARTERS * INDICATORS


def _default(column: Column) -> str:
    return "NULL" if column.optional else _DEFAULT[column.sql_type]


_PARQUET = "(FORMAT parquet, COMPRESSION zstd)"
LAST = 2025 * 4 + 3
_CODE = "printf('%05d', o)"
_QUARTER = f"{LAST - QUARTERS + 1} + q"
_HASH = "hash(o * 7919 + q * 104729 + i)"
_DEFAULT = {
    "VARCHAR": "''",
    "INTEGER": "0",
    "BOOLEAN": "false",
    "DATE": "DATE '2026-01-10'",
    "VARCHAR[]": "['2.13']",
    "DECIMAL(28,8)": "0",
}
_ALL = "range({offices}) AS a(o), range(1) AS b(q), range(1) AS c(i)"
_FROM = {
    "kantor": _ALL,
    "dokumen": f"range({{offices}}) AS a(o), range({QUARTERS}) AS b(q), range(1) AS c(i)",
    "rencana": "range({offices}) AS a(o), range(1) AS b(q), range(3) AS c(i)",
    "koreksi": "range({offices}) AS a(o), range(1) AS b(q), range(1) AS c(i)",
}
_MADE: dict[str, dict[str, str]] = {
    "kantor": {"kantor": _CODE, "induk": "printf('%03d', o // 50)", "keadaan": "'terverifikasi'"},
    "dokumen": {
        "kantor": _CODE,
        "ke": _QUARTER,
        "versi": "1",
        "berlaku": "true",
        "disahkan": "DATE '2026-01-01' + CAST(o % 50 AS INTEGER)",
        "tenggat": "DATE '2026-01-31'",
    },
    "rencana": {
        "kantor": _CODE,
        "ke": str(LAST),
        "terakhir": "true",
        "tenggat": "DATE '2026-02-01' + CAST(i * 20 AS INTEGER)",
        "status": "CASE WHEN i = 0 THEN 'selesai' ELSE 'belum-ditangani' END",
    },
    "koreksi": {"kantor": _CODE, "ke": str(LAST), "tanggal": "DATE '2026-01-15'"},
    "figur": {
        "kantor": _CODE,
        "ke": _QUARTER,
        "berlaku": "true",
        "utama": "true",
        "lingkup": "'setahun'",
        "indikator": "printf('IKU-%02d', i)",
        "acuan": "CASE WHEN i < 20 THEN printf('AC-%02d', i) END",
        "nama": "printf('Persentase hal ke-%d yang diukur kantor', i)",
        "satuan": "'persen'",
        "polaritas": "CASE WHEN i % 4 = 0 THEN 'turun' ELSE 'naik' END",
        "rumus": "'naik@1'",
        "realisasi": f"CASE WHEN {_HASH} % 20 > 0 THEN CAST({_HASH} % 10000 AS DECIMAL(18,2)) / 100 END",
        "realisasi_teks": f"CAST({_HASH} % 10000 AS VARCHAR)",
        "capaian": f"CASE WHEN {_HASH} % 20 > 0 THEN CAST({_HASH} % 15000 AS DECIMAL(18,2)) / 100 END",
        "capaian_teks": f"CAST({_HASH} % 15000 AS VARCHAR)",
        "status": f"CASE WHEN {_HASH} % 20 = 0 THEN 'belum-waktunya' "
        f"WHEN {_HASH} % 3 = 0 THEN 'tidak-tercapai' ELSE 'tercapai' END",
        "arah": f"CASE WHEN {_HASH} % 3 = 0 THEN 'membaik' WHEN {_HASH} % 3 = 1 THEN 'tetap' END",
    },
}


def _rolled_up(folder: Path) -> str:
    """Return seconds and peak memory (MB) of all seven, in this process."""
    start = time.perf_counter()
    results = roll_up(rollup_queries(), folder, RollupChoice(LAST, datetime.date(2026, 3, 1)))
    seconds = time.perf_counter() - start
    assert all(table.rows for table in results.values())
    return f"{seconds:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}"


if __name__ == "__main__":
    sys.stdout.write(_rolled_up(Path(sys.argv[1])))

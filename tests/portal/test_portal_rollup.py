import datetime
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.portal.made_portal import (
    DAY,
    DUE,
    Q,
    correction,
    document,
    figure,
    many,
    office,
    place,
    plan,
    portal,
)

from ukur.commands.portal.rollup_run import rollup_queries, write_rollup, write_tables
from ukur.model.findings import UkurError
from ukur.portal.document_rows import exact
from ukur.portal.portal_data import PortalData, PortalTables, Standing
from ukur.portal.portal_rows import Row
from ukur.portal.row_text import read_rows, rows_text
from ukur.portal.shares import share
from ukur.portal.sql_engine import RollupTable

A, B, C, D, DEMO = "99.01.a", "99.01.b", "99.01.c", "99.02.d", "99.02.demo"
ONE = datetime.timedelta(days=1)


def test_a_count_that_its_column_cannot_hold_is_refused() -> None:
    """INTEGER ends at 2 147 483 647; one office's row would end the roll-up of all."""
    row = document(A, Q, DUE)
    assert read_rows(rows_text([replace(row, indikator=2_147_483_647)]))
    with pytest.raises(UkurError, match="tidak muat di tabel"):
        rows_text([replace(row, indikator=2_147_483_648)])


def small() -> PortalData:
    """Offices of two regencies: on time, late and corrected, missing, without figure; a demonstration."""
    return portal(
        PortalTables(
            kantor=(
                office(A, "99.01"),
                office(B, "99.01"),
                office(C, "99.01", Standing.HELD),
                office(D, "99.02"),
                office(DEMO, "99.02"),
            ),
            dokumen=(
                document(A, Q, DUE),
                document(B, Q, DUE + ONE),
                document(B, Q, DUE + 9 * ONE, version=2),
                document(D, Q, DUE - ONE),
                document(DEMO, Q, DUE, demo=True),
            ),
            figur=(
                figure(A, Q, "90.00", "112.50"),
                figure(A, Q - 4, "90.00", "112.50"),
                figure(A, Q, "1.00", "1.00", lingkup="triwulan", utama=False),
                figure(B, Q, "90.00", "112.50", versi=2),
                figure(B, Q, "10.00", "12.50", berlaku=False),
                figure(B, Q, "30.00", "75.00", indikator="IKU-02", polaritas="turun"),
                figure(B, Q - 4, "40.00", "100.00", indikator="IKU-02", polaritas="turun"),
                figure(D, Q, None, None),
                figure(DEMO, Q, "99.00", "123.75", percontohan=True),
            ),
            wilayah=(place(A, "99.01.01", "90.00"), place(A, "99.01.02", None)),
            rencana=(
                plan(A, 1, DAY - ONE, "belum-ditangani"),
                plan(A, 2, DAY, None),
                plan(A, 3, DAY - ONE, "selesai"),
            ),
            koreksi=(correction(B, DAY), correction(B, None)),
        )
    )


@pytest.fixture(scope="module")
def results(duckdb: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, RollupTable]:
    folder = tmp_path_factory.mktemp("rekap")
    return write_rollup(folder, small(), folder / "hasil", Q)


# What each question answers, counted by hand from the rows above.
EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    # parent, due, published, on time, late, past the deadline, not verified, last signed (of version 1)
    "kelengkapan": [
        ("99.01", 3, 2, 1, 1, 1, 1, DUE + ONE),
        ("99.02", 2, 1, 1, 0, 1, 0, DUE - ONE),  # the demonstration is no publication
    ],
    "hitung_status": [
        ("99.01", Q - 4, "tercapai", 2),
        ("99.01", Q, "tercapai", 2),
        ("99.01", Q, "tidak-tercapai", 1),
        ("99.02", Q, None, 1),
    ],
    "arah": [("99.01", "membaik", 3), ("99.02", None, 1)],
    "arah_banding": [
        (A, "tetap", 1),  # 90 = 90
        (B, "membaik", 1),  # 30 < 40, and less is better
        (B, "tanpa-pembanding", 1),
        (D, "tanpa-pembanding", 1),
    ],
    "rencana_terbuka": [(A, 2, 1, DAY - ONE)],
    "koreksi": [("99.01", 2, 1, DAY)],
}


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in EXPECTED])
def test_a_rollup_counts_as_by_hand(name: str, results: dict[str, RollupTable]) -> None:
    assert list(results[name].rows) == EXPECTED[name]


def test_equal_capaian_share_a_rank_and_none_has_none(results: dict[str, RollupTable]) -> None:
    table = results["peringkat"]
    wanted = [table.columns.index(name) for name in ("kantor", "indikator", "capaian", "urutan")]
    assert [tuple(row[i] for i in wanted) for row in table.rows] == [
        (A, "IKU-01", Decimal("112.50"), 1),
        (B, "IKU-01", Decimal("112.50"), 1),
        (B, "IKU-02", Decimal("75.00"), 3),
        (D, "IKU-01", None, None),
    ]


def test_every_rollup_is_published_beside_its_result(duckdb: None, tmp_path: Path) -> None:
    write_rollup(tmp_path, small(), tmp_path / "hasil", Q)
    folder = tmp_path / "hasil/rekap"
    assert (
        {p.stem for p in folder.glob("*.sql")}
        == {p.stem for p in folder.glob("*.json")}
        == set(rollup_queries())
    )
    assert (folder / "arah.sql").read_text("utf-8") == rollup_queries()["arah"]
    assert json.loads((folder / "koreksi.json").read_text("utf-8"))[0]["terakhir"] == "2026-03-01"


def test_all_files_are_written_or_none(duckdb: None, tmp_path: Path) -> None:
    """A file stands where the results belong: tables that stood there stay as they were."""
    folder = tmp_path / "hasil"
    (folder / "tabel").mkdir(parents=True)
    (folder / "tabel/kantor.parquet").write_bytes(b"lama")
    (folder / "rekap").write_bytes(b"")
    with pytest.raises(UkurError, match="tidak ada berkas yang berubah"):
        write_rollup(tmp_path, small(), folder, Q)
    assert [path.read_bytes() for path in (folder / "tabel").iterdir()] == [b"lama"]


def test_the_same_rows_give_the_same_files(duckdb: None, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_tables(tmp_path, many(12), tmp_path / name)
    files = {path.name: path.read_bytes() for path in (tmp_path / "a").glob("*.parquet")}
    assert len(files) == 10
    assert {path.name: path.read_bytes() for path in (tmp_path / "b").glob("*.parquet")} == files


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("0.12345678", True, id="delapan desimal"),
        pytest.param("0.123456789", False, id="sembilan desimal"),
        pytest.param("12345678901234567890", True, id="dua puluh angka"),
        pytest.param("123456789012345678901", False, id="dua puluh satu angka"),
        pytest.param("1E+20", False, id="berpangkat"),
        pytest.param("-0.5", True, id="negatif"),
        pytest.param("NaN", False, id="bukan angka"),
    ],
)
def test_a_figure_is_kept_whole_or_refused(text: str, whole: bool) -> None:
    value = Decimal(text)
    if whole:
        assert exact(value) == value
    else:
        with pytest.raises(Exception, match="tidak muat"):
            exact(value)


def test_rows_come_back_from_their_text() -> None:
    data = small().tables
    rows: tuple[Row, ...] = (
        *data.kantor,
        *data.tenggat,
        *data.dokumen,
        *data.figur,
        *data.wilayah,
        *data.rencana,
        *data.koreksi,
    )
    assert read_rows(rows_text(rows)) == rows


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        pytest.param(2, 3, "66.67", id="setengah ke atas"),
        pytest.param(1, 8, "12.50", id="tepat"),
        pytest.param(0, 0, None, id="tidak ada yang dibagi"),
    ],
)
def test_a_share_is_made_of_counts(part: int, whole: int, percent: str | None) -> None:
    assert share(part, whole) == (None if percent is None else Decimal(percent))

"""The portal's open data: a valid package, files as the catalogue says, figures as the tables have them."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import validate
from tests.portal_site.portal_buatan import many

from ukur.portal.portal_data import PortalData
from ukur.portal.table_schema import TABLES


@pytest.fixture(scope="module")
def data(situs_portal: Callable[[PortalData], Path]) -> Path:
    return situs_portal(many(13, 6, 3)) / "data"


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_frictionless_finds_nothing(data: Path) -> None:
    report = validate(str(data / "datapackage.json"))
    assert (report.valid, report.warnings, report.flatten(["type", "message"])) == (True, [], [])


def test_every_table_has_its_file_and_its_columns(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    assert [one["name"] for one in package["resources"]] == [table.name for table in TABLES]
    assert package["version"] == "1.20260210.0"
    for table in TABLES:
        header = (data / f"{table.name}.csv").read_text("utf-8").splitlines()[0]
        assert header.split(",") == [column.name for column in table.columns]


def test_what_is_empty_is_blank_and_figures_are_as_printed(data: Path) -> None:
    """Of 13 offices one never verified and one filed nothing last: 12 x 3 - 1 documents of 6 indicators."""
    figures = rows((data / "figur.csv").read_bytes())
    assert len(figures) == (12 * 3 - 1) * 6
    third = next(row for row in figures if row["indikator"] == "IKU-03")
    assert (third["target"], third["realisasi"], third["capaian"]) == ("85.00", "80.00", "94.12")
    offices = rows((data / "kantor.csv").read_bytes())
    refused = next(row for row in offices if row["keadaan"] == "ditolak")
    assert (refused["sampai_ke"], refused["lulus_terakhir"], refused["terakhir_ke"]) == ("", "", "")
    assert {row["urusan"] for row in offices} == {"2.13"}


def test_the_catalogue_names_every_file_by_its_hash(data: Path) -> None:
    [dataset] = json.loads((data / "katalog.jsonld").read_bytes())["dcat:dataset"]
    assert len(dataset["dcat:distribution"]) == len(TABLES)
    for one in dataset["dcat:distribution"]:
        content = (data / one["dcat:downloadURL"]["@id"].removeprefix("../data/")).read_bytes()
        assert one["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(content).hexdigest()

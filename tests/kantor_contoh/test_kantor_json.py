"""What the made-up office says of itself to programs that follow many offices, and of its archive."""

import csv
import dataclasses
import datetime
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.kantor_contoh.gudang import ARSIP

from ukur.commands.data.new_office import EXAMPLE_ARCHIVE
from ukur.commands.pages.site_archive import shown_archive
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import ZonaWaktu
from ukur.site.collected_material import collect_material
from ukur.site.datasets import Addresses
from ukur.site.material import SiteMaterial
from ukur.site.office_file import office_facts, package_version
from ukur.site.open_data_files import compose_open_data
from ukur.site.page import PageAddresses
from ukur.site.template_engine import TemplateEngine

SITE = "https://kinerja.contoh.example/"
AFFAIR = {"kode": "2.13", "nama": "Pemberdayaan masyarakat dan desa", "mulai": "2024-01-02", "sampai": None}
PARENT = {"kode": "99.01", "nama": "Pemerintah Kabupaten Contoh", "mulai": "2024-01-02", "sampai": None}


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kantor-json")
    with zipfile.ZipFile(EXAMPLE_ARCHIVE) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def bahan(tempat: Path, ukuran: Measurements) -> SiteMaterial:
    archive = shown_archive(tempat, ZonaWaktu.WIB)
    return collect_material(ukuran, (), site=SITE, arsip=archive)


@pytest.fixture(scope="module")
def berkas(bahan: SiteMaterial) -> dict[str, bytes]:
    return {
        file.path: file.isi
        for file in compose_open_data(bahan, TemplateEngine(PageAddresses())).berkas
        if isinstance(file.isi, bytes)
    }


def test_identity_is_that_of_instansi_yml(berkas: dict[str, bytes]) -> None:
    said = json.loads(berkas["data/kantor.json"])
    assert said["bentuk"] == "ukur/kantor/1"
    assert (said["kode"], said["urusan"], said["induk"]) == ("99.01.2.13", [AFFAIR], [PARENT])
    assert said["percontohan"] is True


def test_the_register_and_its_entries(tempat: Path, berkas: dict[str, bytes]) -> None:
    """Hashes by hand from the filed bytes: of the first and last line, of each manifest."""
    said = json.loads(berkas["data/kantor.json"])
    lines = (tempat / ARSIP / "register.jsonl").read_bytes().splitlines()
    digests = [hashlib.sha256(line).hexdigest() for line in lines]
    assert said["arsip"] == {
        "register": f"{SITE}arsip/register.jsonl", "baris": 9, "awal": digests[0], "ujung": digests[-1]
    }  # fmt: skip
    entries = said["dokumen"]
    versions = {"2025-TW1": 3, "2025-TW2": 2, "2025-TW3": 2, "2025-TW4": 2}  # all were filed anew
    folders = [f"{periode}/v{n}" for periode, last in versions.items() for n in range(1, last + 1)]
    assert [entry["folder"] for entry in entries] == [f"{SITE}arsip/{folder}/" for folder in folders]
    assert [entry["berlaku"] for entry in entries] == [
        folder == f"{folder[:8]}/v{versions[folder[:8]]}" for folder in folders
    ]
    filed = [json.loads(line)["folder"] for line in lines]
    assert [entry["sidik_baris"] for entry in entries] == [digests[filed.index(one)] for one in folders]
    manifests = [(tempat / ARSIP / folder / "manifest.json").read_bytes() for folder in folders]
    assert [entry["manifest"] for entry in entries] == [hashlib.sha256(one).hexdigest() for one in manifests]
    assert all(datetime.datetime.fromisoformat(entry["waktu"]).tzinfo for entry in entries)


def test_the_package_says_the_same(berkas: dict[str, bytes], bahan: SiteMaterial) -> None:
    """Version: form 1, four quarters filed and what was signed since, five versions after a first one."""
    package = json.loads(berkas["data/datapackage.json"])
    said = json.loads(berkas["data/kantor.json"])
    assert package["version"] == f"1.{len(bahan.dokumen)}.5"
    assert said.pop("paket") == {"berkas": f"{SITE}data/datapackage.json", "versi": package["version"]}
    assert package["ukur"] == said


def test_codes_and_days_stand_beside_the_words(berkas: dict[str, bytes]) -> None:
    """Follow-up in 2025-TW4 of the plan of TW3 (tests/kantor_contoh): done, and was not begun before."""
    key = {"periode": "2025-TW4", "asal": "2025-TW3", "kode": "IKU-02"}
    [plan] = [row for row in _rows(berkas, "tindak_lanjut") if key.items() <= row.items()]
    assert (plan["kode_status_lalu"], plan["kode_status"]) == ("belum-ditangani", "selesai")
    step = next(row for row in _rows(berkas, "pelaksanaan_sop") if row["periode"] == "2025-TW4")
    assert (step["waktu_nyata"], step["tahap"], step["mulai"]) == ("2 Januari 2026", "perintah", "2026-01-02")


def test_what_was_not_said_is_null(contoh: Catalogue) -> None:
    """An office without code, archive or address: nothing is made up."""
    bare = contoh.instansi.model_copy(update={"kode": None, "urusan": (), "induk": ()})
    material = collect_material(Measurements(dataclasses.replace(contoh, instansi=bare)), ())
    said = office_facts(material, Addresses(None, PageAddresses(), "data/kantor.json"))
    assert (said["kode"], said["urusan"], said["induk"], said["arsip"]) == (None, [], [], None)
    assert (said["situs"], said["dokumen"], package_version(material)[:2]) == (None, [], "1.")


def _rows(berkas: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(berkas[f"data/{table}.csv"].decode(), newline="")))

"""A map that would be drawn wrongly is refused wherever it would get on: check, build, gate, revision."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.commands.test_weighing import Gudang
from tests.salinan import REPO, bertahap, office_data

from ukur.commands.data.area_maps import read_maps
from ukur.commands.pages import site_build
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.source.area_map_reader import MAX_BYTES
from ukur.workflow.decision import VerdictStatus

Jalankan = Callable[..., Any]
MAP = "content/peta/kecamatan.geojson"
SEKRETARIS = "peragaan-sekretaris"
KINDS = ("kecamatan",)


def swapped(text: str) -> str:
    """The first point of the first kecamatan with latitude before longitude."""
    return text.replace("[104.5152,-4.3791]", "[-4.3791,104.5152]")


def test_the_instances_own_map_is_drawn(repo: Path, ukur: Jalankan, katalog: Catalogue) -> None:
    assert ukur("check", di=repo).kode == 0
    assert len(read_maps(repo, KINDS)["kecamatan"].areas) == 15
    material = site_build.gather_material(Measurements(katalog), False, {}, repo=repo)
    assert set(material.drawn_maps) == {"kecamatan"}


def test_a_wrong_map_stops_check_and_build(repo: Path, ukur: Jalankan) -> None:
    (repo / MAP).write_text(swapped((repo / MAP).read_text("utf-8")), "utf-8")
    found = ukur("check", di=repo)
    assert found.kode == 1
    assert f"{MAP}:5:2: galat D203 '18.08.01': lintang dan bujur tertukar pada titik ke-1" in found.out
    assert "perbaikan: ekspor ulang sebagai WGS 84" in found.out
    assert ukur("build", "--site", repo / "hasil", di=repo).kode == 1
    assert not (repo / "hasil").exists()
    assert read_maps(repo, KINDS) == {}


def test_a_revision_is_checked_too(repo: Path, ukur: Jalankan, git: Callable[..., str]) -> None:
    good = (repo / MAP).read_text("utf-8")
    (repo / MAP).write_text(good.replace('"18.08.01"', '"18.08.77"'), "utf-8")
    git("add", "-A")
    git("commit", "-qm", "ubah")
    (repo / MAP).write_text(good, "utf-8")
    assert "D206" not in ukur("check", di=repo).out
    found = ukur("check", "--revision", "HEAD", di=repo)
    assert found.kode == 0  # documents are made without that area
    assert "'18.08.77' bukan anggota klasifikasi kecamatan" in found.out
    assert "peta tidak memuat 18.08.01" in found.out


def test_files_that_are_no_maps(repo: Path, ukur: Jalankan) -> None:
    """A link is told by the check of pages and never read; a shapefile is told; 50 MB are not read whole."""
    folder = repo / "content/peta"
    (folder / "batas.shp").write_bytes(b"\0" * 100)
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "desa.geojson").symlink_to("/dev/zero")
    with (folder / "besar.geojson").open("wb") as file:
        file.truncate(50_000_000)
    found = ukur("check", di=repo)
    assert found.kode == 1
    assert "content/peta/batas.shp:1:1: peringatan D201 berkas ini bukan peta yang dikenal" in found.out
    assert "content/peta/desa.geojson:1:1: galat L506 tautan simbolik" in found.out
    assert (
        f"content/peta/besar.geojson:1:1: galat D201 berkas lebih dari {MAX_BYTES // 1_000_000} MB"
        in found.out
    )
    assert ".DS_Store" not in found.out
    assert list(read_maps(repo, ("kecamatan", "desa", "besar"))) == ["kecamatan"]


def test_without_the_folder_everything_is_as_before(repo: Path, ukur: Jalankan, katalog: Catalogue) -> None:
    (repo / MAP).unlink()
    (repo / "content/peta").rmdir()
    assert ukur("check", di=repo).kode == 0
    assert read_maps(repo, KINDS) == {}
    assert site_build.gather_material(Measurements(katalog), False, {}, repo=repo).drawn_maps == {}


@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    """An office without a map; 2024-TW4 stands at draf."""
    office_data(tmp_path / "indicators")
    document = tmp_path / "indicators/pengukuran/2024-TW4/dokumen.yml"
    document.write_text(bertahap(document.read_text("utf-8"), "draf"), "utf-8")
    repo = Gudang(tmp_path)
    repo.git("init", "-q", "-b", "main")
    repo.simpan()
    repo.git("switch", "-qc", "usulan")
    return repo


def test_the_gate_asks_whom_pages_ask_and_refuses_a_wrong_map(gudang: Gudang) -> None:
    (gudang.path / "content/peta").mkdir(parents=True)
    text = (REPO / MAP).read_text("utf-8")
    (gudang.path / MAP).write_text(text, "utf-8")
    head = gudang.simpan()
    assert gudang.putuskan().status is VerdictStatus.MENUNGGU
    assert gudang.putuskan((SEKRETARIS, head)).status is VerdictStatus.DISETUJUI
    (gudang.path / MAP).write_text(swapped(text), "utf-8")
    head = gudang.simpan()
    verdict = gudang.putuskan((SEKRETARIS, head))
    assert verdict.status is VerdictStatus.GAGAL
    assert f"{MAP} baris 5: '18.08.01': lintang dan bujur tertukar" in verdict.sentence

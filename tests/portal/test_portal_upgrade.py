"""A newer program in a portal's repository: what people wrote stays, what they edited is joined or told."""

import zipfile
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.skenario.kantor import jalankan_git

from ukur.archive.canonical import sha256_of
from ukur.commands.cli.main import cli
from ukur.commands.data.program_files import PORTAL_LOCK, pack_wheel
from ukur.commands.data.program_pin import ProgramPin, read_pin, with_pin
from ukur.commands.data.schema_files import portal_schemas
from ukur.commands.data.upgrade_plan import Fate
from ukur.commands.filing.program_upgrade import Upgrade, apply_upgrade, prepare_upgrade
from ukur.commands.portal.new_portal import portal_files

SKELETON = "ukur/commands/portal/skeleton/"
OLD_README = "# @nama@\n\nPortal lama.\n\n## Bila gagal\n\nTanyakan.\n"
OLD_MAKE = "PYTHON ?= python3\n\nall: fetch\n\nfetch:\n\tukur portal fetch\n"
WITHOUT = ("vscode-settings.json", "vscode-extensions.json")
"""What a portal made before 0.8.0 was not given; nor had it schemas."""


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal whose program is 0.1.0: this one's wheel with an older skeleton; all committed."""
    files, here = portal_files("Portal lama"), version("ukur")
    pin = read_pin(files[PORTAL_LOCK].decode())
    assert pin is not None
    with zipfile.ZipFile(BytesIO(files.pop(pin.wheel_path))) as wheel:
        inside = {
            name.replace(f"ukur-{here}", "ukur-0.1.0"): wheel.read(name)
            for name in wheel.namelist()
            if name.removeprefix(SKELETON) not in WITHOUT
        }
    inside |= {f"{SKELETON}README.md": OLD_README.encode(), f"{SKELETON}Makefile": OLD_MAKE.encode()}
    packed = pack_wheel(inside, "ukur-0.1.0.dist-info")
    other = ProgramPin("0.1.0", sha256_of(packed))
    files = {path: raw for path, raw in files.items() if not path.startswith((".vscode/", ".ukur/"))}
    files |= {"README.md": OLD_README.replace("@nama@", "Portal lama").encode()}
    files |= {"Makefile": OLD_MAKE.encode(), other.wheel_path: packed}
    files[PORTAL_LOCK] = with_pin(inside[f"ukur/repo/{PORTAL_LOCK}"].decode(), other).encode()
    folder = tmp_path_factory.mktemp("portal") / "repo"
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    jalankan_git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    _commit(folder)
    return folder


@pytest.fixture
def repo(older: Path, tmp_path: Path) -> Path:
    jalankan_git(tmp_path, "clone", "--quiet", "--shared", str(older), str(tmp_path / "repo"))
    return tmp_path / "repo"


def _commit(folder: Path) -> None:
    jalankan_git(folder, "add", "--all")
    jalankan_git(folder, "commit", "--quiet", "-m", "portal")


def prepared(repo: Path) -> Upgrade:
    found = prepare_upgrade(repo)
    assert found is not None
    return found


def held(repo: Path) -> dict[str, bytes]:
    names = jalankan_git(repo, "ls-files").splitlines()
    return {name: (repo / name).read_bytes() for name in names}


def test_an_untouched_portal_becomes_a_new_one(repo: Path) -> None:
    upgrade = prepared(repo)
    assert next(iter(upgrade.sentences())) == f"Ukur 0.1.0 menjadi {version('ukur')}"
    apply_upgrade(repo, upgrade)
    _commit(repo)
    assert held(repo) == portal_files("Portal lama")
    assert prepare_upgrade(repo) is None


def test_what_people_wrote_stays_and_what_they_edited_is_joined_or_told(repo: Path) -> None:
    sources = b"nama: Portal lama\nkantor: {}  # kami\n"
    (repo / "sumber.yml").write_bytes(sources)
    (repo / "README.md").write_text(
        (repo / "README.md").read_text("utf-8").replace("Tanyakan.", "Tanyakan Bagian Organisasi."), "utf-8"
    )
    (repo / ".github/workflows/portal.yml").write_text("name: portal\n", "utf-8")
    (repo / ".gitea/workflows/portal.yml").unlink()
    _commit(repo)
    upgrade = prepared(repo)
    fates = {step.path: step.fate for step in upgrade.steps}
    assert fates[".gitea/workflows/portal.yml"] is Fate.ABSENT
    assert fates["README.md"] is Fate.CONFLICT
    assert fates["Makefile"] is Fate.REPLACED
    assert ".github/workflows/portal.yml" not in fates  # the skeleton's did not change since
    assert "sumber.yml" not in fates
    apply_upgrade(repo, upgrade)
    assert (repo / "sumber.yml").read_bytes() == sources
    assert "Bagian Organisasi" in (repo / "README.md").read_text("utf-8")
    assert not (repo / ".gitea/workflows/portal.yml").exists()
    assert {path: (repo / path).read_text("utf-8") for path in portal_schemas()} == portal_schemas()


def ukur(*words: str, repo: Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [*words, "--repo", str(repo)], standalone_mode=False)
    assert done.exception is None, done.exception
    return done.return_value, done.output


def test_the_command_tells_and_makes_the_branch(repo: Path) -> None:
    code, told = ukur("upgrade", "--dry-run", repo=repo)
    assert (code, "Simpanan 0 kantor: semua terbaca program ini" in told) == (0, True), told
    assert jalankan_git(repo, "branch", "--show-current") == "main"
    code, told = ukur("upgrade", repo=repo)
    assert (code, f"Cabang program-{version('ukur')} siap" in told) == (0, True), told
    _commit(repo)
    assert "sudah versi ini" in ukur("upgrade", repo=repo)[1]
    assert ukur("portal", "check", repo=repo)[0] == 0


def test_findings_of_the_newer_program_are_told(repo: Path) -> None:
    (repo / "sumber.yml").write_text("nama: P\nkantor: {A: {nama: A, alamatt: a}}\n", "utf-8")
    _commit(repo)
    code, told = ukur("upgrade", "--dry-run", repo=repo)
    assert (code, "sumber.yml:2:" in told, "'alamat'" in told) == (1, True, True), told

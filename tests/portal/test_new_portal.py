import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.ci.pins import ACTIONS

from ukur.commands.data.program_pin import read_pin
from ukur.commands.portal.fetch_run import fetch_all
from ukur.commands.portal.new_portal import LOCK, portal_files, start_portal
from ukur.commands.portal.portal_repository import read_portal
from ukur.model.findings import UkurError

WORKFLOWS = (".github/workflows/portal.yml", ".gitea/workflows/portal.yml")
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portal") / "baru"
    start_portal(folder, 'Kinerja "Contoh": # pagar')
    return folder


def test_a_new_portal_reads_without_findings_and_follows_nobody(repo: Path) -> None:
    files = read_portal(repo)
    assert files.findings == ()
    assert files.sources is not None
    assert (files.sources.nama, files.sources.kantor) == ('Kinerja "Contoh": # pagar', {})


def test_it_brings_the_program_that_its_lock_pins(repo: Path) -> None:
    pin = read_pin((repo / LOCK).read_text("utf-8"))
    assert pin is not None
    assert (repo / pin.wheel_path).is_file()
    assert not (repo / "requirements.lock").exists()  # an office's


def test_the_examples_in_its_files_are_sound(repo: Path, tmp_path: Path) -> None:
    """Whoever takes the comment signs away has what is read."""
    for name in ("sumber.yml", "kalender.yml"):
        text = (repo / name).read_text("utf-8")
        text = re.sub(r"^(induk|kantor|tenggat): \{\}$", r"\1:", text, flags=re.M)
        (tmp_path / name).write_text(re.sub(r"^#  ", "  ", text, flags=re.M), "utf-8")
    files = read_portal(tmp_path)
    assert files.findings == ()
    assert files.sources is not None
    assert [office.pinned for office in files.sources.kantor.values()] == [False]


def test_a_filled_folder_is_not_touched(repo: Path) -> None:
    with pytest.raises(UkurError, match="sudah berisi"):
        start_portal(repo)


@pytest.mark.parametrize("tool", ["zizmor", "actionlint"])
def test_its_workflows_are_sound(tool: str, repo: Path) -> None:
    options = ["--offline", "--no-progress"] if tool == "zizmor" else []
    done = subprocess.run(
        [str(BIN / tool), *options, *WORKFLOWS], cwd=repo, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", WORKFLOWS)
def test_its_actions_are_those_that_were_looked_up(name: str, repo: Path) -> None:
    text = (repo / name).read_text("utf-8")
    known = {f"{action.name}@{action.commit} # {action.release}" for action in ACTIONS}
    assert set(re.findall(r"uses: (.+)", text)) <= known
    assert "permissions: {}" in text


def test_the_token_stands_in_the_step_that_commits_alone(repo: Path) -> None:
    for name in WORKFLOWS:
        steps = (repo / name).read_text("utf-8").split("      - ")
        assert [step.split("\n")[0] for step in steps if "GITHUB_TOKEN" in step] == ["name: Simpan keadaan"]


def test_nobody_to_fetch_is_no_fault(repo: Path, tmp_path: Path) -> None:
    from ukur.commands.cli.portal_commands import _settings

    sources = read_portal(repo).sources
    assert sources is not None
    assert fetch_all(sources, _settings(tmp_path)) == ()


def test_the_same_name_gives_the_same_files() -> None:
    assert portal_files("A") == portal_files("A")

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped] # the package ships no types
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML
from tests.ci.pins import ACTIONS

from ukur.commands.cli.main import cli
from ukur.commands.data.program_files import PORTAL_LOCK
from ukur.commands.data.program_pin import read_pin
from ukur.commands.portal.fetch_run import fetch_all
from ukur.commands.portal.new_portal import portal_files, start_portal
from ukur.commands.portal.portal_repository import read_portal, tidy_portal
from ukur.model.findings import UkurError
from ukur.source.portal_source_reader import read_sources

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
    pin = read_pin((repo / PORTAL_LOCK).read_text("utf-8"))
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


def test_editors_know_both_files(repo: Path) -> None:
    """Each schema that the settings name is there, of the file that they name, and takes what is written."""
    mapped = json.loads((repo / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert sorted(mapped.values()) == ["kalender.yml", "sumber.yml"]
    for schema, name in mapped.items():
        known = json.loads((repo / schema).read_text("utf-8"))
        assert known["title"] == f"Ukur: {name}"
        first = (repo / name).read_text("utf-8").partition("\n")[0]
        assert f"./{first.removeprefix('# yaml-language-server: $schema=')}" == schema
        data = YAML(typ="safe", pure=True).load((repo / name).read_bytes())
        jsonschema.Draft202012Validator(known).validate(data)


@pytest.mark.parametrize(
    "office",
    [
        pytest.param({"nama": "A"}, id="no address"),
        pytest.param({"nama": "A", "alamat": "a", "alamatt": "a"}, id="unknown key"),
        pytest.param({"nama": "A", "alamat": "a", "urusan": {"2.13": "a"}}, id="no list"),
        pytest.param({"nama": "A", "alamat": "a", "mulai": "2025-TW5"}, id="no quarter"),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(office: dict[str, str], repo: Path) -> None:
    schema = json.loads((repo / ".ukur/skema/sumber.schema.json").read_text("utf-8"))
    data = {"nama": "P", "kantor": {"99.01": office}}
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)
    assert read_sources(json.dumps(data).encode())[0] is None


def test_layout_is_told_with_its_place_and_mended(repo: Path, tmp_path: Path) -> None:
    assert tidy_portal(repo, check=True) == ([], [])
    untidy = "nama:   Portal  # kami\nkantor:\n    A:   {nama: A, alamat: a}\n"
    (tmp_path / "sumber.yml").write_text(untidy, "utf-8")
    _, [finding] = tidy_portal(tmp_path, check=True)
    assert (str(finding.location), finding.code) == ("sumber.yml:1:1", "D001")
    assert finding.hint == "jalankan: ukur portal fmt"
    assert (tmp_path / "sumber.yml").read_text("utf-8") == untidy
    assert tidy_portal(tmp_path, check=False) == (["sumber.yml"], [])
    assert tidy_portal(tmp_path, check=True) == ([], [])
    text = (tmp_path / "sumber.yml").read_text("utf-8")
    assert "# kami" in text
    assert read_sources(text.encode()) == read_sources(untidy.encode())


def test_the_commands_of_an_office_know_a_portal(repo: Path) -> None:
    """Its schemas are up to date; of data that it has not, the message names the command that it has."""
    run = CliRunner()
    done = run.invoke(cli, ["schema", "--check", "--repo", str(repo)], standalone_mode=False)
    assert (done.return_value, done.output) == (0, "")
    done = run.invoke(cli, ["check", "--repo", str(repo)], standalone_mode=False)
    assert "ini repositori portal; pakai ukur portal" in str(done.exception)


def test_the_check_says_how_many_wait_for_a_person(tmp_path: Path) -> None:
    (tmp_path / "sumber.yml").write_text("nama: P\nkantor: {A: {nama: A, alamat: a}}\n", "utf-8")
    done = CliRunner().invoke(cli, ["portal", "check", "--repo", str(tmp_path)], standalone_mode=False)
    assert (done.return_value, "1 kantor, 0 tenggat; 1 belum ditegaskan" in done.output) == (0, True)


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


def test_its_pipeline_is_one_of_gitlabs(repo: Path) -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml"]
    done = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_job_of_its_workflows_runs_for_longer_than_twenty_minutes(name: str, repo: Path) -> None:
    jobs = YAML(typ="safe", pure=True).load((repo / name).read_text("utf-8"))["jobs"]
    assert [job for job in jobs.values() if not 0 < job["timeout-minutes"] <= 20] == []


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

"""The desk says what the command line says: findings on every golden folder, figures, and the report."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.checks.test_golden import BENAR, CONTOH, SALAH, bangun
from tests.commands.former_office import first_program
from tests.desk.desk_calls import Desk, data_files

from ukur.commands.cli.main import cli
from ukur.commands.data.new_office import EXAMPLE
from ukur.commands.gate.filed_periods import filed_periods
from ukur.commands.gate.weighing import commit_of, weigh_proposal
from ukur.desk.work import Placed, Work, with_row_checked
from ukur.model.findings import Finding
from ukur.workflow.approval_policy import policy_rules

REPO = Path(__file__).resolve().parents[2]
SPECIAL = ("B010", "B015")  # links, pipes, folders and files without permission: no upload has them
CASES = [("salah", name) for name in SALAH if not name.startswith(SPECIAL)] + [("benar", n) for n in BENAR]


@pytest.mark.parametrize(("kind", "name"), CASES, ids=lambda value: value)
def test_findings_are_those_of_the_golden_folder(kind: str, name: str, tmp_path: Path) -> None:
    """``temuan.txt`` is what ``ukur check`` prints; a test of the checks holds that."""
    case = CONTOH / kind / name
    (tmp_path / "indicators").mkdir()
    bangun(case, tmp_path / "indicators")
    desk = Desk(data_files(tmp_path)) if (tmp_path / "indicators/instansi.yml").is_file() else None
    told = case / "temuan.txt"
    expected = told.read_text() if told.is_file() else ""
    if desk is None:
        assert "indicators/instansi.yml" in expected
        return
    assert desk.ask("check")["text"].replace("indicators/", "") == expected.replace("indicators/", "")
    assert_rows_know_the_same(desk.session.opened)


ACROSS = {"E104", "R106"}
"""What compares a row with others: the same evidence twice, a code that no dictionary has."""


def assert_rows_know_the_same(work: Work) -> None:
    """The narrow check of each row in which something was found says what the whole one says of it."""
    for path, found in work.found.items():
        rows = {str(item.loc[1]) for item in found if item.loc[:1] == ("indikator",) and len(item.loc) > 1}
        for kode in rows if work.state.reading.catalogue else ():
            narrow = with_row_checked(work, path, kode).found[path]
            assert of_row(narrow, kode) == of_row(found, kode), (path, kode)


def of_row(found: Iterable[Placed], kode: str) -> set[Finding]:
    own = (item.finding for item in found if item.loc[:2] == ("indikator", kode))
    return {item for item in own if item.code not in ACROSS}


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, list(words), standalone_mode=False)
    assert done.exception is None, done.exception
    return done.stdout


@pytest.mark.parametrize("repo", [EXAMPLE, REPO], ids=["kantor contoh", "instansi sendiri"])
def test_figures_are_those_of_calc(repo: Path) -> None:
    """Every row of every form shows what ``ukur calc`` computes of it, and so does the whole check."""
    desk = Desk(data_files(repo))
    shown = 0
    for period in desk.opened["periods"]:
        calc = json.loads(run("calc", period["periode"], "--repo", str(repo), "--format", "json"))
        rows = {row["kode"]: row for row in calc["indikator"]}
        for unit in period["units"]:
            form = desk.ask("form", periode=period["periode"], unit=unit["unit"])
            for row in form["rows"]:
                if not row["figures"]:
                    assert row["kode"] not in rows
                    continue
                headline = next(figure for figure in row["figures"] if figure["headline"])
                told = rows[row["kode"]]
                assert (headline["status"], headline["predikat"].replace("–", "")) == (
                    told["status"],
                    told["predikat"],
                )
                for name in ("target", "realisasi", "capaian_persen"):
                    assert number(headline[name.removesuffix("_persen")], told[name]), (row["kode"], name)
                shown += 1
    assert shown > 4
    printed = CliRunner().invoke(cli, ["check", "--repo", str(repo)], standalone_mode=False).stdout
    assert desk.ask("check")["text"] == printed


def number(text: str, machine: str) -> bool:
    """Return whether a printed figure begins with the machine's number; anything else must be the same."""
    if not machine.replace(".", "").replace("-", "").isdigit():
        return machine in ("", text) or text.startswith(machine)
    whole, _, decimals = machine.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")
    return text.startswith(grouped)


def test_report_is_that_of_diff(tmp_path: Path) -> None:
    """A form filled and a target missed: the same sentences in each form of the report."""
    repo = tmp_path / "kantor"
    shutil.copytree(EXAMPLE / "indicators", repo / "indicators")
    git(repo, "init", "-q", "-b", "main")
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "awal")
    desk = Desk(data_files(repo))
    period = desk.opened["periods"][0]
    assert period["state"] == "draft"
    unit, periode = period["units"][1]["unit"], period["periode"]
    row = next(r for r in desk.ask("form", periode=periode, unit=unit)["rows"] if r["due"])
    values = [{"loc": row["fields"][0]["loc"], "text": "7"}, {"loc": ["keterangan"], "text": "Uji: satu"}]
    desk.ask("edit", periode=periode, unit=unit, kode=row["kode"], values=values)
    changed = desk.ask("changes")["files"]
    for file in changed:
        (repo / file["path"]).write_bytes(file["text"].encode())
        assert git(repo, "rev-parse", f"HEAD:{file['path']}").strip() == file["base_sha"]
    git(repo, "commit", "-q", "-am", "isian")
    report = desk.ask("report")
    here = ("diff", "HEAD~1", "HEAD", "--repo", str(repo))
    assert report["text"] == run(*here)
    assert report["detailed"] == run(*here, "--rinci")
    assert report["markdown"] == run(*here, "--format", "markdown")
    assert report["data"] == json.loads(run(*here, "--format", "json"))
    assert "Realisasi" in report["text"]
    assert_gate_asks_the_same(desk, repo)


def assert_gate_asks_the_same(desk: Desk, repo: Path) -> None:
    """By the change as Git has it, which is what the gate weighs."""
    weighed = weigh_proposal(repo, commit_of(repo, "HEAD~1"), commit_of(repo, "HEAD"))
    before, after = weighed.base_check.measurements, weighed.head_check.measurements
    assert before is not None
    assert after is not None
    filed = filed_periods(repo, weighed.base, weighed.tree, False)
    catalogues = before.catalogue, after.catalogue
    rules = policy_rules(*catalogues, weighed.changes, weighed.files, merge=weighed.merge, filed=filed)
    needs = desk.ask("gate")
    asked = [(item.peran, item.count, list(item.reason)) for item in rules.requirements]
    assert [(n["peran"], n["count"], n["reasons"]) for n in needs["approvals"]] == asked
    names = {
        "fungsional-perencana": "Fungsional Perencana",
        "tim-sakip": "Tim SAKIP",
        "sekretaris": "Sekretaris",
    }
    assert {n["peran"]: n["nama"] for n in needs["approvals"]} == names
    assert (needs["violations"], needs["errors"]) == (list(rules.violations), [])


def git(repo: Path, *words: str) -> str:
    who = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example")
    done = subprocess.run(["git", *who, *words], cwd=repo, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.nightly("unpacks another release; the golden folders above hold the same of today's data")
def test_data_of_the_first_release_opens_without_a_finding(tmp_path: Path) -> None:
    """As on the command line: what was right in 0.1.0 is right today."""
    program = first_program(tmp_path)
    desk = Desk(data_files(program))
    done = CliRunner().invoke(cli, ["check", "--repo", str(program)])
    assert (done.exit_code, done.stdout, desk.ask("check")["text"]) == (0, "", "")
    period = next(item for item in desk.opened["periods"] if item["periode"] == "2024-TW4")
    assert [(unit["unit"], unit["counts"]["rows"]) for unit in period["units"]] == [("dinas", 8)]

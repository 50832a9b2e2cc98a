"""The trial's walk against the stand-in, and what it writes down."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.hosts.api_description import describe
from tests.skenario.kantor import KEPALA
from tests.trial.recorder import HIDDEN, Scrubber
from tests.trial.run import KINDS, walk
from tests.trial.settings import VARIABLES, MissingSettings, Person, Settings, read_settings
from tests.trial.stand_ins import stand_in
from tests.trial.walk import differences

TOKEN, MAIL = "gto_51f0c2d9e7", "kepala.dinas@kantor.go.id"
EVERY = {f"TRIAL_{what}_{name}": "x" for what in ("TOKEN", "EMAIL") for name in VARIABLES.values()}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, dict[str, Any]]:
    """One walk on the stand-in."""
    folder = tmp_path_factory.mktemp("trial")
    people = {part: Person(part, "", "") for part in VARIABLES}
    server, settings = stand_in(Settings("gitea", "", "", "", "uji", people), folder / "host")
    try:
        return settings, walk(settings, folder / "office", lambda _: None)
    finally:
        server.close()


def test_the_whole_sop(recorded: tuple[Settings, dict[str, Any]]) -> None:
    """Each step by hand: the refusals are those of the stand-in's heading, the rest goes through."""
    _, made = recorded
    ended = made["outcomes"]
    steps = ("format", "himpun", "evaluasi", "pengesahan")
    assert {ended[f"{step}: merged"] for step in steps} == {200}
    assert {ended[f"{step}: gate at the end"] for step in steps} == {0}
    assert {ended[f"{step}: gate after a figure was slipped in"] for step in steps} == {1}
    assert {ended[f"{step}: merged then"] for step in steps} == {405}
    assert {ended[f"{step}: page after the last"] for step in steps} == {500}
    assert (ended["publish check"], ended["push to main"]) == (0, "refused")
    refused = {
        "approving one's own": 422,
        "merged without status": 405,
        "merged with it and one approval": 409,
        "dismissed by a writer": 403,
        "protection that names an unknown account": 422,
        "format: squash": 405,
        "format: rebase": 405,
    }
    assert {step: ended[step] for step in refused} == refused
    assert made["differences"] == []


def test_no_secret_is_written(recorded: tuple[Settings, dict[str, Any]]) -> None:
    settings, made = recorded
    text = json.dumps(made)
    assert len(made["calls"]) > 60
    assert [secret for secret in settings.secrets() if secret in text] == []
    assert re.findall(r"[\w.+-]+@[\w.-]+", text) == []
    assert "http" not in text
    assert "127.0.0.1" not in text


@pytest.mark.parametrize(
    ("value", "clean"),
    [
        pytest.param(f"token {TOKEN} ditolak", f"token {HIDDEN} ditolak", id="token in words"),
        pytest.param({"token": "lain", "id": 1}, {"token": HIDDEN, "id": 1}, id="token by its key"),
        pytest.param({"email": "a"}, {"email": HIDDEN}, id="address by its key"),
        pytest.param({"user": {"password_hash": "z"}}, {"user": {"password_hash": HIDDEN}}, id="password"),
        pytest.param([f"<{MAIL}>", "<x.y@z.id>"], [f"<{HIDDEN}>", "<(address)>"], id="addresses"),
        pytest.param("https://git.kantor.go.id:3000/a", "(host)/a", id="where the host is"),
        pytest.param("budi menyetujui budi-2", f"{KEPALA} menyetujui budi-2", id="names of accounts"),
        pytest.param(
            {"number": 3, "ok": True, "none": None}, {"number": 3, "ok": True, "none": None}, id="rest"
        ),
    ],
)
def test_scrubbing(value: Any, clean: Any) -> None:
    assert Scrubber((TOKEN, MAIL), {"budi": KEPALA}).clean(value) == clean


def test_what_a_real_host_tells_more_is_passed_over() -> None:
    """What is described is kept, at every depth; what lacks is still told."""
    known, path = describe("gitea"), "/api/v1/repos/a/b/pulls/1/reviews"
    user = {"id": 3, "login": "x", "email": MAIL, "is_admin": False}
    review = {"id": 1, "user": user, "state": "APPROVED", "body": "", "commit_id": "", "stale": False}
    review |= {"official": True, "dismissed": False, "submitted_at": "2026-11-22T12:59:21Z", "html_url": "u"}
    kept = known.kept("GET", path, 200, [review])
    assert known.answer_errors("GET", path, 200, kept) == []
    assert (kept[0]["user"], "html_url" in kept[0]) == ({"id": 3, "login": "x"}, False)
    del review["official"]
    assert (
        "'official' is a required"
        in known.answer_errors("GET", path, 200, known.kept("GET", path, 200, [review]))[0]
    )
    assert known.kept("GET", path, 500, {"message": "x", "stack": "y"}) == {"message": "x"}


def test_a_host_that_ends_a_step_otherwise() -> None:
    told = differences(
        {"a": 200, "b: page after the last": 200}, {"a": 409, "b: page after the last": 500, "c": 1}
    )
    assert told == ["a: 200, on the stand-in 409", "c: missing, on the stand-in 1"]


def test_what_must_be_set() -> None:
    with pytest.raises(MissingSettings, match="TRIAL_API, TRIAL_REPO, TRIAL_BY, TRIAL_TOKEN_KEPALA"):
        read_settings("gitea", {})
    where = {"TRIAL_API": "https://git.example.org/api/v1/", "TRIAL_REPO": "a/b", "TRIAL_BY": "saya"}
    read = read_settings("gitea", EVERY | where)
    assert (read.remote, len(read.people)) == ("https://git.example.org/a/b.git", 11)
    assert "x" not in repr(read.people[KEPALA]).replace(KEPALA, "")


def test_the_program_refuses_what_it_cannot_walk(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.trial", "bitbucket"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).parents[2])
    assert (done.returncode, "HOST is one of: gitea" in done.stderr.decode()) == (2, True)
    assert set(KINDS) == {"gitea"}

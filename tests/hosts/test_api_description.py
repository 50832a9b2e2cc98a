"""Our descriptions of the hosts' APIs judge; a real server's answers and the stand-ins are held to them."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.hosts.api_description import ApiDescription, describe
from tests.hosts.gitea_rekaman import GiteaRekaman, recording
from tests.hosts.github_tiruan import GitHubTiruan
from tests.hosts.gitlab_tiruan import PROYEK, GitLabTiruan
from tests.hosts.peladen import Balasan, Peladen
from tests.hosts.repo_uji import RepoUji

from ukur.hosts.adapters import open_host
from ukur.hosts.detection import HostTarget
from ukur.hosts.http import Client, Patience
from ukur.hosts.protocol import Host
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.workflow.decision import VerdictStatus

SMALL = """
root: /api
error: {message: string}
types:
  Thing: {id: integer, note: string?, kind: [a, b], owner?: Owner | nothing, parts: list of Part}
  Owner: {login: string}
  Part: {sha: sha, at: time}
calls:
  GET /things/{name}:
    query: {page: integer, all: boolean, kind: [a, b], word: string}
    200: Thing
  PUT /things/{name}:
    body: {kind?: [a, b], note: string}
    204: nothing
  POST /files/{path*}:
    body: bytes
    201: list of Thing
"""
PART = {"sha": "a" * 40, "at": "2026-11-22T12:59:21Z"}
THING = {"id": 1, "note": None, "kind": "a", "owner": {"login": "x"}, "parts": [PART]}


@pytest.mark.parametrize(
    ("status", "answer", "where"),
    [
        pytest.param(200, THING, None, id="as described"),
        pytest.param(200, {k: v for k, v in THING.items() if k != "owner"}, None, id="may be absent"),
        pytest.param(200, THING | {"owner": None}, None, id="one alternative"),
        pytest.param(404, {"message": "no"}, None, id="refused"),
        pytest.param(
            200, {k: v for k, v in THING.items() if k != "note"}, "'note' is a required", id="missing"
        ),
        pytest.param(200, THING | {"id": None}, "$.id", id="null where it may not be"),
        pytest.param(200, THING | {"id": "1"}, "$.id", id="text for a number"),
        pytest.param(200, THING | {"kind": "c"}, "$.kind", id="unknown word"),
        pytest.param(200, THING | {"owner": {}}, "$.owner", id="missing one level down"),
        pytest.param(
            200, THING | {"parts": [PART, PART | {"sha": "main"}]}, "$.parts[1].sha", id="in a list"
        ),
        pytest.param(200, THING | {"parts": [PART | {"at": "22 Nov"}]}, "$.parts[0].at", id="time in words"),
        pytest.param(200, THING | {"colour": "red"}, "'colour'", id="nobody described it"),
        pytest.param(200, [THING], "$", id="list for an object"),
        pytest.param(201, THING, "status 201 not described", id="another status"),
        pytest.param(404, {"error": "no"}, "'message' is a required", id="another refusal"),
    ],
)
def test_answers(status: int, answer: Any, where: str | None) -> None:
    wrong = ApiDescription(SMALL).answer_errors("GET", "/api/things/x", status, answer)
    assert wrong == [] if where is None else any(where in item for item in wrong)


@pytest.mark.parametrize(
    ("method", "address", "query", "body", "where"),
    [
        pytest.param("GET", "/api/things/x", {"page": "2", "all": "true", "kind": "b"}, None, None, id="GET"),
        pytest.param("PUT", "/api/things/a%2Fb", {}, {"note": "n"}, None, id="PUT, quoted name"),
        pytest.param("POST", "/api/files/a/b", {}, b"\xff", None, id="bytes, long path"),
        pytest.param("GET", "/api/things/a/b", {}, None, "not described", id="name not quoted"),
        pytest.param("GET", "/things/x", {}, None, "not described", id="without the root"),
        pytest.param("DELETE", "/api/things/x", {}, None, "not described", id="unknown method"),
        pytest.param("GET", "/api/things/x", {"pages": "2"}, None, "query pages", id="unknown parameter"),
        pytest.param("GET", "/api/things/x", {"page": "all"}, None, "query page", id="word for a number"),
        pytest.param("GET", "/api/things/x", {"all": "yes"}, None, "query all", id="not a boolean"),
        pytest.param("GET", "/api/things/x", {"kind": "c"}, None, "query kind", id="unknown word"),
        pytest.param("GET", "/api/things/x", {}, {"a": 1}, "body $", id="body where none is taken"),
        pytest.param("PUT", "/api/things/x", {}, {}, "'note' is a required", id="body lacks a field"),
        pytest.param("PUT", "/api/things/x", {}, {"note": "n", "by": "x"}, "'by'", id="unknown field"),
        pytest.param("PUT", "/api/things/x", {}, {"note": 1}, "body $.note", id="wrong type"),
        pytest.param("POST", "/api/files/a", {}, {"a": 1}, "no bytes", id="data for bytes"),
    ],
)
def test_requests(method: str, address: str, query: dict[str, str], body: Any, where: str | None) -> None:
    wrong = ApiDescription(SMALL).request_errors(method, address, query, body)
    assert wrong == [] if where is None else any(where in item for item in wrong)


@pytest.mark.parametrize(
    ("path", "query", "answer"),
    [
        pytest.param("things/x", {"pages": "2"}, THING, id="unknown parameter"),
        pytest.param("somethings", {}, THING, id="unknown call"),
        pytest.param("things/x", {}, THING | {"id": "1"}, id="wrong answer"),
    ],
)
def test_a_stand_in_that_breaks_fails(path: str, query: dict[str, str], answer: Any) -> None:
    """The client is told 500, and closing the server fails even where the test was content with a refusal."""
    server = Peladen(lambda _: Balasan(answer), ApiDescription(SMALL))
    client = Client(f"{server.alamat}/api", "t", limit=Patience(jeda=0, percobaan=1))
    with pytest.raises(UkurError, match="menjawab 500"):
        client.get_json(path, **query)
    client.close()
    with pytest.raises(AssertionError):
        server.tutup()


# --- the recording keeps to the description, the stand-ins are held to it --------------------------------


@pytest.mark.parametrize("name", sorted(recording()))
def test_recorded_calls(name: str) -> None:
    call, known = recording()[name], describe("gitea")
    address = f"/api/v1{call['path']}"
    assert known.request_errors(call["method"], address, {}, call.get("body")) == []
    assert known.answer_errors(call["method"], address, call["status"], call["answer"]) == []


def _github(repo: RepoUji) -> tuple[Peladen, Host]:
    repo.cabang("usulan")
    repo.commit("penulis", "data.yml", "nilai: 2\n")
    made = GitHubTiruan(repo.folder)
    made.akun["penulis@contoh.invalid"] = "penulis"
    made.ulas(made.buka("penulis", "usulan"), "penyetuju", "APPROVED")
    made.aturan = [{"type": "deletion", "ruleset_id": 5}]
    ruleset = {"id": 5, "name": "ukur", "source": "dinas/kinerja", "enforcement": "active"}
    made.himpunan[5] = ruleset | {"bypass_actors": [{"actor_type": "Team"}]}
    target = HostTarget(HostKind.GITHUB, made.peladen.alamat, "dinas/kinerja", "T", "1")
    return made.peladen, open_host(target, "tok-bot")


def _gitea(repo: RepoUji) -> tuple[Peladen, Host]:
    made = GiteaRekaman()
    target = HostTarget(HostKind.GITEA, f"{made.peladen.alamat}/api/v1", "kepala/lkj", "T", "1")
    return made.peladen, open_host(target, "tok-kepala")


def _gitlab(repo: RepoUji) -> tuple[Peladen, Host]:
    made = GitLabTiruan()
    made.dorong("a")
    made.setujui("k")
    made.kembalikan("s")
    level = {"access_level": 0}
    made.cabang = {"name": "main", "push_access_levels": [level], "merge_access_levels": [level]}
    made.cabang["allow_force_push"] = False
    target = HostTarget(HostKind.GITLAB, f"{made.peladen.alamat}/api/v4", PROYEK, "T", "3")
    return made.peladen, open_host(target, "tok-gerbang")


def _mutants(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield a value with each of its fields gone, of another type, or beside an unknown one."""
    if isinstance(value, list):
        for name, mutant in _mutants(value[0]) if value else ():
            yield name, [mutant, *value[1:]]
    elif isinstance(value, dict):
        yield "+ tak_dikenal", value | {"tak_dikenal": 1}
        for key, item in value.items():
            yield f"- {key}", {k: v for k, v in value.items() if k != key}
            yield f"~ {key}", value | {key: 1.5}
            yield from ((name, value | {key: mutant}) for name, mutant in _mutants(item))


@pytest.mark.parametrize(
    ("place", "number", "may_be_absent"),
    [
        pytest.param(
            _github,
            "1",
            {"submitted_at", "ruleset_id", "bypass_actors"},
            id="GitHub",
        ),
        pytest.param(_gitea, "1", set(), id="Gitea"),
        pytest.param(_gitlab, "3", {"approved_at", "head_commit_sha"}, id="GitLab"),
    ],
)
def test_every_field_that_is_answered_is_held(
    repo_uji: RepoUji,
    place: Callable[[RepoUji], tuple[Peladen, Host]],
    number: str,
    may_be_absent: set[str],
) -> None:
    """All that a stand-in answers to reading, posting and the rules, broken field by field."""
    server, host = place(repo_uji)
    asked: list[tuple[Any, Balasan]] = []
    plain = server.jawab

    def note(ask: Any) -> Balasan:
        answer = plain(ask)
        asked.append((ask, Balasan(copy.deepcopy(answer.isi), answer.kode)))
        return answer

    server.jawab = note
    head = host.proposal(number).head
    host.comment(number, "Menunggu")
    host.comment(number, "Disetujui")
    host.send_status(head, VerdictStatus.DISETUJUI, "cukup", None)
    assert host.rules("main")
    host.close()
    server.tutup()
    passed = {
        (ask.jalur, name)
        for ask, answer in asked
        if answer.kode < 300
        for name, mutant in _mutants(answer.isi)
        if server.description is not None
        and not server.description.answer_errors(ask.metode, ask.address, answer.kode, mutant)
    }
    assert len(asked) >= 10
    assert {name for _, name in passed} <= {f"- {key}" for key in may_be_absent}

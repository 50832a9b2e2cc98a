"""What the GitHub stand-in refuses to merge, one reason at a time; sources in github_ruleset.py."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hosts.github_ruleset import refusals
from tests.hosts.github_server import APP, GitHubServer
from tests.hosts.github_tiruan import Tarik
from tests.skenario.kantor import jalankan_git, pos_el

PULL = {
    "allowed_merge_methods": ["merge"],
    "dismiss_stale_reviews_on_push": True,
    "require_code_owner_review": True,
    "require_last_push_approval": True,
    "required_approving_review_count": 1,
    "required_review_thread_resolution": True,
}
CHECK = {
    "required_status_checks": [{"context": "ukur/gerbang", "integration_id": APP}],
    "strict_required_status_checks_policy": True,
}
Act = Callable[[GitHubServer, Tarik], object]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[GitHubServer, Tarik]]:
    """A proposal of ``staf`` for a file that ``pemilik`` owns, approved by him, with the app's status."""
    jalankan_git(tmp_path, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "central")
    jalankan_git(tmp_path, "clone", "--quiet", "central", "work")
    commit(tmp_path, "main", {".github/CODEOWNERS": "* @operator\n/data/ @pemilik\n"})
    commit(tmp_path, "usulan", {"data/a.yml": "a: 1\n"}, "staf")
    server = GitHubServer(tmp_path / "central")
    for name in ("staf", "pemilik", "pembaca", "penulis"):
        server.add(name, pos_el(name), "read" if name == "pembaca" else "write")
    rules = (("pull_request", PULL), ("required_status_checks", CHECK))
    server.aturan = [{"type": kind, "parameters": given} for kind, given in rules]
    pull = server.buka("staf", "usulan")
    server._see_pushes()
    approve(server, pull, "pemilik")
    post(server, pull, APP)
    yield server, pull
    server.close()


def commit(folder: Path, branch: str, files: dict[str, str], who: str = "operator") -> None:
    work = folder / "work"
    jalankan_git(work, "checkout", "--quiet", "-B", branch)
    for path, text in files.items():
        (work / path).parent.mkdir(exist_ok=True)
        (work / path).write_text(text, "utf-8")
    jalankan_git(work, "add", "--all")
    jalankan_git(work, "commit", "--quiet", "-m", "ubah", akun=who)
    jalankan_git(work, "push", "--quiet", "origin", branch)


def approve(server: GitHubServer, pull: Tarik, who: str, state: str = "APPROVED") -> None:
    server.ulas(pull, who, state)


def post(server: GitHubServer, pull: Tarik, app: int | None, state: str = "success") -> None:
    row = {"sha": server.kepala(pull), "context": "ukur/gerbang", "state": state, "app": app}
    server.status.append(row)


def pushed(server: GitHubServer, pull: Tarik) -> None:
    """Push once more, with a status for the new head."""
    commit(server.repo.parent, "usulan", {"data/a.yml": "a: 2\n"}, "staf")
    server._see_pushes()
    post(server, pull, APP)


def main_moved(server: GitHubServer, pull: Tarik) -> None:
    jalankan_git(server.repo.parent / "work", "checkout", "--quiet", "main")
    commit(server.repo.parent, "main", {"data/b.yml": "b: 1\n"})


def by_another(server: GitHubServer, pull: Tarik) -> None:
    pull.ulasan.clear()
    approve(server, pull, "penulis")


def by_a_reader(server: GitHubServer, pull: Tarik) -> None:
    pull.ulasan.clear()
    approve(server, pull, "pembaca")


def only_forged(server: GitHubServer, pull: Tarik) -> None:
    server.status.clear()
    post(server, pull, None)


@pytest.mark.parametrize(
    ("act", "reasons"),
    [
        pytest.param(lambda s, p: None, [], id="nothing open"),
        pytest.param(only_forged, ["Required status check"], id="status of a person"),
        pytest.param(lambda s, p: post(s, p, APP, "pending"), ["Required status check"], id="newest status"),
        pytest.param(pushed, ["At least one", "New changes", "Waiting on code owner"], id="push dismisses"),
        pytest.param(by_another, ["Waiting on code owner"], id="no owner approved"),
        pytest.param(by_a_reader, ["At least one", "New changes", "Waiting on code owner"], id="a reader"),
        pytest.param(
            lambda s, p: approve(s, p, "penulis", "CHANGES_REQUESTED"), ["Changes have been"], id="returned"
        ),
        pytest.param(main_moved, ["The head branch is not up to date"], id="main moved"),
    ],
)
def test_reasons(opened: tuple[GitHubServer, Tarik], act: Act, reasons: list[str]) -> None:
    server, pull = opened
    act(server, pull)
    found = [*refusals(server, pull, "merge")]
    assert len(found) == len(reasons)
    assert all(words.startswith(start) for words, start in zip(found, reasons, strict=True))


def test_a_style_that_is_off(opened: tuple[GitHubServer, Tarik]) -> None:
    server, pull = opened
    server.settings["allow_squash_merge"] = False
    assert [*refusals(server, pull, "squash")] == [
        "squash is not allowed on this repository.",
        "squash is not allowed by the ruleset.",
    ]

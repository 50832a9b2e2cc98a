"""The preview that the comment links to: the run of the repository itself, at the commit that is decided."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hosts.github_tiruan import GitHubTiruan
from tests.hosts.gitlab_tiruan import PROYEK, GitLabTiruan
from tests.hosts.repo_uji import RepoUji

from ukur.hosts.gitea import Gitea
from ukur.hosts.github import GitHub
from ukur.hosts.gitlab import GitLab
from ukur.hosts.http import Client
from ukur.hosts.protocol import Host
from ukur.hosts.refusals import HostError

HEAD, OTHER = "c2" * 20, "c1" * 20


@pytest.fixture
def github(tmp_path: Path) -> Iterator[GitHubTiruan]:
    made = GitHubTiruan(RepoUji(tmp_path / "repo").folder)
    yield made
    made.peladen.tutup()


@pytest.fixture
def gitlab() -> Iterator[GitLabTiruan]:
    made = GitLabTiruan()
    yield made
    made.peladen.tutup()


def _seen(host: Host, commit: str = HEAD) -> str | None:
    with contextlib.closing(host):
        return host.preview_file("3", commit, "pratinjau-2025-TW1.pdf")


def _github(server: GitHubTiruan) -> Host:
    return GitHub(Client(server.peladen.alamat, next(iter(server.token))), "dinas/kinerja")


def _gitlab(server: GitLabTiruan) -> Host:
    return GitLab(Client(f"{server.peladen.alamat}/api", "tok-gerbang"), PROYEK)


def test_github_the_newest_of_the_commit(github: GitHubTiruan) -> None:
    """What a run kept before it was repeated; one of another commit, expired, or of another name."""
    assert _seen(_github(github)) is None
    first = github.simpan_artefak(HEAD)
    newest = github.simpan_artefak(HEAD, jalan=first["workflow_run"]["id"])
    github.simpan_artefak(OTHER)
    github.simpan_artefak(HEAD, habis=True)
    github.simpan_artefak(HEAD, nama="pratinjau-situs")
    page = _seen(_github(github))
    assert page is not None
    assert page.endswith(
        f"/dinas/kinerja/actions/runs/{newest['workflow_run']['id']}/artifacts/{newest['id']}"
    )


def test_github_what_a_fork_made_is_not_pointed_to(github: GitHubTiruan) -> None:
    github.simpan_artefak(HEAD, salinan=True)
    assert _seen(_github(github)) is None


def test_github_two_runs_of_one_commit_are_not_told_apart(github: GitHubTiruan) -> None:
    """The second is of a proposal from the same branch into one whose workflow somebody wrote for it."""
    github.simpan_artefak(HEAD)
    assert _seen(_github(github)) is not None
    github.simpan_artefak(HEAD)
    assert _seen(_github(github)) is None


def test_github_without_the_right_to_ask(github: GitHubTiruan) -> None:
    github.tertutup = True
    with pytest.raises(HostError):
        _seen(_github(github))


def test_gitlab_the_newest_pipeline_of_the_commit(gitlab: GitLabTiruan) -> None:
    assert _seen(_gitlab(gitlab)) is None
    gitlab.jalankan_periksa(HEAD)
    newest = gitlab.jalankan_periksa(HEAD)
    gitlab.jalankan_periksa(OTHER)
    page = _seen(_gitlab(gitlab))
    assert page is not None
    assert page.endswith(f"/{PROYEK}/-/jobs/{newest}/artifacts/file/pratinjau.html")


@pytest.mark.parametrize(
    ("proyek", "kosong"),
    [pytest.param(8, False, id="a fork's pipeline"), pytest.param(7, True, id="a job that kept nothing")],
)
def test_gitlab_nothing_of_its_own(gitlab: GitLabTiruan, proyek: int, kosong: bool) -> None:
    gitlab.jalankan_periksa(HEAD, proyek, kosong)
    assert _seen(_gitlab(gitlab)) is None


def test_gitea_hands_out_no_page() -> None:
    assert _seen(Gitea(Client("https://git.example/api/v1", None), "dinas/kinerja")) is None

"""The GitHub stand-in with a past: merged pull requests, told by commit."""

from pathlib import Path
from typing import Any

from tests.hosts.github_tiruan import _R, GitHubTiruan, Hasil, Tarik, Tolak
from tests.hosts.peladen import Permintaan


class GitHubRiwayat(GitHubTiruan):
    """``sebut`` are pull requests that GitHub names for a commit beside the one that brought it.

    ``runs`` are runs of the workflows, ``started`` the inputs of the gate's that were started by name.
    """

    def __init__(self, repo: Path) -> None:
        super().__init__(repo)
        self.sebut: dict[str, list[Tarik]] = {}
        self.runs: dict[int, dict[str, Any]] = {}
        self.started: list[Any] = []
        self.rute += (
            ("GET", rf"{_R}/commits/([0-9a-f]{{40}})/pulls", _pulls),
            ("GET", rf"{_R}/actions/runs/(\d+)", _run),
            ("POST", rf"{_R}/actions/workflows/gate\.yml/dispatches", _dispatch),
        )

    def press(self, akun: str, again: str | None = None, **other: Any) -> str:
        """Start the button's workflow at main as it stands, and perhaps again; return the run's number."""
        number = self._nomor()
        made = {"id": number, "path": ".github/workflows/period.yml", "event": "workflow_dispatch"}
        made |= {"head_branch": "main", "head_sha": self.git("rev-parse", "refs/heads/main")}
        people = {"actor": self.orang(akun), "triggering_actor": self.orang(again or akun)}
        self.runs[number] = made | people | other
        return str(number)

    def gabungkan(self, pull: Tarik, gabungan: str, dasar: str) -> None:
        """Note that a pull request was merged; ``dasar`` is the target branch before."""
        head = self.kepala(pull)
        commits = self.git("rev-list", "--reverse", head, f"^{dasar}").split()
        made = self.git("rev-list", gabungan, f"^{dasar}").split()
        shown = {"merged_at": self._waktu(), "merge_commit_sha": gabungan, "state": "closed"}
        pull.gabungan = {"kepala": head, "commits": commits, "dibuat": {*made, *commits}, "tampak": shown}


def _run(s: Any, who: str, ask: Permintaan, number: str) -> Hasil:
    if int(number) not in s.runs:
        raise Tolak(404, "Not Found")
    return 200, s.runs[int(number)], {}


def _dispatch(s: Any, who: str, ask: Permintaan) -> Hasil:
    assert ask.isi["ref"] == "main"
    s.started.append(ask.isi["inputs"])
    return 204, None, {}


def _pulls(s: Any, who: str, ask: Permintaan, sha: str) -> Hasil:
    found = [pull for pull in s.tarik.values() if sha in pull.gabungan.get("dibuat", ())]
    page, headers = s.halaman(ask, [s.isi_tarik(pull) for pull in found + s.sebut.get(sha, [])])
    return 200, page, headers

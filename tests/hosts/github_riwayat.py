"""The GitHub stand-in with a past: merged pull requests, told by commit."""

from pathlib import Path
from typing import Any

from tests.hosts.github_tiruan import _R, GitHubTiruan, Hasil, Tarik
from tests.hosts.peladen import Permintaan


class GitHubRiwayat(GitHubTiruan):
    """``sebut`` are pull requests that GitHub names for a commit beside the one that brought it."""

    def __init__(self, repo: Path) -> None:
        super().__init__(repo)
        self.sebut: dict[str, list[Tarik]] = {}
        self.rute += (("GET", rf"{_R}/commits/([0-9a-f]{{40}})/pulls", _pulls),)

    def gabungkan(self, pull: Tarik, gabungan: str, dasar: str) -> None:
        """Note that a pull request was merged; ``dasar`` is the target branch before."""
        head = self.kepala(pull)
        commits = self.git("rev-list", "--reverse", head, f"^{dasar}").split()
        made = self.git("rev-list", gabungan, f"^{dasar}").split()
        shown = {"merged_at": self._waktu(), "merge_commit_sha": gabungan, "state": "closed"}
        pull.gabungan = {"kepala": head, "commits": commits, "dibuat": {*made, *commits}, "tampak": shown}


def _pulls(s: Any, who: str, ask: Permintaan, sha: str) -> Hasil:
    found = [pull for pull in s.tarik.values() if sha in pull.gabungan.get("dibuat", ())]
    page, headers = s.halaman(ask, [s.isi_tarik(pull) for pull in found + s.sebut.get(sha, [])])
    return 200, page, headers

"""The GitHub stand-in with a past: merged pull requests, told by commit.

``GET /repos/{owner}/{repo}/commits/{sha}/pulls`` is not among the paths of our OpenAPI subset; its rows are
GitHub's ``pull-request-simple``, which is, and are held to that schema.
"""

from pathlib import Path
from typing import Any

from tests.hosts.github_tiruan import _R, DIPAKAI, GitHubTiruan, Hasil, Tarik
from tests.hosts.peladen import Permintaan
from tests.hosts.skema_github import REPO, TAMBAHAN, Skema

PULLS = f"{REPO}/commits/{{sha}}/pulls"
_SINGKAT = {"type": "array", "items": {"$ref": "#/components/schemas/pull-request-simple"}}
TAMBAHAN[PULLS, "get", 200] = _SINGKAT


class GitHubRiwayat(GitHubTiruan):
    """``sebut`` are pull requests that GitHub names for a commit beside the one that brought it."""

    def __init__(self, repo: Path, skema: Skema) -> None:
        super().__init__(repo, skema)
        self.sebut: dict[str, list[Tarik]] = {}
        self.rute += (("GET", rf"{_R}/commits/([0-9a-f]{{40}})/pulls", _pulls),)

    def gabungkan(self, pull: Tarik, gabungan: str, dasar: str) -> None:
        """Note that a pull request was merged; ``dasar`` is the target branch before."""
        head = self.kepala(pull)
        commits = self.git("rev-list", "--reverse", head, f"^{dasar}").split()
        made = self.git("rev-list", gabungan, f"^{dasar}").split()
        shown = {"merged_at": self._waktu(), "merge_commit_sha": gabungan, "merged": True, "state": "closed"}
        pull.gabungan = {"kepala": head, "commits": commits, "dibuat": {*made, *commits}, "tampak": shown}


def _pulls(s: Any, who: str, ask: Permintaan, sha: str) -> Hasil:
    sample = s.skema.contoh(f"{REPO}/pulls", "get", 200)[0]
    found = [pull for pull in s.tarik.values() if sha in pull.gabungan.get("dibuat", ())]
    shown = [
        sample | {key: s.isi_tarik(pull)[key] for key in DIPAKAI} for pull in found + s.sebut.get(sha, [])
    ]
    page, headers = s.halaman(ask, shown)
    return PULLS, 200, page, headers

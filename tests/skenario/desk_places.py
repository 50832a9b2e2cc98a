"""An office on each host's stand-in as a page of its site meets it: what it is told, and what people did."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from tests.hosts.gitea_desk import GiteaDesk
from tests.hosts.gitea_state import REPO
from tests.hosts.github_desk import GitHubDesk
from tests.hosts.github_tiruan import GUDANG
from tests.hosts.gitlab_desk import APP, GitLabDesk
from tests.hosts.gitlab_state import DEVELOPER
from tests.hosts.gitlab_tiruan import PROYEK
from tests.hosts.peladen import Peladen
from tests.skenario.asking import CLIENT
from tests.skenario.kantor import PERAN, Kantor, Keluaran, Ukur, pos_el

from ukur.hosts.protocol import STATUS_CONTEXT

GATE = "ukur-gerbang"
READER = "peragaan-pembaca"
"""Somebody with an account and without any right to write."""


class Place(Protocol):
    """One host; ``kind`` as pages name it."""

    kind: str
    kantor: Kantor
    peladen: Peladen

    def config(self) -> dict[str, str]:
        """Return what the site writes into its pages."""

    def variables(self) -> Mapping[str, str]:
        """Return the environment of the gate's job."""

    def pulls(self) -> list[tuple[str, str, str, str]]:
        """Return the open proposals: who, branch, title, text."""

    def reviews(self, number: int) -> list[tuple[str, str, str | None]]:
        """Return what people decided: who, how, on which commit where the host keeps that."""

    def comments(self, number: int) -> list[tuple[str, str]]:
        """Return the comments of a proposal: who, and what."""

    def propose(self, who: str, branch: str, title: str = "Realisasi TW IV") -> int:
        """Open a proposal as somebody; the answer is its number."""

    def status(self, commit: str) -> str | None:
        """Return the gate's last status on a commit."""

    def close(self) -> None:
        """Stop."""


class OnGitHub:
    kind = "github"

    def __init__(self, kantor: Kantor, site: str) -> None:
        self.kantor, self.server = kantor, GitHubDesk(kantor.pusat)
        for akun in PERAN:
            self.server.add(akun, pos_el(akun), "write")
        self.server.add(f"{GATE}[bot]", pos_el(GATE), "write")
        self.server.add(READER, pos_el(READER))
        self.peladen = self.server.peladen

    def config(self) -> dict[str, str]:
        top = self.peladen.alamat
        return {"kind": self.kind, "api": top, "page": top, "repo": GUDANG["full_name"], "branch": "main"}

    def variables(self) -> Mapping[str, str]:
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.peladen.alamat,
            "GITHUB_SERVER_URL": self.peladen.alamat,
            "GITHUB_REPOSITORY": GUDANG["full_name"],
            "UKUR_TOKEN": f"tok-{GATE}",
            "UKUR_AKUN": f"{GATE}[bot]",
        }

    def pulls(self) -> list[tuple[str, str, str, str]]:
        made = (pull for pull in self.server.tarik.values() if not pull.gabungan)
        return [(pull.penulis, pull.cabang, pull.judul, pull.isi or "") for pull in made]

    def reviews(self, number: int) -> list[tuple[str, str, str | None]]:
        rows = self.server.tarik[number].ulasan
        return [(row["user"]["login"], row["state"], row["commit_id"]) for row in rows]

    def comments(self, number: int) -> list[tuple[str, str]]:
        return [(row["user"]["login"], row["body"]) for row in self.server.tarik[number].komentar]

    def propose(self, who: str, branch: str, title: str = "Realisasi TW IV") -> int:
        body = {"head": branch, "base": "main", "title": title, "body": ""}
        url = f"{self.peladen.alamat}/repos/{GUDANG['full_name']}/pulls"
        return int(_post(url, f"Bearer tok-{who}", body)["number"])

    def status(self, commit: str) -> str | None:
        return _last(self.server.status, commit, "context", "state")

    def close(self) -> None:
        self.peladen.tutup()


class OnGitLab:
    kind = "gitlab"

    def __init__(self, kantor: Kantor, site: str) -> None:
        self.kantor, self.server = kantor, GitLabDesk(kantor.pusat)
        for akun in (*PERAN, GATE):
            self.server.add(akun, pos_el(akun), DEVELOPER)
        self.server.add(READER, pos_el(READER), 20)
        self.server.add("pengelola", pos_el("pengelola"), 40)
        self.peladen = self.server.peladen

    def config(self) -> dict[str, str]:
        top = self.peladen.alamat
        own = {"kind": self.kind, "api": f"{top}/api/v4", "page": top, "repo": PROYEK, "branch": "main"}
        return own | {"app": APP}

    def variables(self) -> Mapping[str, str]:
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": f"{self.peladen.alamat}/api/v4",
            "CI_PROJECT_PATH": PROYEK,
            "UKUR_TOKEN": f"tok-{GATE}",
            "UKUR_AKUN": GATE,
        }

    def pulls(self) -> list[tuple[str, str, str, str]]:
        made = (merge for merge in self.server.merges if not merge.merged)
        return [(merge.author, merge.branch, merge.title, merge.description or "") for merge in made]

    def reviews(self, number: int) -> list[tuple[str, str, str | None]]:
        merge = self.server.merges[number - 1]
        approved = [(row["user"]["username"], "APPROVED", None) for row in merge.approvals]
        notes = [
            (row["author"]["username"], row["body"], None)
            for row in merge.notes
            if row["author"]["username"] in PERAN and not row["body"].startswith("added ")
        ]
        return approved + [row for row in notes if "approved this" not in row[1]]

    def comments(self, number: int) -> list[tuple[str, str]]:
        rows = self.server.merges[number - 1].notes
        return [(row["author"]["username"], row["body"]) for row in rows if not row["system"]]

    def propose(self, who: str, branch: str, title: str = "Realisasi TW IV") -> int:
        body = {"source_branch": branch, "target_branch": "main", "title": title}
        url = f"{self.peladen.alamat}/api/v4/projects/{PROYEK.replace('/', '%2F')}/merge_requests"
        return int(_post(url, f"Bearer tok-{who}", body)["iid"])

    def status(self, commit: str) -> str | None:
        return _last(self.server.statuses, commit, "name", "status")

    def close(self) -> None:
        self.peladen.tutup()


class OnGitea:
    kind = "gitea"

    def __init__(self, kantor: Kantor, site: str) -> None:
        self.kantor, self.server = kantor, GiteaDesk(kantor.pusat)
        for akun in (*PERAN, GATE):
            self.server.add(akun, pos_el(akun))
        self.server.add(READER, pos_el(READER), "read")
        self.server.allow(site)
        self.peladen = self.server.peladen

    def config(self) -> dict[str, str]:
        top = self.peladen.alamat
        return {"kind": self.kind, "api": f"{top}/api/v1", "page": top, "repo": REPO, "branch": "main"}

    def variables(self) -> Mapping[str, str]:
        return {
            "GITEA_ACTIONS": "true",
            "GITHUB_API_URL": f"{self.peladen.alamat}/api/v1",
            "GITHUB_REPOSITORY": REPO,
            "UKUR_TOKEN": f"tok-{GATE}",
        }

    def pulls(self) -> list[tuple[str, str, str, str]]:
        names = {number: user.login for number, user in self.server.users.items()}
        made = (pull for pull in self.server.pulls if not pull.merged)
        return [(names[pull.author], pull.branch, pull.title, pull.body) for pull in made]

    def reviews(self, number: int) -> list[tuple[str, str, str | None]]:
        names = {number: user.login for number, user in self.server.users.items()}
        rows = self.server.pulls[number - 1].reviews
        return [(names[row["user"]], row["state"], row["commit_id"]) for row in rows if row["user"] in names]

    def comments(self, number: int) -> list[tuple[str, str]]:
        names = {number: user.login for number, user in self.server.users.items()}
        return [(names[row["user"]], row["body"]) for row in self.server.pulls[number - 1].comments]

    def propose(self, who: str, branch: str, title: str = "Realisasi TW IV") -> int:
        body = {"head": branch, "base": "main", "title": title, "body": ""}
        return int(
            _post(f"{self.peladen.alamat}/api/v1/repos/{REPO}/pulls", f"token tok-{who}", body)["number"]
        )

    def status(self, commit: str) -> str | None:
        return _last(self.server.statuses, commit, "context", "status")

    def close(self) -> None:
        self.peladen.tutup()


def _post(url: str, authorization: str, body: Mapping[str, str]) -> Any:
    answer = CLIENT.post(url, json=body, headers={"Authorization": authorization})
    assert answer.status_code == 201, answer.text
    return answer.json()


def _last(rows: list[dict[str, Any]], commit: str, name: str, state: str) -> str | None:
    found = [row[state] for row in rows if row["sha"] == commit and row[name] == STATUS_CONTEXT]
    return found[-1] if found else None


Begin = Callable[[Kantor, str], Place]
PLACES: Mapping[str, Begin] = {
    "GitHub": OnGitHub,
    "GitLab": OnGitLab,
    "Gitea": OnGitea,
}


def run_gate(place: Place, ukur: Ukur, number: int) -> Keluaran:
    """Run the gate as the pipeline does."""
    place.kantor.mutakhirkan()
    return ukur("gate", "--change", str(number), di=place.kantor.utama, lingkungan=place.variables())


def written(kantor: Kantor, branch: str) -> dict[str, Any]:
    """Return what a branch's last commit is: its parents, who wrote it, its words, and its paths."""
    form = "--format=%P%x00%an <%ae>%x00%cn <%ce>%x00%s"
    parents, author, committer, words = kantor.di_pusat("show", "-s", form, branch).split("\0")
    paths = kantor.di_pusat("diff", "--name-status", f"{branch}~1", branch).split("\n")
    count = int(kantor.di_pusat("rev-list", "--count", f"main..{branch}"))
    told = {"parents": parents.split(), "author": author, "committer": committer, "words": words}
    return told | {"paths": [row for row in paths if row], "commits": count}


def content_at(kantor: Kantor, branch: str, path: str) -> bytes:
    command = ["git", "-C", str(kantor.pusat), "cat-file", "blob", f"{branch}:{path}"]
    return subprocess.run(command, capture_output=True, check=True).stdout


FOLDER = Path(__file__).parents[2] / "generator" / "desk" / "hosts"

"""What the GitLab stand-in of a whole project knows: accounts, merge requests, versions, notes, statuses."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.gitlab_tiruan import PROYEK, waktu
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.skenario.kantor import jalankan_git

DEVELOPER, MAINTAINER = 30, 40
MINUTES = 2
"""How far the clock goes at each change: the gate counts no approval within a minute of a push."""


@dataclass
class Merge:
    """A merge request; ``versions`` are newest first, ``reviewers`` states by account."""

    number: int
    author: str
    branch: str
    base: str
    title: str
    opened: str
    description: str | None = None
    versions: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    approvals: list[dict[str, Any]] = field(default_factory=list)
    reviewers: dict[str, str] = field(default_factory=dict)
    merged: dict[str, Any] = field(default_factory=dict)


class Refused(Exception):
    """A refusal with its code, in GitLab's own words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


class GitLabState:
    """One project; the token of an account is ``tok-`` and its name, ``levels`` its access level there."""

    def __init__(self, repo: Path) -> None:
        self.repo = repo
        self.numbers: dict[str, int] = {}
        self.emails: dict[str, str] = {}
        self.levels: dict[str, int] = {}
        self.tokens: dict[str, str] = {}
        self.merges: list[Merge] = []
        self.statuses: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.settings: dict[str, Any] = {
            "only_allow_merge_if_pipeline_succeeds": False,
            "allow_merge_on_skipped_pipeline": None,
            "only_allow_merge_if_all_discussions_are_resolved": False,
            "merge_method": "merge",
            "squash_option": "default_off",
        }
        self.protected: dict[str, dict[str, Any]] = {}
        self.tips: dict[str, str] = {}
        self.runs: dict[int, dict[str, Any]] = {}
        self._ids = 0
        self.peladen = Peladen(self.answer, describe("gitlab"))

    def answer(self, ask: Permintaan) -> Balasan:
        raise NotImplementedError

    def close(self) -> None:
        self.peladen.tutup()

    def add(self, login: str, email: str, level: int = 0) -> None:
        """Make an account; level 0 is no member."""
        self.numbers[login], self.emails[email] = 900 + len(self.numbers), login
        self.levels[login], self.tokens[f"Bearer tok-{login}"] = level, login

    def press(self, login: str, again: str | None = None, **other: Any) -> str:
        """Start a pipeline by hand at main as it stands; a job that is retried names nobody else here."""
        made: dict[str, Any] = {"id": self.next_id(), "project_id": 7, "ref": "main", "source": "web"}
        made |= {"sha": self.git("rev-parse", "refs/heads/main"), "status": "running"}
        self.runs[made["id"]] = made | {"user": self.account(login)} | other
        return str(made["id"])

    def git(self, *arguments: str) -> str:
        return jalankan_git(self.repo, *arguments)

    def now(self) -> str:
        self.peladen.jam += datetime.timedelta(minutes=MINUTES)
        return waktu(self.peladen.jam)

    def next_id(self) -> int:
        self._ids += 1
        return self._ids

    def account(self, login: str) -> dict[str, Any]:
        return {"id": self.numbers[login], "username": login, "name": login}

    def merge(self, number: str) -> Merge:
        if not 0 < int(number) <= len(self.merges):
            raise Refused(404, "404 Not found")
        return self.merges[int(number) - 1]

    def head(self, merge: Merge) -> str:
        return str(merge.versions[0]["head_commit_sha"])

    def shown(self, merge: Merge) -> dict[str, Any]:
        return {
            "iid": merge.number,
            "state": "opened",
            "title": merge.title,
            "description": merge.description,
            "author": self.account(merge.author),
            "sha": self.head(merge),
            "source_branch": merge.branch,
            "target_branch": merge.base,
            "source_project_id": 7,
            "target_project_id": 7,
            "created_at": merge.opened,
            "merged_at": None,
            "merge_commit_sha": None,
            "squash_commit_sha": None,
            **merge.merged.get("shown", {}),
        }

    def project(self) -> dict[str, Any]:
        return {"id": 7, "path_with_namespace": PROYEK, "default_branch": "main", **self.settings}

    def note(self, merge: Merge, login: str, body: str, *, system: bool = False) -> dict[str, Any]:
        made = {"id": self.next_id(), "body": body, "author": self.account(login), "system": system}
        merge.notes.append(made | {"created_at": self.now()})
        return merge.notes[-1]

    def version(self, merge: Merge, head: str) -> None:
        merge.versions.insert(0, {"id": self.next_id(), "head_commit_sha": head, "created_at": self.now()})

    def commits_of(self, merge: Merge) -> list[dict[str, Any]]:
        """Return commits as GraphQL shows them: the author's account alone."""
        base = merge.merged.get("base") or f"refs/heads/{merge.base}"
        form = "--format=%H%x00%ae%x00%ce%x00%B%x01"
        rows = self.git("log", "--reverse", form, self.head(merge), f"^{base}").split("\1")[:-1]
        return [self._commit(*row.lstrip("\n").split("\0")) for row in rows]

    def _commit(self, sha: str, author: str, committer: str, message: str) -> dict[str, Any]:
        login = self.emails.get(author)
        shown = {"id": f"gid://gitlab/User/{self.numbers[login]}", "username": login} if login else None
        row = {"sha": sha, "authorEmail": author, "committerEmail": committer}
        return row | {"message": message, "author": shown}

    def see_pushes(self) -> None:
        """Note each push since the last question; who committed is taken for who pushed.

        The first push of the default branch protects it, for Maintainers (docs, "Default branch protection").
        """
        form = "--format=%(refname:short)%00%(objectname)%00%(committeremail:trim)"
        for row in self.git("for-each-ref", form, "refs/heads").splitlines():
            branch, tip, email = row.split("\0")
            before = self.tips.get(branch)
            if before == tip:
                continue
            self.tips[branch] = tip
            if branch == "main":
                if before is None:
                    self.protected["main"] = {"name": "main"} | protection_levels(MAINTAINER, MAINTAINER)
                continue
            self._pushed(self.emails[email], branch, before, tip)

    def _pushed(self, login: str, branch: str, before: str | None, tip: str) -> None:
        push: dict[str, Any] = {
            "action": "pushed" if before else "created",
            "ref": branch,
            "ref_type": "branch",
        }
        push |= {"commit_from": before, "commit_to": tip}
        row = {"id": self.next_id(), "action_name": "pushed to", "author": self.account(login)}
        self.events.append(row | {"created_at": self.now(), "push_data": push})
        for merge in self.merges:
            if merge.branch == branch and not merge.merged:
                old = self.head(merge)
                self.version(merge, tip)
                new = self.git("rev-list", "--reverse", tip, f"^{old}", f"^{merge.base}").split()
                rows = "".join(f"<li>{sha[:8]} - ubah</li>" for sha in new)
                words = f"added {len(new)} commit{'s' * (len(new) != 1)}\n\n<ul>{rows}</ul>\n\n[Compare]"
                self.note(merge, login, words, system=True)


def protection_levels(push: int, merge: int, *, force: bool = False) -> dict[str, Any]:
    """Return a protection's levels as GitLab shows them without a licence: no single users or groups."""
    return {
        "push_access_levels": [{"access_level": push}],
        "merge_access_levels": [{"access_level": merge}],
        "allow_force_push": force,
    }

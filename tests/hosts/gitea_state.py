"""What the Gitea stand-in knows: accounts, proposals, reviews, statuses, protection."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.gitea_halaman import Versi
from tests.hosts.gitea_protection import Refused
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.skenario.kantor import jalankan_git

REPO = "kantor/kinerja"
OWN = 1
"""The repository's own number; a fork has another."""
GHOST = {"id": -1, "login": "Ghost"}
STYLES = ("allow_merge_commits", "allow_rebase", "allow_rebase_explicit", "allow_squash_merge")
EVENTS = {"APPROVED", "REQUEST_CHANGES", "COMMENT"}


@dataclass
class User:
    """An account; ``permission`` is read, write or admin."""

    number: int
    login: str
    email: str
    permission: str = "write"


@dataclass
class Pull:
    """A proposal; ``seen`` is the head that the host last looked at, ``source`` its repository's number."""

    number: int
    author: int
    branch: str
    base: str
    title: str
    body: str
    seen: str
    reviews: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    merged: dict[str, Any] = field(default_factory=dict)
    opened: str | None = None
    source: int = 1


class GiteaState:
    """One repository; the token of an account is ``tok-`` and the name it began with."""

    def __init__(self, repo: Path, version: Versi = (1, 16)) -> None:
        self.repo, self.version = repo, version
        self.users: dict[int, User] = {}
        self.tokens: dict[str, int] = {}
        self.pulls: list[Pull] = []
        self.statuses: list[dict[str, Any]] = []
        self.protections: list[dict[str, Any]] = []
        self.settings = dict.fromkeys(STYLES, True) | {"has_pull_requests": True}
        self.late = 0
        self.runs: dict[int, dict[str, Any]] = {}
        self.started: list[Any] = []
        self.takes_files = True
        self.files: dict[str, bytes] = {}
        self._ids = 0
        self.peladen = Peladen(self.answer, describe("gitea"))

    # --- what tests do to it -----------------------------------------------------------------------

    def add(self, login: str, email: str, permission: str = "write") -> User:
        """Make an account, a collaborator of the repository."""
        made = User(len(self.users) + 1, login, email, permission)
        self.users[made.number] = made
        self.tokens[f"token tok-{login}"] = made.number
        return made

    def press(self, login: str, again: str | None = None, **other: Any) -> str:
        """Start the button's workflow at main as it stands, and perhaps again; return the run's number."""
        made: dict[str, Any] = {"id": self.next_id(), "path": "period.yml@refs/heads/main"}
        made |= {"event": "workflow_dispatch", "head_branch": "main"}
        made |= {"head_sha": self.git("rev-parse", "refs/heads/main")}
        people = {"actor": self.account(self.number_of(login))}
        people |= {"trigger_actor": self.account(self.number_of(again or login))}
        self.runs[made["id"]] = made | people | other
        return str(made["id"])

    def delete(self, login: str) -> None:
        """Delete an account."""
        del self.users[self.number_of(login)]

    def number_of(self, login: str) -> int:
        return next(user.number for user in self.users.values() if user.login == login)

    def git(self, *arguments: str) -> str:
        return jalankan_git(self.repo, *arguments)

    def close(self) -> None:
        self.peladen.tutup()

    # --- what it shows -----------------------------------------------------------------------------

    def now(self) -> str:
        self.peladen.jam += datetime.timedelta(minutes=1)
        return self.peladen.jam.strftime("%Y-%m-%dT%H:%M:%SZ")

    def next_id(self) -> int:
        self._ids += 1
        return self._ids

    def account(self, number: int) -> dict[str, Any]:
        user = self.users.get(number)
        return {"id": user.number, "login": user.login} if user else dict(GHOST)

    def head(self, pull: Pull) -> str:
        """Return the head; the host sees a push only after ``late`` more questions."""
        if pull.merged:
            return str(pull.merged["head"])
        tip = self.git("rev-parse", f"refs/heads/{pull.branch}")
        if tip != pull.seen and self.late > 0:
            self.late -= 1
            return pull.seen
        if tip != pull.seen:
            pull.seen = tip
            for review in pull.reviews:
                review["stale"] = True
        return tip

    def shown(self, pull: Pull) -> dict[str, Any]:
        head = self.head(pull)
        base = self.git("rev-parse", f"refs/heads/{pull.base}")
        known = {"full_name": REPO, "default_branch": "main"}
        merged = pull.merged.get("shown", {"merged": False, "merged_at": None, "merge_commit_sha": None})
        return {
            "number": pull.number,
            "state": "closed" if pull.merged else "open",
            "title": pull.title,
            "body": pull.body,
            "created_at": pull.opened,
            "user": self.account(pull.author),
            "head": {"label": pull.branch, "ref": pull.branch, "sha": head, "repo_id": pull.source},
            "base": {"label": pull.base, "ref": pull.base, "sha": base, "repo_id": OWN, "repo": known},
            **merged,
        }

    def reviews_of(self, pull: Pull) -> list[dict[str, Any]]:
        self.head(pull)
        return [{**row, "user": self.account(row["user"])} for row in pull.reviews]

    def commits_of(self, pull: Pull) -> list[dict[str, Any]]:
        base = pull.merged.get("base") or f"refs/heads/{pull.base}"
        form = "--format=%H%x00%an%x00%ae%x00%cn%x00%ce%x00%B%x01"
        rows = self.git("log", "--reverse", form, self.head(pull), f"^{base}").split("\1")[:-1]
        return [self._commit(*row.lstrip("\n").split("\0")) for row in rows]

    def _commit(self, sha: str, *fields: str) -> dict[str, Any]:
        an, ae, cn, ce, message = fields
        known = {user.email: self.account(user.number) for user in self.users.values()}
        people = [{"name": name, "email": email} for name, email in ((an, ae), (cn, ce))]
        written = {"message": message, "author": people[0], "committer": people[1]}
        return {"sha": sha, "commit": written, "author": known.get(ae), "committer": known.get(ce)}

    def answer(self, ask: Permintaan) -> Balasan:
        raise NotImplementedError

    def pull(self, number: str) -> Pull:
        if not 0 < int(number) <= len(self.pulls):
            raise Refused(404, "Not Found")
        return self.pulls[int(number) - 1]

    def official(self, who: User) -> bool:
        """Whether the host counts somebody's reviews."""
        rule = self.protections[0] if self.protections else {}
        if rule.get("enable_approvals_whitelist"):
            return who.login in rule["approvals_whitelist_username"]
        return who.permission != "read"

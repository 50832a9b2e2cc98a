"""Repositories of many offices on one Gitea or Forgejo: made where they are missing, never made anew.

What each call answers is in routers/api/v1 of go-gitea (org/org.go, repo/repo.go, repo/collaborators.go,
repo/action.go). A secret's value is never told, so one that is there stays; variables of a repository are
known since 1.22.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.answers import AnswerModel, read_all, read_answer
from ukur.hosts.branch_rules import BRANCH
from ukur.hosts.gitea import Gitea
from ukur.hosts.gitea_accounts import account_of, may_write
from ukur.hosts.gitea_answers import Account
from ukur.hosts.gitea_lists import gitea_pages
from ukur.hosts.gitea_rules import protection_gaps, repository_body
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.peran import account_key
from ukur.workflow.proposal import HostAccount


class _Named(AnswerModel):
    name: str


class _Variable(AnswerModel):
    data: str


class _Repository(AnswerModel):
    empty: bool


class GiteaSite:
    """One organisation on a host; ``client`` bears the token of somebody who owns it or may make it."""

    kind = HostKind.GITEA
    limits: frozenset[str] = frozenset()
    by_hand: tuple[str, ...] = ()

    def __init__(self, client: Client, organisation: str) -> None:
        self._client, self._organisation = client, organisation
        self._accounts: dict[str, HostAccount | None] = {}

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def is_there(self) -> bool:
        """Return whether Gitea or Forgejo answers; where it refuses the token it does."""
        try:
            return self._client.find_json("version") is not None
        except HostError:
            return True

    def make_organisation(self) -> bool:
        """Make the organisation unless it is there, seen by whoever has an account; tell if it is new."""
        if self._client.find_json(f"orgs/{kutip(self._organisation, safe='')}") is not None:
            return False
        body = {"username": self._organisation, "visibility": "limited"}
        self._client.send("POST", "orgs", body)
        return True

    def account(self, login: str) -> HostAccount | None:
        """Return who has a login, asked once; None where there is none."""
        key = account_key(login)
        if key not in self._accounts:
            answer = self._client.find_json(f"users/{kutip(login, safe='')}")
            self._accounts[key] = account_of(read_answer(Account, answer.content)) if answer else None
        return self._accounts[key]

    def repository(self, name: str) -> "SiteRepository":
        """Return an office's repository; nothing is asked yet."""
        return SiteRepository(self._client, self._organisation, name)


class SiteRepository:
    """An office's repository; each method does what is missing and returns whether it changed anything."""

    def __init__(self, client: Client, organisation: str, name: str) -> None:
        self._client, self._organisation, self._name = client, organisation, name
        self._repo = f"repos/{organisation}/{name}"

    @property
    def address(self) -> str:
        """Where Git pushes to."""
        base = str(self._client.url).rstrip("/").removesuffix("/api/v1")
        return f"{base}/{self._organisation}/{self._name}.git"

    def as_host(self) -> Gitea:
        """Return the repository as the host of its proposals and rules."""
        return Gitea(self._client, f"{self._organisation}/{self._name}")

    def make(self, description: str) -> bool:
        """Make the repository, closed and empty, unless it is there."""
        if self._client.find_json(self._repo) is not None:
            return False
        body = {"name": self._name, "description": description, "private": True, "default_branch": BRANCH}
        self._client.send("POST", f"orgs/{self._organisation}/repos", body)
        return True

    def is_empty(self) -> bool:
        """Return whether nothing was pushed yet; not every version can be asked for a branch then."""
        return read_answer(_Repository, self._client.get_json(self._repo).content).empty

    def settle(self) -> bool:
        """Let only merge commits in, and workflows run."""
        present = read_answer(dict[str, Any], self._client.get_json(self._repo).content)
        wanted = {**repository_body(), "has_actions": True}
        if all(present[key] == value for key, value in wanted.items() if key in present):
            return False
        self._client.send("PATCH", self._repo, wanted)
        return True

    def let_write(self, login: str, *, merges: bool) -> bool:
        """Let an account write, which its approvals need; who may do more keeps that. Rules limit merging."""
        if may_write(self._client, self._repo, login):
            return False
        path = f"{self._repo}/collaborators/{kutip(login, safe='')}"
        self._client.send("PUT", path, {"permission": "write"}, safe=True)
        return True

    def protect(self, body: Mapping[str, Any]) -> bool:
        """Put the branch's rules in force; those there change where they leave something open."""
        present = self.as_host().rules(BRANCH)
        if present is None:
            raise UkurError("aturan cabang tidak dapat dibaca; pakai token pengelola organisasi")
        rule = read_answer(dict[str, Any], present["protection"])
        path = f"{self._repo}/branch_protections"
        if not rule:
            self._client.send("POST", path, body)
            return True
        differs = any(_alike(rule[key]) != _alike(value) for key, value in body.items() if key in rule)
        if not differs or not protection_gaps(body, present):
            return False
        self._client.send("PATCH", f"{path}/{kutip(str(rule.get('rule_name') or BRANCH), safe='')}", body)
        return True

    def call_gate(self) -> bool:
        """Workflow files alone start it here."""
        return False

    def secrets(self) -> frozenset[str]:
        """Return the names of the secrets that workflows know."""
        pages = gitea_pages(self._client, f"{self._repo}/actions/secrets")
        return frozenset(item.name.upper() for item in read_all(_Named, pages))

    def keep_secret(self, name: str, value: str) -> bool:
        """Write a secret unless there is one of that name."""
        if name in self.secrets():
            return False
        self._client.send("PUT", f"{self._repo}/actions/secrets/{name}", {"data": value}, safe=True)
        return True

    def variable(self, name: str) -> str | None:
        """Return what workflows are told under a name; None where nothing is."""
        answer = self._client.find_json(f"{self._repo}/actions/variables/{name}")
        return read_answer(_Variable, answer.content).data if answer else None

    def tell(self, name: str, value: str, *, anew: bool = False) -> bool:
        """Write a variable; one that says something else stays unless it is to be written anew."""
        present = self.variable(name)
        if present is not None and (present == value or not anew):
            return False
        method = "POST" if present is None else "PUT"
        self._client.send(method, f"{self._repo}/actions/variables/{name}", {"value": value})
        return True


def open_site(address: str, organisation: str, token: str) -> GiteaSite:
    """Return the organisation on a host by the address that people open; nothing is asked yet."""
    base = address.rstrip("/").removesuffix("/api/v1")
    return GiteaSite(Client(f"{base}/api/v1", token, "token"), organisation)


def _alike(value: object) -> object:
    return sorted(account_key(str(item)) for item in value) if isinstance(value, list) else value

"""Projects of many offices in one group of a GitLab: made where they are missing, never made anew.

What each call answers is in GitLab's documentation (doc/api: groups, projects, members, protected branches,
project-level variables, webhooks, pipeline triggers) and lib/api of its source. A variable's value is told to
Maintainers, so none is asked for but those that are no secret.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.answers import AnswerModel, read_all, read_answer
from ukur.hosts.branch_rules import BRANCH, GateIdentity
from ukur.hosts.gitlab import GitLab
from ukur.hosts.gitlab_accounts import DEVELOPER, access_levels, find_account
from ukur.hosts.gitlab_protection import protect_branch
from ukur.hosts.gitlab_rules import FREE, MAINTAINER, settings_bodies, settings_gaps
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.peran import account_key
from ukur.workflow.proposal import HostAccount

TRIGGER = "ukur gerbang"
"""What the pipeline trigger is called, by which a second run finds it."""


class _Group(AnswerModel):
    id: int


class _Project(AnswerModel):
    id: int
    empty_repo: bool


class _Variable(AnswerModel):
    key: str
    value: str | None = None


class _Hook(AnswerModel):
    url: str


class _Trigger(AnswerModel):
    description: str | None = None
    token: str


class GitLabSite:
    """One group on a host; ``client`` stands at ``/api``, with the token of somebody who owns the group."""

    kind = HostKind.GITLAB
    limits = frozenset({FREE})
    by_hand = (
        "GitLab: pasang sendiri berkas CI terkunci dan jadwal malam di setiap proyek; lihat panduan "
        "operator, bagian GitLab.",
    )

    def __init__(self, client: Client, group: str) -> None:
        self._client, self._group = client, group
        self._accounts: dict[str, HostAccount | None] = {}

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def is_there(self) -> bool:
        """Return whether GitLab answers; where it refuses the token it does."""
        try:
            return self._client.find_json("v4/version") is not None
        except HostError:
            return True

    def make_organisation(self) -> bool:
        """Make the group, closed, unless it is there."""
        path = f"v4/groups/{kutip(self._group, safe='')}"
        if self._client.find_json(path) is not None:
            return False
        body = {"name": self._group, "path": self._group, "visibility": "private"}
        self._client.send("POST", "v4/groups", body)
        return True

    def account(self, login: str) -> HostAccount | None:
        """Return who has a login, asked once; None where there is none."""
        key = account_key(login)
        if key not in self._accounts:
            self._accounts[key] = find_account(self._client, login)
        return self._accounts[key]

    def repository(self, name: str) -> "SiteProject":
        """Return an office's project; nothing is asked yet."""
        return SiteProject(self, self._client, self._group, name)


class SiteProject:
    """An office's project; each method does what is missing and returns whether it changed anything."""

    def __init__(self, site: GitLabSite, client: Client, group: str, name: str) -> None:
        self._site, self._client, self._group, self._name = site, client, group, name
        self._project = f"v4/projects/{kutip(f'{group}/{name}', safe='')}"
        self._levels: dict[str, int] | None = None

    @property
    def address(self) -> str:
        """Where Git pushes to."""
        base = str(self._client.url).rstrip("/").removesuffix("/api")
        return f"{base}/{self._group}/{self._name}.git"

    def as_host(self) -> GitLab:
        """Return the project as the host of its proposals and rules."""
        return GitLab(self._client, f"{self._group}/{self._name}")

    def make(self, description: str) -> bool:
        """Make the project, closed and empty, unless it is there; its site is for everybody."""
        if self._client.find_json(self._project) is not None:
            return False
        group = self._client.get_json(f"v4/groups/{kutip(self._group, safe='')}").content
        body = {
            "name": self._name,
            "path": self._name,
            "description": description,
            "namespace_id": read_answer(_Group, group).id,
            "visibility": "private",
            "default_branch": BRANCH,
            "pages_access_level": "public",
        }
        self._client.send("POST", "v4/projects", body)
        return True

    def is_empty(self) -> bool:
        """Return whether nothing was pushed yet."""
        return self._read().empty_repo

    def _read(self) -> _Project:
        return read_answer(_Project, self._client.get_json(self._project).content)

    def settle(self) -> bool:
        """Let only merge commits in, and only what the gate let through."""
        wanted = settings_bodies(GateIdentity())["project"]
        present = read_answer(dict[str, Any], self._client.get_json(self._project).content)
        if all(present.get(key) == value for key, value in wanted.items()):
            return False
        self._client.send("PUT", self._project, wanted)
        return True

    def let_write(self, login: str, *, merges: bool) -> bool:
        """Let an account write, and merge where it guards the office's rules; who may do more keeps that."""
        if self._levels is None:
            self._levels = dict(access_levels(self._client, self._project) or {})
        wanted, key = MAINTAINER if merges else DEVELOPER, account_key(login)
        present, account = self._levels.get(key), self._site.account(login)
        if account is None or account.number is None:
            raise UkurError(f"akun {login} tidak ada di situs Git; buat dahulu")
        if present is not None and present >= wanted:
            return False
        if present is None:
            body = {"user_id": account.number, "access_level": wanted}
            self._client.send("POST", f"{self._project}/members", body)
        else:
            level = {"access_level": wanted}
            self._client.send("PUT", f"{self._project}/members/{account.number}", level, safe=True)
        self._levels[key] = wanted
        return True

    def protect(self, body: Mapping[str, Any]) -> bool:
        """Put the branch's rules in force, and where the edition has it, demand the gate's approval."""
        present = self.as_host().rules(BRANCH)
        if present is None:
            raise UkurError("aturan cabang tidak dapat dibaca; pakai token pengelola grup")
        changed = protect_branch(self._client, self._project, body["protected_branch"], present)
        others = {**present, "wildcards": ()}  # another's rules are told of, not changed
        if not set(settings_gaps(body, others)) - self._site.limits:
            return changed
        self._demand_approval(body, present)
        return True

    def _demand_approval(self, body: Mapping[str, Any], present: Mapping[str, Any]) -> None:
        """Demand the gate's approval where the edition has such rules; one of its name is not doubled."""
        settings, rules = present["approvals"], present["approval_rules"]
        if not isinstance(settings, dict) or not isinstance(rules, list):
            return
        self._client.send("POST", f"{self._project}/approvals", body["approvals"])
        if not any(rule.get("name") == body["approval_rule"]["name"] for rule in rules):
            self._client.send("POST", f"{self._project}/approval_rules", body["approval_rule"])

    def call_gate(self) -> bool:
        """Let proposals and their approvals start the gate: a webhook that calls a pipeline trigger."""
        number, base = self._read().id, str(self._client.url).rstrip("/")
        address = f"{base}/v4/projects/{number}/ref/{BRANCH}/trigger/pipeline"
        hooks = self._client.linked_pages(f"{self._project}/hooks", per_page="100")
        if any(hook.url.startswith(f"{address}?") for hook in read_all(_Hook, hooks)):
            return False
        made = self._client.send("POST", f"{self._project}/triggers", {"description": TRIGGER})
        token = read_answer(_Trigger, made.content).token
        body = {
            "url": f"{address}?token={kutip(token, safe='')}",
            "merge_requests_events": True,
            "push_events": False,
        }
        self._client.send("POST", f"{self._project}/hooks", body)
        return True

    def secrets(self) -> frozenset[str]:
        """Return the names of the variables that jobs know; a secret is one of them."""
        pages = self._client.linked_pages(f"{self._project}/variables", per_page="100")
        return frozenset(item.key for item in read_all(_Variable, pages))

    def keep_secret(self, name: str, value: str) -> bool:
        """Write a secret unless there is one of that name: for protected branches alone, masked in logs."""
        if name in self.secrets():
            return False
        body = {"key": name, "value": value, "protected": True, "masked": True, "raw": True}
        try:
            self._client.send("POST", f"{self._project}/variables", body)
        except HostError as error:
            if error.kode != 400:
                raise
            raise UkurError(
                f"GitLab menolak rahasia {name}: yang ditutupi di log (masked) sedikitnya delapan huruf, "
                "tanpa spasi; buat token baru"
            ) from error
        return True

    def variable(self, name: str) -> str | None:
        """Return what jobs are told under a name; None where nothing is."""
        answer = self._client.find_json(f"{self._project}/variables/{name}")
        return read_answer(_Variable, answer.content).value if answer else None

    def tell(self, name: str, value: str, *, anew: bool = False) -> bool:
        """Write a variable; one that says something else stays unless it is to be written anew."""
        present = self.variable(name)
        if present is not None and (present == value or not anew):
            return False
        if present is None:
            body: dict[str, Any] = {"key": name, "value": value, "raw": True}
            self._client.send("POST", f"{self._project}/variables", body)
        else:
            self._client.send("PUT", f"{self._project}/variables/{name}", {"value": value})
        return True


def open_site(address: str, group: str, token: str) -> GitLabSite:
    """Return the group on a host by the address that people open; nothing is asked yet."""
    base = address.rstrip("/").removesuffix("/api/v4")
    return GitLabSite(Client(f"{base}/api", token), group)

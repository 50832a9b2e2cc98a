"""A stand-in for a whole GitLab: accounts, groups, and projects that begin empty and are pushed to.

No real GitLab was tried. What it does is read in GitLab's documentation (doc/api) and source, November 2026:

- groups.md: whoever may make none: 403; a path that is taken: 400;
- projects.md: ``empty_repo``; a path that is taken: 400; without a licence /approvals and /approval_rules are
  not there, 404;
- members.md: somebody who is a member already: 409 by POST; his level by PUT;
- the default branch is protected from its first push on, for Maintainers ("Default branch protection");
  the rest of protections is in gitlab_protections.py;
- project_level_variables.md: a key that is there: 400; a value that is to be masked has eight letters at
  least and no space (ci/variables, "Mask a CI/CD variable"), else 400;
- pipeline_triggers.md, project_webhooks.md: both are for Maintainers.

Git speaks to it over HTTP as to a real one: git's own http-backend, behind a password that is the token.
"""

import base64
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.hosts.api_description import describe
from tests.hosts.gitlab_protections import protect, protection
from tests.hosts.gitlab_server import page
from tests.hosts.gitlab_state import MAINTAINER, Refused, protection_levels
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.skenario.kantor import jalankan_git

OWNER = 50
LEAST_MASKED = 8
NEW: dict[str, Any] = {
    "only_allow_merge_if_pipeline_succeeds": False,
    "allow_merge_on_skipped_pipeline": None,
    "only_allow_merge_if_all_discussions_are_resolved": False,
    "merge_method": "merge",
    "squash_option": "default_off",
}


@dataclass
class Project:
    """One project; with ``paid`` approvals can be demanded."""

    number: int
    name: str
    folder: Path
    visibility: str
    settings: dict[str, Any] = field(default_factory=lambda: dict(NEW))
    levels: dict[str, int] = field(default_factory=dict)
    protected: dict[str, dict[str, Any]] = field(default_factory=dict)
    variables: dict[str, dict[str, Any]] = field(default_factory=dict)
    hooks: list[dict[str, Any]] = field(default_factory=list)
    triggers: list[str] = field(default_factory=list)
    approvals: dict[str, bool] = field(default_factory=dict)
    rules: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not jalankan_git(self.folder, "for-each-ref", "--count=1")


class GitLabSite:
    """The token of an account is ``tok-`` and its name; ``admin`` may make groups and owns what they hold."""

    def __init__(self, folder: Path, admin: str, *, paid: bool = False) -> None:
        self.folder, self.admin, self.paid = folder, admin, paid
        self.numbers: dict[str, int] = {}
        self.groups: dict[str, int] = {}
        self.stores: dict[str, Project] = {}
        self.pushes = 0
        self.peladen = Peladen(self._answer, describe("gitlab"))
        self.peladen.pages = self._page
        self.add(admin)

    def add(self, login: str) -> None:
        self.numbers[login] = 900 + len(self.numbers)

    def close(self) -> None:
        self.peladen.tutup()

    def account(self, login: str) -> dict[str, Any]:
        return {"id": self.numbers[login], "username": login, "name": login}

    def _answer(self, ask: Permintaan) -> Balasan:
        who = ask.kepala.get("authorization", "").removeprefix("Bearer tok-")
        if who not in self.numbers:
            return Balasan({"message": "401 Unauthorized"}, 401)
        path = ask.address.removeprefix("/api/v4")
        for method, pattern, act in ROUTES:
            found = re.fullmatch(pattern, path) if ask.metode == method else None
            if found:
                try:
                    return act(self, who, ask, *map(unquote, found.groups()))
                except Refused as refused:
                    return Balasan({"message": str(refused)}, refused.code)
        return Balasan({"message": "404 Not Found"}, 404)

    def _page(self, ask: Permintaan) -> Balasan | None:
        if ask.jalur.startswith("/api/"):
            return Balasan({"error": "404 Not Found"}, 404) if ask.jalur.startswith("/api/v1/") else None
        found = re.fullmatch(r"/([^/]+/[^/]+)\.git(/.+)", ask.jalur)
        return self._git(ask, found[1]) if found and found[1] in self.stores else None

    def _git(self, ask: Permintaan, name: str) -> Balasan:
        given = ask.kepala.get("authorization", "").removeprefix("Basic ")
        token = base64.b64decode(given).decode().partition(":")[2]
        if token != f"tok-{self.admin}":
            return Balasan(mentah=b"", kode=401, kepala={"www-authenticate": 'Basic realm="GitLab"'})
        self.pushes += ask.metode == "POST"
        store = self.stores[name]
        begun = store.is_empty
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": self.admin,
            "REQUEST_METHOD": ask.metode,
            "PATH_INFO": ask.jalur,
            "QUERY_STRING": "&".join(f"{key}={value}" for key, value in ask.saring.items()),
            "CONTENT_TYPE": ask.kepala.get("content-type", ""),
            "CONTENT_LENGTH": ask.kepala.get("content-length", "0"),
        }
        body = ask.isi if isinstance(ask.isi, bytes) else b""
        done = subprocess.run(
            ["git", "http-backend"], input=body, env=environment, capture_output=True, check=True
        )
        if begun and not store.is_empty:
            store.protected = {"main": {"name": "main"} | protection_levels(MAINTAINER, MAINTAINER)}
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
        return Balasan(mentah=content, kepala={key.lower(): value for key, value in headers.items()})


def _users(s: GitLabSite, who: str, ask: Permintaan) -> Balasan:
    login = next((name for name in s.numbers if name.lower() == ask.saring["username"].lower()), None)
    return Balasan([s.account(login)] if login else [])


def _group(s: GitLabSite, who: str, ask: Permintaan, name: str = "") -> Balasan:
    if ask.metode == "GET":
        if name not in s.groups:
            raise Refused(404, "404 Group Not Found")
        return Balasan({"id": s.groups[name], "path": name, "visibility": "private"})
    if who != s.admin:
        raise Refused(403, "403 Forbidden")
    path = ask.isi["path"]
    if path in s.groups or path in s.numbers:
        raise Refused(400, "Failed to save group {:path=>[has already been taken]}")
    s.groups[path] = 40 + len(s.groups)
    return Balasan({"id": s.groups[path], "path": path, "visibility": ask.isi["visibility"]}, 201)


def _new_project(s: GitLabSite, who: str, ask: Permintaan) -> Balasan:
    group = next((name for name, number in s.groups.items() if number == ask.isi["namespace_id"]), None)
    if group is None or who != s.admin:
        raise Refused(403, "403 Forbidden")
    name = f"{group}/{ask.isi['path']}"
    if name in s.stores:
        raise Refused(400, "has already been taken")
    folder = s.folder / f"{name}.git"
    folder.mkdir(parents=True)
    jalankan_git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main")
    jalankan_git(folder, "config", "core.fsync", "none")
    made = Project(70 + len(s.stores), name, folder, ask.isi["visibility"])
    made.levels[s.admin] = OWNER
    s.stores[name] = made
    return Balasan(_shown(made), 201)


def _shown(store: Project) -> dict[str, Any]:
    told = {"id": store.number, "path_with_namespace": store.name, "default_branch": "main"}
    return told | {"visibility": store.visibility, "empty_repo": store.is_empty} | store.settings


def _settings(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    if ask.metode == "PUT":
        store.settings |= ask.isi
    return Balasan(_shown(store))


def _member(s: GitLabSite, store: Project, login: str) -> dict[str, Any]:
    return s.account(login) | {"state": "active", "access_level": store.levels[login]}


def _members(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    return page(s, ask, [_member(s, store, login) for login in store.levels])  # type: ignore[arg-type]


def _new_member(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    login = next((name for name, number in s.numbers.items() if number == ask.isi["user_id"]), None)
    if login is None:
        raise Refused(404, "404 User Not Found")
    if login in store.levels:
        raise Refused(409, "Member already exists")
    store.levels[login] = ask.isi["access_level"]
    return Balasan(_member(s, store, login), 201)


def _level(s: GitLabSite, who: str, ask: Permintaan, store: Project, number: str) -> Balasan:
    login = next(name for name, known in s.numbers.items() if known == int(number))
    if login not in store.levels:
        raise Refused(404, "404 Member Not Found")
    store.levels[login] = ask.isi["access_level"]
    return Balasan(_member(s, store, login))


def _protect(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    if ask.metode == "GET":
        return page(s, ask, list(store.protected.values()))  # type: ignore[arg-type]
    return protect(store.protected, ask, store.folder)


def _protection(s: GitLabSite, who: str, ask: Permintaan, store: Project, name: str) -> Balasan:
    return protection(store.protected, ask, store.folder, name)


def _variables(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    if ask.metode == "GET":
        return page(s, ask, list(store.variables.values()))  # type: ignore[arg-type]
    given = ask.isi
    if given["key"] in store.variables:
        raise Refused(400, "(key) has already been taken")
    if given.get("masked") and (len(given["value"]) < LEAST_MASKED or " " in given["value"]):
        raise Refused(400, "value is invalid")
    store.variables[given["key"]] = {"protected": False, "masked": False, "raw": False} | given
    return Balasan(store.variables[given["key"]], 201)


def _variable(s: GitLabSite, who: str, ask: Permintaan, store: Project, key: str) -> Balasan:
    if key not in store.variables:
        raise Refused(404, "404 Variable Not Found")
    if ask.metode == "PUT":
        store.variables[key] |= ask.isi
    return Balasan(store.variables[key])


def _hooks(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    if ask.metode == "GET":
        return page(s, ask, store.hooks)  # type: ignore[arg-type]
    store.hooks.append({"id": len(store.hooks) + 1} | ask.isi)
    return Balasan(store.hooks[-1], 201)


def _trigger(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    store.triggers.append(f"glptt-{store.number}-{len(store.triggers)}")
    told = {"id": len(store.triggers), "description": ask.isi["description"], "token": store.triggers[-1]}
    return Balasan(told, 201)


def _approvals(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    if not s.paid:
        raise Refused(404, "404 Not Found")
    if ask.metode == "POST":
        store.approvals |= ask.isi
    off = {"reset_approvals_on_push": False, "disable_overriding_approvers_per_merge_request": False}
    return Balasan(off | store.approvals, 201 if ask.metode == "POST" else 200)


def _rules(s: GitLabSite, who: str, ask: Permintaan, store: Project) -> Balasan:
    if not s.paid:
        raise Refused(404, "404 Not Found")
    if ask.metode == "GET":
        return Balasan(store.rules)
    made = {"id": len(store.rules) + 1, "name": ask.isi["name"], "groups": []}
    made |= {"approvals_required": ask.isi["approvals_required"]}
    store.rules.append(made | {"users": [s.account(name) for name in ask.isi["usernames"]]})
    return Balasan(store.rules[-1], 201)


def _of_project(act: Callable[..., Balasan]) -> Callable[..., Balasan]:
    """Find the project first; who is no Maintainer there is not let in, as nobody else asks here."""

    def found(s: GitLabSite, who: str, ask: Permintaan, name: str, *more: str) -> Balasan:
        store = s.stores.get(name)
        if store is None or who not in store.levels:
            raise Refused(404, "404 Project Not Found")
        if store.levels[who] < MAINTAINER:
            raise Refused(403, "403 Forbidden")
        return act(s, who, ask, store, *more)

    return found


_P = r"/projects/([^/]+)"
ROUTES: tuple[tuple[str, str, Callable[..., Balasan]], ...] = (
    ("GET", r"/version", lambda *_: Balasan({"version": "18.0.0", "revision": "0"})),
    ("GET", r"/users", _users),
    ("GET", r"/groups/([^/]+)", _group),
    ("POST", r"/groups", _group),
    ("POST", r"/projects", _new_project),
    ("GET", _P, _of_project(_settings)),
    ("PUT", _P, _of_project(_settings)),
    ("GET", rf"{_P}/members/all", _of_project(_members)),
    ("POST", rf"{_P}/members", _of_project(_new_member)),
    ("PUT", rf"{_P}/members/(\d+)", _of_project(_level)),
    ("POST", rf"{_P}/protected_branches", _of_project(_protect)),
    ("GET", rf"{_P}/protected_branches", _of_project(_protect)),
    ("PATCH", rf"{_P}/protected_branches/([^/]+)", _of_project(_protection)),
    ("DELETE", rf"{_P}/protected_branches/([^/]+)", _of_project(_protection)),
    ("GET", rf"{_P}/variables", _of_project(_variables)),
    ("POST", rf"{_P}/variables", _of_project(_variables)),
    ("GET", rf"{_P}/variables/([^/]+)", _of_project(_variable)),
    ("PUT", rf"{_P}/variables/([^/]+)", _of_project(_variable)),
    ("GET", rf"{_P}/hooks", _of_project(_hooks)),
    ("POST", rf"{_P}/hooks", _of_project(_hooks)),
    ("POST", rf"{_P}/triggers", _of_project(_trigger)),
    ("GET", rf"{_P}/approvals", _of_project(_approvals)),
    ("POST", rf"{_P}/approvals", _of_project(_approvals)),
    ("GET", rf"{_P}/approval_rules", _of_project(_rules)),
    ("POST", rf"{_P}/approval_rules", _of_project(_rules)),
)

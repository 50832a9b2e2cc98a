"""A stand-in for a whole Gitea: accounts, organisations, and repositories that begin empty and are pushed to.

Not recorded. What it does is read in go-gitea's source on 30 November 2026 (routers/api/v1):

- org/org.go: an organisation that is there, or a name that is taken: 422; whoever may make none: 403;
- repo/repo.go: ``POST /orgs/{org}/repos`` without the organisation 422, of a name that is there 409; a new
  repository has every merge style, and Actions as the host's owner set them;
- repo/collaborators.go: a collaborator that nobody is: 422; told again is 204 as the first time; who may not
  ask for somebody's rights: 403;
- modules/context/api.go, ``ReferencesGitRepo``: of an empty repository no Git is opened, so that what needs
  it fails; its ``empty`` says so, and no branch is asked for here;
- repo/action.go: a secret that is new 201, one that is replaced 204, its value told by nothing; a variable
  that is there 409 by POST, one that is not 404 by PUT.

Git speaks to it over HTTP as to a real one: git's own http-backend, behind a password that is the token. A
branch under protection takes no push (tried on 1.16.9).
"""

import base64
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.gitea_halaman import Daftar, Versi, halaman
from tests.hosts.gitea_protection import Refused, new_protection
from tests.hosts.gitea_state import STYLES, User
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.skenario.kantor import jalankan_git

NEW: dict[str, Any] = dict.fromkeys(STYLES, True) | {
    "allow_rebase_update": True,
    "allow_fast_forward_only_merge": True,
}
NEW |= {"has_pull_requests": True, "has_actions": True, "default_merge_style": "merge"}


@dataclass
class Store:
    """One repository; ``users`` are the host's."""

    name: str
    folder: Path
    private: bool
    users: Mapping[int, User]
    version: Versi
    settings: dict[str, Any] = field(default_factory=lambda: dict(NEW))
    members: dict[str, str] = field(default_factory=dict)
    protections: list[dict[str, Any]] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)


class GiteaSite:
    """The token of an account is ``tok-`` and its name; whoever is ``admin`` may make organisations."""

    def __init__(self, folder: Path, version: Versi = (1, 25)) -> None:
        self.folder, self.version = folder, version
        self.users: dict[int, User] = {}
        self.organisations: set[str] = set()
        self.stores: dict[str, Store] = {}
        self.pushes = 0
        self.peladen = Peladen(self._answer, describe("gitea"))
        self.peladen.pages = self._git

    def add(self, login: str, permission: str = "write") -> None:
        """Make an account."""
        number = len(self.users) + 1
        self.users[number] = User(number, login, f"{login}@contoh.invalid", permission)

    def close(self) -> None:
        self.peladen.tutup()

    def user(self, login: str) -> User | None:
        return next((item for item in self.users.values() if item.login.lower() == login.lower()), None)

    def _answer(self, ask: Permintaan) -> Balasan:
        who = self.user(ask.kepala.get("authorization", "").removeprefix("token tok-"))
        if who is None:
            return Balasan({"message": "token is required"}, 401)
        path = ask.jalur.removeprefix("/api/v1")
        for method, pattern, act in ROUTES:
            found = re.fullmatch(pattern, path) if ask.metode == method else None
            if found:
                try:
                    return act(self, who, ask, *found.groups())
                except Refused as refused:
                    return Balasan({"message": str(refused)}, refused.code)
        return Balasan({"message": "Not Found"}, 404)

    def _git(self, ask: Permintaan) -> Balasan | None:
        found = re.fullmatch(r"/([^/]+/[^/]+)\.git(/.+)", ask.jalur)
        if found is None or found[1] not in self.stores:
            return None
        given = ask.kepala.get("authorization", "").removeprefix("Basic ")
        _, _, token = base64.b64decode(given).decode().partition(":")
        who = self.user(token.removeprefix("tok-"))
        if who is None or who.permission != "admin":
            return Balasan(mentah=b"", kode=401, kepala={"www-authenticate": 'Basic realm="Gitea"'})
        self.pushes += ask.metode == "POST"
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(self.folder),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": who.login,
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
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
        return Balasan(mentah=content, kepala={key.lower(): value for key, value in headers.items()})


def _user(s: GiteaSite, who: User, ask: Permintaan, login: str) -> Balasan:
    found = s.user(login)
    return Balasan(_account(found)) if found else Balasan({"message": "user redirect does not exist"}, 404)


def _account(user: User) -> dict[str, Any]:
    return {"id": user.number, "login": user.login}


def _organisation(s: GiteaSite, who: User, ask: Permintaan, name: str = "") -> Balasan:
    if ask.metode == "GET":
        known = name in s.organisations
        return Balasan({"id": 1, "username": name}) if known else Balasan({"message": "Not Found"}, 404)
    if who.permission != "admin":
        raise Refused(403, "not allowed to create org")
    made = ask.isi["username"]
    if made in s.organisations or s.user(made):
        raise Refused(422, f"user already exists [name: {made}]")
    s.organisations.add(made)
    return Balasan({"id": 1, "username": made}, 201)


def _new_store(s: GiteaSite, who: User, ask: Permintaan, owner: str) -> Balasan:
    if owner not in s.organisations:
        raise Refused(422, f"org does not exist [id: 0, name: {owner}]")
    if who.permission != "admin":
        raise Refused(403, "Given user is not allowed to create repository in organization.")
    name = f"{owner}/{ask.isi['name']}"
    if name in s.stores:
        raise Refused(409, "The repository with the same name already exists.")
    folder = s.folder / f"{name}.git"
    folder.mkdir(parents=True)
    jalankan_git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main")
    jalankan_git(folder, "config", "core.fsync", "none")
    s.stores[name] = Store(name, folder, ask.isi["private"], s.users, s.version)
    return Balasan(_shown(s.stores[name]), 201)


def _shown(store: Store) -> dict[str, Any]:
    empty = not jalankan_git(store.folder, "for-each-ref", "--count=1")
    told = {"full_name": store.name, "private": store.private, "default_branch": "main", "empty": empty}
    return told | store.settings


def _settings(s: GiteaSite, who: User, ask: Permintaan, store: Store) -> Balasan:
    if ask.metode == "PATCH" and "has_pull_requests" in ask.isi:
        store.settings |= {key: ask.isi[key] for key in store.settings if key in ask.isi}
    return Balasan(_shown(store))


def _permission(s: GiteaSite, who: User, ask: Permintaan, store: Store, login: str) -> Balasan:
    found = s.user(login)
    if found is None:
        raise Refused(404, f"user does not exist [uid: 0, name: {login}]")
    word = "owner" if found.permission == "admin" else store.members.get(found.login, "none")
    return Balasan({"permission": word, "role_name": word, "user": _account(found)})


def _member(s: GiteaSite, who: User, ask: Permintaan, store: Store, login: str) -> Balasan:
    found = s.user(login)
    if found is None:
        raise Refused(422, f"user does not exist [uid: 0, name: {login}]")
    store.members[found.login] = ask.isi["permission"]
    return Balasan(None, 204)


def _protections(s: GiteaSite, who: User, ask: Permintaan, store: Store, name: str = "") -> Balasan:
    if ask.metode == "GET":
        return Balasan(store.protections)
    before = store.protections[0] if name else None
    made = new_protection(store, ask.isi, before)  # type: ignore[arg-type]
    store.protections = [made]
    hook = store.folder / "hooks/update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n', "utf-8")
    hook.chmod(0o755)
    return Balasan(made, 200 if name else 201)


def _secrets(s: GiteaSite, who: User, ask: Permintaan, store: Store, name: str = "") -> Balasan:
    if ask.metode == "GET":
        rows = [
            {"name": key, "created_at": s.peladen.jam.strftime("%Y-%m-%dT%H:%M:%SZ")} for key in store.secrets
        ]
        return halaman(ask, rows, Daftar.OTHERS, s.version)
    new = name not in store.secrets
    store.secrets[name] = ask.isi["data"]
    return Balasan(None, 201 if new else 204)


def _variable(s: GiteaSite, who: User, ask: Permintaan, store: Store, name: str) -> Balasan:
    known = store.variables.get(name)
    if ask.metode == "POST" and known is not None:
        raise Refused(409, "variable name already exists")
    if ask.metode != "POST" and known is None:
        raise Refused(404, "variable not found")
    if ask.metode == "GET":
        return Balasan({"owner_id": 0, "repo_id": 1, "name": name, "data": known})
    store.variables[name] = ask.isi["value"]
    return Balasan(None, 201 if ask.metode == "POST" else 204)


def _of_store(act: Callable[..., Balasan]) -> Callable[..., Balasan]:
    """Find the repository first; only its owners are let in, as nobody else asks here."""

    def found(s: GiteaSite, who: User, ask: Permintaan, name: str, *more: str) -> Balasan:
        if name not in s.stores:
            raise Refused(404, "Not Found")
        if who.permission != "admin":
            raise Refused(403, "user should be an owner or a collaborator with admin write of a repository")
        return act(s, who, ask, s.stores[name], *more)

    return found


_REPO = r"/repos/([^/]+/[^/]+)"
ROUTES: tuple[tuple[str, str, Callable[..., Balasan]], ...] = (
    ("GET", r"/version", lambda s, *_: Balasan({"version": "{}.{}.0".format(*s.version)})),
    ("GET", r"/settings/api", lambda *_: Balasan({"max_response_items": 50, "default_paging_num": 30})),
    ("GET", r"/users/([^/]+)", _user),
    ("GET", r"/orgs/([^/]+)", _organisation),
    ("POST", r"/orgs", _organisation),
    ("POST", r"/orgs/([^/]+)/repos", _new_store),
    ("GET", _REPO, _of_store(_settings)),
    ("PATCH", _REPO, _of_store(_settings)),
    ("GET", rf"{_REPO}/collaborators/([^/]+)/permission", _of_store(_permission)),
    ("PUT", rf"{_REPO}/collaborators/([^/]+)", _of_store(_member)),
    ("GET", rf"{_REPO}/branch_protections", _of_store(_protections)),
    ("POST", rf"{_REPO}/branch_protections", _of_store(_protections)),
    ("PATCH", rf"{_REPO}/branch_protections/([^/]+)", _of_store(_protections)),
    ("GET", rf"{_REPO}/actions/secrets", _of_store(_secrets)),
    ("PUT", rf"{_REPO}/actions/secrets/([^/]+)", _of_store(_secrets)),
    ("GET", rf"{_REPO}/actions/variables/([^/]+)", _of_store(_variable)),
    ("POST", rf"{_REPO}/actions/variables/([^/]+)", _of_store(_variable)),
    ("PUT", rf"{_REPO}/actions/variables/([^/]+)", _of_store(_variable)),
)

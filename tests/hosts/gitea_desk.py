"""The Gitea stand-in as a page of another site uses it: files, commits, and CORS where the operator set it.

Not recorded; each is a behaviour here, with its source in go-gitea (routers/api/v1/repo/file.go, tree.go and
services/repository/files/update.go, read on 30 November 2026):

- ``POST contents`` makes one commit on the tip of ``branch``, as ``new_branch`` if that is given; a branch
  that exists already, a path that does, and a ``sha`` that is not the file's: 422; a file or branch that is
  not there: 404; no right to write: 403; an archived repository: 423;
- a tree that is not there: 400;
- a second pull request from a branch: 409 "pull request already exists for these targets"
  (routers/api/v1/repo/pull.go).
"""

import base64
from pathlib import Path
from typing import Any

from tests.hosts.cors import gitea
from tests.hosts.git_objects import Entry, GitObjects
from tests.hosts.gitea_halaman import Daftar, halaman
from tests.hosts.gitea_protection import Refused
from tests.hosts.gitea_server import GiteaServer, _new_pull, needs
from tests.hosts.gitea_state import GiteaState, User
from tests.hosts.peladen import Balasan, Permintaan

TREE_ROWS = 25
"""Rows of a page of a tree, so that pages are turned here; a Gitea has 1,000 unless told otherwise."""


class GiteaDesk(GiteaServer):
    """``allow`` names the site whose pages may ask; ``archived``: nothing is written any more."""

    def __init__(self, repo: Path, version: tuple[int, int] = (1, 25)) -> None:
        super().__init__(repo, version)
        self.objects = GitObjects(repo)
        self.is_public, self.archived = True, False
        self.more = ROUTES

    def allow(self, origin: str) -> None:
        """Set ``[cors]`` as the operator's guide says."""
        self.peladen.cors = gitea(origin)

    def answer(self, ask: Permintaan) -> Balasan:
        if "authorization" in ask.kepala or not self.is_public or ask.metode != "GET":
            return super().answer(ask)
        nobody = self.users.setdefault(0, User(0, "tamu", "", "read"))
        self.tokens[""] = nobody.number
        try:
            return super().answer(ask)
        finally:
            del self.tokens[""], self.users[0]


def _branch(s: GiteaDesk, who: User, ask: Permintaan, name: str) -> Balasan:
    found = s.objects.commit_of(f"refs/heads/{name}")
    if found is None:
        raise Refused(404, "The target couldn't be found.")
    return Balasan({"name": name, "commit": {"id": found}})


def _tree(s: GiteaDesk, who: User, ask: Permintaan, sha: str) -> Balasan:
    rows = s.objects.rows(sha, recursive=ask.saring.get("recursive") == "true")
    if rows is None:
        raise Refused(400, f"sha not found: {sha}")
    number = int(ask.saring["page"])
    size = min(int(ask.saring["per_page"]), TREE_ROWS)
    told = {"sha": sha, "page": number, "total_count": len(rows), "truncated": number * size < len(rows)}
    return Balasan(told | {"tree": rows[(number - 1) * size : number * size]})


def _blob(s: GiteaDesk, who: User, ask: Permintaan, sha: str) -> Balasan:
    found = s.objects.blob(sha)
    if found is None:
        raise Refused(400, "object does not exist")
    return Balasan(found)


def _contents(s: GiteaDesk, who: User, ask: Permintaan) -> Balasan:
    needs(who, "write", "admin")
    if s.archived:
        raise Refused(423, "This repo is archived. It is not possible to change it.")
    branch, made = ask.isi["branch"], ask.isi.get("new_branch") or ask.isi["branch"]
    tip = s.objects.commit_of(f"refs/heads/{branch}")
    if tip is None:
        raise Refused(404, f"branch does not exist [name: {branch}]")
    if made != branch and s.objects.commit_of(f"refs/heads/{made}"):
        raise Refused(422, f"branch already exists [name: {made}]")
    known = {row["path"]: row["sha"] for row in s.objects.rows(tip, recursive=True) or []}
    tree = s.objects.write_tree(tip, [_entry(s, known, change) for change in ask.isi["files"]])
    commit = s.objects.write_commit(tree, [tip], ask.isi["message"], who.login, who.email)
    s.objects.move_branch(made, commit, before=None if made != branch else tip)
    return Balasan({"commit": {"sha": commit}}, 201)


def _entry(s: GiteaDesk, known: dict[str, str], change: dict[str, Any]) -> Entry:
    path, operation = change["path"], change["operation"]
    if operation == "create" and path in known:
        raise Refused(422, f"repository file already exists [path: {path}]")
    if operation != "create" and path not in known:
        raise Refused(404, f"repository file does not exist [path: {path}]")
    if operation != "create" and known[path] != change["sha"]:
        raise Refused(422, f"sha does not match [given: {change['sha']}, expected: {known[path]}]")
    if operation == "delete":
        return Entry(path, None)
    return Entry(path, s.objects.write_blob(base64.b64decode(change["content"])))


def _one_pull(s: GiteaState, who: User, ask: Permintaan) -> Balasan:
    if any(pull.branch == ask.isi["head"] and not pull.merged for pull in s.pulls):
        raise Refused(409, "pull request already exists for these targets")
    return _new_pull(s, who, ask)


def _statuses(s: GiteaState, who: User, ask: Permintaan, sha: str) -> Balasan:
    rows = [{key: row[key] for key in row if key != "sha"} for row in s.statuses if row["sha"] == sha]
    return halaman(ask, rows, Daftar.OTHERS, s.version)


_SHA = "([0-9a-f]{40})"
ROUTES = (
    ("GET", r"/repo/branches/(.+)", _branch),
    ("GET", rf"/repo/git/trees/{_SHA}", _tree),
    ("GET", rf"/repo/git/blobs/{_SHA}", _blob),
    ("POST", r"/repo/contents", _contents),
    ("POST", r"/repo/pulls", _one_pull),
    ("GET", rf"/repo/commits/{_SHA}/statuses", _statuses),
)

"""The GitHub stand-in as a page of another site uses it: Git's own objects, CORS, reading without a token.

No real GitHub was tried. Each is a behaviour here, with the page of docs.github.com/rest that tells it:

- a public repository is read without a token, 60 requests an hour; then 403 with ``x-ratelimit-remaining: 0``
  ("Rate limits for the REST API"); an answer 304 to ``If-None-Match`` does not count;
- a wrong token is refused also where none is needed, 401;
- ``POST git/refs`` with a name that is taken: 422 "Reference already exists" ("Git references");
- ``PATCH git/refs/...`` without ``force`` only forward: 422 "Update is not a fast forward" (the same; the
  words are not documented);
- a second pull request from a branch: 422 "Validation Failed" (the words of ``errors`` are not documented);
- a token without the right to write: 403 "Resource not accessible by personal access token".
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from tests.hosts.cors import GITHUB
from tests.hosts.git_objects import Entry, GitObjects
from tests.hosts.github_server import GitHubServer, _new_pull
from tests.hosts.github_tiruan import _R, Hasil, Tolak, _daftar_tarik
from tests.hosts.peladen import Balasan, Permintaan

QUOTA = 60
SPENT = {"x-ratelimit-limit": "60", "x-ratelimit-remaining": "0"}


class GitHubDesk(GitHubServer):
    """``is_public``: read without a token; ``read_only`` are accounts whose token may only read."""

    def __init__(self, repo: Path) -> None:
        super().__init__(repo)
        self.objects = GitObjects(repo)
        self.is_public, self.anonymous = True, 0
        self.read_only: set[str] = set()
        self.rute = (*ROUTES, *self.rute)
        self.peladen.cors = GITHUB

    def email_of(self, login: str) -> str:
        return next(email for email, name in self.akun.items() if name == login)

    def _jawab(self, ask: Permintaan) -> Balasan:
        nobody = "authorization" not in ask.kepala
        if nobody and self.is_public and ask.metode == "GET":
            if self.anonymous >= QUOTA:
                words = "API rate limit exceeded for 127.0.0.1."
                return Balasan({"message": words, "documentation_url": "https://docs.github.com"}, 403, SPENT)
            self.token[""] = "ghost"
            try:
                answer = self._tagged(ask, super()._jawab(ask))
            finally:
                del self.token[""]
            self.anonymous += answer.kode != 304
            return answer
        return self._tagged(ask, super()._jawab(ask))

    def _tagged(self, ask: Permintaan, answer: Balasan) -> Balasan:
        """Give a branch its ETag, and nothing else where the page has it already."""
        if answer.kode != 200 or "/branches/" not in ask.jalur:
            return answer
        tag = f'"{hashlib.sha256(json.dumps(answer.isi).encode()).hexdigest()}"'
        if ask.kepala.get("if-none-match") == tag:
            return Balasan(None, 304, {"etag": tag})
        return Balasan(answer.isi, 200, {**answer.kepala, "etag": tag})


def _writing(s: GitHubDesk, who: str) -> None:
    if not s.may_write(who) or who in s.read_only:
        raise Tolak(403, "Resource not accessible by personal access token")


def _tree(s: GitHubDesk, who: str, ask: Permintaan, sha: str) -> Hasil:
    rows = s.objects.rows(sha, recursive="recursive" in ask.saring)
    if rows is None:
        raise Tolak(404, "Not Found")
    return 200, {"sha": sha, "tree": rows, "truncated": False}, {}


def _blob(s: GitHubDesk, who: str, ask: Permintaan, sha: str) -> Hasil:
    found = s.objects.blob(sha)
    if found is None:
        raise Tolak(404, "Not Found")
    return 200, found, {}


def _commit(s: GitHubDesk, who: str, ask: Permintaan, sha: str) -> Hasil:
    if s.objects.commit_of(sha) is None:
        raise Tolak(404, "Not Found")
    return 200, _shown(s, sha), {}


def _shown(s: GitHubDesk, sha: str) -> dict[str, Any]:
    (commit,) = s.isi_commit(sha)
    told = {"sha": sha, "tree": {"sha": s.objects.tree_of(sha)}, "parents": commit["parents"]}
    return told | {"message": commit["commit"]["message"]}


def _new_blob(s: GitHubDesk, who: str, ask: Permintaan) -> Hasil:
    _writing(s, who)
    return 201, {"sha": s.objects.write_blob(base64.b64decode(ask.isi["content"]))}, {}


def _new_tree(s: GitHubDesk, who: str, ask: Permintaan) -> Hasil:
    _writing(s, who)
    rows = []
    for row in ask.isi["tree"]:
        text = row.get("content")
        sha = s.objects.write_blob(text.encode()) if text is not None else row["sha"]
        rows.append(Entry(row["path"], sha, row["mode"]))
    made = s.objects.write_tree(ask.isi["base_tree"], rows)
    return 201, {"sha": made, "tree": s.objects.rows(made), "truncated": False}, {}


def _new_commit(s: GitHubDesk, who: str, ask: Permintaan) -> Hasil:
    _writing(s, who)
    given = ask.isi
    made = s.objects.write_commit(given["tree"], given["parents"], given["message"], who, s.email_of(who))
    return 201, _shown(s, made), {}


def _new_ref(s: GitHubDesk, who: str, ask: Permintaan) -> Hasil:
    _writing(s, who)
    branch, sha = ask.isi["ref"].removeprefix("refs/heads/"), ask.isi["sha"]
    if not s.objects.move_branch(branch, sha):
        raise Tolak(422, "Reference already exists")
    return 201, {"object": {"sha": sha, "type": "commit"}}, {}


def _move_ref(s: GitHubDesk, who: str, ask: Permintaan, branch: str) -> Hasil:
    _writing(s, who)
    sha, tip = ask.isi["sha"], s.objects.commit_of(f"refs/heads/{branch}")
    if tip is None or not s.objects.follows(tip, sha):
        raise Tolak(422, "Update is not a fast forward")
    s.objects.move_branch(branch, sha, before=tip)
    return 200, {"object": {"sha": sha, "type": "commit"}}, {}


def _pulls(s: GitHubDesk, who: str, ask: Permintaan) -> Hasil:
    """Those of a state, "open" unless told otherwise ("List pull requests")."""
    code, found, headers = _daftar_tarik(s, who, ask)
    wanted = ask.saring.get("state", "open")
    return code, [row for row in found if wanted in {"all", row["state"]}], headers


def _one_pull(s: GitHubDesk, who: str, ask: Permintaan) -> Hasil:
    _writing(s, who)
    taken = (pull for pull in s.tarik.values() if pull.cabang == ask.isi["head"] and not pull.gabungan)
    if next(taken, None):
        raise Tolak(422, "Validation Failed")
    return _new_pull(s, who, ask)


def _statuses(s: GitHubDesk, who: str, ask: Permintaan, sha: str) -> Hasil:
    found = [row for row in s.status if row["sha"] == sha]
    keys = ("id", "state", "context", "description", "target_url", "creator")
    return 200, [{key: row.get(key) for key in keys} for row in found[::-1]], {}


_SHA = "([0-9a-f]{40})"
ROUTES = (
    ("GET", rf"{_R}/git/trees/{_SHA}", _tree),
    ("GET", rf"{_R}/git/blobs/{_SHA}", _blob),
    ("GET", rf"{_R}/git/commits/{_SHA}", _commit),
    ("POST", rf"{_R}/git/blobs", _new_blob),
    ("POST", rf"{_R}/git/trees", _new_tree),
    ("POST", rf"{_R}/git/commits", _new_commit),
    ("POST", rf"{_R}/git/refs", _new_ref),
    ("PATCH", rf"{_R}/git/refs/heads/(.+)", _move_ref),
    ("GET", rf"{_R}/pulls", _pulls),
    ("POST", rf"{_R}/pulls", _one_pull),
    ("GET", rf"{_R}/commits/{_SHA}/statuses", _statuses),
)

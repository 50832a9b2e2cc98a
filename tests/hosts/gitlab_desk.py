"""The GitLab stand-in as a page of another site uses it: files and commits, CORS, signing in with PKCE.

No real GitLab was tried. Each is a behaviour here, with its source in gitlab-org/gitlab:

- ``POST repository/commits`` does all or nothing; with ``start_sha`` it makes a branch there, and refuses one
  that exists: 400 "A branch called 'x' already exists. Switch to that branch in order to make changes"
  (app/services/commits/create_service.rb);
- ``create`` on a path that exists: 400 "A file with this name already exists"; ``update`` and ``delete`` of
  one that does not: 400 "A file with this name doesn't exist" (gitaly and lib/gitlab/git/index.rb);
- a file that was changed since ``last_commit_id``: 400 (app/services/files/base_service.rb);
- a second merge request from a branch: 409 "Another open merge request already exists for this source branch"
  (app/models/merge_request.rb, validate_branches);
- who is below Developer: 403;
- ``/oauth/authorize`` leads back with a code that ``/oauth/token`` changes into a token once, for the right
  ``code_verifier`` (doc/api/oauth2.md, "Authorization code with Proof Key for Code Exchange").
"""

import base64
import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.hosts.cors import GITLAB
from tests.hosts.git_objects import Entry, GitObjects
from tests.hosts.gitlab_server import GitLabServer, _new_merge, needs, page
from tests.hosts.gitlab_state import DEVELOPER, GitLabState, Refused
from tests.hosts.peladen import Balasan, Permintaan

APP = "aplikasi-meja"


class GitLabDesk(GitLabServer):
    """``is_public``: read without a token; ``signs_in`` presses "Authorize"; ``ends`` ends a token."""

    def __init__(self, repo: Path) -> None:
        super().__init__(repo)
        self.objects = GitObjects(repo)
        self.is_public, self.signs_in = True, ""
        self.ends: str | None = None
        self.codes: dict[str, dict[str, str]] = {}
        self.more = ROUTES
        self.peladen.cors, self.peladen.pages = GITLAB, self._oauth

    def answer(self, ask: Permintaan) -> Balasan:
        if "authorization" in ask.kepala or not self.is_public or ask.metode != "GET":
            return super().answer(ask)
        self.tokens[""] = "tamu"
        try:
            return super().answer(ask)
        finally:
            del self.tokens[""]

    def _oauth(self, ask: Permintaan) -> Balasan | None:
        if (ask.metode, ask.jalur) == ("GET", "/oauth/authorize"):
            asked = dict(ask.saring)
            assert (asked["client_id"], asked["response_type"], asked["scope"]) == (APP, "code", "api")
            assert asked["code_challenge_method"] == "S256"
            code = f"kode-{len(self.codes)}"
            self.codes[code] = asked
            back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            return Balasan(mentah=b"", kode=302, kepala={"location": back})
        if (ask.metode, ask.jalur) == ("POST", "/oauth/token"):
            return self._token({key: values[0] for key, values in parse_qs(ask.isi.decode()).items()})
        return None

    def _token(self, given: dict[str, str]) -> Balasan:
        asked = self.codes.pop(given["code"], None)
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            asked is None
            or proof != asked["code_challenge"]
            or given["redirect_uri"] != asked["redirect_uri"]
        ):
            return Balasan({"error": "invalid_grant", "error_description": "The grant is invalid"}, 400)
        self.tokens["Bearer oauth-1"] = self.signs_in
        return Balasan({"access_token": "oauth-1", "token_type": "Bearer", "expires_in": 7200})


def _branch(s: GitLabDesk, who: str, ask: Permintaan, name: str) -> Balasan:
    found = s.objects.commit_of(f"refs/heads/{name}")
    if found is None:
        raise Refused(404, "404 Branch Not Found")
    return Balasan({"name": name, "commit": {"id": found}})


def _tree(s: GitLabDesk, who: str, ask: Permintaan) -> Balasan:
    folder = ask.saring["path"]
    rows = s.objects.rows(ask.saring["ref"], recursive=True, path=folder)
    if rows is None:
        raise Refused(404, "404 Tree Not Found")
    told = [{"id": row["sha"], "path": f"{folder}/{row['path']}"} for row in rows]
    return page(s, ask, [told[n] | {k: row[k] for k in ("mode", "type")} for n, row in enumerate(rows)])


def _blob(s: GitLabDesk, who: str, ask: Permintaan, sha: str) -> Balasan:
    found = s.objects.blob(sha)
    if found is None:
        raise Refused(404, "404 Blob Not Found")
    return Balasan(found)


def _commit(s: GitLabDesk, who: str, ask: Permintaan) -> Balasan:
    needs(s, who, DEVELOPER)
    given, branch = ask.isi, ask.isi["branch"]
    tip = s.objects.commit_of(f"refs/heads/{branch}")
    if tip and "start_sha" in given:
        words = f"A branch called '{branch}' already exists. Switch to that branch in order to make changes"
        raise Refused(400, words)
    start = tip or s.objects.commit_of(given.get("start_sha", "-"))
    if start is None:
        raise Refused(400, "You can only create or edit files when you are on a branch")
    rows = [_entry(s, start, action) for action in given["actions"]]
    tree = s.objects.write_tree(start, rows)
    email = next(email for email, login in s.emails.items() if login == who)
    made = s.objects.write_commit(tree, [start], given["commit_message"], who, email)
    s.objects.move_branch(branch, made, before=tip)
    return Balasan({"id": made}, 201)


def _entry(s: GitLabDesk, start: str, action: dict[str, Any]) -> Entry:
    """Return the row that an action makes; Refused as GitLab refuses it."""
    path, old = action["file_path"], s.objects.rows(start, recursive=True) or []
    exists = any(row["path"] == path and row["type"] == "blob" for row in old)
    if action["action"] == "create" and exists:
        raise Refused(400, "A file with this name already exists")
    if action["action"] != "create" and not exists:
        raise Refused(400, "A file with this name doesn't exist")
    if known := action.get("last_commit_id"):
        last = [s.git("rev-list", "-1", commit, "--", path) for commit in (start, known)]
        if last[0] != last[1]:
            raise Refused(400, f"The file has changed since you started editing it: {path}")
    if action["action"] == "delete":
        return Entry(path, None)
    text = action["content"]
    content = base64.b64decode(text) if action["encoding"] == "base64" else text.encode()
    return Entry(path, s.objects.write_blob(content))


def _one_merge(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    for merge in s.merges:
        if merge.branch == ask.isi["source_branch"] and not merge.merged:
            words = f"Another open merge request already exists for this source branch: !{merge.number}"
            raise Refused(409, words)
    return _new_merge(s, who, ask)


def _own_token(s: GitLabDesk, who: str, ask: Permintaan) -> Balasan:
    if ask.kepala["authorization"].startswith("Bearer oauth"):
        raise Refused(400, "400 Bad request")
    return Balasan({"id": 1, "expires_at": s.ends})


_SHA = "([0-9a-f]{40})"
ROUTES = (
    ("GET", r"/project/repository/branches/(.+)", _branch),
    ("GET", r"/project/repository/tree", _tree),
    ("GET", rf"/project/repository/blobs/{_SHA}", _blob),
    ("POST", r"/project/repository/commits", _commit),
    ("POST", r"/project/merge_requests", _one_merge),
    ("GET", r"/v4/personal_access_tokens/self", _own_token),
)

"""A stand-in for a whole GitLab project without a licence: accounts, merge requests, protection and merging.

No real GitLab was tried. What follows is from GitLab's documentation (doc/api) and source, and each is a
behaviour here:

- one's own merge request may be approved, 201: only paid editions prevent it (merge_request_policy.rb);
  approving twice is refused, 401: who approved is no longer eligible (concerns/approvable.rb);
- approvals outlive a push: resetting them is a paid setting (doc/api/merge_request_approvals.md);
- nobody dismisses another's approval; resetting all is for the tokens of bots, 401 to people
  (lib/api/merge_request_approvals.rb and its documentation);
- ``/submit_review requested_changes`` returns a merge request, 202 (notes_helpers.rb): it is noted of
  everybody, makes a state only for somebody who is its reviewer, and takes his approval then; GitLab of late
  2026 makes him one while the list has room, which is not done here (update_reviewer_state_service.rb);
- merging: 401 for who may not push to the target, 405 while it is not mergeable, 409 where the given head is
  not the head (lib/api/merge_requests.rb, of 2026);
- ``squash`` is passed over, not refused, where the project never squashes (MergeRequest#squash_on_merge?);
- the default branch is protected from its first push on, so protecting it anew is refused, 409
  (lib/api/protected_branches.rb);
- a Developer may post any status, 201; the same one twice is refused, 400 (as in gitlab_tiruan);
- /approvals and /approval_rules of a project are not there without a licence, 404.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.hosts.gitlab_protections import protect, protection
from tests.hosts.gitlab_state import DEVELOPER, MAINTAINER, GitLabState, Merge, Refused
from tests.hosts.gitlab_tiruan import PROYEK
from tests.hosts.peladen import Balasan, Permintaan
from tests.skenario.kantor import jalankan_git

UNAUTHORIZED, NOT_ALLOWED = "401 Unauthorized", "405 Method Not Allowed"
RETURNING = "/submit_review requested_changes"


Route = tuple[str, str, Callable[..., Balasan]]


class GitLabServer(GitLabState):
    """One project over a bare repository; ``more`` are calls that come before those of here."""

    more: tuple[Route, ...] = ()

    def answer(self, ask: Permintaan) -> Balasan:
        who = self.tokens.get(ask.kepala.get("authorization", ""))
        if who is None:
            return Balasan({"message": UNAUTHORIZED}, 401)
        self.see_pushes()
        path = ask.jalur.removeprefix("/api").replace(f"/v4/projects/{PROYEK}", "/project", 1)
        for method, pattern, act in (*self.more, *ROUTES):
            found = re.fullmatch(pattern, path) if ask.metode == method else None
            if found:
                try:
                    return act(self, who, ask, *found.groups())
                except Refused as refused:
                    return Balasan({"message": str(refused)}, refused.code)
        return Balasan({"message": "404 Not Found"}, 404)


def needs(s: GitLabState, who: str, level: int, code: int = 403) -> None:
    if s.levels[who] < level:
        raise Refused(code, UNAUTHORIZED if code == 401 else "403 Forbidden")


def page(s: GitLabState, ask: Permintaan, rows: list[Any]) -> Balasan:
    """Return one page with the headers of lib/gitlab/pagination/offset_pagination.rb that are read."""
    size, number = int(ask.saring.get("per_page", "20")), int(ask.saring.get("page", "1"))
    headers = {"x-page": str(number), "x-total": str(len(rows)), "x-next-page": ""}
    if number * size < len(rows):
        headers["x-next-page"] = str(number + 1)
        address = f"{s.peladen.alamat}{ask.address}?per_page={size}&page={number + 1}"
        headers["link"] = f'<{address}>; rel="next"'
    return Balasan(rows[(number - 1) * size : number * size], kepala=headers)


def _graphql(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    given = ask.isi["variables"]
    rows = s.commits_of(s.merge(given["iid"]))
    start = int(given["after"] or 0)
    info = {"hasNextPage": start + 100 < len(rows), "endCursor": str(start + 100)}
    found = {"commitCount": len(rows), "commits": {"pageInfo": info, "nodes": rows[start : start + 100]}}
    return Balasan({"data": {"project": {"mergeRequest": found}}})


def _users(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    login = ask.saring["username"]
    return Balasan([s.account(login)] if login in s.numbers else [])


def _members(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    rows = [_member(s, login) for login, level in s.levels.items() if level]
    return page(s, ask, rows)


def _member(s: GitLabState, login: str) -> dict[str, Any]:
    return s.account(login) | {"state": "active", "access_level": s.levels[login]}


def _add_member(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    needs(s, who, MAINTAINER)
    login = next(name for name, number in s.numbers.items() if number == ask.isi["user_id"])
    if s.levels[login]:
        raise Refused(409, "Member already exists")
    s.levels[login] = ask.isi["access_level"]
    return Balasan(_member(s, login), 201)


def _settings(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    needs(s, who, MAINTAINER)
    s.settings |= ask.isi
    return Balasan(s.project())


def _protect(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    needs(s, who, MAINTAINER)
    if ask.metode == "GET":
        return page(s, ask, list(s.protected.values()))
    return protect(s.protected, ask, s.repo)


def _protection(s: GitLabState, who: str, ask: Permintaan, name: str) -> Balasan:
    needs(s, who, MAINTAINER)
    return protection(s.protected, ask, s.repo, unquote(name))


def _new_merge(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    needs(s, who, DEVELOPER)
    head = s.git("rev-parse", f"refs/heads/{ask.isi['source_branch']}")
    given = (ask.isi["source_branch"], ask.isi["target_branch"], ask.isi["title"])
    made = Merge(len(s.merges) + 1, who, *given, s.now(), ask.isi.get("description"))
    s.version(made, head)
    s.merges.append(made)
    s.git("symbolic-ref", f"refs/merge-requests/{made.number}/head", f"refs/heads/{made.branch}")
    return Balasan(s.shown(made), 201)


def _run(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    if int(number) not in s.runs:
        raise Refused(404, "404 Not found")
    return Balasan(s.runs[int(number)])


def _merges(s: GitLabState, who: str, ask: Permintaan) -> Balasan:
    """Return what has the state and the branches that are asked for, newest first (doc/api)."""
    keys = [key for key in ("state", "source_branch", "target_branch") if ask.saring.get(key, "all") != "all"]
    rows = [s.shown(merge) for merge in reversed(s.merges)]
    return page(s, ask, [row for row in rows if all(row[key] == ask.saring[key] for key in keys)])


def _edit(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    """Change the words, or set who is asked for a review: one person without a licence."""
    merge = s.merge(number)
    if who != merge.author:
        needs(s, who, DEVELOPER)
    merge.title = ask.isi.get("title", merge.title)
    merge.description = ask.isi.get("description", merge.description)
    if "reviewer_ids" not in ask.isi:
        return Balasan(s.shown(merge))
    names = {number: login for login, number in s.numbers.items()}
    asked = [names[number] for number in ask.isi["reviewer_ids"]][:1]
    merge.reviewers = {login: merge.reviewers.get(login, "unreviewed") for login in asked}
    return Balasan(s.shown(merge))


def _approvals(s: GitLabState, merge: Merge) -> dict[str, Any]:
    return {"approved": bool(merge.approvals), "approved_by": merge.approvals}


def _approve(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    merge = s.merge(number)
    needs(s, who, DEVELOPER)
    if ask.isi["sha"] != s.head(merge):
        raise Refused(409, "SHA does not match HEAD of source branch")
    if any(row["user"]["username"] == who for row in merge.approvals):
        raise Refused(401, UNAUTHORIZED)
    merge.approvals.append({"user": s.account(who), "approved_at": s.now()})
    s.note(merge, who, "approved this merge request", system=True)
    if who in merge.reviewers:
        merge.reviewers[who] = "approved"
    return Balasan(_approvals(s, merge), 201)


def _unapprove(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    merge = s.merge(number)
    kept = [row for row in merge.approvals if row["user"]["username"] != who]
    if len(kept) == len(merge.approvals):
        raise Refused(404, "404 Not Found")
    merge.approvals = kept
    s.note(merge, who, "unapproved this merge request", system=True)
    return Balasan(_approvals(s, merge), 201)


def _reset(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    raise Refused(401, UNAUTHORIZED)


def _add_note(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    merge = s.merge(number)
    if ask.isi["body"] != RETURNING:
        return Balasan(s.note(merge, who, ask.isi["body"]), 201)
    s.note(merge, who, "requested changes", system=True)
    if who in merge.reviewers:
        merge.reviewers[who] = "requested_changes"
        merge.approvals = [row for row in merge.approvals if row["user"]["username"] != who]
    return Balasan({"commands_changes": {}, "summary": ["Submitted the current review."]}, 202)


def _edit_note(s: GitLabState, who: str, ask: Permintaan, number: str, note: str) -> Balasan:
    found = next(row for row in s.merge(number).notes if row["id"] == int(note))
    if found["author"]["username"] != who:
        needs(s, who, MAINTAINER)
    found["body"] = ask.isi["body"]
    return Balasan(found)


def _post_status(s: GitLabState, who: str, ask: Permintaan, sha: str) -> Balasan:
    needs(s, who, DEVELOPER)
    name, state = ask.isi.get("name", "default"), ask.isi["state"]
    last = [row for row in s.statuses if (row["sha"], row["name"]) == (sha, name)]
    if last and last[-1]["status"] == state:
        words = f"Cannot transition status via :{state} (Reason(s): Status cannot transition)"
        raise Refused(400, words)
    made = {"id": s.next_id(), "name": name, "status": state, "author": s.account(who)}
    made |= {"description": ask.isi.get("description")}
    s.statuses.append(made | {"sha": sha})
    return Balasan(made, 201)


def _statuses(s: GitLabState, who: str, ask: Permintaan, sha: str) -> Balasan:
    """The newest of each name, as without ``all``."""
    last = {row["name"]: row for row in s.statuses if row["sha"] == sha}
    rows = [{key: row[key] for key in row if key != "sha"} for row in last.values()]
    return page(s, ask, [row for row in rows if row["name"] == ask.saring.get("name", row["name"])])


def _merge(s: GitLabState, who: str, ask: Permintaan, number: str) -> Balasan:
    merge = s.merge(number)
    needs(s, who, s.protected[merge.base]["merge_access_levels"][0]["access_level"], 401)
    head, base = s.head(merge), s.git("rev-parse", f"refs/heads/{merge.base}")
    if ask.isi.get("sha", head) != head:
        raise Refused(409, "SHA does not match HEAD of source branch")
    last = {row["name"]: row["status"] for row in s.statuses if row["sha"] == head}
    passed = bool(last) and {*last.values()} == {"success"}
    if merge.merged or (s.settings["only_allow_merge_if_pipeline_succeeds"] and not passed):
        raise Refused(405, NOT_ALLOWED)
    if ask.isi.get("squash") and s.settings["squash_option"] != "never":
        raise AssertionError("this stand-in does not squash")
    tree = s.git("merge-tree", "--write-tree", base, head).splitlines()[0]
    words = f"Merge branch '{merge.branch}' into '{merge.base}'"
    made = jalankan_git(s.repo, "commit-tree", tree, "-p", base, "-p", head, "-m", words, akun=who)
    s.git("update-ref", f"refs/heads/{merge.base}", made)
    s.tips[merge.base] = made
    shown = {"state": "merged", "merged_at": s.now(), "merge_commit_sha": made}
    brought = {made, *s.git("rev-list", made, f"^{base}").split()}
    merge.merged = {"base": base, "shown": shown, "brought": brought}
    return Balasan(s.shown(merge))


def _of_commit(s: GitLabState, who: str, ask: Permintaan, sha: str) -> Balasan:
    return page(s, ask, [s.shown(merge) for merge in s.merges if sha in merge.merged.get("brought", ())])


def _reviewers(s: GitLabState, merge: Merge) -> list[dict[str, Any]]:
    return [{"user": s.account(login), "state": state} for login, state in merge.reviewers.items()]


def _listed(rows: Callable[[GitLabState, Merge], list[dict[str, Any]]]) -> Callable[..., Balasan]:
    return lambda s, who, ask, number: page(s, ask, rows(s, s.merge(number)))


_MERGE, _SHA = r"/project/merge_requests/(\d+)", "([0-9a-f]{40})"
ROUTES: tuple[Route, ...] = (
    ("POST", r"/graphql", _graphql),
    ("GET", r"/v4/version", lambda *_: Balasan({"version": "18.0.0", "revision": "0"})),
    ("GET", r"/v4/user", lambda s, who, *_: Balasan(s.account(who))),
    ("GET", r"/v4/users", _users),
    ("GET", r"/project", lambda s, *_: Balasan(s.project())),
    ("PUT", r"/project", _settings),
    ("GET", r"/project/members/all", _members),
    ("POST", r"/project/members", _add_member),
    ("GET", r"/project/events", lambda s, who, ask: page(s, ask, s.events[::-1])),
    ("POST", r"/project/protected_branches", _protect),
    ("GET", r"/project/protected_branches", _protect),
    ("DELETE", r"/project/protected_branches/([^/]+)", _protection),
    (
        "GET",
        r"/project/repository/branches/([^/]+)",
        lambda s, who, ask, name: Balasan({"name": name, "commit": {"id": s.git("rev-parse", name)}}),
    ),
    ("GET", rf"/project/repository/commits/{_SHA}/merge_requests", _of_commit),
    ("GET", rf"/project/repository/commits/{_SHA}/statuses", _statuses),
    ("POST", rf"/project/statuses/{_SHA}", _post_status),
    ("GET", r"/project/pipelines/(\d+)", _run),
    ("GET", r"/project/merge_requests", _merges),
    ("POST", r"/project/merge_requests", _new_merge),
    ("GET", _MERGE, lambda s, who, ask, number: Balasan(s.shown(s.merge(number)))),
    ("PUT", _MERGE, _edit),
    ("PUT", rf"{_MERGE}/merge", _merge),
    ("GET", rf"{_MERGE}/approvals", lambda s, who, ask, number: Balasan(_approvals(s, s.merge(number)))),
    ("POST", rf"{_MERGE}/approve", _approve),
    ("POST", rf"{_MERGE}/unapprove", _unapprove),
    ("PUT", rf"{_MERGE}/reset_approvals", _reset),
    ("GET", rf"{_MERGE}/versions", _listed(lambda s, merge: merge.versions)),
    ("GET", rf"{_MERGE}/notes", _listed(lambda s, merge: merge.notes)),
    ("POST", rf"{_MERGE}/notes", _add_note),
    ("PUT", rf"{_MERGE}/notes/(\d+)", _edit_note),
    ("GET", rf"{_MERGE}/reviewers", _listed(_reviewers)),
    ("GET", rf"{_MERGE}/pipelines", _listed(lambda s, merge: [])),
)

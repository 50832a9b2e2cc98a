"""A stand-in for a whole Gitea repository: accounts, proposals, reviews, statuses, protection and merging.

It keeps state over a real bare repository. What follows was tried by hand on a Gitea 1.16.9 on 29 November
2026, and each is a behaviour here:

- approving one's own proposal is refused, 422; dismissing a review is the managers' alone, 403;
- a dismissed review keeps its state and says ``dismissed``; a review on an older commit may for a moment
  still say ``stale: false``, and the head that is shown lags behind a push (``late``);
- an account that was deleted is ``{"id": -1, "login": "Ghost"}`` in a review or as the proposal's author, and
  nobody (null) behind a commit; so is an account whose address was replaced;
- renaming keeps the number, and the freed name may be taken by somebody else;
- a protection that names an unknown account is refused, 422, and the one before it stands;
- a protected branch takes no push, also of a manager;
- settings of merging are passed over unless ``has_pull_requests`` is sent with them;
- merging: too few approvals 409, a missing status 405, a head that is no longer the head 409, a merge style
  that is off 405, somebody not on the merge list 405; whoever may write can post any status, 201.

Not recorded: the exact words of the refusals but those of 422 and "Does not have enough approvals".
"""

import re
from collections.abc import Callable
from typing import Any

from tests.hosts.gitea_form import form_content
from tests.hosts.gitea_halaman import Daftar, halaman
from tests.hosts.gitea_protection import Refused, new_protection, refuse_merge
from tests.hosts.gitea_state import EVENTS, REPO, GiteaState, Pull, User
from tests.hosts.peladen import Balasan, Permintaan
from tests.skenario.kantor import jalankan_git

Route = tuple[str, str, Callable[..., Balasan]]


class GiteaServer(GiteaState):
    """One repository; the token of an account is ``tok-`` and the name it began with.

    ``more`` are calls that come before those of here.
    """

    more: tuple[Route, ...] = ()

    def answer(self, ask: Permintaan) -> Balasan:
        who = self.users.get(self.tokens.get(ask.kepala.get("authorization", ""), 0))
        if who is None:
            return Balasan({"message": "token is required"}, 401)
        path = ask.jalur.removeprefix("/api/v1").replace(f"/repos/{REPO}", "/repo", 1)
        for method, pattern, act in (*self.more, *ROUTES):
            found = re.fullmatch(pattern, path) if ask.metode == method else None
            if found:
                try:
                    return act(self, who, ask, *found.groups())
                except Refused as refused:
                    return Balasan({"message": str(refused)}, refused.code)
        return Balasan({"message": "Not Found"}, 404)


def needs(who: User, *permissions: str) -> None:
    if who.permission not in permissions:
        raise Refused(403, "user should have a permission to write to a repo")


def _new_pull(s: GiteaState, who: User, ask: Permintaan) -> Balasan:
    body = ask.isi
    seen = s.git("rev-parse", f"refs/heads/{body['head']}")
    number = len(s.pulls) + 1
    made = Pull(number, who.number, body["head"], body["base"], body["title"], body.get("body", ""), seen)
    made.opened = s.peladen.jam.strftime("%Y-%m-%dT%H:%M:%SZ")
    s.pulls.append(made)
    s.git("symbolic-ref", f"refs/pull/{made.number}/head", f"refs/heads/{made.branch}")
    return Balasan(s.shown(made), 201)


def _run(s: GiteaState, who: User, ask: Permintaan, number: str) -> Balasan:
    if s.version < (1, 25) or int(number) not in s.runs:
        raise Refused(404, "Not Found")
    return Balasan(s.runs[int(number)])


def _dispatch(s: GiteaState, who: User, ask: Permintaan) -> Balasan:
    needs(who, "write", "admin")
    s.started.append(ask.isi["inputs"])
    return Balasan(None, 204)


def _pulls(s: GiteaState, who: User, ask: Permintaan) -> Balasan:
    wanted = ask.saring.get("state", "open")
    found = [pull for pull in s.pulls if wanted in {"all", "closed" if pull.merged else "open"}]
    return halaman(ask, [s.shown(pull) for pull in found], Daftar.OTHERS, s.version)


def _of_commit(s: GiteaState, who: User, ask: Permintaan, sha: str) -> Balasan:
    named = [p for p in s.pulls if p.merged and p.merged["shown"]["merge_commit_sha"] == sha]
    return Balasan(s.shown(named[0])) if named and s.version >= (1, 22) else Balasan({"message": "no"}, 404)


def _review(s: GiteaState, who: User, ask: Permintaan, number: str) -> Balasan:
    pull, event = s.pull(number), ask.isi.get("event", "")
    if event in {"APPROVED", "REQUEST_CHANGES"} and who.number == pull.author:
        verb = "approve" if event == "APPROVED" else "reject"
        raise Refused(422, f"{verb} your own pull is not allowed")
    if event == "REQUEST_CHANGES" and not ask.isi.get("body", "").strip():
        raise Refused(422, "review event REQUEST_CHANGES need body")
    head = s.head(pull)
    commit = ask.isi.get("commit_id") or head
    counted = event != "COMMENT" and s.official(who)
    if counted:
        for row in pull.reviews:
            row["official"] = row["official"] and row["user"] != who.number
    made = {
        "id": s.next_id(),
        "user": who.number,
        "state": event if event in EVENTS else "PENDING",
        "body": ask.isi.get("body", ""),
        "commit_id": commit,
        "stale": commit != head,
        "official": counted,
        "dismissed": False,
        "submitted_at": s.now(),
    }
    pull.reviews.append(made)
    return Balasan({**made, "user": s.account(who.number)})


def _dismiss(s: GiteaState, who: User, ask: Permintaan, number: str, review: str) -> Balasan:
    needs(who, "admin")
    found = next(row for row in s.pull(number).reviews if row["id"] == int(review))
    found["dismissed"] = True
    return Balasan({**found, "user": s.account(found["user"])})


def _status(s: GiteaState, who: User, ask: Permintaan, sha: str) -> Balasan:
    needs(who, "write", "admin")
    made = {"id": s.next_id(), "status": ask.isi["state"], "creator": s.account(who.number)}
    made |= {key: ask.isi.get(key, "") for key in ("context", "description", "target_url")}
    s.statuses.append({**made, "sha": sha})
    return Balasan(made, 201)


def _comments(s: GiteaState, who: User, ask: Permintaan, number: str) -> Balasan:
    pull = s.pull(number)
    if ask.metode == "GET":
        return Balasan([_told(s, row) for row in pull.comments])
    made = {"id": s.next_id(), "user": who.number, "body": ask.isi["body"]}
    pull.comments.append(made)
    return Balasan(_told(s, made), 201)


def _told(s: GiteaState, comment: dict[str, Any]) -> dict[str, Any]:
    return {"id": comment["id"], "user": s.account(comment["user"]), "body": comment["body"]}


def _edit(s: GiteaState, who: User, ask: Permintaan, number: str) -> Balasan:
    found = next(row for pull in s.pulls for row in pull.comments if row["id"] == int(number))
    if found["user"] != who.number:
        needs(who, "admin")
    found["body"] = ask.isi["body"]
    return Balasan(_told(s, found))


def _comment_files(s: GiteaState, who: User, ask: Permintaan, number: str, file: str = "") -> Balasan:
    """Files of a comment: everybody lists them, its writer and managers change them.

    Read in routers/api/v1/repo/issue_comment_attachment.go; a multipart form as a release takes it.
    """
    found = next((row for pull in s.pulls for row in pull.comments if row["id"] == int(number)), None)
    if found is None or not s.takes_files:
        raise Refused(404, "Not Found")
    held = found.setdefault("files", [])
    if ask.metode == "GET":
        return Balasan(held)
    needs(who, *(("write", "admin") if found["user"] == who.number else ("admin",)))
    if ask.metode == "DELETE":
        (gone,) = [row for row in held if row["id"] == int(file)]
        held.remove(gone)
        del s.files[gone["uuid"]]
        return Balasan(None, 204)
    content = form_content(ask)
    own = s.next_id()
    uuid = f"{own:08x}-0000-4000-8000-000000000000"
    made = {"id": own, "name": ask.saring["name"], "size": len(content), "uuid": uuid}
    s.files[uuid] = content
    held.append(made)
    return Balasan(made, 201)


def _merge(s: GiteaState, who: User, ask: Permintaan, number: str) -> Balasan:
    pull = s.pull(number)
    refuse_merge(s, who, pull, ask.isi)
    head, base = s.head(pull), s.git("rev-parse", f"refs/heads/{pull.base}")
    tree = s.git("merge-tree", "--write-tree", base, head).splitlines()[0]
    words = f"Merge pull request '{pull.title}' (#{pull.number}) from {pull.branch} into {pull.base}"
    email = ("-c", f"user.name={who.login}", "-c", f"user.email={who.email}")
    made = jalankan_git(s.repo, *email, "commit-tree", tree, "-p", base, "-p", head, "-m", words)
    s.git("update-ref", f"refs/heads/{pull.base}", made)
    shown = {"merged": True, "merged_at": s.now(), "merge_commit_sha": made}
    pull.merged = {"head": head, "base": base, "shown": shown}
    return Balasan(None)


def _protections(s: GiteaState, who: User, ask: Permintaan, name: str = "") -> Balasan:
    needs(who, "admin")
    if ask.metode == "GET":
        return Balasan(s.protections)
    if ask.metode == "DELETE":
        s.protections = []
        (s.repo / "hooks/update").unlink()
        return Balasan(None, 204)
    made = new_protection(s, ask.isi, s.protections[0] if name else None)
    s.protections = [made]
    hook = s.repo / "hooks/update"  # merging writes the ref itself and asks no hook
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n', "utf-8")
    hook.chmod(0o755)
    return Balasan(made, 200 if name else 201)


def _settings(s: GiteaState, who: User, ask: Permintaan) -> Balasan:
    if ask.metode == "PATCH":
        needs(who, "admin")
        if "has_pull_requests" in ask.isi:
            s.settings |= {key: ask.isi[key] for key in s.settings if key in ask.isi}
    return Balasan({"full_name": REPO, "default_branch": "main", **s.settings})


def _user(s: GiteaState, who: User, ask: Permintaan, login: str) -> Balasan:
    found = [user for user in s.users.values() if user.login.lower() == login.lower()]
    return Balasan(s.account(found[0].number)) if found else Balasan({"message": "user redirect"}, 404)


def _member(s: GiteaState, who: User, ask: Permintaan, login: str) -> Balasan:
    needs(who, "admin")
    s.users[s.number_of(login)].permission = ask.isi["permission"]
    return Balasan(None, 204)


def _permission(s: GiteaState, who: User, ask: Permintaan, login: str) -> Balasan:
    """Told to managers, and to everybody of himself."""
    if who.login != login:
        needs(who, "admin")
    found = s.users[s.number_of(login)]
    told = {"permission": found.permission, "role_name": found.permission}
    return Balasan({**told, "user": s.account(found.number)})


def _assignees(s: GiteaState, who: User, ask: Permintaan) -> Balasan:
    return Balasan([s.account(user.number) for user in s.users.values() if user.permission != "read"])


def _listed(rows: Callable[[GiteaState, Pull], list[dict[str, Any]]], kind: Daftar) -> Callable[..., Balasan]:
    return lambda s, who, ask, number: halaman(ask, rows(s, s.pull(number)), kind, s.version)


ROUTES: tuple[Route, ...] = (
    ("GET", r"/version", lambda s, *_: Balasan({"version": "{}.{}.9".format(*s.version)})),
    ("GET", r"/settings/api", lambda *_: Balasan({"max_response_items": 50, "default_paging_num": 30})),
    ("GET", r"/user", lambda s, who, *_: Balasan(s.account(who.number))),
    ("GET", r"/users/([^/]+)", _user),
    ("GET", r"/repo", _settings),
    ("PATCH", r"/repo", _settings),
    ("PUT", r"/repo/collaborators/([^/]+)", _member),
    ("GET", r"/repo/collaborators/([^/]+)/permission", _permission),
    ("GET", r"/repo/assignees", _assignees),
    (
        "GET",
        r"/repo/issues/(\d+)/timeline",
        lambda s, who, ask, _: halaman(ask, [], Daftar.TIMELINE, s.version),
    ),
    ("GET", r"/repo/actions/runs/(\d+)", _run),
    ("POST", r"/repo/actions/workflows/gate\.yml/dispatches", _dispatch),
    ("GET", r"/repo/pulls", _pulls),
    ("POST", r"/repo/pulls", _new_pull),
    ("GET", r"/repo/pulls/(\d+)", lambda s, who, ask, number: Balasan(s.shown(s.pull(number)))),
    ("GET", r"/repo/pulls/(\d+)/commits", _listed(GiteaState.commits_of, Daftar.COMMITS)),
    ("GET", r"/repo/pulls/(\d+)/reviews", _listed(GiteaState.reviews_of, Daftar.REVIEWS)),
    ("POST", r"/repo/pulls/(\d+)/reviews", _review),
    ("POST", r"/repo/pulls/(\d+)/reviews/(\d+)/dismissals", _dismiss),
    ("POST", r"/repo/pulls/(\d+)/merge", _merge),
    ("GET", r"/repo/commits/([0-9a-f]{40})/pull", _of_commit),
    ("POST", r"/repo/statuses/([0-9a-f]{40})", _status),
    ("GET", r"/repo/issues/(\d+)/comments", _comments),
    ("POST", r"/repo/issues/(\d+)/comments", _comments),
    ("PATCH", r"/repo/issues/comments/(\d+)", _edit),
    ("GET", r"/repo/issues/comments/(\d+)/assets", _comment_files),
    ("POST", r"/repo/issues/comments/(\d+)/assets", _comment_files),
    ("DELETE", r"/repo/issues/comments/(\d+)/assets/(\d+)", _comment_files),
    ("GET", r"/repo/branch_protections", _protections),
    ("POST", r"/repo/branch_protections", _protections),
    ("PATCH", r"/repo/branch_protections/([^/]+)", _protections),
    ("DELETE", r"/repo/branch_protections/([^/]+)", _protections),
)

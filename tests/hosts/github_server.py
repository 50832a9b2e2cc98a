"""A stand-in for a whole GitHub repository: the one of github_tiruan with accounts, a ruleset and merging.

No real GitHub was tried. What follows is from its documentation, and each is a behaviour here:

- adding a collaborator invites him, 201, and he accepts himself, 204 (REST API, "Collaborators" and
  "Invitations");
- approving one's own proposal is refused, 422 (as in github_tiruan);
- whoever may write can dismiss a review, 200 (docs.github.com, "Dismissing a pull request review"). The REST
  API says of a branch under classic protection that only administrators may, or who is listed; a ruleset has
  no such list;
- a push dismisses the approvals before it where the ruleset says so ("Available rules for rulesets");
- merging what may not be merged: 405; a head that is no longer the head: 409 (REST API, "Merge a pull
  request");
- a status counts only where the app sent it that the ruleset names; any writer may post one, 201;
- the token of an app's installation may not ask who it is, 403 (as in github_tiruan);
- who pushed a branch stands in its activity.

Not documented, and chosen here: the code for somebody who may not merge or invite (403).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.hosts.github_riwayat import GitHubRiwayat
from tests.hosts.github_ruleset import refusals
from tests.hosts.github_tiruan import _R, GUDANG, Hasil, Tolak, _buat_tarik, _status
from tests.hosts.peladen import Balasan, Permintaan
from tests.skenario.kantor import jalankan_git

APP = 424242
"""Number of the office's own app in the stand-in, which alone may post the status."""

WRITING = {"write", "admin"}


class GitHubServer(GitHubRiwayat):
    """One repository; the token of an account is ``tok-`` and its name, of an app without ``[bot]``."""

    def __init__(self, repo: Path) -> None:
        super().__init__(repo)
        self.settings = {f"allow_{style}": True for style in ("merge_commit", "squash_merge", "rebase_merge")}
        self.invited: dict[int, str] = {}
        self.tips: dict[str, str] = {}
        self.pushers: dict[str, str] = {}
        self.rute = (*RUTE, *self.rute)

    def add(self, login: str, email: str, permission: str = "read") -> None:
        """Make an account."""
        self.orang(login)
        self.akun[email], self.token[f"tok-{login.removesuffix('[bot]')}"] = login, login
        self.izin[login] = permission

    def may_write(self, login: str) -> bool:
        return self.izin.get(login) in WRITING or login.endswith("[bot]")

    def close(self) -> None:
        self.peladen.tutup()

    def _jawab(self, ask: Permintaan) -> Balasan:
        self._see_pushes()
        return super()._jawab(ask)

    def _see_pushes(self) -> None:
        """Note each push since the last question; who committed is taken for who pushed."""
        form = "--format=%(refname:short)%00%(objectname)%00%(committeremail:trim)"
        for row in self.git("for-each-ref", form, "refs/heads").splitlines():
            branch, tip, email = row.split("\0")
            if branch == "main" or self.tips.get(branch) == tip:
                continue
            self.didorong(self.akun[email], branch)
            self.kegiatan[-1]["before"] = self.tips.get(branch, "0" * 40)
            self.tips[branch], self.pushers[branch] = tip, self.akun[email]
            self._dismiss_stale(branch)

    def _dismiss_stale(self, branch: str) -> None:
        rules = [rule["parameters"] for rule in self.aturan if rule["type"] == "pull_request"]
        if any(rule["dismiss_stale_reviews_on_push"] for rule in rules):
            for pull in self.tarik.values():
                for review in pull.ulasan if pull.cabang == branch and not pull.gabungan else ():
                    review["state"] = {"APPROVED": "DISMISSED"}.get(review["state"], review["state"])


def needs(s: GitHubServer, who: str, *permissions: str) -> None:
    if s.izin.get(who) not in permissions:
        raise Tolak(403, "Must have admin rights to Repository.")


def _invite(s: Any, who: str, ask: Permintaan, login: str) -> Hasil:
    needs(s, who, "admin")
    if s.may_write(login):
        return 204, None, {}
    number = s._nomor()
    s.invited[number] = login
    return 201, _invitation(s, number, login), {}


def _invitation(s: Any, number: int, login: str) -> dict[str, Any]:
    repository = {"full_name": GUDANG["full_name"]}
    return {"id": number, "permissions": "write", "invitee": s.orang(login), "repository": repository}


def _invitations(s: Any, who: str, ask: Permintaan) -> Hasil:
    return 200, [_invitation(s, n, login) for n, login in s.invited.items() if login == who], {}


def _accept(s: Any, who: str, ask: Permintaan, number: str) -> Hasil:
    if s.invited.get(int(number)) != who:
        raise Tolak(404, "Not Found")
    s.izin[s.invited.pop(int(number))] = "write"
    return 204, None, {}


def _repository(s: Any, who: str, ask: Permintaan) -> Hasil:
    if ask.metode == "PATCH":
        needs(s, who, "admin")
        s.settings |= ask.isi
    return 200, GUDANG | {"private": False, "visibility": "public"} | s.settings, {}


def _new_ruleset(s: Any, who: str, ask: Permintaan) -> Hasil:
    needs(s, who, "admin")
    number, source = s._nomor(), GUDANG["full_name"]
    made = ask.isi | {"id": number, "source": source}
    origin = {"ruleset_id": number, "ruleset_source": source, "ruleset_source_type": "Repository"}
    s.himpunan[number] = made
    s.aturan = [rule | origin for rule in made["rules"]]
    hook = s.repo / "hooks/update"  # merging writes the ref itself and asks no hook
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n', "utf-8")
    hook.chmod(0o755)
    return 201, made, {}


def _new_pull(s: Any, who: str, ask: Permintaan) -> Hasil:
    made = _buat_tarik(s, who, ask)
    s.git("symbolic-ref", f"refs/pull/{made[1]['number']}/head", f"refs/heads/{ask.isi['head']}")
    return made


def _dismiss(s: Any, who: str, ask: Permintaan, number: str, review: str) -> Hasil:
    needs(s, who, *WRITING)
    found = next(row for row in s.satu(number).ulasan if row["id"] == int(review))
    found["state"] = "DISMISSED"
    return 200, found, {}


def _post_status(s: Any, who: str, ask: Permintaan, sha: str) -> Hasil:
    made = _status(s, who, ask, sha)
    s.status[-1]["app"] = APP if who.endswith("[bot]") else None
    return made


def _merge(s: Any, who: str, ask: Permintaan, number: str) -> Hasil:
    pull = s.satu(number)
    if not s.may_write(who):
        raise Tolak(403, "Resource not accessible")
    for words in refusals(s, pull, ask.isi.get("merge_method", "merge")):
        raise Tolak(405, words)
    head, base = s.kepala(pull), s.git("rev-parse", f"refs/heads/{pull.dasar}")
    if ask.isi.get("sha", head) != head:
        raise Tolak(409, "Head branch was modified. Review and try the merge again.")
    tree = s.git("merge-tree", "--write-tree", base, head).splitlines()[0]
    words = f"Merge pull request #{pull.nomor} from dinas/{pull.cabang}"
    made = jalankan_git(s.repo, "commit-tree", tree, "-p", base, "-p", head, "-m", words, akun=who)
    s.git("update-ref", f"refs/heads/{pull.dasar}", made)
    s.gabungkan(pull, made, base)
    pull.gabungan["tampak"]["base"] = s.isi_tarik(pull)["base"] | {"sha": base}
    return 200, {"sha": made, "merged": True, "message": "Pull Request successfully merged"}, {}


RUTE: tuple[tuple[str, str, Callable[..., Hasil]], ...] = (
    ("GET", r"/meta", lambda *_: (200, {}, {})),
    ("PUT", rf"{_R}/collaborators/([^/]+)", _invite),
    ("GET", r"/user/repository_invitations", _invitations),
    ("PATCH", r"/user/repository_invitations/(\d+)", _accept),
    ("GET", _R, _repository),
    ("PATCH", _R, _repository),
    ("POST", rf"{_R}/rulesets", _new_ruleset),
    ("GET", rf"{_R}/codeowners/errors", lambda *_: (200, {"errors": []}, {})),
    ("POST", rf"{_R}/pulls", _new_pull),
    ("PUT", rf"{_R}/pulls/(\d+)/reviews/(\d+)/dismissals", _dismiss),
    ("POST", rf"{_R}/statuses/([0-9a-f]{{40}})", _post_status),
    ("PUT", rf"{_R}/pulls/(\d+)/merge", _merge),
)

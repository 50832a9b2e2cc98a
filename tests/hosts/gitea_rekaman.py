"""What a real Gitea 1.15.11 answered (api/gitea_recording.yml), played back to the same method and path.

Of the calls that our adapter makes, the recording lacks the list of commits, the comments and who we are:
those are written here in the shapes of our description (api/gitea.yml), around the accounts and commits
recorded.
"""

import copy
import functools
import json
from typing import Any

from ruamel.yaml import YAML
from tests.hosts.api_description import FOLDER, describe
from tests.hosts.gitea_halaman import Daftar, Versi, halaman
from tests.hosts.peladen import Balasan, Peladen, Permintaan

REPO = "/repos/kepala/lkj"
KEPALA_1, KEPALA_2 = "a886b2e2dd7974805acf7bef9eb2a35c2444573f", "67000b0eda758d748891cb22f4123d2ab743394d"
DASAR = "a2802bea96250aaacf59dd7ce492364dd90f7733"
AKUN = {"kepala": 1, "penyusun": 2, "pemeriksa": 3, "pengesah": 4}


@functools.cache
def _recording() -> dict[str, dict[str, Any]]:
    record: dict[str, Any] = YAML(typ="safe", pure=True).load(FOLDER / "gitea_recording.yml")
    calls: dict[str, dict[str, Any]] = record["calls"]
    return calls


def recording() -> dict[str, dict[str, Any]]:
    """Return the recorded calls by name, to be changed by a test."""
    return copy.deepcopy(_recording())


class GiteaRekaman:
    """Recordings with the same method and path replace one another."""

    def __init__(self) -> None:
        self.rekaman = recording()
        self.commits = [self.commit(KEPALA_1), self.commit(KEPALA_2)]
        self.komentar: list[dict[str, Any]] = []
        self.riwayat: list[dict[str, Any]] = []
        self.izin: dict[str, str] = {}
        self.pengelola = True
        self.ukuran = 50
        self.versi: Versi = (1, 15)
        self.tersembunyi = 0
        self._jawaban: dict[tuple[str, str], Balasan] = {}
        self.peladen = Peladen(self._jawab, describe("gitea"))
        for name in ("pull", "reviews_after_push", "status", "protections"):
            record = self.rekaman[name]
            self._jawaban[record["method"], record["path"]] = Balasan(record["answer"], record["status"])

    def pengguna(self, login: str) -> dict[str, Any]:
        """Return an account as it was recorded."""
        return {"id": AKUN[login], "login": login}

    def ulasan(self) -> list[dict[str, Any]]:
        """Return a copy of the reviews as recorded after the second push, to be changed by a test."""
        copied: list[dict[str, Any]] = copy.deepcopy(self.rekaman["reviews_after_push"]["answer"])
        return copied

    def pakai_ulasan(self, ulasan: list[dict[str, Any]]) -> None:
        self._jawaban["GET", f"{REPO}/pulls/1/reviews"] = Balasan(ulasan)

    def commit(self, sha: str, author: str | None = "penyusun", committer: str | None = "penyusun") -> Any:
        who = [self.pengguna(name) if name else None for name in (author, committer)]
        people = [{"name": "-", "email": f"{name}@contoh.invalid"} for name in (author, committer)]
        written = {"message": "ubah\n", "author": people[0], "committer": people[1]}
        return {"sha": sha, "commit": written, "author": who[0], "committer": who[1]}

    def _jawab(self, ask: Permintaan) -> Balasan:
        path = ask.jalur.removeprefix("/api/v1")
        if ask.kepala.get("authorization") != "token tok-kepala":
            return Balasan({"message": "token is required"}, 401)
        if path == f"{REPO}/pulls/1/commits":
            return halaman(ask, self.commits, Daftar.COMMITS, self.versi, terbanyak=self.ukuran)
        if path == "/user":
            return Balasan(self.pengguna("kepala"))
        if path == f"{REPO}/issues/1/comments" and ask.metode == "GET":
            return Balasan(self.komentar)  # not paged: Gitea knows only `since` and `before` here
        if path.startswith(f"{REPO}/issues/") and ask.metode in {"POST", "PATCH"}:
            return self._tulis(path, ask.isi["body"])
        if path == REPO:
            styles = ("merge_commits", "rebase", "rebase_explicit", "squash_merge")
            known = {"full_name": "kepala/lkj", "default_branch": "main", "has_pull_requests": True}
            return Balasan(known | {f"allow_{style}": True for style in styles})
        if path == "/settings/api":
            return Balasan({"max_response_items": self.ukuran, "default_paging_num": 30})
        answer = self._jawaban.get((ask.metode, path)) or self._siapa(ask, path)
        if path.endswith("/reviews") and answer.kode == 200:
            bounds = {"terbanyak": self.ukuran, "tersembunyi": self.tersembunyi}
            return halaman(ask, answer.isi, Daftar.REVIEWS, self.versi, **bounds)
        return answer

    def _siapa(self, ask: Permintaan, path: str) -> Balasan:
        """Answer about accounts."""
        if path == f"{REPO}/issues/1/timeline":
            return halaman(ask, self.riwayat, Daftar.TIMELINE, self.versi, terbanyak=self.ukuran)
        if path.startswith("/users/"):
            name = path.rpartition("/")[2]
            return Balasan(self.pengguna(name)) if name in AKUN else Balasan({"message": "Not Found"}, 404)
        if path.startswith(f"{REPO}/collaborators/"):
            return self._izin(path.split("/")[-2])
        if path == f"{REPO}/assignees":
            return Balasan([self.pengguna(name) for name in AKUN if self.izin.get(name, "write") != "read"])
        return Balasan({"message": "Not Found"}, 404)

    def _izin(self, login: str) -> Balasan:
        """Answer a repository's admin; others are refused in the words of the host's source."""
        if not self.pengelola:
            return Balasan(
                {"message": "Only admins can query all permissions, repo admins can query all"}, 403
            )
        word = self.izin.get(login, "write")
        return Balasan({"permission": word, "role_name": word, "user": self.pengguna(login)})

    def didorong(self, login: str, *commits: str) -> None:
        """Note a push as the proposal's history does."""
        body = json.dumps({"is_force_push": False, "commit_ids": commits})
        row = {"id": len(self.riwayat) + 1, "type": "pull_push", "user": self.pengguna(login), "body": body}
        self.riwayat.append(row)

    def tambah_komentar(self, login: str, isi: str) -> dict[str, Any]:
        self.komentar.append({"id": len(self.komentar) + 1, "user": self.pengguna(login), "body": isi})
        return self.komentar[-1]

    def _tulis(self, path: str, isi: str) -> Balasan:
        if path.endswith("/comments"):
            return Balasan(self.tambah_komentar("kepala", isi), 201)
        found = self.komentar[int(path.rpartition("/")[2]) - 1]
        found["body"] = isi
        return Balasan(found)

"""A stand-in for Gitea that keeps state over a real bare repository and answers in the recorded shapes.

Every answer of a call that was recorded from a real Gitea 1.15.11 is that recording with our state laid over
it; those and the ones that were not recorded are held to our description (tests/hosts/api/gitea.yml), as the
recordings are.
"""

import datetime
import json
from pathlib import Path
from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.gitea_halaman import Daftar, Versi, halaman
from tests.hosts.gitea_rekaman import recording
from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.skenario.kantor import PERAN, USULAN, jalankan_git, pos_el

REPO = "/repos/dinas/kinerja"
MESIN = "ukur-gerbang"


class GiteaTiruan:
    """One pull request, number 1, from ``usulan`` to ``main``."""

    def __init__(self, repo: Path, penulis: str) -> None:
        self.repo, self.penulis = repo, penulis
        self.ulasan: list[dict[str, Any]] = []
        self.komentar: list[dict[str, Any]] = []
        self.status: list[dict[str, Any]] = []
        self.gabungan: dict[str, Any] = {}
        self.versi: Versi = (1, 16)
        self.lama = False
        self.dilepas: set[str] = set()
        self.tujuan = "main"
        self.nomor: dict[str, int] = {}
        self.resmi: set[int] | None = None
        self.izin: dict[str, str] = {}
        self.pengelola, self.tertutup = False, False
        self.riwayat: list[dict[str, Any]] = []
        self.peladen = Peladen(self._jawab, describe("gitea"))

    def contoh(self, nama: str) -> Any:
        """Return what was recorded."""
        return recording()[nama]["answer"]

    def git(self, *argumen: str) -> str:
        return jalankan_git(self.repo, *argumen)

    def maju(self, menit: int = 1) -> str:
        self.peladen.jam += datetime.timedelta(minutes=menit)
        return self.peladen.jam.strftime("%Y-%m-%dT%H:%M:%SZ")

    def orang(self, login: str) -> Any:
        """Return an account; what a deleted one left is Ghost with the number -1, as Gitea 1.16.9 answers."""
        number = -1 if login == "Ghost" else self.nomor.setdefault(login, 10 + len(self.nomor))
        return self.contoh("approval_of_pemeriksa")["user"] | {"login": login, "id": number}

    def ganti_nama(self, lama: str, baru: str) -> None:
        """Rename an account: what it did is shown under its new name, and the old one is free.

        ``resmi``, the approvals whitelist, is by number, so it goes with the account.
        """
        number = self.nomor.pop(lama)
        self.nomor[baru] = number
        self.penulis = baru if self.penulis == lama else self.penulis
        for row in (*self.ulasan, *self.riwayat):
            row["user"] = self.orang(baru) if row["user"]["id"] == number else row["user"]

    def didorong(self, login: str) -> None:
        """Note a push as the proposal's history does."""
        body = json.dumps({"is_force_push": False, "commit_ids": [self.kepala()]})
        row = {"id": len(self.riwayat) + 1, "type": "pull_push", "user": self.orang(login), "body": body}
        self.riwayat.append(row)

    def hapus(self, login: str) -> None:
        """Delete an account: what it did is Ghost's from then on."""
        for row in self.ulasan:
            if row["user"]["login"] == login:
                row["user"] = self.contoh("approval_of_pemeriksa")["user"] | {"id": -1, "login": "Ghost"}

    def kepala(self) -> str:
        head: str = self.gabungan.get("kepala") or self.git("rev-parse", f"refs/heads/{USULAN}")
        return head

    def gabungkan(self, gabungan: str, dasar: str) -> None:
        """Note that the pull request was merged; ``lama`` is a version that cannot be asked by commit."""
        head = self.kepala()
        shown = {"merged": True, "merged_at": self.maju(), "merge_commit_sha": gabungan, "state": "closed"}
        self.gabungan = {"kepala": head, "dasar": dasar, "tampak": shown}

    def ulas(self, login: str, state: str, commit: str | None = None, isi: str = "setuju") -> None:
        """Add a review; without a commit it names the head. Requests for review are listed among them."""
        review = self.contoh("approval_of_pemeriksa") | {
            "id": len(self.ulasan) + 1,
            "user": self.orang(login),
        }
        review |= {
            "body": isi,
            "state": state,
            "commit_id": commit or self.kepala(),
            "submitted_at": self.maju(),
        }
        self.ulasan.append(review)

    def batalkan(self, login: str) -> None:
        for review in self.ulasan:
            if review["user"]["login"] == login:
                review["dismissed"] = True

    def _tarik(self) -> Any:
        shown, base = self.contoh("pull"), self.git("rev-parse", "refs/heads/main")
        shown |= {"number": 1, "title": "Realisasi TW IV", "user": self.orang(self.penulis)}
        shown["head"] |= {"label": USULAN, "ref": USULAN, "sha": self.kepala()}
        shown["base"] |= {"sha": base, "ref": self.tujuan}
        return shown | self.gabungan.get("tampak", {})

    def _ulasan(self) -> list[Any]:
        """Reviews of older commits are stale, and only an account's last one is official, as recorded.

        A push leaves the last one official. With a whitelist (``resmi``, of numbers) others never are.
        """
        asked = [row for row in self.contoh("reviews_after_push") if row["state"] == "REQUEST_REVIEW"]
        head = self.kepala()
        last = {review["user"]["id"]: review["id"] for review in self.ulasan}
        return [row | {"official": False} for row in asked] + [
            review
            | {
                "stale": review["commit_id"] != head,
                "official": review["id"] == last[review["user"]["id"]] and self._terdaftar(review),
            }
            for review in self.ulasan
        ]

    def _terdaftar(self, review: Any) -> bool:
        return self.resmi is None or review["user"]["id"] in self.resmi

    def _commits(self) -> list[Any]:
        form = "--format=%H%x00%ae%x00%ce"
        base = self.gabungan.get("dasar", "refs/heads/main")
        rows = self.git("log", "--reverse", form, self.kepala(), f"^{base}").splitlines()
        return [self._commit(*row.split("\0")) for row in rows]

    def _commit(self, sha: str, *alamat: str) -> Any:
        """Gitea ties a commit to an account by the address in it."""
        known = {pos_el(akun): akun for akun in PERAN if pos_el(akun) not in self.dilepas}
        author, committer = (self.orang(known[item]) if item in known else None for item in alamat)
        people = [{"name": address.partition("@")[0], "email": address} for address in alamat]
        written = {"message": "ubah\n", "author": people[0], "committer": people[1]}
        return {"sha": sha, "commit": written, "author": author, "committer": committer}

    def _jawab(self, ask: Permintaan) -> Balasan:
        path = ask.jalur.removeprefix("/api/v1")
        if ask.kepala.get("authorization") != "token tok-gerbang":
            return Balasan({"message": "token is required"}, 401)
        if (ask.metode, path) == ("GET", f"{REPO}/pulls/1"):
            return Balasan(self._tarik())
        if (ask.metode, path) == ("GET", f"{REPO}/pulls/1/reviews"):
            return halaman(ask, self._ulasan(), Daftar.REVIEWS, self.versi)
        if (ask.metode, path) == ("GET", f"{REPO}/pulls/1/commits"):
            return halaman(ask, self._commits(), Daftar.COMMITS, self.versi)
        if (ask.metode, path) == ("GET", f"{REPO}/pulls"):
            return halaman(ask, [self._tarik()] if self.gabungan else [], Daftar.OTHERS, self.versi)
        if path.startswith(f"{REPO}/commits/") and path.endswith("/pull") and not self.lama:
            named = self.gabungan and self.gabungan["tampak"]["merge_commit_sha"] == path.split("/")[-2]
            return Balasan(self._tarik()) if named else Balasan({"message": "Not Found"}, 404)
        if (ask.metode, path) == ("POST", f"{REPO}/pulls/1/reviews"):
            self.ulas(MESIN, ask.isi["event"], ask.isi["commit_id"], ask.isi["body"])
            return Balasan(self.ulasan[-1])
        if (ask.metode, path) == ("GET", "/user"):
            return Balasan(self.orang(MESIN))
        return self._siapa(ask, path) if ask.metode == "GET" else self._tulis(ask, path)

    def _siapa(self, ask: Permintaan, path: str) -> Balasan:
        """Answer about accounts; the repository itself is there with the settings a new one has."""
        if path == REPO:
            styles = ("merge_commits", "rebase", "rebase_explicit", "squash_merge")
            settings = dict.fromkeys((f"allow_{name}" for name in styles), True)
            own = {"full_name": "dinas/kinerja", "default_branch": "main", "has_pull_requests": True}
            return Balasan(own | settings)
        if path == f"{REPO}/issues/1/timeline":
            return halaman(ask, self.riwayat, Daftar.TIMELINE, self.versi)
        if path.startswith("/users/"):
            name = path.rpartition("/")[2]
            return Balasan(self.orang(name)) if name in self.nomor else Balasan({"message": "Not Found"}, 404)
        if path.startswith(f"{REPO}/collaborators/") or path == f"{REPO}/assignees":
            return self._izin(path)
        return self._tulis(ask, path)

    def _izin(self, path: str) -> Balasan:
        """Everybody may write unless a test says otherwise; the gate's token is no admin's by default."""
        if self.tertutup:
            return Balasan({"message": "Forbidden"}, 403)
        if path.endswith("/assignees"):
            names = [name for name in self.nomor if self.izin.get(name, "write") != "read"]
            return Balasan([self.orang(name) for name in names])
        if not self.pengelola:
            return Balasan({"message": "Only admins can query all permissions"}, 403)
        word = self.izin.get(path.split("/")[-2], "write")
        return Balasan({"permission": word, "role_name": word, "user": self.orang(path.split("/")[-2])})

    def _tulis(self, ask: Permintaan, path: str) -> Balasan:
        if path.startswith(f"{REPO}/statuses/") and ask.metode == "POST":
            made = self.contoh("status") | {"status": ask.isi["state"], "creator": self.orang(MESIN)}
            made |= {key: ask.isi.get(key, "") for key in ("context", "description", "target_url")}
            self.status.append(made | {"sha": path.rpartition("/")[2]})
            return Balasan(made, 201)
        if path == f"{REPO}/issues/1/comments" and ask.metode == "GET":
            return Balasan(self.komentar)
        if path == f"{REPO}/issues/1/comments" and ask.metode == "POST":
            row = {"id": len(self.komentar) + 1, "user": self.orang(MESIN), "body": ask.isi["body"]}
            self.komentar.append(row)
            return Balasan(row, 201)
        if path.startswith(f"{REPO}/issues/comments/") and ask.metode == "PATCH":
            found = self.komentar[int(path.rpartition("/")[2]) - 1]
            found["body"] = ask.isi["body"]
            return Balasan(found)
        return Balasan({"message": "Not Found"}, 404)

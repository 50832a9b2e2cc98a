"""A stand-in for Gitea that keeps state over a real bare repository and answers in the recorded shapes.

Every answer of a call that was recorded from a real Gitea 1.15.11 is that recording with our state laid over
it; those and the ones that were not recorded are held to our description (tests/hosts/api/gitea.yml), as the
recordings are.
"""

import datetime
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
        self.tujuan = "main"
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
        return self.contoh("approval_of_pemeriksa")["user"] | {"login": login}

    def kepala(self) -> str:
        head: str = self.gabungan.get("kepala") or self.git("rev-parse", f"refs/heads/{USULAN}")
        return head

    def gabungkan(self, gabungan: str, dasar: str) -> None:
        """Note that the pull request was merged; ``lama`` is a version that cannot be asked by commit."""
        head = self.kepala()
        shown = {"merged": True, "merged_at": self.maju(), "merge_commit_sha": gabungan, "state": "closed"}
        self.gabungan = {"kepala": head, "dasar": dasar, "tampak": shown}

    def ulas(self, login: str, state: str, commit: str | None = None) -> None:
        """Add a review; without a commit it names the head. Requests for review are listed among them."""
        review = self.contoh("approval_of_pemeriksa") | {
            "id": len(self.ulasan) + 1,
            "user": self.orang(login),
        }
        review |= {"state": state, "commit_id": commit or self.kepala(), "submitted_at": self.maju()}
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
        """Older reviews are stale and no longer official, as recorded after a push."""
        asked = [row for row in self.contoh("reviews_after_push") if row["state"] == "REQUEST_REVIEW"]
        head = self.kepala()
        fresh = [review["commit_id"] == head for review in self.ulasan]
        return asked + [
            review | {"stale": not now, "official": now}
            for review, now in zip(self.ulasan, fresh, strict=True)
        ]

    def _commits(self) -> list[Any]:
        form = "--format=%H%x00%ae%x00%ce"
        base = self.gabungan.get("dasar", "refs/heads/main")
        rows = self.git("log", "--reverse", form, self.kepala(), f"^{base}").splitlines()
        return [self._commit(*row.split("\0")) for row in rows]

    def _commit(self, sha: str, *alamat: str) -> Any:
        """Gitea ties a commit to an account by the address in it."""
        known = {pos_el(akun): akun for akun in PERAN}
        author, committer = (self.orang(known[item]) if item in known else None for item in alamat)
        return {"sha": sha, "author": author, "committer": committer}

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
        if (ask.metode, path) == ("GET", "/user"):
            return Balasan(self.orang(MESIN))
        return self._tulis(ask, path)

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

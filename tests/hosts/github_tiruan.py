"""A stand-in for GitHub: keeps pull requests, reviews, statuses and comments over a real bare repository.

Each answer is GitHub's own example with our state laid over it, and is sent only if GitHub's schema takes it.
"""

import datetime
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.peladen import Balasan, Peladen, Permintaan
from tests.hosts.skema_github import REPO, Skema

BOT = "github-actions[bot]"
PULL = f"{REPO}/pulls/{{pull_number}}"
PERISTIWA = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}


class Tolak(Exception):
    """A refusal with its status."""

    def __init__(self, kode: int, pesan: str) -> None:
        super().__init__(pesan)
        self.kode = kode


@dataclass
class Tarik:
    """A pull request of the stand-in."""

    nomor: int
    penulis: str
    cabang: str
    dasar: str
    judul: str = "Realisasi TW IV"
    isi: str | None = None
    ulasan: list[dict[str, Any]] = field(default_factory=list)
    komentar: list[dict[str, Any]] = field(default_factory=list)
    berkas: int = 1
    jumlah_commit: int | None = None
    gabungan: dict[str, Any] = field(default_factory=dict)


class GitHubTiruan:
    """``akun`` ties e-mail addresses to accounts as GitHub does; ``token`` says whose a token is."""

    def __init__(self, repo: Path, skema: Skema) -> None:
        self.repo, self.skema = repo, skema
        self.akun: dict[str, str] = {}
        self.token: dict[str, str] = {"tok-bot": BOT}
        self.tarik: dict[int, Tarik] = {}
        self.status: list[dict[str, Any]] = []
        self.aturan: list[dict[str, Any]] = []
        self.himpunan: dict[int, dict[str, Any]] = {}
        self.batas_commit = 250
        self.rusak: Callable[[Any], Any] = lambda value: value
        self._id = 100
        self.rute = RUTE
        self._contoh_orang = skema.pengguna()
        self.peladen = Peladen(self._jawab)

    def git(self, *argumen: str) -> str:
        done = subprocess.run(["git", "-C", self.repo, *argumen], capture_output=True, check=False)
        if done.returncode:
            raise Tolak(404, "Not Found")
        return done.stdout.decode().strip()

    def maju(self, menit: int = 1) -> datetime.datetime:
        self.peladen.jam += datetime.timedelta(minutes=menit)
        return self.peladen.jam

    def _waktu(self) -> str:
        return self.maju().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _nomor(self) -> int:
        self._id += 1
        return self._id

    def orang(self, login: str | None) -> Any:
        if login is None:
            return None
        return {**self._contoh_orang, "login": login, "type": "Bot" if login.endswith("]") else "User"}

    def buka(self, penulis: str, cabang: str, dasar: str = "main") -> Tarik:
        pull = Tarik(len(self.tarik) + 1, penulis, cabang, dasar)
        self.tarik[pull.nomor] = pull
        return pull

    def ulas(self, pull: Tarik, login: str | None, state: str, commit: str | None = None) -> dict[str, Any]:
        """Add a review as it stands in GitHub's answer; without a commit it names the head."""
        review = {
            "id": self._nomor(),
            "user": self.orang(login),
            "state": state,
            "commit_id": commit or self.git("rev-parse", pull.cabang),
            "submitted_at": self._waktu(),
            "body": "",
        }
        pull.ulasan.append(review)
        return review

    def tulis_komentar(self, pull: Tarik, login: str, isi: str) -> dict[str, Any]:
        now = self._waktu()
        made = {"id": self._nomor(), "user": self.orang(login), "body": isi}
        pull.komentar.append(made | {"created_at": now, "updated_at": now})
        return pull.komentar[-1]

    def _jawab(self, ask: Permintaan) -> Balasan:
        who = self.token.get(ask.kepala.get("authorization", "").removeprefix("Bearer "))
        try:
            if who is None:
                raise Tolak(401, "Bad credentials")
            for method, pattern, handler in self.rute:
                match = re.fullmatch(pattern, ask.jalur)
                if match and method == ask.metode:
                    template, code, value, headers = handler(self, who, ask, *match.groups())
                    value = self.rusak(value)
                    wrong = self.skema.salah(template, method.lower(), code, value)
                    if wrong:
                        return Balasan({"message": "skema GitHub menolak", "errors": wrong[:5]}, 500)
                    return Balasan(value, code, headers)
            raise Tolak(404, "Not Found")
        except Tolak as no:
            return Balasan({"message": str(no), "documentation_url": "https://docs.github.com/rest"}, no.kode)

    def halaman(self, ask: Permintaan, items: list[Any]) -> tuple[list[Any], dict[str, str]]:
        size, page = int(ask.saring.get("per_page", "30")), int(ask.saring.get("page", "1"))
        size = min(size, 100)
        headers = {}
        if page * size < len(items):
            next_ = f"{self.peladen.alamat}{ask.jalur}?per_page={size}&page={page + 1}"
            headers["link"] = f'<{next_}>; rel="next", <{next_}>; rel="last"'
        return items[(page - 1) * size : page * size], headers

    def satu(self, nomor: str) -> Tarik:
        if int(nomor) not in self.tarik:
            raise Tolak(404, "Not Found")
        return self.tarik[int(nomor)]

    def commits(self, pull: Tarik) -> list[str]:
        known = pull.gabungan.get("commits")
        return known or self.git("rev-list", "--reverse", pull.cabang, f"^{pull.dasar}").split()

    def isi_commit(self, *shas: str) -> list[dict[str, Any]]:
        """Return commits as GitHub shows them, tied to accounts by the addresses in them."""
        form = "--format=%H%x00%an%x00%ae%x00%cn%x00%ce%x00%cI%x00%B%x01"
        rows = self.git("show", "-s", form, *shas).split("\1")[:-1] if shas else []
        return [self._isi_commit(*row.lstrip("\n").split("\0")) for row in rows]

    def _isi_commit(self, sha: str, *fields: str) -> dict[str, Any]:
        an, ae, cn, ce, stamp, message = fields
        signs = [{"name": name, "email": email, "date": stamp} for name, email in ((an, ae), (cn, ce))]
        return {
            "sha": sha,
            "commit": {"author": signs[0], "committer": signs[1], "message": message},
            "author": self.orang(self.akun.get(ae)),
            "committer": self.orang(self.akun.get(ce)),
            "parents": [],
        }

    def isi_tarik(self, pull: Tarik) -> Any:
        shown = self.skema.contoh(PULL, "get", 200)
        shown |= {
            "number": pull.nomor,
            "title": pull.judul,
            "body": pull.isi,
            "user": self.orang(pull.penulis),
        }
        count = len(self.commits(pull)) if pull.jumlah_commit is None else pull.jumlah_commit
        shown |= {"commits": count, "changed_files": pull.berkas}
        shown["requested_teams"] = []  # the team in GitHub's example lacks what its own schema demands
        shown["head"] |= {"ref": pull.cabang, "sha": self.kepala(pull)}
        # The base that GitHub shows is that of the last push, not the branch's present tip.
        shown["base"] |= {"ref": pull.dasar, "sha": self.git("merge-base", pull.cabang, pull.dasar)}
        shown["base"]["repo"] |= {"default_branch": "main"}
        return shown | pull.gabungan.get("tampak", {"merged_at": None, "merge_commit_sha": None})

    def kepala(self, pull: Tarik) -> str:
        """What is pushed after the merge is not part of the pull request."""
        return str(pull.gabungan.get("kepala") or self.git("rev-parse", pull.cabang))


DIPAKAI = {"number", "title", "user", "head", "base", "body", "requested_teams", "merged_at"}
DIPAKAI |= {"merge_commit_sha"}
Hasil = tuple[str, int, Any, dict[str, str]]


def _tarik(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    return PULL, 200, s.isi_tarik(s.satu(nomor)), {}


def _daftar_tarik(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    shown = []
    for pull in s.tarik.values():
        if ask.saring.get("head", "").partition(":")[2] in {"", pull.cabang}:
            sample = s.skema.contoh(f"{REPO}/pulls", "get", 200)[0]
            full = s.isi_tarik(pull)
            shown.append(sample | {key: full[key] for key in DIPAKAI})
    page, headers = s.halaman(ask, shown)
    return f"{REPO}/pulls", 200, page, headers


def _buat_tarik(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    pull = s.buka(who, ask.isi["head"], ask.isi["base"])
    pull.judul, pull.isi = ask.isi["title"], ask.isi.get("body")
    return f"{REPO}/pulls", 201, s.isi_tarik(pull), {}


def _commits(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    shas = s.commits(s.satu(nomor))[: s.batas_commit]
    page, headers = s.halaman(ask, shas)
    return f"{PULL}/commits", 200, s.isi_commit(*page), headers


def _ulasan(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    sample = s.skema.contoh(f"{PULL}/reviews", "get", 200)[0]
    page, headers = s.halaman(ask, [sample | item for item in s.satu(nomor).ulasan])
    return f"{PULL}/reviews", 200, page, headers


def _ulas(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    pull, event = s.satu(nomor), ask.isi.get("event", "")
    if who == pull.penulis and event in {"APPROVE", "REQUEST_CHANGES"}:
        raise Tolak(422, "Can not approve your own pull request")
    review = s.ulas(pull, who, PERISTIWA.get(event, "PENDING"), ask.isi.get("commit_id"))
    return f"{PULL}/reviews", 200, s.skema.contoh(f"{PULL}/reviews", "post", 200) | review, {}


def _status(s: GitHubTiruan, who: str, ask: Permintaan, sha: str) -> Hasil:
    s.git("cat-file", "-e", f"{sha}^{{commit}}")
    if len(ask.isi.get("description") or "") > 140:
        raise Tolak(422, "description is too long (maximum is 140 characters)")
    body = {"target_url": None} | ask.isi
    s.status.append(body | {"sha": sha})
    sample = s.skema.contoh(f"{REPO}/statuses/{{sha}}", "post", 201)
    return f"{REPO}/statuses/{{sha}}", 201, sample | body | {"creator": s.orang(who)}, {}


def _komentar(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    page, headers = s.halaman(ask, s.satu(nomor).komentar)
    return f"{REPO}/issues/{{issue_number}}/comments", 200, page, headers


def _tulis(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    made = s.tulis_komentar(s.satu(nomor), who, ask.isi["body"])
    return f"{REPO}/issues/{{issue_number}}/comments", 201, made, {}


def _sunting(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    """A bot that may write may edit anybody's comment: the adapter must not."""
    for pull in s.tarik.values():
        for item in pull.komentar:
            if item["id"] == int(nomor):
                item["body"] = ask.isi["body"]
                return f"{REPO}/issues/comments/{{comment_id}}", 200, item, {}
    raise Tolak(404, "Not Found")


def _cabang(s: GitHubTiruan, who: str, ask: Permintaan, nama: str) -> Hasil:
    (commit,) = s.isi_commit(s.git("rev-parse", "--verify", f"refs/heads/{nama}"))
    return f"{REPO}/branches/{{branch}}", 200, {"name": nama, "commit": commit, "protected": True}, {}


def _saya(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    if who.endswith("]"):
        raise Tolak(403, "Resource not accessible by integration")
    return "/user", 200, s.orang(who), {}


def _aturan(s: GitHubTiruan, who: str, ask: Permintaan, cabang: str) -> Hasil:
    page, headers = s.halaman(ask, s.aturan)
    return f"{REPO}/rules/branches/{{branch}}", 200, page, headers


def _himpunan(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    if int(nomor) not in s.himpunan:
        raise Tolak(404, "Not Found")
    return f"{REPO}/rulesets/{{ruleset_id}}", 200, s.himpunan[int(nomor)], {}


_R = r"/repos/[^/]+/[^/]+"
RUTE: tuple[tuple[str, str, Callable[..., Hasil]], ...] = (
    ("GET", rf"{_R}/pulls/(\d+)", _tarik),
    ("GET", rf"{_R}/pulls", _daftar_tarik),
    ("POST", rf"{_R}/pulls", _buat_tarik),
    ("GET", rf"{_R}/pulls/(\d+)/commits", _commits),
    ("GET", rf"{_R}/pulls/(\d+)/reviews", _ulasan),
    ("POST", rf"{_R}/pulls/(\d+)/reviews", _ulas),
    ("POST", rf"{_R}/statuses/([0-9a-f]{{40}})", _status),
    ("GET", rf"{_R}/issues/(\d+)/comments", _komentar),
    ("POST", rf"{_R}/issues/(\d+)/comments", _tulis),
    ("PATCH", rf"{_R}/issues/comments/(\d+)", _sunting),
    ("GET", rf"{_R}/branches/(.+)", _cabang),
    ("GET", r"/user", _saya),
    ("GET", rf"{_R}/rules/branches/(.+)", _aturan),
    ("GET", rf"{_R}/rulesets/(\d+)", _himpunan),
)

"""A stand-in for GitHub: keeps pull requests, reviews, statuses and comments over a real bare repository.

It shows what our description of GitHub's API names (api/github.yml), and is held to that by the server.
"""

import datetime
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.api_description import describe
from tests.hosts.peladen import Balasan, Peladen, Permintaan

BOT = "github-actions[bot]"
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
    dibuka: str = ""


class GitHubTiruan:
    """``akun`` ties e-mail addresses to accounts as GitHub does; ``token`` says whose a token is."""

    def __init__(self, repo: Path) -> None:
        self.repo = repo
        self.akun: dict[str, str] = {}
        self.token: dict[str, str] = {"tok-bot": BOT}
        self.tarik: dict[int, Tarik] = {}
        self.status: list[dict[str, Any]] = []
        self.aturan: list[dict[str, Any]] = []
        self.himpunan: dict[int, dict[str, Any]] = {}
        self.alur: list[tuple[str, str]] = []
        self.batas_commit = 250
        self.nomor: dict[str, int] = {}
        self.izin: dict[str, str] = {}
        self.tertutup = False
        self.kegiatan: list[dict[str, Any]] = []
        self.artefak: list[dict[str, Any]] = []
        self.rusak: Callable[[Any], Any] = lambda value: value
        self._id = 100
        self.rute = RUTE
        self.peladen = Peladen(self._jawab, describe("github"))

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
        number = self.nomor.setdefault(login, 1_000 + len(self.nomor))
        return {"login": login, "id": number, "type": "Bot" if login.endswith("]") else "User"}

    def ganti_nama(self, lama: str, baru: str) -> None:
        """Rename an account: what it did is shown under its new name, and the old one is free."""
        number = self.nomor.pop(lama)
        self.nomor[baru] = number
        self.akun = {address: baru if name == lama else name for address, name in self.akun.items()}
        for pull in self.tarik.values():
            pull.penulis = baru if pull.penulis == lama else pull.penulis
            for review in pull.ulasan:
                if review["user"] and review["user"]["id"] == number:
                    review["user"] = self.orang(baru)
        for item in self.kegiatan:
            if item["actor"]["id"] == number:
                item["actor"] = self.orang(baru)

    def didorong(self, akun: str, cabang: str) -> None:
        """Note who pushed a branch as it stands now."""
        row = {"id": self._nomor(), "before": "0" * 40, "after": self.git("rev-parse", cabang)}
        row |= {"ref": f"refs/heads/{cabang}", "timestamp": self._waktu(), "activity_type": "push"}
        self.kegiatan.append(row | {"actor": self.orang(akun)})

    def simpan_artefak(self, commit: str, nama: str = "pratinjau.html", **lain: Any) -> dict[str, Any]:
        """Keep an artifact of a run at a commit; ``salinan``: a fork's; ``jalan``: of a run before."""
        fork = 2 if lain.get("salinan") else 1
        number = lain.get("jalan") or self._nomor()
        run: dict[str, Any] = {"id": number, "repository_id": 1, "head_repository_id": fork}
        run |= {"head_branch": "usulan", "head_sha": commit}
        expired = bool(lain.get("habis"))
        made = {"id": self._nomor(), "name": nama, "expired": expired, "workflow_run": run}
        self.artefak.append(made)
        return made

    def buka(self, penulis: str, cabang: str, dasar: str = "main") -> Tarik:
        opened = self.peladen.jam.strftime("%Y-%m-%dT%H:%M:%SZ")
        pull = Tarik(len(self.tarik) + 1, penulis, cabang, dasar, dibuka=opened)
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
                    code, value, headers = handler(self, who, ask, *match.groups())
                    return Balasan(self.rusak(value), code, headers)
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
        form = "--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%cI%x00%B%x01"
        rows = self.git("show", "-s", form, *shas).split("\1")[:-1] if shas else []
        return [self._isi_commit(*row.lstrip("\n").split("\0")) for row in rows]

    def _isi_commit(self, sha: str, parents: str, *fields: str) -> dict[str, Any]:
        an, ae, cn, ce, stamp, message = fields
        signs = [{"name": name, "email": email, "date": stamp} for name, email in ((an, ae), (cn, ce))]
        return {
            "sha": sha,
            "parents": [{"sha": parent} for parent in parents.split()],
            "commit": {"author": signs[0], "committer": signs[1], "message": message},
            "author": self.orang(self.akun.get(ae)),
            "committer": self.orang(self.akun.get(ce)),
        }

    def isi_tarik(self, pull: Tarik) -> dict[str, Any]:
        """Return a pull request as lists show it."""
        # The base that GitHub shows is that of the last push, not the branch's present tip.
        base = self.git("merge-base", pull.cabang, pull.dasar)
        head = {"label": f"dinas:{pull.cabang}", "ref": pull.cabang, "sha": self.kepala(pull)}
        shown = {
            "number": pull.nomor,
            "state": "open",
            "title": pull.judul,
            "body": pull.isi,
            "user": self.orang(pull.penulis),
            "head": head | {"repo": GUDANG},
            "base": {"label": f"dinas:{pull.dasar}", "ref": pull.dasar, "sha": base, "repo": GUDANG},
            "created_at": pull.dibuka,
            "merged_at": None,
            "merge_commit_sha": None,
        }
        merged: dict[str, Any] = pull.gabungan.get("tampak", {})
        return shown | merged

    def isi_tarik_utuh(self, pull: Tarik) -> dict[str, Any]:
        """Return a pull request with its counts, as it is shown by itself."""
        count = len(self.commits(pull)) if pull.jumlah_commit is None else pull.jumlah_commit
        counts = {"merged": bool(pull.gabungan), "commits": count, "changed_files": pull.berkas}
        return self.isi_tarik(pull) | counts

    def kepala(self, pull: Tarik) -> str:
        """What is pushed after the merge is not part of the pull request."""
        return str(pull.gabungan.get("kepala") or self.git("rev-parse", pull.cabang))


GUDANG = {"full_name": "dinas/kinerja", "default_branch": "main"}
Hasil = tuple[int, Any, dict[str, str]]


def _tarik(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    return 200, s.isi_tarik_utuh(s.satu(nomor)), {}


def _daftar_tarik(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    wanted = {"", ask.saring.get("head", "").partition(":")[2]}
    found = [pull for pull in s.tarik.values() if wanted == {""} or pull.cabang in wanted]
    page, headers = s.halaman(ask, [s.isi_tarik(pull) for pull in found])
    return 200, page, headers


def _buat_tarik(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    pull = s.buka(who, ask.isi["head"], ask.isi["base"])
    pull.judul, pull.isi = ask.isi["title"], ask.isi.get("body")
    return 201, s.isi_tarik_utuh(pull), {}


def _commits(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    shas = s.commits(s.satu(nomor))[: s.batas_commit]
    page, headers = s.halaman(ask, shas)
    return 200, s.isi_commit(*page), headers


def _ulasan(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    page, headers = s.halaman(ask, s.satu(nomor).ulasan)
    return 200, page, headers


def _ulas(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    pull, event = s.satu(nomor), ask.isi.get("event", "")
    if who == pull.penulis and event in {"APPROVE", "REQUEST_CHANGES"}:
        raise Tolak(422, "Can not approve your own pull request")
    review = s.ulas(pull, who, PERISTIWA.get(event, "PENDING"), ask.isi.get("commit_id"))
    return 200, review, {}


def _status(s: GitHubTiruan, who: str, ask: Permintaan, sha: str) -> Hasil:
    s.git("cat-file", "-e", f"{sha}^{{commit}}")
    if len(ask.isi.get("description") or "") > 140:
        raise Tolak(422, "description is too long (maximum is 140 characters)")
    made = {"target_url": None} | ask.isi | {"id": s._nomor(), "creator": s.orang(who)}
    s.status.append(made | {"sha": sha})
    return 201, made, {}


def _komentar(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    page, headers = s.halaman(ask, s.satu(nomor).komentar)
    return 200, page, headers


def _tulis(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    made = s.tulis_komentar(s.satu(nomor), who, ask.isi["body"])
    return 201, made, {}


def _sunting(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    """A bot that may write may edit anybody's comment: the adapter must not."""
    for pull in s.tarik.values():
        for item in pull.komentar:
            if item["id"] == int(nomor):
                item["body"] = ask.isi["body"]
                return 200, item, {}
    raise Tolak(404, "Not Found")


def _cabang(s: GitHubTiruan, who: str, ask: Permintaan, nama: str) -> Hasil:
    (commit,) = s.isi_commit(s.git("rev-parse", "--verify", f"refs/heads/{nama}"))
    return 200, {"name": nama, "commit": commit, "protected": True}, {}


def _saya(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    if who.endswith("]"):
        raise Tolak(403, "Resource not accessible by integration")
    return 200, s.orang(who), {}


def _aturan(s: GitHubTiruan, who: str, ask: Permintaan, cabang: str) -> Hasil:
    page, headers = s.halaman(ask, s.aturan)
    return 200, page, headers


def _himpunan(s: GitHubTiruan, who: str, ask: Permintaan, nomor: str) -> Hasil:
    if int(nomor) not in s.himpunan:
        raise Tolak(404, "Not Found")
    return 200, s.himpunan[int(nomor)], {}


def _alur(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    """REST API "List repository workflows": the names, paths and states; ``tertutup`` as below."""
    if s.tertutup:
        raise Tolak(403, "Resource not accessible by integration")
    rows = [
        {"id": n, "name": path, "path": path, "state": state} for n, (path, state) in enumerate(s.alur, 1)
    ]
    return 200, {"total_count": len(rows), "workflows": rows}, {}


def _orang(s: GitHubTiruan, who: str, ask: Permintaan, login: str) -> Hasil:
    if login not in s.nomor:
        raise Tolak(404, "Not Found")
    return 200, s.orang(login), {}


def _izin(s: GitHubTiruan, who: str, ask: Permintaan, login: str) -> Hasil:
    """Everybody may write unless a test says otherwise; ``tertutup`` is a token that may not ask."""
    if s.tertutup:
        raise Tolak(403, "Resource not accessible by integration")
    word = s.izin.get(login, "write")
    return 200, {"permission": word, "role_name": word, "user": s.orang(login)}, {}


def _kegiatan(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    found = [item for item in s.kegiatan if item["ref"] == ask.saring.get("ref", item["ref"])]
    page, headers = s.halaman(ask, found)
    return 200, page, headers


def _artefak(s: GitHubTiruan, who: str, ask: Permintaan) -> Hasil:
    """Artifacts of a name, the newest first; a token without ``actions: read`` may not ask."""
    if s.tertutup:
        raise Tolak(403, "Resource not accessible by integration")
    named = [item for item in s.artefak if item["name"] == ask.saring.get("name", item["name"])]
    page, headers = s.halaman(ask, named[::-1])
    return 200, {"total_count": len(named), "artifacts": page}, headers


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
    ("GET", _R, lambda *_: (200, GUDANG, {})),
    ("GET", r"/users/([^/]+)", _orang),
    ("GET", rf"{_R}/collaborators/([^/]+)/permission", _izin),
    ("GET", rf"{_R}/activity", _kegiatan),
    ("GET", rf"{_R}/actions/artifacts", _artefak),
    ("GET", rf"{_R}/rules/branches/(.+)", _aturan),
    ("GET", rf"{_R}/rulesets/(\d+)", _himpunan),
    ("GET", rf"{_R}/actions/workflows", _alur),
)

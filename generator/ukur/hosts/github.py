"""GitHub, github.com or Enterprise Server, through its REST API."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote as kutip

from pydantic import AwareDatetime

from ukur.hosts.galat import GalatHost
from ukur.hosts.http import Klien
from ukur.hosts.jawaban import Isi, Sha, baca, baca_semua, nomor_sah
from ukur.hosts.protokol import KONTEKS, PENANDA, isi_komentar, ringkas
from ukur.model.galat import quote
from ukur.model.temuan import UkurError
from ukur.workflow.gerbang import Status
from ukur.workflow.usulan import Sikap, Tinjauan, Usulan

KETERBATASAN = (
    "GitHub menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu; siapa yang "
    "mengirimkannya tidak disebut. Karena itu aturan cabang meminta persetujuan dari orang lain sesudah "
    "kiriman terakhir (require_last_push_approval).",
)
BATAS_BERKAS = 3_000
"""GitHub shows and lists no more files of a pull request: nobody could have reviewed the rest."""

TERHAPUS = "(akun terhapus)"
_LAYANAN = "web-flow"  # commits made on GitHub's pages; their author is the one who was logged in
_BOT_ACTIONS = "github-actions[bot]"
_REPO = re.compile(r"[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")
_REKAN = re.compile(r"^co-authored-by:.*<([^<>]+)>\s*$", re.IGNORECASE | re.MULTILINE)
_TANPA_POS_EL = re.compile(r"(?:\d+\+)?([^@+\s]+)@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)

SIKAP: Mapping[str, Sikap] = {
    "APPROVED": Sikap.SETUJU,
    "CHANGES_REQUESTED": Sikap.KEMBALIKAN,
    "COMMENTED": Sikap.KOMENTAR,
    "DISMISSED": Sikap.BATAL,
}
KEADAAN: Mapping[Status, str] = {
    Status.DISETUJUI: "success",
    Status.MENUNGGU: "pending",
    Status.GAGAL: "failure",
    Status.GALAT: "error",
}


class Akun(Isi):
    """An account; GitHub gives an empty object where there is none."""

    login: str | None = None


class Ujung(Isi):
    """Head or base of a pull request."""

    sha: Sha
    ref: str


class Tarik(Isi):
    """A pull request, with the counts that its listings must reach."""

    number: int
    title: str
    user: Akun | None
    head: Ujung
    base: Ujung
    commits: int
    changed_files: int


class _Ulasan(Isi):
    user: Akun | None
    state: str
    commit_id: Sha | None
    submitted_at: AwareDatetime | None = None
    body: str | None = None


class _Orang(Isi):
    email: str | None = None


class _IsiCommit(Isi):
    message: str
    author: _Orang | None = None


class _Commit(Isi):
    sha: Sha
    commit: _IsiCommit
    author: Akun | None
    committer: Akun | None


class _Cabang(Isi):
    commit: "_Tip"


class _Tip(Isi):
    sha: Sha


class _Komentar(Isi):
    id: int
    user: Akun | None
    body: str | None = None


class GitHub:
    """One repository on GitHub; ``akun`` is our own, asked for where it is not given."""

    nama = "GitHub"

    def __init__(self, klien: Klien, repo: str, akun: str | None = None) -> None:
        if not _REPO.fullmatch(repo):
            raise UkurError(f"nama repositori {quote(repo)} tidak sah; tulis pemilik/nama")
        self._klien = klien
        self._repo = f"repos/{repo}"
        self._akun = akun

    def tutup(self) -> None:
        """Close the connection."""
        self._klien.tutup()

    def usulan(self, nomor: str) -> Usulan:
        """Return the pull request. ``dasar`` is the target branch as it is now, not as it was when opened."""
        path = self._tarik(nomor)
        pull = baca(Tarik, self._klien.ambil(path).isi)
        base = self._klien.ambil(f"{self._repo}/branches/{kutip(pull.base.ref, safe='')}")
        commits = baca_semua(_Commit, self._klien.halaman(f"{path}/commits", per_page="100"))
        pages = list(self._klien.halaman(f"{path}/reviews", per_page="100"))
        whole = len(commits) == pull.commits and pull.head.sha in {item.sha for item in commits}
        return Usulan(
            nomor=str(pull.number),
            judul=pull.title,
            penulis=_akun(pull.user) or TERHAPUS,
            pembuat_commit=tuple(dict.fromkeys(_pembuat(commits))),
            kepala=pull.head.sha,
            dasar=baca(_Cabang, base.isi).commit.sha,
            berkas=(),
            tinjauan=tuple(_tinjauan(baca_semua(_Ulasan, pages))),
            waktu=pages[-1].waktu,
            lengkap=whole and pull.changed_files <= BATAS_BERKAS,
        )

    def refspec(self, nomor: str) -> str:
        """Return the ref that GitHub keeps for a pull request, also one from a fork."""
        return f"refs/pull/{nomor_sah(nomor)}/head"

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now."""
        return baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi).head.sha

    def cari_nomor(self, cabang: str, commit: str) -> str:
        """Return the one open pull request from ``owner:branch`` at a commit: workflow_run does not say."""
        pages = self._klien.halaman(f"{self._repo}/pulls", state="open", head=cabang, per_page="100")
        found = [pull.number for pull in baca_semua(_TarikRingkas, pages) if pull.head.sha == commit]
        if len(found) != 1:
            raise UkurError(f"ada {len(found)} usulan terbuka dari cabang {quote(cabang)}; sebutkan nomornya")
        return str(found[0])

    def kirim_status(self, commit: str, status: Status, kalimat: str, tautan: str | None) -> None:
        """Post a commit status; GitHub takes 140 characters."""
        body: dict[str, object] = {"state": KEADAAN[status], "context": KONTEKS}
        body |= {"description": ringkas(kalimat, 140)} | ({"target_url": tautan} if tautan else {})
        self._klien.kirim("POST", f"{self._repo}/statuses/{baca(Sha, commit)}", body)

    def komentar(self, nomor: str, isi: str) -> None:
        """Write our comment, or bring it up to date; a stranger's with the marker is not ours."""
        mine, body = self._saya(), isi_komentar(isi)
        path = f"{self._repo}/issues/{nomor_sah(nomor)}/comments"
        for item in baca_semua(_Komentar, self._klien.halaman(path, per_page="100")):
            if (_akun(item.user) or "").casefold() == mine.casefold() and (item.body or "").startswith(
                PENANDA
            ):
                if item.body != body:
                    self._klien.kirim("PATCH", f"{self._repo}/issues/comments/{item.id}", {"body": body})
                return
        made = baca(_Komentar, self._klien.kirim("POST", path, {"body": body}).isi)
        if (_akun(made.user) or "").casefold() != mine.casefold():
            raise UkurError(
                f"komentar ditulis sebagai {quote(_akun(made.user))}; isi UKUR_AKUN dengan akun itu"
            )

    def aturan(self, cabang: str) -> Mapping[str, object] | None:
        """Return the rules in force on a branch, and the rulesets, which say who may bypass them."""
        try:
            pages = self._klien.halaman(
                f"{self._repo}/rules/branches/{kutip(cabang, safe='')}", per_page="100"
            )
            rules: list[Any] = [rule for page in pages for rule in page.isi]
        except GalatHost as error:
            if error.kode in {403, 404}:
                return None
            raise
        numbers = sorted({rule["ruleset_id"] for rule in rules if isinstance(rule.get("ruleset_id"), int)})
        return {"rules": rules, "rulesets": [self._himpunan(number) for number in numbers]}

    def _himpunan(self, nomor: int) -> Mapping[str, object]:
        try:
            answer = self._klien.ambil(f"{self._repo}/rulesets/{nomor}", includes_parents="true")
        except GalatHost as error:
            if error.kode in {403, 404}:
                return {"id": nomor}
            raise
        return baca(dict[str, Any], answer.isi)

    def _tarik(self, nomor: str) -> str:
        return f"{self._repo}/pulls/{nomor_sah(nomor)}"

    def _saya(self) -> str:
        """Return our own account; the token of GitHub Actions may not ask, but its account is known."""
        if self._akun is None:
            try:
                self._akun = baca(Akun, self._klien.ambil("user").isi).login or _BOT_ACTIONS
            except GalatHost as error:
                if error.kode != 403:
                    raise
                self._akun = _BOT_ACTIONS
        return self._akun


class _TarikRingkas(Isi):
    number: int
    head: Ujung


def _akun(user: Akun | None) -> str | None:
    return user.login if user else None


def _pembuat(commits: Iterable[_Commit]) -> Iterator[str | None]:
    """Yield the accounts behind each commit: author, committer, and every co-author that it names."""
    known: dict[str, str] = {}
    for item in commits:
        author = _akun(item.author)
        if author and item.commit.author and item.commit.author.email:
            known[item.commit.author.email.casefold()] = author
    for item in commits:
        yield _akun(item.author)
        if _akun(item.committer) != _LAYANAN:
            yield _akun(item.committer)
        for address in _REKAN.findall(item.commit.message):
            hidden = _TANPA_POS_EL.fullmatch(address)
            yield hidden[1] if hidden else known.get(address.casefold())


def _tinjauan(reviews: Iterable[_Ulasan]) -> Iterator[Tinjauan]:
    """Yield the reviews that were sent; a draft (PENDING) is shown to its writer alone."""
    for order, review in enumerate(reviews):
        if review.state == "PENDING":
            continue
        if review.submitted_at is None:
            raise UkurError("ada tinjauan tanpa waktu pada jawaban GitHub; laporkan")
        yield Tinjauan(
            akun=_akun(review.user) or TERHAPUS,
            sikap=SIKAP.get(review.state, Sikap.TAK_DIKENAL),
            commit=review.commit_id,
            waktu=review.submitted_at,
            urutan=order,
            isi=review.body or "",
        )

"""Gitea and Forgejo, through the API they share.

``official`` says whether the host's own rule counts a review, and is cleared on every older one: who counts
here is decided by peran.yml. ``stale`` says that commits came later; the commit that a review names decides,
and where the two contradict each other the commit is taken as unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

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
    "Gitea dan Forgejo menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu; "
    "siapa yang mengirimkannya tidak disebut.",
    "Siapa pun yang boleh menulis ke repositori dapat mengirim status atas nama gerbang. Karena itu aturan "
    "cabang juga membatasi siapa yang boleh menyetujui dan siapa yang boleh menggabungkan.",
)
TERHAPUS = "(akun terhapus)"
_HALAMAN = 50  # the host's usual upper bound
_REPO = re.compile(r"[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")

SIKAP: Mapping[str, Sikap] = {
    "APPROVED": Sikap.SETUJU,
    "REQUEST_CHANGES": Sikap.KEMBALIKAN,
    "COMMENT": Sikap.KOMENTAR,
}
BUKAN_TINJAUAN = {"REQUEST_REVIEW", "PENDING"}
KEADAAN: Mapping[Status, str] = {
    Status.DISETUJUI: "success",
    Status.MENUNGGU: "pending",
    Status.GAGAL: "failure",
    Status.GALAT: "error",
}


class _Akun(Isi):
    login: str


class _Ujung(Isi):
    sha: Sha


class _Tarik(Isi):
    number: int
    title: str
    user: _Akun | None
    head: _Ujung
    base: _Ujung


class _Ulasan(Isi):
    user: _Akun | None
    state: str
    commit_id: str
    stale: bool
    dismissed: bool
    submitted_at: AwareDatetime
    body: str


class _Commit(Isi):
    sha: Sha
    author: _Akun | None
    committer: _Akun | None


class _Komentar(Isi):
    id: int
    user: _Akun | None
    body: str


class Gitea:
    """One repository on Gitea or Forgejo; ``akun`` is our own, asked for where it is not given."""

    nama = "Gitea/Forgejo"

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
        """Return the pull request; the host gives the target branch's present commit as its base."""
        path = self._tarik(nomor)
        pull = baca(_Tarik, self._klien.ambil(path).isi)
        plain = {"verification": "false", "files": "false", "stat": "false"}
        commits = baca_semua(_Commit, self._klien.halaman_bernomor(f"{path}/commits", _HALAMAN, **plain))
        pages = list(self._klien.halaman_bernomor(f"{path}/reviews", _HALAMAN))
        accounts = (
            user.login if user else None for item in commits for user in (item.author, item.committer)
        )
        return Usulan(
            nomor=str(pull.number),
            judul=pull.title,
            penulis=pull.user.login if pull.user else TERHAPUS,
            pembuat_commit=tuple(dict.fromkeys(accounts)),
            kepala=pull.head.sha,
            dasar=pull.base.sha,
            berkas=(),
            tinjauan=tuple(_tinjauan(baca_semua(_Ulasan, pages), pull.head.sha)),
            waktu=pages[-1].waktu,
            lengkap=pull.head.sha in {item.sha for item in commits},
        )

    def refspec(self, nomor: str) -> str:
        """Return the ref that the host keeps for a pull request, also one from a fork."""
        return f"refs/pull/{nomor_sah(nomor)}/head"

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now."""
        return baca(_Tarik, self._klien.ambil(self._tarik(nomor)).isi).head.sha

    def kirim_status(self, commit: str, status: Status, kalimat: str, tautan: str | None) -> None:
        """Post a commit status."""
        body: dict[str, object] = {"state": KEADAAN[status], "context": KONTEKS}
        body |= {"description": ringkas(kalimat, 140)} | ({"target_url": tautan} if tautan else {})
        self._klien.kirim("POST", f"{self._repo}/statuses/{baca(Sha, commit)}", body)

    def komentar(self, nomor: str, isi: str) -> None:
        """Write our comment, or bring it up to date; the host gives all comments in one answer."""
        mine, body = self._saya(), isi_komentar(isi)
        path = f"{self._repo}/issues/{nomor_sah(nomor)}/comments"
        for item in baca(list[_Komentar], self._klien.ambil(path).isi):
            ours = item.user is not None and item.user.login.casefold() == mine.casefold()
            if ours and item.body.startswith(PENANDA):
                if item.body != body:
                    self._klien.kirim("PATCH", f"{self._repo}/issues/comments/{item.id}", {"body": body})
                return
        self._klien.kirim("POST", path, {"body": body})

    def aturan(self, cabang: str) -> Mapping[str, object] | None:
        """Return the branch's protection: the rule of its name, else the first whose pattern matches."""
        try:
            answer = self._klien.ambil(f"{self._repo}/branch_protections")
        except GalatHost as error:
            if error.kode in {403, 404}:
                return None
            raise
        rules = baca(list[dict[str, Any]], answer.isi)
        named = [(str(rule.get("rule_name") or rule.get("branch_name")), rule) for rule in rules]
        exact = [rule for name, rule in named if name == cabang]
        matching = [rule for name, rule in named if fnmatchcase(cabang, name)]
        return next(iter((*exact, *matching)), {})

    def _tarik(self, nomor: str) -> str:
        return f"{self._repo}/pulls/{nomor_sah(nomor)}"

    def _saya(self) -> str:
        if self._akun is None:
            try:
                self._akun = baca(_Akun, self._klien.ambil("user").isi).login
            except GalatHost as error:
                raise UkurError("akun token tidak diketahui; isi UKUR_AKUN dengan nama akunnya") from error
        return self._akun


def _tinjauan(reviews: Iterable[_Ulasan], head: str) -> Iterator[Tinjauan]:
    """Yield the reviews; a request for one is listed among them and is none."""
    for order, review in enumerate(reviews):
        if review.state in BUKAN_TINJAUAN:
            continue
        attitude = Sikap.BATAL if review.dismissed else SIKAP.get(review.state, Sikap.TAK_DIKENAL)
        doubtful = review.stale and review.commit_id == head
        yield Tinjauan(
            akun=review.user.login if review.user else TERHAPUS,
            sikap=attitude,
            commit=None if doubtful or not review.commit_id else baca(Sha, review.commit_id),
            waktu=review.submitted_at,
            urutan=order,
            isi=review.body,
        )

"""Gitea and Forgejo, through the API they share.

``official`` says whether the host's own rule counts a review, and is cleared on every older one: who counts
here is decided by peran.yml. ``stale`` says that commits came later; the commit that a review names decides,
and where the two contradict each other the commit is taken as unknown.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from pydantic import AwareDatetime

from ukur.hosts.galat import GalatHost
from ukur.hosts.gudang_api import TERHAPUS, GudangApi
from ukur.hosts.jawaban import Isi, baca, baca_semua, nomor_sah
from ukur.hosts.protokol import PENANDA, isi_komentar
from ukur.model.nilai import Sha
from ukur.model.organisasi import kunci
from ukur.model.temuan import UkurError
from ukur.workflow.usulan import Sikap, Tergabung, Tinjauan, Usulan, digabung

KETERBATASAN = (
    "Gitea dan Forgejo menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu; "
    "siapa yang mengirimkannya tidak disebut.",
    "Siapa pun yang boleh menulis ke repositori dapat mengirim status atas nama gerbang. Karena itu aturan "
    "cabang juga membatasi siapa yang boleh menyetujui dan siapa yang boleh menggabungkan.",
)
HALAMAN = 50  # the host's own upper bound (MAX_RESPONSE_ITEMS) unless its owner set another

SIKAP: Mapping[str, Sikap] = {
    "APPROVED": Sikap.SETUJU,
    "REQUEST_CHANGES": Sikap.KEMBALIKAN,
    "COMMENT": Sikap.KOMENTAR,
}
BUKAN_TINJAUAN = {"REQUEST_REVIEW", "PENDING"}


class _Akun(Isi):
    login: str


class _Ujung(Isi):
    sha: Sha


class _Gudang(Isi):
    default_branch: str


class _Dasar(_Ujung):
    ref: str
    repo: _Gudang


class _Tarik(Isi):
    number: int
    title: str
    user: _Akun | None
    head: _Ujung
    base: _Dasar
    merged_at: AwareDatetime | None
    merge_commit_sha: Sha | None

    @property
    def di_utama(self) -> bool:
        return self.merged_at is not None and self.base.ref == self.base.repo.default_branch


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


class Gitea(GudangApi):
    """One repository on Gitea or Forgejo; ``akun`` is our own, asked for where it is not given."""

    nama = "Gitea/Forgejo"

    def usulan(self, nomor: str) -> Usulan:
        """Return the pull request; the host gives the target branch's present commit as its base."""
        return self._usulan(baca(_Tarik, self._klien.ambil(self._tarik(nomor)).isi))

    def tergabung(self, commit: str) -> Tergabung | None:
        """Return the merged pull request. The host names it for the merge's own commit, the last of a rebase;
        so of a rebase of several commits the others are unknown.
        """
        path = f"{self._repo}/commits/{baca(Sha, commit)}/pull"
        try:
            named = [baca(_Tarik, self._klien.ambil(path).isi)]
        except GalatHost as error:
            if error.kode != 404:
                raise
            named = [pull for pull in self._ditutup if pull.merge_commit_sha == commit]
        return self._satu_gabungan(str(pull.number) for pull in named if pull.di_utama)

    @functools.cached_property
    def _ditutup(self) -> list[_Tarik]:
        """Every closed pull request, read once: older versions do not tell the one of a commit."""
        return baca_semua(
            _Tarik, self._klien.halaman_bernomor(f"{self._repo}/pulls", HALAMAN, state="closed")
        )

    def _gabungan(self, nomor: str) -> Tergabung | None:
        pull = baca(_Tarik, self._klien.ambil(self._tarik(nomor)).isi)
        if not pull.di_utama or pull.merged_at is None or pull.merge_commit_sha is None:
            return None
        return digabung(self._usulan(pull), pull.merge_commit_sha, pull.merged_at)

    def _usulan(self, pull: _Tarik) -> Usulan:
        path = self._tarik(str(pull.number))
        plain = {"verification": "false", "files": "false"}
        commits = baca_semua(_Commit, self._klien.halaman_bernomor(f"{path}/commits", HALAMAN, **plain))
        pages = list(self._klien.halaman_bernomor(f"{path}/reviews", HALAMAN))
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

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now."""
        return baca(_Tarik, self._klien.ambil(self._tarik(nomor)).isi).head.sha

    def komentar(self, nomor: str, isi: str) -> None:
        """Write our comment, or bring it up to date; the host gives all comments in one answer."""
        mine, body = self._saya(), isi_komentar(isi)
        path = f"{self._repo}/issues/{nomor_sah(nomor)}/comments"
        for item in baca(list[_Komentar], self._klien.ambil(path).isi):
            ours = item.user is not None and kunci(item.user.login) == kunci(mine)
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

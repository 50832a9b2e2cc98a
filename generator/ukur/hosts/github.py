"""GitHub, github.com or Enterprise Server, through its REST API."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.galat import GalatHost
from ukur.hosts.github_jawaban import Akun, Cabang, Commit, Komentar, Tarik, TarikSingkat, Ulasan
from ukur.hosts.gudang_api import TERHAPUS, GudangApi
from ukur.hosts.jawaban import baca, baca_semua, nomor_sah
from ukur.hosts.protokol import PENANDA, isi_komentar
from ukur.model.galat import quote
from ukur.model.nilai import Sha
from ukur.model.organisasi import kunci
from ukur.model.temuan import UkurError
from ukur.workflow.usulan import Sikap, Tergabung, Tinjauan, Usulan, digabung

KETERBATASAN = (
    "GitHub menghubungkan commit dengan akun lewat alamat pos-el yang ditulis di commit itu; siapa yang "
    "mengirimkannya tidak disebut. Karena itu aturan cabang meminta persetujuan dari orang lain sesudah "
    "kiriman terakhir (require_last_push_approval).",
)
BATAS_BERKAS = 3_000
"""GitHub shows and lists no more files of a pull request: nobody could have reviewed the rest."""

_LAYANAN = "web-flow"  # commits made on GitHub's pages; their author is the one who was logged in
_BOT_ACTIONS = "github-actions[bot]"
_REKAN = re.compile(r"^co-authored-by:.*<([^<>]+)>\s*$", re.IGNORECASE | re.MULTILINE)
_TANPA_POS_EL = re.compile(r"(?:\d+\+)?([^@+\s]+)@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)

SIKAP: Mapping[str, Sikap] = {
    "APPROVED": Sikap.SETUJU,
    "CHANGES_REQUESTED": Sikap.KEMBALIKAN,
    "COMMENTED": Sikap.KOMENTAR,
    "DISMISSED": Sikap.BATAL,
}


class GitHub(GudangApi):
    """One repository on GitHub; ``akun`` is our own, asked for where it is not given."""

    nama = "GitHub"

    def usulan(self, nomor: str) -> Usulan:
        """Return the pull request. ``dasar`` is the target branch as it is now, not as it was when opened."""
        pull = baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi)
        base = self._klien.ambil(f"{self._repo}/branches/{kutip(pull.base.ref, safe='')}")
        return self._usulan(pull, baca(Cabang, base.isi).commit.sha)

    def tergabung(self, commit: str) -> Tergabung | None:
        """Return the merged pull request; a review dismissed since counts as dismissed."""
        path = f"{self._repo}/commits/{baca(Sha, commit)}/pulls"
        listed = baca_semua(TarikSingkat, self._klien.halaman(path, per_page="100"))
        merged = [pull for pull in listed if pull.di_utama]
        exact = [pull for pull in merged if pull.merge_commit_sha == commit]
        return self._satu_gabungan(str(pull.number) for pull in exact or merged)

    def _gabungan(self, nomor: str) -> Tergabung | None:
        pull = baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi)
        if not pull.di_utama or pull.merged_at is None or pull.merge_commit_sha is None:
            return None
        return digabung(self._usulan(pull, pull.base.sha), pull.merge_commit_sha, pull.merged_at)

    def _usulan(self, pull: Tarik, dasar: str) -> Usulan:
        path = self._tarik(str(pull.number))
        commits = baca_semua(Commit, self._klien.halaman(f"{path}/commits", per_page="100"))
        pages = list(self._klien.halaman(f"{path}/reviews", per_page="100"))
        whole = len(commits) == pull.commits and pull.head.sha in {item.sha for item in commits}
        return Usulan(
            nomor=str(pull.number),
            judul=pull.title,
            penulis=_akun(pull.user) or TERHAPUS,
            pembuat_commit=tuple(dict.fromkeys(_pembuat(commits))),
            kepala=pull.head.sha,
            dasar=dasar,
            berkas=(),
            tinjauan=tuple(_tinjauan(baca_semua(Ulasan, pages))),
            waktu=pages[-1].waktu,
            lengkap=whole and pull.changed_files <= BATAS_BERKAS,
        )

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now."""
        return baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi).head.sha

    def cari_nomor(self, cabang: str, commit: str) -> str:
        """Return the one open pull request from ``owner:branch`` at a commit: workflow_run does not say."""
        pages = self._klien.halaman(f"{self._repo}/pulls", state="open", head=cabang, per_page="100")
        found = [pull.number for pull in baca_semua(TarikSingkat, pages) if pull.head.sha == commit]
        if len(found) != 1:
            raise UkurError(f"ada {len(found)} usulan terbuka dari cabang {quote(cabang)}; sebutkan nomornya")
        return str(found[0])

    def komentar(self, nomor: str, isi: str) -> None:
        """Write our comment, or bring it up to date; a stranger's with the marker is not ours."""
        mine, body = self._saya(), isi_komentar(isi)
        path = f"{self._repo}/issues/{nomor_sah(nomor)}/comments"
        for item in baca_semua(Komentar, self._klien.halaman(path, per_page="100")):
            if kunci(_akun(item.user) or "") == kunci(mine) and (item.body or "").startswith(PENANDA):
                if item.body != body:
                    self._klien.kirim("PATCH", f"{self._repo}/issues/comments/{item.id}", {"body": body})
                return
        made = baca(Komentar, self._klien.kirim("POST", path, {"body": body}).isi)
        if kunci(_akun(made.user) or "") != kunci(mine):
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


def _akun(user: Akun | None) -> str | None:
    return user.login if user else None


def _pembuat(commits: Iterable[Commit]) -> Iterator[str | None]:
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


def _tinjauan(reviews: Iterable[Ulasan]) -> Iterator[Tinjauan]:
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

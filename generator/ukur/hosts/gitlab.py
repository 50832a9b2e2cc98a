"""GitLab, also without paid approval rules.

No real GitLab has answered this adapter: it is written from GitLab's documentation and source. What its API
cannot tell is in ``KETERBATASAN``, and is covered so: an approval carries no commit, so the version of the
merge request that stood when it was given is taken, and none where that cannot be known. Commits carry only
e-mail addresses over REST, so GraphQL gives the author's account; whoever the host's own notes name as having
pushed counts among the makers too.
"""

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.galat import GalatHost
from ukur.hosts.gitlab_jawaban import (
    Akun,
    Cabang,
    Catatan,
    Commit,
    MintaGabung,
    Peninjau,
    Persetujuan,
    Proyek,
    Tarik,
    TarikSingkat,
    Versi,
)
from ukur.hosts.gitlab_tinjauan import dikembalikan, persetujuan
from ukur.hosts.gudang_api import satu
from ukur.hosts.http import Klien
from ukur.hosts.jawaban import baca, baca_semua, nomor_sah
from ukur.hosts.protokol import KONTEKS, PENANDA, isi_komentar, ringkas
from ukur.model.galat import quote
from ukur.model.nilai import Sha
from ukur.model.organisasi import kunci
from ukur.model.temuan import UkurError
from ukur.workflow.gerbang import Status
from ukur.workflow.usulan import Tergabung, Usulan, digabung

KETERBATASAN = (
    "GitLab tidak menyebut commit yang disetujui, hanya waktunya. Gerbang membandingkan waktu itu dengan "
    "waktu setiap kiriman; persetujuan yang diberikan kurang dari satu menit sesudah kiriman, atau yang "
    "waktunya tidak diketahui, tidak dihitung dan perlu diulang.",
    "Penyetuju yang membuka halaman lama lalu menyetujui sesudah ada kiriman baru dianggap menyetujui "
    "kiriman baru itu. Muat ulang halaman sebelum menyetujui.",
    "GitLab tanpa lisensi berbayar tidak dapat mewajibkan persetujuan. Yang menahan penggabungan hanyalah "
    "pekerjaan gerbang bersama setelan 'Pipelines must succeed'.",
    "GitLab menjalankan .gitlab-ci.yml milik cabang usulan. Letakkan berkas itu di proyek lain yang terkunci "
    "(Settings > CI/CD > CI/CD configuration file).",
)
_PROYEK = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)+")
_KIRIMAN = re.compile(r"added \d+ commits?\b")
_TANPA_POS_EL = re.compile(r"\d+-([^@\s]+)@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)
_COMMIT = """query($path: ID!, $iid: String!, $after: String) {
  project(fullPath: $path) { mergeRequest(iid: $iid) { commitCount
    commits(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
      nodes { sha authorEmail committerEmail author { username } } } } } }"""

KEADAAN: Mapping[Status, str] = {
    Status.DISETUJUI: "success",
    Status.MENUNGGU: "pending",
    Status.GAGAL: "failed",
    Status.GALAT: "failed",
}


class ProyekApi:
    """One project on GitLab; ``klien`` stands at ``/api``, ``akun`` is our own, asked for where not given."""

    def __init__(self, klien: Klien, proyek: str, akun: str | None = None) -> None:
        if not _PROYEK.fullmatch(proyek):
            raise UkurError(f"nama proyek {quote(proyek)} tidak sah; tulis grup/nama")
        self._klien = klien
        self._nama = proyek
        self._proyek = f"v4/projects/{kutip(proyek, safe='')}"
        self._akun = akun
        self._tergabung: dict[str, Tergabung | None] = {}

    def tutup(self) -> None:
        """Close the connection."""
        self._klien.tutup()


class GitLab(ProyekApi):
    """The gate's view of a project."""

    nama = "GitLab"

    def usulan(self, nomor: str) -> Usulan:
        """Return the merge request; approvals whose commit cannot be known carry none."""
        merge = baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi)
        base = self._klien.ambil(f"{self._proyek}/repository/branches/{kutip(merge.target_branch, safe='')}")
        return self._usulan(merge, baca(Cabang, base.isi).commit.id, None)

    def tergabung(self, commit: str) -> Tergabung | None:
        """Return the merged merge request; an approval withdrawn since then is gone from GitLab's answer.

        A return whose time is not known counts as given before the merge.
        """
        path = f"{self._proyek}/repository/commits/{baca(Sha, commit)}/merge_requests"
        listed = baca_semua(TarikSingkat, self._klien.halaman(path, per_page="100"))
        merged = [item for item in listed if self._di_utama(item)]
        exact = [item for item in merged if item.gabungan == commit]
        found = satu(str(item.iid) for item in exact or merged)
        if found is not None and found not in self._tergabung:
            self._tergabung[found] = self._gabungan(found)
        return None if found is None else self._tergabung[found]

    def _gabungan(self, nomor: str) -> Tergabung | None:
        merge = baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi)
        if not self._di_utama(merge) or merge.merged_at is None:
            return None
        return digabung(self._usulan(merge, merge.gabungan, merge.merged_at), merge.gabungan, merge.merged_at)

    def _di_utama(self, merge: TarikSingkat) -> bool:
        return merge.merged_at is not None and merge.target_branch == self._utama

    @functools.cached_property
    def _utama(self) -> str:
        """The default branch."""
        return baca(Proyek, self._klien.ambil(self._proyek).isi).default_branch

    def _usulan(self, merge: Tarik, dasar: str, kini: datetime.datetime | None) -> Usulan:
        """Return the merge request; ``kini`` stands in for times that are not known, else the host's own."""
        nomor = str(merge.iid)
        path = self._tarik(nomor)
        commits, whole = self._commits(nomor)
        versions = baca_semua(Versi, self._klien.halaman(f"{path}/versions", per_page="100"))
        notes = baca_semua(Catatan, self._klien.halaman(f"{path}/notes", per_page="100", sort="asc"))
        reviewers = baca_semua(Peninjau, self._klien.halaman(f"{path}/reviewers", per_page="100"))
        answer = self._klien.ambil(f"{path}/approvals")
        approved = baca(Persetujuan, answer.isi).approved_by
        unknown = kini or answer.waktu
        return Usulan(
            nomor=nomor,
            judul=merge.title,
            penulis=merge.author.username,
            pembuat_commit=tuple(dict.fromkeys((*_pembuat(commits), *_pengirim(notes)))),
            kepala=merge.sha,
            dasar=dasar,
            berkas=(),
            tinjauan=(
                *persetujuan(approved, versions, notes, unknown),
                *dikembalikan(reviewers, notes, unknown),
            ),
            waktu=answer.waktu,
            lengkap=whole and merge.sha in {item.sha for item in commits},
        )

    def _commits(self, nomor: str) -> tuple[list[Commit], bool]:
        """Return the commits with their accounts, and whether they are as many as the host counts."""
        found: list[Commit] = []
        after: str | None = None
        for _ in range(self._klien.batas.halaman):
            variables = {"path": self._nama, "iid": nomor, "after": after}
            body = {"query": _COMMIT, "variables": variables}
            answer = self._klien.kirim("POST", "graphql", body, aman=True)
            page = baca(MintaGabung, _data(answer.isi))
            found += page.commits.nodes
            if not page.commits.pageInfo.hasNextPage:
                return found, page.commitCount == len(found)
            after = page.commits.pageInfo.endCursor
        raise UkurError("daftar commit usulan tidak habis-habis; pecah usulan ini")

    def refspec(self, nomor: str) -> str:
        """Return the ref that GitLab keeps for a merge request, also one from a fork."""
        return f"refs/merge-requests/{nomor_sah(nomor)}/head"

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now."""
        return baca(Tarik, self._klien.ambil(self._tarik(nomor)).isi).sha

    def kirim_status(self, commit: str, status: Status, kalimat: str, tautan: str | None) -> None:
        """Post a commit status. GitLab refuses to repeat one; then the one that stands is read."""
        path = f"{self._proyek}/statuses/{baca(Sha, commit)}"
        body: dict[str, object] = {"state": KEADAAN[status], "name": KONTEKS}
        body |= {"description": ringkas(kalimat, 255)} | ({"target_url": tautan} if tautan else {})
        try:
            self._klien.kirim("POST", path, body)
        except GalatHost as error:
            if error.kode != 400 or not self._sudah(commit, KEADAAN[status]):
                raise

    def _sudah(self, commit: str, keadaan: str) -> bool:
        path = f"{self._proyek}/repository/commits/{commit}/statuses"
        rows = [row for page in self._klien.halaman(path, name=KONTEKS, per_page="100") for row in page.isi]
        return [row.get("status") for row in rows if row.get("name") == KONTEKS] == [keadaan]

    def komentar(self, nomor: str, isi: str) -> None:
        """Write our note, or bring it up to date; a stranger's with the marker is not ours."""
        if self._akun is None:
            self._akun = baca(Akun, self._klien.ambil("v4/user").isi).username
        mine, body, path = kunci(self._akun), isi_komentar(isi), f"{self._tarik(nomor)}/notes"
        for note in baca_semua(Catatan, self._klien.halaman(path, per_page="100", sort="asc")):
            if not note.system and kunci(note.author.username) == mine and note.body.startswith(PENANDA):
                if note.body != body:
                    self._klien.kirim("PUT", f"{path}/{note.id}", {"body": body})
                return
        self._klien.kirim("POST", path, {"body": body})

    def aturan(self, cabang: str) -> Mapping[str, object] | None:
        """Return the project's merge settings and the branch's protection, None where it has none."""
        try:
            project = baca(dict[str, Any], self._klien.ambil(self._proyek).isi)
        except GalatHost as error:
            if error.kode in {403, 404}:
                return None
            raise
        try:
            branch = self._klien.ambil(f"{self._proyek}/protected_branches/{kutip(cabang, safe='')}")
        except GalatHost as error:
            if error.kode == 404:
                return {"project": project, "protected_branch": None}
            if error.kode == 403:
                return None
            raise
        return {"project": project, "protected_branch": branch.isi}

    def _tarik(self, nomor: str) -> str:
        return f"{self._proyek}/merge_requests/{nomor_sah(nomor)}"


def _data(answer: Any) -> Any:
    """Return the merge request within a GraphQL answer, which is 200 also where it refuses."""
    for key in ("data", "project", "mergeRequest"):
        answer = answer.get(key) if isinstance(answer, dict) else None
    if answer is None:
        raise UkurError("GitLab tidak memberi daftar commit usulan; token perlu izin read_api")
    return answer


def _pembuat(commits: Iterable[Commit]) -> Iterator[str | None]:
    """Yield author and committer of each commit; GitLab names the author's account only."""
    rows = list(commits)
    known = {
        row.authorEmail.casefold(): row.author.username for row in rows if row.authorEmail and row.author
    }
    for row in rows:
        yield row.author.username if row.author else None
        address = (row.committerEmail or "").casefold()
        hidden = _TANPA_POS_EL.fullmatch(address)
        yield hidden[1] if hidden else known.get(address)


def _pengirim(notes: Iterable[Catatan]) -> Iterator[str]:
    """Yield who pushed, from the notes that GitLab itself writes."""
    for note in notes:
        if note.system and _KIRIMAN.match(note.body):
            yield note.author.username

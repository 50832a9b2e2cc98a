"""The recheck of history: whether each commit of the default branch came through an approved proposal.

Approvals are asked of the host and weighed again by the policy of the commit before; no status is read.
"""

import datetime
import functools
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.commands.gerbang import PENGIZIN
from ukur.commands.timbang import Timbangan, ditimbang, putusan, revisi, sidik_commit, timbang
from ukur.hosts.protokol import Host
from ukur.hosts.tanpa_host import TanpaHost
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.source.katalog import Simpanan
from ukur.workflow.gerbang import Putusan, Status
from ukur.workflow.usulan import Tergabung, Usulan

BATAS_RIWAYAT = 1_000
"""Our choice: merges checked in one run, each with requests to the host; a site is published after each."""

BATAS_USULAN = 250
"""Commits that one proposal may bring: GitHub lists no more of them, so nobody could have seen the rest."""

LANGSUNG = (
    "dikirim langsung ke cabang utama, bukan lewat usulan yang digabungkan; kembalikan cabang utama ke "
    "commit sebelumnya, lalu ajukan perubahan itu sebagai usulan"
)
LAIN_ISI = (
    "isi gabungan berbeda dari isi yang disetujui; kembalikan cabang utama ke commit sebelumnya, lalu "
    "gabungkan usulan tanpa mengubah isinya"
)
TANPA_SETUJU = (
    "usulan {} digabungkan tanpa disetujui; kembalikan cabang utama ke commit sebelumnya, lengkapi "
    "persetujuannya, lalu gabungkan lagi."
)
Tanya = Callable[[str], Tergabung | None]


@dataclass(frozen=True)
class Diterima:
    """A proposal that was approved when it was merged, and the commit it made of the default branch.

    ``commit`` is the last that it brought to the first-parent line, ``induk`` the one before its first.
    ``ditimbang`` is the proposal with the hashes of its head and of every commit that was reviewed.
    """

    commit: str
    induk: str
    tergabung: Tergabung
    putusan: Putusan
    timbangan: Timbangan
    ditimbang: Usulan


def diterima(repo: Path, host: Host, commit: str, simpanan: Simpanan | None = None) -> Diterima:
    """Return the approved proposal that a commit came through; UkurError says why there is none.

    The commit before it is taken as sound, and its roles count: ``periksa_riwayat`` is what shows that it is.
    """
    return _diterima(_Sumber.buka(repo, host, simpanan or Simpanan()), revisi(repo, commit))


def periksa_riwayat(repo: Path, host: Host, sejak: str | None, sampai: str) -> tuple[Diterima, ...]:
    """Return what every first-parent commit after ``sejak`` came through, oldest first.

    Without ``sejak`` it is every commit after the first of all, which is the set-up and has no proposal.
    """
    line = git.garis(repo, revisi(repo, sampai), BATAS_RIWAYAT + 2)
    places = {node.commit: index for index, node in enumerate(line)}
    end = _awal(line, places, None if sejak is None else revisi(repo, sejak))
    source, found, here = _Sumber.buka(repo, host, Simpanan()), list[Diterima](), 0
    while here < end:
        found.append(_diterima(source, line[here].commit))
        here = places.get(found[-1].induk, end)
    return tuple(reversed(found))


def _awal(line: tuple[git.Simpul, ...], places: dict[str, int], sejak: str | None) -> int:
    """Return the place on the line where the walk ends."""
    last = len(line) - 1
    end = places.get(sejak) if sejak else (None if line[last].induk else last)
    if end is not None and end <= BATAS_RIWAYAT:
        return end
    if sejak and not line[last].induk and end is None:
        raise UkurError(
            f"commit {sejak[:12]} bukan bagian dari cabang utama; sebutkan commit di sana sebagai awal"
        )
    raise UkurError(
        f"lebih dari {BATAS_RIWAYAT} commit untuk diperiksa sekaligus; sebutkan awal yang lebih baru"
    )


@dataclass(frozen=True)
class _Sumber:
    """Repository and host; each answer of the host is kept, and each file that was read."""

    repo: Path
    host: Host
    tanya: Tanya
    simpanan: Simpanan

    @classmethod
    def buka(cls, repo: Path, host: Host, simpanan: Simpanan) -> "_Sumber":
        """Return the source; a repository without host sees its own past."""
        if isinstance(host, TanpaHost):
            host = replace(host, lampau=functools.partial(_lampau, repo, host, simpanan))
        return cls(repo, host, functools.cache(host.tergabung), simpanan)


def _diterima(source: _Sumber, commit: str) -> Diterima:
    try:
        merged = _tergabung(source.tanya, commit)
        return _timbang(source, _induk(source.repo, source.tanya, merged), merged)
    except UkurError as error:
        raise UkurError(f"commit {commit[:12]} tidak dapat diterima: {error}") from error


def _tergabung(ask: Tanya, commit: str) -> Tergabung:
    merged = ask(commit)
    if merged is None:
        raise UkurError(LANGSUNG)
    if merged.gabungan != commit:
        raise UkurError(
            f"bukan commit terakhir dari usulan {merged.usulan.nomor}; sebutkan {merged.gabungan[:12]}"
        )
    return merged


def _induk(repo: Path, ask: Tanya, merged: Tergabung) -> str:
    """Return the commit before the proposal's first: a rebase brings several, a merge or squash just one."""
    line = git.garis(repo, merged.gabungan, BATAS_USULAN + 1)
    first = line[0]
    for node in line[1:]:
        if len(first.induk) != 1 or len(node.induk) != 1:
            break
        other = ask(node.commit)
        if other is None or (other.usulan.nomor, other.gabungan) != (merged.usulan.nomor, merged.gabungan):
            break
        first = node
    if not first.induk or line.index(first) == BATAS_USULAN:
        raise UkurError("usulan tidak berawal dari cabang utama; ajukan perubahannya sebagai usulan baru")
    return first.induk[0]


def _timbang(source: _Sumber, parent: str, merged: Tergabung) -> Diterima:
    repo, host = source.repo, source.host
    usulan = replace(merged.usulan, dasar=parent)
    wanted = {usulan.kepala, *(review.commit for review in usulan.tinjauan if review.commit)}
    git.lengkapi(repo, os.environ.get("UKUR_REMOTE") or "origin", host.refspec(usulan.nomor), wanted)
    if git.commit(repo, usulan.kepala) is None:
        raise UkurError(f"commit terakhir usulan {usulan.nomor} tidak dapat diambil; jalankan lagi")
    weighed = timbang(repo, parent, usulan.kepala, source.simpanan)
    verdict = putusan(weighed, usulan)
    if verdict.status is not Status.DISETUJUI:
        raise UkurError(f"{TANPA_SETUJU.format(usulan.nomor)} {verdict.kalimat}{_telat(merged)}")
    if git.pohon(repo, merged.gabungan) != weighed.pohon:
        raise UkurError(LAIN_ISI)
    return Diterima(merged.gabungan, parent, merged, verdict, weighed, ditimbang(weighed, usulan))


def _telat(merged: Tergabung) -> str:
    names = ", ".join(dict.fromkeys(review.akun for review in merged.terlambat))
    return f" Tinjauan {names} diberikan sesudah penggabungan, jadi tidak dihitung." if names else ""


def _lampau(
    repo: Path, host: TanpaHost, simpanan: Simpanan, dasar: str, waktu: datetime.datetime
) -> TanpaHost:
    """Return the repository as it was, with that commit's keys; a list from outside counts if it has none."""
    keys = git.teks_berkas(repo, dasar, PENGIZIN)
    if keys is None and git.teks_berkas(repo, "HEAD", PENGIZIN) is not None:
        raise UkurError(
            f"daftar kunci {PENGIZIN} belum ada di commit {dasar[:12]}; sebutkan awal yang lebih baru"
        )
    return replace(
        host,
        pengizin=host.pengizin if keys is None else keys.encode(),
        sidik=functools.cache(lambda commit: sidik_commit(repo, dasar, commit, simpanan)),
        kini=waktu,
    )

"""Use case ``publish check``: whether everything up to HEAD was approved, asked anew of the host.

No status and no earlier verdict counts. Where the check starts is told from outside the repository, or it is
the first commit of all: nothing that a writer of the repository can move.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.commands.riwayat import BATAS_RIWAYAT, Diterima, periksa_riwayat
from ukur.commands.timbang import revisi
from ukur.hosts.protokol import Host
from ukur.hosts.tanpa_host import TanpaHost
from ukur.model.galat import quote
from ukur.model.temuan import UkurError
from ukur.source import git

PEUBAH_AWAL = "UKUR_AWAL"
_ASAL = "cabang utama tidak dapat dibaca dari situs Git; periksa jaringan dan token, lalu ulangi"


@dataclass(frozen=True)
class CabangUtama:
    """The host's default branch and its last commit; ``nama`` is empty where there is no host."""

    nama: str
    ujung: str


@dataclass(frozen=True)
class Riwayat:
    """What may be published: the commit checked out here, and the approved proposals that led to it.

    ``awal`` is the commit after which the check began.
    """

    kepala: str
    awal: str
    utama: CabangUtama
    usulan: tuple[Diterima, ...]

    @property
    def terbaru(self) -> bool:
        """Whether nothing newer stands on the default branch; what is older is not shown in its place."""
        return self.kepala == self.utama.ujung


def periksa_terbit(repo: Path, host: Host, sejak: str | None, lingkungan: Mapping[str, str]) -> Riwayat:
    """Return what may be published; UkurError naming the first commit that nobody approved."""
    start = awal(repo, sejak, lingkungan)
    head, main = kepala_utama(repo, host, lingkungan)
    found = periksa_riwayat(repo, host, start, head)
    return Riwayat(head, start, main, found)


def awal(repo: Path, sejak: str | None, lingkungan: Mapping[str, str]) -> str:
    """Return the commit after which every one must be approved; a name that can be moved is refused."""
    given = sejak or lingkungan.get(PEUBAH_AWAL)
    if not given:
        root = git.garis(repo, revisi(repo, "HEAD"), BATAS_RIWAYAT + 2)[-1]
        if root.induk:
            raise UkurError(
                f"lebih dari {BATAS_RIWAYAT} commit untuk diperiksa; isi {PEUBAH_AWAL} dengan commit awalnya"
            )
        return root.commit
    if not git.sama_commit(given):
        raise UkurError(
            f"awal pemeriksaan {quote(given)} bukan nama lengkap sebuah commit (40 angka dan huruf a-f); "
            "nama cabang atau tag dapat dipindahkan siapa saja yang boleh menulis"
        )
    return revisi(repo, given)


def kepala_utama(repo: Path, host: Host, lingkungan: Mapping[str, str]) -> tuple[str, CabangUtama]:
    """Return HEAD and the default branch that it belongs to; UkurError where it is no part of it."""
    head = revisi(repo, "HEAD")
    if isinstance(host, TanpaHost):
        return head, CabangUtama("", head)
    main = cabang_utama(repo, jauh(lingkungan))
    line = git.garis(repo, main.ujung, 2 * BATAS_RIWAYAT)
    if head not in {node.commit for node in line}:
        raise UkurError(
            f"commit {head[:12]} bukan bagian dari cabang utama {quote(main.nama)} di situs Git; hanya isi "
            "cabang utama yang diterbitkan"
        )
    return head, main


def cabang_utama(repo: Path, asal: str) -> CabangUtama:
    """Ask the host for its default branch; its commits are fetched as objects."""
    out = git.git(repo, "ls-remote", "--symref", "--", asal, "HEAD", remote=True)
    rows = [line.split("\t") for line in (out or b"").decode("utf-8", "replace").splitlines()]
    named = {row[0] for row in rows if len(row) == 2 and row[1] == "HEAD"}
    refs = [name.removeprefix("ref: refs/heads/") for name in named if name.startswith("ref: refs/heads/")]
    tips = [name for name in named if git.sama_commit(name)]
    if len(refs) != 1 or len(tips) != 1:
        raise UkurError(_ASAL)
    git.lengkapi(repo, asal, f"refs/heads/{refs[0]}", tips)
    if git.commit(repo, tips[0]) is None:
        raise UkurError(_ASAL)
    return CabangUtama(refs[0], tips[0])


def jauh(lingkungan: Mapping[str, str]) -> str:
    """Return where commits come from: a URL in UKUR_REMOTE, else the remote origin."""
    return lingkungan.get("UKUR_REMOTE") or "origin"


def sebut(usulan: Diterima) -> str:
    """Return one line: the proposal, its commit, and who approved it in which role."""
    roles = (f"{item.nama_peran}: {', '.join(item.oleh)}" for item in usulan.putusan.syarat)
    said = "; ".join(dict.fromkeys(roles)) or "tanpa syarat persetujuan"
    return f"usulan {usulan.tergabung.usulan.nomor} ({usulan.commit[:12]}): {said}"

"""A proposal weighed: what it would make of the target branch, and what the gate says of that.

Everything is read from Git objects; nothing of the proposal is checked out or run. The target branch is the
commit that is checked out here: its policy counts, and its program is what runs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.commands.periksa import pohon
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.paths import DATA
from ukur.model.temuan import Severity, UkurError
from ukur.source import git
from ukur.source.katalog import Simpanan, read_catalogue
from ukur.verify.inputs import Pemeriksaan, periksa
from ukur.workflow.banding import Gabungan
from ukur.workflow.gerbang import Putusan, Status, putuskan
from ukur.workflow.laporan_ubah import LaporanUbah, laporkan
from ukur.workflow.larangan_arsip import REGISTER_PATH
from ukur.workflow.perubahan import Ubah, perubahan
from ukur.workflow.sidik import perubahan_sejak, sidik_usulan
from ukur.workflow.syarat import aturan
from ukur.workflow.usulan import BerkasUbah, Usulan

GABUNGAN = "hasil-gabungan"
"""Stands for the head in a weighed proposal: what would be published is the merge, not the branch."""

_BERKAS_BIASA = ("100644 ", "100755 ")
"""How Git's modes of plain files begin a row of ``git.isi_pohon``."""

BERGERAK = (
    "Cabang tujuan sudah berubah pada isi yang ikut dicetak: gabungkan dahulu cabang tujuan ke usulan ini, "
    "sebab persetujuan atas isi yang lama tidak dihitung."
)


@dataclass(frozen=True)
class Timbangan:
    """The two sides of a proposal; ``kepala`` is the target branch as it would be after the merge."""

    repo: Path
    dasar: str
    pohon: str
    periksa_dasar: Pemeriksaan
    periksa_kepala: Pemeriksaan
    berkas: tuple[BerkasUbah, ...]
    ubah: tuple[Ubah, ...]
    gabungan: Gabungan
    simpanan: Simpanan

    @property
    def galat(self) -> int:
        """The number of errors in the proposal's data."""
        return sum(item.severity is Severity.ERROR for item in self.periksa_kepala.temuan)


def revisi(repo: Path, nama: str) -> str:
    """Return the commit that a name on the command line means."""
    found = git.commit(repo, nama)
    if found is None:
        raise UkurError(f"revisi Git '{nama}' tidak ditemukan; periksa nama cabang atau komitnya")
    return found


def timbang(repo: Path, dasar: str, kepala: str, simpanan: Simpanan | None = None) -> Timbangan:
    """Read both sides; ``dasar`` and ``kepala`` are commits that are in the repository."""
    merged = git.gabungan(repo, dasar, kepala)
    cache = simpanan or Simpanan()
    before = periksa(pohon(repo, dasar), cache)
    after = periksa(pohon(repo, merged), cache)
    files = tuple(
        BerkasUbah(file.path, file.blob is None, file.dari, file.baru)
        for file in git.beda(repo, dasar, kepala)
    )
    changes: tuple[Ubah, ...] = ()
    if before.ukuran and after.ukuran:
        changes = perubahan(before.ukuran.katalog, after.ukuran.katalog)
    return Timbangan(
        repo, dasar, merged, before, after, files, changes, _gabungan(repo, dasar, merged), cache
    )


def _gabungan(repo: Path, dasar: str, pohon: str) -> Gabungan:
    before, after = git.isi_pohon(repo, dasar), git.isi_pohon(repo, pohon)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    odd = {path for path in changed & after.keys() if not after[path].startswith(_BERKAS_BIASA)}
    return Gabungan(frozenset(changed), frozenset(odd))


def sidik_commit(repo: Path, dasar: str, commit: str, simpanan: Simpanan | None = None) -> str | None:
    """Return the hash of what one commit would publish, for a signed statement to bind to.

    It covers the paths that the commit touches since it parted from ``dasar``, so that it stays the same
    while ``dasar`` moves on. None where the commit cannot be read.
    """
    if git.commit(repo, commit) != commit or git.pangkal(repo, dasar, commit) is None:
        return None
    katalog = read_catalogue(pohon(repo, commit), simpanan).katalog
    if katalog is None:
        return None
    return cakupan_commit(repo, dasar, commit).sidik(katalog, git.isi_pohon(repo, commit))


def cakupan_commit(repo: Path, dasar: str, commit: str) -> "Cakupan":
    """Return what one commit touches since it parted from ``dasar``: what a signed statement covers."""
    paths = {path for file in git.beda(repo, dasar, commit) for path in (file.path, file.dari) if path}
    return Cakupan.dari(paths)


def cakupan(timbangan: Timbangan, usulan: Usulan) -> "Cakupan":
    """Return what a proposal touches at its head, or at a commit of it that was reviewed."""
    paths = {path for file in timbangan.berkas for path in (file.path, file.dari) if path}
    for name in _dikenal(timbangan.repo, usulan):
        paths |= {file.path for file in git.beda(timbangan.repo, timbangan.dasar, name)}
    return Cakupan.dari(paths)


def laporan(timbangan: Timbangan) -> LaporanUbah:
    """Return the change report; UkurError where either side cannot be read."""
    before, after = (
        _measured(timbangan.periksa_dasar, "cabang tujuan"),
        _measured(timbangan.periksa_kepala, "usulan"),
    )
    return laporkan(before, after, timbangan.ubah, timbangan.berkas)


def putusan(timbangan: Timbangan, usulan: Usulan) -> Putusan:
    """Return the verdict on a proposal whose commits have been fetched."""
    base, head = timbangan.periksa_dasar.ukuran, timbangan.periksa_kepala.ukuran
    if base is None:
        return Putusan(
            Status.GALAT, "Data cabang tujuan tidak dapat dibaca; perbaiki cabang tujuan lebih dahulu."
        )
    if head is None:
        return Putusan(Status.GAGAL, "Data usulan tidak dapat dibaca; lihat hasil 'ukur check'.")
    weighed, since = _weighed(timbangan, usulan, head.katalog)
    policy = aturan(
        base.katalog,
        head.katalog,
        timbangan.ubah,
        timbangan.berkas,
        _register(timbangan),
        timbangan.gabungan,
    )
    verdict = putuskan(weighed, base.katalog, policy, timbangan.galat, since)
    moved = weighed.sidik.get(usulan.kepala) not in (None, weighed.sidik[GABUNGAN])
    if moved and verdict.status is Status.MENUNGGU:
        return replace(verdict, kalimat=f"{BERGERAK} {verdict.kalimat}")
    return verdict


def ditimbang(timbangan: Timbangan, usulan: Usulan) -> Usulan:
    """Return the proposal with its files, and the hash of its head and of every commit that was reviewed."""
    head = _measured(timbangan.periksa_kepala, "usulan")
    weighed, _ = _weighed(timbangan, usulan, head.katalog)
    return replace(weighed, kepala=usulan.kepala)


def _measured(checked: Pemeriksaan, what: str) -> Ukuran:
    if checked.ukuran is None:
        raise UkurError(f"data {what} tidak dapat dibaca; jalankan 'ukur check' di sana")
    return checked.ukuran


def _weighed(
    timbangan: Timbangan, usulan: Usulan, kepala: Katalog
) -> tuple[Usulan, dict[str, tuple[Ubah, ...]]]:
    """Put in the hash of the merge, and of every commit that was reviewed, over the same paths."""
    repo, cover = timbangan.repo, cakupan(timbangan, usulan)
    sidik = {GABUNGAN: cover.sidik(kepala, git.isi_pohon(repo, timbangan.pohon))}
    since: dict[str, tuple[Ubah, ...]] = {}
    for name in _dikenal(repo, usulan):
        katalog = read_catalogue(pohon(repo, name), timbangan.simpanan).katalog
        if katalog is not None:
            sidik[name] = cover.sidik(katalog, git.isi_pohon(repo, name))
            since[name] = perubahan_sejak(katalog, kepala, cover.data)
    return replace(usulan, kepala=GABUNGAN, berkas=timbangan.berkas, sidik=sidik), since


def _dikenal(repo: Path, usulan: Usulan) -> list[str]:
    """Return the head and every commit that a review names, as far as they are here."""
    named = {review.commit for review in usulan.tinjauan if review.commit} | {usulan.kepala}
    return sorted(git.commits_here(repo, named))


@dataclass(frozen=True)
class Cakupan:
    """The paths a proposal touches, data and other files apart."""

    data: frozenset[str]
    lain: frozenset[str]

    @classmethod
    def dari(cls, paths: Iterable[str]) -> "Cakupan":
        """Return the paths sorted into the two kinds."""
        inside = frozenset(path for path in paths if path.startswith(f"{DATA}/"))
        return cls(frozenset(path.removeprefix(f"{DATA}/") for path in inside), frozenset(paths) - inside)

    def isi_lain(self, isi: dict[str, str]) -> dict[str, str | None]:
        """Return the other files with their contents' names, as ``isi`` (of a tree) has them."""
        return {path: isi.get(path) for path in self.lain}

    def sidik(self, katalog: Katalog, isi: dict[str, str]) -> str:
        """Return the hash of what these paths hold in a tree."""
        return sidik_usulan(katalog, self.data, self.isi_lain(isi))


def _register(timbangan: Timbangan) -> tuple[str, str] | None:
    read: Callable[[str], str | None] = lambda tree: git.teks_berkas(timbangan.repo, tree, REGISTER_PATH)  # noqa: E731
    before, after = read(timbangan.dasar), read(timbangan.pohon)
    return (before or "", after) if after is not None else None

"""Use case ``publish archive``: what was approved and is not filed yet, filed as a proposal for step 9.

One entry at a time, since each is chained to the one before it. The same state of the default branch always
gives the same commit, so a run that was interrupted is simply run again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.manifest import MANIFEST, Manifest, baca_manifest
from ukur.commands.arsip import arsipkan, terakhir
from ukur.commands.periksa import pohon, terukur
from ukur.commands.riwayat import BATAS_RIWAYAT
from ukur.commands.sumber_arsip import Asalmula, asalmula
from ukur.commands.surat_arsip import isi_usulan, judul_usulan, naskah_arsip
from ukur.commands.terbit import CabangUtama, jauh
from ukur.hosts.penerbit import Penerbit
from ukur.hosts.protokol import Host
from ukur.model.galat import quote
from ukur.model.katalog import Katalog
from ukur.model.paths import ARSIP, DATA, KOREKSI, REGISTER, dokumen_path, measured_folder
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.source.arsip import baca_folder
from ukur.source.katalog import Simpanan

KERJA, ACUAN = ".cache/arsip-terbit", "refs/ukur/arsip-terbit"


@dataclass(frozen=True)
class UsulanArsip:
    """A proposal to file an entry; ``baru`` is False where its branch had been pushed before."""

    folder: str
    cabang: str
    commit: str
    nomor: str
    baru: bool


@dataclass(frozen=True)
class HasilArsip:
    """What came of a run: the proposal if there is one, and what could not be filed, with the reason."""

    usulan: UsulanArsip | None = None
    lama: tuple[str, ...] = ()
    gagal: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tempat:
    """Where the archiving works: the repository, the commit that is published, and where the check began."""

    repo: Path
    kepala: str
    awal: str
    utama: CabangUtama
    lingkungan: Mapping[str, str]

    @property
    def kerja(self) -> Path:
        """A second checkout beside the one at hand, thrown away after use."""
        return self.repo / KERJA


def usulkan_arsip(tempat: Tempat, host: Host, penerbit: Penerbit, petugas: str) -> HasilArsip:
    """Propose the oldest document that is to be filed; ``petugas`` is who commits, as name <address>."""
    _buka(tempat)
    try:
        old: list[str] = []
        failed: list[str] = []
        for source in _calon(tempat, old, failed):
            try:
                commit, manifest = _disusun(tempat, host, source, petugas)
            except UkurError as error:
                failed.append(f"{source.periode}: {error}")
                continue
            if manifest is not None:
                made = _ajukan(tempat, penerbit, commit, manifest)
                return HasilArsip(made, tuple(old), tuple(failed))
        return HasilArsip(None, tuple(old), tuple(failed))
    finally:
        _tutup(tempat)


def _buka(tempat: Tempat) -> None:
    _tutup(tempat)  # what a killed run left
    made = git.git(tempat.repo, "worktree", "add", "--quiet", "--detach", "--force", KERJA, tempat.kepala)
    if made is None:
        raise UkurError(f"folder kerja {KERJA} tidak dapat dibuat; hapus folder itu, lalu ulangi")


def _tutup(tempat: Tempat) -> None:
    git.git(tempat.repo, "worktree", "remove", "--force", "--force", KERJA)
    git.git(tempat.repo, "worktree", "prune")
    git.git(tempat.repo, "update-ref", "-d", ACUAN)


def _calon(tempat: Tempat, lama: list[str], gagal: list[str]) -> Iterator[Asalmula]:
    """Yield what may have to be filed, first approved first.

    ``lama`` gets what came before the check, ``gagal`` what cannot be told.
    """
    held = _arsip(tempat)
    line = git.garis(tempat.repo, tempat.kepala, BATAS_RIWAYAT + 2)
    places = {node.commit: index for index, node in enumerate(line)}
    end = places.get(tempat.awal, len(line))
    found: list[tuple[int, Periode, Asalmula]] = []
    cache = Simpanan()
    for periode in _katalog(tempat.repo, tempat.kepala).disahkan():
        try:
            source = asalmula(tempat.repo, periode, kepala=tempat.kepala, simpanan=cache)
        except UkurError as error:
            gagal.append(f"{periode}: {error}")
            continue
        last = terakhir(held, periode)
        if last is not None and last.commit == source.akhir:
            continue
        if any(places.get(commit, end) >= end for commit in source.commits):
            lama.append(str(periode))
        else:
            found.append((-places[source.akhir], periode, source))
    for _, _, source in sorted(found, key=lambda item: item[:2]):
        yield source


def _arsip(tempat: Tempat) -> dict[str, bytes]:
    place = tempat.kerja / ARSIP
    return baca_folder(place) if place.is_dir() else {}


def _katalog(repo: Path, commit: str) -> Katalog:
    return terukur(pohon(repo, commit))[0].katalog


def _disusun(tempat: Tempat, host: Host, source: Asalmula, petugas: str) -> tuple[str, Manifest | None]:
    """Return the commit that files a document, and what it files; None where it is filed as it reads.

    It is built on the last commit that touched archive or document, so that others do not change it.
    """
    base = _pangkal(tempat, source.periode)
    if git.git(tempat.kerja, "checkout", "--quiet", "--force", "--detach", base) is None:
        raise UkurError(f"folder kerja {KERJA} tidak dapat diisi; hapus folder itu, lalu ulangi")
    done = arsipkan(tempat.kerja, host, source.periode, tempat.lingkungan)
    if not done.baru:
        return base, None
    held = _arsip(tempat)
    manifest = baca_manifest(held[f"{done.folder}/{MANIFEST}"], done.folder)
    files = {
        f"{ARSIP}/{path}": isi
        for path, isi in held.items()
        if path == REGISTER or path.startswith(f"{done.folder}/")
    }
    path = f"{DATA}/{dokumen_path(source.periode)}"
    files[path] = naskah_arsip(git.isi_berkas(tempat.repo, base, path) or b"", path)
    return _commit(tempat, base, files, manifest, petugas), manifest


def _pangkal(tempat: Tempat, periode: Periode) -> str:
    paths = (ARSIP, f"{DATA}/{measured_folder(periode)}", f"{DATA}/{KOREKSI}")
    out = git.git(tempat.repo, "log", "-1", "--first-parent", "--format=%H", tempat.kepala, "--", *paths)
    if not out:
        raise UkurError("riwayat Git tidak dapat dibaca; ambil riwayat lengkapnya")
    return out.decode().strip()


def _commit(tempat: Tempat, dasar: str, berkas: Mapping[str, bytes], manifest: Manifest, petugas: str) -> str:
    """Make the commit from bytes: what is filed stays as it is, whatever attributes say of line ends."""
    when = f"{int(manifest.waktu.timestamp())} +0000"
    message = f"{judul_usulan(manifest)}\n".encode()
    head = f"commit {ACUAN}\nauthor {petugas} {when}\ncommitter {petugas} {when}\ndata {len(message)}\n"
    stream = [head.encode(), message, f"from {dasar}\n".encode()]
    for path, isi in sorted(berkas.items()):
        if "\n" in path or path.startswith('"'):
            raise UkurError(f"nama berkas {quote(path)} tidak dapat diarsipkan; ganti namanya")
        stream += [f"M 100644 inline {path}\ndata {len(isi)}\n".encode(), isi, b"\n"]
    done = git.git(tempat.repo, "fast-import", "--quiet", "--force", stdin=b"".join(stream))
    commit = git.commit(tempat.repo, ACUAN) if done is not None else None
    if commit is None:
        raise UkurError(f"commit arsip {manifest.folder} tidak dapat dibuat; periksa ruang penyimpanan")
    return commit


def _ajukan(tempat: Tempat, penerbit: Penerbit, commit: str, manifest: Manifest) -> UsulanArsip:
    branch = f"arsip-{manifest.folder.replace('/', '-')}"
    katalog = _katalog(tempat.repo, tempat.kepala)
    new = _dorong(tempat, branch, commit)
    title, body = judul_usulan(manifest), isi_usulan(katalog.sop, manifest)
    number = penerbit.ajukan(branch, tempat.utama.nama, title, body)
    return UsulanArsip(manifest.folder, branch, commit, number, new)


def _dorong(tempat: Tempat, cabang: str, commit: str) -> bool:
    """Push the branch unless it is there with this commit, and perhaps with more that people added to it."""
    repo, remote, ref = tempat.repo, jauh(tempat.lingkungan), f"refs/heads/{cabang}"
    there = _di_sana(repo, remote, ref)
    if there is None:
        if git.git(repo, "push", "--quiet", "--", remote, f"{commit}:{ref}", remote=True) is None:
            raise UkurError(
                f"cabang {quote(cabang)} tidak dapat dikirim; periksa izin menulis token dan aturan cabang"
            )
        return True
    git.lengkapi(repo, remote, ref, [there])
    if git.commit(repo, there) is None or git.pangkal(repo, commit, there) != commit:
        raise UkurError(
            f"cabang {quote(cabang)} sudah ada dengan isi lain ({there[:12]}); periksa siapa yang "
            "mengirimnya, tutup usulannya, hapus cabang itu, lalu ulangi"
        )
    return False


def _di_sana(repo: Path, remote: str, ref: str) -> str | None:
    out = git.git(repo, "ls-remote", "--", remote, ref, remote=True)
    if out is None:
        raise UkurError("cabang di situs Git tidak dapat dibaca; periksa jaringan dan token, lalu ulangi")
    rows: Sequence[list[str]] = [line.split("\t") for line in out.decode().splitlines()]
    found = [row[0] for row in rows if row[1:] == [ref]]
    return found[0] if found else None

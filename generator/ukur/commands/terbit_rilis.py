"""Use case ``publish release``: what a commit brought into the archive, as releases with their files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import MANIFEST, BarisRegister, Manifest, baca_manifest, baca_register
from ukur.commands.riwayat import diterima
from ukur.hosts.protokol import Host
from ukur.model.paths import ARSIP, REGISTER, JenisEntri
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.workflow.markdown import aman

DILAMPIRKAN = {".pdf", ".xlsx", ".docx"}
_JUDUL: Mapping[JenisEntri, str] = {
    JenisEntri.DOKUMEN: "",
    JenisEntri.TANDA_TANGAN: ", PDF bertanda tangan elektronik",
    JenisEntri.PINDAIAN: ", pindaian naskah",
}


@dataclass(frozen=True)
class Terbitan:
    """One entry of the archive as a release."""

    tag: str
    judul: str
    isi: str
    berkas: Mapping[str, bytes]


def baris_baru(repo: Path, host: Host, kepala: str, awal: str) -> tuple[BarisRegister, ...]:
    """Return the lines of the register that the proposal ending at ``kepala`` brought, approved as it was.

    The commit where the check starts brings none: nothing says that it was approved.
    """
    if kepala == awal or git.commit(repo, f"{kepala}^1") is None:
        return ()
    before = register(repo, diterima(repo, host, kepala).induk)
    after = register(repo, kepala)
    if after[: len(before)] != before:
        raise UkurError(f"{REGISTER} pada commit {kepala[:12]} bukan lanjutan dari yang lama; periksa arsip")
    return after[len(before) :]


def register(repo: Path, commit: str) -> tuple[BarisRegister, ...]:
    """Return the register as a commit has it."""
    return baca_register(git.isi_berkas(repo, commit, f"{ARSIP}/{REGISTER}") or b"")


def susun_terbitan(
    repo: Path, kepala: str, rows: Iterable[BarisRegister], luring: bytes
) -> tuple[Terbitan, ...]:
    """Return a release for each line; files are read from the commit and must be those of the manifest."""
    return tuple(_terbitan(repo, kepala, row, luring) for row in rows)


def _terbitan(repo: Path, kepala: str, row: BarisRegister, luring: bytes) -> Terbitan:
    path = f"{ARSIP}/{row.folder}/{MANIFEST}"
    raw = git.isi_berkas(repo, kepala, path) or b""
    if sidik_bita(raw) != row.manifest:
        raise UkurError(f"{path} bukan yang dicatat {REGISTER}; jalankan 'ukur verify'")
    manifest = baca_manifest(raw, path)
    tag = nama_tag(row)
    files = {**dict(_lampiran(repo, kepala, manifest)), f"situs-luring-{tag}.zip": luring}
    title = f"{manifest.periode.judul}, versi {manifest.versi}{_JUDUL[manifest.jenis]}"
    return Terbitan(tag, title, _isi(manifest, files), files)


def _lampiran(repo: Path, kepala: str, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    for item in manifest.berkas:
        if "/" not in item.path and PurePosixPath(item.path).suffix in DILAMPIRKAN:
            content = git.isi_berkas(repo, kepala, f"{ARSIP}/{manifest.folder}/{item.path}") or b""
            if sidik_bita(content) != item.sha256:
                raise UkurError(
                    f"{manifest.folder}/{item.path} bukan yang diarsipkan; jalankan 'ukur verify'"
                )
            yield item.path, content


def _isi(manifest: Manifest, berkas: Mapping[str, bytes]) -> str:
    """Return the text of a release; what comes from data stands there as text."""
    rows = "".join(f"    {sidik_bita(isi)}  {name}\n" for name, isi in sorted(berkas.items()))
    reasons = "".join(f"- {aman(reason)}\n" for reason in manifest.alasan)
    parts = [
        aman(manifest.judul),
        f"Diarsipkan di {ARSIP}/{manifest.folder} dari commit {manifest.commit}.",
        f"Yang dikoreksi:\n\n{reasons}" if reasons else "",
        f"Sidik SHA-256:\n\n{rows}",
        "Situs luring dibuka dengan mengekstrak ZIP itu, lalu membuka index.html. Arsipnya diperiksa tanpa "
        "jaringan dengan perintah ukur verify.",
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def nama_tag(row: BarisRegister) -> str:
    """Return the tag of an entry: 2024-TW4-v1."""
    return row.folder.replace("/", "-")


def terlewat(repo: Path, asal: str, kepala: str) -> tuple[str, str] | None:
    """Return the newest entry's tag where the host has none, and the commit whose run would make it."""
    rows = register(repo, kepala)
    out = git.git(repo, "log", "-1", "--first-parent", "--format=%H", kepala, "--", f"{ARSIP}/{REGISTER}")
    if not rows or not out:
        return None
    tag = nama_tag(rows[-1])
    found = git.git(repo, "ls-remote", "--tags", "--", asal, f"refs/tags/{tag}", remote=True)
    return (tag, out.decode().strip()) if found == b"" else None

"""Use case ``publish release``: what a commit brought into the archive, as releases with their files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import MANIFEST, Manifest, RegisterLine, read_manifest, read_register
from ukur.commands.gate.history import NO_PAST, RecordedPast, accepted_by
from ukur.hosts.protocol import Host
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, EntryKind
from ukur.source import git
from ukur.workflow.markdown import safe_text

ATTACHED_ENDINGS = {".pdf", ".xlsx", ".docx"}
_TITLES: Mapping[EntryKind, str] = {
    EntryKind.DOKUMEN: "",
    EntryKind.TANDA_TANGAN: ", PDF bertanda tangan elektronik",
    EntryKind.PINDAIAN: ", pindaian naskah",
}


@dataclass(frozen=True)
class EntryRelease:
    """One entry of the archive as a release."""

    tag: str
    title: str
    content: str
    files: Mapping[str, bytes]


def new_lines(
    repo: Path, host: Host, head: str, start: str, past: RecordedPast = NO_PAST
) -> tuple[RegisterLine, ...]:
    """Return the lines of the register that the proposal ending at ``head`` brought, approved as it was.

    The commit where the check starts brings none: nothing says that it was approved.
    """
    if head == start or git.commit(repo, f"{head}^1") is None:
        return ()
    before = register(repo, accepted_by(repo, host, head, past=past).parent)
    after = register(repo, head)
    if after[: len(before)] != before:
        raise UkurError(f"{REGISTER} pada commit {head[:12]} bukan lanjutan dari yang lama; periksa arsip")
    return after[len(before) :]


def register(repo: Path, commit: str) -> tuple[RegisterLine, ...]:
    """Return the register as a commit has it."""
    return read_register(git.file_bytes(repo, commit, f"{ARSIP}/{REGISTER}") or b"")


def compose_releases(
    repo: Path, head: str, rows: Iterable[RegisterLine], offline: bytes
) -> tuple[EntryRelease, ...]:
    """Return a release for each line; files are read from the commit and must be those of the manifest."""
    return tuple(_release(repo, head, row, offline) for row in rows)


def _release(repo: Path, head: str, row: RegisterLine, offline: bytes) -> EntryRelease:
    path = f"{ARSIP}/{row.folder}/{MANIFEST}"
    raw = git.file_bytes(repo, head, path) or b""
    if sha256_of(raw) != row.manifest:
        raise UkurError(f"{path} bukan yang dicatat {REGISTER}; jalankan 'ukur verify'")
    manifest = read_manifest(raw, path)
    tag = tag_name(row)
    files = {**dict(_release_files(repo, head, manifest)), f"situs-luring-{tag}.zip": offline}
    title = f"{manifest.periode.title}, versi {manifest.versi}{_TITLES[manifest.jenis]}"
    return EntryRelease(tag, title, _release_text(manifest, files), files)


def _release_files(repo: Path, head: str, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    for item in manifest.berkas:
        if "/" not in item.path and PurePosixPath(item.path).suffix in ATTACHED_ENDINGS:
            content = git.file_bytes(repo, head, f"{ARSIP}/{manifest.folder}/{item.path}") or b""
            if sha256_of(content) != item.sha256:
                raise UkurError(
                    f"{manifest.folder}/{item.path} bukan yang diarsipkan; jalankan 'ukur verify'"
                )
            yield item.path, content


def _release_text(manifest: Manifest, files: Mapping[str, bytes]) -> str:
    """Return the text of a release; what comes from data stands there as text."""
    rows = "".join(f"    {sha256_of(content)}  {name}\n" for name, content in sorted(files.items()))
    reasons = "".join(f"- {safe_text(reason)}\n" for reason in manifest.alasan)
    parts = [
        safe_text(manifest.judul),
        f"Diarsipkan di {ARSIP}/{manifest.folder} dari commit {manifest.commit}.",
        f"Yang dikoreksi:\n\n{reasons}" if reasons else "",
        f"Sidik SHA-256:\n\n{rows}",
        "Situs luring dibuka dengan mengekstrak ZIP itu, lalu membuka index.html. Arsipnya diperiksa tanpa "
        "jaringan dengan perintah ukur verify.",
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def tag_name(row: RegisterLine) -> str:
    """Return the tag of an entry: 2024-TW4-v1."""
    return row.folder.replace("/", "-")


def missed_release(repo: Path, origin: str, head: str) -> tuple[str, str] | None:
    """Return the newest entry's tag where the host has none, and the commit whose run would make it."""
    rows = register(repo, head)
    out = git.git(repo, "log", "-1", "--first-parent", "--format=%H", head, "--", f"{ARSIP}/{REGISTER}")
    if not rows or not out:
        return None
    tag = tag_name(rows[-1])
    found = git.git(repo, "ls-remote", "--tags", "--", origin, f"refs/tags/{tag}", remote=True)
    return (tag, out.decode().strip()) if found == b"" else None

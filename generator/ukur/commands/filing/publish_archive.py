"""Use case ``publish archive``: what was approved and is not filed yet, filed as a proposal for step 9.

One entry at a time, since each is chained to the one before it. The same state of the default branch always
gives the same commit, so a run that was interrupted is simply run again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.manifest import MANIFEST, Manifest, add_line, read_manifest
from ukur.commands.data.archive_source import DocumentOrigin
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.filing.archive_branch import push_branch
from ukur.commands.filing.archive_proposal import (
    archived_document,
    copy_text,
    proposal_text,
    proposal_title,
)
from ukur.commands.filing.archiving import file_with_later, latest_manifest, next_origin
from ukur.commands.filing.made_commit import MadeCommit, make_commit
from ukur.commands.filing.publish_check import DefaultBranch, remote_address
from ukur.commands.filing.uploaded_copies import copies_to_file
from ukur.commands.gate.history import MAX_HISTORY
from ukur.hosts.protocol import Host
from ukur.hosts.publisher import Publisher
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import (
    ARSIP,
    COPIES,
    DATA,
    KOREKSI,
    REGISTER,
    dokumen_path,
    measured_folder,
    uploaded_periode,
)
from ukur.model.periode import Periode
from ukur.source import git
from ukur.source.archive_reader import read_folder
from ukur.source.catalogue_reader import ReadCache
from ukur.source.git_folder import GitFolder

WORK_FOLDER, WORK_REF = ".cache/arsip-terbit", "refs/ukur/arsip-terbit"


@dataclass(frozen=True)
class ArchiveProposal:
    """A proposal to file an entry; ``is_new`` is False where its branch had been pushed before."""

    folder: str
    branch: str
    commit: str
    number: str
    is_new: bool


@dataclass(frozen=True)
class ArchiveResult:
    """What came of a run: the proposal if there is one, and what could not be filed, with the reason."""

    proposal: ArchiveProposal | None = None
    outdated: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workplace:
    """Where the archiving works: the repository, the commit that is published, and where the check began."""

    repo: Path
    head: str
    start: str
    default_branch: DefaultBranch
    environment: Mapping[str, str]

    @property
    def work_tree(self) -> Path:
        """A second checkout beside the one at hand, thrown away after use."""
        return self.repo / WORK_FOLDER


def propose_archive(tempat: Workplace, host: Host, publisher: Publisher, committer: str) -> ArchiveResult:
    """Propose the oldest document that is to be filed; ``committer`` is who commits, as name <address>."""
    _open(tempat)
    try:
        old: list[str] = []
        failed: list[str] = []
        for source in _candidates(tempat, old, failed):
            try:
                commit, manifests = _composed(tempat, host, source, committer)
            except UkurError as error:
                failed.append(f"{source.periode}: {error}")
                continue
            if manifests:
                made = _propose(tempat, publisher, commit, manifests, committer)
                return ArchiveResult(made, tuple(old), tuple(failed))
        copy = _propose_copy(tempat, publisher, committer, failed)
        return ArchiveResult(copy, tuple(old), tuple(failed))
    finally:
        _close(tempat)


def _propose_copy(
    tempat: Workplace, publisher: Publisher, committer: str, failed: list[str]
) -> ArchiveProposal | None:
    """Propose the first signed copy that was uploaded and is not filed; the upload goes with it."""
    if not any(map(uploaded_periode, git.tree_files(tempat.repo, tempat.head))):
        return None
    base = _last_change(tempat, ARSIP, COPIES)
    held = GitFolder(tempat.repo, base, ARSIP)
    for copy in copies_to_file(tempat.repo, base, held):
        if isinstance(copy, str):
            failed.append(copy)
            continue
        files = {f"{ARSIP}/{copy.manifest.folder}/{path}": isi for path, isi in copy.entry.berkas.items()}
        files[f"{ARSIP}/{REGISTER}"] = add_line(held[REGISTER], copy.manifest)
        title = f"Arsip {copy.manifest.judul}"
        commit = _commit(tempat, base, files, (copy.manifest,), (committer, title), (copy.path,))
        return _sent(tempat, publisher, commit, copy.manifest, (committer, title, copy_text(copy.path)))
    return None


def _open(tempat: Workplace) -> None:
    _close(tempat)  # what a killed run left
    made = git.git(tempat.repo, "worktree", "add", "--quiet", "--detach", "--force", WORK_FOLDER, tempat.head)
    if made is None:
        raise UkurError(f"folder kerja {WORK_FOLDER} tidak dapat dibuat; hapus folder itu, lalu ulangi")


def _close(tempat: Workplace) -> None:
    git.git(tempat.repo, "worktree", "remove", "--force", "--force", WORK_FOLDER)
    git.git(tempat.repo, "worktree", "prune")
    git.git(tempat.repo, "update-ref", "-d", WORK_REF)


def _candidates(tempat: Workplace, lama: list[str], gagal: list[str]) -> Iterator[DocumentOrigin]:
    """Yield what may have to be filed, first approved first.

    ``lama`` gets what came before the check, ``gagal`` what cannot be told.
    """
    held = _arsip(tempat)
    line = git.first_parent_line(tempat.repo, tempat.head, MAX_HISTORY + 2)
    places = {node.commit: index for index, node in enumerate(line)}
    end = places.get(tempat.start, len(line))
    found: list[tuple[int, Periode, DocumentOrigin]] = []
    cache = ReadCache()
    for periode in _catalogue(tempat.repo, tempat.head).disahkan():
        try:
            source = next_origin(tempat.repo, periode, latest_manifest(held, periode), tempat.head, cache)
        except UkurError as error:
            gagal.append(f"{periode}: {error}")
            continue
        if source is None:
            continue
        if any(places.get(commit, end) >= end for commit in source.commits):
            lama.append(str(periode))
        else:
            found.append((-places[source.last_commit], periode, source))
    for _, _, source in sorted(found, key=lambda item: item[:2]):
        yield source


def _arsip(tempat: Workplace) -> dict[str, bytes]:
    place = tempat.work_tree / ARSIP
    return read_folder(place) if place.is_dir() else {}


def _catalogue(repo: Path, commit: str) -> Catalogue:
    return measured_data(data_tree(repo, commit))[0].catalogue


def _composed(
    tempat: Workplace, host: Host, source: DocumentOrigin, committer: str
) -> tuple[str, tuple[Manifest, ...]]:
    """Return the commit that files a document, and what it files; nothing where it is filed as it reads.

    It is built on the last commit that touched archive or document, so that others do not change it. Later
    documents that its correction reaches are filed anew with it.
    """
    base = _base_commit(tempat, source.periode)
    if git.git(tempat.work_tree, "checkout", "--quiet", "--force", "--detach", base) is None:
        raise UkurError(f"folder kerja {WORK_FOLDER} tidak dapat diisi; hapus folder itu, lalu ulangi")
    filed = file_with_later(tempat.work_tree, host, source.periode, tempat.environment, tempat.head)
    new = tuple(f"{done.folder}/" for done in filed if done.baru)
    if not new:
        return base, ()
    held = _arsip(tempat)
    manifests = tuple(read_manifest(held[f"{folder}{MANIFEST}"], folder) for folder in new)
    files = {f"{ARSIP}/{path}": isi for path, isi in held.items() if path == REGISTER or path.startswith(new)}
    for manifest in manifests:
        path = f"{DATA}/{dokumen_path(manifest.periode)}"
        files[path] = archived_document(git.file_bytes(tempat.repo, base, path) or b"", path)
    words = committer, proposal_title(manifests)
    return _commit(tempat, base, files, manifests, words), manifests


def _base_commit(tempat: Workplace, periode: Periode) -> str:
    return _last_change(tempat, ARSIP, f"{DATA}/{measured_folder(periode)}", f"{DATA}/{KOREKSI}")


def _last_change(tempat: Workplace, *paths: str) -> str:
    """Return the last commit of the default branch that touched one of these paths."""
    out = git.git(tempat.repo, "log", "-1", "--first-parent", "--format=%H", tempat.head, "--", *paths)
    if not out:
        raise UkurError("riwayat Git tidak dapat dibaca; ambil riwayat lengkapnya")
    return out.decode().strip()


def _commit(
    tempat: Workplace,
    base: str,
    berkas: Mapping[str, bytes],
    manifests: Sequence[Manifest],
    words: tuple[str, str],
    removed: Sequence[str] = (),
) -> str:
    """Make the commit; ``words`` are who commits and the title, ``removed`` the files that it takes out."""
    committer, title = words
    when = max(item.waktu for item in manifests)
    made = MadeCommit(WORK_REF, base, committer, when, f"{title}\n", berkas, removed)
    return make_commit(tempat.repo, made)


def _propose(
    tempat: Workplace, publisher: Publisher, commit: str, manifests: Sequence[Manifest], committer: str
) -> ArchiveProposal:
    catalogue = _catalogue(tempat.repo, tempat.head)
    words = committer, proposal_title(manifests), proposal_text(catalogue.sop, manifests)
    return _sent(tempat, publisher, commit, manifests[0], words)


def _sent(
    tempat: Workplace, publisher: Publisher, commit: str, manifest: Manifest, words: tuple[str, str, str]
) -> ArchiveProposal:
    """Push a commit and open its proposal; ``words`` are who commits, the title and the text."""
    committer, title, body = words
    own, remote = f"arsip-{manifest.folder.replace('/', '-')}", remote_address(tempat.environment)
    branch, new = push_branch(tempat.repo, remote, own, commit, (tempat.head, f"{committer}\n{title}"))
    number = publisher.propose(branch, tempat.default_branch.name, title, body)
    return ArchiveProposal(manifest.folder, branch, commit, number, new)

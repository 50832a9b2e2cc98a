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


def propose_archive(place: Workplace, host: Host, publisher: Publisher, committer: str) -> ArchiveResult:
    """Propose the oldest document that is to be filed; ``committer`` is who commits, as name <address>."""
    _open(place)
    try:
        old: list[str] = []
        failed: list[str] = []
        for source in _candidates(place, old, failed):
            try:
                commit, manifests = _composed(place, host, source, committer)
            except UkurError as error:
                failed.append(f"{source.periode}: {error}")
                continue
            if manifests:
                made = _propose(place, publisher, commit, manifests, committer)
                return ArchiveResult(made, tuple(old), tuple(failed))
        copy = _propose_copy(place, publisher, committer, failed)
        return ArchiveResult(copy, tuple(old), tuple(failed))
    finally:
        _close(place)


def _propose_copy(
    place: Workplace, publisher: Publisher, committer: str, failed: list[str]
) -> ArchiveProposal | None:
    """Propose the first signed copy that was uploaded and is not filed; the upload goes with it."""
    if not any(map(uploaded_periode, git.tree_files(place.repo, place.head))):
        return None
    base = _last_change(place, ARSIP, COPIES)
    held = GitFolder(place.repo, base, ARSIP)
    for copy in copies_to_file(place.repo, base, held):
        if isinstance(copy, str):
            failed.append(copy)
            continue
        files = {
            f"{ARSIP}/{copy.manifest.folder}/{path}": content for path, content in copy.entry.berkas.items()
        }
        files[f"{ARSIP}/{REGISTER}"] = add_line(held[REGISTER], copy.manifest)
        title = f"Arsip {copy.manifest.judul}"
        commit = _commit(place, base, files, (copy.manifest,), (committer, title), (copy.path,))
        return _sent(place, publisher, commit, copy.manifest, (committer, title, copy_text(copy.path)))
    return None


def _open(place: Workplace) -> None:
    _close(place)  # what a killed run left
    made = git.git(place.repo, "worktree", "add", "--quiet", "--detach", "--force", WORK_FOLDER, place.head)
    if made is None:
        raise UkurError(f"folder kerja {WORK_FOLDER} tidak dapat dibuat; hapus folder itu, lalu ulangi")


def _close(place: Workplace) -> None:
    git.git(place.repo, "worktree", "remove", "--force", "--force", WORK_FOLDER)
    git.git(place.repo, "worktree", "prune")
    git.git(place.repo, "update-ref", "-d", WORK_REF)


def _candidates(place: Workplace, former: list[str], failed: list[str]) -> Iterator[DocumentOrigin]:
    """Yield what may have to be filed, first approved first.

    ``former`` gets what came before the check, ``failed`` what cannot be told.
    """
    held = _arsip(place)
    line = git.first_parent_line(place.repo, place.head, MAX_HISTORY + 2)
    places = {node.commit: index for index, node in enumerate(line)}
    end = places.get(place.start, len(line))
    found: list[tuple[int, Periode, DocumentOrigin]] = []
    cache = ReadCache()
    for periode in _catalogue(place.repo, place.head).disahkan():
        try:
            source = next_origin(place.repo, periode, latest_manifest(held, periode), place.head, cache)
        except UkurError as error:
            failed.append(f"{periode}: {error}")
            continue
        if source is None:
            continue
        if any(places.get(commit, end) >= end for commit in source.commits):
            former.append(str(periode))
        else:
            found.append((-places[source.last_commit], periode, source))
    for _, _, source in sorted(found, key=lambda item: item[:2]):
        yield source


def _arsip(where: Workplace) -> dict[str, bytes]:
    place = where.work_tree / ARSIP
    return read_folder(place) if place.is_dir() else {}


def _catalogue(repo: Path, commit: str) -> Catalogue:
    return measured_data(data_tree(repo, commit))[0].catalogue


def _composed(
    place: Workplace, host: Host, source: DocumentOrigin, committer: str
) -> tuple[str, tuple[Manifest, ...]]:
    """Return the commit that files a document, and what it files; nothing where it is filed as it reads.

    It is built on the last commit that touched archive or document, so that others do not change it. Later
    documents that its correction reaches are filed anew with it.
    """
    base = _base_commit(place, source.periode)
    if git.git(place.work_tree, "checkout", "--quiet", "--force", "--detach", base) is None:
        raise UkurError(f"folder kerja {WORK_FOLDER} tidak dapat diisi; hapus folder itu, lalu ulangi")
    filed = file_with_later(place.work_tree, host, source.periode, place.environment, place.head)
    new = tuple(f"{done.folder}/" for done in filed if done.baru)
    if not new:
        return base, ()
    held = _arsip(place)
    manifests = tuple(read_manifest(held[f"{folder}{MANIFEST}"], folder) for folder in new)
    files = {
        f"{ARSIP}/{path}": content
        for path, content in held.items()
        if path == REGISTER or path.startswith(new)
    }
    for manifest in manifests:
        path = f"{DATA}/{dokumen_path(manifest.periode)}"
        files[path] = archived_document(git.file_bytes(place.repo, base, path) or b"", path)
    words = committer, proposal_title(manifests)
    return _commit(place, base, files, manifests, words), manifests


def _base_commit(place: Workplace, periode: Periode) -> str:
    return _last_change(place, ARSIP, f"{DATA}/{measured_folder(periode)}", f"{DATA}/{KOREKSI}")


def _last_change(place: Workplace, *paths: str) -> str:
    """Return the last commit of the default branch that touched one of these paths."""
    out = git.git(place.repo, "log", "-1", "--first-parent", "--format=%H", place.head, "--", *paths)
    if not out:
        raise UkurError("riwayat Git tidak dapat dibaca; ambil riwayat lengkapnya")
    return out.decode().strip()


def _commit(
    place: Workplace,
    base: str,
    files: Mapping[str, bytes],
    manifests: Sequence[Manifest],
    words: tuple[str, str],
    removed: Sequence[str] = (),
) -> str:
    """Make the commit; ``words`` are who commits and the title, ``removed`` the files that it takes out."""
    committer, title = words
    when = max(item.waktu for item in manifests)
    made = MadeCommit(WORK_REF, base, committer, when, f"{title}\n", files, removed)
    return make_commit(place.repo, made)


def _propose(
    place: Workplace, publisher: Publisher, commit: str, manifests: Sequence[Manifest], committer: str
) -> ArchiveProposal:
    catalogue = _catalogue(place.repo, place.head)
    words = committer, proposal_title(manifests), proposal_text(catalogue.sop, manifests)
    return _sent(place, publisher, commit, manifests[0], words)


def _sent(
    place: Workplace, publisher: Publisher, commit: str, manifest: Manifest, words: tuple[str, str, str]
) -> ArchiveProposal:
    """Push a commit and open its proposal; ``words`` are who commits, the title and the text."""
    committer, title, body = words
    own, remote = f"arsip-{manifest.folder.replace('/', '-')}", remote_address(place.environment)
    branch, new = push_branch(place.repo, remote, own, commit, (place.head, f"{committer}\n{title}"))
    number = publisher.propose(branch, place.default_branch.name, title, body)
    return ArchiveProposal(manifest.folder, branch, commit, number, new)

"""Use case ``publish archive``: what was approved and is not filed yet, filed as a proposal for step 9.

One entry at a time, since each is chained to the one before it. The same state of the default branch always
gives the same commit, so a run that was interrupted is simply run again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.manifest import MANIFEST, Manifest, read_manifest
from ukur.commands.data.archive_source import DocumentOrigin
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.filing.archive_proposal import archived_document, proposal_text, proposal_title
from ukur.commands.filing.archiving import file_with_later, latest_manifest, next_origin
from ukur.commands.filing.publish_check import DefaultBranch, remote_address
from ukur.commands.gate.history import MAX_HISTORY
from ukur.hosts.protocol import Host
from ukur.hosts.publisher import Publisher
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, DATA, KOREKSI, REGISTER, dokumen_path, measured_folder
from ukur.model.periode import Periode
from ukur.source import git
from ukur.source.archive_reader import read_folder
from ukur.source.catalogue_reader import ReadCache

MAX_BRANCHES = 9
"""Our choice: proposals of one entry that can stand side by side; each was made on another archive."""

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
        return ArchiveResult(None, tuple(old), tuple(failed))
    finally:
        _close(tempat)


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
    return _commit(tempat, base, files, manifests, committer), manifests


def _base_commit(tempat: Workplace, periode: Periode) -> str:
    paths = (ARSIP, f"{DATA}/{measured_folder(periode)}", f"{DATA}/{KOREKSI}")
    out = git.git(tempat.repo, "log", "-1", "--first-parent", "--format=%H", tempat.head, "--", *paths)
    if not out:
        raise UkurError("riwayat Git tidak dapat dibaca; ambil riwayat lengkapnya")
    return out.decode().strip()


def _commit(
    tempat: Workplace,
    base: str,
    berkas: Mapping[str, bytes],
    manifests: Sequence[Manifest],
    committer: str,
) -> str:
    """Make the commit from bytes: what is filed stays as it is, whatever attributes say of line ends."""
    manifest = manifests[0]
    when = f"{int(max(item.waktu for item in manifests).timestamp())} +0000"
    message = f"{proposal_title(manifests)}\n".encode()
    head = (
        f"commit {WORK_REF}\nauthor {committer} {when}\ncommitter {committer} {when}\ndata {len(message)}\n"
    )
    stream = [head.encode(), message, f"from {base}\n".encode()]
    for path, isi in sorted(berkas.items()):
        if "\n" in path or path.startswith('"'):
            raise UkurError(f"nama berkas {quote(path)} tidak dapat diarsipkan; ganti namanya")
        stream += [f"M 100644 inline {path}\ndata {len(isi)}\n".encode(), isi, b"\n"]
    done = git.git(tempat.repo, "fast-import", "--quiet", "--force", stdin=b"".join(stream))
    commit = git.commit(tempat.repo, WORK_REF) if done is not None else None
    if commit is None:
        raise UkurError(f"commit arsip {manifest.folder} tidak dapat dibuat; periksa ruang penyimpanan")
    return commit


def _propose(
    tempat: Workplace, publisher: Publisher, commit: str, manifests: Sequence[Manifest], committer: str
) -> ArchiveProposal:
    catalogue, title = _catalogue(tempat.repo, tempat.head), proposal_title(manifests)
    manifest = manifests[0]
    branch, new = _push(tempat, f"arsip-{manifest.folder.replace('/', '-')}", commit, f"{committer}\n{title}")
    body = proposal_text(catalogue.sop, manifests)
    number = publisher.propose(branch, tempat.default_branch.name, title, body)
    return ArchiveProposal(manifest.folder, branch, commit, number, new)


def _push(tempat: Workplace, branch: str, commit: str, ours: str) -> tuple[str, bool]:
    """Push a branch unless it is there with this commit, and perhaps with more that people added to it.

    What we made earlier of the same entry, on another archive or by another version of the program, stays
    where it is, and the branch gets a number. What others made is not touched.
    """
    repo, remote = tempat.repo, remote_address(tempat.environment)
    names = (branch, *(f"{branch}-{number}" for number in range(2, MAX_BRANCHES + 1)))
    for name in names:
        ref = f"refs/heads/{name}"
        there = _is_there(repo, remote, ref)
        if there is None:
            if git.git(repo, "push", "--quiet", "--", remote, f"{commit}:{ref}", remote=True) is None:
                raise UkurError(
                    f"cabang {quote(name)} tidak dapat dikirim; periksa izin menulis token dan aturan cabang"
                )
            return name, True
        git.fetch_missing(repo, remote, ref, [there])
        known = git.commit(repo, there) is not None
        if known and git.merge_base(repo, commit, there) == commit:
            return name, False
        if name == names[-1] or not known or _first_words(tempat, there) != ours:
            raise UkurError(
                f"cabang {quote(name)} sudah ada dengan isi lain ({there[:12]}); periksa siapa yang "
                "mengirimnya, tutup usulannya, hapus cabang itu, lalu ulangi"
            )
    raise AssertionError("the last name returns or raises")


def _first_words(tempat: Workplace, tip: str) -> str:
    """Return who made the first commit of a branch, and its title."""
    wanted = ("log", "--reverse", "--format=%an <%ae>%n%s", "--end-of-options", f"{tempat.head}..{tip}")
    out = git.git(tempat.repo, *wanted)
    return "\n".join((out or b"").decode("utf-8", "replace").splitlines()[:2])


def _is_there(repo: Path, remote: str, ref: str) -> str | None:
    out = git.git(repo, "ls-remote", "--", remote, ref, remote=True)
    if out is None:
        raise UkurError("cabang di situs Git tidak dapat dibaca; periksa jaringan dan token, lalu ulangi")
    rows: Sequence[list[str]] = [line.split("\t") for line in out.decode().splitlines()]
    found = [row[0] for row in rows if row[1:] == [ref]]
    return found[0] if found else None

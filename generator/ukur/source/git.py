"""Git as a store of revisions: reads objects, compares, fetches; the work tree is never touched."""

import datetime
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.model.values import COMMIT_PATTERN
from ukur.programs.process import run_git

_COMMIT = re.compile(COMMIT_PATTERN)


def git(repo: Path, *arguments: str, stdin: bytes = b"", remote: bool = False) -> bytes | None:
    """Return what git prints, None when it fails; ``remote`` where it speaks to another repository.

    Raise when there is no git, it takes too long, or what it holds is damaged: then nothing is an answer.
    """
    done = run_git(repo, *arguments, stdin=stdin, remote=remote)
    if done.code and _DAMAGED.search(done.complaint):
        raise UkurError(DAMAGED)
    return done.output if done.code == 0 else None


_DAMAGED = re.compile(
    rb"(?:object|packfile|pack|index file) [^\n]*(?:is corrupt|corrupted|is empty|cannot be accessed)"
    rb"|inflate: data stream error|(?:missing|broken) (?:blob|tree|commit|link)"
)
DAMAGED = "repositori Git di sini rusak; ambil ulang dengan 'git clone', lalu jalankan di salinan yang baru"
_TROUBLES: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (
            rb"dubious ownership|owned by someone else",
            "Git menolak membaca repositori ini, sebab foldernya milik pengguna lain; jalankan sebagai "
            "pemiliknya, atau izinkan sekali dengan: git config --global --add safe.directory '{folder}'",
        ),
        (
            rb"not a git repository",
            "folder ini bukan repositori Git, misalnya hasil unduhan ZIP; ambil dengan 'git clone ALAMAT', "
            "lalu jalankan di folder itu",
        ),
    )
)
"""What Git itself stumbles over, whatever it is asked, and what helps; its words are those of LC_ALL=C."""


def cannot(repo: Path, otherwise: str) -> UkurError:
    """Return the error to raise where Git gave no answer: its own trouble if any, else ``otherwise``."""
    done = run_git(repo, "rev-parse", "--git-dir")
    if done.code == 0:
        return UkurError(otherwise)
    fitting = (sentence for pattern, sentence in _TROUBLES if pattern.search(done.complaint))
    unknown = "Git tidak dapat membaca repositori ini ({words}); jalankan 'git status' di sini"
    words = done.complaint.decode("utf-8", "replace").strip().split("\n")[-1][:200]
    return UkurError(next(fitting, unknown).format(folder=repo.resolve(), words=words))


def unknown_revision(repo: Path, name: str) -> UkurError:
    """Return the error to raise for a name that means no commit here: where it can be, its true cause."""
    empty = git(repo, "rev-list", "--all", "--max-count=1") == b""
    if empty:
        return UkurError("repositori ini belum mempunyai commit; simpan isinya dahulu (git add, git commit)")
    return cannot(repo, f"revisi Git '{name}' tidak ditemukan; periksa nama cabang atau komitnya")


def commit(repo: Path, revision: str) -> str | None:
    """Return the full name of the commit that a revision names; None when there is none."""
    return _full_name(repo, revision, "commit")


def names_parents(repo: Path, revision: str) -> bool:
    """Return whether a commit says that there were others before it, also where they were cut off."""
    head, _, _ = (git(repo, "cat-file", "commit", revision) or b"").partition(b"\n\n")
    return b"\nparent " in head


def tree_of(repo: Path, revision: str) -> str | None:
    """Return the full name of the tree of a revision, or of a tree; None when there is none."""
    return _full_name(repo, revision, "tree")


def _full_name(repo: Path, revision: str, jenis: str) -> str | None:
    out = git(repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{{jenis}}}")
    return out.decode().strip() if out else None


def merge_base(repo: Path, first: str, second: str) -> str | None:
    """Return the commit from which two commits part."""
    out = git(repo, "merge-base", "--end-of-options", first, second)
    return out.decode().split()[0] if out else None


def fetch_objects(repo: Path, far: str, *acuan: str) -> bool:
    """Fetch refs or commits as objects only; return whether all of them came."""
    if any(not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", item) or ".." in item for item in acuan):
        raise UkurError("nama acuan Git tidak sah")
    wanted = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
    return git(repo, *wanted, "--", far, *acuan, remote=True) is not None


@dataclass(frozen=True)
class ChangedFile:
    """A file that differs between two commits; ``blob`` names its new content, None where it is gone."""

    path: str
    former: str | None
    added: bool
    blob: str | None


def changed_files(repo: Path, base: str, head: str) -> tuple[ChangedFile, ...]:
    """Return every file that ``head`` changes since it parted from ``base``; renames are told as such."""
    start = merge_base(repo, base, head)
    if start is None:
        raise UkurError("usulan tidak berpangkal pada cabang tujuan; gabungkan cabang tujuan ke usulan")
    out = git(repo, "diff-tree", "-r", "-z", "-M", "--no-commit-id", "--raw", "--no-abbrev", start, head)
    if out is None:
        raise cannot(repo, "isi usulan tidak dapat dibandingkan; ambil ulang riwayatnya")
    return tuple(_rows(out))


def _rows(out: bytes) -> Iterator[ChangedFile]:
    parts = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    for meta in parts:
        if not meta:
            continue
        status, blob = meta.split()[4], meta.split()[3]
        first = next(parts)
        path, former = (next(parts), first) if status[0] in "RC" else (first, None)
        gone = status[0] == "D"
        yield ChangedFile(
            path, former if status[0] == "R" else None, status[0] in "AC", None if gone else blob
        )


@dataclass(frozen=True)
class LineCommit:
    """A commit and its parents, the first of them first."""

    commit: str
    parents: tuple[str, ...]


def first_parent_line(repo: Path, head: str, most: int) -> tuple[LineCommit, ...]:
    """Return the first-parent line, newest first; the last one of a whole line has no parent.

    Raise for a shallow clone: there a commit seems to have no parent although it has one.
    """
    if git(repo, "rev-parse", "--is-shallow-repository") != b"false\n":
        raise cannot(repo, "riwayat Git di sini tidak lengkap; ambil seluruhnya (git fetch --unshallow)")
    return first_parents(repo, head, most)


def first_parents(repo: Path, head: str, most: int) -> tuple[LineCommit, ...]:
    """Return the first-parent line as far as it is here, newest first."""
    return _rev_list(repo, "--first-parent", f"--max-count={most}", "--end-of-options", head)


def commits_beyond(repo: Path, base: str, head: str, most: int) -> tuple[LineCommit, ...]:
    """Return the commits that ``head`` has and ``base`` has not, newest first."""
    return _rev_list(repo, "--topo-order", f"--max-count={most}", "--end-of-options", head, f"^{base}")


def _rev_list(repo: Path, *arguments: str) -> tuple[LineCommit, ...]:
    out = git(repo, "rev-list", "--parents", *arguments)
    if out is None:
        raise cannot(repo, "riwayat Git tidak dapat dibaca; ambil ulang riwayatnya")
    rows = (line.split() for line in out.decode().splitlines())
    return tuple(LineCommit(row[0], tuple(row[1:])) for row in rows)


def fetch_missing(repo: Path, far: str, acuan: str, commits: Iterable[str]) -> None:
    """Fetch the commits that are missing: with the ref, else each by its own name. Some may stay missing."""
    wanted = frozenset(commits)
    if wanted - commits_here(repo, wanted):
        fetch_objects(repo, far, acuan)
        for name in sorted(wanted - commits_here(repo, wanted)):
            if commit(repo, name) is None:  # it may have come with one before it
                fetch_objects(repo, far, name)


def commits_here(repo: Path, names: Iterable[str]) -> frozenset[str]:
    """Return those of some full commit names whose commit is in the repository, asked all at once."""
    asked = [name for name in names if is_commit_name(name)]
    out = git(repo, "cat-file", "--batch-check", stdin="".join(f"{name}\n" for name in asked).encode())
    rows = (line.split() for line in (out or b"").decode().splitlines())
    return frozenset(row[0] for row in rows if row[1] == "commit")


def notes(repo: Path, tree: str) -> dict[str, str]:
    """Return the notes in a tree of notes: the name of each one's content, by the commit that it is on."""
    found = ((path.replace("/", ""), meta.split()[1]) for path, meta in tree_files(repo, tree).items())
    return {name: blob for name, blob in found if is_commit_name(name)}


def commit_time(repo: Path, commit: str) -> datetime.datetime:
    """Return when a commit was made, in UTC."""
    out = git(repo, "show", "--no-patch", "--format=%ct", "--end-of-options", commit)
    if out is None or not out.strip().isdigit():
        raise UkurError(f"waktu commit {commit[:12]} tidak dapat dibaca; ambil ulang riwayatnya")
    try:
        return datetime.datetime.fromtimestamp(int(out), datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UkurError(f"waktu commit {commit[:12]} tidak mungkin; perbaiki jam, lalu ulangi") from error


def written_as(repo: Path, commits: Iterable[str]) -> dict[str, bytes]:
    """Return who wrote each commit, when, and its message: what a rebase keeps of it."""
    names = sorted(set(commits))
    form = "--format=%H%n%an%n%ae%n%at%n%B"
    out = git(repo, "log", "--no-walk", "-z", form, "--end-of-options", *names) if names else b""
    if out is None:
        raise cannot(repo, "riwayat Git tidak dapat dibaca; ambil ulang riwayatnya")
    rows = (row.partition(b"\n") for row in out.split(b"\0") if row)
    return {name.decode(): rest.rstrip(b"\n") for name, _, rest in rows}


def is_commit_name(text: str) -> bool:
    """Return whether a text is a full commit name."""
    return _COMMIT.fullmatch(text) is not None


def merged_tree(repo: Path, base: str, head: str) -> str:
    """Return the tree that merging ``head`` into ``base`` would give; nothing is checked out.

    Raise when the two cannot be merged without a person.
    """
    done = run_git(repo, "merge-tree", "--write-tree", "--no-messages", "--end-of-options", base, head)
    if done.code == 1 and done.output:  # what there is of the merge, with its conflicts
        raise UkurError(
            "usulan bertabrakan dengan cabang tujuan; gabungkan cabang tujuan ke usulan lebih dahulu"
        )
    if done.code:
        raise cannot(
            repo, "Git di sini tidak dapat menyusun gabungannya; pakai Git 2.38 atau yang lebih baru"
        )
    return done.output.decode().split()[0]


def tree_files(repo: Path, pohon: str) -> dict[str, str]:
    """Return every file of a commit or tree with the name of its content."""
    return dict(_listing(repo, pohon) if is_commit_name(pohon) else _listing.__wrapped__(repo, pohon))


# A full name stands for one content; the two sides of a proposal are asked for often.
@functools.lru_cache(maxsize=32)
def _listing(repo: Path, pohon: str) -> dict[str, str]:
    out = git(repo, "ls-tree", "-r", "-z", "--full-tree", pohon)
    if out is None:
        raise cannot(repo, "isi revisi tidak dapat dibaca; ambil ulang riwayatnya")
    rows = (row.split(b"\t", 1) for row in out.split(b"\0") if row)
    return {
        path.decode("utf-8", "surrogateescape"): f"{meta.split()[0].decode()} {meta.split()[2].decode()}"
        for meta, path in rows
    }


def object_name(repo: Path, name: str) -> str | None:
    """Return the full name of any object, e.g. ``HEAD:folder``; None when there is none."""
    out = git(repo, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return out.decode().strip() if out else None


def file_bytes(repo: Path, pohon: str, path: str) -> bytes | None:
    """Return a file of a commit or tree; None when it is not there."""
    try:  # by the name of its content: most files are the same in many commits, and Git is asked once
        named = tree_files(repo, pohon).get(path) if is_commit_name(pohon) else f" {pohon}:{path}"
    except UkurError:  # no such commit or tree here
        return None
    return git(repo, "cat-file", "blob", named.partition(" ")[2]) if named else None


def blobs(repo: Path, names: Iterable[str]) -> Iterator[bytes]:
    """Yield contents by their names, in order, asked of Git all at once."""
    wanted = list(names)
    out = git(repo, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode()) or b""
    place = 0
    for name in wanted:
        end = out.find(b"\n", place)
        head = out[place:end].split()
        if end < 0 or len(head) != 3:
            raise UkurError(f"isi {name[:12]} tidak ada di repositori Git; ambil ulang riwayatnya")
        place = end + 1 + int(head[2])
        yield out[end + 1 : place]
        place += 1


def file_text(repo: Path, pohon: str, path: str) -> str | None:
    """Return a text file of a commit or tree; None when it is not there or not UTF-8."""
    out = file_bytes(repo, pohon, path)
    try:
        return None if out is None else out.decode("utf-8")
    except UnicodeDecodeError:
        return None

"""Signed checkpoints in Git's notes: anyone may write there, so only a key of the office's list is believed.

``.ukur/pemeriksa_signers`` is guarded like the roles. The list of the commit where a checkpoint begins
counts, and must not change up to where that ends: a key that came later, or was taken away, covers nothing.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from ukur.archive.checkpoint import Checkpoint, read_checkpoint
from ukur.commands.gate.checkpoints import MainLine
from ukur.commands.gate.history import MAX_PROPOSALS
from ukur.hosts.statements import is_valid, key_owners, sign_text
from ukur.model.findings import UkurError
from ukur.model.paths import CHECKERS_FILE
from ukur.programs.process import run_git
from ukur.source import git
from ukur.workflow.statement import SignedStatement

NOTES_NAME = "pemeriksaan"
NOTES_REF = f"refs/notes/{NOTES_NAME}"
NAMESPACE = "ukur-pemeriksaan"
MAX_NOTES, MAX_BYTES = 500, 16_000_000
"""Our choice: notes read in one run, and bytes of all of them, some 1,500 for each proposal."""


def signed_checkpoints(line: MainLine, remote: str | None) -> tuple[Checkpoint, ...]:
    """Return the signed checkpoints that are believed, newest first; none that another covers whole."""
    found: list[Checkpoint] = []
    covered, left = 0, MAX_BYTES
    for commit, blob in _notes(line, remote):
        size = _size(line.repo, blob)
        if line.places[commit] < covered or size > left:
            continue
        left -= size
        held = [item for text in _lines(line.repo, blob) if (item := _believed(line, commit, text))]
        if held:
            found.append(max(held, key=lambda item: line.places[item.sejak]))
            covered = line.places[found[-1].sejak]
    return tuple(found)


def _notes(line: MainLine, remote: str | None) -> Sequence[tuple[str, str]]:
    """Return the notes on commits of the line, newest first: of this repository, and of the remote."""
    trees = [tree for tree in (_own_tree(line.repo), _remote_tree(line.repo, remote)) if tree]
    rows = {
        (commit, blob)
        for tree in trees
        for commit, blob in git.notes(line.repo, tree).items()
        if commit in line.places
    }
    return sorted(rows, key=lambda row: (line.places[row[0]], row[1]))[:MAX_NOTES]


def _own_tree(repo: Path) -> str | None:
    return git.tree_of(repo, NOTES_REF)


def _remote_tree(repo: Path, remote: str | None) -> str | None:
    if remote is None:
        return None
    out = git.git(repo, "ls-remote", "--", remote, NOTES_REF, remote=True)
    named = [row.split("\t")[0] for row in (out or b"").decode("utf-8", "replace").splitlines()]
    if len(named) != 1 or not git.is_commit_name(named[0]):
        return None
    git.fetch_missing(repo, remote, NOTES_REF, named)
    return git.tree_of(repo, named[0])


def _size(repo: Path, blob: str) -> int:
    size = git.git(repo, "cat-file", "-s", blob)
    return int(size) if size is not None and size.strip().isdigit() else MAX_BYTES + 1


def _lines(repo: Path, blob: str) -> Iterator[str]:
    text = git.git(repo, "cat-file", "blob", blob) or b""
    yield from (row for row in text.decode("utf-8", "replace").splitlines() if row.strip())


def _believed(line: MainLine, commit: str, text: str) -> Checkpoint | None:
    """Return the checkpoint in a line of a note where it holds; anything else is passed over."""
    try:
        signed = SignedStatement.model_validate_json(text)
        found = read_checkpoint(signed.pernyataan.encode(), NOTES_REF)
    except (ValidationError, ValueError, UkurError):
        return None
    if found.sampai != commit or not line.covers(found):
        return None
    if found.waktu != git.commit_time(line.repo, commit):  # the time at which the key is judged
        return None
    keys = checkers_throughout(line.repo, found.sejak, found.sampai)
    owners = set(key_owners(signed.tanda_tangan, keys)) if keys else set()
    if len(owners) != 1:
        return None
    text_, signature = signed.pernyataan.encode(), signed.tanda_tangan
    good = is_valid(text_, signature, keys or b"", owners.pop(), NAMESPACE, found.waktu)
    return found if good else None


def checkers_throughout(repo: Path, since: str, until: str) -> bytes | None:
    """Return the list of keys at a commit, where it stays the same up to another; None where it does not."""
    changed = git.git(repo, "log", "--first-parent", "--format=%H", f"{since}..{until}", "--", CHECKERS_FILE)
    return git.file_bytes(repo, since, CHECKERS_FILE) if changed == b"" else None


def last_change_of_checkers(repo: Path, head: str) -> str | None:
    """Return the commit of the default branch that last changed the list of keys."""
    out = git.git(repo, "log", "-1", "--first-parent", "--format=%H", head, "--", CHECKERS_FILE)
    return (out or b"").decode().strip() or None


def sign_checkpoint(repo: Path, checkpoint: Checkpoint, key: Path) -> None:
    """Sign a checkpoint and keep it as the note of its last commit; refuse what nobody would believe."""
    line = sign_text(checkpoint.to_line(), key, NAMESPACE)
    held = MainLine.up_to(repo, checkpoint.sampai, len(checkpoint.usulan) * MAX_PROPOSALS + 2)
    if _believed(held, checkpoint.sampai, line) is None:
        raise UkurError(
            f"kunci itu tidak tercantum di {CHECKERS_FILE} pada commit {checkpoint.sejak[:12]}; daftarkan "
            "lewat usulan yang disetujui Kepala dan Sekretaris, lalu ulangi"
        )
    added = ("notes", f"--ref={NOTES_NAME}", "add", "--force", "--file=-", checkpoint.sampai)
    if run_git(repo, *added, stdin=line.encode()).code:
        raise UkurError("catatan pemeriksaan tidak dapat ditulis; periksa nama dan pos-el Git, lalu ulangi")

"""The branch of a proposal to file something: pushed once, and never over what others made."""

from collections.abc import Sequence
from pathlib import Path

from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.source import git

MAX_BRANCHES = 9
"""Our choice: proposals of one entry that can stand side by side; each was made on another archive."""


def push_branch(repo: Path, remote: str, branch: str, commit: str, own: tuple[str, str]) -> tuple[str, bool]:
    """Push a branch unless it is there with this commit, and perhaps with more that people added to it.

    ``own`` are the head of the default branch and the first words of a branch of ours: who made it, its
    title.
    What we made earlier of the same entry, on another archive or by another version of the program, stays
    where it is, and the branch gets a number. What others made is not touched.
    """
    head, ours = own
    names = (branch, *(f"{branch}-{number}" for number in range(2, MAX_BRANCHES + 1)))
    for name in names:
        ref = f"refs/heads/{name}"
        there = branch_tip(repo, remote, name)
        if there is None:
            push_new_branch(repo, remote, name, commit)
            return name, True
        git.fetch_missing(repo, remote, ref, [there])
        known = git.commit(repo, there) is not None
        if known and git.merge_base(repo, commit, there) == commit:
            return name, False
        if name == names[-1] or not known or _first_words(repo, head, there) != ours:
            raise UkurError(
                f"cabang {quote(name)} sudah ada dengan isi lain ({there[:12]}); periksa siapa yang "
                "mengirimnya, tutup usulannya, hapus cabang itu, lalu ulangi"
            )
    raise AssertionError("the last name returns or raises")


def _first_words(repo: Path, head: str, tip: str) -> str:
    """Return who made the first commit of a branch, and its title."""
    wanted = ("log", "--reverse", "--format=%an <%ae>%n%s", "--end-of-options", f"{head}..{tip}")
    out = git.git(repo, *wanted)
    return "\n".join((out or b"").decode("utf-8", "replace").splitlines()[:2])


def push_new_branch(repo: Path, remote: str, branch: str, commit: str) -> None:
    """Push a branch that is not there yet; one that came meanwhile is not overwritten."""
    ref = f"refs/heads/{branch}"
    if git.git(repo, "push", "--quiet", "--", remote, f"{commit}:{ref}", remote=True) is None:
        raise UkurError(
            f"cabang {quote(branch)} tidak dapat dikirim; periksa izin menulis token dan aturan cabang"
        )


def branch_tip(repo: Path, remote: str, branch: str) -> str | None:
    """Return the commit that a branch of the host stands at; None where there is no such branch."""
    ref = f"refs/heads/{branch}"
    out = git.git(repo, "ls-remote", "--", remote, ref, remote=True)
    if out is None:
        raise UkurError("cabang di situs Git tidak dapat dibaca; periksa jaringan dan token, lalu ulangi")
    rows: Sequence[list[str]] = [line.split("\t") for line in out.decode().splitlines()]
    found = [row[0] for row in rows if row[1:] == [ref]]
    return found[0] if found else None

"""The first commit of a new office's repository, and the one push that goes without a proposal."""

from pathlib import Path

from ukur.model.findings import UkurError
from ukur.programs.process import run_git
from ukur.source import git

_WHO = ("-c", "user.name=Ukur", "-c", "user.email=ukur@ukur.invalid", "-c", "commit.gpgsign=false")
"""Nobody's account: names below .invalid are no addresses (RFC 2606), so no host finds a person."""
_HELPER = '!f() { echo username=x-access-token; echo "password=$UKUR_TOKEN"; }; f'
"""Hands Git the token from the environment: it stands in no file and in no list of processes."""
_AS_ONE_PIECE = 64 * 2**20
"""Bytes that Git sends with their length told: a new repository is some 7 MB, and many servers in front of a
host take no upload of unknown length."""


def is_committed(folder: Path) -> bool:
    """Return whether the folder is a repository of its own with a commit."""
    return (folder / ".git").is_dir() and git.commit(folder, "HEAD") is not None


def commit_all(folder: Path) -> str:
    """Commit what there is and return the commit; where nothing changed, the one that is there."""
    if not (folder / ".git").is_dir():
        _run(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    _run(folder, "-c", "core.autocrlf=false", "add", "--all")
    if not is_committed(folder) or run_git(folder, "diff", "--cached", "--quiet").code:
        _run(folder, *_WHO, "commit", "--quiet", "--message", "Repositori awal")
    made = git.commit(folder, "HEAD")
    if made is None:
        raise UkurError("commit pertama tidak dapat dibuat; periksa ruang penyimpanan")
    return made


def push_first(folder: Path, address: str, branch: str) -> None:
    """Push the main branch, with the token of ``UKUR_TOKEN``; what is there already is not overwritten."""
    if run_git(folder, "remote", "get-url", "origin").code:
        _run(folder, "remote", "add", "origin", address)
    host = "/".join(address.split("/")[:3])
    chosen = (
        "credential.helper=",
        f"credential.{host}.helper={_HELPER}",
        "http.followRedirects=false",
        f"http.postBuffer={_AS_ONE_PIECE}",
    )
    settings = (word for setting in chosen for word in ("-c", setting))
    pushed = (*settings, "push", "--quiet", "--", address, f"HEAD:refs/heads/{branch}")
    if git.git(folder, *pushed, remote=True) is None:
        raise UkurError("kiriman pertama ditolak situs Git; periksa izin menulis token dan jaringan")


def _run(folder: Path, *arguments: str) -> None:
    done = run_git(folder, *arguments)
    if done.code:
        words = done.complaint.decode("utf-8", "replace").strip().split("\n")[-1][:200]
        raise UkurError(f"Git tidak dapat menyimpan repositori ini ({words})")

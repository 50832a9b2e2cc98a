"""The one place that runs other programs, git first of all: fixed arguments, no shell, a time limit."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.programs.kept_answers import KeptAnswers, lasting_question

PIPE_LIMIT = 32_768
"""What fits into a pipe whole, so that writing it never waits."""

LIMIT, GIT_LIMIT, REMOTE_LIMIT = 60, 120, 300
"""Seconds for a program, for git on this disk (a large checkout takes some), and for git over a network."""

_REMOTE = re.compile(
    r"GIT_(?:SSH(?:_COMMAND|_VARIANT)?|ASKPASS|SSL_\w+|PROXY_SSL_\w+"
    r"|CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+|GLOBAL|SYSTEM|NOSYSTEM))"
)
"""How the operator reaches a remote: workflows hand over the credential helper in such variables."""

_OWN = {"LC_ALL": "C", "TZ": "UTC"}  # words English and times UTC, whatever the machine says
_OWN_GIT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # History as it was committed: neither replace refs nor grafts of this copy may show another.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": f"{os.devnull}/-",
}
_SETTINGS = (
    f"core.hooksPath={os.devnull}",  # a copy of a repository may bring hooks
    "core.fsmonitor=false",  # runs a program of the repository's choice
    "log.showSignature=false",  # runs gpg.program, and puts its words among the answers
    "protocol.ext.allow=never",  # an address that is a command
    "fetch.fsckObjects=true",
)
_GIT = ("git", "--no-pager", *(word for setting in _SETTINGS for word in ("-c", setting)))


class ProgramTimeout(UkurError):
    """A program was ended because its time was up."""


@dataclass(frozen=True)
class Finished:
    """What a program did: its exit code, what it printed, and what it complained of."""

    code: int
    output: bytes
    complaint: bytes = b""


def run(arguments: Sequence[str], stdin: bytes = b"", pipes: Sequence[int] = ()) -> Finished:
    """Run a program to its end; of variables that begin with ``GIT_`` it sees none of the surroundings."""
    return _run(arguments, stdin, _environment(), LIMIT, pipes)


def run_installer(arguments: Sequence[str], folder: Path) -> Finished:
    """Run in ``folder`` a program that fetches what a lock names, or that packs it: npm, pip or Node."""
    return _run(arguments, b"", _environment(), REMOTE_LIMIT, folder=folder)


def run_bounded(arguments: Sequence[str], stdin: bytes, seconds: float) -> Finished | None:
    """Run a program of ours on what others wrote; None where it was ended because its time was up."""
    try:
        return _run(arguments, stdin, _environment(), seconds)
    except ProgramTimeout:
        return None


def run_git(repo: Path, *arguments: str, stdin: bytes = b"", remote: bool = False) -> Finished:
    """Run git in a repository; ``remote`` where it speaks to another one.

    Inside a hook ``GIT_DIR`` and its kin name another repository than ``repo``, so none of them passes.
    """
    question = None if remote else lasting_question(repo, arguments, stdin)
    known = None if question is None else _ANSWERS.get(question)
    if known is not None:
        return known
    limit = REMOTE_LIMIT if remote else GIT_LIMIT
    done = _run((*_GIT, "-C", str(repo), *arguments), stdin, _environment(remote) | _OWN_GIT, limit)
    if remote:
        _ANSWERS.forget_history()
    elif question is not None and _is_found(arguments, done):
        _ANSWERS.keep(question, done, len(done.output))
    return done


_ANSWERS: KeptAnswers[Finished] = KeptAnswers()


def _is_found(arguments: Sequence[str], done: Finished) -> bool:
    """Return whether everything that was asked for is here, or certainly is not: both are answers."""
    if done.code == 0:
        return not done.complaint and b" missing\n" not in done.output
    denied = arguments[:2] == ("merge-base", "--is-ancestor") and done.code == 1 and not done.complaint
    return denied or _NO_SUCH_PATH.fullmatch(done.complaint) is not None


_NO_SUCH_PATH = re.compile(rb"fatal: path '[^\n]*' does not exist in '[0-9a-f]+'\n")
"""What git says of a path that a commit or tree, which is here, does not have."""


def git_answer(repo: Path, *arguments: str) -> str:
    """Return what git prints where an empty answer means that there is nothing; raise where it fails."""
    done = run_git(repo, *arguments)
    if done.code:
        raise UkurError("riwayat atau catatan Git di sini tidak dapat dibaca; ambil ulang keduanya")
    return done.output.decode()


def _environment(remote: bool = False) -> dict[str, str]:
    kept = (
        (key, value)
        for key, value in os.environ.items()
        if not key.startswith("GIT_") or (remote and _REMOTE.fullmatch(key))
    )
    return dict(kept) | _OWN


def _run(
    arguments: Sequence[str],
    stdin: bytes,
    environment: Mapping[str, str],
    limit: float,
    pipes: Sequence[int] = (),
    folder: Path | None = None,
) -> Finished:
    name = arguments[0]
    try:
        done = subprocess.run(
            arguments,
            input=stdin,
            capture_output=True,
            check=False,
            env=environment,
            pass_fds=tuple(pipes),
            timeout=limit,
            cwd=folder,
        )
    except FileNotFoundError as error:
        raise UkurError(f"perintah {name} tidak ditemukan; pasang dulu, lalu ulangi") from error
    except subprocess.TimeoutExpired as error:
        network = "; periksa jaringan, lalu ulangi" if limit == REMOTE_LIMIT else ""
        raise ProgramTimeout(f"perintah {name} tidak selesai dalam {limit} detik{network}") from error
    return Finished(done.returncode, done.stdout, done.stderr)


class Pipe:
    """A text that a program reads as a file, without one being written."""

    def __init__(self, content: bytes) -> None:
        if len(content) > PIPE_LIMIT:
            raise UkurError("daftar kunci atau tanda tangan terlalu panjang; pendekkan")
        self.number, end = os.pipe()
        os.write(end, content)
        os.close(end)

    @property
    def path(self) -> str:
        """The name under which the program finds it."""
        return f"/dev/fd/{self.number}"

    def __enter__(self) -> "Pipe":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.number)

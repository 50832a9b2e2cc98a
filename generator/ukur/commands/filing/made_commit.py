"""A commit made from bytes, beside the work tree: what it holds stays as it is, whatever attributes say."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.source import git


@dataclass(frozen=True)
class MadeCommit:
    """What a commit says; ``committer`` (name <address>) is its author too, ``ref`` will point to it."""

    ref: str
    base: str
    committer: str
    time: datetime.datetime
    message: str
    files: Mapping[str, bytes]
    removed: Sequence[str] = ()


def make_commit(repo: Path, made: MadeCommit) -> str:
    """Make the commit and return its name; the same values give the same commit."""
    when, message = f"{int(made.time.timestamp())} +0000", made.message.encode()
    people = f"author {made.committer} {when}\ncommitter {made.committer} {when}\n"
    stream = [f"commit {made.ref}\n{people}data {len(message)}\n".encode(), message]
    stream.append(f"from {made.base}\n".encode())
    for path, content in sorted(made.files.items()):
        if "\n" in path or path.startswith('"'):
            raise UkurError(f"nama berkas {quote(path)} tidak dapat dipakai dalam usulan; ganti namanya")
        stream += [f"M 100644 inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
    stream += [f"D {path}\n".encode() for path in made.removed]
    done = git.git(repo, "fast-import", "--quiet", "--force", stdin=b"".join(stream))
    commit = git.commit(repo, made.ref) if done is not None else None
    if commit is None:
        title = made.message.splitlines()[0]
        raise UkurError(f"commit {quote(title)} tidak dapat dibuat; periksa ruang penyimpanan")
    return commit

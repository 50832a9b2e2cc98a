"""What publishing writes to a Git host: a release with its files, and a proposal; repeating is harmless."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ukur.model.faults import quote
from ukur.model.findings import UkurError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")
_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,100}")


class Publisher(Protocol):
    """One repository to publish in. Every method may raise UkurError with a sentence for the reader."""

    def release(self, tag: str, commit: str, title: str, contents: str, files: Mapping[str, bytes]) -> str:
        """Create a release at a commit with its tag and files, or complete one; return its address.

        The release is shown to readers once all files are there. UkurError where the tag stands at another
        commit, or a file of the same name holds something else: what was published is never replaced.
        """

    def propose(self, branch: str, base: str, heading: str, contents: str) -> str:
        """Open a proposal from a pushed branch, or bring the open one up to date; return its number."""

    def open_proposal(self, branch: str, base: str) -> str | None:
        """Return the number of the open proposal from a branch; None where there is none."""

    def start_gate(self, number: str, base: str) -> None:
        """Start the gate for a proposal that a job's own token opened, where the host then starts nothing."""

    def close(self) -> None:
        """Close what is open."""


@dataclass(frozen=True)
class UploadedFile:
    """A file at the host; ``sha256`` where the host tells it."""

    nama: str
    ukuran: int
    sha256: str | None


def check_name(tag: str, files: Mapping[str, bytes]) -> None:
    """Raise for names that a host would spell differently, or that would leave their place in an address."""
    if not _TAG.fullmatch(tag) or ".." in tag or "//" in tag:
        raise UkurError(f"nama tag {quote(tag)} tidak sah; pakai huruf, angka, titik, dan tanda hubung")
    for name in files:
        if not _NAME.fullmatch(name) or ".." in name:
            raise UkurError(
                f"nama berkas {quote(name)} tidak sah; pakai huruf, angka, titik, dan tanda hubung"
            )


def still_missing(present: Mapping[str, UploadedFile], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that are still to be uploaded; raise where one is there and is not the same."""
    for name in sorted(present.keys() & files.keys()):
        check_uploads(present[name], files[name])
    return {name: files[name] for name in sorted(files.keys() - present.keys())}


def check_uploads(present: UploadedFile, content: bytes) -> None:
    """Raise where what the host holds is not what was meant; without a digest only the size is compared."""
    digest = hashlib.sha256(content).hexdigest()
    if present.ukuran != len(content) or present.sha256 not in {None, digest}:
        raise UkurError(
            f"berkas {quote(present.nama)} di rilis itu berisi lain; periksa siapa yang mengunggahnya, hapus "
            "dari rilis, lalu ulangi"
        )


def tag_elsewhere(tag: str, present: str) -> UkurError:
    """Return the refusal for a tag that stands elsewhere."""
    return UkurError(f"tag {quote(tag)} sudah ada pada commit {present[:12]}; hapus bila salah, lalu ulangi")

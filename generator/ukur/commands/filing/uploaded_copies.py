"""Signed copies that came back without a terminal: a file that Staf uploads to ``salinan/PERIODE/``.

The gate judges it as ``attach-signed`` and ``attach-scan`` do and answers in its comment; once the proposal
is merged, it is filed as an attachment by the archive's next proposal, which takes the upload out.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.entry import Entry
from ukur.archive.manifest import MANIFEST, Manifest
from ukur.archive.signed_pdf import MAX_BYTES
from ukur.archive.trust_roots import as_pem, trust_of, trust_text
from ukur.commands.data.guarded_roots import guarded_roots
from ukur.commands.filing.attachments import (
    NO_ROOTS,
    Attachment,
    attachment_entry,
    filed_before,
    pages_told,
    scanned_copy,
    signed_copy,
)
from ukur.commands.gate.copy_verdict import CopyVerdict
from ukur.commands.gate.weighing import WeighedProposal
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, COPIES, REGISTER, EntryKind, uploaded_periode
from ukur.source import git
from ukur.source.git_folder import GitFolder, file_size
from ukur.workflow.change_wording import shorten_text

MOST = 20
"""Our choice: copies in one proposal; a document has one signed PDF and one scan of each version."""


@dataclass(frozen=True)
class UploadedCopy:
    """A copy to be filed: where it was uploaded, and the entry that the archive gets for it."""

    path: str
    entry: Entry

    @property
    def manifest(self) -> Manifest:
        """The manifest of the entry that files it."""
        return self.entry.manifest


def judge_copies(repo: Path, now: datetime.datetime, weighed: WeighedProposal) -> Iterator[CopyVerdict]:
    """Yield what the gate says of each copy that a proposal brings; the archive is the target branch's."""
    if len(weighed.copies) > MOST:
        told = f"{COPIES}/ memuat lebih dari {MOST} berkas; bagi menjadi beberapa usulan"
        yield CopyVerdict(COPIES, told, True)
        return
    held = GitFolder(repo, weighed.base, ARSIP)
    for path in weighed.copies:
        shown = shorten_text(path)
        try:
            content = _content(repo, weighed.tree, path)
            copy, roots = _judged(repo, held, path, content, now)
            if folder := filed_before(held, copy):
                raise UkurError(f"sudah diarsipkan di {folder}; buang dari usulan")
            yield CopyVerdict(path, f"{shown}: {_told(repo, held, copy, roots)}", False)
        except UkurError as error:
            yield CopyVerdict(path, f"{shown}: {error}", True)


def _content(repo: Path, tree: str, path: str) -> bytes:
    if file_size(repo, tree, path) > MAX_BYTES:
        raise UkurError(f"lebih dari {MAX_BYTES // 1_000_000} MB; kecilkan dahulu")
    return git.file_bytes(repo, tree, path) or b""


def _judged(
    repo: Path, held: Mapping[str, bytes], path: str, content: bytes, now: datetime.datetime
) -> tuple[Attachment, bytes]:
    """Return a copy as an attachment, and the roots that it was judged by; UkurError where it is none."""
    periode, name = uploaded_periode(path), path.rpartition("/")[2]
    if periode is None or REGISTER not in held:
        raise UkurError("dokumennya belum diarsipkan; unggah lagi sesudah usulan arsipnya digabungkan")
    prints = [held[item] for item in held if item.endswith(".pdf") and item.count("/") == 2]
    if not any(content.startswith(printed) and content != printed for printed in prints):
        return scanned_copy(held, periode, name, content, now), b""
    guarded = guarded_roots(repo)
    if not guarded:
        raise UkurError(NO_ROOTS)
    roots = b"".join(map(as_pem, guarded))
    copy = signed_copy(held, name, content, roots, now)
    if copy.parent.periode != periode:
        right = copy.parent.periode
        raise UkurError(f"PDF itu milik dokumen {right}; pindahkan ke {COPIES}/{right}/")
    return copy, roots


def _told(repo: Path, held: Mapping[str, bytes], copy: Attachment, roots: bytes) -> str:
    if copy.jenis is EntryKind.PINDAIAN:
        more = pages_told(held, copy)
        return f"pindaian naskah {copy.parent.judul}; isinya tidak dibandingkan.{f' {more}' if more else ''}"
    who = "; ".join(text for key, text in sorted(copy.keterangan.items()) if key.startswith("tanda tangan"))
    trust = trust_text(trust_of(roots, guarded_roots(repo)))
    return f"PDF {copy.parent.judul} bertanda tangan elektronik, sah {trust}: {who}"


def copies_to_file(repo: Path, head: str, held: Mapping[str, bytes]) -> Iterator[UploadedCopy | str]:
    """Yield each copy of a commit that the archive does not hold yet, or why one cannot be filed.

    Its time is that of the commit which brought it to the default branch, so that every run makes the same;
    a scan is of the version that was the newest there, though a correction was filed since.
    """
    for path in sorted(git.tree_files(repo, head)):
        if uploaded_periode(path) is None:
            continue
        try:
            came = (
                git.git(repo, "log", "-1", "--first-parent", "--format=%H", head, "--", path) or b""
            ).decode()
            when, then = git.commit_time(repo, came.strip()), GitFolder(repo, came.strip(), ARSIP)
            copy, _ = _judged(repo, then, path, _content(repo, head, path), when)
            if f"{copy.parent.folder}/{MANIFEST}" not in held:
                raise UkurError("naskahnya sudah dicabut dari arsip; hapus salinan itu dengan usulan")
            if filed_before(held, copy):
                continue
            yield UploadedCopy(path, attachment_entry(held, copy))
        except UkurError as error:
            yield f"{path}: {error}"

"""Rows that another version of the program filed: what of them can be compared, and when that is enough.

A row is derived whole when it is new. Years later its printed files do not come out again; then it must be
that the program has changed since, and all that does not depend on it is still compared.
"""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.entry import INPUTS, POLICY_FOLDER
from ukur.archive.manifest import Manifest
from ukur.commands.data.archive_source import DocumentOrigin, data_files_at, policy_at
from ukur.commands.data.machine import outside
from ukur.commands.data.program_pin import LOCK
from ukur.commands.data.toolchain import tool_versions
from ukur.commands.filing.archiving import FilingOffice
from ukur.commands.gate.approval_record import record_approvals
from ukur.source import git
from ukur.verify.document_check import verify_document

PROGRAM = ("generator", LOCK)
"""Where an office's repository keeps the program, and what names it (a wheel too) and what it rests on."""


def is_older_program(repo: Path, base: str, alat: Mapping[str, str]) -> bool:
    """Return whether the program has changed since ``base``, so that what it filed cannot be made again.

    An office that keeps no program in its repository is asked for an older version's number.
    """
    then, now = (
        tuple(git.object_name(repo, f"{name}:{path}") for path in PROGRAM) for name in (base, "HEAD")
    )
    if any((*then, *now)):
        return then != now
    return _number(alat.get("ukur", "")) < _number(tool_versions()["ukur"])


def _number(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else (10**9,)


def older_differences(
    kantor: FilingOffice, source: DocumentOrigin, manifest: Manifest, files: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield what differs of an older program's row: inputs, policy, approvals, figures; no printed file."""
    through = [kantor.accepted(commit) for commit in source.commits]
    made = {f"{INPUTS}/{path}": raw for path, raw in data_files_at(kantor.repo, source.last_commit).items()}
    made |= {
        f"{POLICY_FOLDER}/{path}": raw for path, raw in policy_at(kantor.repo, through[-1].parent).items()
    }
    kept = {path for path in files if path.startswith((f"{INPUTS}/", f"{POLICY_FOLDER}/"))}
    yield from (path for path in sorted(kept | made.keys()) if files.get(path) != made.get(path))
    filed = read_approvals(files.get(PERSETUJUAN, b""))
    asked = record_approvals(kantor.repo, kantor.host, through, filed.percontohan)
    if not _within(filed.model_dump(exclude={"batas"}), asked.model_dump()):
        yield PERSETUJUAN
    now = outside(datetime.datetime.now(datetime.UTC), prints=False)
    for item in verify_document(manifest, files, now, None):
        if not item.good:
            yield f"{item.name}: {item.sentence}"


def _within(filed: object, asked: object) -> bool:
    """Return whether all that is filed is so asked anew; a newer record may say more."""
    if isinstance(filed, Mapping) and isinstance(asked, Mapping):
        return all(
            key in asked and _within(value, asked[key]) for key, value in filed.items() if value is not None
        )
    if isinstance(filed, tuple) and isinstance(asked, tuple):
        return len(filed) == len(asked) and all(map(_within, filed, asked))
    return filed == asked

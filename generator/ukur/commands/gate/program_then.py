"""Which program judged a proposal of the past: a rule that came later cannot be asked of it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.commands.gate.lock_changes import lock_sentences
from ukur.source import git

PROJECT = "pyproject.toml"
ASKS_FOR_SIGNED = (0, 4)
"""The first version in which the inputs of a signed document need its approvals until it is filed."""
EQUIPMENT_COUNTS = (0, 4)
"""The first version in which fonts and pictures are what documents are made from, and more than pages."""
UNITS_APART = (0, 5)
"""The first version in which a proposal that only fills in forms is approved on those."""

SIGNATORIES_ASKED = (0, 6)
"""The first version in which who signs is asked before they are taken out of the SOP or their role."""

RECORDS_KEPT = (0, 6)
"""The first version in which order and meetings of a filed document only grow."""

ROLES_NAMED = (0, 8)
"""The first version in which documents print names of roles, which are approved with them."""

OPENERS_ASKED = (0, 6)
"""The first version in which a program's account opens a period for somebody, who is asked for."""


def knew_rule(repo: Path, base: str, since: tuple[int, int]) -> bool:
    """Return whether the program that the target branch held at a commit was of this version or later.

    A repository that holds no program, or whose version cannot be read, is judged by today's: a program is
    changed only with the strongest approvals.
    """
    version = re.match(r"([0-9]{1,6})\.([0-9]{1,6})\b", project_version(repo, base) or "")
    return version is None or (int(version[1]), int(version[2])) >= since


def program_sentences(repo: Path, base: str, tree: str) -> Iterator[str]:
    """Yield what a proposal makes of the program: nobody reads a wheel, but a digest can be compared."""
    locks = [git.file_text(repo, name, LOCK) or "" for name in (base, tree)]
    before, after = map(read_pin, locks)
    wheel = git.file_bytes(repo, tree, after.wheel_path) if after else None
    named = wheel if after and wheel is not None and sha256_of(wheel) == after.digest else None
    if after is not None and before != after:
        former = project_version(repo, base) or "yang tidak dikenal"
        yield (
            f"Program menjadi Ukur {after.version}, sebelumnya {former}. Cocokkan sidiknya dengan SHA256SUMS "
            f"rilis itu: {after.digest}."
        )
    elif before is not None and after is None:
        yield f"{LOCK} tidak lagi menyebut satu program dengan satu sidik; yang akan dipasang tidak dikenal."
    yield from program_faults(repo, base, tree)
    if locks[0] != locks[1]:
        yield from lock_sentences(locks[0], locks[1], after, named)


def program_faults(repo: Path, base: str, tree: str) -> Iterator[str]:
    """Yield why the program could not be installed after the merge: the gate would never run again."""
    pins = [read_pin(git.file_text(repo, name, LOCK) or "") for name in (base, tree)]
    after = pins[1]
    if after is None:
        return
    sides = [git.file_bytes(repo, name, after.wheel_path) for name in (base, tree)]
    if pins[0] == after and sides[0] == sides[1]:
        return
    if sides[1] is None or sha256_of(sides[1]) != after.digest:
        yield f"{after.wheel_path} bukan yang disebut {LOCK}: program ini tidak akan dapat dipasang."


def project_version(repo: Path, base: str) -> str | None:
    """Return which program a commit holds: the wheel that its lock pins, or a copy of the source."""
    pin = read_pin(git.file_text(repo, base, LOCK) or "")
    if pin is not None:
        return pin.version
    try:
        project = tomllib.loads(git.file_text(repo, base, PROJECT) or "").get("project", {})
    except tomllib.TOMLDecodeError:
        return None
    named = isinstance(project, dict) and project.get("name") == "ukur"
    return str(project.get("version")) if named else None

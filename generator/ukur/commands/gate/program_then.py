"""Which program judged a proposal of the past: a rule that came later cannot be asked of it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from ukur.archive.canonical import sha256_of
from ukur.commands.data.program_pin import LOCK, read_pin
from ukur.source import git

PROJECT = "pyproject.toml"
ASKS_FOR_SIGNED = (0, 4)
"""The first version in which the inputs of a signed document need its approvals until it is filed."""
EQUIPMENT_COUNTS = (0, 4)
"""The first version in which fonts and pictures are what documents are made from, and more than pages."""
UNITS_APART = (0, 5)
"""The first version in which a proposal that only fills in forms is approved on those."""


def knew_rule(repo: Path, base: str, since: tuple[int, int]) -> bool:
    """Return whether the program that the target branch held at a commit was of this version or later.

    A repository that holds no program, or whose version cannot be read, is judged by today's: a program is
    changed only with the strongest approvals.
    """
    version = re.match(r"([0-9]{1,6})\.([0-9]{1,6})\b", project_version(repo, base) or "")
    return version is None or (int(version[1]), int(version[2])) >= since


def program_sentences(repo: Path, base: str, tree: str) -> Iterator[str]:
    """Yield what a proposal makes of the program: nobody reads a wheel, but a digest can be compared."""
    before, after = (read_pin(git.file_text(repo, name, LOCK) or "") for name in (base, tree))
    if after is None or before == after:
        return
    former = project_version(repo, base) or "yang tidak dikenal"
    yield (
        f"Program menjadi Ukur {after.version}, sebelumnya {former}. Cocokkan sidiknya dengan SHA256SUMS "
        f"rilis itu: {after.digest}."
    )
    wheel = git.file_bytes(repo, tree, after.wheel_path)
    if wheel is None or sha256_of(wheel) != after.digest:
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

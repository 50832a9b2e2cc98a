"""Which program judged a proposal of the past: a rule that came later cannot be asked of it."""

import re
import tomllib
from pathlib import Path

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


def project_version(repo: Path, base: str) -> str | None:
    """Return the version of the program in the target branch at a commit; None where that holds none."""
    text = git.file_text(repo, base, PROJECT)
    try:
        project = tomllib.loads(text or "").get("project", {})
    except tomllib.TOMLDecodeError:
        return None
    if not isinstance(project, dict) or project.get("name") != "ukur":
        return None
    return str(project.get("version"))

"""What an upgrade knows of a repository: an office's, or a portal's."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.commands.data.new_office import program_part
from ukur.commands.data.office_readme import README, ReadmeOrigin, office_readmes
from ukur.commands.data.origin import ORIGIN
from ukur.commands.data.program_files import PORTAL_LOCK
from ukur.commands.data.program_pin import LOCK
from ukur.commands.data.schema_files import site_address
from ukur.commands.data.written_before import files_in_wheel, former_paths
from ukur.commands.portal import new_portal
from ukur.model.paths import DATA, INSTANSI
from ukur.model.portal_sources import SOURCES
from ukur.source import git

_PORTAL_README = re.compile(r"ukur/commands/portal/(skeleton)/README\.md")
"""Where a release's wheel has the README that a portal begins with."""


@dataclass(frozen=True)
class UpgradedRepository:
    """A kind of repository: its lock, what this program writes into it, and what an older one in a wheel did.

    ``known`` are paths that an older program may have written; an office records what it was given
    (``has_origin``), of a portal the wheel tells.
    """

    lock: str
    new: Mapping[str, bytes]
    in_wheel: Callable[[bytes], dict[str, bytes]]
    readme: ReadmeOrigin
    known: frozenset[str]
    has_origin: bool


def is_portal(repo: Path, commit: str) -> bool:
    """Return whether a commit is a portal's: it names offices and has no office's data."""
    office, sources = (git.file_bytes(repo, commit, path) for path in (f"{DATA}/{INSTANSI}", SOURCES))
    return office is None and sources is not None


def upgraded_repository(repo: Path, commit: str) -> UpgradedRepository:
    """Return the kind of a commit's repository."""
    if is_portal(repo, commit):
        texts = {"skeleton": (new_portal.SKELETON / README).read_bytes()}
        given = new_portal.portal_program()
        readme = ReadmeOrigin(PORTAL_LOCK, _PORTAL_README, texts)
        known = frozenset({*given, README})
        return UpgradedRepository(PORTAL_LOCK, given, new_portal.portal_files_in_wheel, readme, known, False)
    office = git.file_bytes(repo, commit, f"{DATA}/{INSTANSI}")
    given = program_part(site_address(office) if office else None)
    known = frozenset({*former_paths(), *given, LOCK, ORIGIN, README})
    return UpgradedRepository(LOCK, given, files_in_wheel, office_readmes(), known, True)

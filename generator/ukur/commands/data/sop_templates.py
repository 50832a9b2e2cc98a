"""Use case ``templates``: what an office's repository says of its SOP, written from sop.yml and peran.yml."""

from pathlib import Path

from ukur.commands.data.guide_words import GUIDES, rewritten
from ukur.commands.data.program_files import guide_files
from ukur.hosts.order_templates import order_templates
from ukur.model.catalogue import Catalogue
from ukur.source.writer import write_text
from ukur.workflow.proposal_templates import proposal_templates


def sop_templates(repo: Path, catalogue: Catalogue) -> dict[str, str]:
    """Return what each file is to hold, by path: templates whole, guides and menu with the SOP's words."""
    sop, peran = catalogue.sop, catalogue.peran
    files = proposal_templates(sop, peran) | order_templates(sop, peran)
    shipped = guide_files()
    for path in sorted({*shipped, *GUIDES}):
        if (repo / path).is_file():
            own = frozenset(shipped.get(path, b"").decode().split("\n"))
            files[path] = rewritten(path, (repo / path).read_text("utf-8"), catalogue, own)
    return files


def differing(repo: Path, files: dict[str, str]) -> list[str]:
    """Return the paths whose file is not there or holds something else, sorted."""
    return sorted(path for path, text in files.items() if _held(repo / path) != text.encode())


def write_templates(repo: Path, files: dict[str, str]) -> list[str]:
    """Write what differs; return the paths."""
    changed = differing(repo, files)
    for path in changed:
        write_text(repo / path, files[path])
    return changed


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

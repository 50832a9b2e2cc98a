"""The office as it was when a document became a draft: what who approves it holds the proposal against."""

from collections.abc import Iterable
from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.paths import DATA, dokumen_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue

MAX_STEPS = 50
"""Commits of one document's file that are looked through (our choice): it has a dozen in a quarter."""


def drafts_at(
    repo: Path, base: str, today: Catalogue, periods: Iterable[Periode], cache: ReadCache
) -> dict[Periode, Measurements]:
    """Return the office at the commit of the target branch that made each document a draft.

    Documents that are no draft at ``base`` are left out. A history that was cut off will do as it is.
    """
    found: dict[Periode, Measurements] = {}
    for periode in periods:
        document = today.dokumen.get(periode)
        if document is not None and _is_draft(document.tahap):
            then = _first_draft(repo, base, periode, cache)
            if then is not None:
                found[periode] = Measurements(then)
    return found


def _is_draft(tahap: Tahap) -> bool:
    return tahap in {Tahap.KONSEP, Tahap.DOKUMEN}


def _first_draft(repo: Path, base: str, periode: Periode, cache: ReadCache) -> Catalogue | None:
    """Walk back from ``base`` while the document is a draft; a return to an earlier stage ends the walk."""
    path = f"{DATA}/{dokumen_path(periode)}"
    wanted = ("log", "--first-parent", "--format=%H", f"--max-count={MAX_STEPS}")
    listed = git.git(repo, *wanted, "--end-of-options", base, "--", path)
    first: Catalogue | None = None
    for commit in (listed or b"").decode().split():
        catalogue = read_catalogue(data_tree(repo, commit), cache).catalogue
        document = catalogue.dokumen.get(periode) if catalogue else None
        if catalogue is None or document is None or not _is_draft(document.tahap):
            break
        first = catalogue
    return first

"""What documents are printed with beside their data, the office's picture and fonts, in a proposal."""

from collections.abc import Iterable
from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.commands.gate.program_then import EQUIPMENT_COUNTS, knew_rule
from ukur.model.paths import DATA, measured_periode
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.workflow.document_hash import equipment_paths


def equipment_at(
    repo: Path, base: str, paths: Iterable[str], trees: Iterable[str], cache: ReadCache | None = None
) -> set[str]:
    """Return the files that the documents among ``paths`` are printed with at any of some commits or trees.

    An approval of a document is one of what its reader sees: other fonts or another picture void it.
    """
    documents = any(measured_periode(path.removeprefix(f"{DATA}/")) for path in paths)
    if not documents or not knew_rule(repo, base, EQUIPMENT_COUNTS):
        return set()
    found: set[str] = set()
    for tree in trees:
        catalogue = read_catalogue(data_tree(repo, tree), cache).catalogue
        if catalogue is not None:
            found |= equipment_paths(catalogue.instansi, git.tree_files(repo, tree))
    return found

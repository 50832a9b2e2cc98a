"""A proposal merged as several commits: a signed document is shown and filed from the one that made it.

Whoever approved saw the last commit. So no commit before it may have made the document from other inputs.
"""

from pathlib import Path

from ukur.commands.data.archive_source import signed_commit
from ukur.commands.data.checked_data import data_tree
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.workflow.document_hash import document_inputs


def refuse_split_documents(repo: Path, parent: str, merge: str, after: Catalogue, cache: ReadCache) -> None:
    """Raise where a commit after ``parent`` signed a document that reads otherwise at ``merge``."""
    if git.commit(repo, f"{merge}^1") == parent:
        return
    inside = {node.commit for node in _line(repo, parent, merge)}
    for periode in after.disahkan():
        try:
            commit = signed_commit(repo, periode, merge, cache)
        except UkurError:  # then it is shown as a draft, and not filed
            continue
        if commit == merge or commit not in inside:
            continue
        then = read_catalogue(data_tree(repo, commit), cache).catalogue
        if then is None or document_inputs(then, periode) != document_inputs(after, periode):
            raise UkurError(
                f"dokumen {periode} ditandatangani di tengah usulan (commit {commit[:12]}) dengan masukan "
                "yang lain dari yang disetujui; batalkan isinya, atau mintakan persetujuannya, dengan usulan "
                "baru yang digabungkan dengan satu commit gabungan, bukan dengan rebase, lalu isi UKUR_AWAL "
                "dengan commit gabungan itu"
            )


def _line(repo: Path, parent: str, merge: str) -> tuple[git.LineCommit, ...]:
    found = git.first_parent_line(repo, merge, MAX_LINE)
    names = [node.commit for node in found]
    return found[: names.index(parent)] if parent in names else found


MAX_LINE = 260
"""Commits looked at: one proposal brings 250 at most, see ``history.MAX_PROPOSALS``."""

"""What single commits of a proposal would publish: what statements and reviews bind to."""

from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.commands.gate.printed_with import equipment_at
from ukur.model.findings import UkurError
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.workflow.proposal import Proposal
from ukur.workflow.touched_paths import TouchedPaths


def commit_hash(repo: Path, base: str, commit: str, cache: ReadCache | None = None) -> str | None:
    """Return the hash of what one commit would publish, for a signed statement to bind to.

    It covers the paths that the commit touches since it parted from ``base``, so that it stays the same
    while ``base`` moves on. None where the commit cannot be read.
    """
    if git.commit(repo, commit) != commit or git.merge_base(repo, base, commit) is None:
        return None
    catalogue = read_catalogue(data_tree(repo, commit), cache).catalogue
    if catalogue is None:
        return None
    return commit_scope(repo, base, commit).content_hash(catalogue, git.tree_files(repo, commit))


def commit_scope(repo: Path, base: str, commit: str) -> TouchedPaths:
    """Return what one commit touches since it parted from ``base``: what a signed statement covers."""
    paths = {
        path for file in git.changed_files(repo, base, commit) for path in (file.path, file.former) if path
    }
    return TouchedPaths.sort_paths(paths | equipment_at(repo, base, paths, [commit]))


def known_commits(repo: Path, proposal: Proposal) -> list[str]:
    """Return the head and every commit that a review names, as far as they are here."""
    named = {review.commit for review in proposal.reviews if review.commit} | {proposal.head}
    return sorted(git.commits_here(repo, named))


def brought_up_to_date(repo: Path, base: str, commit: str) -> str:
    """Return what an older commit of a proposal would make of its target branch as that is now.

    What others merged meanwhile is then on both sides of a comparison. The commit itself where Git cannot
    merge it any more.
    """
    try:
        return git.merged_tree(repo, base, commit)
    except UkurError:
        return commit

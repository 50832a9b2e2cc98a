"""Who wrote a proposal: pressing "Update branch" is no authorship, and Git shows whether it was only that."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ukur.model.findings import UkurError
from ukur.source import git
from ukur.workflow.proposal import Contribution, Proposal, accounts_behind

MAX_LINE, MAX_COMMITS = 10_000, 1_000
"""Commits of the target branch and of a proposal that are looked through; what lies beyond is written."""


def without_automatic_merges(repo: Path, base: str, proposal: Proposal) -> Proposal:
    """Return the proposal with the makers of what somebody wrote; its commits have been fetched.

    Whoever made a commit is a maker, except of a merge that brings nothing but the target branch: it says
    what Git says of its parents by itself, and one of these is a commit of the target branch.
    """
    merges = automatic_merges(repo, base, proposal.head)
    if not merges or not proposal.contributions:
        return proposal
    written = tuple(item for item in proposal.contributions if not _brings_only(item, merges))
    return replace(proposal, contributions=written, commit_makers=accounts_behind(written))


def automatic_merges(repo: Path, base: str, head: str) -> frozenset[str]:
    """Return the merges of the target branch into a proposal that say nothing of their own."""
    merges = [row for row in git.commits_beyond(repo, base, head, MAX_COMMITS) if len(row.parents) == 2]
    if not merges:
        return frozenset()
    line = {row.commit for row in git.first_parents(repo, base, MAX_LINE)}
    return frozenset(
        row.commit for row in merges if not line.isdisjoint(row.parents) and _is_automatic(repo, row)
    )


def _is_automatic(repo: Path, merge: git.LineCommit) -> bool:
    try:
        return git.merged_tree(repo, *merge.parents) == git.tree_of(repo, merge.commit)
    except UkurError:
        return False  # a person decided what becomes of the conflict


def _brings_only(item: Contribution, merges: Collection[str]) -> bool:
    """Whether a contribution is of such merges alone; one whose commits are not known may be more."""
    return bool(item.commits) and all(
        any(merge.startswith(name) for merge in merges) for name in item.commits
    )

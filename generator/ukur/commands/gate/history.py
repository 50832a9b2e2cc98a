"""The recheck of history: whether each commit of the default branch came through an approved proposal.

Approvals are asked of the host and weighed again by the policy of the commit before; no status is read. What
a believed checkpoint recorded is not asked again: a host forgets who its accounts were.
"""

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.checkpoint import CheckedProposal
from ukur.commands.gate.authorship import without_automatic_merges
from ukur.commands.gate.opened_period import faults_then
from ukur.commands.gate.program_then import ASKS_FOR_SIGNED, knew_rule
from ukur.commands.gate.repository_then import as_it_was
from ukur.commands.gate.split_documents import refuse_split_documents
from ukur.commands.gate.weighing import (
    WeighedProposal,
    bound_to,
    commit_of,
    verdict_on,
    weigh_proposal,
    with_hashes,
)
from ukur.hosts.protocol import Host
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache
from ukur.workflow.decision import Verdict, VerdictStatus
from ukur.workflow.forgotten import lost_accounts, unknown_approvers
from ukur.workflow.proposal import MergedProposal, Proposal

MAX_HISTORY = 1_000
"""Our choice: merges checked in one run, each with requests to the host; a site is published after each."""

MAX_PROPOSALS = 250
"""Commits that one proposal may bring: GitHub lists no more of them, so nobody could have seen the rest."""

_UNDO = (
    "; batalkan isinya, atau mintakan persetujuannya, dengan usulan baru, lalu isi UKUR_AWAL dengan commit "
    "gabungan usulan itu, atau ajukan keputusan Kepala dan Sekretaris dengan 'ukur publish recover'"
)
"""Nothing of main is taken back: no rule of a host allows it, and no approval could."""

PUSHED_DIRECTLY = f"dikirim langsung ke cabang utama, bukan lewat usulan yang digabungkan{_UNDO}"
OTHER_CONTENT = f"isi gabungan berbeda dari isi yang disetujui{_UNDO}"
UNAPPROVED = f"usulan {{}} digabungkan tanpa disetujui{_UNDO}."
FORGOTTEN = (
    "usulan {} tidak dapat ditanyakan lagi kepada situs Git: {}. Tidak ada catatan pemeriksaannya. "
    "Pulihkan akun atau alamatnya; bila tidak dapat, sesudah Kepala dan Sekretaris memastikan isinya, isi "
    "UKUR_AWAL dengan {}, atau ajukan keputusannya dengan 'ukur publish recover'. Jawaban situs Git sekarang:"
)
RENAMED = (
    " Penyetuju {} tidak ada di peran.yml waktu itu; bila akun itu milik pemegang peran yang berganti nama, "
    "pulihkan namanya."
)
AskMerged = Callable[[str], MergedProposal | None]


@dataclass(frozen=True)
class AcceptedProposal:
    """A proposal that was approved when it was merged, and the commit it made of the default branch.

    ``commit`` is the last that it brought to the first-parent line, ``parent`` the one before its first.
    ``hashed`` is the proposal with the hashes of its head and of every commit that was reviewed.
    """

    commit: str
    parent: str
    merged: MergedProposal
    verdict: Verdict
    weighed: WeighedProposal
    hashed: Proposal


RecordedPast = Mapping[str, CheckedProposal]
"""Proposals of believed checkpoints, by the commit that each made of the default branch."""
NO_PAST: RecordedPast = {}
NOT_DECIDED: Mapping[str, str] = {}


@dataclass(frozen=True)
class CheckedHistory:
    """What every commit up to ``head`` came through, oldest first: asked of the host now, or recorded.

    ``length`` is the number of commits of the first-parent line that were looked at.
    """

    head: str
    length: int
    asked: tuple[AcceptedProposal, ...]
    recorded: tuple[CheckedProposal, ...]


def accepted_by(
    repo: Path, host: Host, commit: str, cache: ReadCache | None = None, past: RecordedPast = NO_PAST
) -> AcceptedProposal:
    """Return the approved proposal that a commit came through; UkurError says why there is none.

    The commit before it is taken as sound, and its roles count: ``check_history`` is what shows that it is.
    """
    return _accepted(_HistorySource.open(repo, host, cache or ReadCache(), past), commit_of(repo, commit))


def check_history(repo: Path, host: Host, since: str | None, until: str) -> tuple[AcceptedProposal, ...]:
    """Return what every first-parent commit after ``since`` came through, oldest first.

    Without ``since`` it is every commit after the first of all, which is the set-up and has no proposal.
    """
    return walk_history(repo, host, since, until).asked


def walk_history(
    repo: Path,
    host: Host,
    since: str | None,
    until: str,
    past: RecordedPast = NO_PAST,
    decided: Mapping[str, str] = NOT_DECIDED,
) -> CheckedHistory:
    """Return the same, where what a believed checkpoint recorded is taken from there.

    ``decided`` are commits that Kepala and Sekretaris answer for, each with the one that comes before them.
    """
    head = commit_of(repo, until)
    line = git.first_parent_line(repo, head, MAX_HISTORY + 2)
    places = {node.commit: index for index, node in enumerate(line)}
    end = _line_end(line, places, None if since is None else commit_of(repo, since))
    source, here = _HistorySource.open(repo, host, ReadCache(), past), 0
    asked, recorded = list[AcceptedProposal](), list[CheckedProposal]()
    while here < end:
        if line[here].commit in decided:
            here = places.get(decided[line[here].commit], end)
            continue
        known = past.get(line[here].commit)
        if known is not None:
            recorded.append(known)
            here = places.get(known.induk, end)
        else:
            asked.append(_accepted(source, line[here].commit))
            here = places.get(asked[-1].parent, end)
    return CheckedHistory(head, end + 1, tuple(reversed(asked)), tuple(reversed(recorded)))


def _line_end(line: tuple[git.LineCommit, ...], places: dict[str, int], since: str | None) -> int:
    """Return the place on the line where the walk ends."""
    last = len(line) - 1
    end = places.get(since) if since else (None if line[last].parents else last)
    if end is not None and end <= MAX_HISTORY:
        return end
    if since and not line[last].parents and end is None:
        raise UkurError(
            f"commit {since[:12]} bukan bagian dari cabang utama; sebutkan commit di sana sebagai awal"
        )
    raise UkurError(
        f"lebih dari {MAX_HISTORY} commit untuk diperiksa sekaligus; sebutkan awal yang lebih baru"
    )


@dataclass(frozen=True)
class _HistorySource:
    """Repository and host; each answer of the host is kept, and each file that was read."""

    repo: Path
    host: Host
    ask: AskMerged
    cache: ReadCache
    past: RecordedPast

    @classmethod
    def open(cls, repo: Path, host: Host, cache: ReadCache, past: RecordedPast) -> "_HistorySource":
        """Return the source; a repository without host sees its own past."""
        if isinstance(host, WithoutHost):
            host = replace(host, past=functools.partial(as_it_was, repo, host, cache))

        def ask(commit: str) -> MergedProposal | None:
            return past[commit].as_merged() if commit in past else host.merged(commit)

        return cls(repo, host, functools.cache(ask), cache, past)


def _accepted(source: _HistorySource, commit: str) -> AcceptedProposal:
    try:
        merged = _merged(source.ask, commit)
        _fetch(source, merged.proposal)
        known = source.past.get(commit)
        return _weigh(source, known.induk if known else _before_first(source, merged), merged)
    except UkurError as error:
        raise UkurError(f"commit {commit[:12]} tidak dapat diterima: {error}") from error


def _merged(ask: AskMerged, commit: str) -> MergedProposal:
    merged = ask(commit)
    if merged is None:
        raise UkurError(PUSHED_DIRECTLY)
    if merged.merge != commit:
        raise UkurError(
            f"bukan commit terakhir dari usulan {merged.proposal.number}; sebutkan {merged.merge[:12]}"
        )
    return merged


def _fetch(source: _HistorySource, proposal: Proposal) -> None:
    """Fetch the commits that a proposal is judged by; some that were reviewed may be gone."""
    remote = os.environ.get("UKUR_REMOTE") or "origin"
    wanted = {proposal.head, *(review.commit for review in proposal.reviews if review.commit)}
    git.fetch_missing(source.repo, remote, source.host.refspec(proposal.number), wanted)
    if git.commit(source.repo, proposal.head) is None:
        raise UkurError(f"commit terakhir usulan {proposal.number} tidak dapat diambil; jalankan lagi")


def _before_first(source: _HistorySource, merged: MergedProposal) -> str:
    """Return the commit before the proposal's first: a rebase brings several, a merge or squash just one."""
    line = git.first_parent_line(source.repo, merged.merge, MAX_PROPOSALS + 1)
    first = line[0]
    written: list[bytes] | None = None
    for node in line[1:]:
        if len(first.parents) != 1 or len(node.parents) != 1:
            break
        other = source.ask(node.commit)
        if other is None:
            written = _written(source.repo, merged) if written is None else written
            (own,) = git.written_as(source.repo, [node.commit]).values()
            if own not in written:
                break
            written.remove(own)
        elif (other.proposal.number, other.merge) != (merged.proposal.number, merged.merge):
            break
        first = node
    if not first.parents or line.index(first) == MAX_PROPOSALS:
        raise UkurError("usulan tidak berawal dari cabang utama; ajukan perubahannya sebagai usulan baru")
    return first.parents[0]


def _written(repo: Path, merged: MergedProposal) -> list[bytes]:
    """Return how a proposal's commits are written, but for the one that became the merge's own.

    A host that knows a rebased proposal by its last commit only leaves the others to be told by this. It is
    no proof of what they say: that the whole is what was approved is shown by the tree it ends in.
    """
    named = {name for item in merged.proposal.contributions for name in item.commits}
    own = list(git.written_as(repo, git.commits_here(repo, named)).values())
    (last,) = git.written_as(repo, [merged.merge]).values()
    if last in own:
        own.remove(last)
    return own


def _weigh(source: _HistorySource, parent: str, merged: MergedProposal) -> AcceptedProposal:
    repo, proposal = source.repo, replace(merged.proposal, base=parent)
    weighed = weigh_proposal(repo, parent, proposal.head, source.cache)
    both = weighed.base_check.measurements and weighed.head_check.measurements
    bound = bound_to(weighed, proposal, merged=True) if both else None
    faults = tuple(faults_then(repo, weighed, proposal))
    verdict = verdict_on(weighed, proposal, merged=True, faults=faults, bound=bound)
    if verdict.status is not VerdictStatus.DISETUJUI:
        written = without_automatic_merges(repo, parent, proposal)
        why = _unapproved(written, weighed, merged.merge, verdict.sentence)
        raise UkurError(f"{why}{_late_reason(merged)}")
    if git.tree_of(repo, merged.merge) != weighed.tree:
        raise UkurError(OTHER_CONTENT)
    after = weighed.head_check.measurements
    if after and knew_rule(repo, parent, ASKS_FOR_SIGNED):
        refuse_split_documents(repo, parent, merged.merge, after.catalogue, source.cache)
    return AcceptedProposal(
        merged.merge, parent, merged, verdict, weighed, with_hashes(weighed, proposal, bound)
    )


def _unapproved(proposal: Proposal, weighed: WeighedProposal, commit: str, sentence: str) -> str:
    """Return that it was merged without approvals, or what the host has forgotten of them."""
    if causes := tuple(lost_accounts(proposal)):
        return f"{FORGOTTEN.format(proposal.number, '; '.join(causes), commit)} {sentence}"
    base = weighed.base_check.measurements
    strange = unknown_approvers(proposal, base.catalogue.peran) if base else ()
    renamed = RENAMED.format(", ".join(strange)) if strange else ""
    return f"{UNAPPROVED.format(proposal.number)} {sentence}{renamed}"


def _late_reason(merged: MergedProposal) -> str:
    names = ", ".join(dict.fromkeys(review.account for review in merged.late))
    return f" Tinjauan {names} diberikan sesudah penggabungan, jadi tidak dihitung." if names else ""

"""Checkpoints of the recheck: made of what was just found in order, and believed by who vouches for them.

A checkpoint is the word of whoever vouches for it, so only those can who were trusted where it begins: by a
key that the office listed there for this, or by Kepala and Sekretaris in the roles of that commit. Whoever
came to a key or a role later, perhaps by a commit that the checkpoint itself covers, vouches for nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.checkpoint import (
    CheckedCommits,
    CheckedProposal,
    CheckedRequirement,
    CheckedReview,
    Checkpoint,
    read_checkpoint,
)
from ukur.commands.data.checked_data import data_tree
from ukur.commands.gate.history import (
    AcceptedProposal,
    CheckedHistory,
    RecordedPast,
    accepted_by,
    walk_history,
)
from ukur.commands.gate.weighing import MERGED_NAME
from ukur.hosts.protocol import Host
from ukur.model.findings import UkurError
from ukur.model.paths import CHECKPOINT_FILE
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.workflow.approval_policy import OFFICE_RULES, PolicyRules, Requirement
from ukur.workflow.decision import VerdictStatus, decide_proposal

_OTHER = (
    f"isi {CHECKPOINT_FILE} bukan yang dijawab situs Git sekarang; buat lagi di cabang utama dengan "
    "'ukur publish check --keep'"
)


def make_checkpoint(repo: Path, host: Host, found: CheckedHistory, since: str) -> Checkpoint | None:
    """Return the record of what was found after a commit; None where that is nothing.

    It begins after the last commit that stands by decision: nothing of a host can be recorded of that.
    """
    known = {item.gabungan: item for item in found.recorded}
    known |= {item.commit: _checked(item) for item in found.asked}
    rows: list[CheckedProposal] = []
    for node in git.first_parent_line(repo, found.head, found.length):
        if node.commit == since or (rows and rows[-1].induk == node.commit not in known):
            break
        if node.commit in known:
            rows.append(known[node.commit])
    if not rows:
        return None
    time = git.commit_time(repo, rows[0].gabungan)
    end = rows[0].gabungan
    return Checkpoint(
        situs_git=host.name, sejak=rows[-1].induk, sampai=end, waktu=time, usulan=tuple(reversed(rows))
    )


def _checked(item: AcceptedProposal) -> CheckedProposal:
    proposal = item.merged.proposal
    return CheckedProposal(
        nomor=proposal.number,
        situs=proposal.host,
        penulis=proposal.author,
        nomor_penulis=proposal.author_number,
        pembuat=tuple(
            CheckedCommits(akun=made.accounts, nomor_akun=made.numbers, commit=made.commits)
            for made in proposal.contributions
        ),
        commit=proposal.head,
        sidik=item.hashed.hashes[proposal.head],
        induk=item.parent,
        gabungan=item.commit,
        dibuka=proposal.opened,
        waktu=item.merged.time,
        tinjauan=tuple(
            CheckedReview(
                akun=review.account,
                nomor_akun=review.number,
                peran=review.peran,
                resmi=review.official,
                sikap=review.stance,
                commit=review.commit,
                waktu=review.time,
                urutan=review.order,
                bukti=review.bukti or None,
            )
            for review in proposal.reviews
        ),
        syarat=tuple(
            CheckedRequirement(peran=need.role_name, oleh=need.approvers)
            for need in item.verdict.requirements
        ),
    )


@dataclass(frozen=True)
class MainLine:
    """The default branch up to a commit, and the place of each of its commits, the newest first."""

    repo: Path
    nodes: tuple[git.LineCommit, ...]
    places: Mapping[str, int]

    @classmethod
    def up_to(cls, repo: Path, head: str, most: int) -> "MainLine":
        """Return the line as far as it is looked at."""
        nodes = git.first_parent_line(repo, head, most)
        return cls(repo, nodes, {node.commit: place for place, node in enumerate(nodes)})

    def covers(self, checkpoint: Checkpoint) -> bool:
        """Whether every commit that a checkpoint names stands on this line, in its order."""
        names = (checkpoint.sejak, *(item.gabungan for item in checkpoint.usulan))
        found = [self.places.get(name) for name in names]
        known = [place for place in found if place is not None]
        return len(known) == len(found) and known == sorted({*known}, reverse=True)


def as_past(checkpoints: Sequence[Checkpoint]) -> RecordedPast:
    """Return the proposals that were found in order, by the commit that each made of the default branch."""
    return {item.gabungan: item for checkpoint in checkpoints for item in checkpoint.usulan}


def approved_checkpoint(
    host: Host, line: MainLine, known: RecordedPast, cache: ReadCache
) -> Checkpoint | None:
    """Return the checkpoint in the repository where Kepala and Sekretaris approved it; else None."""
    repo, head = line.repo, line.nodes[0].commit
    out = git.git(repo, "log", "-1", "--first-parent", "--format=%H", head, "--", CHECKPOINT_FILE)
    brought = (out or b"").decode().strip()
    text = git.file_bytes(repo, head, CHECKPOINT_FILE)
    if not brought or text is None:
        return None
    try:
        found = read_checkpoint(text, CHECKPOINT_FILE)
        if not line.covers(found) or line.places.get(brought, 0) >= line.places[found.sampai]:
            return None
        through = accepted_by(repo, host, brought, cache, known)
    except UkurError:
        return None  # the recheck says why, where it comes to that commit
    return found if is_vouched(repo, through, found.sejak, cache) else None


def is_vouched(repo: Path, through: AcceptedProposal, since: str, cache: ReadCache) -> bool:
    """Whether Kepala and Sekretaris approved a proposal, by the roles of the commit where its word begins."""
    catalogue = read_catalogue(data_tree(repo, since), cache).catalogue
    if catalogue is None:
        return False
    needed = tuple(Requirement(peran, None, 1, ()) for peran in catalogue.sop.guards(*OFFICE_RULES))
    proposal = replace(through.hashed, head=MERGED_NAME)
    verdict = decide_proposal(proposal, catalogue, PolicyRules(needed, ()), ())
    return verdict.status is VerdictStatus.DISETUJUI


def proposed_checkpoint_faults(
    repo: Path, host: Host, base: str, tree: str, known: RecordedPast
) -> Iterator[str]:
    """Yield what is wrong with the checkpoint that a proposal brings: made again, it must be the same."""
    text = git.file_bytes(repo, tree, CHECKPOINT_FILE)
    if text is None:
        return
    try:
        given = read_checkpoint(text, CHECKPOINT_FILE)
        found = walk_history(repo, host, given.sejak, given.sampai, known)
        own = make_checkpoint(repo, host, found, given.sejak)
    except UkurError as error:
        yield f"{CHECKPOINT_FILE} tidak dapat diperiksa: {error}"
        return
    ancestor = git.merge_base(repo, base, given.sampai) == given.sampai
    if own is None or own.to_bytes() != text or not ancestor:
        yield _OTHER

"""Use case ``publish check``: whether everything up to HEAD was approved, asked anew of the host.

No status and no earlier verdict counts. Where the check starts is told from outside the repository, or it is
the first commit of all: nothing that a writer of the repository can move.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.checkpoint import CheckedProposal, read_checkpoint
from ukur.archive.recovery import Decision
from ukur.commands.filing.derived_rows import archive_faults
from ukur.commands.filing.filing_office import FilingOffice
from ukur.commands.filing.known_sites import NOT_OURS
from ukur.commands.gate.checkpoints import MainLine
from ukur.commands.gate.history import MAX_HISTORY, AcceptedProposal, CheckedHistory, walk_history
from ukur.commands.gate.past import BelievedPast, believed_past
from ukur.commands.gate.recovery_check import decided_past
from ukur.commands.gate.weighing import commit_of
from ukur.hosts.protocol import Host
from ukur.hosts.without_host import WithoutHost
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, CHECKPOINT_FILE
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache
from ukur.source.git_folder import GitFolder

START_VARIABLE = "UKUR_AWAL"
REPAIRED_BY = ". Pencabutannya dibuat dengan 'ukur archive repair'"
"""Not where the entry may be sound and only an address of the office is not told."""
_UNREADABLE_ORIGIN = "cabang utama tidak dapat dibaca dari situs Git; periksa jaringan dan token, lalu ulangi"


@dataclass(frozen=True)
class DefaultBranch:
    """The host's default branch and its last commit; ``name`` is empty where there is no host."""

    name: str
    head: str


@dataclass(frozen=True)
class PublishableHistory:
    """What may be published: the commit checked out here, and the approved proposals that led to it.

    ``start`` is the commit after which the check began, ``past`` what was believed without being asked again,
    ``decisions`` what came without approval and Kepala and Sekretaris answer for, ``remarks`` what of the
    archive could be compared in part only.
    """

    start: str
    default_branch: DefaultBranch
    history: CheckedHistory
    past: BelievedPast
    decisions: tuple[Decision, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The commit that may be published."""
        return self.history.head

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each proposal, oldest first: its commit, and who approved it in which role."""
        asked = {item.commit: approval_line(item) for item in self.history.asked}
        known = {item.gabungan: recorded_line(item) for item in self.history.recorded}
        rows = asked | known
        return tuple(rows[node.commit] for node in reversed(self.past.line.nodes) if node.commit in rows)

    @property
    def is_newest(self) -> bool:
        """Whether nothing newer stands on the default branch; what is older is not shown in its place."""
        return self.head == self.default_branch.head


def check_publishable(
    repo: Path, host: Host, since: str | None, environment: Mapping[str, str]
) -> PublishableHistory:
    """Return what may be published; UkurError naming the first commit that nobody approved."""
    start = start_commit(repo, since, environment)
    head, main = default_branch_head(repo, host, environment)
    past = believed_past(repo, host, head, environment)
    decided = decided_past(host, past.line, past.proposals, ReadCache())
    found = walk_history(repo, host, start, head, past.proposals, decided.before)
    remarks: list[str] = []
    office = FilingOffice(repo, host, environment, ReadCache(), past=past.proposals, tell=remarks.append)
    refuse_forged_rows(office, past.line, found.asked, decided.decisions)
    return PublishableHistory(start, main, found, past, decided.decisions, tuple(remarks))


def recorded_archive_faults(office: FilingOffice, base: str, tree: str) -> tuple[str, ...]:
    """Return what is wrong with the archive in the past that a proposed checkpoint covers.

    Whether the rest of it is what the host says is checked elsewhere; so is one that cannot be read.
    """
    text = git.file_bytes(office.repo, tree, CHECKPOINT_FILE)
    if text is None or text == git.file_bytes(office.repo, base, CHECKPOINT_FILE):
        return ()
    try:
        given = read_checkpoint(text, CHECKPOINT_FILE)
        found = walk_history(office.repo, office.host, given.sejak, given.sampai, office.past)
    except UkurError:
        return ()
    line = MainLine.up_to(office.repo, given.sampai, MAX_HISTORY + 2)
    try:
        refuse_forged_rows(office, line, found.asked)
    except UkurError as error:
        return (f"{CHECKPOINT_FILE} mencakup arsip yang tidak terbukti: {error}",)
    return ()


def refuse_forged_rows(
    office: FilingOffice,
    line: MainLine,
    found: Sequence[AcceptedProposal],
    decisions: Sequence[Decision] = (),
) -> None:
    """Raise UkurError naming the first commit that filed anything else than what was approved.

    What a later, approved repair took out again is past. A decision makes no entry of the archive true.
    """
    office = replace(office, known={item.commit: item for item in found})
    steps = [(item.parent, item.commit) for item in found if item.weighed.touches_archive]
    steps += [(row.sesudah, row.sampai) for row in decisions]
    broken: str | None = None
    sound: GitFolder | None = None
    for before, commit in sorted(steps, key=lambda step: -line.places[step[1]]):
        faults = tuple(archive_faults(office, before, commit, merged=True, sound=sound))
        if not faults:
            broken = sound = None
        elif broken is None:
            mend = "" if all(NOT_OURS in fault for fault in faults) else REPAIRED_BY
            broken = f"commit {commit[:12]} tidak dapat diterima: {'; '.join(faults)}{mend}"
            sound = GitFolder(office.repo, before, ARSIP)
    if broken is not None:
        raise UkurError(broken)


def start_commit(repo: Path, since: str | None, environment: Mapping[str, str]) -> str:
    """Return the commit after which every one must be approved; a name that can be moved is refused."""
    given = since or environment.get(START_VARIABLE)
    if not given:
        root = git.first_parent_line(repo, commit_of(repo, "HEAD"), MAX_HISTORY + 2)[-1]
        if root.parents:
            raise UkurError(
                f"lebih dari {MAX_HISTORY} commit untuk diperiksa; isi {START_VARIABLE} dengan commit awalnya"
            )
        return root.commit
    if not git.is_commit_name(given):
        raise UkurError(
            f"awal pemeriksaan {quote(given)} bukan nama lengkap sebuah commit (40 angka dan huruf a-f); "
            "nama cabang atau tag dapat dipindahkan siapa saja yang boleh menulis"
        )
    return commit_of(repo, given)


def default_branch_head(repo: Path, host: Host, environment: Mapping[str, str]) -> tuple[str, DefaultBranch]:
    """Return HEAD and the default branch that it belongs to; UkurError where it is no part of it."""
    head = commit_of(repo, "HEAD")
    if isinstance(host, WithoutHost):
        return head, DefaultBranch("", head)
    main = host_default_branch(repo, remote_address(environment))
    line = git.first_parent_line(repo, main.head, 2 * MAX_HISTORY)
    if head not in {node.commit for node in line}:
        raise UkurError(
            f"commit {head[:12]} bukan bagian dari cabang utama {quote(main.name)} di situs Git; hanya isi "
            "cabang utama yang diterbitkan"
        )
    return head, main


def host_default_branch(repo: Path, origin: str) -> DefaultBranch:
    """Ask the host for its default branch; its commits are fetched as objects."""
    out = git.git(repo, "ls-remote", "--symref", "--", origin, "HEAD", remote=True)
    rows = [line.split("\t") for line in (out or b"").decode("utf-8", "replace").splitlines()]
    named = {row[0] for row in rows if len(row) == 2 and row[1] == "HEAD"}
    refs = [name.removeprefix("ref: refs/heads/") for name in named if name.startswith("ref: refs/heads/")]
    tips = [name for name in named if git.is_commit_name(name)]
    if len(refs) != 1 or len(tips) != 1:
        raise UkurError(_UNREADABLE_ORIGIN)
    git.fetch_missing(repo, origin, f"refs/heads/{refs[0]}", tips)
    if git.commit(repo, tips[0]) is None:
        raise UkurError(_UNREADABLE_ORIGIN)
    return DefaultBranch(refs[0], tips[0])


def remote_address(environment: Mapping[str, str]) -> str:
    """Return where commits come from: a URL in UKUR_REMOTE, else the remote origin."""
    return environment.get("UKUR_REMOTE") or "origin"


def approval_line(proposal: AcceptedProposal) -> str:
    """Return one line: the proposal, its commit, and who approved it in which role."""
    roles = [(item.role_name, item.approvers) for item in proposal.verdict.requirements]
    return _line(proposal.merged.proposal.number, proposal.commit, roles)


def recorded_line(proposal: CheckedProposal) -> str:
    """Return the same of a proposal that was not asked again."""
    roles = [(item.peran, item.oleh) for item in proposal.syarat]
    return f"{_line(proposal.nomor, proposal.gabungan, roles)} (tercatat)"


def _line(number: str, commit: str, roles: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    told = (f"{name}: {', '.join(approvers)}" for name, approvers in roles)
    said = "; ".join(dict.fromkeys(told)) or "tanpa syarat persetujuan"
    return f"usulan {number} ({commit[:12]}): {said}"

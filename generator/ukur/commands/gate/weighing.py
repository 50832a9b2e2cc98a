"""A proposal weighed: what it would make of the target branch, and what the gate says of that.

Everything is read from Git objects; nothing of the proposal is checked out or run. The target branch is the
commit that is checked out here: its policy counts, and its program is what runs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.commands.gate.archive_repair import Repair, find_repair
from ukur.commands.gate.authorship import without_automatic_merges
from ukur.commands.gate.binding import Binding
from ukur.commands.gate.commit_scope import brought_up_to_date, known_commits
from ukur.commands.gate.drafts import drafts_at
from ukur.commands.gate.filed_periods import filed_periods
from ukur.commands.gate.printed_with import equipment_at
from ukur.commands.gate.program_then import (
    EQUIPMENT_COUNTS,
    RECORDS_KEPT,
    ROLES_NAMED,
    SIGNATORIES_ASKED,
    UNITS_APART,
    knew_rule,
    program_sentences,
)
from ukur.commands.gate.refused_files import refused_files
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import FIRST_FORM, Finding, UkurError
from ukur.model.meaning import ChangeKind
from ukur.model.paths import SIGNERS_FILE, uploaded_periode
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.verify.inputs import CheckedData, check_data, read_data
from ukur.workflow.account_doubts import going_live_gaps
from ukur.workflow.approval_brief import decided_periods
from ukur.workflow.approval_policy import policy_rules
from ukur.workflow.archive_prohibitions import REGISTER_PATH
from ukur.workflow.change_kinds import file_kind
from ukur.workflow.change_report import ChangeReport, report_changes
from ukur.workflow.changes import LeafChange, changes_between
from ukur.workflow.comparison import MergeDifference
from ukur.workflow.decision import Verdict, VerdictStatus, decide_proposal
from ukur.workflow.finding_text import errors_of, mending_words
from ukur.workflow.proposal import Proposal, TouchedFile
from ukur.workflow.touched_paths import TouchedPaths

MERGED_NAME = "hasil-gabungan"
"""Stands for the head in a weighed proposal: what would be published is the merge, not the branch."""

_PLAIN_FILES = ("100644 ", "100755 ")
"""How Git's modes of plain files begin a row of ``git.tree_files``."""

TARGET_MOVED = (
    "Cabang tujuan sudah berubah pada isi yang ikut dicetak: gabungkan dahulu cabang tujuan ke usulan ini, "
    "sebab persetujuan atas isi yang lama tidak dihitung."
)


@dataclass(frozen=True)
class WeighedProposal:
    """The two sides of a proposal; ``tree`` is the target branch as it would be after the merge."""

    repo: Path
    base: str
    tree: str
    base_check: CheckedData
    head_check: CheckedData
    files: tuple[TouchedFile, ...]
    changes: tuple[LeafChange, ...]
    merge: MergeDifference
    cache: ReadCache

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors in the proposal's data."""
        return errors_of(self.head_check.findings)

    @property
    def errors_then(self) -> tuple[Finding, ...]:
        """The errors that were errors already when the proposal was merged, however long ago.

        A rule that came later cannot ask for the past to be changed; what it finds in today's data is an
        error there.
        """
        return tuple(item for item in self.errors if item.sejak <= FIRST_FORM)

    @property
    def touches_archive(self) -> bool:
        """Whether the merge would change anything in the archive."""
        return any(file_kind(path) is ChangeKind.ARSIP for path in self.merge.changed)

    @property
    def copies(self) -> tuple[str, ...]:
        """The signed copies and scans that the merge would bring, by path."""
        there = git.tree_files(self.repo, self.tree) if self.merge.changed else {}
        brought = self.merge.changed & there.keys()
        return tuple(sorted(path for path in brought if uploaded_periode(path)))

    @property
    def repair(self) -> Repair | None:
        """What the merge takes out of the archive because it never verified."""
        return find_repair(self.repo, self.base, self.tree) if self.touches_archive else None


def commit_of(repo: Path, name: str) -> str:
    """Return the commit that a name on the command line means."""
    found = git.commit(repo, name)
    if found is None:
        raise git.unknown_revision(repo, name)
    return found


def weigh_proposal(repo: Path, base: str, head: str, kept_cache: ReadCache | None = None) -> WeighedProposal:
    """Read both sides; ``base`` and ``head`` are commits that are in the repository."""
    merged = git.merged_tree(repo, base, head)
    cache = kept_cache or ReadCache()
    before = read_data(data_tree(repo, base), cache)  # its rules were asked when it was the proposal
    known = frozenset(before.measurements.catalogue.disahkan()) if before.measurements else None
    after = check_data(data_tree(repo, merged), cache, approved=known)
    files = tuple(
        TouchedFile(file.path, file.blob is None, file.former, file.added)
        for file in git.changed_files(repo, base, head)
    )
    changes: tuple[LeafChange, ...] = ()
    if before.measurements and after.measurements:
        changes = changes_between(before.measurements.catalogue, after.measurements.catalogue)
    return WeighedProposal(
        repo, base, merged, before, after, files, changes, _merge_result(repo, base, merged), cache
    )


def _merge_result(repo: Path, base: str, pohon: str) -> MergeDifference:
    before, after = git.tree_files(repo, base), git.tree_files(repo, pohon)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    odd = {path for path in changed & after.keys() if not after[path].startswith(_PLAIN_FILES)}
    return MergeDifference(frozenset(changed), frozenset(odd))


def proposal_scope(weighed: WeighedProposal, proposal: Proposal) -> TouchedPaths:
    """Return what a proposal touches at its head, or at a commit of it that was reviewed."""
    paths = {path for file in weighed.files for path in (file.path, file.former) if path}
    for name in known_commits(weighed.repo, proposal):
        paths |= {file.path for file in git.changed_files(weighed.repo, weighed.base, name)}
    trees = [weighed.tree, *known_commits(weighed.repo, proposal)]
    paths |= equipment_at(weighed.repo, weighed.base, paths, trees, weighed.cache)
    return TouchedPaths.sort_paths(paths)


def change_report_of(weighed: WeighedProposal) -> ChangeReport:
    """Return the change report; UkurError where either side cannot be read."""
    before, after = (
        _measured(weighed.base_check, "cabang tujuan"),
        _measured(weighed.head_check, "usulan"),
    )
    periods = decided_periods(before.catalogue, after.catalogue, weighed.changes)
    drafts = drafts_at(weighed.repo, weighed.base, before.catalogue, periods, weighed.cache)
    findings = weighed.head_check.findings
    report = report_changes(before, after, weighed.changes, weighed.files, findings, drafts)
    program = program_sentences(weighed.repo, weighed.base, weighed.tree)
    return replace(report, warnings=(*program, *report.warnings))


Bound = tuple[Proposal, dict[str, tuple[LeafChange, ...]]]
AskAccess = Callable[[Iterable[str]], Mapping[str, bool | None]]
"""Asks a host which accounts may write to the repository."""


def verdict_on(
    timbangan: WeighedProposal,
    proposal: Proposal,
    *,
    merged: bool = False,
    faults: tuple[str, ...] = (),
    ask: AskAccess | None = None,
    bound: Bound | None = None,
) -> Verdict:
    """Return the verdict on a proposal whose commits have been fetched; ``merged``: on one of the past.

    ``faults`` is what was found wrong with the archive or the checkpoint that it would make. ``ask`` is
    asked about those whose approvals counted, and those who could give what is missing. ``bound`` is what
    :func:`bound_to` returned, where it was asked already.
    """
    base, head = timbangan.base_check.measurements, timbangan.head_check.measurements
    if base is None:
        return Verdict(
            VerdictStatus.GALAT,
            f"Data cabang tujuan tidak dapat dibaca, di luar usulan ini: {_mending(timbangan.base_check)}.",
        )
    if head is None:
        return Verdict(VerdictStatus.GAGAL, f"Tidak dapat diterima: {_mending(timbangan.head_check)}.")
    weighed, since = bound or bound_to(timbangan, proposal, merged)
    policy = policy_rules(
        base.catalogue,
        head.catalogue,
        timbangan.changes,
        timbangan.files,
        _register(timbangan),
        timbangan.merge,
        equipment_known=not merged or knew_rule(timbangan.repo, timbangan.base, EQUIPMENT_COUNTS),
        units_apart=not merged or knew_rule(timbangan.repo, timbangan.base, UNITS_APART),
        signatories_asked=not merged or knew_rule(timbangan.repo, timbangan.base, SIGNATORIES_ASKED),
        records_kept=not merged or knew_rule(timbangan.repo, timbangan.base, RECORDS_KEPT),
        roles_named=not merged or knew_rule(timbangan.repo, timbangan.base, ROLES_NAMED),
        keys=_keys(timbangan),
        repair=timbangan.repair is not None,
        filed=filed_periods(timbangan.repo, timbangan.base, timbangan.tree, merged),
    )
    stopped = [*faults]
    if not merged:  # what stands in the past is an error of today's, and told there
        stopped += refused_files(timbangan.repo, timbangan.base, timbangan.tree, timbangan.merge.changed)
        stopped += going_live_gaps(base.catalogue, head.catalogue, proposal.host, proposal.time)
    policy = replace(policy, violations=(*policy.violations, *stopped))
    errors = timbangan.errors_then if merged else timbangan.errors
    verdict = decide_proposal(weighed, base.catalogue, policy, errors, since)
    people = sorted({name for item in verdict.requirements for name in (*item.approvers, *item.wanted)})
    if ask is not None and people:
        told = replace(weighed, write_access=ask(people))
        verdict = decide_proposal(told, base.catalogue, policy, errors, since)
    moved = weighed.bound_hashes.get(proposal.head) not in (None, weighed.bound_hashes[MERGED_NAME])
    if moved and verdict.status is VerdictStatus.MENUNGGU:
        return replace(verdict, sentence=f"{TARGET_MOVED} {verdict.sentence}")
    return verdict


def with_hashes(timbangan: WeighedProposal, proposal: Proposal, bound: Bound | None = None) -> Proposal:
    """Return a merged proposal with its files, and the hashes of its head and of every reviewed commit."""
    weighed, _ = bound or bound_to(timbangan, proposal, merged=True)
    return replace(weighed, head=proposal.head)


def _measured(checked: CheckedData, what: str) -> Measurements:
    if checked.measurements is None:
        raise UkurError(f"data {what} tidak dapat dibaca; {_mending(checked)}")
    return checked.measurements


def _mending(checked: CheckedData) -> str:
    return mending_words(errors_of(checked.findings))


def bound_to(weighed: WeighedProposal, proposal: Proposal, merged: bool) -> Bound:
    """Put in who wrote it, and over the same paths the hash of the merge and of every reviewed commit.

    Beside it what changed since each of these.
    """
    head = _measured(weighed.head_check, "usulan").catalogue
    repo, binding = weighed.repo, _binding(weighed, proposal, head, merged)
    proposal = without_automatic_merges(repo, weighed.base, proposal)
    files = git.tree_files(repo, weighed.tree)
    digest, bound = (
        {MERGED_NAME: binding.whole_hash(head, files)},
        {MERGED_NAME: binding.bound_hash(head, files)},
    )
    since: dict[str, tuple[LeafChange, ...]] = {}
    updated: dict[str, str] = {}
    for name in known_commits(repo, proposal):
        catalogue = read_catalogue(data_tree(repo, name), weighed.cache).catalogue
        if catalogue is None:
            continue
        files = git.tree_files(repo, name)
        digest[name], bound[name] = binding.whole_hash(catalogue, files), binding.bound_hash(catalogue, files)
        if bound[name] != bound[MERGED_NAME]:
            tree = brought_up_to_date(repo, weighed.base, name)
            catalogue = read_catalogue(data_tree(repo, tree), weighed.cache).catalogue or catalogue
            updated[name] = binding.bound_hash(catalogue, git.tree_files(repo, tree))
            since[name] = binding.changes(catalogue, head)
    return replace(
        proposal,
        head=MERGED_NAME,
        files=weighed.files,
        hashes=digest,
        updated=updated,
        unit_hashes=bound if binding.forms else {},
        bound=bound,
    ), since


def _binding(weighed: WeighedProposal, proposal: Proposal, head: Catalogue, merged: bool) -> Binding:
    """Return what approvals bind to; before units could collect apart it was always the whole."""
    cover, before = proposal_scope(weighed, proposal), weighed.base_check.measurements
    apart = not merged or knew_rule(weighed.repo, weighed.base, UNITS_APART)
    base = before.catalogue if before and apart else None
    named = not merged or knew_rule(weighed.repo, weighed.base, ROLES_NAMED)
    return Binding.of(cover, base, head, weighed.merge.changed, named)


def _keys(weighed: WeighedProposal) -> tuple[str, str] | None:
    if SIGNERS_FILE not in weighed.merge.changed:
        return None
    before, after = (git.file_text(weighed.repo, tree, SIGNERS_FILE) for tree in (weighed.base, weighed.tree))
    return before or "", after or ""


def _register(weighed: WeighedProposal) -> tuple[str, str] | None:
    read: Callable[[str], str | None] = lambda tree: git.file_text(weighed.repo, tree, REGISTER_PATH)  # noqa: E731
    before, after = read(weighed.base), read(weighed.tree)
    return (before or "", after) if after is not None else None

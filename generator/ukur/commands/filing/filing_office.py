"""The office that files: its repository, host and past, and what a document came through there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ukur.archive.approvals import ApprovalRecord
from ukur.commands.data.archive_source import DocumentOrigin
from ukur.commands.data.checked_data import data_tree
from ukur.commands.gate.approval_record import DecidedStep, record_approvals
from ukur.commands.gate.checkpoints import MainLine
from ukur.commands.gate.history import MAX_HISTORY, AcceptedProposal, RecordedPast, accepted_by
from ukur.commands.gate.recovery_check import DecidedPast, decided_past
from ukur.commands.gate.weighing import commit_of
from ukur.hosts.protocol import Host
from ukur.model.findings import UkurError
from ukur.model.periode import Periode
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.workflow.stage_moves import stage_moves

DECIDED_ONLY = (
    "dokumen {} pada commit {} masuk tanpa persetujuan; keputusan Kepala dan Sekretaris tidak "
    "mengesahkannya. Ajukan perubahan naskahnya lewat usulan (misalnya nomornya), dengan semua "
    "persetujuan SOP"
)


@dataclass(frozen=True)
class FilingOffice:
    """Where a document is filed from; ``cache`` keeps what was read of its files.

    ``known`` are proposals that were found approved already, by the commit they made of the target branch,
    ``past`` what believed checkpoints recorded of others. ``main`` is the default branch. ``tell`` is given
    what is to be known besides.
    """

    repo: Path
    host: Host
    environment: Mapping[str, str]
    cache: ReadCache
    known: Mapping[str, AcceptedProposal] = field(default_factory=dict)
    past: RecordedPast = field(default_factory=dict)
    tell: Callable[[str], None] = field(default=lambda _: None)

    main: str = "HEAD"

    @cached_property
    def decided(self) -> DecidedPast:
        """What stands by decision on the default branch."""
        line = MainLine.up_to(self.repo, commit_of(self.repo, self.main), MAX_HISTORY + 2)
        return decided_past(self.host, line, self.past, self.cache)

    def accepted(self, commit: str) -> AcceptedProposal:
        """Return the approved proposal that a commit came through; UkurError where there is none."""
        return self.known.get(commit) or accepted_by(self.repo, self.host, commit, self.cache, self.past)

    def way_of(self, source: DocumentOrigin) -> "ApprovedWay":
        """Return what each commit of a document came through; UkurError where one came through nothing.

        The last one must be approved: who approves it has seen all of the document's inputs.
        """
        last = source.last_commit
        if last not in self.known and self.decided.of(last):
            raise UkurError(DECIDED_ONLY.format(source.periode, last[:12]))
        proposals: list[AcceptedProposal] = []
        decided: dict[tuple[str, str], DecidedStep] = {}
        for commit in source.commits:
            found = None if commit in self.known else self.decided.of(commit)
            if found is None:
                proposals.append(self.accepted(commit))
                continue
            decision, through = found
            langkah = self._closed_between(source.periode, decision.sesudah, decision.sampai)
            decided[decision.sesudah, decision.sampai] = DecidedStep(decision, through, langkah)
        return ApprovedWay(tuple(proposals), tuple(decided.values()))

    def _closed_between(self, periode: Periode, after: str, until: str) -> tuple[int, ...]:
        """Return the steps of the SOP that a document went through between two commits."""
        before, then = (
            read_catalogue(data_tree(self.repo, commit), self.cache).catalogue for commit in (after, until)
        )
        if before is None or then is None:
            raise UkurError(f"data pada commit {until[:12]} atau {after[:12]} tidak terbaca")
        moves = (move for move in stage_moves(before, then) if move.periode == periode)
        return tuple(step.nomor for move in moves for step in move.crossed_langkah(before.sop))


@dataclass(frozen=True)
class ApprovedWay:
    """What a document came through, oldest first, and what of it stands by decision."""

    proposals: tuple[AcceptedProposal, ...]
    decided: tuple[DecidedStep, ...]

    @property
    def final(self) -> AcceptedProposal:
        """The proposal that made the document what it is."""
        return self.proposals[-1]

    def record(self, office: FilingOffice, percontohan: bool) -> ApprovalRecord:
        """Return its record, as host and notes tell of it now."""
        return record_approvals(office.repo, office.host, self.proposals, percontohan, self.decided)

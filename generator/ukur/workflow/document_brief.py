"""What a document would say that a proposal moves or touches: what its approvers put their name to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ukur.measure.capaian import IndikatorResult
from ukur.measure.collection import units_collecting
from ukur.measure.collection_words import collection_sentences, rows_total
from ukur.measure.figure_words import status_text
from ukur.measure.measurements import Measurements
from ukur.measure.reason import Reason
from ukur.model.findings import Finding, Severity
from ukur.model.paths import measured_periode
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.workflow.approval_brief import ApprovalBrief, approval_brief, decided_periods
from ukur.workflow.changes import LeafChange
from ukur.workflow.figure_changes import (
    changed_totals,
    outcome_words,
    reported_pairs,
    total_words,
    unread_in,
)
from ukur.workflow.since_draft import changes_since
from ukur.workflow.sop_schedule import collection_of, day_text
from ukur.workflow.stage_moves import stage_moves

UNREAD = "belum dapat diringkas, sebab ada berkasnya yang tidak dapat dibaca"


@dataclass(frozen=True)
class DocumentBrief:
    """One document: its totals, the figures that missed their target, and those that did not.

    Figures that the proposal changes are told among the changes, with what they were: ``missed_below`` and
    ``reached_below`` say whether there are any. ``findings`` are the
    warnings of ``ukur check`` about the document. ``concerned`` is False where only its totals change.
    ``approval`` is there where the head of the office decides on it: then every figure is told.
    ``collecting`` says who has reported and who is waited for, while units fill their forms in.
    """

    periode: Periode
    total: str
    unjudged: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    missed_below: bool = False
    reached_below: bool = False
    findings: tuple[Finding, ...] = ()
    concerned: bool = True
    approval: ApprovalBrief | None = None
    collecting: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The brief without its figures: totals, who has reported, and the indicators that are not judged."""
        rows = [f"{self.periode.title}: {self.total}.", *self.collecting]
        if self.unjudged:
            rows.append(f"Belum dapat dinilai: {'; '.join(self.unjudged)}.")
        return tuple(rows)


def document_briefs(
    base: Measurements,
    head: Measurements,
    changes: Iterable[LeafChange],
    findings: Iterable[Finding] = (),
    drafts: Mapping[Periode, Measurements] = {},
) -> Iterator[DocumentBrief]:
    """Yield a brief for every document that moves or is touched, and for others whose totals change.

    ``drafts`` is the office as it was when a document became a draft; without it, as the target branch is.
    """
    leaves, found = tuple(changes), tuple(findings)
    concerned = {move.periode for move in stage_moves(base.catalogue, head.catalogue)}
    concerned |= {change.periode for change in leaves if change.periode}
    decided = decided_periods(base.catalogue, head.catalogue, leaves)
    concerned |= decided.keys()
    told = set(reported_pairs(leaves))
    for periode in sorted({*concerned, *changed_totals(base, head)} & head.catalogue.dokumen.keys()):
        if unread_in(head, periode):
            yield DocumentBrief(periode, UNREAD, concerned=periode in concerned)
        elif periode not in concerned:
            yield DocumentBrief(periode, total_words(base, head, periode), concerned=False)
        else:
            own = tuple(item for item in found if _is_about(item, periode, head.catalogue.root))
            brief = replace(_brief(base, head, periode, told), findings=own)
            if move := decided.get(periode):
                since = changes_since(drafts.get(periode, base), head, periode)
                brief = replace(brief, approval=approval_brief(head, move, base.catalogue.sop, since))
            yield brief


def _brief(
    base: Measurements, head: Measurements, periode: Periode, told: set[tuple[Periode, str]]
) -> DocumentBrief:
    collection = collection_of(head.catalogue, periode)
    collecting = tuple(collection_sentences(collection, day_text)) if collection else ()
    if head.catalogue.dokumen[periode].tahap.stage_order < Tahap.DRAF.stage_order:
        units = units_collecting(head.catalogue, periode)
        return DocumentBrief(periode, rows_total(units), collecting=collecting)  # nothing is judged yet
    total = total_words(base, head, periode)
    results = head.measured_in(periode)
    missed = [item for item in results if item.main_ratio.tercapai is False]
    reached = [item for item in results if item.main_ratio.tercapai is True]
    return DocumentBrief(
        periode,
        total,
        unjudged=tuple(_unjudged(results)),
        missed=tuple(_rows(missed, periode, told)),
        reached=tuple(_rows(reached, periode, told)),
        missed_below=any((periode, item.indikator.kode) in told for item in missed),
        reached_below=any((periode, item.indikator.kode) in told for item in reached),
        collecting=collecting,
    )


def _rows(
    results: Iterable[IndikatorResult], periode: Periode, told: set[tuple[Periode, str]]
) -> Iterator[str]:
    for item in results:
        if (periode, item.indikator.kode) not in told:
            yield f"{item.indikator.kode} {item.indikator.nama}: {outcome_words(item)}."


def _unjudged(results: Iterable[IndikatorResult]) -> Iterator[str]:
    """Yield the indicators that are not judged, those of the same reason together."""
    reasons: dict[str, list[str]] = {}
    for item in results:
        if item.main_ratio.tercapai is None and item.main_ratio.alasan is not Reason.BELUM_WAKTUNYA:
            reasons.setdefault(status_text(item.main_ratio), []).append(item.indikator.kode)
    for reason, codes in reasons.items():
        yield f"{', '.join(codes)} ({reason})"


def _is_about(item: Finding, periode: Periode, root: str) -> bool:
    if item.severity is not Severity.WARNING:
        return False
    path = item.location.path.removeprefix(f"{root}/")
    return periode in item.periode or measured_periode(path) == periode

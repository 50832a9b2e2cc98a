"""What the gate will ask of the work once it is proposed: approvals, and what no approval can allow."""

from dataclasses import dataclass

from ukur.desk.work import Work, unreadable
from ukur.model.findings import Finding
from ukur.model.paths import DATA
from ukur.source.data_files import MemoryTree
from ukur.verify.inputs import check_data
from ukur.workflow.approval_policy import Requirement, policy_rules
from ukur.workflow.changes import changes_between
from ukur.workflow.comparison import FiledPeriods, MergeDifference
from ukur.workflow.finding_text import errors_of
from ukur.workflow.proposal import TouchedFile


@dataclass(frozen=True)
class AskedApproval:
    """Approvals of one role; ``unit`` names whose holders they must be, empty for any."""

    peran: str
    nama: str
    unit: str
    count: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class GateNeeds:
    """What must be there before the work is let in; ``errors`` must be mended, ``violations`` undone."""

    approvals: tuple[AskedApproval, ...]
    violations: tuple[str, ...]
    errors: tuple[Finding, ...]


def touched_files(work: Work) -> tuple[TouchedFile, ...]:
    """Return the files that the work changes, as those of a proposal."""
    known = work.repository.data
    return tuple(
        TouchedFile(f"{DATA}/{path}", raw is None, None, path not in known)
        for path, raw in sorted(work.changed.items())
    )


def gate_needs(work: Work) -> GateNeeds:
    """Return what the gate asks by roles and SOP of what was opened; who may give it, the gate says."""
    if work.base is None:
        raise unreadable()
    base = work.base.catalogue
    approved = frozenset(base.disahkan())
    checked = check_data(MemoryTree(work.files), work.cache, work.state.latest, approved)
    errors = errors_of(checked.findings)
    if checked.measurements is None:
        return GateNeeds((), (), errors)
    head, files = checked.measurements.catalogue, touched_files(work)
    rules = policy_rules(
        base,
        head,
        changes_between(base, head),
        files,
        merge=MergeDifference(frozenset(file.path for file in files)),
        filed=FiledPeriods(work.repository.filed, work.repository.filed),
    )
    return GateNeeds(tuple(_asked(work, item) for item in rules.requirements), rules.violations, errors)


def _asked(work: Work, item: Requirement) -> AskedApproval:
    base = work.base.catalogue if work.base else work.catalogue
    role, unit = base.peran.peran.get(item.peran), base.instansi.unit.get(item.unit or "")
    return AskedApproval(
        item.peran,
        role.nama if role else item.peran,
        unit.nama if unit else item.unit or "",
        item.count,
        item.reason,
    )

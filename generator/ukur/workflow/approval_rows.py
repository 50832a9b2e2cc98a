"""What each requirement has and lacks, and the same for readers: nobody named twice for the same thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from ukur.workflow.approval_policy import Requirement
from ukur.workflow.reasons import grouped_reasons, join_words

TOO_FEW_HOLDERS = "pemegang perannya di peran.yml tidak cukup"
WRITER_REMEDY = (
    "jadi tidak dapat menyetujuinya; minta orang lain menulis isi yang sama di cabang baru dan mengajukannya "
    "sebagai usulan baru, lalu setujui usulan itu"
)
"""What helps where the only holder wrote it: no commit is taken away, as forcing a push would."""


@dataclass(frozen=True)
class RequirementResult:
    """One requirement: who approved it, how many are still missing, and who could.

    ``writers`` are holders of the role who cannot, since they wrote it: each in words, with the commits.
    """

    requirement: Requirement
    role_name: str
    approvers: tuple[str, ...]
    missing: int
    candidates: tuple[str, ...]
    writers: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """Who could give what is still missing."""
        return self.candidates if self.missing else ()

    @property
    def shortage(self) -> str:
        """Why not enough people can approve, and what helps."""
        wrote = " dan ".join(self.writers)
        if len(self.candidates) + len(self.writers) < self.missing:
            return f"{TOO_FEW_HOLDERS}; {wrote}" if wrote else TOO_FEW_HOLDERS
        return f"{wrote}, {WRITER_REMEDY}"


@dataclass(frozen=True)
class ApprovalRow:
    """Requirements that the same people meet, as one; ``count`` and ``missing`` are the largest of them."""

    label: str
    count: int
    approvers: tuple[str, ...]
    missing: int
    candidates: tuple[str, ...]
    reasons: str
    shortage: str

    @property
    def title(self) -> str:
        """The role, and how many of it where one does not do."""
        return f"{self.label} ({self.count} orang)" if self.count > 1 else self.label

    @property
    def is_short(self) -> bool:
        """Whether fewer people could approve than are needed."""
        return len(self.candidates) < self.missing


def approval_rows(results: Iterable[RequirementResult]) -> tuple[ApprovalRow, ...]:
    """Return the requirements in order, those of the same people together.

    Whoever could approve one of them could approve all: so the largest number that is missing is enough.
    Requirements that nobody can meet are each told by themselves.
    """
    grouped: dict[tuple[object, ...], list[RequirementResult]] = {}
    for item in results:
        people = (item.approvers, item.candidates, item.writers)
        own = () if item.approvers or item.candidates else (item.requirement.peran,)
        grouped.setdefault((*people, *own), []).append(item)
    return tuple(_row(items) for items in grouped.values())


def _row(items: list[RequirementResult]) -> ApprovalRow:
    units: dict[str, dict[str | None, None]] = {}
    for item in items:
        units.setdefault(item.role_name, {})[item.requirement.unit] = None
    most = max(items, key=lambda item: item.missing)
    return ApprovalRow(
        label=join_words(_label(role, list(own)) for role, own in units.items()),
        count=max(item.requirement.count for item in items),
        approvers=items[0].approvers,
        missing=most.missing,
        candidates=items[0].candidates,
        reasons=grouped_reasons(reason for item in items for reason in item.requirement.reason),
        shortage=most.shortage,
    )


def _label(role: str, units: list[str | None]) -> str:
    named = [unit for unit in units if unit]
    if not named:
        return role
    also = ", juga" if None in units else ""
    return f"{role}{also} unit {join_words(named)}"

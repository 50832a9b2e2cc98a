"""The gate: a proposal and the policy in, one verdict out that explains itself. Unknown means refuse."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding
from ukur.model.peran import account_key
from ukur.workflow.account_doubts import account_warnings, host_objection
from ukur.workflow.approval_policy import PolicyRules, Requirement
from ukur.workflow.approval_rows import ApprovalRow, RequirementResult, approval_rows
from ukur.workflow.authority import Authority
from ukur.workflow.change_wording import name_all
from ukur.workflow.changes import LeafChange
from ukur.workflow.finding_text import mending_words
from ukur.workflow.proposal import Proposal, Review, Stance
from ukur.workflow.proposal_makers import makers_of, writing_place, writing_words
from ukur.workflow.returns import Returned, returned_by
from ukur.workflow.succession import results_of, succession_marks

CLOCK_TOLERANCE = datetime.timedelta(minutes=5)
"""How far a host's clock may be ahead of ours: our choice, what machines without exact time drift apart."""

ChangesSince = Mapping[str, tuple[LeafChange, ...]]
"""For a commit that was approved: what differs in meaning between it and the head."""


class VerdictStatus(StrEnum):
    """Outcome of the gate; only ``DISETUJUI`` lets a change through."""

    DISETUJUI = "disetujui"
    MENUNGGU = "menunggu"
    GAGAL = "gagal"
    GALAT = "galat"


@dataclass(frozen=True)
class LapsedApproval:
    """An approval that does not count, and why; ``cells`` names what changed since it was given."""

    account: str
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The verdict: ``sentence`` can be acted on by someone who does not program.

    ``warnings`` say what it rests on that could be firmer; they change nothing. ``returns`` are those that
    stand, where they are what stops it.
    """

    status: VerdictStatus
    sentence: str
    requirements: tuple[RequirementResult, ...] = ()
    lapsed: tuple[LapsedApproval, ...] = ()
    violations: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    returns: tuple[Returned, ...] = ()


def decide_proposal(
    proposal: Proposal,
    base: Catalogue,
    policy: PolicyRules,
    errors: Sequence[Finding],
    since: ChangesSince | None = None,
) -> Verdict:
    """Decide on a proposal. ``base`` is the target branch, whose roles count; nothing of the proposal's.

    The dates of roles are days in the office's time zone, as the target branch has it. ``errors`` are what
    the checks find in the proposal's data.

    An approval counts when it is the account's last word, given by a holder of the role on that day, who
    neither wrote nor committed the change, on a commit whose hash equals the head's.
    """
    doubts = tuple(_doubts(proposal, policy))
    if doubts:
        return Verdict(
            VerdictStatus.GALAT, f"Tidak dapat diputuskan: {'; '.join(doubts)}.", violations=doubts
        )
    last = _last_words(proposal.reviews)
    authority = _authority(proposal, base)
    lapsed: list[LapsedApproval] = []
    counted = tuple(_valid(proposal, last, authority, since or {}, lapsed))
    results = tuple(
        results_of(
            policy.requirements,
            authority,
            proposal.time,
            lambda need: _result(need, authority, counted, proposal),
        )
    )
    needed = tuple(item.requirement for item in results)
    lapsed += _idle(counted, needed, authority)
    faults = (mending_words(errors),) if errors else ()
    returned = tuple(returned_by(authority, (review for _, review in sorted(last.items()))))
    verdict = replace(
        _verdict(results, tuple(lapsed), (*faults, *policy.violations), returned),
        warnings=(
            *account_warnings(proposal, authority, _used(counted, needed, authority), results),
            *succession_marks(results, authority),
        ),
    )
    return _with_code(verdict) if policy.elsewhere else verdict


def _authority(proposal: Proposal, base: Catalogue) -> Authority:
    zone, makers, numbers = base.instansi.zona_waktu, makers_of(proposal), proposal.maker_numbers
    return Authority(base.peran, makers, zone, proposal.host, numbers, proposal.gate)


def _doubts(proposal: Proposal, policy: PolicyRules) -> Iterator[str]:
    if not proposal.complete:
        yield "daftar dari situs Git terpotong; ulangi, atau pecah usulan ini"
    if not proposal.files:
        yield "usulan tidak mengubah berkas apa pun"
    elif not (policy.requirements or policy.violations or policy.elsewhere):
        yield "tidak ada persetujuan yang diminta untuk perubahan ini; laporkan kepada pengelola"
    if proposal.head not in proposal.hashes:
        yield "isi usulan pada commit terakhirnya tidak dapat dibaca; jalankan lagi"
    if not proposal.author:
        yield "penulis usulan tidak diketahui; buat usulan dari akun yang masih ada"
    if not proposal.commit_makers or not all(proposal.commit_makers):
        yield (
            "ada commit yang tidak terhubung dengan akun; pembuatnya mendaftarkan alamat pos-el commit itu "
            "pada akunnya, atau mengajukan isi yang sama di cabang baru"
        )
    for review in proposal.reviews:
        yield from _doubtful(review, proposal.time)


def _doubtful(review: Review, now: datetime.datetime) -> Iterator[str]:
    if review.stance is Stance.TAK_DIKENAL:
        yield f"tinjauan {review.account} berstatus yang tidak dikenal; minta ditinjau lagi"
    if review.time.tzinfo is None:
        yield f"waktu tinjauan {review.account} tanpa zona; laporkan kepada pengelola"
    elif review.time > now + CLOCK_TOLERANCE:
        yield f"waktu tinjauan {review.account} ada di masa depan; periksa jam server"


LastWords = Mapping[tuple[str, str], Review]
"""The last word of each account, in each role where it signed for one."""


def _last_words(reviews: Iterable[Review]) -> LastWords:
    """Return each account's latest review that takes a stand; remarks leave an earlier stand as it is.

    Of two at the same moment the one that does not approve counts.
    """
    last: dict[tuple[str, str], Review] = {}
    for review in sorted(reviews, key=lambda item: (item.time, item.order, item.stance is not Stance.SETUJU)):
        if review.stance is not Stance.KOMENTAR:
            last[account_key(review.account), review.peran or ""] = review
    return last


def _valid(
    proposal: Proposal,
    last: LastWords,
    authority: Authority,
    begin: ChangesSince,
    lapsed: list[LapsedApproval],
) -> Iterator[Review]:
    for _, review in sorted(last.items()):
        if review.stance is Stance.BATAL:
            lapsed.append(
                LapsedApproval(review.account, "tinjauannya dibatalkan di situs Git; minta ditinjau lagi")
            )
        if review.stance is not Stance.SETUJU:
            continue
        reason = _lapse(proposal, review, authority)
        if reason is None:
            yield review
        else:
            since = begin.get(review.commit or "", ()) if reason == CONTENT_CHANGED else ()
            lapsed.append(LapsedApproval(review.account, reason, name_all(since)))


CONTENT_CHANGED = "isi usulan berubah sesudah disetujui; minta disetujui lagi"
TARGET_CHANGED = (
    "usulan lain yang digabungkan sesudahnya mengubah isi yang ikut disetujui; minta disetujui lagi"
)


def _lapse(proposal: Proposal, review: Review, authority: Authority) -> str | None:
    """Return why an approval does not count whatever role its account holds; None when it may count."""
    if authority.is_maker(review.by):
        place = writing_place(proposal, review.account)
        return f"ikut menulis usulan ini{place}, jadi tidak dapat menyetujuinya"
    if review.commit is None:
        return "tidak diketahui commit mana yang disetujui; minta disetujui lagi"
    if review.commit not in proposal.hashes:
        return "commit yang disetujui tidak dapat dibaca; minta disetujui lagi"
    if objection := host_objection(proposal, review, authority):
        return objection
    wanted = proposal.bound_hashes[proposal.head]
    if proposal.bound_hashes[review.commit] == wanted:
        return None
    return TARGET_CHANGED if proposal.updated.get(review.commit) == wanted else CONTENT_CHANGED


def _result(
    requirement: Requirement, authority: Authority, counted: Iterable[Review], proposal: Proposal
) -> RequirementResult:
    approved = [review for review in counted if _meets(authority, review, requirement)]
    done = {account_key(name) for review in approved for name in authority.recorded_logins(review.by)}
    able = authority.candidates_for(requirement.peran, requirement.unit, proposal.time)
    wrote = authority.writers_holding(requirement.peran, requirement.unit, proposal.time)
    name = authority.role_name(requirement.peran)
    return RequirementResult(
        requirement,
        f"{name} (menggantikan {authority.role_name(requirement.stands_for)})"
        if requirement.stands_for
        else name,
        tuple(review.account for review in approved),
        max(0, requirement.count - len(approved)),
        tuple(akun for akun in able if account_key(akun) not in done),
        tuple(writing_words(proposal, akun) for akun in wrote),
    )


def _meets(authority: Authority, review: Review, requirement: Requirement) -> bool:
    return authority.meets_requirement(
        review.by, requirement.peran, requirement.unit, review.time, review.peran
    )


def _used(counted: Iterable[Review], needed: tuple[Requirement, ...], authority: Authority) -> list[Review]:
    """Return the approvals that meet a requirement."""
    return [item for item in counted if any(_meets(authority, item, need) for need in needed)]


def _idle(
    counted: Iterable[Review], needed: Iterable[Requirement], authority: Authority
) -> Iterator[LapsedApproval]:
    """Yield approvals that meet no requirement, with the reason."""
    wanted = tuple(needed)
    for review in counted:
        if not any(_meets(authority, review, requirement) for requirement in wanted):
            cause = authority.unmet_cause(review.by, review.time, review.peran)
            yield LapsedApproval(review.account, cause)


def _verdict(
    results: tuple[RequirementResult, ...],
    lapsed: tuple[LapsedApproval, ...],
    broken: tuple[str, ...],
    returned: tuple[Returned, ...],
) -> Verdict:
    if broken:
        sentence = f"Tidak dapat diterima: {'; '.join(broken)}."
        return Verdict(VerdictStatus.GAGAL, sentence, results, lapsed, broken)
    if returned:
        told = tuple(item.sentence for item in returned)
        sentence = f"Usulan {'; '.join(told)}; perbaiki, lalu minta ditinjau lagi."
        return Verdict(VerdictStatus.GAGAL, sentence, results, lapsed, told, returns=returned)
    lacking = [row for row in approval_rows(results) if row.missing]
    if not lacking:
        return Verdict(
            VerdictStatus.DISETUJUI, "Semua persetujuan yang diminta SOP sudah ada.", results, lapsed
        )
    missing = "; ".join(_missing(item) for item in lacking)
    return Verdict(VerdictStatus.MENUNGGU, f"Menunggu persetujuan {missing}.", results, lapsed)


PROGRAM_OUTSIDE = "Perubahan program dinilai uji dan pengelola repositori ini, bukan gerbang ini."


def _with_code(verdict: Verdict) -> Verdict:
    """Return the verdict with a word on the program's files, which it does not judge."""
    if verdict.status is not VerdictStatus.DISETUJUI:
        return verdict
    return replace(
        verdict, sentence=f"{verdict.sentence} {PROGRAM_OUTSIDE}" if verdict.requirements else PROGRAM_OUTSIDE
    )


def _missing(row: ApprovalRow) -> str:
    who = f"{row.missing} orang {row.label}" if row.missing > 1 else row.label
    return f"{who} ({row.shortage if row.is_short else ', '.join(row.candidates)})"

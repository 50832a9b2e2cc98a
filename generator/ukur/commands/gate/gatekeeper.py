"""Use case ``gate``: fetch a proposal, weigh it, decide, and tell the host."""

import contextlib
import datetime
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.commands.gate.commit_scope import commit_hash
from ukur.commands.gate.copy_verdict import CopyCheck, refuse_copies
from ukur.commands.gate.event_file import read_event
from ukur.commands.gate.opened_period import with_opener
from ukur.commands.gate.proposal_links import comment_links
from ukur.commands.gate.proposed_records import record_faults
from ukur.commands.gate.weighing import (
    WeighedProposal,
    change_report_of,
    commit_of,
    verdict_on,
    weigh_proposal,
)
from ukur.hosts.adapters import open_host, proposal_number
from ukur.hosts.detection import HostTarget, detect_target
from ukur.hosts.protocol import Host, comment_on
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import CHECKPOINT_FILE, SIGNERS_FILE
from ukur.source import git
from ukur.source.catalogue_reader import ReadCache
from ukur.workflow.change_report import ChangeReport
from ukur.workflow.decision import Verdict, VerdictStatus
from ukur.workflow.gate_comment import gate_comment
from ukur.workflow.proposal import Proposal, Stance

ROUNDS = 5
"""How often a verdict is decided anew because somebody reviewed meanwhile (our choice)."""


class MovingProposal(UkurError):
    """The head moved while it was weighed: its own run will come, and nothing is posted by this one."""


class ClosedProposal(UkurError):
    """The proposal was closed or merged: nobody decides on it any more, and nothing is posted."""


@dataclass(frozen=True)
class GateResult:
    """The verdict on a proposal and, where its data could be read, the change report.

    ``comment`` is what is posted: the two, the errors in the proposal's data, and links of the host.
    ``findings`` are those of its data.
    """

    proposal: Proposal
    verdict: Verdict
    report: ChangeReport | None
    comment: str
    findings: tuple[Finding, ...] = ()


def gate_target(environment: Mapping[str, str], peristiwa: Path | None, proposal: str | None) -> HostTarget:
    """Return what to decide on: from the event file and the environment, or the number that was given."""
    path = peristiwa or (Path(found) if (found := environment.get("GITHUB_EVENT_PATH")) else None)
    event = read_event(path) if path else {}
    if proposal is not None:
        if not proposal.isdecimal():
            raise UkurError(f"nomor usulan '{proposal}' bukan angka")
        event = {
            **event,
            "inputs": {"nomor": proposal},
            "pull_request": None,
            "workflow_run": None,
            "issue": None,
        }
        return detect_target({**environment, "CI_MERGE_REQUEST_IID": proposal}, event)
    return detect_target(environment, event)


def repository_target(environment: Mapping[str, str]) -> HostTarget:
    """Return the repository that the environment names, whatever the event is about."""
    return gate_target(environment, None, environment.get("CI_MERGE_REQUEST_IID") or "1")


def refuse_unchecked(_: WeighedProposal) -> tuple[str, ...]:
    """Refuse every change of the archive, where nothing is given that could derive it again."""
    return ("arsip tidak dapat diperiksa di sini; jalankan 'ukur gate'",)


ArchiveCheck = Callable[[WeighedProposal], Iterable[str]]
"""What is wrong with the archive that a proposal would make, or with the one that its checkpoint covers."""


def decide_on_proposal(
    repo: Path,
    host: Host,
    name: str,
    archive_check: ArchiveCheck = refuse_unchecked,
    copy_check: CopyCheck = refuse_copies,
    sending: bool = False,
) -> GateResult:
    """Decide on a proposal of a host; its commits are fetched as objects, a preview kept if ``sending``."""
    proposal = host.proposal(name)
    if proposal.closed:
        raise ClosedProposal(
            f"usulan {proposal.number} sudah ditutup atau digabungkan; gerbang hanya memutuskan usulan yang "
            "terbuka"
        )
    base = git.commit(repo, "HEAD")
    if base is None:
        raise UkurError("repositori ini belum punya commit; ambil cabang tujuan lebih dahulu")
    reviewed = (review.commit for review in proposal.reviews if review.commit)
    git.fetch_missing(repo, _remote(repo), host.refspec(name), {proposal.head, proposal.base, *reviewed})
    if git.commit(repo, proposal.head) is None:
        raise UkurError("commit terakhir usulan tidak dapat diambil; jalankan lagi")
    _refuse_stale(repo, base, proposal.base)
    weighed = weigh_proposal(repo, base, proposal.head)
    if any(review.stance is Stance.SETUJU for review in proposal.reviews):
        proposal = replace(proposal, gate=host.own_account())
    told, unknown = with_opener(repo, host, weighed, proposal)
    faults = (*_record_faults(repo, host, weighed, archive_check), *unknown)
    copies = tuple(copy_check(weighed)) if weighed.copies else ()
    faults += tuple(item.sentence for item in copies if item.refused)
    verdict = verdict_on(weighed, told, faults=faults, ask=host.write_access)
    if isinstance(host, WithoutHost):
        verdict = replace(verdict, lapsed=verdict.lapsed + host.refused_statements(name))
    readable = weighed.base_check.measurements and weighed.head_check.measurements
    report = change_report_of(weighed) if readable else None
    links = comment_links(host, weighed, proposal, report, sending)
    return GateResult(
        proposal,
        verdict,
        report,
        gate_comment(
            verdict,
            report,
            weighed.head_check.findings,
            links,
            tuple(item.sentence for item in copies if not item.refused),
        ),
        weighed.head_check.findings,
    )


def _record_faults(
    repo: Path, host: Host, weighed: WeighedProposal, archive_check: ArchiveCheck
) -> Iterator[str]:
    if weighed.touches_archive or CHECKPOINT_FILE in weighed.merge.changed:
        yield from archive_check(weighed)
    yield from record_faults(repo, host, weighed)


def _refuse_stale(repo: Path, here: str, on_site: str) -> None:
    """Raise where the commit checked out is behind the host's target branch: its policy would be old."""
    if git.commit(repo, on_site) is None:
        raise UkurError("commit terakhir cabang tujuan tidak dapat diambil; jalankan lagi")
    parted = git.merge_base(repo, on_site, here)
    if parted == here != on_site:
        raise UkurError("cabang tujuan sudah maju; jalankan lagi pada commit terbarunya")
    if parted != on_site:
        raise UkurError("usulan ini ditujukan ke cabang lain, bukan ke cabang yang dibuka di sini")


def run_gate(
    repo: Path,
    host: Host,
    name: str,
    sending: bool,
    link: str | None,
    archive_check: ArchiveCheck = refuse_unchecked,
    copy_check: CopyCheck = refuse_copies,
) -> GateResult:
    """Decide, and post the verdict; where that fails for whatever reason, no older verdict may stand."""

    def failed(_: object, error: BaseException | None, __: object) -> None:
        if sending and error is not None and not isinstance(error, (MovingProposal, ClosedProposal)):
            words = str(error) if isinstance(error, UkurError) else "kesalahan program; laporkan"
            with contextlib.suppress(UkurError):  # the first fault is the one to tell
                post_error(host, name, words)

    with contextlib.ExitStack() as stack:
        stack.push(failed)
        for _ in range(ROUNDS):
            result = decide_on_proposal(repo, host, name, archive_check, copy_check, sending)
            if not sending:
                return result
            post_verdict(host, name, result, link)
            if _still_so(host, name, result.proposal):
                return result
        raise UkurError("usulan terus ditinjau selama diperiksa; jalankan lagi beberapa saat lagi")


def _still_so(host: Host, name: str, weighed: Proposal) -> bool:
    """Whether the host still tells what was weighed, read anew after posting.

    Two runs may overlap where a host cannot queue them: the one that posts last reads last, so what it
    leaves standing is what it then sees. A head that moved has its own run.
    """
    now = host.proposal(name)
    if now.head != weighed.head:
        return True
    same = (now.reviews, now.contributions, now.author, now.complete)
    return same == (weighed.reviews, weighed.contributions, weighed.author, weighed.complete)


def post_verdict(host: Host, name: str, result: GateResult, link: str | None) -> None:
    """Post the verdict on the head that was weighed, and keep the comment up to date.

    A head that moved meanwhile gets nothing: its own run will come. The gate's own approval is taken back
    before anything else is told, and given after all of it. What cannot be posted keeps nothing else back.
    """
    head, verdict = result.proposal.head, result.verdict
    if host.current_head(name) != head:
        raise MovingProposal("usulan berubah selama diperiksa; pemeriksaan berikutnya akan memutuskan")
    confirm = functools.partial(host.confirm, name, head, verdict.status, verdict.sentence)
    steps: list[Callable[[], None]] = [
        functools.partial(host.send_status, head, verdict.status, verdict.sentence, link),
        functools.partial(host.comment, name, comment_on(head, result.comment)),
    ]
    approving = verdict.status is VerdictStatus.DISETUJUI
    _do_all([*steps, confirm] if approving else [confirm, *steps])


def _do_all(steps: Iterable[Callable[[], None]]) -> None:
    """Do every step; UkurError with the words of all that failed."""
    faults: list[UkurError] = []
    for step in steps:
        try:
            step()
        except UkurError as fault:
            faults.append(fault)
    if faults:
        raise UkurError("; ".join(dict.fromkeys(map(str, faults)))) from faults[0]


def post_error(host: Host, name: str, sentence: str) -> None:
    """Tell the host that no decision was possible, so that no older verdict or approval stands."""
    head = host.current_head(name)
    confirm = functools.partial(host.confirm, name, head, VerdictStatus.GALAT, sentence)
    _do_all([confirm, functools.partial(host.send_status, head, VerdictStatus.GALAT, sentence, None)])


def open_target_host(target: HostTarget, environment: Mapping[str, str]) -> tuple[Host, str]:
    """Return the host of a target and the proposal's number."""
    host = open_host(target, environment.get(target.peubah_token))
    return host, proposal_number(host, target)


def open_branch(repo: Path, branch: str, marker: Path | None) -> tuple[Host, str]:
    """Return the repository itself as the host, and the branch that is the proposal."""
    return repository_as_host(repo, marker), branch


def repository_as_host(repo: Path, marker: Path | None) -> WithoutHost:
    """Return the repository itself as the host; its target branch is the one that is checked out.

    ``marker`` is a file of allowed_signers; without it the target branch's own counts.
    """
    base = commit_of(repo, "HEAD")
    branch = git.git(repo, "symbolic-ref", "--short", "--quiet", "HEAD")
    if not branch:
        raise UkurError("tidak ada cabang yang dibuka di sini; buka cabang tujuan lebih dahulu")
    cache = ReadCache()
    return WithoutHost(
        repo=repo,
        branch=branch.decode().strip(),
        signers=_signers(repo, base, marker),
        hash_of=functools.cache(lambda commit: commit_hash(repo, base, commit, cache)),
        now=datetime.datetime.now(datetime.UTC),
    )


def _signers(repo: Path, base: str, marker: Path | None) -> bytes:
    if marker is not None:
        try:
            return marker.read_bytes()
        except OSError as error:
            raise UkurError("daftar kunci pada --signers tidak dapat dibaca; periksa jalurnya") from error
    text = git.file_text(repo, base, SIGNERS_FILE)
    if text is None:
        raise UkurError(
            f"daftar kunci {SIGNERS_FILE} tidak ada di cabang tujuan. Kantor di situs Git: isi variabel "
            "lingkungan seperti untuk 'ukur rules check' di panduan operator. Kantor tanpa situs Git: buat "
            "daftar itu, atau sebut dengan --signers"
        )
    return text.encode()


def _remote(repo: Path) -> str:
    """Return where commits come from; a URL in UKUR_REMOTE, else the remote origin."""
    return os.environ.get("UKUR_REMOTE") or "origin"

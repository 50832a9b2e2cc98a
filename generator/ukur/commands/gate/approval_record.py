"""The record of approvals: what the gate counted for each proposal that made a document."""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ukur.archive.approvals import (
    ApprovalRecord,
    RecordedApproval,
    RecordedChange,
    RecordedDecision,
    RecordedRequirement,
    RecordedReturn,
)
from ukur.archive.proposal_scope import ProposalScope
from ukur.archive.recovery import Decision
from ukur.commands.gate import weighing
from ukur.commands.gate.commit_scope import commit_scope
from ukur.commands.gate.history import AcceptedProposal
from ukur.hosts.adapters import limitations_of
from ukur.hosts.protocol import Host
from ukur.hosts.without_host import WithoutHost
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, PERAN, SIGNERS_FILE
from ukur.source import git
from ukur.workflow.proposal import Review, Stance
from ukur.workflow.statement import read_line
from ukur.workflow.touched_paths import TouchedPaths


@dataclass(frozen=True)
class DecidedStep:
    """A decision that a document rests on, the proposal that brought it, and the SOP steps that it covers."""

    decision: Decision
    through: AcceptedProposal
    langkah: tuple[int, ...]


def record_approvals(
    repo: Path,
    host: Host,
    accepted: Sequence[AcceptedProposal],
    percontohan: bool,
    decided: Sequence[DecidedStep] = (),
) -> ApprovalRecord:
    """Return the record of the proposals, which come oldest first, and of what stands by decision."""
    final = accepted[-1]
    try:
        return ApprovalRecord(
            situs_git=host.name,
            bertanda=isinstance(host, WithoutHost),
            percontohan=percontohan,
            batas=limitations_of(host),
            perubahan=tuple(_recorded_change(repo, host, item, final) for item in accepted),
            keputusan=tuple(_recorded_decision(repo, host, item, final) for item in decided) or None,
        )
    except (ValidationError, UnicodeEncodeError) as error:
        raise UkurError(
            "persetujuan tidak dapat dicatat: ada nama atau isi yang tidak sah dari situs Git; laporkan"
        ) from error


def _recorded_decision(
    repo: Path, host: Host, item: DecidedStep, final: AcceptedProposal
) -> RecordedDecision:
    return RecordedDecision(
        **item.decision.model_dump(),
        langkah=item.langkah,
        usulan=_recorded_change(repo, host, item.through, final),
    )


def _recorded_change(
    repo: Path, host: Host, item: AcceptedProposal, final: AcceptedProposal
) -> RecordedChange:
    proposal, cover = item.hashed, weighing.proposal_scope(item.weighed, item.hashed)
    record = _recorded_scope(cover, git.tree_files(repo, item.weighed.tree))
    signed = isinstance(host, WithoutHost)
    return RecordedChange(
        nomor=proposal.number,
        penulis=proposal.author,
        pembuat=tuple(akun for akun in proposal.commit_makers if akun),
        nomor_pembuat=tuple(sorted(proposal.maker_numbers)) or None,
        kepala=proposal.head,
        induk=item.parent,
        gabungan=item.commit,
        dibuka=_opened(item),
        waktu=item.merged.time,
        sidik=proposal.hashes[proposal.head],
        sidik_unit=proposal.unit_hashes.get(proposal.head),
        cakupan=record,
        syarat=tuple(
            RecordedRequirement(
                peran=need.requirement.peran,
                unit=need.requirement.unit,
                jumlah=need.requirement.count,
                alasan=need.requirement.reason,
                menggantikan=need.requirement.stands_for or None,
                sk=need.requirement.decree or None,
            )
            for need in item.verdict.requirements
        ),
        setuju=tuple(_recorded_approval(repo, item, review, record) for review in _counted(item)),
        pengizin=git.file_text(repo, item.parent, SIGNERS_FILE) if signed else None,
        daftar_peran=_other_roles(repo, item, final),
        kembali=tuple(_returns(item)) or None,
    )


def _opened(item: AcceptedProposal) -> datetime.datetime | None:
    """Return when the proposal was opened; None where the host does not tell, or tells what cannot be."""
    opened = item.hashed.opened
    return None if opened is None or opened > item.merged.time else opened


def _returns(item: AcceptedProposal) -> Iterator[RecordedReturn]:
    """Yield the signed returns with a reason, oldest first; the words of a host's may be others tomorrow."""
    for review in sorted(item.hashed.reviews, key=lambda review: (review.time, review.order)):
        read = read_line(review.bukti) if review.stance is Stance.KEMBALIKAN else None
        if read is not None and read[1].alasan:
            said = read[1]
            yield RecordedReturn(akun=said.akun, peran=(said.peran,), waktu=said.waktu, alasan=said.alasan)


def _other_roles(repo: Path, item: AcceptedProposal, final: AcceptedProposal) -> str | None:
    """Return the roles that stood before a proposal, where others stood before the final one."""
    then, last = (proposal.weighed.base_check.measurements for proposal in (item, final))
    if then is None or last is None or then.catalogue.peran == last.catalogue.peran:
        return None
    return git.file_text(repo, item.parent, f"{DATA}/{PERAN}")


def _counted(item: AcceptedProposal) -> Iterator[Review]:
    """Yield the last approval, in each role, of every account that met a requirement, oldest first."""
    counted = {akun for need in item.verdict.requirements for akun in need.approvers}
    last: dict[tuple[str, str], Review] = {}
    for review in sorted(item.hashed.reviews, key=lambda review: (review.time, review.order)):
        if review.stance is Stance.SETUJU and review.account in counted:
            last[review.account, review.peran or ""] = review
    yield from sorted(last.values(), key=lambda review: (review.time, review.account, review.peran or ""))


def _recorded_approval(
    repo: Path, item: AcceptedProposal, review: Review, record: ProposalScope
) -> RecordedApproval:
    assert review.commit is not None, "the gate counts no approval without a commit"
    if not review.bukti:
        digest = item.hashed.hashes[review.commit]
        return RecordedApproval(
            akun=review.account,
            nomor_akun=review.number,
            waktu=review.time,
            commit=review.commit,
            sidik=digest,
            sidik_unit=item.hashed.unit_hashes.get(review.commit),
        )
    read = read_line(review.bukti)
    if read is None:
        raise UkurError(f"pernyataan {review.account} tidak dapat dibaca lagi; jalankan lagi")
    line, statement = read
    own = commit_scope(repo, item.parent, review.commit)
    cover = _recorded_scope(own, git.tree_files(repo, item.weighed.tree))
    return RecordedApproval(
        akun=review.account,
        peran=statement.peran,
        waktu=review.time,
        commit=review.commit,
        sidik=statement.sidik,
        sidik_unit=item.hashed.unit_hashes.get(review.commit),
        cakupan=None if cover == record else cover,
        pernyataan=line.pernyataan,
        tanda_tangan=line.tanda_tangan,
    )


def _recorded_scope(cover: TouchedPaths, contents: dict[str, str]) -> ProposalScope:
    json.dumps([*cover.data, *cover.lain], ensure_ascii=False).encode()  # a name that is not UTF-8 stops here
    return ProposalScope(
        data=tuple(sorted(cover.data)), lain=dict(sorted(cover.other_content(contents).items()))
    )

"""``persetujuan.json``: who approved what, as the gate counted it, in one format for every way of approving.

What a Git host tells is copied here as told; only statements signed without a host carry their own proof.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AwareDatetime,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

from ukur.archive.canonical import canonical_file, parse_model
from ukur.archive.manifest import Short
from ukur.archive.recovery import Reason
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import host_kind
from ukur.model.paths import KOREKSI, measured_periode
from ukur.model.peran import AccountNumber, account_key
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Persetujuan, Tahap
from ukur.model.values import Account, Key, Record, Sha, Sha256
from ukur.workflow.approval_policy import OFFICE_RULES
from ukur.workflow.authority import Authority
from ukur.workflow.document_hash import proposal_hash
from ukur.workflow.proposal import HostAccount

PERSETUJUAN = "persetujuan.json"
# Our choice: several times what the gate and ssh-keygen write; more is not ours, and is not read.
LongText = Annotated[str, StringConstraints(max_length=20_000)]
FilePath = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class ProposalScope(Record):
    """What a proposal's hash covers: data files it touches, and hashes of the other files it touches."""

    data: tuple[FilePath, ...] = ()
    lain: Mapping[FilePath, str | None] = Field(default_factory=dict)

    def proposal_hash(self, catalogue: Catalogue) -> str:
        """Return the hash of the proposal as the catalogue has it."""
        return proposal_hash(catalogue, self.data, self.lain)

    def covers_document(self, periode: Periode) -> bool:
        """Return whether the document's own files are in it: only then the hash is over all its inputs."""
        return any(measured_periode(path) == periode for path in self.data)


class _Grown(Record):
    """A record with keys that came later: absent where they say nothing, as in files filed before them."""

    _later: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_absent(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = plain(self)
        return {key: value for key, value in data.items() if value is not None or key not in self._later}


class RecordedApproval(_Grown):
    """One approval that counted; ``commit`` is what it was given on.

    ``nomor_akun`` is the account's number on the host, ``peran`` the role that was signed for, where either
    was told. ``pernyataan`` and ``tanda_tangan`` are there where it was signed, and ``sidik`` is then the
    hash that was signed, with what that covers where it differs from the proposal's. ``sidik_unit`` is the
    hash of the forms at that commit, for a proposal that only filled in forms.
    """

    _later = frozenset({"nomor_akun", "peran", "sidik_unit"})

    akun: Account
    nomor_akun: AccountNumber | None = None
    peran: Key | None = None
    waktu: AwareDatetime
    commit: Sha
    sidik: Sha256
    sidik_unit: Sha256 | None = None
    cakupan: ProposalScope | None = None
    pernyataan: LongText | None = None
    tanda_tangan: LongText | None = None


class RecordedRequirement(Record):
    """An approval that the policy asked for."""

    peran: Key
    unit: Key | None = None
    jumlah: Annotated[int, Field(ge=1, le=99, strict=True)]
    alasan: tuple[Annotated[str, StringConstraints(max_length=1_000)], ...] = ()


class RecordedChange(_Grown):
    """One approved proposal: its makers, the commit on the target branch that took it in, and when.

    ``nomor_pembuat`` are the numbers of its makers on the host, as far as they were told.
    ``pengizin`` are the keys (allowed_signers) that its signatures were judged by. ``sidik_unit`` is there
    where it only filled in forms: the hash of these, which its approvals were bound to.
    """

    _later = frozenset({"nomor_pembuat", "sidik_unit"})

    nomor: Short
    penulis: Short
    pembuat: tuple[Short, ...]
    nomor_pembuat: tuple[AccountNumber, ...] | None = None
    kepala: Sha
    induk: Sha
    gabungan: Sha
    waktu: AwareDatetime
    sidik: Sha256
    sidik_unit: Sha256 | None = None
    cakupan: ProposalScope
    syarat: tuple[RecordedRequirement, ...]
    setuju: tuple[RecordedApproval, ...]
    pengizin: Annotated[str, StringConstraints(max_length=200_000)] | None = None


class RecordedDecision(Record):
    """Commits that came without approval, which Kepala and Sekretaris answer for by ``usulan``.

    ``langkah`` are the steps of the SOP that these commits closed, so that nobody approved them.
    """

    tanggal: datetime.date
    sesudah: Sha
    sampai: Sha
    alasan: Reason
    langkah: Annotated[tuple[Annotated[int, Field(ge=1, le=99, strict=True)], ...], Field(max_length=99)] = ()
    usulan: RecordedChange


class ApprovalRecord(_Grown):
    """Every proposal that made a document, oldest first; the last one made it what is archived.

    ``keputusan`` are there where commits that made it stand by decision and not by approval.
    """

    _later = frozenset({"keputusan"})

    bentuk: Literal["ukur/persetujuan-dokumen/1"] = "ukur/persetujuan-dokumen/1"
    situs_git: Short
    bertanda: bool
    percontohan: bool
    batas: tuple[Annotated[str, StringConstraints(max_length=1_000)], ...] = ()
    perubahan: Annotated[tuple[RecordedChange, ...], Field(min_length=1, max_length=1_000)]
    keputusan: Annotated[tuple[RecordedDecision, ...], Field(min_length=1, max_length=100)] | None = None

    @property
    def changes(self) -> tuple[RecordedChange, ...]:
        """Every proposal whose approvals are recorded: those of the decisions after those of the document."""
        return (*self.perubahan, *(row.usulan for row in self.keputusan or ()))

    def to_bytes(self) -> bytes:
        """Return the file."""
        return canonical_file(self.model_dump(mode="json"))


def read_approvals(isi: bytes, nama: str = PERSETUJUAN) -> ApprovalRecord:
    """Return the record; UkurError where it is not one."""
    return parse_model(ApprovalRecord, isi, nama)


SignatureCheck = Callable[[RecordedChange, RecordedApproval], str | None]
"""Why a signed approval does not hold, None where it does; for a record without signatures never called."""


@dataclass(frozen=True)
class ApprovalMaterial:
    """What approvals are held against: the frozen data, and roles and SOP of the target branch before it."""

    periode: Periode
    frozen: Catalogue
    policy: Catalogue
    check_signature: SignatureCheck


def approval_gaps(record: ApprovalRecord, material: ApprovalMaterial) -> Iterator[str]:
    """Yield what does not hold, a sentence each; nothing when the document was approved as recorded."""
    yield from _unordered(record)
    for change in record.changes:
        yield from _invalid(record, change, material)
    yield from _undecided(record, material.policy)
    yield from _unapproved_content(record.perubahan[-1], material)
    for change in record.perubahan:
        yield from _missing_requirements(change, _authority(record, change, material.policy))
    yield from _unclosed_langkah(record, material.policy)


def _unapproved_content(final: RecordedChange, material: ApprovalMaterial) -> Iterator[str]:
    """Yield what was not approved of the frozen data: approvals of anything else prove nothing about it."""
    if not final.setuju:
        yield f"usulan {final.nomor} tidak disetujui siapa pun"
    bound = final.cakupan.covers_document(material.periode)
    if not bound and not corrects_earlier(final, material.periode):
        yield f"usulan {final.nomor} tidak menyentuh dokumen {material.periode}: yang disetujui hal lain"
    if final.cakupan.proposal_hash(material.frozen) != final.sidik:
        yield f"isi beku bukan isi usulan {final.nomor} yang disetujui"
    for item in final.setuju:
        own = item.cakupan or final.cakupan
        if item.sidik != (final.sidik if item.cakupan is None else own.proposal_hash(material.frozen)):
            yield f"persetujuan {item.akun} diberikan atas isi yang lain"
        elif bound and not own.covers_document(material.periode):
            yield f"persetujuan {item.akun} tidak mencakup dokumen {material.periode}"


def corrects_earlier(final: RecordedChange, periode: Periode) -> bool:
    """Return whether a proposal records a correction and touches an earlier period, not the document's own.

    That the document's own files are those of its version before is for others to show.
    """
    touched = [measured_periode(path) for path in final.cakupan.data]
    earlier = any(found is not None and found < periode for found in touched)
    return earlier and periode not in touched and KOREKSI in final.cakupan.data


def _unordered(record: ApprovalRecord) -> Iterator[str]:
    for before, change in pairwise(record.perubahan):
        if change.waktu < before.waktu:
            yield f"usulan {change.nomor} tercatat lebih dahulu dari usulan {before.nomor}"


def _invalid(record: ApprovalRecord, change: RecordedChange, material: ApprovalMaterial) -> Iterator[str]:
    makers = {account_key(akun) for akun in (change.penulis, *change.pembuat)}
    seen: set[tuple[str, str]] = set()
    for item in change.setuju:
        name = f"persetujuan {item.akun} pada usulan {change.nomor}"
        if account_key(item.akun) in makers or item.nomor_akun in (change.nomor_pembuat or ()):
            yield f"{name} diberikan oleh penulisnya sendiri"
        word = account_key(item.akun), item.peran or ""
        if word in seen:
            yield f"{name} tercatat dua kali"
        seen.add(word)
        if item.sidik_unit != change.sidik_unit:
            yield f"{name} diberikan atas isi formulir yang lain"
        if item.waktu.replace(microsecond=0) > change.waktu:  # Git knows whole seconds
            yield f"{name} diberikan sesudah usulan itu digabung"
        if record.bertanda and (reason := material.check_signature(change, item)):
            yield f"{name}: {reason}"


def _undecided(record: ApprovalRecord, policy: Catalogue) -> Iterator[str]:
    """Yield the decisions that not all who guard the office's rules approved, by the roles on file."""
    for row in record.keputusan or ():
        authority = _authority(record, row.usulan, policy)
        for peran in policy.sop.guards(*OFFICE_RULES):
            if not _meets(row.usulan, authority, peran, None):
                name = authority.role_name(peran)
                yield f"keputusan atas commit sampai {row.sampai[:12]} tidak disetujui {name}"


def _authority(record: ApprovalRecord, change: RecordedChange, policy: Catalogue) -> Authority:
    """Return whose approvals count for a proposal: by the numbers of the host that told of them."""
    makers = frozenset(account_key(akun) for akun in (change.penulis, *change.pembuat))
    host, numbers = host_kind(record.situs_git), frozenset(change.nomor_pembuat or ())
    return Authority(policy.peran, makers, policy.instansi.zona_waktu, host, numbers)


def _missing_requirements(change: RecordedChange, authority: Authority) -> Iterator[str]:
    """Yield the requirements of a proposal that its approvals do not meet, by the roles of their dates."""
    for need in change.syarat:
        have = len(_meets(change, authority, need.peran, need.unit))
        if have < need.jumlah:
            name = authority.role_name(need.peran)
            yield f"usulan {change.nomor} disetujui {have} dari {need.jumlah} {name} yang disyaratkan"


def _meets(change: RecordedChange, authority: Authority, peran: str, unit: str | None) -> set[str]:
    given = ((item, HostAccount(item.akun, item.nomor_akun)) for item in change.setuju)
    return {
        account_key(item.akun)
        for item, by in given
        if not authority.is_maker(by) and authority.meets_requirement(by, peran, unit, item.waktu, item.peran)
    }


def approved_langkah(policy: Catalogue) -> Iterator[Langkah]:
    """Yield the steps with approvals that a signed document has behind it."""
    for step in policy.sop.langkah:
        if policy.sop.approvals_of(step) and step.tahap.stage_order <= Tahap.DITANDATANGANI.stage_order:
            yield step


def _unclosed_langkah(record: ApprovalRecord, policy: Catalogue) -> Iterator[str]:
    """Yield the steps of the SOP that nobody closed; checking and signing count in the last proposal only."""
    decided = {nomor for row in record.keputusan or () for nomor in row.langkah}
    for step in approved_langkah(policy):
        if step.nomor in decided and step.tahap.stage_order < Tahap.DOKUMEN.stage_order:
            continue
        own = (
            record.perubahan[-1:] if step.tahap.stage_order >= Tahap.DOKUMEN.stage_order else record.perubahan
        )
        for need in policy.sop.approvals_of(step):
            if not any(_enough(record, change, policy, need) for change in own):
                yield f"langkah {step.nomor} SOP tidak disetujui {need.jumlah} pemegang peran {need.peran}"


def _enough(record: ApprovalRecord, change: RecordedChange, policy: Catalogue, need: Persetujuan) -> bool:
    authority = _authority(record, change, policy)
    units: Iterable[str | None] = (None, *policy.instansi.unit)
    return any(len(_meets(change, authority, need.peran, unit)) >= need.jumlah for unit in units)

"""The recorded approvals held against the frozen data, and the roles and SOP that they were given under."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ukur.archive.approvals import ApprovalRecord, RecordedApproval, RecordedChange
from ukur.archive.counted_approvals import RolesThen, authority_of, counted_for, no_other_roles
from ukur.model.catalogue import Catalogue
from ukur.model.paths import KOREKSI, measured_periode
from ukur.model.peran import account_key
from ukur.model.periode import Periode
from ukur.model.sop import Langkah, Persetujuan, Tahap
from ukur.workflow.approval_policy import OFFICE_RULES
from ukur.workflow.authority import Authority
from ukur.workflow.succession import succession_of, succession_text

SignatureCheck = Callable[[RecordedChange, RecordedApproval], str | None]
"""Why a signed approval does not hold, None where it does; for a record without signatures never called."""


@dataclass(frozen=True)
class ApprovalMaterial:
    """What approvals are held against: the frozen data, and roles and SOP of the target branch before it.

    ``roles_then`` are the roles of an earlier proposal's own merge, where they were others.
    """

    periode: Periode
    frozen: Catalogue
    policy: Catalogue
    check_signature: SignatureCheck
    roles_then: RolesThen = no_other_roles

    def authority(self, record: ApprovalRecord, change: RecordedChange) -> Authority:
        """Return whose approvals count for a proposal: by the roles before it, and the host's numbers."""
        roles = self.roles_then(change) or self.policy.peran
        return authority_of(record, change, roles, self.policy.instansi.zona_waktu)


def approval_gaps(record: ApprovalRecord, material: ApprovalMaterial) -> Iterator[str]:
    """Yield what does not hold, a sentence each; nothing when the document was approved as recorded."""
    yield from _unordered(record)
    for change in record.changes:
        yield from _invalid(record, change, material)
    yield from _undecided(record, material)
    yield from _unapproved_content(record.perubahan[-1], material)
    for change in record.changes:
        yield from _unfounded(change, material.authority(record, change))
    for change in record.perubahan:
        yield from _missing_requirements(change, material.authority(record, change))
    yield from _unclosed_langkah(record, material)


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
    if change.dibuka is not None and change.dibuka > change.waktu:
        yield f"usulan {change.nomor} tercatat dibuka sesudah digabung"
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


def _undecided(record: ApprovalRecord, material: ApprovalMaterial) -> Iterator[str]:
    """Yield the decisions that not all who guard the office's rules approved, by the roles on file."""
    for row in record.keputusan or ():
        authority = material.authority(record, row.usulan)
        for peran in material.policy.sop.guards(*OFFICE_RULES):
            own = _meets(row.usulan, authority, peran, None)
            if not own and not _by_stand_ins(row.usulan, authority, peran):
                name = authority.role_name(peran)
                yield f"keputusan atas commit sampai {row.sampai[:12]} tidak disetujui {name}"


def _missing_requirements(change: RecordedChange, authority: Authority) -> Iterator[str]:
    """Yield the requirements of a proposal that its approvals do not meet, by the roles of their dates."""
    for need in change.syarat:
        have = len(_meets(change, authority, need.peran, need.unit))
        if have < need.jumlah:
            name = authority.role_name(need.peran)
            yield f"usulan {change.nomor} disetujui {have} dari {need.jumlah} {name} yang disyaratkan"


def _unfounded(change: RecordedChange, authority: Authority) -> Iterator[str]:
    """Yield the approvals said to be for a vacant role that was held, or for which nothing was declared."""
    day = authority.zone.office_day(change.waktu)
    for need in change.syarat:
        if need.menggantikan is None:
            continue
        declared = succession_of(authority.peran, need.menggantikan, day)
        if declared is None or need.peran not in declared.pengganti or need.sk != declared.sk:
            name = authority.role_name(need.menggantikan)
            yield f"usulan {change.nomor} disetujui pengganti {name}, padahal perannya tidak kosong waktu itu"


def successions(record: ApprovalRecord, material: ApprovalMaterial) -> Iterator[str]:
    """Yield which proposals were approved in place of a vacant role, by whom: a mark for every reader."""
    for change in record.changes:
        authority = material.authority(record, change)
        for need in change.syarat:
            if need.menggantikan is not None:
                who = ", ".join(sorted(_meets(change, authority, need.peran, need.unit)))
                mark = succession_text(authority.role_name(need.menggantikan), need.sk or "")
                yield f"usulan {change.nomor}: {authority.role_name(need.peran)} ({who}) {mark}"


def _meets(change: RecordedChange, authority: Authority, peran: str, unit: str | None) -> set[str]:
    return {account_key(item.akun) for item in counted_for(change, authority, peran, unit)}


def approved_langkah(policy: Catalogue) -> Iterator[Langkah]:
    """Yield the steps with approvals that a signed document has behind it."""
    for step in policy.sop.langkah:
        if policy.sop.approvals_of(step) and step.tahap.stage_order <= Tahap.DITANDATANGANI.stage_order:
            yield step


def _unclosed_langkah(record: ApprovalRecord, material: ApprovalMaterial) -> Iterator[str]:
    """Yield the steps of the SOP that nobody closed; checking and signing count in the last proposal only."""
    decided = {number for row in record.keputusan or () for number in row.langkah}
    for step in approved_langkah(material.policy):
        if step.nomor in decided and step.tahap.stage_order < Tahap.DOKUMEN.stage_order:
            continue
        own = (
            record.perubahan[-1:] if step.tahap.stage_order >= Tahap.DOKUMEN.stage_order else record.perubahan
        )
        for need in material.policy.sop.approvals_of(step):
            if not any(_enough(record, change, material, need) for change in own):
                yield f"langkah {step.nomor} SOP tidak disetujui {need.jumlah} pemegang peran {need.peran}"


def _enough(
    record: ApprovalRecord, change: RecordedChange, material: ApprovalMaterial, need: Persetujuan
) -> bool:
    authority = material.authority(record, change)
    units: Iterable[str | None] = (None, *material.policy.instansi.unit)
    if _by_stand_ins(change, authority, need.peran):
        return True
    return any(len(_meets(change, authority, need.peran, unit)) >= need.jumlah for unit in units)


def _by_stand_ins(change: RecordedChange, authority: Authority, peran: str) -> bool:
    """Return whether a vacant role was decided for as declared: by another person of every role named."""
    declared = succession_of(authority.peran, peran, authority.zone.office_day(change.waktu))
    used: set[str] = set()
    for role in declared.pengganti if declared else ():
        free = _meets(change, authority, role, None) - used
        if not free:
            return False
        used.add(min(free))
    return declared is not None

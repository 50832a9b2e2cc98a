"""Which recorded approvals count for a role: by the roles before the proposal, and the host's numbers."""

from collections.abc import Callable, Iterator

from ukur.archive.approvals import ApprovalRecord, RecordedApproval, RecordedChange
from ukur.model.host_kind import host_kind
from ukur.model.instansi import ZonaWaktu
from ukur.model.peran import DaftarPeran, account_key
from ukur.workflow.authority import Authority
from ukur.workflow.proposal import HostAccount

RolesThen = Callable[[RecordedChange], DaftarPeran | None]
"""The roles that stood in the target branch before a proposal; None where they are the final one's."""


def no_other_roles(_: RecordedChange) -> None:
    """Return that the roles before every proposal are the final one's."""
    return None


def authority_of(
    record: ApprovalRecord, change: RecordedChange, peran: DaftarPeran, zona: ZonaWaktu
) -> Authority:
    """Return whose approvals count for a proposal: by these roles, and the numbers of the host that told."""
    makers = frozenset(account_key(akun) for akun in (change.penulis, *change.pembuat))
    host, numbers = host_kind(record.situs_git), frozenset(change.nomor_pembuat or ())
    return Authority(peran, makers, zona, host, numbers)


def counted_for(
    change: RecordedChange, authority: Authority, peran: str, unit: str | None
) -> Iterator[RecordedApproval]:
    """Yield the approvals that count for a role, for a unit's data, in the order of the record."""
    for item in change.setuju:
        by = HostAccount(item.akun, item.nomor_akun)
        counts = authority.meets_requirement(by, peran, unit, item.waktu, item.peran)
        if counts and not authority.is_maker(by):
            yield item

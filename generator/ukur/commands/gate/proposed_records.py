"""What a proposal says of the past is held against it: checkpoints, decisions, and the ends of roles."""

import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.approvals import PERSETUJUAN, ApprovalRecord, RecordedApproval, read_approvals
from ukur.archive.manifest import read_register
from ukur.commands.gate.checkpoints import MainLine, proposed_checkpoint_faults
from ukur.commands.gate.history import MAX_HISTORY
from ukur.commands.gate.past import believed_past
from ukur.commands.gate.recovery_check import recovery_faults
from ukur.commands.gate.weighing import WeighedProposal
from ukur.hosts.protocol import Host
from ukur.model.catalogue import Catalogue
from ukur.model.host_kind import host_kind
from ukur.model.instansi import ZonaWaktu
from ukur.model.paths import ARSIP, CHECKPOINT_FILE, DATA, PERAN, RECOVERY_FILE, REGISTER, EntryKind
from ukur.model.peran import PemegangPeran, account_key
from ukur.source.git_folder import GitFolder


def record_faults(repo: Path, host: Host, weighed: WeighedProposal) -> Iterator[str]:
    """Yield what is wrong with what a proposal would leave in such records."""
    changed = weighed.merge.changed
    if CHECKPOINT_FILE in changed:
        past = believed_past(repo, host, weighed.base, os.environ).proposals
        yield from proposed_checkpoint_faults(repo, host, weighed.base, weighed.tree, past)
    if RECOVERY_FILE in changed:
        yield from recovery_faults(MainLine.up_to(repo, weighed.base, MAX_HISTORY + 2), weighed.tree)
    before, after = weighed.base_check.measurements, weighed.head_check.measurements
    if f"{DATA}/{PERAN}" in changed and before and after:
        records = _records(GitFolder(repo, weighed.base, ARSIP))
        yield from backdated_ends(before.catalogue, after.catalogue, records)


def _records(held: GitFolder) -> Mapping[str, ApprovalRecord]:
    """Return the approvals on file of every document, by the folder of its entry."""
    rows = read_register(held.get(REGISTER, b""))
    paths = {row.folder: f"{row.folder}/{PERSETUJUAN}" for row in rows if row.jenis is EntryKind.DOKUMEN}
    files = held.read(paths.values())
    return {folder: read_approvals(files[path], path) for folder, path in paths.items() if path in files}


def backdated_ends(
    before: Catalogue, after: Catalogue, records: Mapping[str, ApprovalRecord]
) -> Iterator[str]:
    """Yield the roles that a change ends before an approval of theirs that was counted.

    The approval stays counted, by the roles of its own merge; but whoever reads the roles would think that
    somebody approved who was gone. A decree dated back ends the role on the day on which it became known.
    """
    zone = after.instansi.zona_waktu
    for role, peran in after.peran.peran.items():
        old = before.peran.peran.get(role)
        for holder in peran.pemegang:
            if holder.sampai is None or (old is not None and holder in old.pemegang):
                continue
            last = _last_counted(records, role, holder, zone)
            if last is None or any(_holds(other, holder, last[0]) for other in peran.pemegang):
                continue
            day, what = last
            yield (
                f"sampai {holder.sampai} bagi {holder.akun} ({peran.nama}) lebih awal dari persetujuannya "
                f"yang terakhir dihitung, {day} pada {what}; isi sampai {day} atau sesudahnya, dan "
                "sebut tanggal SK-nya di usulan ini"
            )


def _last_counted(
    records: Mapping[str, ApprovalRecord], role: str, holder: PemegangPeran, zone: ZonaWaktu
) -> tuple[datetime.date, str] | None:
    """Return the day of the last counted approval of a holder in a role, and where it is recorded."""
    found: list[tuple[datetime.date, str]] = []
    for folder, record in records.items():
        for change in record.changes:
            asked = {need.peran for need in change.syarat}
            for item in change.setuju:
                if role in ({item.peran} if item.peran else asked) and _is_by(record, item, holder):
                    day = zone.office_day(item.waktu)
                    if day >= holder.mulai:
                        found.append((day, f"usulan {change.nomor} (arsip {folder})"))
    last = max(found, default=None)
    return last if last and holder.sampai is not None and last[0] > holder.sampai else None


def _is_by(record: ApprovalRecord, item: RecordedApproval, holder: PemegangPeran) -> bool:
    host = host_kind(record.situs_git)
    number = holder.nomor_akun.on(host) if holder.nomor_akun and host else None
    if number is not None and item.nomor_akun is not None:
        return number == item.nomor_akun
    return account_key(item.akun) == account_key(holder.akun)


def _holds(other: PemegangPeran, holder: PemegangPeran, day: datetime.date) -> bool:
    return account_key(other.akun) == account_key(holder.akun) and other.in_force(day)

"""What the branch rules of every host are made from: accounts by role on a day, and the SOP's approvals."""

import datetime
from collections.abc import Iterable

from ukur.model.findings import UkurError
from ukur.model.peran import DaftarPeran
from ukur.model.sop import Sop
from ukur.workflow.approval_policy import KEPALA, SEKRETARIS

BRANCH = "main"
WORKFLOW_FOLDERS = (".forgejo/**", ".gitea/**", ".github/workflows/**", ".gitlab-ci.yml")
"""What decides how the gate itself runs."""


def accounts_of(peran: DaftarPeran, kunci: Iterable[str], hari: datetime.date) -> tuple[str, ...]:
    """Return the accounts that hold any of the roles on a day, sorted; a role without one is an error."""
    found: set[str] = set()
    for name in kunci:
        role = peran.peran.get(name)
        holders = {holder.akun for holder in (role.pemegang if role else ()) if holder.in_force(hari)}
        if not holders:
            raise UkurError(f"peran {name} tidak mempunyai pemegang pada {hari}; lengkapi peran.yml dulu")
        found |= holders
    return tuple(sorted(found, key=str.casefold))


def approver_peran(sop: Sop) -> tuple[str, ...]:
    """Return the roles whose approval any step needs, in the SOP's order."""
    roles = (approval.peran for step in sop.langkah for approval in step.persetujuan)
    return tuple(dict.fromkeys((*roles, SEKRETARIS, KEPALA)))


def fewest_approvals(sop: Sop) -> int:
    """Return the fewest approvals that any step needs: more could not be demanded of every proposal."""
    sums = [sum(item.jumlah for item in step.persetujuan) for step in sop.langkah if step.persetujuan]
    return min(sums, default=1)


def name_list(names: Iterable[str]) -> str:
    """Return names as a list in a sentence."""
    return ", ".join(sorted(names, key=str.casefold))

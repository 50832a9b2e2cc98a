"""What the branch rules of every host are made from: accounts by role on a day, and the SOP's approvals."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ukur.model.findings import UkurError
from ukur.model.peran import DaftarPeran, account_key
from ukur.model.sop import Guard, Sop

BRANCH = "main"
WORKFLOW_FOLDERS = (".forgejo/**", ".gitea/**", ".github/workflows/**", ".gitlab-ci.yml")
"""What decides how the gate itself runs."""


@dataclass(frozen=True)
class GateIdentity:
    """What a host knows the gate by: the account that approves for it, the app that posts its status."""

    account: str | None = None
    app: int | None = None


def accounts_of(peran: DaftarPeran, keys: Iterable[str], day: datetime.date) -> tuple[str, ...]:
    """Return the accounts that hold any of the roles on a day, sorted; a role without one is an error."""
    found: set[str] = set()
    for name in keys:
        role = peran.peran.get(name)
        holders = {holder.akun for holder in (role.pemegang if role else ()) if holder.in_force(day)}
        if not holders:
            raise UkurError(f"peran {name} tidak mempunyai pemegang pada {day}; lengkapi peran.yml dulu")
        found |= holders
    return tuple(sorted(found, key=str.casefold))


def gate_account(gate: GateIdentity, peran: DaftarPeran) -> str:
    """Return the account that approves for the gate; one that holds a role would approve for itself."""
    if gate.account is None:
        raise UkurError(
            "akun gerbang belum disebut; buat akun tersendiri di situs Git, lalu sebut dengan --gate-account"
        )
    holders = (holder.akun for role in peran.peran.values() for holder in role.pemegang)
    if account_key(gate.account) in map(account_key, holders):
        raise UkurError(
            f"akun gerbang {gate.account} memegang peran di peran.yml; pakai akun yang bukan milik orang"
        )
    return gate.account


def approver_peran(sop: Sop) -> tuple[str, ...]:
    """Return the roles whose approval any step needs, in the SOP's order."""
    roles = (approval.peran for step in sop.langkah for approval in sop.approvals_of(step))
    return tuple(dict.fromkeys((*roles, *sop.guards(Guard.ACUAN, Guard.TARGET))))


def fewest_approvals(sop: Sop) -> int:
    """Return the fewest approvals that any step needs: more could not be demanded of every proposal."""
    sums = [sum(item.jumlah for item in needed) for step in sop.langkah if (needed := sop.approvals_of(step))]
    return min(sums, default=1)


PUBLIC_DRAFTS = (
    "Repositori ini terbuka: konsep, usulan, komentar gerbang, dan pratinjaunya dapat dibaca {} sebelum "
    "disahkan. Bila kantor tidak menghendakinya, tutup repositorinya; situs publik tetap hanya memuat yang "
    "sudah disahkan."
)


def public_drafts(settings: Mapping[str, Any] | None) -> str | None:
    """Return that drafts are public, where a host says so of the repository; None where they are not.

    ``settings`` are those that the adapter read. An internal repository is open to all who have an account.
    """
    read = settings or {}
    shown = read.get("repository") or read.get("project") or {}
    visibility = shown.get("visibility")
    if visibility == "internal" or shown.get("internal") is True:
        return PUBLIC_DRAFTS.format("siapa pun yang mempunyai akun di situs Git ini")
    if visibility == "public" or (visibility is None and shown.get("private") is False):
        return PUBLIC_DRAFTS.format("siapa pun")
    return None


def name_list(names: Iterable[str]) -> str:
    """Return names as a list in a sentence."""
    return ", ".join(sorted(names, key=str.casefold))

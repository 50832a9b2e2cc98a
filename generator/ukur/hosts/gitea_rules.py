"""The branch protection of Gitea and Forgejo, and what the one in force leaves open."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ukur.hosts.branch_rules import (
    BRANCH,
    WORKFLOW_FOLDERS,
    accounts_of,
    approver_peran,
    fewest_approvals,
    name_list,
)
from ukur.hosts.protocol import STATUS_CONTEXT
from ukur.model.peran import DaftarPeran, account_key
from ukur.model.sop import Sop
from ukur.workflow.approval_policy import KEPALA, SEKRETARIS

UNREADABLE = "Perlindungan cabang tidak dapat dibaca; pakai token pengelola repositori."


def protection_body(
    peran: DaftarPeran, sop: Sop, hari: datetime.date, branch: str = BRANCH
) -> dict[str, Any]:
    """Return the body for POST /branch_protections; keys that a version does not know it passes over.

    A status can be forged by whoever may write, so approving and merging are limited to named accounts:
    those of the SOP's approvers, and those of Sekretaris and Kepala.
    """
    return {
        "branch_name": branch,
        "rule_name": branch,
        "enable_push": False,
        "enable_force_push": False,
        "required_approvals": fewest_approvals(sop),
        "enable_approvals_whitelist": True,
        "approvals_whitelist_username": list(accounts_of(peran, approver_peran(sop), hari)),
        "enable_merge_whitelist": True,
        "merge_whitelist_usernames": list(accounts_of(peran, (SEKRETARIS, KEPALA), hari)),
        "dismiss_stale_approvals": True,
        "ignore_stale_approvals": False,
        "block_on_rejected_reviews": True,
        "block_on_official_review_requests": False,
        "block_on_outdated_branch": True,
        "enable_status_check": True,
        "status_check_contexts": [STATUS_CONTEXT],
        "protected_file_patterns": ";".join(WORKFLOW_FOLDERS),
        "block_admin_merge_override": True,
        "apply_to_admins": True,
    }


SWITCHES: Sequence[tuple[str, str]] = (
    ("enable_push", "perubahan dapat dikirim langsung ke cabang utama tanpa usulan"),
    ("dismiss_stale_approvals", "persetujuan lama tetap berlaku di situs Git sesudah ada kiriman baru"),
    ("block_on_rejected_reviews", "usulan yang dikembalikan peninjau masih dapat digabungkan"),
    ("block_on_outdated_branch", "usulan dapat digabungkan walau cabang utama sudah berubah"),
    ("enable_status_check", f"usulan dapat digabungkan tanpa putusan {STATUS_CONTEXT}"),
)
WHITELISTS: Sequence[tuple[str, str, str]] = (
    ("enable_approvals_whitelist", "approvals_whitelist_username", "menyetujui"),
    ("enable_merge_whitelist", "merge_whitelist_usernames", "menggabungkan"),
)
_ADMIN_KEYS = ("block_admin_merge_override", "apply_to_admins")


def protection_gaps(harus: Mapping[str, Any], ada: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return what the protection in force leaves open, one sentence each."""
    if ada is None:
        return (UNREADABLE,)
    if not ada:
        return (f"cabang {harus['branch_name']} tidak dilindungi sama sekali",)
    return (*_switch_gaps(harus, ada), *_count_gaps(harus, ada), *_list_gaps(harus, ada), *_manager_gaps(ada))


def _switch_gaps(harus: Mapping[str, Any], ada: Mapping[str, Any]) -> Iterator[str]:
    for key, sentence in SWITCHES:
        if ada.get(key) is not harus[key]:
            yield sentence
    if ada.get("enable_force_push", False) is not False:
        yield "riwayat cabang utama dapat ditimpa (force push)"
    if ada.get("enable_status_check") is True and STATUS_CONTEXT not in (
        ada.get("status_check_contexts") or ()
    ):
        yield f"putusan {STATUS_CONTEXT} tidak termasuk status yang diwajibkan"


def _count_gaps(harus: Mapping[str, Any], ada: Mapping[str, Any]) -> Iterator[str]:
    count = ada.get("required_approvals")
    if not isinstance(count, int) or count < harus["required_approvals"]:
        yield "jumlah persetujuan yang diwajibkan situs Git kurang"
    patterns = {part.strip() for part in str(ada.get("protected_file_patterns") or "").split(";")}
    missing = {part for part in harus["protected_file_patterns"].split(";") if part not in patterns}
    if missing:
        yield f"berkas alur kerja dapat diubah lewat usulan biasa: {name_list(missing)}"


def _list_gaps(harus: Mapping[str, Any], ada: Mapping[str, Any]) -> Iterator[str]:
    for switch, key, verb in WHITELISTS:
        if ada.get(switch) is not True:
            yield f"siapa saja yang boleh menulis dapat {verb}"
            continue
        allowed = {account_key(str(name)) for name in ada.get(key) or ()}
        wanted = {account_key(str(name)) for name in harus[key]}
        if allowed - wanted:
            yield f"akun yang menurut peran.yml tidak berwenang dapat {verb}: {name_list(allowed - wanted)}"
        if wanted - allowed:
            yield f"pemegang peran belum dapat {verb}: {name_list(wanted - allowed)}"
        teams = ada.get(key.replace("username", "teams").replace("teamss", "teams")) or ()
        if teams:
            yield f"seluruh anggota tim dapat {verb}: {name_list(map(str, teams))}"


def _manager_gaps(ada: Mapping[str, Any]) -> Iterator[str]:
    known = [ada[key] for key in _ADMIN_KEYS if key in ada]
    if not known:
        yield "tidak dapat dipastikan pengelola situs tunduk pada aturan; versi ini tidak menyebutnya"
    elif True not in known:
        yield "pengelola situs dapat menggabungkan dengan paksa"

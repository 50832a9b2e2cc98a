"""The branch protection of Gitea and Forgejo, and what the one in force leaves open."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ukur.hosts.branch_rules import (
    BRANCH,
    WORKFLOW_FOLDERS,
    GateIdentity,
    accounts_of,
    gate_account,
    name_list,
)
from ukur.hosts.protocol import STATUS_CONTEXT
from ukur.model.peran import DaftarPeran, account_key
from ukur.model.sop import Sop
from ukur.workflow.approval_policy import OFFICE_RULES

UNREADABLE = "Perlindungan cabang tidak dapat dibaca; pakai token pengelola repositori."


def protection_body(
    gate: GateIdentity, peran: DaftarPeran, sop: Sop, day: datetime.date, branch: str = BRANCH
) -> dict[str, Any]:
    """Return the body for POST /branch_protections; keys that a version does not know it passes over.

    A status can be forged by whoever may write, so the approval that the host counts is the gate's own: its
    account alone is on the list, and approves what the gate decided to let through. Merging is limited to
    those who guard the office's rules.
    """
    return {
        "branch_name": branch,
        "rule_name": branch,
        "enable_push": False,
        "enable_force_push": False,
        "required_approvals": 1,
        "enable_approvals_whitelist": True,
        "approvals_whitelist_username": [gate_account(gate, peran)],
        "enable_merge_whitelist": True,
        "merge_whitelist_usernames": list(accounts_of(peran, sop.guards(*OFFICE_RULES), day)),
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


def repository_body() -> dict[str, Any]:
    """Return the body for PATCH /repos/{owner}/{repo}: merge commits only.

    Without ``has_pull_requests`` the host passes over the rest in silence.
    """
    return {
        "has_pull_requests": True,
        "allow_merge_commits": True,
        "allow_rebase": False,
        "allow_rebase_explicit": False,
        "allow_rebase_update": False,
        "allow_squash_merge": False,
        "allow_fast_forward_only_merge": False,
        "default_merge_style": "merge",
    }


SWITCHES: Sequence[tuple[str, str]] = (
    ("enable_push", "perubahan dapat dikirim langsung ke cabang utama tanpa usulan"),
    ("dismiss_stale_approvals", "persetujuan lama tetap berlaku di situs Git sesudah ada kiriman baru"),
    ("block_on_rejected_reviews", "usulan yang dikembalikan peninjau masih dapat digabungkan"),
    ("block_on_outdated_branch", "usulan dapat digabungkan walau cabang utama sudah berubah"),
    ("enable_status_check", f"usulan dapat digabungkan tanpa putusan {STATUS_CONTEXT}"),
)
STYLES: Sequence[tuple[str, str]] = (
    ("allow_rebase", 'cara gabung "Rebase then fast-forward"'),
    ("allow_rebase_explicit", 'cara gabung "Rebase then create merge commit"'),
    ("allow_squash_merge", 'cara gabung "Create squash commit"'),
    ("allow_fast_forward_only_merge", 'cara gabung "Fast-forward only"'),
    ("allow_rebase_update", 'pemutakhiran cabang dengan "rebase"'),
)
_LATER_STYLES = {"allow_fast_forward_only_merge", "allow_rebase_update"}  # absent where not known
WHITELISTS: Sequence[tuple[str, str, str]] = (
    ("enable_approvals_whitelist", "approvals_whitelist_username", "menyetujui"),
    ("enable_merge_whitelist", "merge_whitelist_usernames", "menggabungkan"),
)
OTHERS: Mapping[str, str] = {
    "approvals_whitelist_username": "selain akun gerbang, ada akun lain yang menurut situs Git",
    "merge_whitelist_usernames": "akun yang menurut peran.yml tidak berwenang",
}
HOLDERS: Mapping[str, str] = {
    "approvals_whitelist_username": "akun gerbang",
    "merge_whitelist_usernames": "pemegang peran",
}
_ADMIN_KEYS = ("block_admin_merge_override", "apply_to_admins")


def protection_gaps(harus: Mapping[str, Any], present: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return what the protection in force leaves open, one sentence each; ``present`` is what was read."""
    if present is None:
        return (UNREADABLE,)
    rule, styles = present.get("protection"), (*_style_gaps(present.get("repository") or {}),)
    if not rule:
        return (f"cabang {harus['branch_name']} tidak dilindungi sama sekali", *styles)
    gaps = (*_switch_gaps(harus, rule), *_count_gaps(harus, rule), *_list_gaps(harus, rule))
    return (*gaps, *_manager_gaps(rule), *styles)


def unknown_gap(akun: Iterable[str]) -> tuple[str, ...]:
    """Return the sentence on accounts that the rules name and the host does not have."""
    names = name_list(akun)
    if not names:
        return ()
    return (
        f"akun yang disebut aturan belum ada di situs Git: {names}; aturan itu akan ditolak (422). Buat "
        "akunnya atau perbaiki peran.yml, dan jangan menghapus perlindungan lama sebelum yang baru diterima",
    )


def named_accounts(harus: Mapping[str, Any]) -> tuple[str, ...]:
    """Return every account that the rules name."""
    return tuple(dict.fromkeys(name for _, key, _ in WHITELISTS for name in harus[key]))


def _style_gaps(repository: Mapping[str, Any]) -> Iterator[str]:
    for key, words in STYLES:
        if key not in repository and key not in _LATER_STYLES:
            yield f"tidak dapat dipastikan apakah {words} dimatikan; pakai token pengelola repositori"
        elif repository.get(key, False) is not False:
            yield f"{words} masih boleh; riwayat persetujuan dapat terputus"


def _switch_gaps(harus: Mapping[str, Any], present: Mapping[str, Any]) -> Iterator[str]:
    for key, sentence in SWITCHES:
        if present.get(key) is not harus[key]:
            yield sentence
    if present.get("enable_force_push", False) is not False:
        yield "riwayat cabang utama dapat ditimpa (force push)"
    if present.get("enable_status_check") is True and STATUS_CONTEXT not in (
        present.get("status_check_contexts") or ()
    ):
        yield f"putusan {STATUS_CONTEXT} tidak termasuk status yang diwajibkan"


def _count_gaps(harus: Mapping[str, Any], present: Mapping[str, Any]) -> Iterator[str]:
    count = present.get("required_approvals")
    if not isinstance(count, int) or count < harus["required_approvals"]:
        yield "jumlah persetujuan yang diwajibkan situs Git kurang"
    patterns = {part.strip() for part in str(present.get("protected_file_patterns") or "").split(";")}
    missing = {part for part in harus["protected_file_patterns"].split(";") if part not in patterns}
    if missing:
        yield f"berkas alur kerja dapat diubah lewat usulan biasa: {name_list(missing)}"


def _list_gaps(harus: Mapping[str, Any], present: Mapping[str, Any]) -> Iterator[str]:
    for switch, key, verb in WHITELISTS:
        if present.get(switch) is not True:
            yield f"siapa saja yang boleh menulis dapat {verb}"
            continue
        allowed = {account_key(str(name)) for name in present.get(key) or ()}
        wanted = {account_key(str(name)) for name in harus[key]}
        if allowed - wanted:
            yield f"{OTHERS[key]} dapat {verb}: {name_list(allowed - wanted)}"
        if wanted - allowed:
            yield f"{HOLDERS[key]} belum dapat {verb}: {name_list(wanted - allowed)}"
        teams = present.get(key.replace("username", "teams").replace("teamss", "teams")) or ()
        if teams:
            yield f"seluruh anggota tim dapat {verb}: {name_list(map(str, teams))}"


def _manager_gaps(present: Mapping[str, Any]) -> Iterator[str]:
    known = [present[key] for key in _ADMIN_KEYS if key in present]
    if not known:
        yield "tidak dapat dipastikan pengelola situs tunduk pada aturan; versi ini tidak menyebutnya"
    elif True not in known:
        yield "pengelola situs dapat menggabungkan dengan paksa"

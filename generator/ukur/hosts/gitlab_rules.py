"""GitLab's settings as far as its free edition has them, and what those in force leave open."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ukur.hosts.branch_rules import BRANCH, GateIdentity
from ukur.hosts.gitlab import LIMITATIONS
from ukur.hosts.protocol import STATUS_CONTEXT
from ukur.model.faults import quote
from ukur.model.peran import account_key

UNREADABLE = "Setelan proyek tidak dapat dibaca; pakai token dengan peran Maintainer."
NO_ONE, MAINTAINER = 0, 40


FREE = (
    "GitLab ini tidak menyediakan aturan persetujuan (paket berbayar): yang boleh menulis dapat mengirim "
    f"status {STATUS_CONTEXT} palsu, lalu Maintainer dapat menggabungkan usulan yang belum disetujui; "
    "penerbitan menolaknya"
)


def settings_bodies(gate: GateIdentity, branch: str = BRANCH) -> dict[str, Any]:
    """Return the bodies for PUT /projects/:id and POST /protected_branches, and what they cannot enforce.

    Where the gate's account is known, also those for POST /projects/:id/approvals and /approval_rules, which
    paid editions have: the gate's approval alone is demanded, and nobody may change that for one proposal.
    """
    return {
        **(_approval_bodies(gate.account) if gate.account else {}),
        "project": {
            "only_allow_merge_if_pipeline_succeeds": True,
            "allow_merge_on_skipped_pipeline": False,
            "only_allow_merge_if_all_discussions_are_resolved": True,
            "merge_method": "merge",
            "squash_option": "never",
        },
        "protected_branch": {
            "name": branch,
            "push_access_level": NO_ONE,
            "merge_access_level": MAINTAINER,
            "allow_force_push": False,
        },
        "keterangan": list(LIMITATIONS),
    }


def _approval_bodies(account: str) -> dict[str, Any]:
    rule = {"name": STATUS_CONTEXT, "approvals_required": 1, "usernames": [account]}
    settings = {"reset_approvals_on_push": True, "disable_overriding_approvers_per_merge_request": True}
    return {"approvals": settings, "approval_rule": rule}


SETTINGS: Sequence[tuple[str, str]] = (
    ("only_allow_merge_if_pipeline_succeeds", "usulan dapat digabungkan walau gerbang menolak"),
    ("allow_merge_on_skipped_pipeline", "usulan dapat digabungkan bila pekerjaan gerbang dilewati"),
    (
        "only_allow_merge_if_all_discussions_are_resolved",
        "usulan dapat digabungkan walau percakapan tinjauan belum selesai",
    ),
    ("merge_method", "cara gabung bukan merge commit; riwayat persetujuan dapat terputus"),
    ("squash_option", "commit usulan dapat dilebur (squash); riwayat persetujuan dapat terputus"),
)


def settings_gaps(harus: Mapping[str, Any], present: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return what the settings in force leave open, one sentence each."""
    if present is None:
        return (UNREADABLE,)
    project, branch = present.get("project") or {}, present.get("protected_branch")
    settings = (sentence for key, sentence in SETTINGS if project.get(key) != harus["project"][key])
    name = harus["protected_branch"]["name"]
    guarded = branch_gaps(branch) if branch else (f"cabang {name} tidak dilindungi sama sekali",)
    wider = (
        f"{gap} (aturan {quote(rule['name'])})" for rule in present["wildcards"] for gap in branch_gaps(rule)
    )
    return (*settings, *guarded, *wider, *_approval_gaps(harus, present))


def _approval_gaps(harus: Mapping[str, Any], present: Mapping[str, Any]) -> Iterator[str]:
    settings, rules = present.get("approvals"), present.get("approval_rules")
    if not isinstance(settings, dict) or not isinstance(rules, list):
        yield FREE
        return
    wanted = harus.get("approval_rule")
    if wanted is None:
        yield "aturan persetujuan tidak diperiksa karena akun gerbang belum disebut; tambahkan --gate-account"
    elif not any(_demands(wanted, rule) for rule in rules):
        yield "tidak ada aturan persetujuan yang hanya dipenuhi akun gerbang; status palsu cukup"
    if settings.get("reset_approvals_on_push") is not True:
        yield "persetujuan lama tetap berlaku di GitLab sesudah ada kiriman baru"
    if settings.get("disable_overriding_approvers_per_merge_request") is not True:
        yield "pengusul dapat mengubah aturan persetujuan pada usulannya sendiri"


def _demands(wanted: Mapping[str, Any], rule: Mapping[str, Any]) -> bool:
    """Whether a rule is met by the gate's account and by nobody else."""
    users = rule.get("users")
    names = [user.get("username") for user in users] if isinstance(users, list) else []
    ours = [account_key(name) for name in wanted["usernames"]] == [account_key(str(name)) for name in names]
    return ours and not rule.get("groups") and rule.get("approvals_required", 0) >= 1


def branch_gaps(branch: Mapping[str, Any]) -> Iterator[str]:
    """Yield what one protection leaves open; of several that match a branch the most permissive holds."""
    if branch.get("allow_force_push") is not False:
        yield "riwayat cabang utama dapat ditimpa (force push)"
    pushers = branch.get("push_access_levels")
    if not isinstance(pushers, list) or any(_lets_push(row) for row in pushers):
        yield "perubahan dapat dikirim langsung ke cabang utama tanpa usulan"
    mergers = branch.get("merge_access_levels")
    levels = [row.get("access_level") for row in mergers] if isinstance(mergers, list) else [None]
    if any(not isinstance(level, int) or NO_ONE < level < MAINTAINER for level in levels):
        yield "anggota di bawah Maintainer dapat menggabungkan usulan"


def _lets_push(row: Mapping[str, Any]) -> bool:
    """Whether an entry lets anybody push: level 0 is "no one", but may stand beside a user or a key."""
    named = any(row.get(key) is not None for key in ("user_id", "group_id", "deploy_key_id"))
    return named or row.get("access_level") != NO_ONE

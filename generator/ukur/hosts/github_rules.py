"""GitHub's branch rules: a ruleset to import, and what the rules in force leave open."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ukur.hosts.branch_rules import fewest_approvals, name_list
from ukur.hosts.protocol import STATUS_CONTEXT, shorten
from ukur.model.sop import Sop

ACTIONS = 15368
"""GitHub Actions as an app: only a workflow of the repository can post the status, not any writer's token."""

OWN_WORKFLOW = (
    f"status {STATUS_CONTEXT} diterima dari GitHub Actions: yang boleh menulis dapat membuat alur kerja "
    "sendiri yang mengirimnya, lalu cukup satu persetujuan pemilik berkas untuk menggabungkan; penerbitan "
    "menolaknya. Beri hak menulis hanya kepada pemegang peran; kantor yang mengirim status dengan GitHub App "
    "sendiri menyebut nomornya dengan --app"
)

UNREADABLE = (
    "Aturan cabang tidak dapat dibaca: token tidak berizin, atau paket GitHub ini tidak menyediakannya untuk "
    "repositori tertutup. Gerbang tetap memutuskan, tetapi tidak ada yang menahan penggabungan."
)


def ruleset_body(sop: Sop, aplikasi: int | None = ACTIONS) -> dict[str, Any]:
    """Return the ruleset for POST /rulesets. Nobody may bypass it; ``aplikasi`` alone may post the status."""
    check: dict[str, Any] = {"context": STATUS_CONTEXT}
    if aplikasi is not None:
        check["integration_id"] = aplikasi
    pull = {
        "allowed_merge_methods": ["merge"],
        "dismiss_stale_reviews_on_push": True,
        "require_code_owner_review": True,
        "require_last_push_approval": True,
        "required_approving_review_count": fewest_approvals(sop),
        "required_review_thread_resolution": True,
    }
    status = {
        "do_not_enforce_on_create": False,
        "required_status_checks": [check],
        "strict_required_status_checks_policy": True,
    }
    return {
        "name": "ukur",
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": [],
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [
            {"type": "deletion"},
            {"type": "non_fast_forward"},
            {"type": "pull_request", "parameters": pull},
            {"type": "required_status_checks", "parameters": status},
        ],
    }


def repository_body() -> dict[str, Any]:
    """Return the body for PATCH /repos/{owner}/{repo}: merge commits only."""
    return {"allow_merge_commit": True, "allow_squash_merge": False, "allow_rebase_merge": False}


WORKFLOWS = ".github/workflows/"
_WAKE = 'buka tab "Actions", pilih namanya, tekan "Enable workflow"'
ASLEEP: Mapping[str, str] = {
    "disabled_inactivity": (
        "dihentikan GitHub, sebab repositori 60 hari tanpa kegiatan; yang dijadwalkan di sana, termasuk "
        f"penerbitan dan latihan arsip, tidak berjalan: {_WAKE}"
    ),
    "disabled_manually": f"dimatikan seseorang: {_WAKE}",
}
"""States of a workflow that GitHub does not run (REST API, "Get a workflow")."""

STYLES: Sequence[tuple[str, str]] = (
    ("allow_rebase_merge", 'cara gabung "Rebase and merge"'),
    ("allow_squash_merge", 'cara gabung "Squash and merge"'),
)
RULE_KINDS: Mapping[str, str] = {
    "deletion": "cabang utama dapat dihapus",
    "non_fast_forward": "riwayat cabang utama dapat ditimpa (force push)",
    "pull_request": "perubahan dapat masuk tanpa usulan (pull request)",
    "required_status_checks": f"usulan dapat digabungkan tanpa putusan {STATUS_CONTEXT}",
}
Matches = Callable[[Any, Any], bool]


def _same(must: Any, found: Any) -> bool:
    return bool(must == found)


def _at_least(must: Any, found: Any) -> bool:
    return isinstance(found, int) and found >= must


def _at_most(must: Any, found: Any) -> bool:
    return isinstance(found, list) and {*found} <= {*must}


SETTINGS: Sequence[tuple[str, str, Matches, str]] = (
    (
        "pull_request",
        "dismiss_stale_reviews_on_push",
        _same,
        "persetujuan lama tetap berlaku di GitHub sesudah ada kiriman baru",
    ),
    (
        "pull_request",
        "require_last_push_approval",
        _same,
        "pengirim terakhir dapat menyetujui kirimannya sendiri",
    ),
    (
        "pull_request",
        "require_code_owner_review",
        _same,
        "pemilik berkas (CODEOWNERS) tidak wajib menyetujui",
    ),
    (
        "pull_request",
        "required_approving_review_count",
        _at_least,
        "jumlah persetujuan yang diwajibkan GitHub kurang",
    ),
    (
        "pull_request",
        "required_review_thread_resolution",
        _same,
        "usulan dapat digabungkan walau percakapan tinjauan belum selesai",
    ),
    (
        "pull_request",
        "allowed_merge_methods",
        _at_most,
        "cara gabung selain merge commit masih boleh; riwayat persetujuan dapat terputus",
    ),
    (
        "required_status_checks",
        "strict_required_status_checks_policy",
        _same,
        "usulan dapat digabungkan walau cabang utama sudah berubah sesudah diputuskan",
    ),
)


def ruleset_gaps(harus: Mapping[str, Any], present: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return what the rules in force leave open, one sentence each; ``present`` is what the adapter read."""
    if present is None:
        return (UNREADABLE,)
    found: dict[str, list[Mapping[str, Any]]] = {}
    for rule in present.get("rules") or ():
        found.setdefault(str(rule.get("type")), []).append(rule.get("parameters") or {})
    wanted = {str(rule["type"]): rule.get("parameters") or {} for rule in harus["rules"]}
    open_ = [RULE_KINDS[kind] for kind in wanted if kind not in found]
    for kind, key, fits, sentence in SETTINGS:
        settings = [item.get(key) for item in found.get(kind, ())]
        if settings and not any(fits(wanted[kind][key], setting) for setting in settings):
            open_.append(sentence)
    open_ += [*_status(wanted["required_status_checks"], found.get("required_status_checks", []))]
    open_ += [*_style_gaps(found.get("pull_request", []), present.get("repository") or {})]
    open_ += [*_sleeping(present.get("workflows") or ())]
    return (*open_, *_bypass_gaps(present.get("rulesets") or ()))


def _sleeping(workflows: Sequence[object]) -> Iterator[str]:
    """Yield the repository's own workflows that GitHub does not run at the moment, and how to wake them."""
    for item in workflows:
        found = item if isinstance(item, Mapping) else {}
        path, state = str(found.get("path") or ""), str(found.get("state") or "")
        if path.startswith(WORKFLOWS) and state in ASLEEP:
            yield f"alur kerja {shorten(path, 80)} {ASLEEP[state]}"


def _style_gaps(pulls: Sequence[Mapping[str, Any]], repository: Mapping[str, Any]) -> Iterator[str]:
    """Yield the repository's own merge methods where no rule of the branch forbids them (older servers)."""
    if any(_at_most(["merge"], rule.get("allowed_merge_methods")) for rule in pulls):
        return
    for key, words in STYLES:
        if repository.get(key) is True:
            yield f"{words} masih boleh di setelan repositori; riwayat persetujuan dapat terputus"


def _status(wanted: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    checks = [item for rule in found for item in rule.get("required_status_checks") or ()]
    ours = [item for item in checks if item.get("context") == STATUS_CONTEXT]
    app = wanted["required_status_checks"][0].get("integration_id")
    if found and not ours:
        yield RULE_KINDS["required_status_checks"]
    elif ours and not any(item.get("integration_id") == app for item in ours):
        yield f"status {STATUS_CONTEXT} diterima dari siapa saja yang boleh menulis ke repositori"
    elif ours and app == ACTIONS:
        yield OWN_WORKFLOW


def _bypass_gaps(rulesets: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for ruleset in rulesets:
        name = ruleset.get("name") or ruleset.get("id")
        actors = ruleset.get("bypass_actors")
        if actors is None:
            yield f"tidak dapat dipastikan siapa yang boleh melewati aturan {name}; periksa sebagai pengelola"
        elif actors:
            who = name_list({str(item.get("actor_type")) for item in actors})
            yield f"aturan {name} boleh dilewati {len(actors)} pihak ({who})"

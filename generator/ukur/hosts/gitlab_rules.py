"""GitLab's settings as far as its free edition has them, and what those in force leave open."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ukur.hosts.branch_rules import BRANCH
from ukur.hosts.gitlab import LIMITATIONS

UNREADABLE = "Setelan proyek tidak dapat dibaca; pakai token dengan peran Maintainer."
NO_ONE, MAINTAINER = 0, 40


def settings_bodies(branch: str = BRANCH) -> dict[str, Any]:
    """Return the bodies for PUT /projects/:id and POST /protected_branches, and what they cannot enforce."""
    return {
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


def settings_gaps(harus: Mapping[str, Any], ada: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return what the settings in force leave open, one sentence each."""
    if ada is None:
        return (UNREADABLE,)
    project, branch = ada.get("project") or {}, ada.get("protected_branch")
    settings = (sentence for key, sentence in SETTINGS if project.get(key) != harus["project"][key])
    name = harus["protected_branch"]["name"]
    guarded = _branch_gaps(branch) if branch else (f"cabang {name} tidak dilindungi sama sekali",)
    return (*settings, *guarded)


def _branch_gaps(branch: Mapping[str, Any]) -> Iterator[str]:
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

"""The branch protection of the Gitea stand-in: what it takes, and what it refuses to merge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.hosts.gitea_state import GiteaState, Pull, User

# What a 1.16 answers; keys that it does not know are passed over.
KNOWN: Mapping[str, Any] = {
    "branch_name": "",
    "enable_push": False,
    "enable_merge_whitelist": False,
    "merge_whitelist_usernames": [],
    "merge_whitelist_teams": [],
    "enable_status_check": False,
    "status_check_contexts": [],
    "required_approvals": 0,
    "enable_approvals_whitelist": False,
    "approvals_whitelist_username": [],
    "approvals_whitelist_teams": [],
    "block_on_rejected_reviews": False,
    "block_on_official_review_requests": False,
    "block_on_outdated_branch": False,
    "dismiss_stale_approvals": False,
    "protected_file_patterns": "",
}
LATER: Mapping[str, tuple[int, int]] = {
    "rule_name": (1, 19),
    "ignore_stale_approvals": (1, 22),
    "enable_force_push": (1, 23),
    "block_admin_merge_override": (1, 23),
}
STYLE: Mapping[str, str] = {
    "merge": "allow_merge_commits",
    "rebase": "allow_rebase",
    "rebase-merge": "allow_rebase_explicit",
    "squash": "allow_squash_merge",
}
LISTS = ("approvals_whitelist_username", "merge_whitelist_usernames")


class Refused(Exception):
    """A refusal with its code."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


def new_protection(
    server: GiteaState, body: Mapping[str, Any], before: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return a protection; one that names an unknown account is refused whole."""
    there = {user.login.lower() for user in server.users.values()}
    for key in LISTS:
        for name in body.get(key, ()):
            if name.lower() not in there:
                raise Refused(422, f"user does not exist [uid: 0, name: {name}]")
    if before is None and server.protections:
        raise Refused(403, "Branch protection already exist")
    known = {*KNOWN, *(key for key, since in LATER.items() if server.version >= since)}
    return {**KNOWN, **(before or {}), **{key: value for key, value in body.items() if key in known}}


def refuse_merge(server: GiteaState, who: User, pull: Pull, body: Mapping[str, Any]) -> None:
    """Raise what the host answers where a proposal may not be merged."""
    head = server.head(pull)
    if who.permission == "read" or pull.merged:
        raise Refused(405, "User not allowed to merge PR")
    if not server.settings.get(STYLE[body["Do"]], False):
        raise Refused(405, "merge style is not allowed")
    if server.protections:
        _refuse_protected(server, who, pull, server.protections[0])
    if body.get("head_commit_id", head) != head:
        raise Refused(409, "head out of date")


def _refuse_protected(server: GiteaState, who: User, pull: Pull, rule: Mapping[str, Any]) -> None:
    if rule["enable_merge_whitelist"] and who.login not in rule["merge_whitelist_usernames"]:
        raise Refused(405, "User not allowed to merge PR")
    last = {row["context"]: row["status"] for row in server.statuses if row["sha"] == server.head(pull)}
    if rule["enable_status_check"] and any(
        last.get(name) != "success" for name in rule["status_check_contexts"]
    ):
        raise Refused(405, "Not all required status checks successful")
    counted = [row for row in pull.reviews if row["official"] and not row["dismissed"]]
    fresh = [row for row in counted if not (row["stale"] and rule["dismiss_stale_approvals"])]
    if sum(row["state"] == "APPROVED" for row in fresh) < rule["required_approvals"]:
        raise Refused(409, "Does not have enough approvals")
    if rule["block_on_rejected_reviews"] and any(row["state"] == "REQUEST_CHANGES" for row in counted):
        raise Refused(405, "There are requested changes")
    base = server.git("rev-parse", f"refs/heads/{pull.base}")
    if rule["block_on_outdated_branch"] and server.git("merge-base", base, server.head(pull)) != base:
        raise Refused(405, "The head branch is behind the base branch")

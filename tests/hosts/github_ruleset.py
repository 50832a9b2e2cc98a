"""The ruleset of the GitHub stand-in: what it refuses to merge.

From GitHub's documentation, not seen: "Available rules for rulesets" (docs.github.com, repositories,
configuring branches and merges) for what each rule demands, and "Merge a pull request" of the REST API,
where 405 is the answer to whatever may not be merged. In which order GitHub tells several reasons is not
documented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.hosts.github_server import GitHubServer
    from tests.hosts.github_tiruan import Tarik

STYLE: Mapping[str, str] = {
    "merge": "allow_merge_commit",
    "squash": "allow_squash_merge",
    "rebase": "allow_rebase_merge",
}
WEIGHED = {"APPROVED", "CHANGES_REQUESTED", "DISMISSED"}


def refusals(server: GitHubServer, pull: Tarik, style: str) -> Iterator[str]:
    """Yield why a pull request may not be merged, none where it may."""
    if pull.gabungan:
        yield "Pull Request is not mergeable"
    if not server.settings[STYLE[style]]:
        yield f"{style} is not allowed on this repository."
    reviews = latest(pull)
    if any(row["state"] == "CHANGES_REQUESTED" for row in reviews.values()):
        yield "Changes have been requested."
    approved = {name for name, row in reviews.items() if row["state"] == "APPROVED"}
    for rule in server.aturan:
        given = rule.get("parameters", {})
        if rule["type"] == "pull_request":
            yield from _of_reviews(server, pull, given, approved, style)
        if rule["type"] == "required_status_checks":
            yield from _of_checks(server, pull, given)


def latest(pull: Tarik) -> dict[str, dict[str, Any]]:
    """Return by account the last review of each who approved or asked for changes."""
    rows = [row for row in pull.ulasan if row["state"] in WEIGHED]
    return {row["user"]["login"]: row for row in rows}


def _of_reviews(
    server: GitHubServer, pull: Tarik, given: Mapping[str, Any], approved: set[str], style: str
) -> Iterator[str]:
    counted = {name for name in approved if server.may_write(name)}
    if style not in given["allowed_merge_methods"]:
        yield f"{style} is not allowed by the ruleset."
    if len(counted) < given["required_approving_review_count"]:
        yield "At least one approving review is required by reviewers with write access."
    if given["require_last_push_approval"] and not counted - {server.pushers.get(pull.cabang, "")}:
        yield "New changes require approval from someone other than the last pusher."
    if given["require_code_owner_review"] and not all(
        counted & owners for owners in _owners(server, pull) if owners
    ):
        yield "Waiting on code owner review."


def _of_checks(server: GitHubServer, pull: Tarik, given: Mapping[str, Any]) -> Iterator[str]:
    """A check with an app counts only as that app sent it; the newest of a name is the one that stands."""
    head = server.kepala(pull)
    for check in given["required_status_checks"]:
        app = check.get("integration_id")
        rows = [
            row
            for row in server.status
            if (row["sha"], row["context"]) == (head, check["context"]) and app in {None, row["app"]}
        ]
        if not rows or rows[-1]["state"] != "success":
            yield f'Required status check "{check["context"]}" is expected.'
    base = server.git("rev-parse", f"refs/heads/{pull.dasar}")
    if given["strict_required_status_checks_policy"] and server.git("merge-base", base, head) != base:
        yield "The head branch is not up to date with the base branch."


def _owners(server: GitHubServer, pull: Tarik) -> Iterator[set[str]]:
    """Yield the owners of each changed file, by the last line of the target's CODEOWNERS that fits."""
    text = server.git("show", f"refs/heads/{pull.dasar}:.github/CODEOWNERS")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    changed = server.git("diff", "--name-only", f"{pull.dasar}...{server.kepala(pull)}").splitlines()
    for path in changed:
        fitting = [owners for pattern, *owners in lines if _fits(pattern, path)]
        yield {name.removeprefix("@") for name in fitting[-1]} if fitting else set()


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits, of the three kinds that `ukur rules export` writes: all, a folder, a file."""
    return (
        pattern == "*" or f"/{path}" == pattern or (pattern.endswith("/") and f"/{path}".startswith(pattern))
    )

"""A branch of GitLab that gets other rules, and is never less protected meanwhile than it was.

GitLab's documentation (doc/api/protected_branches.md) lets the free edition change nothing of a protection
but ``allow_force_push``; of levels it takes only those of a new one. Where several protections match a
branch, the most permissive says what may be done (doc/user/project/repository/branches/protected.md). So a
second one, by a wildcard, stands with the wanted rules while the first is taken away and made anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote as kutip

from ukur.hosts.gitlab_rules import branch_gaps
from ukur.hosts.http import Client

OWNERS = "code_owner_approval_required"
"""A paid edition's demand that nobody here sets: one that an office made outlives the change."""


def protect_branch(
    client: Client, project: str, wanted: Mapping[str, Any], present: Mapping[str, Any]
) -> bool:
    """Put a branch's rules in force; return whether anything changed.

    ``present`` is what ``read_settings`` told. A run that broke off leaves the wildcard; this one removes it.
    """
    path = f"{project}/protected_branches"
    standing, meanwhile = present["protected_branch"], f"*{wanted['name']}*"
    ours = _is_ours(wanted, [rule for rule in present["wildcards"] if rule.get("name") == meanwhile])
    gaps = list(branch_gaps(standing)) if standing else [""]
    if not gaps and not ours:
        return False
    if standing and gaps and not list(branch_gaps({**standing, "allow_force_push": False})):
        client.send("PATCH", _rule(path, wanted["name"]), {"allow_force_push": False}, safe=True)
    elif gaps:
        body = {**wanted, **({OWNERS: True} if standing and standing.get(OWNERS) else {})}
        if standing:
            if ours is None:
                client.send("POST", path, {**body, "name": meanwhile})
                ours = True
            client.send("DELETE", _rule(path, wanted["name"]), {})
        client.send("POST", path, body)
    if ours:
        client.send("DELETE", _rule(path, meanwhile), {})
    return True


def _is_ours(wanted: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> bool | None:
    """Return whether the wildcard says what this program says; None where there is none of that name.

    Another's stays: it has its own reason, and while it stands it holds the branch as it did before.
    """
    if not found:
        return None
    levels = {f"{name}_access_levels": [wanted[f"{name}_access_level"]] for name in ("push", "merge")}
    said = {key: [row.get("access_level") for row in found[0].get(key) or ()] for key in levels}
    return said == levels and not list(branch_gaps(found[0]))


def _rule(path: str, name: str) -> str:
    return f"{path}/{kutip(name, safe='*')}"

"""Protected branches of a GitLab without a licence, for both stand-ins.

From doc/api/protected_branches.md and lib/api/protected_branches.rb, read in December 2026:

- protecting a name anew is refused, 409; a name may hold ``*``, on any edition;
- PATCH changes ``allow_force_push`` alone: the levels are a paid edition's, and what an edition does not know
  is passed over, 200;
- of several protections that match a branch the most permissive says what may be done
  (doc/user/project/repository/branches/protected.md); ``*`` stands for no letter too.
"""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tests.hosts.gitlab_state import DEVELOPER, MAINTAINER, Refused, protection_levels
from tests.hosts.peladen import Balasan, Permintaan

NO_ONE = 0
Rules = dict[str, dict[str, Any]]


def may_push(rules: Rules, branch: str, level: int) -> bool:
    """Whether somebody of a level may push to a branch."""
    found = [rule for name, rule in rules.items() if fnmatchcase(branch, name)]
    levels = [row["access_level"] for rule in found for row in rule["push_access_levels"]]
    return any(NO_ONE < needed <= level for needed in levels) if found else level >= DEVELOPER


def protect(rules: Rules, ask: Permintaan, repo: Path) -> Balasan:
    """Answer POST."""
    name = ask.isi["name"]
    if name in rules:
        raise Refused(409, f"Protected branch '{name}' already exists")
    push, merge = (ask.isi.get(f"{part}_access_level", MAINTAINER) for part in ("push", "merge"))
    rules[name] = {"name": name} | protection_levels(
        push, merge, force=ask.isi.get("allow_force_push", False)
    )
    _enforce(rules, repo)
    return Balasan(rules[name], 201)


def protection(rules: Rules, ask: Permintaan, repo: Path, name: str) -> Balasan:
    """Answer GET, PATCH and DELETE of one."""
    if name not in rules:
        raise Refused(404, "404 Not found")
    if ask.metode == "DELETE":
        del rules[name]
        _enforce(rules, repo)
        return Balasan(None, 204)
    if ask.metode == "PATCH":
        rules[name] |= {key: value for key, value in ask.isi.items() if key == "allow_force_push"}
    return Balasan(rules[name])


def _enforce(rules: Rules, repo: Path) -> None:
    """Let git refuse what nobody may push; merging writes the ref itself and asks no hook."""
    hook = repo / "hooks/update"
    hook.parent.mkdir(exist_ok=True)
    closed = not may_push(rules, "main", MAINTAINER)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n' if closed else "#!/bin/sh\n", "utf-8")
    hook.chmod(0o755)

"""The kinds of Git hosts, and what readers call them."""

from collections.abc import Mapping
from enum import StrEnum


class HostKind(StrEnum):
    """A kind of host."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


HOST_NAMES: Mapping[HostKind, str] = {
    HostKind.GITHUB: "GitHub",
    HostKind.GITLAB: "GitLab",
    HostKind.GITEA: "Gitea/Forgejo",
}


def host_kind(named: str) -> HostKind | None:
    """Return the kind that a record of approvals names; None for a repository without a host."""
    return next((kind for kind, name in HOST_NAMES.items() if name == named), None)

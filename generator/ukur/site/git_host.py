"""The Git host as pages know it: where it is asked and shown, and nothing secret."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ukur.model.host_kind import HOST_NAMES, HostKind

DECIDE_PATH = "putuskan.md"
PROPOSAL_KEY = "usulan"
"""The page on which a proposal is decided, and the part of its address that names the proposal."""


@dataclass(frozen=True)
class GitHost:
    """One repository on a host; ``modules`` are the scripts and styles with which a page asks it.

    ``api`` is the address of its API, ``page`` where it shows its pages. ``app`` is the office's application
    on GitLab, ``gate`` the account that the gate writes with; both are empty where they are not known.
    """

    kind: HostKind
    api: str
    page: str
    repo: str
    branch: str
    app: str = ""
    gate: str = ""
    modules: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """What readers call it."""
        return HOST_NAMES[self.kind]

    @property
    def origin(self) -> str:
        """Where its API is asked, for a page's policy."""
        address = urlsplit(self.api)
        return f"{address.scheme}://{address.netloc}"

    def config(self) -> dict[str, Any]:
        """Return what the modules are told."""
        told = {"kind": self.kind.value, "api": self.api, "page": self.page, "repo": self.repo}
        return told | {"branch": self.branch, "app": self.app, "gate": self.gate}


def decide_address(site: str, number: str) -> str:
    """Return where a proposal is decided on a published site."""
    return f"{site.rstrip('/')}/{DECIDE_PATH.removesuffix('.md')}/?{PROPOSAL_KEY}={number}"

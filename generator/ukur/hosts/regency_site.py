"""What making many offices at once asks of a regency's own host, whichever program that host is."""

from collections.abc import Mapping
from typing import Any, Protocol

from ukur.hosts import gitea_site, gitlab_site
from ukur.hosts.protocol import Host
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.workflow.proposal import HostAccount


class OfficeRepository(Protocol):
    """An office's repository; each method does what is missing and returns whether it changed anything."""

    @property
    def address(self) -> str:
        """Where Git pushes to."""
        ...

    def as_host(self) -> Host:
        """Return the repository as the host of its proposals and rules."""
        ...

    def make(self, description: str) -> bool:
        """Make the repository, closed and empty, unless it is there."""
        ...

    def is_empty(self) -> bool:
        """Return whether nothing was pushed yet."""
        ...

    def settle(self) -> bool:
        """Let only merge commits in, and workflows run."""
        ...

    def let_write(self, login: str, *, merges: bool) -> bool:
        """Let an account write, which its approvals need, and merge where it guards the office's rules."""
        ...

    def protect(self, body: Mapping[str, Any]) -> bool:
        """Put the branch's rules in force; those there change where they leave something open."""
        ...

    def call_gate(self) -> bool:
        """Let the host start the gate for proposals, where its workflow files alone do not."""
        ...

    def secrets(self) -> frozenset[str]:
        """Return the names of the secrets that workflows know."""
        ...

    def keep_secret(self, name: str, value: str) -> bool:
        """Write a secret unless there is one of that name."""
        ...

    def variable(self, name: str) -> str | None:
        """Return what workflows are told under a name; None where nothing is."""
        ...

    def tell(self, name: str, value: str, *, anew: bool = False) -> bool:
        """Write a variable; one that says something else stays unless it is to be written anew."""
        ...


class RegencySite(Protocol):
    """One organisation on a host, by the token of somebody who owns it or may make it."""

    @property
    def kind(self) -> HostKind:
        """Which program the host is."""
        ...

    @property
    def limits(self) -> frozenset[str]:
        """Gaps that this host cannot close, in the sentences of its rules."""
        ...

    @property
    def by_hand(self) -> tuple[str, ...]:
        """What an operator does in the host's own pages afterwards, in sentences."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...

    def make_organisation(self) -> bool:
        """Make the organisation unless it is there, seen by whoever has an account; tell if it is new."""
        ...

    def account(self, login: str) -> HostAccount | None:
        """Return who has a login; None where there is none."""
        ...

    def repository(self, name: str) -> OfficeRepository:
        """Return an office's repository; nothing is asked yet."""
        ...


def open_regency_site(address: str, organisation: str, token: str) -> RegencySite:
    """Return the organisation on a host by the address that people open: the host is asked what it is."""
    if not organisation.isascii() or not all(char.isalnum() or char in "-_." for char in organisation):
        raise UkurError(
            f"nama organisasi {quote(organisation)} tidak sah; pakai huruf, angka, dan tanda hubung"
        )
    for opened in (gitea_site.open_site, gitlab_site.open_site):
        site = opened(address, organisation, token)
        try:
            if site.is_there():
                return site
        except BaseException:
            site.close()
            raise
        site.close()
    raise UkurError(
        "alamat itu bukan Gitea, Forgejo, atau GitLab; untuk GitHub buat dahulu tanpa --host, lalu ikuti "
        "panduan operator"
    )

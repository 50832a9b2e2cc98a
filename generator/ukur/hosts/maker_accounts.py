"""The makers of a change as hosts tell them: trailers of commits, and accounts with their numbers."""

import re
from collections.abc import Iterable

from ukur.model.host_kind import HostKind
from ukur.workflow.proposal import Contribution, HostAccount

_TRAILER = "co-authored-by"
_ADDRESS = re.compile(r"<([^<>]{1,320})>")
"""320 letters are the most that an address of mail may have (RFC 3696)."""


def coauthors(message: str) -> list[tuple[str, str]]:
    """Return name and address of every co-author that a commit's message names.

    Read by lines: a search over the whole took the cube of the blanks in a message that anybody may write.
    """
    lines = (line.partition(":") for line in message.splitlines())
    told = (_ADDRESS.split(rest) for key, _, rest in lines if key.rstrip().casefold() == _TRAILER)
    found = (pair for parts in told for pair in zip(parts[::2], parts[1::2], strict=False))
    return [(name.strip(" ,;<>\t"), address.strip()) for name, address in found]


def coauthor_addresses(message: str) -> list[str]:
    """Return the address of every co-author that a commit's message names."""
    return [address for _, address in coauthors(message)]


def noreply_account(address: re.Match[str]) -> HostAccount:
    """Return whose hidden address it is: number, where it is in there, and the login of that time."""
    return HostAccount(address[2], int(address[1]) if address[1] else None)


def hidden_address(host: HostKind, who: HostAccount, server: str) -> str:
    """Return the address by which a host's adapter knows an account again; ``server`` is the host's own name.

    Nothing is received there. The number stays when the account is renamed.
    """
    before = "noreply." if host is HostKind.GITEA else "users.noreply."
    joint = "-" if host is HostKind.GITLAB else "+"
    return f"{who.number}{joint}{who.login}@{before}{server}"


def contribution(makers: Iterable[HostAccount | None], *commits: str) -> Contribution:
    """Return what accounts did, None for one whom the host ties to nobody; to unknown commits without any."""
    found = tuple(makers)
    numbers = (maker.number for maker in found if maker and maker.number is not None)
    return Contribution(
        tuple(maker.login if maker else None for maker in found), commits, tuple(dict.fromkeys(numbers))
    )

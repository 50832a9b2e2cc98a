"""The makers of a change as hosts tell them: trailers of commits, and accounts with their numbers."""

import re
from collections.abc import Iterable

from ukur.workflow.proposal import HostAccount

_COAUTHOR = re.compile(r"^co-authored-by:\s*(.*?)\s*<([^<>]+)>\s*$", re.IGNORECASE | re.MULTILINE)


def coauthors(message: str) -> list[tuple[str, str]]:
    """Return name and address of every co-author that a commit's message names."""
    return _COAUTHOR.findall(message)


def coauthor_addresses(message: str) -> list[str]:
    """Return the address of every co-author that a commit's message names."""
    return [address for _, address in coauthors(message)]


def noreply_account(address: re.Match[str]) -> HostAccount:
    """Return whose hidden address it is: number, where it is in there, and the login of that time."""
    return HostAccount(address[2], int(address[1]) if address[1] else None)


def logins_of(makers: Iterable[HostAccount | None]) -> tuple[str | None, ...]:
    """Return the makers' logins, each once; None for somebody whom the host does not tie to an account."""
    return tuple(dict.fromkeys(maker.login if maker else None for maker in makers))


def numbers_of(makers: Iterable[HostAccount | None]) -> frozenset[int]:
    """Return the makers' numbers, as far as they are told."""
    return frozenset(maker.number for maker in makers if maker and maker.number is not None)

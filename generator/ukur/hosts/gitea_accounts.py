"""Accounts of Gitea and Forgejo: numbers, rights to write, who pushed, whose reviews the host counts."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote as kutip

from ukur.hosts.answers import read_all, read_answer
from ukur.hosts.gitea_answers import Account, Commit, PullRequestReview, RepositoryPermission, TimelineItem
from ukur.hosts.http import Client
from ukur.hosts.maker_accounts import coauthor_addresses, contribution, noreply_account
from ukur.hosts.paging import Answer
from ukur.hosts.refusals import HostError
from ukur.model.peran import account_key
from ukur.workflow.proposal import DELETED_ACCOUNT, Contribution, HostAccount

WRITING = {"owner", "admin", "write"}
_PUSHED = "pull_push"
_NOREPLY_EMAIL = re.compile(
    r"(?:([0-9]{1,15})\+)?([^@+\s]+)@(?:[a-z0-9-]+\.)*noreply\.[a-z0-9.-]+", re.IGNORECASE
)
"""The hidden address that a host offers: the login at a name that its owner chose, as noreply.localhost."""

_STANDS = {"APPROVED", "REQUEST_CHANGES"}


def account_of(user: Account | None) -> HostAccount | None:
    """Return an account; None where the host ties nobody to a commit. What deleted people did is Ghost's."""
    if user is None or (user.id < 1 and user.login == "Ghost"):
        return None
    return HostAccount(user.login, user.id if user.id > 0 else None)


def known_account(user: Account | None) -> HostAccount:
    """Return who gave or proposed something."""
    return account_of(user) or HostAccount(DELETED_ACCOUNT)


def may_write(client: Client, repo: str, akun: str) -> bool | None:
    """Return whether an account may push; None where the host does not tell, as it tells admins alone."""
    path = f"{repo}/collaborators/{kutip(akun, safe='')}/permission"
    try:
        answer = read_answer(RepositoryPermission, client.get_json(path).content)
    except HostError as error:
        if error.kode in {403, 404}:
            return None
        raise
    return answer.permission in WRITING


def assignees(client: Client, repo: str) -> frozenset[str] | None:
    """Return by ``account_key`` who may be given a task: all who may write, and told to every reader.

    In an organisation these are a few more: members of teams that may only read proposals.
    """
    try:
        found = read_answer(list[Account], client.get_json(f"{repo}/assignees").content)
    except HostError as error:
        if error.kode in {403, 404}:
            return None
        raise
    return frozenset(account_key(user.login) for user in found)


def pushes(pages: Iterable[Answer], commits: Collection[str]) -> Iterator[Contribution]:
    """Yield who pushed any of the commits, from a proposal's history: not who pushed before it was opened."""
    for item in read_all(TimelineItem, pages):
        who, named = account_of(item.user), _pushed(item.body or "")
        if item.type == _PUSHED and who and not set(commits).isdisjoint(named):
            yield contribution([who], *named)


def _pushed(body: str) -> list[str]:
    try:
        named = json.loads(body).get("commit_ids")
    except (ValueError, AttributeError, RecursionError):
        return []
    return [name for name in named if isinstance(name, str)] if isinstance(named, list) else []


def unofficial(
    reviews: Iterable[PullRequestReview], by_gate: Callable[[PullRequestReview], bool]
) -> frozenset[int]:
    """Return the places of reviews that the host's rule does not count although it counts some person's.

    Only an account's last stand says so: an earlier one is never official any more. A rule that counts the
    gate alone says nothing of people; there no review of theirs is official.
    """
    rows = [(place, item) for place, item in enumerate(reviews) if not by_gate(item)]
    if not any(item.official for _, item in rows):
        return frozenset()
    last = {item.user.id: (place, item) for place, item in rows if item.user and item.state in _STANDS}
    return frozenset(place for place, item in last.values() if not item.official)


def contributions(commits: Sequence[Commit]) -> Iterator[Contribution]:
    """Yield the accounts behind each commit: author, committer, and every co-author that it names."""
    known = {
        person.email.casefold(): account_of(user)
        for item in commits
        for person, user in ((item.commit.author, item.author), (item.commit.committer, item.committer))
        if person and user
    }
    for item in commits:
        yield contribution(_makers(item, known), item.sha)


def _makers(item: Commit, known: Mapping[str, HostAccount | None]) -> Iterator[HostAccount | None]:
    yield from (account_of(item.author), account_of(item.committer))
    for address in coauthor_addresses(item.commit.message):
        hidden = _NOREPLY_EMAIL.fullmatch(address)
        yield noreply_account(hidden) if hidden else known.get(address.casefold())

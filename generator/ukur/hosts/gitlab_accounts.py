"""GitLab's accounts: who may write to a project, and which number a login has."""

from collections.abc import Iterable, Mapping

from ukur.hosts.answers import read_all
from ukur.hosts.gitlab_answers import Account, Member
from ukur.hosts.gitlab_makers import account_of
from ukur.hosts.http import Client
from ukur.hosts.refusals import HostError
from ukur.model.peran import account_key
from ukur.workflow.proposal import HostAccount

DEVELOPER = 30
"""The lowest level that may push and approve."""


def access_levels(client: Client, project: str) -> Mapping[str, int] | None:
    """Return the level of every member by ``account_key``; None where the token may not ask."""
    try:
        pages = list(client.linked_pages(f"{project}/members/all", per_page="100"))
    except HostError as error:
        if error.kode in {403, 404}:
            return None
        raise
    return {account_key(row.username): row.access_level for row in read_all(Member, pages)}


def write_access(levels: Mapping[str, int] | None, akun: Iterable[str]) -> Mapping[str, bool | None]:
    """Return whether accounts may push.

    Members through an invited group that is closed to the token are not listed, so who is missing is unknown.
    """
    found = {key: (levels or {}).get(key) for key in map(account_key, akun)}
    return {key: None if level is None else level >= DEVELOPER for key, level in found.items()}


def find_account(client: Client, akun: str) -> HostAccount | None:
    """Return the account of a login; None where there is none."""
    found = read_all(Account, [client.get_json("v4/users", username=akun)])
    return next((account_of(user) for user in found if account_key(user.username) == account_key(akun)), None)

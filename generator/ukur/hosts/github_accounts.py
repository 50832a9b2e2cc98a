"""GitHub's accounts: who may write to a repository, which number a login has, who pushed a commit."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote as kutip

from ukur.hosts.answers import read_all, read_answer
from ukur.hosts.github_answers import Account, Activity, Commit, Head, RepositoryPermission
from ukur.hosts.http import Client
from ukur.hosts.maker_accounts import contribution
from ukur.hosts.refusals import HostError
from ukur.workflow.proposal import DELETED_ACCOUNT, Contribution, HostAccount

WRITING = {"admin", "write"}
"""Words of ``permission`` that let somebody push; the role "maintain" is told as write."""

NOT_TOLD = {403, 404}
"""Refusals that say nothing of the account: no right to ask, or an older Enterprise Server."""


def account_of(user: Account | None) -> HostAccount | None:
    """Return an account; None where GitHub ties nobody to a commit."""
    return HostAccount(user.login, user.id) if user and user.login else None


def known_account(user: Account | None) -> HostAccount:
    """Return who gave or proposed something; a deleted account is null, or ``ghost`` where one is needed."""
    found = account_of(user)
    return found if found and found.login != "ghost" else HostAccount(DELETED_ACCOUNT)


def may_write(client: Client, repo: str, akun: str) -> bool | None:
    """Return whether an account may push to a repository; None where GitHub does not tell."""
    path = f"{repo}/collaborators/{kutip(akun, safe='')}/permission"
    try:
        answer = read_answer(RepositoryPermission, client.get_json(path).content)
    except HostError as error:
        if error.kode in NOT_TOLD:
            return None
        raise
    return answer.permission in WRITING


def pushes(client: Client, head: Head, commits: Sequence[Commit]) -> Iterator[Contribution]:
    """Yield who pushed any of the commits to the proposal's branch, as far as GitHub kept it.

    A push is known by the commit it left the branch at; of one that brought several it is not told which. A
    merge brought all that its other side has of the proposal.
    Where the branch's repository may not be asked about (a private fork, an older Enterprise Server) nobody
    is known.
    """
    if head.repo is None:
        return
    path, ref = f"repos/{head.repo.full_name}/activity", f"refs/heads/{head.ref}"
    try:
        pages = list(client.linked_pages(path, ref=ref, per_page="100"))
    except HostError as error:
        if error.kode in NOT_TOLD:
            return
        raise
    known = {item.sha: [parent.sha for parent in item.parents] for item in commits}
    for row in read_all(Activity, pages):
        actor = account_of(row.actor)
        if actor and row.after in known:
            first, *others = known[row.after] or [""]
            alone = first == row.before and known.keys().isdisjoint(others)
            yield contribution([actor], *([row.after] if alone else []))

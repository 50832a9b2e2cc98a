"""Who made a merge request, as far as GitLab lets it be known.

Commits carry addresses; GraphQL names the author's account alone. Co-authors stand in trailers, which the
button "Apply suggestion" writes too; whose suggestion was applied the notes tell besides. Who pushed stands
in GitLab's own notes for every push after the first, and in the project's events for all of them.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ukur.hosts.answers import read_answer
from ukur.hosts.gitlab_answers import Account, Commit, Event, GraphAccount, MergeRequest, Note
from ukur.hosts.http import Client
from ukur.hosts.makers import coauthors, noreply_account
from ukur.hosts.refusals import HostError
from ukur.workflow.proposal import DELETED_ACCOUNT, HostAccount

MAX_EVENT_PAGES = 3
"""Our choice: the newest 300 pushes of a project; the first one of a proposal is seldom older."""

_PUSH_NOTE = re.compile(r"added \d+ commits?\b")
_NOREPLY_EMAIL = re.compile(r"(\d+)-([^@\s]+)@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)
_GHOST = re.compile(r"ghost\d*")
_GLOBAL_NUMBER = re.compile(r"gid://gitlab/User/(\d+)")


def account_of(user: Account) -> HostAccount:
    """Return an account; GitLab gives what deleted people did to ``ghost``."""
    ghost = _GHOST.fullmatch(user.username)
    return HostAccount(DELETED_ACCOUNT) if ghost else HostAccount(user.username, user.id)


def makers_of(commits: Sequence[Commit], notes: Sequence[Note]) -> Iterator[HostAccount | None]:
    """Yield everybody behind the commits, None for one whom GitLab ties to no account."""
    suggesting = [note.author for note in notes if any(item.applied for item in note.suggestions)]
    names = {user.name.casefold(): account_of(user) for user in suggesting}
    known = {
        row.authorEmail.casefold(): _of_graph(row.author) for row in commits if row.authorEmail and row.author
    }
    for row in commits:
        yield _of_graph(row.author) if row.author else None
        yield _by_address(row.committerEmail or "", known)
        for name, address in coauthors(row.message or ""):
            yield _by_address(address, known) or names.get(name.casefold())
    yield from map(account_of, suggesting)
    yield from _note_pushers(notes)


def _of_graph(user: GraphAccount) -> HostAccount:
    number = _GLOBAL_NUMBER.fullmatch(user.id or "")
    return HostAccount(user.username, int(number[1]) if number else None)


def _by_address(address: str, known: dict[str, HostAccount]) -> HostAccount | None:
    hidden = _NOREPLY_EMAIL.fullmatch(address)
    return noreply_account(hidden) if hidden else known.get(address.casefold())


def _note_pushers(notes: Iterable[Note]) -> Iterator[HostAccount]:
    for note in notes:
        if note.system and _PUSH_NOTE.match(note.body):
            yield account_of(note.author)


def event_pushers(
    client: Client, project: str, merge: MergeRequest, commits: Collection[str]
) -> Iterator[HostAccount]:
    """Yield who pushed any of the commits to the proposal's branch, as far as the project's events tell."""
    if merge.source_project_id != merge.target_project_id:
        return
    pages = client.linked_pages(f"{project}/events", action="pushed", per_page="100")
    try:
        rows = [item for page in itertools.islice(pages, MAX_EVENT_PAGES) for item in page.content]
    except HostError as error:
        if error.kode in {403, 404}:
            return
        raise
    for event in (read_answer(Event, row) for row in rows):
        push = event.push_data
        if push and push.ref == merge.source_branch and push.commit_to in commits:
            yield account_of(event.author)

"""Who made a merge request, as far as GitLab lets it be known.

Commits carry addresses; GraphQL names the author's account alone. Co-authors stand in trailers, which the
button "Apply suggestion" writes too; whose suggestion was applied the notes tell besides. Who pushed stands
in GitLab's own notes once the merge request is open, and before that in the project's events.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ukur.hosts.answers import read_answer
from ukur.hosts.gitlab_answers import Account, Commit, Event, GraphAccount, MergeRequest, Note, Version
from ukur.hosts.http import Client
from ukur.hosts.maker_accounts import coauthors, contribution, noreply_account
from ukur.hosts.refusals import HostError
from ukur.workflow.proposal import DELETED_ACCOUNT, Contribution, HostAccount

MAX_EVENT_PAGES = 3
"""Our choice: the newest 300 pushes of a project; the first ones of a proposal are seldom older."""

_PUSH_NOTE = re.compile(r"added (\d{1,9}) commits?\b")
_PUSHED = re.compile(
    r"<li>([0-9a-f]{8,40})(?:\.{2,3}[0-9a-f]{8,40})? - (?:(\d{1,9}) commits? from branch <code>)?"
)
_NOREPLY_EMAIL = re.compile(r"([0-9]{1,15})-([^@\s]+)@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)
_GHOST = re.compile(r"ghost\d*")
_GLOBAL_NUMBER = re.compile(r"gid://gitlab/User/(\d+)")
Known = Mapping[str, HostAccount]


def account_of(user: Account) -> HostAccount:
    """Return an account; GitLab gives what deleted people did to ``ghost``."""
    ghost = _GHOST.fullmatch(user.username)
    return HostAccount(DELETED_ACCOUNT) if ghost else HostAccount(user.username, user.id)


def contributions(commits: Sequence[Commit], notes: Sequence[Note]) -> Iterator[Contribution]:
    """Yield the makers of each commit, who suggested what was applied, and who pushed."""
    suggesting = [note.author for note in notes if any(item.applied for item in note.suggestions)]
    names = {user.name.casefold(): account_of(user) for user in suggesting}
    known = {
        row.authorEmail.casefold(): _of_graph(row.author) for row in commits if row.authorEmail and row.author
    }
    for row in commits:
        yield contribution(_makers(row, known, names), row.sha)
    yield from (contribution([account_of(user)]) for user in suggesting)
    yield from _pushes(notes)


def _makers(row: Commit, known: Known, suggesting: Known) -> Iterator[HostAccount | None]:
    """Yield author, committer and co-authors; who suggested a change is known by name too."""
    yield _of_graph(row.author) if row.author else None
    yield _by_address(row.committerEmail or "", known)
    for name, address in coauthors(row.message or ""):
        yield _by_address(address, known) or suggesting.get(name.casefold())


def _of_graph(user: GraphAccount) -> HostAccount:
    number = _GLOBAL_NUMBER.fullmatch(user.id or "")
    return HostAccount(user.username, int(number[1]) if number else None)


def _by_address(address: str, known: Known) -> HostAccount | None:
    hidden = _NOREPLY_EMAIL.fullmatch(address)
    return noreply_account(hidden) if hidden else known.get(address.casefold())


def _pushes(notes: Iterable[Note]) -> Iterator[Contribution]:
    """Yield who pushed which commits, from the notes that GitLab itself writes."""
    for note in notes:
        if note.system and (found := _PUSH_NOTE.match(note.body)):
            yield contribution([account_of(note.author)], *_pushed(note.body, int(found[1])))


def _pushed(content: str, total: int) -> tuple[str, ...]:
    """Return how the names of the commits begin that a note lists; none where it does not list them all.

    What came from the target branch is listed as a whole. Titles of commits cannot pass for that: GitLab
    escapes what is written in them.
    """
    rows = _PUSHED.findall(content)
    own = tuple(name for name, count in rows if not count)
    return own if len(own) + sum(int(count) for _, count in rows if count) == total else ()


def first_pushes(
    client: Client,
    project: str,
    merge: MergeRequest,
    commits: Sequence[Commit],
    versions: Sequence[Version],
) -> Iterator[Contribution]:
    """Yield who pushed any of the commits before the merge request was opened, as far as GitLab kept it."""
    if merge.source_project_id != merge.target_project_id or not versions:
        return
    opened, known = min(row.created_at for row in versions), {item.sha for item in commits}
    pages = client.linked_pages(f"{project}/events", action="pushed", per_page="100")
    try:
        rows = [item for page in itertools.islice(pages, MAX_EVENT_PAGES) for item in page.content]
    except HostError as error:
        if error.kode in {403, 404}:
            return
        raise
    for event in (read_answer(Event, row) for row in rows):
        push = event.push_data
        here = push is not None and push.ref == merge.source_branch and push.commit_to in known
        if here and event.created_at <= opened:
            yield contribution([account_of(event.author)])

"""GitLab's approvals and returns as reviews: on which commit and when, as far as GitLab lets it be known."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ukur.hosts.gitlab_answers import Approval, Note, Reviewer, Version
from ukur.hosts.gitlab_makers import account_of
from ukur.workflow.proposal import Review, Stance

TOLERANCE = datetime.timedelta(minutes=1)
"""An approval this soon after a push may have been meant for the version before it (our choice)."""

_APPROVED_NOTES, _REQUESTED_NOTES = "approved this merge request", "requested changes"
REVIEWER_STATES: Mapping[str, Stance | None] = {
    "requested_changes": Stance.KEMBALIKAN,
    "unreviewed": None,
    "reviewed": None,
    "review_started": None,
    "unapproved": None,
    "approved": None,  # counted from the approvals themselves
}


def approval_reviews(
    approved: Iterable[Approval],
    versions: Sequence[Version],
    notes: Sequence[Note],
    now: datetime.datetime,
) -> Iterator[Review]:
    """Yield the approvals that stand; ``now`` is for those whose time GitLab does not tell."""
    for order, row in enumerate(approved):
        when = row.approved_at or _when(notes, row.user.username, _APPROVED_NOTES)
        commit = commit_at(versions, when) if when else None
        who = account_of(row.user)
        yield Review(who.login, Stance.SETUJU, commit, when or now, order, number=who.number)


def returned_reviews(
    reviewers: Iterable[Reviewer], notes: Sequence[Note], now: datetime.datetime
) -> Iterator[Review]:
    """Yield who asks for changes; ``now`` is for those whose time GitLab does not tell.

    A state is only had by who is listed as a reviewer, and whoever proposes can take him off the list or ask
    him anew. GitLab's note of the request stays, and is written for everybody who asks for changes
    (MergeRequests::UpdateReviewerStateService, since 2024); his own approval ends it there, so here too.
    """
    asking = dict(_asking_for_changes(notes))
    for order, row in enumerate(reviewers, 10_000):  # after every approval of the same moment
        attitude = REVIEWER_STATES.get(row.state, Stance.TAK_DIKENAL)
        if attitude is not None:
            when = _when(notes, row.user.username, _REQUESTED_NOTES) or now
            who = account_of(row.user)
            yield Review(who.login, attitude, None, when, order, number=who.number)
            asking.pop(row.user.username, None)
    for order, note in enumerate(asking.values(), 20_000):
        who = account_of(note.author)
        yield Review(who.login, Stance.KEMBALIKAN, None, note.created_at, order, number=who.number)


def _asking_for_changes(notes: Iterable[Note]) -> Iterator[tuple[str, Note]]:
    """Yield accounts whose request for changes was followed by no approval of theirs, with the last note."""
    last: dict[str, Note] = {}
    for note in sorted(notes, key=lambda item: (item.created_at, item.id)):
        if note.system and note.body.strip() in {_APPROVED_NOTES, _REQUESTED_NOTES}:
            last[note.author.username] = note
    yield from ((name, note) for name, note in last.items() if note.body.strip() == _REQUESTED_NOTES)


def _when(notes: Iterable[Note], akun: str, word: str) -> datetime.datetime | None:
    """Return when GitLab last noted that an account did something; what people write is not read."""
    times = [
        note.created_at
        for note in notes
        if note.system and note.author.username == akun and note.body.strip() == word
    ]
    return max(times, default=None)


def commit_at(versions: Iterable[Version], waktu: datetime.datetime) -> str | None:
    """Return the head that stood at a time; None before the first, and right after a later one."""
    ordered = sorted(versions, key=lambda row: (row.created_at, row.id))
    standing = [row for row in ordered if row.created_at <= waktu]
    if not standing:
        return None
    if len(standing) > 1 and waktu - standing[-1].created_at < TOLERANCE:
        return None
    return standing[-1].head_commit_sha

"""GitLab's approvals and returns as reviews: on which commit and when, as far as GitLab lets it be known."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ukur.hosts.gitlab_jawaban import Catatan, Peninjau, Setuju, Versi
from ukur.workflow.usulan import Sikap, Tinjauan

JEDA = datetime.timedelta(minutes=1)
"""An approval this soon after a push may have been meant for the version before it (our choice)."""

_SETUJU, _KEMBALIKAN = "approved this merge request", "requested changes"
PENINJAU: Mapping[str, Sikap | None] = {
    "requested_changes": Sikap.KEMBALIKAN,
    "unreviewed": None,
    "reviewed": None,
    "review_started": None,
    "unapproved": None,
    "approved": None,  # counted from the approvals themselves
}


def persetujuan(
    approved: Iterable[Setuju],
    versions: Sequence[Versi],
    notes: Sequence[Catatan],
    kini: datetime.datetime,
) -> Iterator[Tinjauan]:
    """Yield the approvals that stand; ``kini`` is for those whose time GitLab does not tell."""
    for order, row in enumerate(approved):
        when = row.approved_at or _kapan(notes, row.user.username, _SETUJU)
        commit = commit_pada(versions, when) if when else None
        yield Tinjauan(row.user.username, Sikap.SETUJU, commit, when or kini, order)


def dikembalikan(
    reviewers: Iterable[Peninjau], notes: Sequence[Catatan], kini: datetime.datetime
) -> Iterator[Tinjauan]:
    """Yield who asks for changes; ``kini`` is for those whose time GitLab does not tell."""
    for order, row in enumerate(reviewers, 10_000):  # after every approval of the same moment
        attitude = PENINJAU.get(row.state, Sikap.TAK_DIKENAL)
        if attitude is not None:
            when = _kapan(notes, row.user.username, _KEMBALIKAN) or kini
            yield Tinjauan(row.user.username, attitude, None, when, order)


def _kapan(notes: Iterable[Catatan], akun: str, kata: str) -> datetime.datetime | None:
    """Return when GitLab last noted that an account did something; what people write is not read."""
    times = [
        note.created_at
        for note in notes
        if note.system and note.author.username == akun and note.body.strip() == kata
    ]
    return max(times, default=None)


def commit_pada(versions: Iterable[Versi], waktu: datetime.datetime) -> str | None:
    """Return the head that stood at a time; None before the first, and right after a later one."""
    ordered = sorted(versions, key=lambda row: (row.created_at, row.id))
    standing = [row for row in ordered if row.created_at <= waktu]
    if not standing:
        return None
    if len(standing) > 1 and waktu - standing[-1].created_at < JEDA:
        return None
    return standing[-1].head_commit_sha

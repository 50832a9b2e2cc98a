"""Requests about drafts: kept, brought back, brought onto a newer base; and the places asked about."""

from typing import Any

from ukur.desk.kept_work import (
    Restored,
    draft_of,
    moved_repository,
    moved_under,
    read_draft,
    rebased,
    resolved,
    restored,
)
from ukur.desk.outline import outline
from ukur.desk.place_words import place_words
from ukur.desk.plain import Payload, list_of, loc_of, optional_text, text_of
from ukur.desk.session import Files, Made, Methods, Session
from ukur.desk.work_requests import sent_files, sent_repository
from ukur.model.findings import UkurError
from ukur.model.paths import DATA


def _draft(session: Session, payload: Payload, files: Files) -> Made:
    return Made(draft_of(session.opened))


def _restore(session: Session, payload: Payload, files: Files) -> Made:
    work, draft = session.opened, read_draft(payload.get("draft"))
    return Made(_taken(session, restored(work, draft), moved_under(work, draft)))


def _rebase(session: Session, payload: Payload, files: Files) -> Made:
    work = session.opened
    if payload.get("partial"):
        removed = frozenset(map(str, list_of(payload, "removed")))
        commit = optional_text(payload, "commit")
        newer = moved_repository(work.repository, sent_files(payload, files), removed, commit)
    else:
        newer = sent_repository(payload, files)
    return Made(_taken(session, *rebased(work, newer)))


def _taken(session: Session, done: Restored, since: str) -> dict[str, Any]:
    session.work, session.conflicts = done.work, done.conflicts
    return _state(session) | {"moved": done.moved, "since": since}


def _resolve(session: Session, payload: Payload, files: Files) -> Made:
    path, loc = text_of(payload, "path").removeprefix(f"{DATA}/"), payload.get("loc")
    place = loc_of(loc) if loc else ()
    asked = [item for item in session.conflicts if (item.path, item.loc) == (path, place)]
    if not asked:
        raise UkurError("tempat itu tidak sedang ditanyakan")
    if text_of(payload, "take") == "mine":
        session.work = resolved(session.opened, asked[0])
    session.conflicts = tuple(item for item in session.conflicts if item is not asked[0])
    return Made(_state(session))


def _state(session: Session) -> dict[str, Any]:
    work = session.opened
    known = work.catalogue.indikator if work.is_readable else {}
    names = {kode: item.nama for kode, item in known.items()}
    asked = [
        {
            "path": f"{DATA}/{item.path}",
            "loc": item.loc,
            "where": place_words(item.path, item.loc, names),
            "base": item.base,
            "mine": item.mine,
            "theirs": item.theirs,
        }
        for item in session.conflicts
    ]
    return {"outline": outline(session.opened), "conflicts": asked}


METHODS: Methods = {"draft": _draft, "restore": _restore, "rebase": _rebase, "resolve": _resolve}

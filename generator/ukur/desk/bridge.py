"""The desk's one door: a method by name, its request as JSON and files beside it; the answer as JSON.

The page's worker holds a :class:`Session` and calls :func:`call`. Every request and answer is listed in
``docs/desk.md``. A refusal in words comes as ``{"ok": false, "error": ...}`` and changes nothing; anything
else that is raised is a fault of the program.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.desk import form_requests, work_requests
from ukur.desk.plain import plain
from ukur.desk.session import Method, Methods, Session
from ukur.model.findings import UkurError

__all__ = ("NAMES", "Answer", "Session", "call")


def _books() -> Methods:
    from ukur.desk import book_requests

    return book_requests.METHODS


def _changes() -> Methods:
    from ukur.desk import change_requests

    return change_requests.METHODS


def _drafts() -> Methods:
    from ukur.desk import draft_requests

    return draft_requests.METHODS


def _files() -> Methods:
    from ukur.desk import file_requests

    return file_requests.METHODS


def _previews() -> Methods:
    from ukur.desk import preview_requests

    return preview_requests.METHODS


_AT_ONCE: Methods = {**work_requests.METHODS, **form_requests.METHODS}
_LATER: Mapping[str, Callable[[], Methods]] = {
    **dict.fromkeys(("form_book", "take_books", "read_table", "take_table"), _books),
    **dict.fromkeys(("report", "gate", "changes"), _changes),
    **dict.fromkeys(("draft", "restore", "rebase", "resolve"), _drafts),
    **dict.fromkeys(("file", "document", "edit_file", "next_period", "new_period"), _files),
    "preview": _previews,
}
"""What the first key waits for, and what is imported when it is asked for: a fifth of all imports."""

NAMES = frozenset({*_AT_ONCE, *_LATER})
"""Every method that the page may call."""


def _method(name: str) -> Method:
    if name in _AT_ONCE:
        return _AT_ONCE[name]
    if name not in _LATER:
        raise UkurError(f"permintaan '{name[:40]}' tidak dikenal")
    return _LATER[name]()[name]


@dataclass(frozen=True)
class Answer:
    """The answer: JSON, and bytes where the method gives some."""

    text: str
    files: tuple[bytes, ...] = ()


def call(session: Session, method: str, payload: str, files: Sequence[Any] = ()) -> Answer:
    """Answer one request; ``files`` are bytes, or what can be made bytes of."""
    try:
        made = _method(method)(session, json.loads(payload), [bytes(item) for item in files])
    except UkurError as error:
        return Answer(json.dumps({"ok": False, "error": str(error)}, ensure_ascii=False))
    return Answer(json.dumps({"ok": True, "value": plain(made.value)}, ensure_ascii=False), made.files)

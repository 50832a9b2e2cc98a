"""The desk's one door: a method by name, its request as JSON and files beside it; the answer as JSON.

The page's worker holds a :class:`Session` and calls :func:`call`. Every request and answer is listed in
``docs/desk.md``. A refusal in words comes as ``{"ok": false, "error": ...}`` and changes nothing; anything
else that is raised is a fault of the program.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ukur.desk import (
    book_requests,
    draft_requests,
    file_requests,
    form_requests,
    preview_requests,
    work_requests,
)
from ukur.desk.plain import plain
from ukur.desk.session import Methods, Session
from ukur.model.findings import UkurError

__all__ = ("METHODS", "Answer", "Session", "call")

METHODS: Methods = {
    **work_requests.METHODS,
    **form_requests.METHODS,
    **file_requests.METHODS,
    **book_requests.METHODS,
    **draft_requests.METHODS,
    **preview_requests.METHODS,
}
"""Every method that the page may call, by name."""


@dataclass(frozen=True)
class Answer:
    """The answer: JSON, and bytes where the method gives some."""

    text: str
    files: tuple[bytes, ...] = ()


def call(session: Session, method: str, payload: str, files: Sequence[Any] = ()) -> Answer:
    """Answer one request; ``files`` are bytes, or what can be made bytes of."""
    try:
        asked = METHODS.get(method)
        if asked is None:
            raise UkurError(f"permintaan '{method[:40]}' tidak dikenal")
        made = asked(session, json.loads(payload), [bytes(item) for item in files])
    except UkurError as error:
        return Answer(json.dumps({"ok": False, "error": str(error)}, ensure_ascii=False))
    return Answer(json.dumps({"ok": True, "value": plain(made.value)}, ensure_ascii=False), made.files)

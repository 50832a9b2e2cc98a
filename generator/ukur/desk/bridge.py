"""The desk's one door: a method by name, its request as JSON and files beside it; the answer as JSON.

The page's worker holds a :class:`Session` and calls :func:`call`. Every request and answer is listed in
``docs/desk.md``. A refusal in words comes as ``{"ok": false, "error": ...}`` and changes nothing; anything
else that is raised is a fault of the program.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.desk.change_set import change_report, change_set
from ukur.desk.form_edit import FormPlace, TypedValue, edited
from ukur.desk.form_view import form_view, row_view
from ukur.desk.outline import outline
from ukur.desk.plain import Payload, list_of, loc_of, optional_text, periode_of, plain, text_of
from ukur.desk.repository import repository_of, unzipped
from ukur.desk.work import Work, begin_work, checked_work, with_changes
from ukur.model.findings import Severity, UkurError
from ukur.model.paths import DATA
from ukur.workflow.finding_lines import finding_lines

Files = Sequence[bytes]


@dataclass
class Session:
    """What the page works on; None before a repository was opened."""

    work: Work | None = None

    @property
    def opened(self) -> Work:
        """The work; UkurError before there is one."""
        if self.work is None:
            raise UkurError("belum ada repositori yang dibuka")
        return self.work


@dataclass(frozen=True)
class Answer:
    """The answer: JSON, and bytes where the method gives some."""

    text: str
    files: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Made:
    """What a method gives: a value for JSON, and bytes beside it."""

    value: Any
    files: tuple[bytes, ...] = ()


Method = Callable[[Session, Payload, Files], Made]


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


def _open(session: Session, payload: Payload, files: Files) -> Made:
    commit, branch = optional_text(payload, "commit"), optional_text(payload, "branch")
    names = payload.get("names") or ()
    found = repository_of(_sent(payload, files), map(str, names), commit, branch)
    session.work = begin_work(found, text_of(payload, "today"))
    return Made(outline(session.work))


def _sent(payload: Payload, files: Files) -> Mapping[str, bytes]:
    if payload.get("source") == "zip":
        if len(files) != 1:
            raise UkurError("pilih satu berkas ZIP")
        return unzipped(files[0])
    paths = [str(path) for path in list_of(payload, "paths")]
    if len(paths) != len(files):
        raise UkurError("jumlah berkas tidak sama dengan jumlah jalurnya")
    return dict(zip(paths, files, strict=True))


def _outline(session: Session, payload: Payload, files: Files) -> Made:
    return Made(outline(session.opened))


def _form(session: Session, payload: Payload, files: Files) -> Made:
    return Made(form_view(session.opened, periode_of(payload), text_of(payload, "unit")))


def _edit(session: Session, payload: Payload, files: Files) -> Made:
    at = FormPlace(periode_of(payload), text_of(payload, "unit"), text_of(payload, "kode"))
    values = [
        TypedValue(loc_of(item.get("loc")), optional_text(item, "text"))
        for item in list_of(payload, "values")
    ]
    session.work = work = edited(session.opened, at, values)
    view = form_view(work, at.periode, at.unit)
    return Made(
        {
            "row": row_view(work, at.periode, at.unit, at.kode),
            "counts": view.counts,
            "findings": view.findings,
            "changed": outline_changed(work),
        }
    )


def outline_changed(work: Work) -> list[str]:
    """Return the changed files below the repository."""
    return [f"{DATA}/{path}" for path in sorted(work.changed)]


def _check(session: Session, payload: Payload, files: Files) -> Made:
    session.work, checked = checked_work(session.opened)
    severities = [item.severity for item in checked.findings]
    return Made(
        {
            "text": "".join(f"{line}\n" for line in finding_lines(checked.findings)),
            "findings": checked.findings,
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "remarks": severities.count(Severity.REMARK),
        }
    )


def _report(session: Session, payload: Payload, files: Files) -> Made:
    return Made(change_report(session.opened))


def _changes(session: Session, payload: Payload, files: Files) -> Made:
    return Made(change_set(session.opened))


def _discard(session: Session, payload: Payload, files: Files) -> Made:
    work, path = session.opened, optional_text(payload, "path")
    gone = [path.removeprefix(f"{DATA}/")] if path is not None else list(work.changed)
    restored = with_changes(work, {name: work.repository.data.get(name) for name in gone})
    session.work = checked_work(restored)[0]
    return Made(outline(session.work))


METHODS: Mapping[str, Method] = {
    "open": _open,
    "outline": _outline,
    "form": _form,
    "edit": _edit,
    "check": _check,
    "report": _report,
    "changes": _changes,
    "discard": _discard,
}
"""Every method that the page may call, by name."""

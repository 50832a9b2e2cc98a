"""Requests about files key by key, and about a new period."""

from ukur.desk.file_edit import file_edited, file_view
from ukur.desk.form_requests import typed_values
from ukur.desk.outline import outline
from ukur.desk.plain import Payload, periode_of, text_of
from ukur.desk.prepared_period import next_langkah, prepare_period
from ukur.desk.session import Files, Made, Methods, Session
from ukur.desk.work import checked_work, with_changes
from ukur.model.paths import DATA, dokumen_path
from ukur.model.periode import next_quarter


def _path(payload: Payload) -> str:
    return text_of(payload, "path").removeprefix(f"{DATA}/")


def _file(session: Session, payload: Payload, files: Files) -> Made:
    return Made(file_view(session.opened, _path(payload)))


def _edit_file(session: Session, payload: Payload, files: Files) -> Made:
    path = _path(payload)
    session.work = file_edited(session.opened, path, typed_values(payload))
    return Made({"file": file_view(session.work, path), "outline": outline(session.work)})


def _document(session: Session, payload: Payload, files: Files) -> Made:
    return Made(file_view(session.opened, dokumen_path(periode_of(payload))))


def _next_period(session: Session, payload: Payload, files: Files) -> Made:
    known = sorted(session.opened.catalogue.dokumen)
    return Made({"periode": str(next_quarter(known[-1])) if known else None})


def _new_period(session: Session, payload: Payload, files: Files) -> Made:
    work, periode = session.opened, periode_of(payload)
    made = prepare_period(work.measured, periode)
    kept = [path for path in made if work.raw(path) is not None]
    fresh = {path: text.encode() for path, text in made.items() if path not in kept}
    session.work = checked_work(with_changes(work, fresh))[0]
    return Made(
        {
            "written": [f"{DATA}/{path}" for path in fresh],
            "kept": [f"{DATA}/{path}" for path in kept],
            "next_step": next_langkah(work.catalogue, periode),
            "outline": outline(session.work),
        }
    )


METHODS: Methods = {
    "file": _file,
    "edit_file": _edit_file,
    "document": _document,
    "next_period": _next_period,
    "new_period": _new_period,
}

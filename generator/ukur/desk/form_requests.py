"""Requests about forms: one shown, values typed into it, a published figure corrected."""

from typing import Any

from ukur.desk.form_edit import TypedValue, edited
from ukur.desk.form_shape import FormPlace
from ukur.desk.form_view import form_view, row_view
from ukur.desk.outline import outline
from ukur.desk.plain import Payload, list_of, loc_of, optional_text, periode_of, text_of
from ukur.desk.session import Files, Made, Methods, Session
from ukur.model.findings import UkurError
from ukur.model.paths import DATA


def typed_values(payload: Payload) -> list[TypedValue]:
    """Return what was typed: each value with its place."""
    return [_typed(item) for item in list_of(payload, "values")]


def _typed(item: Any) -> TypedValue:
    if not isinstance(item, dict):
        raise UkurError("permintaan tanpa isian yang dikenal")
    return TypedValue(loc_of(item.get("loc")), optional_text(item, "text"))


def _place(payload: Payload) -> FormPlace:
    return FormPlace(periode_of(payload), text_of(payload, "unit"), text_of(payload, "kode"))


def _form(session: Session, payload: Payload, files: Files) -> Made:
    return Made(form_view(session.opened, periode_of(payload), text_of(payload, "unit")))


def _edit(session: Session, payload: Payload, files: Files) -> Made:
    at = _place(payload)
    session.work = work = edited(session.opened, at, typed_values(payload))
    row, counts, findings = row_view(work, at)
    changed = [f"{DATA}/{path}" for path in sorted(work.changed)]
    return Made({"row": row, "counts": counts, "findings": findings, "changed": changed})


def _correct(session: Session, payload: Payload, files: Files) -> Made:
    from ukur.desk.file_edit import Correction, corrected  # nobody's first key waits for it

    said = Correction(*(text_of(payload, key) for key in ("alasan", "sumber", "diputuskan_oleh", "tanggal")))
    session.work = corrected(session.opened, _place(payload), typed_values(payload), said)
    return Made({"outline": outline(session.work)})


METHODS: Methods = {"form": _form, "edit": _edit, "correct": _correct}

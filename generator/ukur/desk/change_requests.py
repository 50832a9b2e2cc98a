"""Requests about what the work changed: told as people read it, held against the gate, handed over."""

from ukur.desk.change_set import change_report, change_set
from ukur.desk.gate_needs import gate_needs
from ukur.desk.plain import Payload
from ukur.desk.session import Files, Made, Methods, Session


def _report(session: Session, payload: Payload, files: Files) -> Made:
    return Made(change_report(session.opened))


def _gate(session: Session, payload: Payload, files: Files) -> Made:
    return Made(gate_needs(session.opened))


def _changes(session: Session, payload: Payload, files: Files) -> Made:
    return Made(change_set(session.opened))


METHODS: Methods = {"report": _report, "gate": _gate, "changes": _changes}

"""Requests about workbooks: forms out and in, and an office's own table."""

from typing import Any

from ukur.desk.asked_forms import asked_forms, workbook_name
from ukur.desk.form_import import import_forms
from ukur.desk.outline import outline
from ukur.desk.plain import Payload, list_of, optional_text, periode_of, text_of
from ukur.desk.planned_import import TableImport, plan_table, with_answers
from ukur.desk.session import Files, Made, Methods, Session
from ukur.desk.work import Work, checked_work, with_changes
from ukur.forms.table import reading_report
from ukur.forms.table.nomenclature import NomenclatureList
from ukur.forms.table.proposed_map import map_text, with_blanks
from ukur.forms.table.table_map import TableMap
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import DATA
from ukur.source.data_files import MemoryTree
from ukur.source.record_file import read_record
from ukur.workflow.report_text import report_text


def _form_book(session: Session, payload: Payload, files: Files) -> Made:
    from ukur.forms.workbook.form_writer import (
        write_form,  # the writer's library is loaded when it is asked for
    )

    unit = text_of(payload, "unit")
    form = asked_forms(session.opened.measured, periode_of(payload), unit)[unit]
    return Made({"name": workbook_name(form)}, (write_form(form),))


def _take_books(session: Session, payload: Payload, files: Files) -> Made:
    work, names = session.opened, [str(name) for name in list_of(payload, "names")]
    if len(names) != len(files):
        raise UkurError("jumlah berkas tidak sama dengan jumlah namanya")
    books = list(zip(names, files, strict=True))
    done = import_forms(MemoryTree(work.files), work.measured, books, work.cache)
    taken = done.changed if done.changed and not done.faults and not done.changed.spoilt else None
    if taken:
        session.work = checked_work(with_changes(work, dict(taken.files)))[0]
    return Made(
        {
            "faults": [{**vars(fault), "text": str(fault)} for fault in done.faults],
            "remarks": done.remarks,
            "report": report_text(taken.report) if taken and taken.report else None,
            "files": [f"{DATA}/{path}" for path in taken.files] if taken else [],
            "outline": outline(session.opened),
        }
    )


def _read_table(session: Session, payload: Payload, files: Files) -> Made:
    return Made(_table(session.opened, payload, files)[0])


def _take_table(session: Session, payload: Payload, files: Files) -> Made:
    told, done = _table(session.opened, payload, files)
    if done is None or not done.is_ready or done.plan is None:
        raise UkurError("impor belum siap: masih ada pertanyaan atau kesalahan")
    session.work = checked_work(with_changes(session.opened, dict(done.plan.files)))[0]
    return Made({**told, "outline": outline(session.work)})


def _table(work: Work, payload: Payload, files: Files) -> tuple[dict[str, Any], TableImport | None]:
    if len(files) != 2:
        raise UkurError("berkas tabel dan daftar kode harus dikirim bersama")
    official, wrong = read_record("nomenclature.yml", files[1], NomenclatureList)
    text = optional_text(payload, "map")
    known, faults = read_record("peta", text.encode(), TableMap) if text is not None else (None, ())
    if official is None or faults:
        return _faulty((*wrong, *faults), text), None
    done = plan_table(
        MemoryTree(work.files), work.measured, (text_of(payload, "name"), files[0]), known, official
    )
    answers = {
        str(key): str(value) for key, value in (payload.get("answers") or {}).items() if str(value).strip()
    }
    if answers:
        known, faults = with_answers(done.peta, answers)
        if known is None:
            return _faulty(faults, text), None
        file = text_of(payload, "name"), files[0]
        done, text = plan_table(MemoryTree(work.files), work.measured, file, known, official), None
    return _told(done, text), done


def _faulty(findings: tuple[Finding, ...], text: str | None) -> dict[str, Any]:
    empty: dict[str, Any] = {"lines": [], "questions": [], "faults": [], "notes": [], "files": []}
    return {**empty, "findings": findings, "map": text, "ready": False}


def _told(done: TableImport, text: str | None) -> dict[str, Any]:
    lines = list(reading_report.reading_lines(done.reading, done.peta))
    lines += [f"{remark.address}: {remark.message}; {remark.hint}" for remark in done.reading.remarks]
    lines += list(reading_report.plan_lines(done.plan)) if done.plan else []
    peta = map_text(done.peta, done.questions)
    if text is not None:
        peta = with_blanks("peta", text.encode(), done.peta, done.questions).decode()
    return {
        "lines": lines,
        "questions": done.questions,
        "faults": list(reading_report.fault_lines(done.faults)),
        "findings": done.findings,
        "notes": done.notes,
        "map": peta,
        "ready": done.is_ready,
        "files": [f"{DATA}/{path}" for path in done.plan.files] if done.plan else [],
    }


METHODS: Methods = {
    "form_book": _form_book,
    "take_books": _take_books,
    "read_table": _read_table,
    "take_table": _take_table,
}

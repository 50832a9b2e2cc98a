"""What the work would propose: the changed files, and the change report that the head of the office reads."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from ukur.desk.form_view import closed_reason
from ukur.desk.gate_needs import touched_files
from ukur.desk.repository import blob_id
from ukur.desk.work import Work
from ukur.measure.measurements import Measurements
from ukur.model.findings import UkurError
from ukur.model.paths import DATA, parse_data_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.source.data_files import MemoryTree
from ukur.verify.inputs import check_data
from ukur.workflow.change_report import ChangeReport, report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.proposal_templates import KINDS, filled_template, usual_template
from ukur.workflow.report_text import report_json, report_markdown, report_text

CREATE, UPDATE, DELETE = "create", "update", "delete"
_DIGITS = 12  # of the content's hash in a branch's name: enough that no two works share one


@dataclass(frozen=True)
class ChangedFile:
    """A file below the repository; ``text`` is None where it is deleted, ``base_sha`` where it is new."""

    path: str
    operation: str
    text: str | None
    base_sha: str | None


@dataclass(frozen=True)
class ChangeSet:
    """All changed files, the commit they rest on, and a branch's name that follows from the content.

    The same work has the same name, so that what was sent half is sent on and not twice. ``template`` names
    the kind of proposal that the SOP has for it, empty for none; ``body`` is its text.
    """

    commit: str | None
    base_branch: str | None
    branch: str
    title: str
    template: str
    body: str
    files: tuple[ChangedFile, ...]


@dataclass(frozen=True)
class ShownReport:
    """The change report in each form of ``ukur diff``."""

    text: str
    detailed: str
    markdown: str
    data: dict[str, Any]


def change_set(work: Work) -> ChangeSet:
    """Return what the work would propose."""
    files = tuple(_changed(work, path, raw) for path, raw in sorted(work.changed.items()))
    said = json.dumps([work.repository.commit, [(f.path, f.text) for f in files]], ensure_ascii=False)
    digest = hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]
    places = [place for place in map(parse_data_path, sorted(work.changed)) if place]
    periods = sorted({str(place.periode) for place in places if place.periode})
    units = sorted({place.unit for place in places if place.unit})
    subject = "-".join([*periods[-1:], *(units if len(units) == 1 else [])]) or "data"
    about = f"formulir {', '.join(units)}" if units and len(units) < 4 else f"{len(files)} berkas"
    title = f"{', '.join(periods)}: {about}" if periods else f"Data: {len(files)} berkas"
    template, body = _proposal(work)
    return ChangeSet(
        work.repository.commit,
        work.repository.branch,
        f"meja/{subject}-{digest}",
        title,
        template,
        body,
        files,
    )


def _proposal(work: Work) -> tuple[str, str]:
    """Return the kind of proposal by the stage that a document of this work comes to, and its text."""
    if not work.is_readable:
        return "", ""
    catalogue = work.catalogue
    places = (parse_data_path(path) for path in work.changed)
    periods = sorted({place.periode for place in places if place and place.periode}, reverse=True)
    known = [periode for periode in periods if periode in catalogue.dokumen]
    if not known or (closed_reason(work, known[0]) and not _has_moved(work, known[0])):
        return "", usual_template(catalogue.sop, catalogue.peran)
    stage = catalogue.dokumen[known[0]].tahap
    if not _has_moved(work, known[0]):
        stage = _NEXT.get(stage, stage)
    kinds = [kind.name for kind in KINDS if stage in kind.stages]
    name = kinds[0] if kinds else KINDS[0].name
    return name, filled_template(name, catalogue.sop, catalogue.peran, known[0])


_NEXT = {Tahap.PERINTAH: Tahap.DRAF, Tahap.FORMAT: Tahap.DRAF, Tahap.DRAF: Tahap.KONSEP}
"""What work on a document is for, where its stage stays as it is: the next that planners bring it to."""


def _has_moved(work: Work, periode: Periode) -> bool:
    """Return whether the document is new, or comes to another stage than it was opened at."""
    before = work.base.catalogue.dokumen.get(periode) if work.base else None
    return before is None or before.tahap is not work.catalogue.dokumen[periode].tahap


def change_report(work: Work) -> ShownReport:
    """Return the change report of the work against what was opened; UkurError where either cannot be read.

    It is that of ``ukur diff``, but for what a document's history alone tells: what changed since its draft.
    """
    before = _read(work.base, "yang dibuka")
    approved = frozenset(before.catalogue.disahkan())
    checked = check_data(MemoryTree(work.files), work.cache, work.state.latest, approved)
    after = _read(checked.measurements, "yang diubah")
    changes = changes_between(before.catalogue, after.catalogue)
    return shown_report(report_changes(before, after, changes, touched_files(work), checked.findings))


def shown_report(report: ChangeReport) -> ShownReport:
    """Return a change report in each form."""
    return ShownReport(
        report_text(report), report_text(report, True), report_markdown(report), report_json(report)
    )


def _changed(work: Work, path: str, raw: bytes | None) -> ChangedFile:
    base = work.repository.data.get(path)
    operation = DELETE if raw is None else CREATE if base is None else UPDATE
    return ChangedFile(
        f"{DATA}/{path}",
        operation,
        None if raw is None else raw.decode(),
        None if base is None else blob_id(base),
    )


def _read(measurements: Measurements | None, what: str) -> Measurements:
    if measurements is None:
        raise UkurError(f"data {what} tidak dapat dibaca; perbaiki lebih dahulu yang disebut temuannya")
    return measurements

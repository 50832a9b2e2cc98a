"""Composing the record of the SOP's steps: what happened, what the office adds, and how long it took."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ukur.calendar.working_days import unknown_reason, working_days
from ukur.document.date_text import DASH, date_text
from ukur.document.document_value import DokumenPengukuran
from ukur.document.sections import ShownLangkah
from ukur.document.wording import NOT_YET_RECORDED
from ukur.measure.edition import CURRENT, Edition
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Dokumen
from ukur.model.sop import Langkah, Sop
from ukur.model.step_done import StepDone, all_steps, counted_steps, office_steps, step_differences

_OWN_RECORD = "menurut catatan kantor"


def sop_section(
    catalogue: Catalogue,
    dokumen: Dokumen,
    happened: Sequence[StepDone] = (),
    edition: Edition = CURRENT,
) -> tuple[ShownLangkah, ...]:
    """Return the SOP record: each step with its standard and every time it was done.

    ``happened`` is what the approvals tell. Before form 4 only the office's own record was printed. Before
    form 6 roles were called as the heads of the SOP's columns call them: no other name was approved.
    """
    sop = catalogue.sop
    if edition < Edition.FOURTH:
        own = office_steps(dokumen.pelaksanaan)
        return tuple(_printed_before(sop, step, own) for step in sop.langkah)
    names = catalogue.peran.names if edition >= Edition.SIXTH else {}
    return shown_steps(sop, all_steps(happened, dokumen, sop), names)


def shown_steps(
    sop: Sop, done: Sequence[StepDone], names: Mapping[str, str] = {}
) -> tuple[ShownLangkah, ...]:
    """Return each step of the SOP with every time it was done; a role without a name has the SOP's for it."""
    return tuple(_step(sop, step, done, names) for step in sop.langkah)


def with_steps(
    document: DokumenPengukuran,
    catalogue: Catalogue,
    happened: Sequence[StepDone],
    edition: Edition = CURRENT,
) -> DokumenPengukuran:
    """Return a composed document with what happened in its record of steps."""
    steps = sop_section(catalogue, catalogue.dokumen[document.periode], happened, edition)
    return replace(document, catatan_sop=steps)


def span_text(step: StepDone) -> str:
    """Return the days of a step: ``3 April 2025``, ``3 April 2025 s.d. 4 April 2025``."""
    if step.selesai is None:
        return f"mulai {date_text(step.mulai)}"
    return date_text(step.mulai) + (f" s.d. {date_text(step.selesai)}" if step.selesai != step.mulai else "")


def length_text(step: StepDone) -> str:
    """Return how long a step took in working days, first and last included, or why that cannot be said."""
    if step.selesai is None:
        return "belum selesai"
    days = working_days(step.mulai, step.selesai)
    return f"{days} hari kerja" if days is not None else unknown_reason(step.mulai, step.selesai) or DASH


def difference_text(row: StepDone, other: StepDone) -> str:
    """Return what the office recorded of a step that its proposal did not happen on."""
    return f"kantor mencatat {span_text(row)}, {other.asal} {span_text(other)}"


def other_date(dated: datetime.date, approved: datetime.date) -> str:
    """Return that a document bears another day than its approval: a day on paper is shown as that."""
    return (
        f"Naskah bertanggal {date_text(dated)}, sedangkan persetujuan yang mengesahkannya tercatat "
        f"{date_text(approved)}. Tanggal naskah ditulis kantor; tanggal persetujuan dicatat saat diberikan."
    )


def _step(sop: Sop, step: Langkah, done: Sequence[StepDone], names: Mapping[str, str]) -> ShownLangkah:
    counted = counted_steps(done, step.nomor)
    spans = {(row.mulai, row.selesai): row for row in counted}.values()
    return ShownLangkah(
        nomor=step.nomor,
        kegiatan=step.kegiatan,
        pelaksana=_performers(sop, step, names),
        waktu_baku=step.waktu,
        oleh="; ".join(dict.fromkeys(row.oleh for row in counted if row.oleh)) or _nobody(counted),
        waktu_nyata="; ".join(map(span_text, spans)) or DASH,
        lama="; ".join(map(length_text, spans)) or DASH,
        catatan="; ".join(dict.fromkeys(_notes(step, done, counted))),
        tahap=str(step.tahap) if step.tahap else "",
        hari=tuple((row.mulai, row.selesai) for row in spans),
    )


def _nobody(counted: Sequence[StepDone]) -> str:
    """Return what stands for who did a step: Git alone tells of it, or nothing does."""
    return "tercatat di Git" if counted else NOT_YET_RECORDED


def _notes(step: Langkah, done: Sequence[StepDone], counted: Sequence[StepDone]) -> Iterator[str]:
    """Yield the notes of a step: the SOP's, the office's, and where its record is not what happened."""
    if step.keterangan:
        yield step.keterangan
    differing = {row: other for row, other in step_differences(done, step.nomor)}
    for row in (row for row in done if row.langkah == step.nomor):
        if row.happened:
            pass
        elif row in differing:
            yield difference_text(row, differing[row])
        elif row not in counted:
            yield f"catatan kantor: {row.oleh}, {span_text(row)}"
        else:
            yield _OWN_RECORD
        if row.catatan:
            yield row.catatan


def _printed_before(sop: Sop, step: Langkah, record: Sequence[StepDone]) -> ShownLangkah:
    """Return a step as forms 1 to 3 printed it: the office's rows, in calendar days."""
    done = [row for row in record if row.langkah == step.nomor]
    notes = [step.keterangan, *(row.catatan for row in done)]
    return ShownLangkah(
        nomor=step.nomor,
        kegiatan=step.kegiatan,
        pelaksana=_performers(sop, step),
        waktu_baku=step.waktu,
        oleh="; ".join(dict.fromkeys(row.oleh for row in done)) or NOT_YET_RECORDED,
        waktu_nyata="; ".join(map(span_text, done)) or DASH,
        lama="; ".join(map(_calendar_days, done)) or DASH,
        catatan="; ".join(note for note in notes if note),
        tahap=str(step.tahap) if step.tahap else "",
        hari=tuple((row.mulai, row.selesai) for row in done),
    )


def _calendar_days(row: StepDone) -> str:
    return "belum selesai" if row.selesai is None else f"{(row.selesai - row.mulai).days + 1} hari kalender"


def _performers(sop: Sop, step: Langkah, names: Mapping[str, str] = {}) -> str:
    titles = {column.peran: column.judul for column in sop.kolom} | dict(names)
    return ", ".join(titles.get(role, role) for role in step.pelaksana)

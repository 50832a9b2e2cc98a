"""By when each step of the SOP is to be done for a document: from its order, else from the standard times.

From the day by which an order wants the signed document it is counted back: each step ends early enough for
those after it to keep their standard. Without one the standards are counted on from the order, from the first
recorded step, or from the first working day after the quarter. Minutes and hours add up within a working day.
"""

import datetime
from collections.abc import Iterator

from ukur.calendar.date_words import date_words
from ukur.calendar.working_days import is_working_day, unknown_reason
from ukur.measure.collection import COLLECTING, Collection, StepDeadline, units_collecting
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import Periode, quarter_end
from ukur.model.sop import Langkah, Sop, Tahap
from ukur.workflow.sop_clock import MINUTES_PER_DAY, standard_minutes

BY_ORDER = "batas waktu pada perintah"
SINCE_ORDER, SINCE_RECORD, SINCE_QUARTER = (
    "waktu baku SOP sejak perintah",
    "waktu baku SOP sejak langkah pertama yang tercatat",
    "waktu baku SOP sejak akhir triwulan",
)
_DAY = datetime.timedelta(days=1)
_MOST_DAYS = 400
"""Our choice: calendar days looked through for working days; an SOP takes days, at most weeks."""


def day_text(day: datetime.date) -> str:
    """Return ``6 April 2026``."""
    return date_words(day)


def open_deadlines(catalogue: Catalogue, periode: Periode) -> tuple[StepDeadline, ...]:
    """Return the deadlines of the steps that a document has not gone through yet, in the SOP's order."""
    document = catalogue.dokumen[periode]
    return tuple(
        item
        for item in step_deadlines(catalogue.sop, document)
        if item.tahap.stage_order > document.tahap.stage_order
    )


def upcoming_deadlines(catalogue: Catalogue) -> tuple[StepDeadline, ...]:
    """Return the deadlines of every document's open steps, by period."""
    return tuple(item for periode in sorted(catalogue.dokumen) for item in open_deadlines(catalogue, periode))


def step_deadlines(sop: Sop, dokumen: Dokumen) -> Iterator[StepDeadline]:
    """Yield by when each step is to be done; a day that cannot be counted comes with the reason."""
    order = dokumen.perintah
    if order is not None and order.batas_waktu is not None:
        yield from _backwards(sop, dokumen.periode, order.batas_waktu)
        return
    recorded = [row.mulai for row in dokumen.pelaksanaan]
    if order is not None:
        yield from _forwards(sop, dokumen.periode, order.tanggal, SINCE_ORDER)
    elif recorded:
        yield from _forwards(sop, dokumen.periode, min(recorded), SINCE_RECORD)
    else:
        yield from _forwards(sop, dokumen.periode, quarter_end(dokumen.periode) + _DAY, SINCE_QUARTER)


def _forwards(sop: Sop, periode: Periode, start: datetime.date, reason: str) -> Iterator[StepDeadline]:
    minutes = 0
    for step in sop.langkah:
        minutes += standard_minutes(step)
        yield _deadline(step, periode, start, _working_days(minutes), 1, reason)


def _backwards(sop: Sop, periode: Periode, due: datetime.date) -> Iterator[StepDeadline]:
    """Yield from a last day: up to the signature backwards, what follows it forwards."""
    signed = [step for step in sop.langkah if step.tahap.stage_order <= Tahap.DITANDATANGANI.stage_order]
    for place, step in enumerate(signed, 1):
        later = sum(map(standard_minutes, signed[place:]))
        yield _deadline(step, periode, due, _working_days(later) + 1, -1, BY_ORDER)
    minutes = 0
    for step in sop.langkah:
        if step not in signed:
            minutes += standard_minutes(step)
            yield _deadline(step, periode, due + _DAY, _working_days(minutes), 1, BY_ORDER)


def _working_days(minutes: int) -> int:
    return -(-minutes // MINUTES_PER_DAY)


def _deadline(
    step: Langkah, periode: Periode, start: datetime.date, count: int, way: int, reasons: str
) -> StepDeadline:
    """Return the ``count``-th working day from ``start`` on, itself included, forwards or backwards."""
    day = _nth_working_day(start, count, way)
    reason = "terlalu jauh untuk dihitung" if day is None else unknown_reason(*sorted((start, day)))
    known = None if reason else day
    return StepDeadline(periode, step.nomor, step.kegiatan, step.tahap, known, reason or reasons)


def _nth_working_day(start: datetime.date, count: int, way: int) -> datetime.date | None:
    day, left = start, count
    for _ in range(_MOST_DAYS):
        left -= is_working_day(day)
        if left <= 0:
            return day
        day += way * _DAY
    return None


def collection_of(catalogue: Catalogue, periode: Periode) -> Collection | None:
    """Return how far the collecting of a period is; None where it has not begun or is over.

    Its deadline is that of the step that closes it.
    """
    document = catalogue.dokumen.get(periode)
    if document is None or document.tahap not in COLLECTING:
        return None
    closing = [item for item in step_deadlines(catalogue.sop, document) if item.tahap is Tahap.DRAF]
    units = units_collecting(catalogue, periode)
    return Collection(periode, document.tahap, units, closing[-1] if closing else None)


def collections_of(catalogue: Catalogue) -> tuple[Collection, ...]:
    """Return how far every period is that units are collecting, oldest first."""
    found = (collection_of(catalogue, periode) for periode in sorted(catalogue.dokumen))
    return tuple(item for item in found if item)

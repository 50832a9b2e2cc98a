"""SOP clock: each step of a document against its standard, in working days of government offices.

What happened counts, as approvals and Git tell it; the office's own record counts for the other steps.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ukur.calendar.working_days import unknown_reason, working_days
from ukur.model.sop import Langkah, Sop
from ukur.model.step_done import StepDone, counted_steps

MINUTES_PER_DAY = 450  # 37,5 hours in five days, Perpres 21/2023
_MINUTES = {"menit": 1, "jam": 60, "hari": MINUTES_PER_DAY}


@dataclass(frozen=True)
class StepClock:
    """One time a step was done. ``hari`` counts working days, first and last included.

    ``baku_hari`` is the standard in whole working days: 15 minutes are kept on the same day. ``hari`` and
    ``lambat`` are None where they cannot be said; ``keterangan`` then says why. ``selesai`` is None while
    the step is open: ``hari`` then runs to the day asked for.
    """

    nomor: int
    kegiatan: str
    oleh: str
    baku: str
    baku_hari: int
    mulai: datetime.date | None
    selesai: datetime.date | None
    hari: int | None
    lambat: int | None
    keterangan: str = ""

    @property
    def kept_standard(self) -> bool | None:
        """Whether the standard was kept; None where that cannot be said."""
        return None if self.lambat is None else self.lambat == 0


@dataclass(frozen=True)
class DocumentClock:
    """The clock of one document: every step, the standard of all together, time from first to last day."""

    langkah: tuple[StepClock, ...]
    baku: str
    mulai: datetime.date | None
    selesai: datetime.date | None
    hari: int | None
    keterangan: str = ""


def standard_minutes(langkah: Langkah) -> int:
    """Return the standard of a step in minutes of working time."""
    count, unit = langkah.standard_time
    return count * _MINUTES[unit]


def standard_days(langkah: Langkah) -> int:
    """Return the standard of a step in whole working days, at least one."""
    return -(-standard_minutes(langkah) // MINUTES_PER_DAY)


def sop_clock(
    sop: Sop, done: Sequence[StepDone], today: datetime.date, cuti_bersama: bool = False
) -> DocumentClock:
    """Return the clock of a document; ``today`` is the day up to which open steps are measured."""
    rows = tuple(_rows(sop, done, today, cuti_bersama))
    times = [one for step in sop.langkah for one in counted_steps(done, step.nomor)]
    record = [row for row in times if row.mulai <= (row.selesai or today)]
    if not record:
        return DocumentClock(rows, standard_total(sop), None, None, None, "belum dicatat")
    begun, last = min(row.mulai for row in record), max(row.selesai or today for row in record)
    return DocumentClock(
        langkah=rows,
        baku=standard_total(sop),
        mulai=begun,
        selesai=last if all(row.selesai for row in record) else None,
        hari=working_days(begun, last, cuti_bersama),
        keterangan=unknown_reason(begun, last) or "",
    )


def _rows(sop: Sop, done: Sequence[StepDone], today: datetime.date, joint: bool) -> Iterator[StepClock]:
    for step in sop.langkah:
        times = counted_steps(done, step.nomor)
        for row in times:
            yield _measured(step, row, today, joint)
        if not times:
            days = standard_days(step)
            yield StepClock(
                step.nomor, step.kegiatan, "", step.waktu, days, None, None, None, None, "belum dicatat"
            )


def _measured(step: Langkah, row: StepDone, today: datetime.date, joint: bool) -> StepClock:
    standard, last = standard_days(step), row.selesai or today
    spent = working_days(row.mulai, last, joint)
    note = unknown_reason(row.mulai, last) or ("" if row.selesai else "belum selesai")
    if last < row.mulai:
        spent, note = None, "belum mulai"
    late = None if spent is None else max(0, spent - standard)
    return StepClock(
        step.nomor,
        step.kegiatan,
        row.oleh,
        step.waktu,
        standard,
        row.mulai,
        row.selesai,
        spent,
        late,
        note,
    )


def standard_total(sop: Sop) -> str:
    """Return the standards of all steps together: ``7 hari 30 menit``."""
    totals = {unit: 0 for unit in ("hari", "jam", "menit")}
    for step in sop.langkah:
        count, unit = step.standard_time
        totals[unit] += count
    return " ".join(f"{count} {unit}" for unit, count in totals.items() if count)

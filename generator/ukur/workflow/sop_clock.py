"""SOP clock: each recorded step of a document against its standard, in working days of government offices.

A working day is Monday to Friday (Perpres 21/2023, 37,5 hours a week: 7,5 a day) that is no national holiday.
Joint leave (cuti bersama) is no working day either unless asked for. Both come from the library ``holidays``:
days decreed so far; what it only estimates, and years without a decree, are said to be unknown.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from holidays import country_holidays

from ukur.model.pengukuran import Dokumen, PelaksanaanLangkah
from ukur.model.sop import Langkah, Sop

MINUTES_PER_DAY = 450  # 37,5 hours in five days, Perpres 21/2023
_MINUTES = {"menit": 1, "jam": 60, "hari": MINUTES_PER_DAY}
_ESTIMATED = "(perkiraan)"
_SHIFT = datetime.timedelta(days=2)
"""How far a decreed day may lie from the estimate: moon sighting shifts one, our choice is one more."""


@dataclass(frozen=True)
class Calendar:
    """Days off of one year: national holidays, joint leave, and holidays whose day is an estimate."""

    libur: Mapping[datetime.date, str]
    cuti_bersama: Mapping[datetime.date, str]
    taksiran: Mapping[datetime.date, str]

    @property
    def is_decreed(self) -> bool:
        """Whether the year's days off have been decreed: joint leave is decreed together with them."""
        return bool(self.cuti_bersama)


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


@cache
def year_calendar(tahun: int) -> Calendar:
    """Return the days off of a year."""
    named = country_holidays("ID", years=tahun, categories=("public",), language="id")
    joint = country_holidays("ID", years=tahun, categories=("government",), language="id")
    days = dict(sorted(named.items()))
    guesses = {day: name for day, name in days.items() if _ESTIMATED in name}
    return Calendar(days, dict(sorted(joint.items())), guesses)


def unknown_reason(mulai: datetime.date, selesai: datetime.date) -> str | None:
    """Return why the working days of a span cannot be counted; None when they can."""
    for tahun in range(mulai.year, selesai.year + 1):
        if not year_calendar(tahun).is_decreed:
            return f"hari libur tahun {tahun} belum diketahui"
    for tahun in range((mulai - _SHIFT).year, (selesai + _SHIFT).year + 1):
        for day, name in year_calendar(tahun).taksiran.items():
            if mulai - _SHIFT <= day <= selesai + _SHIFT:
                return f"tanggal {name.removesuffix(_ESTIMATED).strip()} {tahun} masih perkiraan"
    return None


def working_days(mulai: datetime.date, selesai: datetime.date, cuti_bersama: bool = False) -> int | None:
    """Return the working days from the first to the last day, both included; None when not known.

    ``cuti_bersama`` counts days of joint leave as working days.
    """
    if unknown_reason(mulai, selesai):
        return None
    days = (mulai + datetime.timedelta(days=n) for n in range((selesai - mulai).days + 1))
    return sum(1 for day in days if is_working_day(day, cuti_bersama))


def is_working_day(day: datetime.date, cuti_bersama: bool = False) -> bool:
    """Return whether government offices work on a day, as far as its year's days off are known."""
    year = year_calendar(day.year)
    off = day in year.libur or (day in year.cuti_bersama and not cuti_bersama)
    return day.weekday() < 5 and not off


def standard_minutes(langkah: Langkah) -> int:
    """Return the standard of a step in minutes of working time."""
    count, unit = langkah.standard_time
    return count * _MINUTES[unit]


def standard_days(langkah: Langkah) -> int:
    """Return the standard of a step in whole working days, at least one."""
    return -(-standard_minutes(langkah) // MINUTES_PER_DAY)


def sop_clock(sop: Sop, dokumen: Dokumen, today: datetime.date, cuti_bersama: bool = False) -> DocumentClock:
    """Return the clock of a document; ``today`` is the day up to which open steps are measured."""
    rows = tuple(_rows(sop, dokumen, today, cuti_bersama))
    record = [row for row in dokumen.pelaksanaan if row.mulai <= (row.selesai or today)]
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


def _rows(sop: Sop, dokumen: Dokumen, today: datetime.date, joint: bool) -> Iterator[StepClock]:
    for step in sop.langkah:
        done = [row for row in dokumen.pelaksanaan if row.langkah == step.nomor]
        for row in sorted(done, key=lambda row: (row.mulai, row.selesai or datetime.date.max)):
            yield _measured(step, row, today, joint)
        if not done:
            days = standard_days(step)
            yield StepClock(
                step.nomor, step.kegiatan, "", step.waktu, days, None, None, None, None, "belum dicatat"
            )


def _measured(step: Langkah, row: PelaksanaanLangkah, today: datetime.date, joint: bool) -> StepClock:
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

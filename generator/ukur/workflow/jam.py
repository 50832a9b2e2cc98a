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

MENIT_SEHARI = 450  # 37,5 hours in five days, Perpres 21/2023
_MENIT = {"menit": 1, "jam": 60, "hari": MENIT_SEHARI}
_TAKSIRAN = "(perkiraan)"
_GESER = datetime.timedelta(days=2)
"""How far a decreed day may lie from the estimate: moon sighting shifts one, our choice is one more."""


@dataclass(frozen=True)
class Kalender:
    """Days off of one year: national holidays, joint leave, and holidays whose day is an estimate."""

    libur: Mapping[datetime.date, str]
    cuti_bersama: Mapping[datetime.date, str]
    taksiran: Mapping[datetime.date, str]

    @property
    def diketahui(self) -> bool:
        """Whether the year's days off have been decreed: joint leave is decreed together with them."""
        return bool(self.cuti_bersama)


@dataclass(frozen=True)
class JamLangkah:
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
    def tepat(self) -> bool | None:
        """Whether the standard was kept; None where that cannot be said."""
        return None if self.lambat is None else self.lambat == 0


@dataclass(frozen=True)
class JamDokumen:
    """The clock of one document: every step, the standard of all together, time from first to last day."""

    langkah: tuple[JamLangkah, ...]
    baku: str
    mulai: datetime.date | None
    selesai: datetime.date | None
    hari: int | None
    keterangan: str = ""


@cache
def kalender(tahun: int) -> Kalender:
    """Return the days off of a year."""
    named = country_holidays("ID", years=tahun, categories=("public",), language="id")
    joint = country_holidays("ID", years=tahun, categories=("government",), language="id")
    days = dict(sorted(named.items()))
    guesses = {day: name for day, name in days.items() if _TAKSIRAN in name}
    return Kalender(days, dict(sorted(joint.items())), guesses)


def belum_diketahui(mulai: datetime.date, selesai: datetime.date) -> str | None:
    """Return why the working days of a span cannot be counted; None when they can."""
    for tahun in range(mulai.year, selesai.year + 1):
        if not kalender(tahun).diketahui:
            return f"hari libur tahun {tahun} belum diketahui"
    for tahun in range((mulai - _GESER).year, (selesai + _GESER).year + 1):
        for day, name in kalender(tahun).taksiran.items():
            if mulai - _GESER <= day <= selesai + _GESER:
                return f"tanggal {name.removesuffix(_TAKSIRAN).strip()} {tahun} masih perkiraan"
    return None


def hari_kerja(mulai: datetime.date, selesai: datetime.date, cuti_bersama: bool = False) -> int | None:
    """Return the working days from the first to the last day, both included; None when not known.

    ``cuti_bersama`` counts days of joint leave as working days.
    """
    if belum_diketahui(mulai, selesai):
        return None
    days = (mulai + datetime.timedelta(days=n) for n in range((selesai - mulai).days + 1))
    return sum(1 for day in days if _bekerja(day, cuti_bersama))


def _bekerja(day: datetime.date, cuti_bersama: bool) -> bool:
    year = kalender(day.year)
    off = day in year.libur or (day in year.cuti_bersama and not cuti_bersama)
    return day.weekday() < 5 and not off


def baku_hari(langkah: Langkah) -> int:
    """Return the standard of a step in whole working days, at least one."""
    count, unit = langkah.lama
    return -(-count * _MENIT[unit] // MENIT_SEHARI)


def jam_sop(sop: Sop, dokumen: Dokumen, hari_ini: datetime.date, cuti_bersama: bool = False) -> JamDokumen:
    """Return the clock of a document; ``hari_ini`` is the day up to which open steps are measured."""
    rows = tuple(_rows(sop, dokumen, hari_ini, cuti_bersama))
    record = [row for row in dokumen.pelaksanaan if row.mulai <= (row.selesai or hari_ini)]
    if not record:
        return JamDokumen(rows, jumlah_baku(sop), None, None, None, "belum dicatat")
    begun, last = min(row.mulai for row in record), max(row.selesai or hari_ini for row in record)
    return JamDokumen(
        langkah=rows,
        baku=jumlah_baku(sop),
        mulai=begun,
        selesai=last if all(row.selesai for row in record) else None,
        hari=hari_kerja(begun, last, cuti_bersama),
        keterangan=belum_diketahui(begun, last) or "",
    )


def _rows(sop: Sop, dokumen: Dokumen, today: datetime.date, joint: bool) -> Iterator[JamLangkah]:
    for step in sop.langkah:
        done = [row for row in dokumen.pelaksanaan if row.langkah == step.nomor]
        for row in sorted(done, key=lambda row: (row.mulai, row.selesai or datetime.date.max)):
            yield _measured(step, row, today, joint)
        if not done:
            days = baku_hari(step)
            yield JamLangkah(
                step.nomor, step.kegiatan, "", step.waktu, days, None, None, None, None, "belum dicatat"
            )


def _measured(step: Langkah, row: PelaksanaanLangkah, today: datetime.date, joint: bool) -> JamLangkah:
    standard, last = baku_hari(step), row.selesai or today
    spent = hari_kerja(row.mulai, last, joint)
    note = belum_diketahui(row.mulai, last) or ("" if row.selesai else "belum selesai")
    if last < row.mulai:
        spent, note = None, "belum mulai"
    late = None if spent is None else max(0, spent - standard)
    return JamLangkah(
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


def jumlah_baku(sop: Sop) -> str:
    """Return the standards of all steps together: ``7 hari 30 menit``."""
    totals = {unit: 0 for unit in ("hari", "jam", "menit")}
    for step in sop.langkah:
        count, unit = step.lama
        totals[unit] += count
    return " ".join(f"{count} {unit}" for unit, count in totals.items() if count)

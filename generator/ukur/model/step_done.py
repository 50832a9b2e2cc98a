"""When a step of the SOP was done for one document: what happened, and what the office recorded of it."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ukur.model.pengukuran import Dokumen, PelaksanaanLangkah
from ukur.model.sop import Sop, Tahap


@dataclass(frozen=True, slots=True)
class StepDone:
    """One time a step was done, first and last day at the office; ``selesai`` is None while it is open.

    ``oleh`` says by whom, in roles or titles and without a person; empty where that is not told. ``asal`` is
    what tells of it (``usulan 12``, ``commit 0a1c1d27afac``); empty where only the office says so.
    """

    langkah: int
    oleh: str
    mulai: datetime.date
    selesai: datetime.date | None
    catatan: str = ""
    asal: str = ""

    @property
    def happened(self) -> bool:
        """Whether Git or the host tells it."""
        return bool(self.asal)


def office_steps(record: Iterable[PelaksanaanLangkah]) -> tuple[StepDone, ...]:
    """Return what the office recorded itself."""
    return tuple(StepDone(row.langkah, row.oleh, row.mulai, row.selesai, row.catatan or "") for row in record)


def office_record(dokumen: Dokumen, sop: Sop) -> tuple[StepDone, ...]:
    """Return what the office recorded of a document: its rows, and the order for the steps that give it."""
    typed = office_steps(dokumen.pelaksanaan)
    return (*typed, *_ordered(dokumen, sop, {row.langkah for row in typed}))


def _ordered(dokumen: Dokumen, sop: Sop, typed: set[int]) -> Iterator[StepDone]:
    order, titles = dokumen.perintah, {column.peran: column.judul for column in sop.kolom}
    for step in sop.langkah if order else ():
        if order and step.tahap is Tahap.PERINTAH and not step.persetujuan and step.nomor not in typed:
            by = ", ".join(titles.get(role, role) for role in step.pelaksana)
            note = f"perintah {order.nomor}" if order.nomor else "perintah"
            yield StepDone(step.nomor, by, order.tanggal, order.tanggal, note)


def all_steps(happened: Sequence[StepDone], dokumen: Dokumen, sop: Sop) -> tuple[StepDone, ...]:
    """Return what happened with what the office adds; neither takes the place of the other."""
    return (*happened, *office_record(dokumen, sop))


def counted_steps(steps: Iterable[StepDone], number: int) -> tuple[StepDone, ...]:
    """Return the times that count for a step: those that happened, else the office's own, oldest first."""
    own = [step for step in steps if step.langkah == number]
    told = [step for step in own if step.happened] or own
    return tuple(sorted(told, key=lambda step: (step.mulai, step.selesai or datetime.date.max)))


def step_differences(steps: Sequence[StepDone], number: int) -> Iterator[tuple[StepDone, StepDone]]:
    """Yield the office's records of a step on no day on which it happened, with the nearest of these."""
    told = [step for step in steps if step.langkah == number and step.happened]
    for row in steps:
        if row.langkah == number and not row.happened and told and not any(_meet(row, one) for one in told):
            yield row, min(told, key=lambda one: abs((one.mulai - row.mulai).days))


def _meet(first: StepDone, second: StepDone) -> bool:
    """Return whether two spans share a day."""
    last = datetime.date.max
    return first.mulai <= (second.selesai or last) and second.mulai <= (first.selesai or last)

"""When a step of the SOP was done for one document: what happened, and what the office recorded of it."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ukur.model.pengukuran import PelaksanaanLangkah


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


def all_steps(happened: Sequence[StepDone], record: Iterable[PelaksanaanLangkah]) -> tuple[StepDone, ...]:
    """Return what happened with what the office adds; neither takes the place of the other."""
    return (*happened, *office_steps(record))


def counted_steps(steps: Iterable[StepDone], nomor: int) -> tuple[StepDone, ...]:
    """Return the times that count for a step: those that happened, else the office's own, oldest first."""
    own = [step for step in steps if step.langkah == nomor]
    told = [step for step in own if step.happened] or own
    return tuple(sorted(told, key=lambda step: (step.mulai, step.selesai or datetime.date.max)))


def step_differences(steps: Sequence[StepDone], nomor: int) -> Iterator[tuple[StepDone, StepDone]]:
    """Yield the office's records of a step on no day on which it happened, with the nearest of these."""
    told = [step for step in steps if step.langkah == nomor and step.happened]
    for row in steps:
        if row.langkah == nomor and not row.happened and told and not any(_meet(row, one) for one in told):
            yield row, min(told, key=lambda one: abs((one.mulai - row.mulai).days))


def _meet(first: StepDone, second: StepDone) -> bool:
    """Return whether two spans share a day."""
    last = datetime.date.max
    return first.mulai <= (second.selesai or last) and second.mulai <= (first.selesai or last)

"""Every rencana aksi of the published documents with its latest known status, and whether it is late."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownAksi
from ukur.document.figure import Dated
from ukur.document.printed import read_date
from ukur.document.sections import ShownTindakLanjut
from ukur.model.pengukuran import StatusAksi
from ukur.model.periode import Periode, quarter_end

_KNOWN_STATUSES = frozenset(str(status) for status in StatusAksi)


class PlanState(StrEnum):
    """What a plan is to who reads it, in the order in which it asks to be read."""

    LATE = wording.LATE
    RUNNING = "berjalan"
    DONE = "selesai"


@dataclass
class TrackedRencana:
    """A plan, the document that made it, and what later documents report, oldest first.

    ``status`` is the latest known one and ``per`` the document that gives it. ``row`` is the indicator's row
    in the document that made the plan, ``number`` its place among that indicator's plans there, from 1.
    ``lewat``: unfinished, and its deadline is no later than the end of the newest document's quarter.
    """

    periode: Periode
    konsep: bool
    aksi: ShownAksi
    status: str
    per: Periode
    row: IndikatorRow
    number: int = 1
    lewat: bool = False
    riwayat: list[tuple[Periode, ShownTindakLanjut]] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.status == StatusAksi.SELESAI

    @property
    def state(self) -> PlanState:
        """Late, running or done."""
        if self.is_finished:
            return PlanState.DONE
        return PlanState.LATE if self.lewat else PlanState.RUNNING

    @property
    def deadline(self) -> Dated:
        """The deadline with its day; a document filed in an early form has it as text alone."""
        day = self.aksi.hari_batas_waktu
        return Dated(self.aksi.batas_waktu, day) if day else read_date(self.aksi.batas_waktu)

    @property
    def anchor(self) -> str:
        """Where the plan stands on a page: ``2024-TW3-IKU-02-1``."""
        return f"{self.periode}-{self.aksi.kode}-{self.number}"

    def was_late(self, periode: Periode) -> bool:
        """Return whether it was late by what documents up to that period say."""
        day = self.deadline.nilai
        if periode < self.periode or day is None or day > quarter_end(periode):
            return False
        told = [report for reported, report in self.riwayat if reported <= periode]
        if not told:
            return self.aksi.status != StatusAksi.SELESAI
        return _status_after(told[-1]) != StatusAksi.SELESAI

    def take_report(self, periode: Periode, report: ShownTindakLanjut) -> None:
        """Take in what a later document says; a document that says nothing repeats the last status."""
        self.status = _status_after(report)
        self.per = periode if report.status in _KNOWN_STATUSES else self.per
        self.riwayat.append((periode, report))


def all_rencana(dokumen: Mapping[Periode, DokumenPengukuran]) -> list[TrackedRencana]:
    """Return every plan: late before running before finished, then by deadline, those without one last."""
    plans: list[TrackedRencana] = []
    for periode, document in sorted(dokumen.items()):
        waiting = _waiting(plans)
        for report in document.tindak_lanjut:
            same = waiting.get(_key(report, report.asal))
            if same:
                same.popleft().take_report(periode, report)
        plans += _made_in(periode, document)
    _mark_late(plans, max(dokumen, default=None))
    return sorted(plans, key=_order)


def count_states(plans: Iterable[TrackedRencana], every: bool = True) -> str:
    """Return how many plans are late, running and done: ``12 lewat batas waktu, 30 berjalan, 78 selesai``.

    Without ``every`` only of those states that there are.
    """
    counts = Counter(plan.state for plan in plans)
    return ", ".join(f"{counts[state]} {state}" for state in PlanState if every or counts[state])


def is_silent(report: ShownTindakLanjut) -> bool:
    """Return whether a document only repeats that nobody reported on the plan."""
    return report.status not in _KNOWN_STATUSES and report.uraian == DASH and not report.bukti


def _status_after(report: ShownTindakLanjut) -> str:
    return report.status if report.status in _KNOWN_STATUSES else report.status_lalu


def _made_in(periode: Periode, document: DokumenPengukuran) -> Iterable[TrackedRencana]:
    for row in document.baris:
        for number, plan in enumerate(row.rencana_aksi, 1):
            yield TrackedRencana(periode, document.konsep, plan, plan.status, periode, row, number)


def _mark_late(plans: Iterable[TrackedRencana], newest: Periode | None) -> None:
    """Hold each deadline against the newest document: the site says the same whatever day it is read."""
    for plan in plans:
        plan.lewat = newest is not None and plan.was_late(newest)


def _order(plan: TrackedRencana) -> tuple[object, ...]:
    day = plan.deadline.nilai
    return list(PlanState).index(plan.state), day is None, day or 0, plan.periode, plan.aksi.kode, plan.number


def _waiting(plans: Iterable[TrackedRencana]) -> dict[tuple[str, ...], deque[TrackedRencana]]:
    """Plans of one indicator that say the same are told apart by their order, which reports keep."""
    waiting: dict[tuple[str, ...], deque[TrackedRencana]] = {}
    for plan in plans:
        if not plan.is_finished:
            waiting.setdefault(_key(plan.aksi, str(plan.periode)), deque()).append(plan)
    return waiting


def _key(plan: ShownAksi | ShownTindakLanjut, origin: str) -> tuple[str, ...]:
    return origin, plan.kode, plan.tindak_lanjut, plan.penanggung_jawab, plan.batas_waktu

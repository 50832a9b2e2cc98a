"""Rencana aksi of earlier periods that are still open, and what the period reports about them."""

from collections import Counter
from dataclasses import dataclass, replace

from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import RencanaAksi, StatusAksi, TindakLanjut
from ukur.model.periode import Periode

_PlanKey = tuple[Periode, str, int]


@dataclass(frozen=True)
class EarlierRencana:
    """A rencana aksi made in ``asal``, the ``nomor``-th of its indicator there, from 1.

    ``status_lalu`` is its last known status before the period; ``laporan`` what the period reports, if it
    does.
    """

    kode: str
    asal: Periode
    nomor: int
    rencana: RencanaAksi
    status_lalu: StatusAksi
    laporan: TindakLanjut | None

    @property
    def status(self) -> StatusAksi:
        """The status at the end of the period."""
        return self.laporan.status if self.laporan else self.status_lalu


def open_rencana(catalogue: Catalogue) -> dict[Periode, tuple[EarlierRencana, ...]]:
    """Return, for every period, the plans of earlier documents that were not finished before it.

    A plan leaves the list after the period that reports it as finished.
    """
    listed: dict[Periode, tuple[EarlierRencana, ...]] = {}
    still: dict[_PlanKey, EarlierRencana] = {}
    for periode in catalogue.periode():
        reports = _reports(catalogue, periode)
        still = {
            key: replace(plan, status_lalu=plan.status, laporan=reports.get(key))
            for key, plan in still.items()
            if plan.status is not StatusAksi.SELESAI
        }
        listed[periode] = tuple(plan for _, plan in sorted(still.items()))
        if periode in catalogue.dokumen:
            still |= _new_plans(catalogue, periode)
    return listed


def _reports(catalogue: Catalogue, periode: Periode) -> dict[_PlanKey, TindakLanjut]:
    return {
        (report.periode, row.kode, report.rencana): report
        for row in catalogue.reported(periode)
        for report in row.isian.tindak_lanjut
    }


def _new_plans(catalogue: Catalogue, periode: Periode) -> dict[_PlanKey, EarlierRencana]:
    """Plans of one indicator are numbered on, from unit to unit where several report on it."""
    made: dict[_PlanKey, EarlierRencana] = {}
    last: Counter[str] = Counter()
    for row in catalogue.reported(periode):
        for plan in row.isian.rencana_aksi:
            last[row.kode] += 1
            number = last[row.kode]
            made[periode, row.kode, number] = EarlierRencana(
                row.kode, periode, number, plan, plan.status, None
            )
    return made

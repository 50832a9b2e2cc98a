"""Time of the gate's verdict and the change report for one proposal; the network is not in it."""

import time
from collections.abc import Iterator
from dataclasses import replace

from tests.lengkap import lengkap
from tests.workflow.kasus import FORMULIR, KANTOR, Kasus, ganti, nyata, setuju

from ukur.measure.measurements import Measurements
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between

INDIKATOR = (100, 500)


def baris_gerbang() -> Iterator[tuple[str, ...]]:
    """Yield one row for each size: indicators, seconds of verdict and report together, verdict."""
    for jumlah in INDIKATOR:
        kasus = usulan(jumlah)
        start = time.perf_counter()
        verdict = kasus.putusan()
        report_changes(
            Measurements(kasus.dasar), Measurements(kasus.kepala), changes_between(kasus.dasar, kasus.kepala)
        )
        yield str(jumlah), f"{time.perf_counter() - start:.2f}", str(verdict.status)


def usulan(jumlah: int) -> Kasus:
    """Return a proposal that touches every indicator, approved once before its last push and once after."""
    office = replace(lengkap(nyata(), jumlah=jumlah, tahap="draf"), peran=KANTOR.peran)
    places = {f"indikator/IKU-{n:02}/keterangan": "Diperiksa" for n in range(1, jumlah + 1)}
    proposal = ganti(office, FORMULIR, places)
    earlier = ganti(proposal, FORMULIR, {"indikator/IKU-01/realisasi": "84"})
    reviews = (*setuju("perencana", commit="c1"), *setuju("perencana-2"))
    return Kasus(dasar=office, kepala=proposal, dulu=earlier, tinjauan=reviews)

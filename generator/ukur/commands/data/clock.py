"""Use case ``clock``: the SOP clock of one document, as text or JSON."""

import dataclasses
import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from ukur.commands.data.recorded_steps import recorded_steps
from ukur.document.date_text import DASH, date_text
from ukur.document.pelaksanaan_composition import difference_text
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.periode import Periode
from ukur.model.step_done import all_steps, step_differences
from ukur.workflow.sop_clock import DocumentClock, StepClock, sop_clock


@dataclasses.dataclass(frozen=True)
class PeriodeClock:
    """The clock of the document of a period; ``beda`` is where the office's record is not what happened."""

    periode: Periode
    jam: DocumentClock
    beda: tuple[str, ...] = ()


def measure_clock(
    repo: Path, catalogue: Catalogue, periode: Periode | None, now: datetime.datetime
) -> PeriodeClock:
    """Return the clock of a document; without a period that of the latest one.

    What happened is read from the archive, or from Git before it is filed; the office's record adds to it.
    Open steps are measured up to the day that it is at the office.
    """
    chosen = periode or max(catalogue.dokumen, default=None)
    if chosen is None or chosen not in catalogue.dokumen:
        raise UkurError(f"periode {chosen} belum punya dokumen.yml" if chosen else "belum ada dokumen")
    today = catalogue.instansi.zona_waktu.office_day(now)
    happened = recorded_steps(repo, catalogue, chosen)
    done = all_steps(happened, catalogue.dokumen[chosen], catalogue.sop)
    difference = tuple(
        f"Langkah {step.nomor}: {difference_text(row, other)}."
        for step in catalogue.sop.langkah
        for row, other in step_differences(done, step.nomor)
    )
    return PeriodeClock(chosen, sop_clock(catalogue.sop, done, today), difference)


def as_text(result: PeriodeClock) -> str:
    """Return the clock for a terminal."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: PeriodeClock) -> Iterator[str]:
    yield f"Jam SOP dokumen {result.periode}. Waktu baku seluruh langkah: {result.jam.baku}."
    for row in result.jam.langkah:
        yield f"{row.nomor}. {row.kegiatan} (baku {row.baku}): {_outcome(row)}"
    if result.jam.hari is not None and result.jam.mulai:
        until = date_text(result.jam.selesai) if result.jam.selesai else "hari ini"
        yield f"Seluruhnya: {result.jam.hari} hari kerja, {date_text(result.jam.mulai)} sampai {until}."
    yield from result.beda


def _outcome(row: StepClock) -> str:
    if row.mulai is None:
        return row.keterangan or DASH
    span = date_text(row.mulai) + (f" s.d. {date_text(row.selesai)}" if row.selesai else "")
    note = f", {row.keterangan}" if row.keterangan else ""
    if row.hari is None:
        return f"{span}{note}"
    verdict = "tepat waktu" if row.kept_standard else f"lambat {row.lambat} hari kerja"
    return f"{span}, {row.hari} hari kerja, {verdict}{note}"


def as_json(result: PeriodeClock) -> str:
    """Return the clock as data; dates are ISO."""
    data = {"periode": str(result.periode), **dataclasses.asdict(result.jam), "beda": result.beda}
    return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"

"""Printing what the cache does not hold: in a thread beside typst, or in processes where there is much.

This is all that such a process loads, beside the printers themselves.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from pathlib import Path

from ukur.commands.pages.kept_files import keep
from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81 import FormE81
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.pdf.sheet_printer import OneSheet
from ukur.document.published_files import make_file

MAX_PARALLEL = 4
"""From this many documents on, several processes pay, if there is much to print."""

MANY_ROWS = 200
"""Much, in rows of documents: so many take two seconds, and to start a process takes as long as 60."""

ROWS_AT_ONCE = 500
"""For one process, our choice: typst keeps what it has once set, some 400 MB for so many rows."""

_SPAWN = multiprocessing.get_context("spawn")  # typst has threads, which a fork would not bring along

Printed = DokumenPengukuran | FormE81 | OneSheet
Job = tuple[Printed, tuple[tuple[str, Path], ...], Equipment]


def print_jobs(jobs: Sequence[Job], advance: Callable[[], None]) -> None:
    """Make the missing files of all jobs; ``advance`` is called once for each job."""
    cores = os.cpu_count() or 1
    documents = sum(isinstance(job[0], DokumenPengukuran) for job in jobs)
    rows = sum(_rows(job[0]) for job in jobs)
    if cores < 2 or documents < MAX_PARALLEL or rows < MANY_ROWS:
        for job in jobs:
            if cores > 1:
                _print_beside(job)
            else:
                print_document(job)
            advance()
        return
    batches = list(_batches(jobs, min(ROWS_AT_ONCE, rows // cores)))
    with ProcessPoolExecutor(min(cores, len(batches)), _SPAWN, max_tasks_per_child=1) as pool:
        for done in as_completed([pool.submit(print_documents, batch) for batch in batches]):
            for _ in range(done.result()):
                advance()


def _batches(jobs: Sequence[Job], most: int) -> Iterator[Sequence[Job]]:
    """Yield the jobs in order, as many together as have about ``most`` rows."""
    batch: list[Job] = []
    rows = 0
    for job in jobs:
        own = _rows(job[0])
        if batch and rows + own > most:
            yield batch
            batch, rows = [], 0
        batch.append(job)
        rows += own
    yield batch


def _rows(printed: Printed) -> int:
    """Return what printing weighs, in rows of a document; a form on one sheet is a fourth of its document."""
    if isinstance(printed, OneSheet):
        return len(printed.dokumen.baris) // 4
    if isinstance(printed, FormE81):
        return sum(len(group.baris) for group in printed.kelompok)
    return len(printed.baris)


def _print_beside(job: Job) -> None:
    """Make the PDF here, and the other files in a thread meanwhile: typst lets go of the interpreter.

    Whatever ends the PDF, Ctrl+C too, the thread is waited for: it does not write after us.
    """
    document, missing, extras = job
    pdf = tuple(item for item in missing if item[0] == "pdf")
    rest = tuple(item for item in missing if item[0] != "pdf")
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(print_document, (document, rest, extras))
        print_document((document, pdf, extras))
        other.result()


def print_documents(jobs: Sequence[Job]) -> int:
    """Make the missing files of several documents; return of how many."""
    for job in jobs:
        print_document(job)
    return len(jobs)


def print_document(job: Job) -> None:
    """Make the missing files of one document."""
    document, missing, extras = job
    for ending, path in missing:
        keep(path, make_file(document, ending, extras))

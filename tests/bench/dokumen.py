"""Time of each file of one document, made for the first time, in a process that has made another before."""

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from tests.lengkap import SITUS, TW4, lengkap

from ukur.commands.pages.document_cache import print_documents
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.measure.measurements import Measurements
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

REPO = Path(__file__).parents[2]
INDIKATOR = (60, 500)
PROSES = 3
T = TypeVar("T")


def baris_dokumen() -> Iterator[tuple[str, ...]]:
    """Yield one row for each size: indicators, seconds of each kind of file, of all in a build.

    Each run has a process of its own, for typst would answer a second time from memory; the best counts.
    """
    for jumlah in INDIKATOR:
        together = [_sendiri(bersama, jumlah) for _ in range(PROSES)]
        alone = min((_sendiri(detik, jumlah) for _ in range(PROSES)), key=sum)
        yield str(jumlah), *(f"{value:.2f}" for value in alone), f"{min(together):.2f}"


def _sendiri(kerja: Callable[[int], T], jumlah: int) -> T:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(kerja, jumlah).result()


def detik(jumlah: int) -> list[float]:
    """Return the seconds of each kind of file of a document with that many indicators."""
    asli = read_catalogue(Folder(REPO / "indicators")).catalogue
    assert asli is not None
    documents = [compose_document(Measurements(lengkap(asli, n)), TW4, site=SITUS) for n in (1, jumlah)]
    warm, cold = ([_satu(bentuk, d) for bentuk in FILE_FORMS] for d in documents)
    assert len(warm) == len(cold)
    return cold


def bersama(jumlah: int) -> float:
    """Return the seconds of all files of one document, made and stored as a build does it."""
    asli = read_catalogue(Folder(REPO / "indicators")).catalogue
    assert asli is not None
    kecil, besar = (
        {TW4: compose_document(Measurements(lengkap(asli, n)), TW4, site=SITUS)} for n in (1, jumlah)
    )
    with tempfile.TemporaryDirectory(prefix="ukur-bench-") as folder:
        print_documents(Path(folder), asli.instansi, kecil)
        start = time.perf_counter()
        print_documents(Path(folder), asli.instansi, besar)
        return time.perf_counter() - start


def _satu(bentuk: str, dokumen: DokumenPengukuran) -> float:
    start = time.perf_counter()
    FILE_FORMS[bentuk].buat(dokumen, Equipment())
    return time.perf_counter() - start

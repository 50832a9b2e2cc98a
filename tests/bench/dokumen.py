"""Time of each file of one document, made for the first time, in a process that has made another before."""

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.berkas import BENTUK
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan
from ukur.document.susun import susun
from ukur.measure.ukuran import Ukuran
from ukur.source.katalog import read_catalogue
from ukur.source.pohon_berkas import Folder

REPO = Path(__file__).parents[2]
INDIKATOR = (60, 500)
PROSES = 3


def baris_dokumen() -> Iterator[tuple[str, ...]]:
    """Yield one row for each size: indicators, seconds of each kind of file, and of all together.

    Each run has a process of its own, for typst would answer a second time from memory; the best counts.
    """
    context = multiprocessing.get_context("spawn")
    for jumlah in INDIKATOR:
        with context.Pool(1, maxtasksperchild=1) as pool:
            runs = [pool.apply(detik, (jumlah,)) for _ in range(PROSES)]
        best = min(runs, key=sum)
        yield str(jumlah), *(f"{value:.2f}" for value in best), f"{sum(best):.2f}"


def detik(jumlah: int) -> list[float]:
    """Return the seconds of each kind of file of a document with that many indicators."""
    asli = read_catalogue(Folder(REPO / "indicators")).katalog
    assert asli is not None
    documents = [susun(Ukuran(lengkap(asli, n)), TW4, situs=SITUS) for n in (1, jumlah)]
    warm, cold = ([_satu(bentuk, d) for bentuk in BENTUK] for d in documents)
    assert len(warm) == len(cold)
    return cold


def _satu(bentuk: str, dokumen: DokumenPengukuran) -> float:
    start = time.perf_counter()
    BENTUK[bentuk].buat(dokumen, Perlengkapan())
    return time.perf_counter() - start

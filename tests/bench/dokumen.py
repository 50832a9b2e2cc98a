"""Time of each file of one document, in a process that has made one before: the rest is start-up."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.berkas import BENTUK, Bentuk
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan
from ukur.document.susun import susun
from ukur.measure.ukuran import Ukuran
from ukur.source.katalog import read_catalogue
from ukur.source.pohon_berkas import Folder

REPO = Path(__file__).parents[2]
INDIKATOR = (60, 500)
ULANG = 3


def baris_dokumen() -> Iterator[tuple[str, ...]]:
    """Yield one row for each size: indicators, seconds of each kind of file, and of all together."""
    asli = read_catalogue(Folder(REPO / "indicators")).katalog
    assert asli is not None
    for jumlah in (1, *INDIKATOR):
        document = susun(Ukuran(lengkap(asli, jumlah)), TW4, situs=SITUS)
        seconds = [_terbaik(form, document) for form in BENTUK.values()]
        if jumlah > 1:
            yield str(jumlah), *(f"{value:.2f}" for value in seconds), f"{sum(seconds):.2f}"


def _terbaik(bentuk: Bentuk, dokumen: DokumenPengukuran) -> float:
    runs = []
    for _ in range(ULANG):
        start = time.perf_counter()
        bentuk.buat(dokumen, Perlengkapan())
        runs.append(time.perf_counter() - start)
    return min(runs)

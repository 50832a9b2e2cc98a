"""Use case of the documents: every file of every published document, made once and kept in a cache."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from ukur.commands.alat import program
from ukur.commands.arsip_situs import unduhan_arsip
from ukur.commands.perlengkapan import baca
from ukur.document.berkas import BENTUK
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan
from ukur.model.instansi import Instansi
from ukur.model.periode import Periode
from ukur.site.bahan import Bahan
from ukur.site.unduhan import Unduhan
from ukur.source.tulis import write_bytes

SIMPANAN = ".cache/dokumen"
SERENTAK = 4
"""From this many documents on, a second process pays for its start."""

BESAR = 200
"""From this many indicators on, it pays within one document too."""

_SPAWN = multiprocessing.get_context("spawn")  # typst has threads, which a fork would not bring along

Pekerjaan = tuple[DokumenPengukuran, tuple[tuple[str, Path], ...]]


def lengkapi(repo: Path, bahan: Bahan, maju: Callable[[], None] = lambda: None) -> Bahan:
    """Return the site's material with the files of its documents: those filed, the others printed."""
    filed = {periode: unduhan_arsip(versions[-1]) for periode, versions in bahan.arsip.versi.items()}
    others = {periode: item for periode, item in bahan.dokumen.items() if periode not in filed}
    printed = cetak_semua(repo, bahan.katalog.instansi, others, maju)
    return replace(bahan, unduhan={**filed, **printed})


def cetak_semua(
    repo: Path,
    instansi: Instansi,
    dokumen: Mapping[Periode, DokumenPengukuran],
    maju: Callable[[], None] = lambda: None,
) -> dict[Periode, tuple[Unduhan, ...]]:
    """Return the files of every document; those that the cache holds already are not made again.

    The cache is keyed by the document's value, what it is printed with, and the program, so it is never
    stale; files that no document of this build uses leave it.
    """
    extras, folder = baca(repo, instansi), repo / SIMPANAN
    places = {periode: _places(folder, document, extras) for periode, document in dokumen.items()}
    jobs = []
    for periode, document in dokumen.items():
        missing = tuple((ending, path) for ending, path in places[periode].items() if not path.is_file())
        if missing:
            jobs.append((document, missing))
        else:
            maju()
    _work(jobs, extras, maju)
    _prune(folder, {path for paths in places.values() for path in paths.values()})
    return {periode: tuple(_downloads(dokumen[periode], paths)) for periode, paths in places.items()}


def _places(folder: Path, document: DokumenPengukuran, extras: Perlengkapan) -> dict[str, Path]:
    key = hashlib.sha256(repr((document, extras.lambang)).encode())
    for name in extras.huruf:
        for path in sorted(Path(name).iterdir()):
            key.update(path.name.encode() + path.read_bytes())
    key.update(program())
    return {ending: folder / f"{key.hexdigest()[:40]}.{ending}" for ending in BENTUK}


def _work(jobs: Sequence[Pekerjaan], extras: Perlengkapan, maju: Callable[[], None]) -> None:
    cores = os.cpu_count() or 1
    workers = min(cores, len(jobs))
    if len(jobs) < SERENTAK or workers < 2:
        for job in jobs:
            if len(job[0].baris) >= BESAR and cores > 1:
                _berdua(job, extras)
            else:
                cetak(job, extras)
            maju()
        return
    # A process for each document: typst keeps what it has once set, some 400 MB for 500 rows.
    with ProcessPoolExecutor(workers, _SPAWN, max_tasks_per_child=1) as pool:
        for done in as_completed([pool.submit(cetak, job, extras) for job in jobs]):
            done.result()
            maju()


def _berdua(job: Pekerjaan, extras: Perlengkapan) -> None:
    """Make the PDF here, and the other files of a large document in a second process meanwhile."""
    document, missing = job
    pdf = tuple(item for item in missing if item[0] == "pdf")
    rest = tuple(item for item in missing if item[0] != "pdf")
    with ProcessPoolExecutor(1, _SPAWN) as pool:
        other = pool.submit(cetak, (document, rest), extras)
        cetak((document, pdf), extras)
        other.result()


def cetak(job: Pekerjaan, extras: Perlengkapan) -> None:
    """Make the missing files of one document."""
    document, missing = job
    for ending, path in missing:
        write_bytes(path, BENTUK[ending].buat(document, extras))


def _prune(folder: Path, used: set[Path]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path not in used:
            path.unlink()


def _downloads(document: DokumenPengukuran, places: Mapping[str, Path]) -> Iterator[Unduhan]:
    for ending, path in places.items():
        content = path.read_bytes()
        yield Unduhan(
            nama=BENTUK[ending].nama,
            path=f"dokumen/{document.periode}/{document.nama_berkas}.{ending}",
            jenis=BENTUK[ending].jenis,
            ukuran=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            asal=path,
        )

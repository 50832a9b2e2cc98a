"""Use case of the documents: every file of every published document, made once and kept in a cache."""

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from ukur.commands.data.equipment import read_equipment
from ukur.commands.data.toolchain import program
from ukur.commands.pages.site_archive import archive_downloads
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.model.instansi import Instansi
from ukur.model.periode import Periode
from ukur.site.downloads import Download
from ukur.site.material import SiteMaterial
from ukur.source.writer import write_bytes

CACHE_FOLDER = ".cache/dokumen"
MAX_PARALLEL = 4
"""From this many documents on, a second process pays for its start."""

LARGE_DOCUMENT = 200
"""From this many indicators on, it pays within one document too."""

_SPAWN = multiprocessing.get_context("spawn")  # typst has threads, which a fork would not bring along

Job = tuple[DokumenPengukuran, tuple[tuple[str, Path], ...]]


def with_files(
    repo: Path, material: SiteMaterial, advance: Callable[[], None] = lambda: None
) -> SiteMaterial:
    """Return the site's material with the files of its documents: those filed, the others printed."""
    filed = {periode: archive_downloads(versions[-1]) for periode, versions in material.arsip.versi.items()}
    others = {periode: item for periode, item in material.dokumen.items() if periode not in filed}
    printed = print_documents(repo, material.catalogue.instansi, others, advance)
    return replace(material, unduhan={**filed, **printed})


def print_documents(
    repo: Path,
    instansi: Instansi,
    dokumen: Mapping[Periode, DokumenPengukuran],
    advance: Callable[[], None] = lambda: None,
) -> dict[Periode, tuple[Download, ...]]:
    """Return the files of every document; those that the cache holds already are not made again.

    The cache is keyed by the document's value, what it is printed with, and the program, so it is never
    stale; files that no document of this build uses leave it.
    """
    extras, folder = read_equipment(repo, instansi), repo / CACHE_FOLDER
    places = {periode: _places(folder, document, extras) for periode, document in dokumen.items()}
    jobs = []
    for periode, document in dokumen.items():
        missing = tuple((ending, path) for ending, path in places[periode].items() if not path.is_file())
        if missing:
            jobs.append((document, missing))
        else:
            advance()
    _work(jobs, extras, advance)
    _prune(folder, {path for paths in places.values() for path in paths.values()})
    return {periode: tuple(_downloads(dokumen[periode], paths)) for periode, paths in places.items()}


def _places(folder: Path, document: DokumenPengukuran, extras: Equipment) -> dict[str, Path]:
    key = hashlib.sha256(repr((document, extras.lambang)).encode())
    for name in extras.huruf:
        for path in sorted(Path(name).iterdir()):
            key.update(path.name.encode() + path.read_bytes())
    key.update(program())
    return {ending: folder / f"{key.hexdigest()[:40]}.{ending}" for ending in FILE_FORMS}


def _work(jobs: Sequence[Job], extras: Equipment, advance: Callable[[], None]) -> None:
    cores = os.cpu_count() or 1
    workers = min(cores, len(jobs))
    if len(jobs) < MAX_PARALLEL or workers < 2:
        for job in jobs:
            if len(job[0].baris) >= LARGE_DOCUMENT and cores > 1:
                _print_in_two(job, extras)
            else:
                print_document(job, extras)
            advance()
        return
    # A process for each document: typst keeps what it has once set, some 400 MB for 500 rows.
    with ProcessPoolExecutor(workers, _SPAWN, max_tasks_per_child=1) as pool:
        for done in as_completed([pool.submit(print_document, job, extras) for job in jobs]):
            done.result()
            advance()


def _print_in_two(job: Job, extras: Equipment) -> None:
    """Make the PDF here, and the other files of a large document in a second process meanwhile."""
    document, missing = job
    pdf = tuple(item for item in missing if item[0] == "pdf")
    rest = tuple(item for item in missing if item[0] != "pdf")
    with ProcessPoolExecutor(1, _SPAWN) as pool:
        other = pool.submit(print_document, (document, rest), extras)
        print_document((document, pdf), extras)
        other.result()


def print_document(job: Job, extras: Equipment) -> None:
    """Make the missing files of one document."""
    document, missing = job
    for ending, path in missing:
        write_bytes(path, FILE_FORMS[ending].buat(document, extras))


def _prune(folder: Path, used: set[Path]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path not in used:
            path.unlink()


def _downloads(document: DokumenPengukuran, places: Mapping[str, Path]) -> Iterator[Download]:
    for ending, path in places.items():
        content = path.read_bytes()
        yield Download(
            nama=FILE_FORMS[ending].nama,
            path=f"dokumen/{document.periode}/{document.nama_berkas}.{ending}",
            jenis=FILE_FORMS[ending].jenis,
            ukuran=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            asal=path,
        )

"""Use case of the documents: every file of every document and form, made once and kept in a cache."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ukur.commands.data.equipment import read_equipment
from ukur.commands.data.toolchain import program
from ukur.commands.pages.document_printing import Job, Printed, print_jobs
from ukur.commands.pages.kept_files import KeptFile, kept_file, prune
from ukur.commands.pages.site_archive import archive_downloads
from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81 import FormE81
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.pdf.sheet_printer import OneSheet
from ukur.document.published import E81_PUBLISHED, PUBLISHED, SHEET_PUBLISHED, PublishedFile
from ukur.model.findings import UkurError
from ukur.model.instansi import Instansi
from ukur.model.periode import Periode
from ukur.site.downloads import Download
from ukur.site.kept import ValueDigests
from ukur.site.material import SiteMaterial

CACHE_FOLDER = ".cache/dokumen"


def with_files(
    repo: Path, material: SiteMaterial, advance: Callable[[], None] = lambda: None
) -> SiteMaterial:
    """Return the site's material with the files of its documents: those filed, the others printed.

    Forms E.81 are printed for every period: they are not filed. The one-sheet form is printed for the newest
    document and for those not filed; a filed one has it as an annex. What is signed and not filed yet is
    printed with the picture and the fonts of that time.
    """
    filed = {periode: archive_downloads(versions[-1]) for periode, versions in material.arsip.versi.items()}
    others = {periode: item for periode, item in material.dokumen.items() if periode not in filed}
    signed = {periode: source for periode, source in material.signed.items() if source.commit}
    then = {periode: Equipment(source.emblem, source.fonts) for periode, source in signed.items()}
    instansi = material.catalogue.instansi
    newest = max(material.dokumen, default=None)
    with_sheet = {periode for periode in material.dokumen if periode in others or periode == newest}
    sheets = {periode: OneSheet(material.dokumen[periode]) for periode in sorted(with_sheet)}
    printed = print_documents(repo, instansi, others, advance, material.e81, then, sheets, material.digests)
    by_kind = {
        kind: {periode: files for (periode, made), files in printed.items() if made is kind}
        for kind in (DokumenPengukuran, FormE81, OneSheet)
    }
    files = {**filed, **by_kind[DokumenPengukuran]}
    for periode, sheet in by_kind[OneSheet].items():
        files[periode] = (*files.get(periode, ()), *sheet)
    return replace(material, unduhan=files, unduhan_e81=by_kind[FormE81])


def print_documents(
    repo: Path,
    instansi: Instansi,
    dokumen: Mapping[Periode, DokumenPengukuran],
    advance: Callable[[], None] = lambda: None,
    e81: Mapping[Periode, FormE81] = {},
    then: Mapping[Periode, Equipment] = {},
    sheets: Mapping[Periode, OneSheet] = {},
    digests: ValueDigests | None = None,
) -> dict[tuple[Periode, type[Printed]], tuple[Download, ...]]:
    """Return the files of every document, form E.81 and one-sheet form, by period and which of them it is.

    Those that the cache holds already are not made again.

    The cache is keyed by the document's value, what it is printed with, and the program, so it is never
    stale; each file is checked when it is used, and those that no document of this build uses leave it.
    """
    extras, folder = read_equipment(repo, instansi), repo / CACHE_FOLDER
    wanted: dict[tuple[Periode, type[Printed]], Printed] = {
        (periode, type(printed)): printed
        for some in (dokumen, e81, sheets)
        for periode, printed in some.items()
    }
    said = digests or ValueDigests()
    places = {
        key: _places(folder, printed, then.get(key[0], extras), said) for key, printed in wanted.items()
    }
    known = {path: kept_file(path) for paths in places.values() for path in paths.values()}
    jobs: list[Job] = []
    for key, printed in wanted.items():
        missing = tuple((ending, path) for ending, path in places[key].items() if known[path] is None)
        if missing:
            jobs.append((printed, missing, then.get(key[0], extras)))
        else:
            advance()
    print_jobs(jobs, advance)
    prune(folder, known)
    whole = {path: kept or _printed(path) for path, kept in known.items()}
    return {key: tuple(_downloads(wanted[key], paths, whole)) for key, paths in places.items()}


def _printed(path: Path) -> KeptFile:
    """Return what was printed just now."""
    kept = kept_file(path)
    if kept is None:
        raise UkurError(f"berkas cetak {path.name} rusak segera sesudah ditulis; periksa ruang penyimpanan")
    return kept


def _kinds(printed: Printed) -> Mapping[str, PublishedFile]:
    if isinstance(printed, OneSheet):
        return SHEET_PUBLISHED
    return E81_PUBLISHED if isinstance(printed, FormE81) else PUBLISHED


def _places(folder: Path, document: Printed, extras: Equipment, digests: ValueDigests) -> dict[str, Path]:
    """Return where each file of a document lies; a form on one sheet says what its document does."""
    said = digests.of(document.dokumen if isinstance(document, OneSheet) else document)
    key = hashlib.sha256(repr((type(document).__name__, said, extras.lambang)).encode())
    for font in extras.huruf:
        key.update(font.name.encode() + font.content)
    key.update(program())
    return {ending: folder / f"{key.hexdigest()[:40]}.{ending}" for ending in _kinds(document)}


def _downloads(
    document: Printed, places: Mapping[str, Path], whole: Mapping[Path, KeptFile]
) -> Iterator[Download]:
    kinds = _kinds(document)
    for ending, path in places.items():
        yield Download(
            nama=kinds[ending].nama,
            path=f"dokumen/{document.periode}/{document.nama_berkas}.{ending}",
            jenis=kinds[ending].jenis,
            ukuran=whole[path].size,
            sha256=whole[path].sha256,
            asal=path,
        )

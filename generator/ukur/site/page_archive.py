"""The list of archives, and the files of the archive that are published."""

from collections.abc import Iterator, Sequence

from ukur.document.date_text import date_text
from ukur.document.document_value import DokumenPengukuran
from ukur.document.filing_list import filing_csv
from ukur.site.archive_view import ShownArchive
from ukur.site.daftar_arsip import COLUMNS, CSV_LIST, ArchiveFile, list_csv
from ukur.site.feed import FEED
from ukur.site.filing_lists import CONTENTS, FILES, RetentionRow, content_list, file_list, retention_rows
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SiteFile, SitePage
from ukur.site.page_archive_period import LIST_PATH, archive_facts, compose_versions, period_page
from ukur.site.page_file_check import CHECK_PATH
from ukur.site.template_engine import TemplateEngine

AGE_SCRIPT = "aset/usia.js"
DRILL_DAYS = 14
"""Our choice: the drill runs weekly, so two were missed; a schedule that the host delays is not told."""
_LIST_FILES = (("Daftar berkas", f"arsip/{FILES}.csv"), ("Daftar isi berkas", f"arsip/{CONTENTS}.csv"))


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the list and the page of each document, newest first."""
    yield _list(material, engine)
    for periode in sorted({*material.dokumen, *material.arsip.versi}, reverse=True):
        yield period_page(material, engine, periode)


def archive_files(material: SiteMaterial) -> Iterator[SiteFile]:
    """Yield the archive's own files, each once, and the list as CSV where anything has been filed."""
    for path, file in {file.path: file for file in material.arsip.every_file}.items():
        yield SiteFile(path, file.asal)
    if material.arsip.versi:
        yield SiteFile(CSV_LIST, list_csv(_inventory(material)))
        yield from _lists(material)


def _retention(material: SiteMaterial) -> tuple[RetentionRow, ...]:
    return retention_rows(material.arsip, material.catalogue.instansi, material.catalogue.dokumen)


def _inventory(material: SiteMaterial) -> tuple[ArchiveFile, ...]:
    return tuple(row.file for row in _retention(material))


def _lists(material: SiteMaterial) -> Iterator[SiteFile]:
    """Yield the lists as archivists keep them; they name days, not whether these have passed."""
    rows, office = _retention(material), material.catalogue.instansi
    for make in (file_list, content_list):
        made = make(
            rows, office, max(version[-1].dokumen.tanggal for version in material.arsip.versi.values())
        )
        yield SiteFile(f"arsip/{made.nama_berkas}.csv", filing_csv(made))


def _waiting(
    material: SiteMaterial, documents: Sequence[DokumenPengukuran]
) -> list[tuple[DokumenPengukuran, str, str]]:
    """Return what is not filed yet, each with its day and where its printed copy is kept."""
    return [
        (document, date_text(document.tanggal), material.paper_place(document.periode))
        for document in documents
        if document.periode not in material.arsip.versi or document.konsep
    ]


def _list(material: SiteMaterial, engine: TemplateEngine) -> SitePage:
    filed = material.arsip.versi
    documents = [material.dokumen[periode] for periode in sorted(material.dokumen, reverse=True)]
    waiting = _waiting(material, documents)
    versions = [
        version for periode in sorted(filed, reverse=True) for version in compose_versions(filed[periode])
    ]
    return SitePage(
        LIST_PATH,
        "Arsip",
        f"Arsip dokumen pengukuran kinerja {material.catalogue.instansi.nama}",
        lambda: engine.render(
            "daftar_arsip.html",
            LIST_PATH,
            kolom=COLUMNS,
            daftar=_inventory(material),
            versi=versions,
            belum=waiting,
            arsip=material.arsip,
            csv=CSV_LIST,
            daftar_csv=_LIST_FILES,
            retensi=material.catalogue.instansi.retensi,
            umpan=FEED if material.lengkap else "",
            usia_latihan=DRILL_DAYS,
            skrip_usia=AGE_SCRIPT,
            periksa=CHECK_PATH,
            tautan=Links(material, engine.alamat, LIST_PATH),
        ),
        (
            *map(archive_facts, documents),
            tuple(place for _, _, place in waiting),
            material.arsip,
            tuple(row.file for row in _retention(material)),
            material.catalogue.instansi.retensi,
            material.catalogue.instansi.penomoran,
            material.lengkap,
        ),
        tuple(_sections(material.arsip, waiting=bool(waiting))),
    )


def _sections(arsip: ShownArchive, *, waiting: bool) -> Iterator[PageSection]:
    """Yield the sections that have something to show."""
    if arsip.versi:
        yield PageSection("daftar", "Daftar arsip")
        yield PageSection("versi", "Versi dan kode keaslian")
    if waiting:
        yield PageSection("belum", "Belum diarsipkan")
    if arsip.dicabut:
        yield PageSection("dicabut", "Yang dicabut")
    if arsip.diputuskan:
        yield PageSection("diputuskan", "Tanpa persetujuan")
    if arsip.versi:
        yield PageSection("keutuhan", "Keutuhan arsip")

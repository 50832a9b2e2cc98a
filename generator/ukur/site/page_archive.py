"""The list of archives, and the files of the archive that are published."""

from collections.abc import Iterator

from ukur.document.date_text import date_text
from ukur.site.archive_view import ShownArchive
from ukur.site.daftar_arsip import COLUMNS, CSV_LIST, ArchiveFile, daftar_arsip, list_csv
from ukur.site.feed import FEED
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SiteFile, SitePage
from ukur.site.page_archive_period import LIST_PATH, archive_facts, compose_versions, period_page
from ukur.site.page_file_check import CHECK_PATH
from ukur.site.template_engine import TemplateEngine

AGE_SCRIPT = "aset/usia.js"
DRILL_DAYS = 14
"""Our choice: the drill runs weekly, so two were missed; a schedule that the host delays is not told."""


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


def _inventory(material: SiteMaterial) -> tuple[ArchiveFile, ...]:
    return daftar_arsip(material.arsip, material.catalogue.instansi.penomoran.klasifikasi)


def _list(material: SiteMaterial, engine: TemplateEngine) -> SitePage:
    filed = material.arsip.versi
    documents = [material.dokumen[periode] for periode in sorted(material.dokumen, reverse=True)]
    waiting = [(d, date_text(d.tanggal)) for d in documents if d.periode not in filed or d.konsep]
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
            umpan=FEED if material.lengkap else "",
            usia_latihan=DRILL_DAYS,
            skrip_usia=AGE_SCRIPT,
            periksa=CHECK_PATH,
            tautan=Links(material, engine.alamat, LIST_PATH),
        ),
        (
            *map(archive_facts, documents),
            material.arsip,
            material.catalogue.instansi.penomoran,
            material.lengkap,
        ),
        tuple(_sections(material.arsip, waiting=bool(waiting))),
    )


def _sections(arsip: ShownArchive, *, waiting: bool) -> Iterator[PageSection]:
    """Yield the sections that have something to show."""
    if arsip.versi:
        yield PageSection("daftar", "Daftar arsip")
        yield PageSection("versi", "Versi dan sidiknya")
    if waiting:
        yield PageSection("belum", "Belum diarsipkan")
    if arsip.dicabut:
        yield PageSection("dicabut", "Yang dicabut")
    if arsip.diputuskan:
        yield PageSection("diputuskan", "Tanpa persetujuan")
    if arsip.versi:
        yield PageSection("keutuhan", "Keutuhan arsip")

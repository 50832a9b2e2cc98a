"""The whole site as values: pages in order, and the files beside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ukur.site import (
    page_accessibility,
    page_archive,
    page_bukti_dukung,
    page_collection,
    page_data,
    page_decide,
    page_dokumen,
    page_e81,
    page_file_check,
    page_home,
    page_indikator,
    page_key_texts,
    page_methodology,
    page_place,
    page_pohon,
    page_rencana_aksi,
    page_sop,
    page_unit,
)
from ukur.site.english import english_pages
from ukur.site.english.english_words import english_marks
from ukur.site.fragments import with_whole_figures
from ukur.site.indikator_files import indikator_files
from ukur.site.material import SiteMaterial
from ukur.site.open_data_files import SiteData, compose_open_data
from ukur.site.page import ENGLISH_CODE, PageAddresses, SearchEntry, SiteFile, SitePage
from ukur.site.page_frame import SharedPage, alternate_links, foot_html, share_tags
from ukur.site.schedule_feed import schedule_files
from ukur.site.search_index import BOX_SCRIPT, INDEX_SCRIPT, index_records, index_script
from ukur.site.template_engine import TemplateEngine

ASSET_FOLDER = Path(__file__).parent / "aset"
CSS = "aset/ukur.css"
ICON = "aset/ikon.svg"
_STYLES = ("ukur.css", "tabel.css", "beranda.css", "rencana.css", "wilayah.css", "cari.css")

PAGE_BUILDERS = (
    page_home.build_pages,
    page_dokumen.build_pages,
    page_e81.build_pages,
    page_indikator.build_pages,
    page_unit.build_pages,
    page_place.build_pages,
    page_rencana_aksi.build_pages,
    page_collection.build_pages,
    page_archive.build_pages,
    page_file_check.build_pages,
    page_bukti_dukung.build_pages,
    page_pohon.build_pages,
    page_sop.build_pages,
    page_methodology.build_pages,
    page_key_texts.build_pages,
    page_decide.build_pages,
    page_accessibility.build_pages,
    english_pages.build_pages,
)


@dataclass(frozen=True)
class WholeSite:
    """Everything to publish; ``tanda`` are the marks that each page carries, ``kaki`` the HTML of its foot.

    ``kartu`` has the address of the picture that a messenger shows, by the ``src`` of the page; ``logo`` is
    where the header's picture lies.
    """

    halaman: tuple[SitePage, ...]
    berkas: tuple[SiteFile, ...]
    tanda: tuple[str, ...]
    nama: str
    kaki: str = ""
    kartu: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""

    @cached_property
    def sources(self) -> frozenset[str]:
        """The pages that there are, as menus and links of written pages name them."""
        return frozenset(page.src for page in self.halaman)

    def marks_in(self, lang: str) -> tuple[str, ...]:
        """Return the marks as a page in that language carries them."""
        return english_marks(self.tanda) if lang == ENGLISH_CODE else self.tanda

    def body_of(self, page: SitePage) -> str:
        """Return the body of one of its pages under the marks, as a reader is shown it."""
        return marks_html(self.marks_in(page.lang)) + with_whole_figures(page.isi())

    def head_tags(self, src: str, shared: SharedPage, start: str, address: PageAddresses) -> str:
        """Return a page's tags for messengers and search engines; ``start`` as in ``alternate_links``."""
        other = alternate_links(src, self.sources, start, address)
        return other + share_tags(shared, self.marks_in(shared.lang), self.kartu.get(src, ""))


def compose_site(material: SiteMaterial, address: PageAddresses) -> WholeSite:
    """Return the site made of ``material``; bodies of pages are rendered when asked for."""
    engine = TemplateEngine(address)
    instansi = material.catalogue.instansi
    data = compose_open_data(material, engine) if material.lengkap else SiteData()
    return WholeSite(
        (
            *(page for build in PAGE_BUILDERS for page in build(material, engine)),
            page_data.build_pages(material, engine, data),
        ),
        (
            SiteFile(CSS, _styles((*_STYLES, "tema.css")).encode()),
            SiteFile(ICON, (ASSET_FOLDER / "ikon.svg").read_bytes()),
            SiteFile(page_file_check.SCRIPT_PATH, (ASSET_FOLDER / "periksa.js").read_bytes()),
            SiteFile(page_indikator.STYLE, (ASSET_FOLDER / "grafik.css").read_bytes()),
            SiteFile(page_indikator.SCRIPT, (ASSET_FOLDER / "grafik.js").read_bytes()),
            SiteFile(page_archive.AGE_SCRIPT, (ASSET_FOLDER / "usia.js").read_bytes()),
            SiteFile(BOX_SCRIPT, (ASSET_FOLDER / "cari.js").read_bytes()),
            *page_methodology.registry_files(),
            *data.berkas,
            *page_decide.module_files(material, engine),
            *schedule_files(material, engine),
            *indikator_files(material, engine),
            *_downloads(material),
            *(material.desk if address.folder else ()),  # from disk, no browser runs it
            *(SiteFile(_card_path(src), path) for src, path in sorted(material.kartu.items())),
        ),
        material.marks,
        f"Kinerja {instansi.nama_singkat} {instansi.daerah}",
        foot_html(material, address),
        {src: f"{(material.situs or '').rstrip('/')}/{_card_path(src)}" for src in material.kartu},
        material.logo,
    )


def search_file(
    site: WholeSite, address: PageAddresses, written: Iterable[tuple[str, Iterable[SearchEntry]]]
) -> SiteFile:
    """Return the search index of the site and of its written pages, by their ``src``."""
    records = index_records(site.halaman, written, address)
    return SiteFile(INDEX_SCRIPT, index_script(records, asset_text("cari-indeks.js")))


def asset_text(name: str) -> str:
    """Return a script or stylesheet of the package."""
    return (ASSET_FOLDER / name).read_text("utf-8")


def asset_bytes(name: str) -> bytes:
    """Return a file of the package as it is."""
    return (ASSET_FOLDER / name).read_bytes()


def plain_styles() -> str:
    """Return the styles of the plain shell, then those of the pages."""
    return _styles(("polos.css", *_STYLES))


def _card_path(src: str) -> str:
    return f"kartu/{src.removesuffix('.md')}.png"


def preview_styles() -> str:
    """Return the styles of a page that stands alone: what the theme would give, then the site's own."""
    return _styles(("pratinjau.css", *_STYLES))


def _styles(names: tuple[str, ...]) -> str:
    return "\n".join((ASSET_FOLDER / name).read_text("utf-8") for name in names)


def _downloads(material: SiteMaterial) -> Iterator[SiteFile]:
    """Files of documents and of the archive; a document that has been filed shares its files with it."""
    filed = tuple(page_archive.archive_files(material))
    yield from filed
    known = {file.path for file in filed}
    for files in (*material.unduhan.values(), *material.unduhan_e81.values()):
        yield from (SiteFile(file.path, file.asal) for file in files if file.path not in known)
    for path, picture in map(material.emblem, material.dokumen.values()):
        if picture is not None:
            yield SiteFile(path, picture)


def marks_html(marks: tuple[str, ...]) -> str:
    """Return the marks as the first element of a page's body; empty when there is none."""
    if not marks:
        return ""
    return f'<p class="ukur-tanda" data-search-exclude="true">{" · ".join(marks)}</p>\n'

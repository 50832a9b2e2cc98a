"""The page of the portal's open data: every file, and what every column means."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ukur.document.open_data.descriptors import QUOTE_NOTE
from ukur.document.tabel.declaration import Table
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_open_data import FOLDER, declared_tables, downloads
from ukur.portal_site.portal_table import Cell, Shown, portal_table
from ukur.site.downloads import Download
from ukur.site.page import PageSection, SearchEntry, SiteFile, SitePage
from ukur.site.table_html import escape

SRC, TITLE = "data.md", "Data terbuka"
_SECTIONS = (
    PageSection("berkas", "Berkas"),
    PageSection("membaca", "Cara membaca"),
    PageSection("kolom", "Kamus kolom"),
)
MACHINES = (
    ("datapackage.json", "Frictionless Data Package: keterangan setiap tabel dan kolom"),
    ("csv-metadata.json", "CSV on the Web (W3C): keterangan yang sama"),
    ("katalog.jsonld", "DCAT 3: katalog himpunan data"),
)


def build_pages(
    material: PortalMaterial, engine: PortalEngine, files: Sequence[SiteFile], more: Sequence[Download]
) -> Iterator[SitePage]:
    """Yield the page; ``more`` are files that the roll-up made."""

    def render() -> str:
        way = Way(engine.alamat, SRC)
        listed = [*downloads(files), *more]
        columns = [(table, _columns(table)) for table in declared_tables().values()]
        return engine.body(
            "portal_data.html",
            SRC,
            {
                "berkas": portal_table(
                    "Berkas", ("Tabel", "Berkas", "Ukuran"), (_line(way, file) for file in listed), (2,)
                )
            },
            tabel=columns,
            mesin=[(f"{FOLDER}/{name}", name, words) for name, words in MACHINES],
            petik=QUOTE_NOTE,
        )

    yield SitePage(
        SRC,
        TITLE,
        f"Data {material.data.nama} untuk diunduh: CSV, paket data, dan katalog",
        render,
        (material,),
        _SECTIONS,
        cari=lambda: (SearchEntry(TITLE, "unduh CSV Parquet paket data katalog DCAT kolom"),),
    )


def _line(way: Way, file: Download) -> list[Cell]:
    name = file.path.rpartition("/")[2]
    href = escape(way.address.way_to_top(way.src) + file.path)
    return [file.nama, Shown(name, f'<a href="{href}">{escape(name)}</a>'), file.size_text]


def _columns(table: Table) -> Markup:
    rows = ([field.name, str(field.kind), field.description] for field in table.csv_fields)
    return portal_table(f"Kolom tabel {table.name}", ("Kolom", "Isi", "Keterangan"), rows)

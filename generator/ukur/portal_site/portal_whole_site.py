"""The portal's whole site: its pages and open data in the site's plain shell, as files."""

from collections.abc import Iterator, Sequence
from html import escape

from ukur.document.date_text import date_text
from ukur.portal_site import (
    page_across,
    page_evaluation,
    page_method,
    page_missed,
    page_office,
    page_portal_corrections,
    page_portal_data,
    page_portal_home,
    page_verification,
)
from ukur.portal_site.portal_engine import STYLE, TEMPLATES, PortalEngine
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_open_data import open_data_files
from ukur.site.downloads import Download
from ukur.site.page import PageAddresses, SiteFile
from ukur.site.page_frame import WAY
from ukur.site.plain.plain_site import PlainSource, plain_files
from ukur.site.search_index import BOX_SCRIPT
from ukur.site.whole_site import ICON, WholeSite, asset_bytes, asset_text

MENU: tuple[dict[str, str], ...] = (
    {"Beranda": page_portal_home.SRC},
    {"Kantor": page_office.INDEX},
    {"Indikator": page_across.INDEX},
    {"Belum tercapai": page_missed.SRC},
    {"Koreksi": page_portal_corrections.SRC},
    {"Verifikasi": page_verification.SRC},
    {"Evaluasi": page_evaluation.SRC},
    {"Data terbuka": page_portal_data.SRC},
    {"Cara kerja": page_method.SRC},
)
PAGE_BUILDERS = (
    page_portal_home.build_pages,
    page_office.build_pages,
    page_across.build_pages,
    page_missed.build_pages,
    page_portal_corrections.build_pages,
    page_verification.build_pages,
    page_evaluation.build_pages,
    page_method.build_pages,
)


def compose_portal(
    material: PortalMaterial, address: PageAddresses, more: Sequence[Download] = ()
) -> WholeSite:
    """Return the portal's site; ``more`` are files of the roll-up, which lie on disk."""
    engine = PortalEngine(address)
    data = open_data_files(material, address)
    pages = [page for build in PAGE_BUILDERS for page in build(material, engine)]
    style = (TEMPLATES.parent / "aset/portal.css").read_bytes()
    return WholeSite(
        (*pages, *page_portal_data.build_pages(material, engine, data, more)),
        (
            SiteFile(STYLE, style),
            SiteFile(ICON, asset_bytes("ikon.svg")),
            SiteFile(BOX_SCRIPT, asset_text("cari.js").encode()),
            *data,
            *(SiteFile(file.path, file.asal) for file in more),
        ),
        material.marks,
        material.data.nama,
        _foot(material, address),
    )


def portal_files(
    material: PortalMaterial, more: Sequence[Download] = (), folder: bool = True
) -> Iterator[SiteFile]:
    """Yield every file of the portal's site; ``folder``: pages are addressed as folders."""
    address = PageAddresses(folder)
    site_url = f"{material.data.alamat.rstrip('/')}/" if folder and material.data.alamat else ""
    source = PlainSource(address, {}, list(MENU), site_url=site_url)
    yield from plain_files(compose_portal(material, address, more), source)


def _foot(material: PortalMaterial, address: PageAddresses) -> str:
    day = material.data.hari
    told = f"Isi terakhir berubah: {date_text(day)}." if day else "Belum ada kantor yang diambil."
    way = f'<a href="{WAY}{address.url(page_method.SRC)}#aksesibilitas">Aksesibilitas</a>'
    return f"<p>{escape(material.data.nama)}</p><p>{escape(told)} {way}</p>"

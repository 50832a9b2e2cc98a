"""Indicators that several offices have: the list, and each with its offices side by side."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.portal.document_rows import numbered_quarter
from ukur.portal.portal_rows import FigureRow
from ukur.portal_site.across import SharedIndikator, shared_indicators
from ukur.portal_site.office_map import office_maps
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_table import Cell, link, portal_table, status_cell
from ukur.site.page import SearchEntry, SitePage

INDEX, TITLE = "indikator/index.md", "Indikator"
_SHOWN = 4
"""Quarters on a page, our choice: a year; all of them are in the open data."""


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the list and a page for every indicator of two or more offices."""
    shared = shared_indicators(material)
    yield SitePage(
        INDEX,
        TITLE,
        "Indikator yang sama di banyak kantor",
        lambda: _list(engine, shared),
        (material,),
        cari=lambda: (SearchEntry(TITLE, "indikator yang sama di banyak kantor"),),
    )
    for one in shared:
        yield _page(material, engine, one)


def _list(engine: PortalEngine, shared: Sequence[SharedIndikator]) -> str:
    way = Way(engine.alamat, INDEX)

    def line(one: SharedIndikator) -> list[Cell]:
        return [
            link(way.to(one.src), one.nama),
            one.acuan or "nama yang sama",
            str(one.offices),
            str(numbered_quarter(max(one.quarters))),
        ]

    heads = ("Indikator", "Dikenal dari", "Kantor", "Triwulan terakhir")
    return engine.body(
        "portal_indikator.html",
        INDEX,
        {"daftar": portal_table("Indikator bersama", heads, map(line, shared), (2,))},
        banyak=len(shared),
    )


def _page(material: PortalMaterial, engine: PortalEngine, one: SharedIndikator) -> SitePage:
    def render() -> str:
        way = Way(engine.alamat, one.src)
        quarters = [
            (f"tw-{numbered_quarter(ke)}", numbered_quarter(ke).title, _quarter(material, way, rows))
            for ke, rows in list(one.quarters.items())[:_SHOWN]
        ]
        return engine.body(
            "portal_satu_indikator.html",
            one.src,
            i=one,
            triwulan=quarters,
            peta=tuple(office_maps(material, way, one)),
            way=way,
        )

    return SitePage(
        one.src,
        one.nama,
        f"{one.nama} di {one.offices} kantor",
        render,
        (material, one.key),
        induk=INDEX,
        cari=lambda: (SearchEntry(one.nama, one.acuan),),
    )


def _quarter(material: PortalMaterial, way: Way, rows: Sequence[FigureRow]) -> Markup:
    heads = ("Kantor", "Kode", "Satuan", "Target", "Realisasi", "Capaian", "Status", "Arah")

    def line(row: FigureRow) -> list[Cell]:
        return [
            way.office(row.kantor, material.names.get(row.kantor, row.kantor), "indikator"),
            row.indikator,
            row.satuan,
            row.target_teks,
            row.realisasi_teks,
            row.capaian_teks,
            status_cell(row.status, row.status_teks),
            row.arah or DASH,
        ]

    return portal_table(f"Kantor pada {rows[0].periode}", heads, map(line, rows), (3, 4, 5))

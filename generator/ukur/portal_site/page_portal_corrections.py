"""Corrections of published figures in all offices, the newest decision first."""

from collections.abc import Iterator

from ukur.portal.portal_rows import CorrectionRow
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_table import Cell, portal_table
from ukur.portal_site.portal_words import day_words
from ukur.site.page import SearchEntry, SitePage

SRC, TITLE = "koreksi.md", "Koreksi"


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the page."""

    def render() -> str:
        way = Way(engine.alamat, SRC)
        rows = sorted(
            (row for office in material.offices for row in material.corrections.get(office.kantor, ())),
            key=lambda row: (str(row.tanggal or ""), row.ke),
            reverse=True,
        )
        heads = (
            "Indikator",
            "Kantor",
            "Periode",
            "Semula",
            "Menjadi",
            "Alasan",
            "Diputuskan oleh",
            "Tanggal",
        )
        table = portal_table("Koreksi", heads, (_line(material, way, row) for row in rows), (3, 4))
        return engine.body("portal_koreksi.html", SRC, {"tabel": table}, banyak=len(rows))

    yield SitePage(
        SRC,
        TITLE,
        "Koreksi angka yang sudah terbit di semua kantor, dengan alasannya",
        render,
        (material,),
        cari=lambda: (SearchEntry(TITLE, "koreksi angka yang sudah terbit"),),
    )


def _line(material: PortalMaterial, way: Way, row: CorrectionRow) -> list[Cell]:
    return [
        row.indikator,
        way.office(row.kantor, material.names.get(row.kantor, row.kantor), "koreksi"),
        row.periode,
        row.lama_teks,
        row.baru_teks,
        row.alasan,
        row.diputuskan_oleh,
        day_words(row.tanggal),
    ]

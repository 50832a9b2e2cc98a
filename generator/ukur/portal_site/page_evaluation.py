"""The evaluators' page: the LKE criteria of *Pengukuran Kinerja* across offices, with links to evidence."""

from collections.abc import Iterator

from markupsafe import Markup

from ukur.model.lke import PARTS, SHIPPED
from ukur.portal.portal_rows import OfficeRow
from ukur.portal_site.evaluation import CriterionFindings, Evidence, elsewhere, findings
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_table import Cell, outside_link, portal_table
from ukur.portal_site.portal_words import NOT_PUBLISHED
from ukur.site.page import PageSection, SearchEntry, SitePage

SRC, TITLE = "evaluasi.md", "Evaluasi"


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the page."""

    def render() -> str:
        way = Way(engine.alamat, SRC)
        parts = [
            (part, [(found, _table(way, found)) for found in criteria])
            for part, criteria in findings(material)
        ]
        return engine.body(
            "portal_evaluasi.html",
            SRC,
            bagian=parts,
            lain=elsewhere(),
            sumber=SHIPPED.sumber,
            banyak=len(material.offices),
            kata=NOT_PUBLISHED,
        )

    yield SitePage(
        SRC,
        "Evaluasi SAKIP",
        "Kriteria LKE Pengukuran Kinerja di semua kantor, dengan tautan ke buktinya",
        render,
        (material,),
        (
            *(PageSection(f"bagian-{part.kode}", f"{part.kode} {part.nama}") for part in PARTS),
            PageSection("lain", "Di luar dokumen"),
        ),
        cari=lambda: (SearchEntry("Evaluasi SAKIP", "LKE AKIP evaluator inspektorat kriteria bukti"),),
    )


def _table(way: Way, found: CriterionFindings) -> Markup:
    def line(pair: tuple[OfficeRow, Evidence | None]) -> list[Cell]:
        office, evidence = pair
        if evidence is None:
            return [way.office(office.kantor, office.nama), NOT_PUBLISHED]
        return [
            way.office(office.kantor, office.nama),
            outside_link(f"{office.alamat.rstrip('/')}/{evidence.place}", evidence.words),
        ]

    label = f"Bukti {found.criterion.kode}"
    return portal_table(label, ("Kantor", "Yang dipublikasikan"), map(line, found.rows))

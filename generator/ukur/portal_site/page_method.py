"""How the portal comes about: where figures are from, what is counted, the queries, accessibility."""

from collections.abc import Iterator

from ukur.portal_site.portal_engine import PortalEngine
from ukur.portal_site.portal_material import PortalMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage

SRC, TITLE = "cara-kerja.md", "Cara kerja"


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the page."""
    yield SitePage(
        SRC,
        TITLE,
        "Dari mana angka portal berasal, apa yang dihitung, dan apa yang tidak",
        lambda: engine.body(
            "portal_cara_kerja.html",
            SRC,
            sql=sorted(material.sql.items()),
            percontohan=material.data.percontohan,
            tenggat=[
                (row.periode, row.tanggal.isoformat(), row.dasar) for row in material.data.tables.tenggat
            ],
        ),
        (material,),
        (
            PageSection("sumber", "Sumber angka"),
            PageSection("hitungan", "Yang dihitung"),
            PageSection("tenggat", "Tenggat"),
            PageSection("aksesibilitas", "Aksesibilitas"),
        ),
        cari=lambda: (SearchEntry(TITLE, "cara kerja sumber angka hitungan SQL aksesibilitas"),),
    )

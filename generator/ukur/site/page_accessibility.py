"""The accessibility statement of the site: what was tried, what was not, and whom to tell."""

from collections.abc import Iterator

from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.template_engine import TemplateEngine

SRC = "aksesibilitas.md"
_SECTIONS = (
    PageSection("diuji", "Yang diuji"),
    PageSection("belum-diuji", "Yang belum diuji"),
    PageSection("kendala", "Kendala yang diketahui"),
    PageSection("hubungi", "Bila Anda menemui hambatan"),
)


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the statement; it claims only what this program's own tests hold."""
    instansi = material.catalogue.instansi
    yield SitePage(
        SRC,
        "Aksesibilitas",
        "Apa yang diuji agar situs ini dapat dipakai semua orang, dan apa yang belum",
        lambda: engine.render("aksesibilitas.html", SRC, instansi=instansi),
        (instansi,),
        _SECTIONS,
        cari=lambda: (SearchEntry("Aksesibilitas", "pernyataan aksesibilitas disabilitas pembaca layar"),),
    )

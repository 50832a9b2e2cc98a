"""The page of form E.81, beside the page of its document."""

from collections.abc import Iterator

from ukur.document.e81 import FormE81
from ukur.model.periode import Periode
from ukur.site.e81_html import e81_table
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.template_engine import TemplateEngine

_DOWNLOAD = PageSection("unduh", "Unduh")
_SECTIONS = (
    PageSection("tabel", "Tabel"),
    PageSection("pengesahan", "Pengesahan"),
    PageSection("catatan", "Catatan"),
)


def e81_page(periode: Periode) -> str:
    """Return the page of a period's form, in builders' terms."""
    return f"dokumen/{periode}/e81.md"


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page of each form, newest first."""
    for periode in sorted(material.e81, reverse=True):
        yield _page(material, engine, material.e81[periode])


def _page(material: SiteMaterial, engine: TemplateEngine, form: FormE81) -> SitePage:
    src, downloads = e81_page(form.periode), material.unduhan_e81.get(form.periode, ())

    def render() -> str:
        return engine.render(
            "e81.html",
            src,
            d=form,
            tabel=e81_table(form),
            unduhan=downloads,
            tautan=Links(material, engine.alamat, src),
            judul_dokumen=material.dokumen[form.periode].judul,
        )

    return SitePage(
        src,
        form.title,
        f"{form.judul[1]}, {form.instansi}, {form.periode.title}",
        render,
        (form, downloads),
        (_DOWNLOAD, *_SECTIONS) if downloads else _SECTIONS,
        induk=f"dokumen/{form.periode}.md",
        cari=lambda: (SearchEntry(form.title, " ".join(form.judul[1:])),),
    )

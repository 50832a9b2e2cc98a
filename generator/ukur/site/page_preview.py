"""Documents of a proposal on one page of its own, for who decides on them: a file that a browser opens."""

from collections.abc import Sequence

from markupsafe import Markup

from ukur.document.document_value import DokumenPengukuran
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial
from ukur.site.one_file import one_file, picture_address, standalone_body
from ukur.site.page import PageAddresses, PageSection, SitePage
from ukur.site.page_dokumen import document_page
from ukur.site.template_engine import TemplateEngine
from ukur.site.whole_site import preview_styles

UNDECIDED = "PRATINJAU USULAN: belum disahkan"
_SECTIONS = ("formulir", "rencana-aksi", "tindak-lanjut", "anggaran", "analisis", "pengesahan")
"""What who decides looks for; the rest follows when one reads on."""


def preview_page(material: SiteMaterial, periods: Sequence[Periode], picture: bytes | None = None) -> str:
    """Return a page with these documents that needs no other file; ``picture`` is the letterhead's."""
    engine = TemplateEngine(PageAddresses())
    documents = [material.dokumen[periode] for periode in periods]
    pages = [(document, document_page(material, engine, document)) for document in documents]
    bodies = [(document, _body(material, engine, document, page, picture)) for document, page in pages]
    sections: dict[str, PageSection] = {part.id: part for _, page in pages for part in page.bagian}
    body = engine.render(
        "pratinjau.html",
        "index.md",
        tanda=(*material.marks[:1], UNDECIDED) if material.catalogue.instansi.percontohan else (UNDECIDED,),
        dokumen=bodies,
        bagian=[sections[name] for name in _SECTIONS if name in sections],
    )
    office = material.catalogue.instansi.nama_singkat
    return one_file(f"Pratinjau: {', '.join(p.title for p in periods)}, {office}", body, preview_styles())


def _body(
    material: SiteMaterial,
    engine: TemplateEngine,
    document: DokumenPengukuran,
    page: SitePage,
    picture: bytes | None,
) -> Markup:
    """Return a document's page so that others can stand beside it, with the letterhead's picture in it."""
    source = f"{engine.alamat.way_to_top(page.src)}{material.emblem(document)[0]}"
    pictures = {source: picture_address(picture)} if picture else {}
    title = document.periode.title
    return Markup(standalone_body(page.isi(), f"{document.periode}-", pictures, title))

"""Documents not approved yet on one page of its own: of a proposal, or of what is being filled in."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ukur.document.document_value import DokumenPengukuran
from ukur.model.periode import Periode
from ukur.site.fragments import with_whole_figures
from ukur.site.material import SiteMaterial
from ukur.site.one_file import one_file, picture_address, standalone_body
from ukur.site.page import PageAddresses, PageSection, SitePage
from ukur.site.page_dokumen import document_page
from ukur.site.template_engine import TemplateEngine


class PreviewWords(NamedTuple):
    """What a preview says of itself: a mark, and a sentence."""

    mark: str
    sentence: str


OF_PROPOSAL = PreviewWords(
    "PRATINJAU USULAN: belum disahkan",
    "Halaman ini disusun dari isi usulan, hanya untuk dibaca sebelum memutuskan. Angka yang dipegang gerbang "
    "ada pada komentarnya; bila berbeda, komentar itulah yang benar.",
)
OF_WORK = PreviewWords(
    "PRATINJAU: belum disetujui",
    "Halaman ini disusun dari isian di Meja kerja, yang belum diusulkan dan belum disetujui siapa pun.",
)
_SECTIONS = ("formulir", "rencana-aksi", "tindak-lanjut", "anggaran", "analisis", "pengesahan")
"""What who decides looks for; the rest follows when one reads on."""


def preview_page(
    material: SiteMaterial,
    periods: Sequence[Periode],
    styles: str,
    picture: bytes | None = None,
    words: PreviewWords = OF_PROPOSAL,
) -> str:
    """Return a page with these documents that needs no other file.

    ``styles`` are those of ``whole_site.preview_styles``, ``picture`` is the letterhead's.
    """
    engine = TemplateEngine(PageAddresses())
    documents = [material.dokumen[periode] for periode in periods]
    pages = [(document, document_page(material, engine, document)) for document in documents]
    bodies = [(document, _body(material, engine, document, page, picture)) for document, page in pages]
    sections: dict[str, PageSection] = {part.id: part for _, page in pages for part in page.bagian}
    body = engine.render(
        "pratinjau.html",
        "index.md",
        tanda=(*material.marks[:1], words.mark) if material.catalogue.instansi.percontohan else (words.mark,),
        kalimat=words.sentence,
        dokumen=bodies,
        bagian=[sections[name] for name in _SECTIONS if name in sections],
    )
    office = material.catalogue.instansi.nama_singkat
    return one_file(f"Pratinjau: {', '.join(p.title for p in periods)}, {office}", body, styles)


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
    return Markup(standalone_body(with_whole_figures(page.isi()), f"{document.periode}-", pictures, title))

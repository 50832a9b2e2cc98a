"""The list of documents, and the page of each measurement document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from markupsafe import Markup

from ukur.document import wording
from ukur.document.composition import DRAFT_MARK
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, ShownBukti
from ukur.document.tabel.comparison_table import comparison
from ukur.document.tabel.section_titles import SECTIONS
from ukur.document.wording import NOT_YET_RECORDED
from ukur.model.paths import archive_page, dokumen_path, formulir_path
from ukur.model.periode import Periode
from ukur.site.archive_verdict import is_demonstration
from ukur.site.archive_view import version_state
from ukur.site.document_result import attention_notes, attention_rows, headline, status_bar
from ukur.site.downloads import Download
from ukur.site.links import KnownWays, Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.page_e81 import e81_page
from ukur.site.structured_data import jsonld_dokumen
from ukur.site.template_engine import TemplateEngine

_ANALYSIS = 200
"""Letters of an analysis that the search index keeps."""
_DOWNLOAD = PageSection("unduh", "Unduh")
_TITLES = {**SECTIONS, **{key: f"Lampiran: {SECTIONS[key].lower()}" for key in ("kamus", "bukti")}}
_OPEN = 10  # our choice: what needs attention fills two screens of a telephone then; the rest is folded
_FIRST = ("formulir", "ringkasan")  # a page begins with the result; its texts come after the figures
_SECTIONS = (
    *(PageSection(key, _TITLES[key]) for key in _FIRST),
    *(
        PageSection(key, title)
        for key, title in _TITLES.items()
        if key not in {"catatan", "rincian", *_FIRST}
    ),
    PageSection("berkas", "Berkas data"),
)


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the list and each document, newest first."""
    documents = [material.dokumen[periode] for periode in sorted(material.dokumen, reverse=True)]
    instansi = material.catalogue.instansi

    yield SitePage(
        "dokumen/index.md",
        "Dokumen",
        "Daftar dokumen pengukuran kinerja yang sudah disahkan",
        lambda: engine.render(
            "daftar_dokumen.html",
            "dokumen/index.md",
            rows=[_listed(material, document) for document in documents],
            demonstration=instansi.percontohan,
        ),
        (instansi, documents, {periode: len(filed) for periode, filed in material.arsip.versi.items()}),
    )
    for dokumen in documents:
        yield document_page(material, engine, dokumen)


class ListedDocument(NamedTuple):
    """A document in the list: which version the archive has, in words, and where its archive page is."""

    document: DokumenPengukuran
    version: str
    archive: str
    filed: bool


def _listed(material: SiteMaterial, document: DokumenPengukuran) -> ListedDocument:
    filed = material.arsip.versi.get(document.periode, ())
    said = (
        f"{filed[-1].versi}, {version_state(filed, len(filed) - 1)}" if filed else f"tahap {document.tahap}"
    )
    demonstration = " (peragaan)" if is_demonstration(document) else ""
    return ListedDocument(document, said + demonstration, archive_page(document.periode), bool(filed))


def pending_sentences(material: SiteMaterial, periode: Periode | None) -> tuple[str, ...]:
    """Return what was decided of a document's figures and does not stand in it yet, a sentence each."""
    rows = material.menunggu.get(periode, ()) if periode else ()
    return tuple(row.kalimat for row in rows)


def _with_steps(material: SiteMaterial, dokumen: DokumenPengukuran) -> DokumenPengukuran:
    """Return a filed document with the archive's record of steps where its own text has none at all."""
    bare = all(step.oleh == NOT_YET_RECORDED for step in dokumen.catatan_sop)
    told = material.arsip.versi[dokumen.periode][-1].langkah
    return replace(dokumen, catatan_sop=told) if bare and told else dokumen


def _result(dokumen: DokumenPengukuran) -> dict[str, Any]:
    """Return what a page begins with: the result in a sentence and a bar, and what needs attention."""
    return {
        "kalimat": headline(dokumen),
        "bilah": Markup(status_bar(dokumen)),
        "perhatian": [(row, ", ".join(attention_notes(row, dokumen))) for row in attention_rows(dokumen)],
        "terlihat": _OPEN,
    }


@dataclass(frozen=True)
class ShownDocument:
    """All that the body of a document's page is made of: it is kept by the digest of this, and sees no more.

    ``langkah`` is the document whose steps of the SOP are shown. Addresses are those of the engine.
    """

    dokumen: DokumenPengukuran
    langkah: DokumenPengukuran
    menunggu: tuple[str, ...]
    lambang: str
    unduhan: tuple[Download, ...]
    tautan: KnownWays
    berkas: list[tuple[str, str | None]]
    terstruktur: str
    e81: str
    catatan_arsip: str


def document_body(engine: TemplateEngine, shown: ShownDocument) -> str:
    """Return the body of the page of a document."""
    dokumen = shown.dokumen
    return engine.render(
        "dokumen.html",
        shown.tautan.src,
        d=dokumen,
        menunggu_koreksi=shown.menunggu,
        lambang=shown.lambang,
        bagian=_TITLES,
        **_result(dokumen),
        ada_pembanding=bool(comparison(dokumen).records(dokumen)),
        bukti=_evidence(dokumen),
        unduhan=shown.unduhan,
        tautan=shown.tautan,
        berkas=shown.berkas,
        terstruktur=shown.terstruktur,
        e81=shown.e81,
        langkah=shown.langkah,
        catatan_arsip=shown.catatan_arsip,
    )


def document_page(material: SiteMaterial, engine: TemplateEngine, dokumen: DokumenPengukuran) -> SitePage:
    """Return the page of a document."""
    src, periode = f"dokumen/{dokumen.periode}.md", dokumen.periode
    forms = sorted(material.catalogue.formulir.get(periode, {}))
    paths = [dokumen_path(periode), *(formulir_path(periode, unit) for unit in forms)]
    sources = [material.data_path(path) for path in paths]
    picture, _ = material.emblem(dokumen)
    waiting = pending_sentences(material, periode)
    downloads, has_e81 = material.unduhan.get(periode, ()), periode in material.e81

    links = Links(material, engine.alamat, src)
    filed = periode in material.arsip.versi and not dokumen.konsep
    steps = _with_steps(material, dokumen) if filed else dokumen

    def render() -> str:
        shown = ShownDocument(
            dokumen,
            steps,
            waiting,
            picture,
            downloads,
            links.known(),
            sources,
            jsonld_dokumen(material, dokumen, engine.alamat),
            e81_page(periode) if has_e81 else "",
            f"{links.way_to(archive_page(periode))}#pelaksanaan-sop" if filed else "",
        )
        if material.keeper is None:
            return document_body(engine, shown)
        key = material.digests.of_fields(shown)
        made = material.keeper.kept("dokumen", key, lambda: document_body(engine, shown).encode())
        return made.decode()

    return SitePage(
        src,
        dokumen.judul,
        f"{dokumen.judul} {dokumen.instansi}. {headline(dokumen)}",
        render,
        (dokumen, picture, sources, downloads, material.published_periods, has_e81, waiting, filed, steps),
        (*((_DOWNLOAD,) if downloads else ()), *_sections(dokumen)),
        material.edit_address(dokumen_path(dokumen.periode)),
        "dokumen/index.md",
        lambda: tuple(_search(dokumen)),
    )


def _sections(dokumen: DokumenPengukuran) -> Iterator[PageSection]:
    """Yield the sections of the page; what the evaluators recommended is there only where they did."""
    for section in _SECTIONS:
        if section.id != "tindak-lanjut-lhe" or dokumen.tindak_lanjut_lhe:
            yield section


def _evidence(dokumen: DokumenPengukuran) -> tuple[tuple[ShownBukti, tuple[str, ...]], ...]:
    """Every piece of evidence once, with the indicators that rest on it."""
    users: dict[ShownBukti, dict[str, None]] = {}
    for row in dokumen.baris:
        for evidence in row.struk.bukti:
            users.setdefault(evidence, {})[row.kode] = None
    return tuple((evidence, tuple(codes)) for evidence, codes in users.items())


def _search(dokumen: DokumenPengukuran) -> Iterator[SearchEntry]:
    """Yield how the office does first, as the results show it; then what else a document is looked for by."""
    told = f"{headline(dokumen)} {wording.counts(dokumen.ringkasan)}."
    told += " Targetnya contoh." if dokumen.target_contoh else ""
    told += f" {DRAFT_MARK}." if dokumen.konsep else ""
    names = f"Nomor {dokumen.nomor or DASH}, {dokumen.periode}, {dokumen.instansi}."
    parts = ", ".join(section.judul for section in _sections(dokumen))
    yield SearchEntry(dokumen.judul, f"{told} {names} Bagian: {parts}")
    for group in dokumen.kelompok:
        if group.analisis:
            text = " ".join(text for _, text in group.analisis.bagian)
            yield SearchEntry(
                f"Analisis {group.kode} {group.uraian}, {dokumen.periode.title}",
                text[:_ANALYSIS],
                f"analisis-{group.kode}",
            )

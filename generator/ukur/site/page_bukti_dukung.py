"""Evidence for the AKIP evaluation (SAKIP): the criteria, what the site shows for each, what is missing.

It is an office's own examination of itself, so it is internal unless the office publishes it.
"""

import datetime
from collections.abc import Iterator, Sequence

from ukur.document.bukti_dukung import (
    ArsipBukti,
    BuktiKind,
    CoverageMaterial,
    EvidencePlace,
    ShownCriterion,
)
from ukur.document.coverage import CAVEAT, OFFICE_FILES, lke_coverage, status_sentence
from ukur.document.document_value import DokumenPengukuran
from ukur.measure.figure_text import short_number
from ukur.model.lke import CriteriaList, CriteriaPart, criteria_in_force
from ukur.model.paths import archive_page
from ukur.model.periode import Periode, quarter_end
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.template_engine import TemplateEngine

SRC, PAGE_TITLE = "bukti-dukung.md", "Bukti dukung SAKIP"
STATUS_SYMBOLS = {"ada": ("ya", "✓"), "sebagian": ("sebagian", "◐"), "belum": ("kosong", "○")}
_DOCUMENT_SECTIONS = {
    BuktiKind.DEFINISI: ("Kamus indikator", "kamus"),
    BuktiKind.FORMULIR: ("Berkas data", "berkas"),
    BuktiKind.PENGUKURAN: ("Formulir pengukuran kinerja", "formulir"),
    BuktiKind.BUKTI_DATA: ("Daftar bukti", "bukti"),
    BuktiKind.PELAKSANAAN: ("Pelaksanaan SOP", "pelaksanaan-sop"),
    BuktiKind.UNIT: ("Berkas data tiap unit", "berkas"),
    BuktiKind.TINDAK_LANJUT: ("Tindak lanjut", "tindak-lanjut"),
    BuktiKind.ANGGARAN: ("Anggaran", "anggaran"),
    BuktiKind.EFISIENSI: ("Efisiensi", "anggaran"),
    BuktiKind.KOREKSI: ("Koreksi angka", "koreksi"),
}


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page, of the newest approved document: in a preview, and where the office publishes it."""
    if material.konsep or material.catalogue.instansi.bukti_publik:
        yield _page(material, engine)


def _page(material: SiteMaterial, engine: TemplateEngine) -> SitePage:
    approved = [document for document in material.dokumen.values() if not document.konsep]
    document = max(approved, key=lambda one: one.periode, default=None)
    link = Links(material, engine.alamat, SRC)
    materials = _coverage_material(material, document, link) if document else None
    found, lke = (lke_coverage(materials), materials.lke) if materials else ((), _of_today(material))
    health, public = material.links_found, bool(material.catalogue.instansi.bukti_publik)
    facts = (document.periode, document.judul) if document else ()
    parts = [(part, [item for item in found if item.bagian == part.kode]) for part in lke.parts]

    def render() -> str:
        return engine.render(
            "bukti_dukung.html",
            SRC,
            public=public,
            d=document,
            bagian=parts if document else (),
            kalimat=status_sentence(found),
            batas=(CAVEAT, OFFICE_FILES),
            nama_lke=lke.nama,
            sumber=lke.sumber,
            bobot=_part_sentence,
            jangkar=_anchor_of,
            lambang=STATUS_SYMBOLS,
            kesehatan=health,
            tautan=link,
        )

    return SitePage(
        SRC,
        PAGE_TITLE,
        f"Bukti dukung SAKIP {material.catalogue.instansi.nama} menurut kriteria pengukuran kinerja",
        render,
        (facts, lke, found, health, public),
        (
            *(PageSection(_anchor_of(part.kode), f"{part.kode} {part.nama}") for part, rows in parts if rows),
            *((PageSection("paket", "Paket bukti"),) if document else ()),
            *((PageSection("tautan", "Tautan bukti"),) if health else ()),
            PageSection("sumber", "Sumber kriteria"),
        ),
        cari=lambda: (SearchEntry(PAGE_TITLE, _search_text(found)),),
    )


def _anchor_of(kode: str) -> str:
    return f"bagian-{kode}"


def _part_sentence(part: CriteriaPart) -> str:
    weight = short_number(part.bobot)
    return f"{part.uraian} (bobot {weight})" if part.uraian else f"Bobot {weight}"


def _search_text(criteria: Sequence[ShownCriterion]) -> str:
    return " ".join(("LKE AKIP", *(f"{item.kode} {item.uraian}" for item in criteria)))


def _of_today(material: SiteMaterial) -> CriteriaList:
    """Return the criteria for an office without an approved document: those of its newest quarter."""
    newest = max(material.catalogue.dokumen, default=None)
    return criteria_in_force(material.catalogue.lke, quarter_end(newest) if newest else datetime.date.max)


def _coverage_material(material: SiteMaterial, dokumen: DokumenPengukuran, link: Links) -> CoverageMaterial:
    arsip = _arsip(material, dokumen.periode)
    places = {kind: (place,) for kind, place in _evidence_places(material, dokumen.periode, link, arsip)}
    record = material.catalogue.dokumen.get(dokumen.periode)
    return CoverageMaterial(material.catalogue, dokumen, places, arsip, record)


def _arsip(material: SiteMaterial, periode: Periode) -> ArsipBukti | None:
    versions = material.arsip.versi.get(periode, ())
    if not versions:
        return None
    last = versions[-1]
    return ArsipBukti(last.folder, last.commit, last.setuju, last.langkah, last.lke)


def _evidence_places(
    material: SiteMaterial, periode: Periode, link: Links, arsip: ArsipBukti | None
) -> Iterator[tuple[BuktiKind, EvidencePlace]]:
    """Yield where the site shows each kind of evidence."""
    yield BuktiKind.SOP, EvidencePlace("SOP", link.way_to("sop.md"))
    for kind, (name, section) in _DOCUMENT_SECTIONS.items():
        yield kind, EvidencePlace(name, link.dokumen(periode, section))
    yield BuktiKind.PERIODE, EvidencePlace("Semua dokumen", link.way_to("dokumen/index.md"))
    yield BuktiKind.RENCANA, EvidencePlace("Rencana aksi", link.way_to("rencana-aksi.md"))
    pdf = [file for file in material.unduhan.get(periode, ()) if file.path.endswith(".pdf")]
    if pdf:
        path = link.alamat.way_to_top(SRC) + pdf[0].path
        yield BuktiKind.DOKUMEN, EvidencePlace(pdf[0].nama, path, pdf[0].sha256)
    else:
        yield BuktiKind.DOKUMEN, EvidencePlace(f"Dokumen {periode}", link.dokumen(periode))
    if arsip:
        page = link.way_to(archive_page(periode))
        yield BuktiKind.PERSETUJUAN, EvidencePlace("Persetujuan dalam arsip", page)
        yield BuktiKind.REKAM_ARSIP, EvidencePlace("Arsip", page)
    if material.situs:
        yield BuktiKind.SITUS, EvidencePlace(material.situs, material.situs)
    if material.catalogue.instansi.repositori:
        address = material.catalogue.instansi.repositori.alamat
        yield BuktiKind.REPOSITORI, EvidencePlace(address, address)

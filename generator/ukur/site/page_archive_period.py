"""Where the QR code on paper leads: a page for each document, with its versions, files and their SHA-256."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ukur.document.date_text import date_text
from ukur.document.document_value import DokumenPengukuran
from ukur.document.sections import Signature
from ukur.measure.trend_words import trends, worsened
from ukur.model.paths import archive_page
from ukur.model.periode import Periode
from ukur.site.archive_verdict import archive_verdict, is_demonstration
from ukur.site.archive_view import ShownVersion, version_state
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.page_dokumen import pending_sentences
from ukur.site.page_file_check import CHECK_PATH
from ukur.site.period_comparison import IndikatorComparison, PredikatMove, compare_periods, count_moves
from ukur.site.template_engine import TemplateEngine
from ukur.site.version_comparison import VersionChanges, compare_versions

LIST_PATH = "arsip/index.md"
SCAN = "pindaian"
STEP_RECORD = "pelaksanaan.json"
ATTACHMENT_TITLES = {
    "tanda-tangan": "PDF bertanda tangan elektronik",
    SCAN: "Pindaian naskah bertanda tangan basah",
}

_NAMES = {
    "PELAKSANAAN": STEP_RECORD,
    "periksa": CHECK_PATH,
    "JUDUL_LAMPIRAN": ATTACHMENT_TITLES,
    "PINDAIAN": SCAN,
}


@dataclass(frozen=True)
class VersionOnPage:
    """A version as pages show it; ``perubahan`` is what it changed of version ``sebelum``."""

    isi: ShownVersion
    keadaan: str
    berlaku: bool
    sebelum: int = 0
    perubahan: VersionChanges | None = None


@dataclass(frozen=True)
class EarlierPeriod:
    """The period filed before, and each indicator of the two side by side."""

    dokumen: DokumenPengukuran
    baris: tuple[IndikatorComparison, ...]

    @property
    def directions(self) -> str:
        """How many got better or worse, and which got worse: ``7 membaik, 1 memburuk: IKU-08.``"""
        judged = [(row.kode, row.arah.arah) for row in self.baris if row.arah]
        return f"{trends(judged)}{worsened(judged)}." if judged else ""

    @property
    def moves(self) -> str:
        """How many predikat moved in which way: ``Predikat: 2 naik, 1 tetap.``"""
        counts = count_moves(self.baris)
        if set(counts) == {PredikatMove.TETAP}:
            return "Predikat semua tetap."
        return f"Predikat: {', '.join(f'{count} {move}' for move, count in counts.items())}."


def compose_versions(versions: tuple[ShownVersion, ...]) -> tuple[VersionOnPage, ...]:
    """Return versions, given oldest first, as pages list them: newest first."""
    shown = []
    for place, version in enumerate(versions):
        state, current = version_state(versions, place), place + 1 == len(versions)
        if place == 0:
            shown.append(VersionOnPage(version, state, current))
        else:
            earlier = versions[place - 1]
            change = compare_versions(earlier.dokumen, version.dokumen)
            shown.append(VersionOnPage(version, state, current, earlier.versi, change))
    return tuple(reversed(shown))


def period_page(material: SiteMaterial, engine: TemplateEngine, periode: Periode) -> SitePage:
    """Return the page of a document: of its latest version where it has been filed."""
    versions = material.arsip.versi.get(periode, ())
    published = material.dokumen.get(periode)
    document = versions[-1].dokumen if versions else material.dokumen[periode]
    before = _before(material, periode)
    paper = _paper_copy(material, periode)
    files = versions[-1].unduhan if versions else material.unduhan.get(periode, ())
    src, title = archive_page(periode), f"Arsip {document.judul}"
    waiting = pending_sentences(material, periode)

    def render() -> str:
        return engine.render(
            "arsip.html",
            src,
            d=document,
            menunggu_koreksi=waiting,
            terbit=published,
            verdict=archive_verdict(document, versions, published),
            peragaan=is_demonstration(document),
            signatories=_told_signatories(document),
            tanggal=date_text(document.tanggal),
            versi=compose_versions(versions),
            langkah=replace(document, catatan_sop=versions[-1].langkah) if versions else None,
            lalu=EarlierPeriod(before, compare_periods(before, document)) if versions and before else None,
            unduhan=files,
            naskah=paper,
            contoh=f"{document.nama_berkas}.pdf",
            tautan=Links(material, engine.alamat, src),
            **_NAMES,
        )

    return SitePage(
        src,
        title,
        f"{title}: berkas resmi dan cara mencocokkannya",
        render,
        (*archive_facts(document), files, versions, before, published, paper, waiting),
        tuple(_sections(versions, bool(before))),
        induk=LIST_PATH,
        cari=lambda: (SearchEntry(title, f"{document.instansi} {periode} {document.nomor or ''}"),),
    )


def _paper_copy(material: SiteMaterial, periode: Periode) -> str:
    """Return what is on record of the printed copy: where it is kept, or how it was destroyed."""
    record, place = material.catalogue.dokumen.get(periode), material.paper_place(periode)
    gone = record.berkas.pemusnahan if record and record.berkas else None
    if gone:
        return f"dimusnahkan dengan berita acara nomor {gone.nomor}, {date_text(gone.tanggal)}"
    return f"disimpan di {place}" if place else ""


def _before(material: SiteMaterial, periode: Periode) -> DokumenPengukuran | None:
    """Return the latest version of the period that was filed last before this one."""
    earlier = [known for known in material.arsip.versi if known < periode]
    return material.arsip.versi[max(earlier)][-1].dokumen if earlier else None


def _sections(version: tuple[ShownVersion, ...], before: bool) -> Iterator[PageSection]:
    yield PageSection("dokumen", "Dokumen")
    yield PageSection("berkas", "Berkas")
    if version:
        yield PageSection("versi", "Versi dan persetujuan")
    if len(version) > 1:
        yield PageSection("koreksi", "Koreksi")
    if version and before:
        yield PageSection("perubahan", "Apa yang berubah dari periode sebelumnya")
    if version:
        yield PageSection("pelaksanaan-sop", "Pelaksanaan SOP")
    yield PageSection("mencocokkan", "Mencocokkan berkas")
    yield PageSection("batas", "Yang tidak dijamin halaman ini")


def archive_facts(dokumen: DokumenPengukuran) -> tuple[object, ...]:
    """Return what pages of the archive say of a document."""
    names = (dokumen.periode, dokumen.judul, dokumen.instansi, dokumen.nomor, dokumen.nama_berkas)
    facts = (dokumen.tanggal, dokumen.tahap, dokumen.tanda, dokumen.konsep, dokumen.lokasi_arsip)
    return (*names, *facts, _told_signatories(dokumen))


def _told_signatories(dokumen: DokumenPengukuran) -> tuple[Signature, ...]:
    """Return who signs, where that is more than the head alone: several, or on a decision's ground."""
    told = dokumen.penanda_tangan_lain or dokumen.tanda_tangan.sk
    return (dokumen.tanda_tangan, *dokumen.penanda_tangan_lain) if told else ()

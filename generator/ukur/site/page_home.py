"""The front page: how the office does, in one sentence; what needs attention; indicators, worst first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.document.direction_text import change_of, comparison_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.measure.perubahan import quarters_scope
from ukur.model.indikator import Indikator
from ukur.site.document_result import (
    attention_notes,
    detailed_directions,
    headline,
    needs_attention,
    rank,
    status_bar,
)
from ukur.site.downloads import Download
from ukur.site.links import Links
from ukur.site.material import SeriesPoint, SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.page_collection import SRC as COLLECTION
from ukur.site.page_dokumen import pending_sentences
from ukur.site.place_map import lead_map
from ukur.site.sparkline import sparkline
from ukur.site.template_engine import TemplateEngine

SRC = "index.md"
ATTENTION = 3  # what a phone's first screen holds; the rest is one tap away
MOST_ROWS = 60  # our choice: about 20 kB gzip with longest names; the document has them all
_PDF = "application/pdf"


@dataclass(frozen=True)
class HomeRow:
    """An indicator on the front page: its row, its series as a small picture, and what it was before.

    ``worse``: missed, or worse than before.
    """

    row: IndikatorRow
    picture: Markup
    before: str
    worse: bool


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the front page: of the newest document, or that there is none yet."""
    documents = [material.dokumen[periode] for periode in sorted(material.dokumen, reverse=True)]
    instansi, document = material.catalogue.instansi, material.newest
    waiting = pending_sentences(material, max(material.dokumen, default=None))

    def render() -> str:
        rows = home_rows(material, document) if document else ()
        worse = [item for item in rows if item.worse]
        return engine.render(
            "beranda.html",
            SRC,
            instansi=instansi,
            dokumen=document,
            kalimat=headline(document) if document else "",
            rincian_arah=detailed_directions(document) if document else (),
            bilah=Markup(status_bar(document)) if document else "",
            perhatian=worse[:ATTENTION],
            perhatian_lain=len(worse) - ATTENTION,
            baris=rows[:MOST_ROWS],
            baris_lain=len(rows) - MOST_ROWS,
            pdf=_pdf_of(material, document),
            semua=documents,
            menunggu_koreksi=waiting,
            himpunan=COLLECTION if material.collections else "",
            utama=lead_map(material, document, Links(material, engine.alamat, SRC)) if document else None,
            attention_notes=attention_notes,
        )

    yield SitePage(
        SRC,
        "Beranda",
        _description(material, document),
        render,
        (instansi, documents, waiting, bool(material.collections), material.unduhan, tuple(material.maps)),
        (PageSection("indikator", "Indikator"), PageSection("cara-baca", "Cara membaca")),
        cari=lambda: (SearchEntry("Beranda", f"{instansi.nama} {instansi.daerah} {instansi.pemerintah}"),),
    )


def _description(material: SiteMaterial, document: DokumenPengukuran | None) -> str:
    """Return what search engines and messengers show: the answer itself."""
    instansi = material.catalogue.instansi
    office = f"Hasil pengukuran kinerja {instansi.nama}, {instansi.daerah}"
    told = f"{document.judul}: {headline(document)}" if document else ""
    return f"{told} {office}.".strip()


def home_rows(material: SiteMaterial, document: DokumenPengukuran) -> tuple[HomeRow, ...]:
    """Return the indicators of a document, worst first; what is alike stays in the document's order."""
    rows = [_home_row(material, document, row) for row in document.baris]
    return tuple(sorted(rows, key=lambda item: rank(item.row, document)))


def _home_row(material: SiteMaterial, document: DokumenPengukuran, row: IndikatorRow) -> HomeRow:
    points = [p for p in material.series.get(row.kode, ()) if p.periode <= document.periode]
    return HomeRow(
        row,
        Markup(series_picture(material, row, points)),
        _before(row, document, points, material.catalogue.indikator.get(row.kode)),
        needs_attention(row, document),
    )


def series_picture(material: SiteMaterial, row: IndikatorRow, points: Sequence[SeriesPoint]) -> str:
    """Return the series of an indicator as a small picture, in the scope of ``row``, its newest."""
    item = material.catalogue.indikator.get(row.kode)
    starts = [
        at for at in range(1, len(points)) if item and item.breaks(points[at - 1].periode, points[at].periode)
    ]
    same = [next(f for f in p.baris.figures if f.lingkup is row.lingkup) for p in points]
    return sparkline([f.realisasi.nilai for f in same], [f.target.nilai for f in same], starts)


def _before(
    row: IndikatorRow, document: DokumenPengukuran, points: Sequence[SeriesPoint], item: Indikator | None
) -> str:
    """Return the quarter or year that the direction is about, with its figure; a dash where there is none.

    Some quarters are held against each other by what they had themselves: beside a figure up to the quarter,
    that of the quarter stands too.
    """
    change = change_of(row, document.periode)
    against = change.periode if change and change.arah else ""
    same_year = (point for point in points if point.periode.tahun == document.periode.tahun)
    earlier = next((point.baris for point in same_year if str(point.periode) == against), None)
    if change and earlier and item:
        scope = quarters_scope(item.agregasi)
        then, now = (next(one for one in of.figures if one.lingkup is scope) for of in (earlier, row))
        same = now.realisasi.teks == row.headline.realisasi.teks
        return f"{change.terhadap}: {then.realisasi.teks}" + (
            "" if same else f"; {now.judul}: {now.realisasi.teks}"
        )
    years = comparison_of(row, document.periode).tahun
    last = max(years, key=lambda year: year.tahun, default=None)
    return f"{last.tahun}: {last.printed.teks}" if last else DASH


def _pdf_of(material: SiteMaterial, document: DokumenPengukuran | None) -> Download | None:
    files = material.unduhan.get(document.periode, ()) if document else ()
    return next((file for file in files if file.jenis == _PDF), None)

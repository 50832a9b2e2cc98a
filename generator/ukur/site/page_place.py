"""The list of places, such as kecamatan, and the page of each: its figures beside those of the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.measure.perubahan import Trend
from ukur.measure.trend_words import JudgedTrend, trend_sentences
from ukur.model.periode import Periode
from ukur.site.links import Links, place_src
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.place_figures import MOST_PERIODS, PlaceBook, PlaceFigure, Printed
from ukur.site.place_map import is_on_map, lead_map, locator
from ukur.site.place_names import PlaceName, members_below
from ukur.site.place_rows import figure_row, series_row, short_title
from ukur.site.template_engine import TemplateEngine

SRC = "wilayah/index.md"
_INDIKATOR, _SERIES = PageSection("indikator", "Indikator"), PageSection("deret", "Dari waktu ke waktu")


@dataclass(frozen=True)
class _PlaceLine:
    """A place in the list: how many indicators it has, how many got better and worse, who is below it."""

    kode: str
    nama: str
    jumlah: int
    membaik: int
    memburuk: int
    bawahan: str


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the list, and a page for each place that a document names; nothing where none does."""
    if not material.places:
        return
    book = PlaceBook(material)
    yield _list_page(material, engine, book)
    for place in material.places.values():
        yield _page(material, engine, book, place)


def _list_page(material: SiteMaterial, engine: TemplateEngine, book: PlaceBook) -> SitePage:
    links, instansi = Links(material, engine.alamat, SRC), material.catalogue.instansi

    def render() -> str:
        document = material.newest
        return engine.render(
            "daftar_wilayah.html",
            SRC,
            daerah=instansi.daerah,
            dokumen=document,
            utama=lead_map(material, document, links) if document else None,
            kelompok=[
                (kind, [(line, links.place(line.kode)) for line in lines])
                for kind, lines in _lines_by_kind(material, book).items()
            ],
        )

    return SitePage(
        SRC,
        "Wilayah",
        f"Angka kinerja {instansi.nama} menurut wilayah",
        render,
        (instansi, tuple(material.places.values()), material.newest, tuple(material.maps)),
        cari=lambda: (SearchEntry("Wilayah", instansi.daerah),),
    )


def _lines_by_kind(material: SiteMaterial, book: PlaceBook) -> Mapping[str, list[_PlaceLine]]:
    kinds: dict[str, list[_PlaceLine]] = {}
    for place in material.places.values():
        figures = book.figures(place.kode)
        told = [figure.perubahan.arah for figure in figures if figure.perubahan]
        below = members_below(material.catalogue, place.kode)
        line = _PlaceLine(
            place.kode,
            place.nama,
            len(figures),
            told.count(Trend.MEMBAIK),
            told.count(Trend.MEMBURUK),
            ", ".join(f"{len(members)} {kind.lower()}" for kind, members in below.items()) or DASH,
        )
        kinds.setdefault(place.jenis, []).append(line)
    return kinds


def _page(material: SiteMaterial, engine: TemplateEngine, book: PlaceBook, place: PlaceName) -> SitePage:
    src, printed = place_src(place.kode), book.printed(place.kode)
    below, links = members_below(material.catalogue, place.kode), Links(material, engine.alamat, src)
    above = next((p for p in material.places.values() if place.kode.startswith(f"{p.kode}.")), None)
    instansi = material.catalogue.instansi

    def render() -> str:
        return engine.render(
            "wilayah.html",
            src,
            p=place,
            daerah=instansi.daerah,
            masa=_span(material, place),
            atas=(above.title, links.place(above.kode)) if above else None,
            peta=locator(material, place, links),
            anggota=[
                (kind, [(name, links.place(kode)) for kode, name in members.items()])
                for kind, members in below.items()
            ],
            sumber=instansi.klasifikasi[place.klasifikasi].sumber,
            **_tables(book.figures(place.kode), links),
        )

    return SitePage(
        src,
        place.title,
        f"Angka kinerja {place.title}, {instansi.daerah}",
        render,
        (place, printed, instansi, tuple(material.maps)),
        tuple(_sections(printed, below, is_on_map(material, place))),
        induk=SRC,
        cari=lambda: tuple(_search(place, instansi.daerah, below)),
    )


def _tables(figures: tuple[PlaceFigure, ...], links: Links) -> dict[str, Any]:
    """Return what the page says of its figures: a sentence, their rows, and their values over time."""
    newest = max(figure.periode for figure in figures).title if figures else ""
    compared, periods = _compared(figures), _newest_periods(figures)
    rows = (figure_row(figure, links.indikator(figure.kode), newest, compared) for figure in figures)
    return {
        "kalimat": _sentences(figures),
        "terbaru": newest,
        "pembanding": compared,
        "konsep_ada": any(figure.konsep for figure in figures),
        "baris": Markup("".join(rows)),
        "periode": [short_title(periode) for periode in periods],
        "deret": Markup("".join(series_row(figure, periods) for figure in figures)),
    }


def _span(material: SiteMaterial, place: PlaceName) -> str:
    span = material.catalogue.instansi.klasifikasi[place.klasifikasi].berlaku.get(place.kode)
    return f"Berlaku {span.title}." if span and span.title else ""


def _sections(
    printed: Mapping[str, Printed], below: Mapping[str, Any], has_map: bool
) -> Iterator[PageSection]:
    yield _INDIKATOR
    if printed:
        yield _SERIES
    if below or has_map:
        yield PageSection("anggota", " dan ".join(below) or "Letak")


def _search(place: PlaceName, area: str, below: Mapping[str, Mapping[str, str]]) -> Iterator[SearchEntry]:
    yield SearchEntry(place.title, area)
    if below:
        names = "; ".join(f"{kind} {', '.join(members.values())}" for kind, members in below.items())
        yield SearchEntry(f"{' dan '.join(below)} di {place.title}", names, "anggota")


def _sentences(figures: tuple[PlaceFigure, ...]) -> tuple[str, ...]:
    """Return how many indicators got better and worse here, in the words of the front page."""
    changes = [(figure.kode, figure.perubahan) for figure in figures if figure.perubahan]
    return trend_sentences([JudgedTrend(kode, c.arah, c.terhadap) for kode, c in changes if c.arah])


def _compared(figures: tuple[PlaceFigure, ...]) -> str:
    """Return what every change here is told against; empty where that differs."""
    names = {figure.perubahan.terhadap for figure in figures if figure.perubahan}
    return names.pop() if len(names) == 1 else ""


def _newest_periods(figures: tuple[PlaceFigure, ...]) -> list[Periode]:
    """Return the newest periods in which any indicator has a value here, oldest first."""
    return sorted({periode for figure in figures for periode, _ in figure.deret})[-MOST_PERIODS:]

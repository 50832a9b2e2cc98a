"""The portal's home: who has published which quarter, who is late, and the state of each archive."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from ukur.document.date_text import date_text
from ukur.portal.portal_rows import OfficeRow
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial, office_page, short_quarter
from ukur.portal_site.portal_table import Cell, Shown, link, portal_table
from ukur.portal_site.portal_words import NO_CALENDAR, day_sentence, quarter_title, standing_words
from ukur.portal_site.submission import PUBLISHED_STATES, Submission, submitted
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.table_html import escape

SRC, TITLE = "index.md", "Beranda"
_IN_ONE_TABLE = 100
"""Offices of one table: more are grouped by what stands above them."""
_CLASSES = {
    Submission.ON_TIME: "tepat",
    Submission.PUBLISHED: "tepat",
    Submission.LATE: "lambat",
    Submission.OVERDUE: "lewat",
}


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the page."""

    def render() -> str:
        way = Way(engine.alamat, SRC)
        groups = [(title, grid(material, way, rows, title)) for title, rows in _groups(material)]
        return engine.body(
            "portal_beranda.html",
            SRC,
            {
                "percontohan": grid(material, way, material.demonstrations, "Kantor percontohan")
                if material.demonstrations
                else ""
            },
            kelompok=groups,
            nama=material.data.nama,
            hasil=tuple(newest_sentences(material)),
            hari=day_sentence(material),
            kosong=not material.every_office,
        )

    sections = [PageSection("kantor", "Kantor dan triwulan")]
    sections += [PageSection("percontohan", "Percontohan")] if material.demonstrations else []
    yield SitePage(
        SRC,
        TITLE,
        f"{material.data.nama}: kantor yang sudah mempublikasikan dokumen pengukuran kinerjanya",
        render,
        (material,),
        tuple(sections),
        cari=lambda: (SearchEntry(material.data.nama, "siapa sudah menerbitkan terlambat tenggat triwulan"),),
    )


def grid(material: PortalMaterial, way: Way, offices: Iterable[OfficeRow], label: str) -> Markup:
    """Return offices by quarters, the newest quarter first."""
    quarters = tuple(reversed(material.quarters))
    heads = ("Kantor", *map(short_quarter, quarters), "Arsip")
    rows = ([*_line(material, way, office, quarters)] for office in offices)
    return portal_table(label, heads, rows)


def _line(material: PortalMaterial, way: Way, office: OfficeRow, quarters: Sequence[int]) -> Iterator[Cell]:
    yield way.office(office.kantor, office.nama)
    for ke in quarters:
        found = submitted(material, office, ke)
        style = _CLASSES.get(found.state)
        inner = escape(found.words)
        if found.document is not None:
            inner = link(way.to(office_page(office.kantor), f"d-{found.document.periode}"), found.words).html
        yield Shown(found.words, f'<span class="portal-{style}">{inner}</span>' if style else inner)
    yield link(way.to("verifikasi.md"), standing_words(office))


def newest_sentences(material: PortalMaterial) -> Iterator[str]:
    """Yield how the newest quarter stands: of those that must publish it, how many have, how many late."""
    if not material.quarters:
        return
    ke = material.quarters[-1]
    states = Counter(submitted(material, office, ke).state for office in material.offices)
    asked = len(material.offices) - states[Submission.NOT_ASKED] - states[Submission.DEMONSTRATION]
    published = sum(states[state] for state in PUBLISHED_STATES)
    late = f", {states[Submission.LATE]} di antaranya terlambat" if states[Submission.LATE] else ""
    yield f"{quarter_title(ke)}: {published} dari {asked} kantor sudah mempublikasikan dokumennya{late}."
    day, basis = material.deadlines.get(ke, (None, ""))
    if day is None:
        yield NO_CALENDAR
        return
    overdue = states[Submission.OVERDUE]
    passed = f"{overdue} kantor lewat tenggat" if overdue else "Tidak ada yang lewat tenggat"
    if unknown := states[Submission.UNKNOWN]:
        passed += f", {unknown} tidak diketahui karena arsipnya tidak terverifikasi"
    yield f"{passed}; tenggatnya {date_text(day)} ({basis})."


def _groups(material: PortalMaterial) -> list[tuple[str, list[OfficeRow]]]:
    """Return the offices in one group, or by what stands above them where they are many."""
    if len(material.offices) <= _IN_ONE_TABLE:
        return [("Kantor menurut triwulan", list(material.offices))] if material.offices else []
    groups: dict[str, list[OfficeRow]] = {}
    for office in material.offices:
        above = office.induk or ""
        groups.setdefault(material.names.get(above, above) or "Tanpa induk", []).append(office)
    return sorted(groups.items())

"""How each office's archive stands, since when and why, and what was and was not checked."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.portal.portal_data import Standing
from ukur.portal.portal_rows import OfficeRow
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_table import Cell, Shown, portal_table
from ukur.portal_site.portal_words import (
    STANDING_MEANINGS,
    STANDINGS,
    day_sentence,
    day_words,
    standing_words,
)
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.table_html import escape

SRC, TITLE = "verifikasi.md", "Verifikasi"
_SECTIONS = (
    PageSection("kantor", "Keadaan tiap kantor"),
    PageSection("arti", "Arti keadaan"),
    PageSection("batas", "Yang tidak dijamin"),
)
_HASH_SHOWN = 12
"""Letters of a hash in a table: enough to find it in the register; whole ones are in the open data."""


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the page."""

    def render() -> str:
        way = Way(engine.alamat, SRC)
        tables = {
            "kantor": _table(way, material.offices, "Keadaan tiap kantor"),
            "percontohan": _table(way, material.demonstrations, "Keadaan kantor percontohan")
            if material.demonstrations
            else "",
        }
        passed = sum(row.keadaan == Standing.VERIFIED for row in material.offices)
        return engine.body(
            "portal_verifikasi.html",
            SRC,
            tables,
            lulus=passed,
            semua=len(material.offices),
            arti=[(STANDINGS[one], STANDING_MEANINGS[one]) for one in Standing],
            hari=day_sentence(material),
        )

    yield SitePage(
        SRC,
        TITLE,
        "Keadaan verifikasi arsip tiap kantor, dengan tanggal dan sebabnya",
        render,
        (material,),
        _SECTIONS,
        cari=lambda: (SearchEntry(TITLE, "verifikasi arsip register sidik ditolak bertahan ditegaskan"),),
    )


def _table(way: Way, offices: Iterable[OfficeRow], label: str) -> Markup:
    def line(row: OfficeRow) -> list[Cell]:
        return [
            way.office(row.kantor, row.nama, "pemeriksaan"),
            standing_words(row),
            day_words(row.sejak),
            day_words(row.lulus_terakhir),
            str(row.entri),
            _hash(row.awal),
            _hash(row.ujung),
            row.sebab or DASH,
        ]

    heads = (
        "Kantor",
        "Keadaan",
        "Sejak",
        "Lulus terakhir",
        "Entri",
        "Baris pertama",
        "Ujung register",
        "Sebab",
    )
    return portal_table(label, heads, map(line, offices), (4,))


def _hash(text: str | None) -> Cell:
    if text is None:
        return DASH
    return Shown(text[:_HASH_SHOWN], f'<code title="{escape(text)}">{escape(text[:_HASH_SHOWN])}</code>')

"""What was not reached in each office's newest document, and the plans that are open, late ones first."""

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.portal.portal_rows import FigureRow, OfficeRow, PlanRow
from ukur.portal_site.portal_engine import PortalEngine, Way
from ukur.portal_site.portal_material import PortalMaterial
from ukur.portal_site.portal_table import Cell, portal_table
from ukur.portal_site.portal_words import day_sentence, day_words
from ukur.site.page import PageSection, SearchEntry, SitePage

SRC, TITLE = "belum-tercapai.md", "Belum tercapai"
_MISSED = "tidak-tercapai"
_WORSE = "memburuk"
_MOST = 200
"""Rows of the list of misses, our choice: some 90 kB of HTML. Pages of offices and the data have them all."""
_SECTIONS = (
    PageSection("kantor", "Menurut kantor"),
    PageSection("indikator", "Indikator yang tidak tercapai"),
    PageSection("lewat", "Rencana aksi lewat batas waktu"),
)


def build_pages(material: PortalMaterial, engine: PortalEngine) -> Iterator[SitePage]:
    """Yield the page."""
    yield SitePage(
        SRC,
        TITLE,
        "Indikator yang tidak tercapai dan rencana aksi yang belum selesai di semua kantor",
        lambda: _render(material, engine),
        (material,),
        _SECTIONS,
        cari=lambda: (SearchEntry(TITLE, "tidak tercapai rencana aksi belum selesai lewat batas waktu"),),
    )


def missed_of(material: PortalMaterial, code: str) -> tuple[FigureRow, ...]:
    """Return the headline figures of an office's newest document that missed their targets."""
    return tuple(row for row in material.figures.get(code, ()) if row.status == _MISSED)


def open_plans(material: PortalMaterial, code: str) -> tuple[PlanRow, ...]:
    """Return an office's plans that are not finished."""
    return tuple(row for row in material.plans.get(code, ()) if row.is_open)


def is_late(material: PortalMaterial, plan: PlanRow) -> bool:
    """Return whether the deadline of an open plan has passed on the portal's day."""
    return plan.tenggat is not None and material.data.hari is not None and plan.tenggat < material.data.hari


def _render(material: PortalMaterial, engine: PortalEngine) -> str:
    way = Way(engine.alamat, SRC)
    missed = [(office, row) for office in material.offices for row in missed_of(material, office.kantor)]
    late = [
        (office, plan)
        for office in material.offices
        for plan in open_plans(material, office.kantor)
        if is_late(material, plan)
    ]
    tables = {
        "kantor": _by_office(material, way),
        "indikator": portal_table(
            "Indikator yang tidak tercapai",
            ("Indikator", "Kantor", "Triwulan", "Target", "Realisasi", "Capaian", "Arah"),
            (_missed(way, office, row) for office, row in sorted(missed, key=_gravity)[:_MOST]),
            (3, 4, 5),
        ),
        "lewat": portal_table(
            "Rencana aksi lewat batas waktu",
            ("Rencana tindak lanjut", "Kantor", "Indikator", "Penanggung jawab", "Batas waktu", "Status"),
            (
                _late(way, office, plan)
                for office, plan in sorted(late, key=lambda pair: str(pair[1].tenggat))
            ),
        ),
    }
    return engine.body(
        "portal_belum_tercapai.html",
        SRC,
        tables,
        banyak=(len(missed), len(late), _MOST),
        hari=day_sentence(material),
    )


def _gravity(pair: tuple[OfficeRow, FigureRow]) -> tuple[bool, bool, Decimal]:
    """Return where a miss stands: what got worse first, then the smallest capaian."""
    row = pair[1]
    return row.arah != _WORSE, row.capaian is None, row.capaian or Decimal(0)


def _by_office(material: PortalMaterial, way: Way) -> Markup:
    def line(office: OfficeRow) -> list[Cell]:
        last, plans = material.newest(office.kantor), open_plans(material, office.kantor)
        if last is None:
            return [way.office(office.kantor, office.nama), *(DASH,) * 5]
        return [
            way.office(office.kantor, office.nama),
            last.periode,
            str(last.indikator),
            str(last.tidak_tercapai),
            str(len(plans)),
            str(sum(is_late(material, plan) for plan in plans)),
        ]

    heads = ("Kantor", "Dokumen", "Indikator", "Tidak tercapai", "Rencana terbuka", "Lewat batas waktu")
    return portal_table("Menurut kantor", heads, map(line, material.offices), (2, 3, 4, 5))


def _missed(way: Way, office: OfficeRow, row: FigureRow) -> list[Cell]:
    return [
        f"{row.indikator} {row.nama}",
        way.office(office.kantor, office.nama, "indikator"),
        row.periode,
        row.target_teks,
        row.realisasi_teks,
        row.capaian_teks,
        row.arah or DASH,
    ]


def _late(way: Way, office: OfficeRow, plan: PlanRow) -> list[Cell]:
    return [
        plan.tindak_lanjut,
        way.office(office.kantor, office.nama, "rencana"),
        plan.indikator,
        plan.penanggung_jawab,
        day_words(plan.tenggat),
        plan.status_teks,
    ]

"""A page for each unit: what it reported, its indicators, its plans; only what documents on the site say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ukur.site.indikator_line import IndikatorLine, count_lines, indikator_line
from ukur.site.links import Links
from ukur.site.material import UNIT_INDEX, SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.plan_list import PlanGroup, whole_group
from ukur.site.template_engine import TemplateEngine
from ukur.site.tracked_plans import TrackedRencana, count_states
from ukur.site.unit_report import UnitFacts, UnitPeriod, unit_page

TITLE = "Unit"


@dataclass(frozen=True)
class ShownUnit:
    """A unit as pages show it; ``state`` is how its newest document stands, in one sentence."""

    key: str
    nama: str
    term: str
    parent: str
    state: str
    counts: Markup
    plans: str
    lines: tuple[IndikatorLine, ...]
    shared: tuple[tuple[str, str, str], ...]
    periods: tuple[UnitPeriod, ...]
    group: PlanGroup | None


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the list of units and the page of each, where there is more than one."""
    if not material.unit_index:
        return
    facts, known = UnitFacts(material), material.catalogue.instansi.unit
    shown = tuple((d.periode, d.konsep, d.baris, d.tindak_lanjut) for d in material.dokumen.values())
    parts = (known, material.catalogue.indikator, shown)
    yield SitePage(
        UNIT_INDEX,
        TITLE,
        f"Unit {material.catalogue.instansi.nama}: indikator, laporan, dan rencana aksinya",
        lambda: engine.render(
            "daftar_unit.html",
            UNIT_INDEX,
            units=_all_units(material, facts, Links(material, engine.alamat, UNIT_INDEX)),
            newest=material.newest,
            page_of=unit_page,
        ),
        parts,
        cari=lambda: (SearchEntry(TITLE, " ".join(unit.nama for unit in known.values())),),
    )
    for key in sorted(known):
        yield _page(material, engine, facts, key, parts)


def _page(
    material: SiteMaterial, engine: TemplateEngine, facts: UnitFacts, key: str, parts: tuple[object, ...]
) -> SitePage:
    src, name = unit_page(key), material.catalogue.instansi.unit[key].nama

    def render() -> str:
        link = Links(material, engine.alamat, src)
        shown = _shown(material, facts, link, key)
        return engine.render("unit.html", src, u=shown, newest=material.newest, link=link)

    return SitePage(
        src,
        name,
        f"{name}: indikator, laporan tiap triwulan, dan rencana aksi",
        render,
        (key, *parts),
        (
            PageSection("indikator", "Indikator"),
            PageSection("rencana", "Rencana aksi"),
            PageSection("laporan", "Laporan tiap triwulan"),
        ),
        induk=UNIT_INDEX,
        cari=lambda: (SearchEntry(name, " ".join(item.nama for item in facts.indicators.get(key, ()))),),
    )


def _all_units(material: SiteMaterial, facts: UnitFacts, link: Links) -> tuple[ShownUnit, ...]:
    known = material.catalogue.instansi.unit
    ordered = sorted(known, key=lambda key: (known[key].nama.casefold(), key))
    return tuple(_shown(material, facts, link, key) for key in ordered)


def _shown(material: SiteMaterial, facts: UnitFacts, link: Links, key: str) -> ShownUnit:
    known, plans = material.catalogue.instansi.unit, facts.plans.get(key, ())
    unit, periods = known[key], tuple(facts.periods.get(key, ()))
    lines = tuple(
        indikator_line(item, link, material.series.get(item.kode, ()))
        for item in facts.indicators.get(key, ())
    )
    return ShownUnit(
        key,
        unit.nama,
        unit.title,
        known[unit.induk].nama if unit.induk and unit.induk in known else "",
        _state(material, periods),
        count_lines(lines),
        count_states(plans, every=False),
        lines,
        tuple(_shared(material, link, key)),
        periods,
        _group(plans, link),
    )


def _group(plans: Sequence[TrackedRencana], link: Links) -> PlanGroup | None:
    return whole_group("rencana", "Rencana aksi", plans, link) if plans else None


def _state(material: SiteMaterial, periods: Sequence[UnitPeriod]) -> str:
    """Return how the newest document stands: ``3 dari 4 indikator melapor, 1 ditunggu``; empty of others."""
    newest = material.newest
    if newest is None or not periods or periods[0].periode != newest.periode:
        return ""
    last = periods[0]
    waiting = f", {len(last.waiting)} ditunggu" if last.waiting else ""
    not_due = f", {last.not_due} belum waktunya" if last.not_due else ""
    return f"{last.reported} dari {last.asked} indikator melapor{waiting}{not_due}"


def _shared(material: SiteMaterial, link: Links, key: str) -> Iterator[tuple[str, str, str]]:
    """Yield the indicators of others to which a unit adds a part: code, name and address."""
    for item in material.catalogue.by_code:
        if key in item.unit_bagian and key not in item.unit.keys:
            yield item.kode, item.nama, link.indikator(item.kode)

"""The pages of plans: what is late, what runs, what is done; by deadline, by person and by unit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ukur.document.date_text import date_text
from ukur.model.periode import quarter_end
from ukur.model.sop import Tahap
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.plan_list import PlanGroup, by_deadline, by_owner, by_unit
from ukur.site.template_engine import TemplateEngine
from ukur.site.tracked_plans import TrackedRencana, all_rencana, count_states

SRC = "rencana-aksi.md"
SCHEDULE = "jadwal.ics"
"""The calendar of deadlines, beside the pages."""


class PlanOrder(NamedTuple):
    """One way to group the plans: the page that does so, and its name."""

    src: str
    title: str
    name: str
    groups: Callable[[Sequence[TrackedRencana], Links], Iterator[PlanGroup]]


_ORDERS = (
    PlanOrder(SRC, "Rencana aksi", "Batas waktu", by_deadline),
    PlanOrder(
        "rencana-aksi/penanggung-jawab.md",
        "Rencana aksi menurut penanggung jawab",
        "Penanggung jawab",
        by_owner,
    ),
    PlanOrder("rencana-aksi/unit.md", "Rencana aksi menurut unit", "Unit", by_unit),
)


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page of plans by deadline; the same by person and by unit where there are any."""
    plans = all_rencana(material.dokumen)
    orders = _ORDERS[: 3 if material.unit_index else 2] if plans else _ORDERS[:1]
    for order in orders:
        yield _page(material, engine, plans, order, orders)


def _page(
    material: SiteMaterial,
    engine: TemplateEngine,
    plans: Sequence[TrackedRencana],
    order: PlanOrder,
    orders: Sequence[PlanOrder],
) -> SitePage:
    link, newest = Links(material, engine.alamat, order.src), material.newest
    deciding = _deciding_step(material)
    groups = tuple(order.groups(plans, link))

    def render() -> str:
        return engine.render(
            "rencana_aksi.html",
            order.src,
            title=order.title,
            groups=groups,
            counts=count_states(plans),
            newest=newest.periode if newest else None,
            last_day=date_text(quarter_end(newest.periode)) if newest else "",
            has_draft=any(document.konsep for document in material.dokumen.values()),
            orders=[(one.name, "" if one is order else link.way_to(one.src)) for one in orders],
            langkah=deciding,
            jadwal=SCHEDULE if _has_schedule(material, plans) else "",
            ada_dokumen=bool(material.dokumen),
        )

    return SitePage(
        order.src,
        order.title,
        f"{order.title}: {material.catalogue.instansi.nama}",
        render,
        (deciding, material.deadlines, groups, newest.periode if newest else None),
        tuple(PageSection(group.id, group.title) for group in groups),
        induk=None if order.src == SRC else SRC,
        cari=lambda: (SearchEntry(order.title, _search_text(plans)),) if order.src == SRC else (),
    )


def _deciding_step(material: SiteMaterial) -> int:
    steps = material.catalogue.sop.langkah
    return next((step.nomor for step in steps if step.tahap is Tahap.DOKUMEN), 0)


def _has_schedule(material: SiteMaterial, plans: Iterable[TrackedRencana]) -> bool:
    """Return whether anything has a day that a calendar could remind of."""
    dated = any(item.hari for item in material.deadlines)
    return dated or any(plan.aksi.hari_batas_waktu for plan in plans if not plan.is_finished)


def _search_text(plans: Iterable[TrackedRencana]) -> str:
    return " ".join(f"{plan.aksi.kode} {plan.aksi.tindak_lanjut}" for plan in plans)

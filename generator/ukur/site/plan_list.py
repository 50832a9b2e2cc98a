"""Plans as pages list them: one line a plan with its history folded, in groups that links can lead to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.model.periode import Periode
from ukur.site.document_tables import evidence_link, linked
from ukur.site.fragments import DRAFT_HTML
from ukur.site.links import Links
from ukur.site.table_html import escape
from ukur.site.tracked_plans import PlanState, TrackedRencana, count_states, is_silent
from ukur.site.unit_report import unit_of_row, unit_page

NO_DEADLINE, NOBODY = "Tanpa batas waktu", "Tanpa penanggung jawab"
_SIGN = {PlanState.LATE: ("lewat", "✗"), PlanState.RUNNING: ("jalan", "○"), PlanState.DONE: ("ya", "✓")}


@dataclass(frozen=True)
class PlanLine:
    """A plan as a page lists it: what stands in its line, and ``history``, label and text, folded below."""

    anchor: str
    style: str
    sign: str
    state: str
    deadline: str
    action: str
    kode: str
    nama: str
    address: str
    said: tuple[str, ...]
    draft: bool
    history: tuple[tuple[Markup, Markup], ...]


@dataclass(frozen=True)
class PlanGroup:
    """Plans under one heading: those to be read, and those that are done, which are folded.

    ``address`` is the page of the unit that the heading names.
    """

    id: str
    title: str
    counts: str
    lines: tuple[PlanLine, ...]
    done: tuple[PlanLine, ...] = ()
    address: str = ""


def by_deadline(plans: Sequence[TrackedRencana], link: Links) -> Iterator[PlanGroup]:
    """Yield late plans, then running ones by the quarter of their deadline, then those that are done."""
    late = [plan for plan in plans if plan.state is PlanState.LATE]
    done = [plan for plan in plans if plan.state is PlanState.DONE]
    if late:
        yield PlanGroup("lewat", "Lewat batas waktu", _plans(late), _lines(late, link))
    running = (plan for plan in plans if plan.state is PlanState.RUNNING)
    for quarter, members in groupby(running, key=_quarter_due):
        group = list(members)
        name = f"batas-{quarter}" if quarter else "tanpa-batas"
        title = f"Batas waktu {quarter.title}" if quarter else NO_DEADLINE
        yield PlanGroup(name, title, _plans(group), _lines(group, link))
    if done:
        yield PlanGroup("selesai", "Selesai", _plans(done), (), _lines(done, link))


def by_owner(plans: Sequence[TrackedRencana], link: Links) -> Iterator[PlanGroup]:
    """Yield the plans of each person that answers for some, who has most of them late first."""
    yield from _grouped(plans, link, lambda plan: plan.aksi.penanggung_jawab, NOBODY)


def by_unit(plans: Sequence[TrackedRencana], link: Links) -> Iterator[PlanGroup]:
    """Yield the plans of each unit that answered for the indicator."""
    pages = {
        unit.nama.casefold(): link.way_to(unit_page(key))
        for key, unit in link.bahan.catalogue.instansi.unit.items()
    }
    for group in _grouped(plans, link, lambda plan: unit_name(link, plan), "Tanpa unit"):
        yield replace(group, address=pages.get(group.title.casefold(), ""))


def unit_name(link: Links, plan: TrackedRencana) -> str:
    """Return the unit that answered for the indicator then, by its name."""
    catalogue = link.bahan.catalogue
    unit = unit_of_row(catalogue, plan.periode, plan.row)
    return catalogue.instansi.unit[unit].nama if unit in catalogue.instansi.unit else unit


def whole_group(name: str, title: str, plans: Sequence[TrackedRencana], link: Links) -> PlanGroup:
    """Return plans under one heading, the open ones first."""
    still = [plan for plan in plans if not plan.is_finished]
    done = [plan for plan in plans if plan.is_finished]
    return PlanGroup(name, title, count_states(plans, every=False), _lines(still, link), _lines(done, link))


def _grouped(
    plans: Sequence[TrackedRencana], link: Links, take: Callable[[TrackedRencana], str], nobody: str
) -> Iterator[PlanGroup]:
    """Yield a group for each title; its anchor is the number by which its first plan came, which stays."""
    numbers: dict[str, int] = {}
    for plan in sorted(plans, key=lambda plan: (plan.periode, plan.aksi.kode, plan.number)):
        numbers.setdefault(_title(take(plan), nobody).casefold(), len(numbers) + 1)
    groups: dict[str, tuple[str, list[TrackedRencana]]] = {}
    for plan in plans:
        title = _title(take(plan), nobody)
        groups.setdefault(title.casefold(), (title, []))[1].append(plan)
    for title, members in sorted(groups.values(), key=_most_late):
        yield whole_group(f"oleh-{numbers[title.casefold()]}", title, members, link)


def _title(text: str, nobody: str) -> str:
    """Return a name with its spaces set right, so that one person is one group."""
    plain = " ".join(text.split())
    return nobody if plain in {"", DASH} else plain


def _most_late(group: tuple[str, list[TrackedRencana]]) -> tuple[int, int, str]:
    title, plans = group
    late = sum(plan.state is PlanState.LATE for plan in plans)
    return -late, -sum(not plan.is_finished for plan in plans), title.casefold()


def _quarter_due(plan: TrackedRencana) -> Periode | None:
    day = plan.deadline.nilai
    return Periode(day.year, (day.month + 2) // 3) if day else None


def _plans(plans: Sequence[TrackedRencana]) -> str:
    return f"{len(plans)} rencana"


def _lines(plans: Iterable[TrackedRencana], link: Links) -> tuple[PlanLine, ...]:
    return tuple(_line(plan, link) for plan in plans)


def _line(plan: TrackedRencana, link: Links) -> PlanLine:
    style, sign = _SIGN[plan.state]
    return PlanLine(
        anchor=plan.anchor,
        style=style,
        sign=sign,
        state=str(plan.state),
        deadline=plan.aksi.batas_waktu if plan.aksi.batas_waktu != DASH else "",
        action=plan.aksi.tindak_lanjut,
        kode=plan.aksi.kode,
        nama=plan.row.nama,
        address=link.indikator(plan.aksi.kode),
        said=tuple(_said(plan, link)),
        draft=plan.konsep,
        history=tuple((Markup(label), Markup(text)) for label, text in _history(plan, link)),
    )


def _said(plan: TrackedRencana, link: Links) -> Iterator[str]:
    """Yield who answers for a plan and what was last heard of it; one unit alone need not be named."""
    owner, unit = plan.aksi.penanggung_jawab, unit_name(link, plan)
    if owner != DASH:
        yield owner
    if unit.casefold() not in owner.casefold() and link.bahan.unit_index:
        yield unit
    if not plan.is_finished:
        yield f"{plan.status} menurut {plan.per}"


def _history(plan: TrackedRencana, link: Links) -> Iterator[tuple[str, str]]:
    """Yield what is known of a plan beside its line, each a label and a text, escaped here."""
    aksi, made = plan.aksi, linked(plan.periode.title, link.dokumen(plan.periode, "rencana-aksi"))
    mark = DRAFT_HTML if plan.konsep else ""
    yield "Disusun", f"{made}{mark}: {escape(aksi.status)} {evidence_link(aksi)}".rstrip()
    facts = (("Target perbaikan", aksi.target_perbaikan), ("Anggaran", aksi.anggaran.teks))
    yield from ((label, escape(text)) for label, text in facts if text not in {"", DASH})
    for silent, reports in groupby(plan.riwayat, key=lambda item: is_silent(item[1])):
        same = list(reports)
        if silent and len(same) > 1:
            ways = [linked(str(p), link.dokumen(p, "tindak-lanjut")) for p in (same[0][0], same[-1][0])]
            yield f"{ways[0]} sampai {ways[1]}", f"{escape(same[0][1].status)} ({len(same)} laporan)"
            continue
        for periode, report in same:
            said = "" if report.uraian == DASH else f". {escape(report.uraian)}"
            text = f"{escape(report.status)}{said} {evidence_link(report)}".rstrip()
            yield f"Laporan {linked(str(periode), link.dokumen(periode, 'tindak-lanjut'))}", text

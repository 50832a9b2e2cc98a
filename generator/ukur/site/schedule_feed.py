"""The calendar feed: what phones remind of, the deadlines of the SOP's steps and of open rencana aksi."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterator

from ukur.measure.collection import StepDeadline
from ukur.model.periode import quarter_end
from ukur.site.datasets import Addresses
from ukur.site.icalendar import DayEvent, calendar_bytes
from ukur.site.material import SiteMaterial
from ukur.site.page import SiteFile
from ukur.site.page_rencana_aksi import SCHEDULE
from ukur.site.page_rencana_aksi import SRC as PLANS
from ukur.site.template_engine import TemplateEngine
from ukur.site.tracked_plans import TrackedRencana, all_rencana

_DAY = datetime.timedelta(days=1)


def schedule_events(material: SiteMaterial, addresses: Addresses) -> tuple[DayEvent, ...]:
    """Return the events by day; a deadline that nobody can count yet, or that was only words, is not one."""
    events = (*_steps(material, addresses), *_plans(material, addresses))
    return tuple(sorted(events, key=lambda event: (event.day, event.uid)))


def schedule_files(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SiteFile]:
    """Yield the calendar, where there is anything in it: an empty one is none by its grammar."""
    events = schedule_events(material, Addresses(material.situs, engine.alamat, SCHEDULE))
    if events:
        office = material.catalogue.instansi
        name = f"Jadwal kinerja {office.nama_singkat} {office.daerah}"
        about = ". ".join(("Batas waktu langkah SOP dan rencana aksi yang belum selesai", *material.marks))
        yield SiteFile(SCHEDULE, calendar_bytes(name, f"{about}.", events))


def _open(material: SiteMaterial) -> list[TrackedRencana]:
    return [plan for plan in all_rencana(material.dokumen) if not plan.is_finished]


def _steps(material: SiteMaterial, addresses: Addresses) -> Iterator[DayEvent]:
    for item in material.deadlines:
        if item.hari is not None:
            yield DayEvent(
                uid=_uid(material, f"{item.periode}/langkah-{item.nomor}"),
                stamp=quarter_end(item.periode) + _DAY,
                day=item.hari,
                title=f"{item.periode}: batas langkah {item.nomor} SOP",
                description=_step_text(item),
                url=_absolute(material, addresses.page_address("sop.md")),
            )


def _step_text(item: StepDeadline) -> str:
    return f"{item.kegiatan}\n{item.periode.title}. Menurut {item.alasan}."


def _plans(material: SiteMaterial, addresses: Addresses) -> Iterator[DayEvent]:
    """Yield one event for each open plan; those of one indicator are counted as its document has them."""
    count: Counter[tuple[str, str]] = Counter()
    for plan in sorted(_open(material), key=lambda plan: (plan.periode, plan.aksi.kode)):
        aksi, place = plan.aksi, (str(plan.periode), plan.aksi.kode)
        count[place] += 1
        if aksi.hari_batas_waktu is not None:
            yield DayEvent(
                uid=_uid(material, f"{plan.periode}/{aksi.kode}/rencana-{count[place]}"),
                stamp=quarter_end(plan.periode) + _DAY,
                day=aksi.hari_batas_waktu,
                title=f"{aksi.kode}: batas rencana aksi {plan.periode}",
                description=_plan_text(plan),
                url=_absolute(material, addresses.page_address(PLANS)),
            )


def _plan_text(plan: TrackedRencana) -> str:
    aksi = plan.aksi
    return f"{aksi.tindak_lanjut}\nPenanggung jawab: {aksi.penanggung_jawab}. Status: {plan.status}."


def _absolute(material: SiteMaterial, address: str) -> str | None:
    """Return an address where the site's own is known: a calendar is read far away from it."""
    return address if material.situs else None


def _uid(material: SiteMaterial, name: str) -> str:
    """Return a name that stays: of the office, and what it names there."""
    office = material.catalogue.instansi
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("ukur", office.pemerintah, office.singkatan, name))))

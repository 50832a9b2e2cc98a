"""Every rencana aksi of the published documents with its latest known status; the open ones first."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from markupsafe import Markup

from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, ShownAksi
from ukur.document.sections import ShownTindakLanjut
from ukur.document.tabel.declaration import Column, Kind, Table
from ukur.document.tabel.plan import PLANS
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import deadline
from ukur.model.pengukuran import StatusAksi
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.site.document_tables import evidence_link, linked, of_documents
from ukur.site.fragments import DRAFT_HTML
from ukur.site.links import Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageSection, SearchEntry, SitePage
from ukur.site.table_html import Look, escape, table
from ukur.site.template_engine import TemplateEngine

SRC = "rencana-aksi.md"
SCHEDULE = "jadwal.ics"
"""The calendar of deadlines, beside the pages."""
_KNOWN_STATUSES = frozenset(str(status) for status in StatusAksi)


@dataclass
class TrackedRencana:
    """A plan, the document that made it, and what later documents report, oldest first.

    ``status`` is the latest known one and ``per`` the document that gives it.
    """

    periode: Periode
    konsep: bool
    aksi: ShownAksi
    status: str
    per: Periode
    lewat: bool = False
    riwayat: list[tuple[Periode, ShownTindakLanjut]] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.status == StatusAksi.SELESAI

    def take_report(self, periode: Periode, report: ShownTindakLanjut) -> None:
        """Take in what a later document says; a document that says nothing repeats the last status."""
        reported = report.status in _KNOWN_STATUSES
        self.status = report.status if reported else report.status_lalu
        self.per = periode if reported else self.per
        self.lewat = report.lewat
        self.riwayat.append((periode, report))


def all_rencana(dokumen: Mapping[Periode, DokumenPengukuran]) -> list[TrackedRencana]:
    """Return every plan: open before finished, late before others, then the oldest first."""
    plans: list[TrackedRencana] = []
    for periode, document in sorted(dokumen.items()):
        waiting = _waiting(plans)
        for report in document.tindak_lanjut:
            same = waiting.get(_key(report, report.asal))
            if same:
                same.popleft().take_report(periode, report)
        plans += (
            TrackedRencana(periode, document.konsep, plan, plan.status, periode)
            for plan in document.rencana_aksi
        )
    return sorted(plans, key=lambda plan: (plan.is_finished, not plan.lewat, plan.periode, plan.aksi.kode))


def _waiting(plans: Iterable[TrackedRencana]) -> dict[tuple[str, ...], deque[TrackedRencana]]:
    """Plans of one indicator that say the same are told apart by their order, which reports keep."""
    waiting: dict[tuple[str, ...], deque[TrackedRencana]] = {}
    for plan in plans:
        if not plan.is_finished:
            waiting.setdefault(_key(plan.aksi, str(plan.periode)), deque()).append(plan)
    return waiting


def _key(plan: ShownAksi | ShownTindakLanjut, origin: str) -> tuple[str, ...]:
    return origin, plan.kode, plan.tindak_lanjut, plan.penanggung_jawab, plan.batas_waktu


_HEADING = {column.name: column.heading for column in PLANS.columns}
STATUS = Table(
    "status_rencana",
    lambda document: (),
    (
        Column("indikator", _HEADING["indikator"], value=attrgetter("item.aksi.kode"), row_heading=True),
        Column("dokumen", "Dokumen", value=attrgetter("periode")),
        *(
            Column(name, _HEADING[name], value=attrgetter(f"item.aksi.{name}"))
            for name in ("tindak_lanjut", "penanggung_jawab")
        ),
        Column(
            "batas_waktu", _HEADING["batas_waktu"], value=attrgetter("item.aksi.batas_waktu"), mark=deadline
        ),
        Column("anggaran", _HEADING["anggaran"], value=attrgetter("item.aksi.anggaran"), kind=Kind.FIGURE),
        Column("status", "Status terakhir"),
    ),
)
"""All plans of all documents, each with the latest status that is known."""


def _table(plans: Iterable[TrackedRencana], link: Links, label: str) -> Markup:
    rows = of_documents(((plan.periode, plan) for plan in plans), link)

    def document(row: Record) -> str:
        mark = DRAFT_HTML if row.item.konsep else ""
        return linked(row.periode, link.dokumen(row.periode, "rencana-aksi")) + mark

    cells = {
        "indikator": lambda row: linked(row.item.aksi.kode, link.indikator(row.item.aksi.kode)),
        "dokumen": document,
        "status": lambda row: (
            f'{escape(row.item.status)} <span class="ukur-kecil">(menurut {row.item.per})</span>'
        ),
    }
    look = Look("ukur-aksi", cells, below=lambda row: _history(row.item, link), short=True)
    return Markup(table(STATUS, rows[0].document, look, rows, f"Rencana aksi {label}") if rows else "")


def _history(plan: TrackedRencana, link: Links) -> str:
    """Return what is known of a plan beside its latest status: evidence it began with, and each report."""
    parts = []
    if plan.aksi.bukti:
        parts.append(("Saat disusun", f"{escape(plan.aksi.status)}. {evidence_link(plan.aksi)}"))
    for periode, report in plan.riwayat:
        said = "" if report.uraian == DASH else escape(report.uraian)
        way = linked(str(periode), link.dokumen(periode, "tindak-lanjut"))
        parts.append((f"Laporan {way}", f"{escape(report.status)}. {said} {evidence_link(report)}".rstrip()))
    rows = " ".join(f"<dt>{heading}</dt> <dd>{text}</dd>" for heading, text in parts)
    return f'<dl class="ukur-meta">{rows}</dl>' if rows else ""


def build_pages(material: SiteMaterial, engine: TemplateEngine) -> Iterator[SitePage]:
    """Yield the page of plans."""
    documents = tuple(material.dokumen.items())
    plans = all_rencana(material.dokumen)
    open_ = [plan for plan in plans if not plan.is_finished]
    done = [plan for plan in plans if plan.is_finished]
    steps = material.catalogue.sop.langkah
    deciding = next((step.nomor for step in steps if step.tahap is Tahap.DOKUMEN), 0)

    def render() -> str:
        link = Links(material, engine.alamat, SRC)
        return engine.render(
            "rencana_aksi.html",
            SRC,
            langkah=deciding,
            terbuka=open_,
            selesai=done,
            tabel_terbuka=_table(open_, link, "yang belum selesai"),
            tabel_selesai=_table(done, link, "yang selesai"),
            jadwal=SCHEDULE if _has_schedule(material, open_) else "",
            lewat=sum(plan.lewat for plan in open_),
            ada_dokumen=bool(documents),
            ada_konsep=any(document.konsep for _, document in documents),
        )

    yield SitePage(
        SRC,
        "Rencana aksi",
        f"Rencana aksi {material.catalogue.instansi.nama} dan status terakhirnya",
        render,
        (
            deciding,
            material.deadlines,
            *((periode, doc.konsep, doc.rencana_aksi, doc.tindak_lanjut) for periode, doc in documents),
        ),
        tuple(_sections(open_, done)),
        cari=lambda: (SearchEntry("Rencana aksi", _search_text(plans)),),
    )


def _has_schedule(material: SiteMaterial, open_: Iterable[TrackedRencana]) -> bool:
    """Return whether anything has a day that a calendar could remind of."""
    dated = any(item.hari for item in material.deadlines)
    return dated or any(plan.aksi.hari_batas_waktu for plan in open_)


def _sections(open_: Iterable[TrackedRencana], done: Iterable[TrackedRencana]) -> Iterator[PageSection]:
    if open_:
        yield PageSection("terbuka", "Belum selesai")
    if done:
        yield PageSection("selesai", "Selesai")


def _search_text(plans: Iterable[TrackedRencana]) -> str:
    return " ".join(f"{plan.aksi.kode} {plan.aksi.tindak_lanjut}" for plan in plans)

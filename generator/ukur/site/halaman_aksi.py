"""Every rencana aksi of the published documents with its latest known status; the open ones first."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from markupsafe import Markup

from ukur.document.bagian import TindakLanjutTampil
from ukur.document.nilai import AksiTampil, DokumenPengukuran
from ukur.document.tabel.declaration import Column, Kind, Table
from ukur.document.tabel.plan import PLANS
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import deadline
from ukur.document.teks import KOSONG
from ukur.model.pengukuran import StatusAksi
from ukur.model.periode import Periode
from ukur.site.bahan import Bahan
from ukur.site.document_tables import evidence_link, linked, of_documents
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.mesin import Mesin
from ukur.site.potongan import KONSEP
from ukur.site.table_html import Look, escape, table
from ukur.site.tautan import Tautan

SRC = "rencana-aksi.md"
_DIKENAL = frozenset(str(status) for status in StatusAksi)


@dataclass
class Rencana:
    """A plan, the document that made it, and what later documents report, oldest first.

    ``status`` is the latest known one and ``per`` the document that gives it.
    """

    periode: Periode
    konsep: bool
    aksi: AksiTampil
    status: str
    per: Periode
    lewat: bool = False
    riwayat: list[tuple[Periode, TindakLanjutTampil]] = field(default_factory=list)

    @property
    def selesai(self) -> bool:
        """Whether nothing is left to do."""
        return self.status == StatusAksi.SELESAI

    def laporkan(self, periode: Periode, laporan: TindakLanjutTampil) -> None:
        """Take in what a later document says; a document that says nothing repeats the last status."""
        reported = laporan.status in _DIKENAL
        self.status = laporan.status if reported else laporan.status_lalu
        self.per = periode if reported else self.per
        self.lewat = laporan.lewat
        self.riwayat.append((periode, laporan))


def semua(dokumen: Mapping[Periode, DokumenPengukuran]) -> list[Rencana]:
    """Return every plan: open before finished, late before others, then the oldest first."""
    plans: list[Rencana] = []
    for periode, document in sorted(dokumen.items()):
        waiting = _waiting(plans)
        for report in document.tindak_lanjut:
            same = waiting.get(_key(report, report.asal))
            if same:
                same.popleft().laporkan(periode, report)
        plans += (
            Rencana(periode, document.konsep, plan, plan.status, periode) for plan in document.rencana_aksi
        )
    return sorted(plans, key=lambda plan: (plan.selesai, not plan.lewat, plan.periode, plan.aksi.kode))


def _waiting(plans: Iterable[Rencana]) -> dict[tuple[str, ...], deque[Rencana]]:
    """Plans of one indicator that say the same are told apart by their order, which reports keep."""
    waiting: dict[tuple[str, ...], deque[Rencana]] = {}
    for plan in plans:
        if not plan.selesai:
            waiting.setdefault(_key(plan.aksi, str(plan.periode)), deque()).append(plan)
    return waiting


def _key(plan: AksiTampil | TindakLanjutTampil, asal: str) -> tuple[str, ...]:
    return asal, plan.kode, plan.tindak_lanjut, plan.penanggung_jawab, plan.batas_waktu


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


def _table(plans: Iterable[Rencana], tautan: Tautan, label: str) -> Markup:
    rows = of_documents(((plan.periode, plan) for plan in plans), tautan)

    def document(row: Record) -> str:
        mark = KONSEP if row.item.konsep else ""
        return linked(row.periode, tautan.dokumen(row.periode, "rencana-aksi")) + mark

    cells = {
        "indikator": lambda row: linked(row.item.aksi.kode, tautan.indikator(row.item.aksi.kode)),
        "dokumen": document,
        "status": lambda row: (
            f'{escape(row.item.status)} <span class="ukur-kecil">(menurut {row.item.per})</span>'
        ),
    }
    look = Look("ukur-aksi", cells, below=lambda row: _history(row.item, tautan), short=True)
    return Markup(table(STATUS, rows[0].document, look, rows, f"Rencana aksi {label}") if rows else "")


def _history(plan: Rencana, tautan: Tautan) -> str:
    """Return what is known of a plan beside its latest status: evidence it began with, and each report."""
    parts = []
    if plan.aksi.bukti:
        parts.append(("Saat disusun", f"{escape(plan.aksi.status)}. {evidence_link(plan.aksi)}"))
    for periode, report in plan.riwayat:
        said = "" if report.uraian == KOSONG else escape(report.uraian)
        way = linked(str(periode), tautan.dokumen(periode, "tindak-lanjut"))
        parts.append((f"Laporan {way}", f"{escape(report.status)}. {said} {evidence_link(report)}".rstrip()))
    rows = " ".join(f"<dt>{heading}</dt> <dd>{text}</dd>" for heading, text in parts)
    return f'<dl class="ukur-meta">{rows}</dl>' if rows else ""


def halaman(bahan: Bahan, mesin: Mesin) -> Iterator[Halaman]:
    """Yield the page of plans."""
    documents = tuple(bahan.dokumen.items())
    plans = semua(bahan.dokumen)
    open_ = [plan for plan in plans if not plan.selesai]
    done = [plan for plan in plans if plan.selesai]

    def render() -> str:
        tautan = Tautan(bahan, mesin.alamat, SRC)
        return mesin.render(
            "rencana_aksi.html",
            SRC,
            terbuka=open_,
            selesai=done,
            tabel_terbuka=_table(open_, tautan, "yang belum selesai"),
            tabel_selesai=_table(done, tautan, "yang selesai"),
            lewat=sum(plan.lewat for plan in open_),
            ada_dokumen=bool(documents),
            ada_konsep=any(document.konsep for _, document in documents),
        )

    yield Halaman(
        SRC,
        "Rencana aksi",
        f"Rencana aksi {bahan.katalog.instansi.nama} dan status terakhirnya",
        render,
        tuple((periode, doc.konsep, doc.rencana_aksi, doc.tindak_lanjut) for periode, doc in documents),
        tuple(_sections(open_, done)),
        cari=lambda: (EntriCari("Rencana aksi", _search_text(plans)),),
    )


def _sections(open_: Iterable[Rencana], done: Iterable[Rencana]) -> Iterator[Bagian]:
    if open_:
        yield Bagian("terbuka", "Belum selesai")
    if done:
        yield Bagian("selesai", "Selesai")


def _search_text(plans: Iterable[Rencana]) -> str:
    return " ".join(f"{plan.aksi.kode} {plan.aksi.tindak_lanjut}" for plan in plans)

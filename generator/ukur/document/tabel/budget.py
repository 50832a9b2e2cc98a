"""The budget: pagu, realisasi and serapan of each node, and efficiency."""

from collections.abc import Callable, Iterator
from typing import Any

from ukur.document.sections import ShownAnggaran
from ukur.document.tabel import record
from ukur.document.tabel.cell import Named
from ukur.document.tabel.declaration import (
    DOCX,
    HTML,
    PAPER,
    PRINTED,
    XLSX,
    Column,
    Kind,
    Table,
    Unit,
    Width,
    above,
    item,
    literal,
    only_data,
    percentage,
)
from ukur.document.tabel.field import count, figure, number, text
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import NUMBER, PERIODE

BUDGET_DATA = Table(
    "anggaran",
    record.anggaran,
    (
        PERIODE,
        NUMBER,
        only_data("simpul", text("Kode program, kegiatan, atau sub kegiatan.", "Kode simpul"), above("kode")),
        only_data("jenis", text("Jenis simpul.", "Jenis"), above("jenis")),
        only_data("uraian", text("Nama simpul.", "Uraian"), above("uraian")),
        only_data("tingkat", count("Kedalaman di antara simpul beranggaran.", "Tingkat"), above("tingkat")),
        only_data("sampai_triwulan", count("Triwulan 1 sampai 4.", "Sampai triwulan"), item("triwulan")),
        only_data("pagu", number("rupiah", "Pagu setahun.", "Pagu"), above("pagu")),
        only_data("realisasi", number("rupiah", "Realisasi sampai dengan triwulan itu.", "Realisasi")),
        only_data("serapan", number("persen", "Realisasi dibagi pagu.", "Serapan")),
        only_data("rencana", number("rupiah", "Rencana kas sampai dengan triwulan itu; kosong bila kantor "
            "tidak mencatatnya.", "Rencana kas")),
        only_data("serapan_rencana", number("persen", "Realisasi dibagi rencana kas.", "Serapan rencana")),
    ),
    title="Anggaran",
    description="Pagu, realisasi sampai dengan tiap triwulan, dan serapannya; "
    "baris tanpa kode adalah jumlah.",
    key=("periode", "nomor", "sampai_triwulan"),
)  # fmt: skip


def budget(shown: ShownAnggaran) -> Table:
    """Return the table of a budget, with two columns for each quarter; the plan only for the last of them.

    Paper has no room for a plan and the amounts of earlier quarters: their own documents have them.
    """
    last, planned = len(shown.triwulan) - 1, bool(shown.jumlah.rencana)
    return Table(
        "anggaran",
        record.simpul_anggaran,
    (
        *_node(),
        *(column for at, title in enumerate(shown.triwulan)
            for column in _quarter(at, title, planned and at < last)),
        *(_plan(last, shown.triwulan[-1]) if planned else ()),
    ),
        caption=f"Pagu, realisasi, dan serapan anggaran tahun {shown.tahun}",
    )  # fmt: skip


def _node() -> Iterator[Column]:
    yield Column("kode", "Kode", Width(2, 0.5, 110), stands=PAPER | XLSX)
    name = "Program, kegiatan, dan sub kegiatan"
    yield Column("uraian", name, Width(4, 4, 260), stands=PAPER | XLSX)
    yield Column("simpul", name, value=_named, stands=HTML, row_heading=True)
    yield Column("jenis", "Jenis", Width(pixels=76), stands=XLSX)
    yield Column("tingkat", "Tingkat (0 = teratas)", Width(pixels=56), kind=Kind.COUNT, stands=XLSX)
    yield Column("pagu", "Pagu", Width(0, 0.4, 100), kind=Kind.FIGURE, unit=Unit.RUPIAH)


def _part(name: str, at: int) -> Callable[[Record], Any]:
    return lambda row: getattr(row.item, name)[at]


def _group(title: str) -> str:
    return f"s.d. {literal(title)}"


def _quarter(at: int, title: str, narrow: bool) -> Iterator[Column]:
    group = _group(title)
    yield Column(
        f"realisasi_{at}",
        "Realisasi",
        Width(0, 0.4, 100),
        value=_part("realisasi", at),
        group=group,
        kind=Kind.FIGURE,
        unit=Unit.RUPIAH,
        stands=XLSX | HTML if narrow else PRINTED,
    )
    yield percentage(f"serapan_{at}", "Serapan", Width(0, 0.2, 96), value=_part("serapan", at), group=group)


def _plan(at: int, title: str) -> Iterator[Column]:
    """Yield the columns of the cash plan, under the heading of their quarter."""
    group = _group(title)
    yield Column(
        f"rencana_{at}",
        "Rencana kas",
        Width(0, 0.4, 100),
        value=_part("rencana", at),
        group=group,
        kind=Kind.FIGURE,
        unit=Unit.RUPIAH,
    )
    name = f"serapan_rencana_{at}"
    yield percentage(
        name, "Serapan rencana", Width(0, 0.2, 96), value=_part("serapan_rencana", at), group=group
    )


def _named(row: Record) -> Named:
    return Named(row.item.kode, row.item.uraian)


EFFICIENCY = Table(
    "efisiensi",
    record.efisiensi,
    (
        PERIODE,
        only_data("sasaran", text("Kode sasaran.", "Kode sasaran", required=True), item("kode")),
        only_data("uraian", text("Uraian sasaran.", "Uraian")),
        Column("simpul", "Sasaran", Width(6, 4, 500), value=_named, row_heading=True),
        percentage("capaian", "Rata-rata capaian", Width(0, 0.4, 100),
            number("persen", "Rata-rata capaian indikator sasaran.")),
        percentage("serapan", "Serapan", Width(0, 0.4, 96), number("persen", "Serapan anggaran sasaran.")),
        Column("selisih", "Selisih", Width(0, 0.4, 96), number("poin persen", "Capaian dikurangi serapan."),
            kind=Kind.FIGURE, unit=Unit.POINT),
        Column("golongan", "Golongan", Width(2, 1, 96), text("efisien, cukup efisien, atau tidak efisien."),
            centred=DOCX | XLSX),
        Column("sisa", "Sisa anggaran", Width(4, 1.5, 400),
            figure("persen", "Sisa pagu, hanya diklaim bila semua target tercapai."), unit=Unit.PERCENT),
    ),
    caption="Efisiensi menurut sasaran",
    title="Efisiensi",
    description="Capaian sasaran dibandingkan dengan serapan anggarannya.",
    key=("periode", "sasaran"),
)  # fmt: skip

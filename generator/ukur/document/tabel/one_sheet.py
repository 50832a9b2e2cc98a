"""The *Formulir Pengukuran Kinerja* on one sheet: what was promised and reached, and the budget beside it."""

from collections.abc import Iterator
from operator import attrgetter

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran
from ukur.document.sections import AnggaranRow
from ukur.document.tabel import record
from ukur.document.tabel.cell import Named
from ukur.document.tabel.declaration import PDF, Column, Kind, Table, Unit, Width, item, percentage
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import named, said_once, sample_target, verdict
from ukur.model.pohon import JenisSimpul

TITLE = "Formulir Pengukuran Kinerja"


def _headline(part: str) -> Column:
    return Column(part, part.capitalize(), Width(0), value=item(f"headline.{part}"), kind=Kind.FIGURE,
        stands=PDF, mark=sample_target if part == "target" else lambda row: None)  # fmt: skip


def _unit(row: Record) -> str:
    """Return the unit, and what the figures cover where the sheet cannot say it once for all of them."""
    unit: str = row.item.satuan
    return unit if row.parent else f"{unit}, {row.item.headline.judul}"


def _rows(document: DokumenPengukuran) -> Iterator[Record]:
    """Yield the indicators, each below what the figures cover, asked once: it rests on all rows."""
    covered = scope_line(document)
    return (row._replace(parent=covered) for row in record.indikator(document))


FIGURES = Table(
    "lembar",
    _rows,
    (
        Column("nomor", "No", Width(fixed=0.9), value=attrgetter("number"), kind=Kind.ORDINAL, stands=PDF),
        Column("indikator", "Indikator kinerja", Width(7), value=lambda row: named(row.item), stands=PDF),
        Column("satuan", "Satuan", Width(1.4, words=True), value=_unit, stands=PDF),
        _headline("target"),
        _headline("realisasi"),
        percentage("capaian", "%", Width(0), value=said_once(item("headline.capaian")), stands=PDF),
        Column("status", "Status", Width(1.8, least=2), stands=PDF, mark=verdict),
    ),
    caption=TITLE,
    empty=wording.NO_INDICATOR,
)  # fmt: skip


def _programmes(document: DokumenPengukuran) -> Iterator[Record]:
    """Yield the programmes of the budget, the highest nodes where it has none, and the total."""
    budget = document.anggaran
    if budget is None:
        return
    nodes = [row for row in budget.baris if row.jenis == JenisSimpul.PROGRAM]
    nodes = nodes or [row for row in budget.baris if row.tingkat == 0]
    for number, row in enumerate((*nodes, budget.jumlah), 1):
        yield Record(str(document.periode), document, None, row, number)


def _name(row: AnggaranRow) -> Named | str:
    return Named(row.kode, row.uraian) if row.kode else row.uraian


BUDGET = Table(
    "lembar_anggaran",
    _programmes,
    (
        Column("program", "Program", Width(7), value=lambda row: _name(row.item), stands=PDF),
        Column("pagu", "Pagu", Width(0), kind=Kind.FIGURE, unit=Unit.RUPIAH, stands=PDF),
        Column("realisasi", "Realisasi", Width(0), value=lambda row: row.item.realisasi[-1],
            kind=Kind.FIGURE, unit=Unit.RUPIAH, stands=PDF),
        percentage("serapan", "%", Width(0), value=lambda row: row.item.serapan[-1], stands=PDF),
    ),
    caption="Anggaran",
)  # fmt: skip


def scope_line(document: DokumenPengukuran) -> str:
    """Return what the figures cover, where all of them cover the same: ``Target dan realisasi: setahun.``"""
    titles = {row.headline.judul for row in document.baris}
    return f"Target dan realisasi: {titles.pop()}." if len(titles) == 1 else ""

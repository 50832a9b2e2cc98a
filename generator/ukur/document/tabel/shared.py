"""Columns and marks that several tables share."""

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import NOTHING, Dated, Figure
from ukur.document.printed import read_date, read_figure
from ukur.document.tabel.cell import Named
from ukur.document.tabel.declaration import Mark, item, only_data, since_eighth
from ukur.document.tabel.field import PERIODE_PATTERN, count, text
from ukur.document.tabel.record import Record

CODE_TEXT = "Kode tetap indikator dalam kamus."

PERIODE = only_data(
    "periode",
    text("Triwulan dokumen, ditulis tahun-TWn.", "Periode", required=True, pattern=PERIODE_PATTERN),
    attrgetter("periode"),
)
KODE = only_data("kode", text(CODE_TEXT, "Kode indikator", required=True))
PARENT_KODE = only_data("kode", text(CODE_TEXT, "Kode indikator", required=True), attrgetter("parent.kode"))
NUMBER = only_data("nomor", count("Urutan baris.", "Nomor urut", 1), attrgetter("number"))


def day_of(path: str) -> Callable[[Record], Dated]:
    """Return what takes a printed date of the thing a record is about, with its day."""
    take = item(path)
    return lambda record: read_date(take(record))


def number_of(path: str) -> Callable[[Record], Figure]:
    """Return what takes a printed value of the thing a record is about, with its number."""
    take = item(path)
    return lambda record: read_figure(take(record))


def sample_target(record: Record) -> Mark | None:
    """Mark the target of an indicator that is only a sample; a blank one needs no mark."""
    return Mark.SAMPLE if record.item.target_contoh else None


def verdict(record: Record) -> Mark:
    """Mark whether an indicator reached its target."""
    reached = record.item.tercapai
    return Mark.OPEN if reached is None else Mark.REACHED if reached else Mark.MISSED


_CANNOT = "tidak dapat dihitung: "


def cause_alone(figure: Figure, document: DokumenPengukuran) -> Figure:
    """Return a capaian for a narrow column: where none can be computed, why, since edition 8 in two words."""
    if figure.nilai is not None or not since_eighth(document):
        return figure
    return replace(figure, teks=figure.teks.removeprefix(_CANNOT))


def said_once(take: Callable[[Record], Figure]) -> Callable[[Record], Figure]:
    """Return what takes a capaian for a narrow column of paper: where there is none the status of the row
    says why, and a reason of another scope keeps its cause alone.
    """

    def taken(record: Record) -> Figure:
        figure = take(record)
        said = figure.nilai is None and figure.teks == record.item.status
        return NOTHING if said and since_eighth(record.document) else cause_alone(figure, record.document)

    return taken


def deadline(record: Record) -> Mark | None:
    """Mark a deadline that has passed."""
    return Mark.LATE if record.item.lewat else None


def named(row: IndikatorRow, *, apart: bool = False) -> Named:
    """Return an indicator by its code and name."""
    return Named(row.kode, row.nama, apart)

"""What an indicator is compared with, and what helped and hindered it."""

from collections.abc import Iterator, Sequence
from typing import Any

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.direction_text import SIGN_NOTE, comparison_notes
from ukur.document.document_value import DokumenPengukuran
from ukur.document.figure import NOTHING, Figure
from ukur.document.shown_comparison import ShownAgainst, ShownComparison
from ukur.document.tabel import record
from ukur.document.tabel.cell import Lines
from ukur.document.tabel.declaration import (
    DOCX,
    HTML,
    PAPER,
    PDF,
    XLSX,
    Column,
    Kind,
    Table,
    Unit,
    Width,
    above,
    item,
    only_data,
    percentage,
)
from ukur.document.tabel.field import INDICATOR_UNIT, figure, number, text
from ukur.document.tabel.record import Record
from ukur.document.tabel.shared import NUMBER, PARENT_KODE, PERIODE, cause_alone, named

_PAGE = PAPER | HTML

_TO_DATE = "Realisasi s.d. triwulan {d.periode.roman}"
COMPARISON_DATA = Table(
    "pembanding",
    record.pembanding,
    (
        PERIODE,
        PARENT_KODE,
        NUMBER,
        only_data("dengan", text("Pembandingnya.", "Dibandingkan dengan", required=True)),
        only_data("nilai", figure(INDICATOR_UNIT, "Nilai pembanding.", "Nilai pembanding")),
        only_data("realisasi",
            figure(INDICATOR_UNIT, "Realisasi yang dibandingkan: sampai dengan triwulan ini, "
                "atau jumlah tahun-tahun Renstra.", "Realisasi")),
        only_data("realisasi_penuh",
            number(INDICATOR_UNIT, "Sebelum dibulatkan; kosong bila capaian dihitung dari realisasi tercetak "
                "atau dari jumlah tahun-tahun Renstra.", "Realisasi belum dibulatkan"), item("penuh")),
        only_data("capaian",
            figure("persen", "Realisasi itu terhadap pembanding; tahun lalu tidak mempunyai capaian.",
                "Capaian")),
        only_data("sumber", text("Sumber nilai pembanding.", "Sumber")),
    ),
    title="Pembandingan",
    description="Nilai tahun lalu, target akhir Renstra, dan standar nasional di samping realisasi.",
    key=("periode", "kode", "nomor"),
    refers=True,
)  # fmt: skip
WIDE_FROM = 8
"""Columns from which the table asks for a sheet on its side."""


def comparison(document: DokumenPengukuran) -> Table:
    """Return the table of a document: one row for each indicator, a column for each past year there is."""
    rows: list[ShownComparison] = [one.item for one in record.comparisons(document)]
    return Table(
        "pembandingan",
        record.comparisons,
        (
            *_indicator(),
            *(_year(tahun) for tahun in sorted({year.tahun for row in rows for year in row.tahun})),
            Column("kini", str(document.periode.tahun), Width(0, 0.3, 84), value=above("sampai.realisasi"),
                group=_TO_DATE, kind=Kind.FIGURE),
            Column("perubahan", "Perubahan", Width(0, 0.3, 100), value=_change,
                kind=Kind.FIGURE, unit=Unit.CHANGE),
            Column("arah", "Arah", Width(1.4, 0.6, 92, least=2.05), value=_direction,
                blank=DASH),
            *_against("renstra", _plan_name(rows), "Target", [row.renstra for row in rows]),
            *_against("nasional", "Standar nasional", "Nilai", [row.nasional for row in rows]),
            Column("catatan", "Catatan", Width(pixels=300), value=_notes, stands=XLSX, below=PAPER | HTML),
        ),
        caption="Pembandingan realisasi",
        empty=wording.NO_COMPARISON,
        note=SIGN_NOTE,
    )  # fmt: skip


def _indicator() -> Iterator[Column]:
    yield Column(
        "indikator",
        "Indikator",
        Width(4, 2.6),
        value=lambda row: named(row.parent),
        stands=_PAGE,
        row_heading=True,
    )
    yield Column("kode", "Kode", Width(pixels=70), value=above("kode"), stands=XLSX)
    yield Column("nama", "Indikator", Width(pixels=280), value=above("nama"), stands=XLSX)
    yield Column(
        "satuan", "Satuan", Width(1.2, 0.6, 70, words=True), value=above("satuan"), stands=PAPER | XLSX
    )


def _year(tahun: int) -> Column:
    def take(row: Record) -> Figure:
        return next((year.printed for year in row.item.tahun if year.tahun == tahun), NOTHING)

    return Column(
        f"tahun_{tahun}", str(tahun), Width(0, 0.3, 84), value=take, group=_TO_DATE, kind=Kind.FIGURE
    )


def _change(row: Record) -> Figure:
    return row.item.perubahan.perubahan if row.item.perubahan else NOTHING


def _direction(row: Record) -> str:
    return row.item.perubahan.words if row.item.perubahan else ""


def _plan_name(rows: Sequence[ShownComparison]) -> str:
    """Name the plan's end with its year, where all indicators have the same."""
    years = {row.renstra.tahun for row in rows if row.renstra}
    return f"Akhir Renstra {years.pop()}" if len(years) == 1 else "Akhir Renstra"


def _against(name: str, group: str, heading: str, others: Sequence[ShownAgainst | None]) -> Iterator[Column]:
    """Yield the columns of what every indicator is held against; what was added up for it stands between."""

    def column(field: str, title: str, width: Width, **more: Any) -> Column:
        def take(row: Record) -> Figure:
            other = getattr(row.item, name)
            return cause_alone(getattr(other, field), row.document) if other else NOTHING

        return Column(f"{name}_{field}", title, width, value=take, group=group, kind=Kind.FIGURE, **more)

    if any(others):
        yield column("nilai", heading, Width(0, 0.3, 84))
    if any(other and other.dijumlah for other in others):
        yield column("realisasi", "Realisasi", Width(0, 0.3, 84))
    if any(others):
        yield column("capaian", "Capaian", Width(0, 0.2, 90), unit=Unit.PERCENT)


def _notes(row: Record) -> Lines:
    return Lines(tuple(comparison_notes(row.item)))


def is_wide(document: DokumenPengukuran) -> bool:
    """Return whether the table has more columns than an upright sheet bears."""
    return len(comparison(document).printed(PDF, document)) >= WIDE_FROM


FACTORS = Table(
    "faktor",
    record.factor_records,
    (
        Column("indikator", "Indikator", Width(3, 3), value=lambda row: named(row.item)),
        percentage("capaian", "Capaian", Width(0, 0.3), value=item("headline.capaian"), stands=DOCX),
        Column("faktor_pendukung", wording.HELPED, Width(4, 3), blank=DASH),
        Column("faktor_penghambat", wording.HINDERED, Width(4, 3), blank=DASH),
    ),
    caption="Faktor menurut indikator",
)  # fmt: skip

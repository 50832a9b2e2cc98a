"""What an indicator is compared with, and what helped and hindered it."""

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.tabel import record
from ukur.document.tabel.declaration import (
    DOCX,
    HTML,
    PAPER,
    XLSX,
    Column,
    Kind,
    Table,
    Width,
    above,
    item,
    percentage,
)
from ukur.document.tabel.field import INDICATOR_UNIT, figure, text
from ukur.document.tabel.shared import NUMBER, PARENT_KODE, PERIODE, named

_PAGE = PAPER | HTML
COMPARISON = Table(
    "pembanding",
    record.pembanding,
    (
        PERIODE,
        PARENT_KODE,
        NUMBER,
        Column("indikator", "Indikator", Width(4, 2.6), value=lambda row: named(row.parent), stands=_PAGE,
            row_heading=True),
        Column("kode", "Kode", Width(pixels=70), value=above("kode"), stands=XLSX),
        Column("nama", "Indikator", Width(pixels=280), value=above("nama"), stands=XLSX),
        Column("dengan", "Dibandingkan dengan", Width(2.6, 1.2, 180), text("Pembandingnya.", required=True)),
        Column("nilai", "Nilai pembanding", Width(0, 0.3, 130), figure(INDICATOR_UNIT, "Nilai pembanding."),
            kind=Kind.FIGURE),
        Column("realisasi", "Realisasi periode ini", Width(0, 0.3, 130), value=above("setahun.realisasi"),
            kind=Kind.FIGURE),
        percentage("capaian", "Capaian", Width(0, 0.2, 100),
            figure("persen", "Realisasi terhadap pembanding; "
                "pada tahun lalu capaian tahun itu terhadap targetnya sendiri.")),
        Column("sumber", "Sumber", Width(2.8, 2.4, 260), text("Sumber nilai pembanding.")),
    ),
    caption="Pembandingan realisasi",
    empty=wording.NO_COMPARISON,
    note=wording.PAST_NOTE,
    title="Pembandingan",
    description="Nilai tahun lalu, target akhir Renstra, dan standar nasional di samping realisasi.",
    key=("periode", "kode", "nomor"),
    refers=True,
)  # fmt: skip
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

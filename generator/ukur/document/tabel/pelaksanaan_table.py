"""How the document came about: the SOP record, corrections of its figures, the analysis."""

from dataclasses import replace

from ukur.document import wording
from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran
from ukur.document.printed import read_figure
from ukur.document.sections import ShownKoreksi
from ukur.document.tabel import record
from ukur.document.tabel.declaration import Column, Kind, Table, Width, above, item, only_data, since_sixth
from ukur.document.tabel.field import INDICATOR_UNIT, count, day, figure, text
from ukur.document.tabel.shared import KODE, NUMBER, PERIODE, day_of, number_of

CORRECTIONS = Table(
    "koreksi",
    record.koreksi,
    (
        PERIODE,
        NUMBER,
        KODE,
        Column("indikator", "Indikator", Width(1.8, 0.3, 80), value=item("kode"), row_heading=True),
        Column("lama", "Semula", Width(0, 0.4, 110),
            figure(INDICATOR_UNIT, "Nilai yang pernah diterbitkan.", "Nilai lama"), value=number_of("lama"),
            kind=Kind.FIGURE),
        Column("baru", "Menjadi", Width(0, 0.4, 110),
            figure(INDICATOR_UNIT, "Nilai penggantinya.", "Nilai baru"), value=number_of("baru"),
            kind=Kind.FIGURE),
        Column("alasan", "Alasan", Width(3.4, 3, 300), text("Alasan koreksi.", required=True)),
        Column("sumber", "Sumber", Width(3, 2.4, 220), text("Sumber nilai baru.")),
        Column("diputuskan_oleh", "Diputuskan oleh", Width(2.2, 1.6, 170), text("Jabatan yang memutuskan.")),
        Column("tanggal", "Tanggal", Width(2, 1, 120), day("Tanggal keputusan."), value=day_of("tanggal")),
    ),
    caption="Koreksi angka",
    empty=wording.NO_CORRECTION,
    title="Koreksi",
    description="Perubahan angka yang sudah pernah diterbitkan.",
    key=("periode", "nomor"),
)  # fmt: skip
_WORDS = {"lama": Width(3, 2, 240), "baru": Width(3.4, 2.4, 260), "sumber": Width(2.2, 1.6, 180)}
"""Widths of a table in which words were corrected too: columns of figures would break them into letters."""


def corrections_title(document: DokumenPengukuran) -> str:
    """Return what the corrections are called: before edition 6 after figures, whatever they were of."""
    of_words = [_of_words(row) for row in document.koreksi] if since_sixth(document) else []
    if not any(of_words):
        return CORRECTIONS.caption
    return "Koreksi naskah" if all(of_words) else "Koreksi angka dan naskah"


def printed_corrections(document: DokumenPengukuran) -> Table:
    """Return the corrections as they are printed; since edition 6 words have the room of words."""
    if corrections_title(document) == CORRECTIONS.caption:
        return CORRECTIONS
    return replace(
        CORRECTIONS,
        columns=tuple(map(_for_words, CORRECTIONS.columns)),
        caption=corrections_title(document),
    )


def _for_words(column: Column) -> Column:
    if column.name not in _WORDS:
        return column
    return replace(column, width=_WORDS[column.name], kind=Kind.TEXT, value=item(column.name))


def _of_words(row: ShownKoreksi) -> bool:
    return read_figure(row.lama).nilai is None and read_figure(row.baru).nilai is None


SOP_RECORD = Table(
    "pelaksanaan_sop",
    record.pelaksanaan_sop,
    (
        PERIODE,
        Column("langkah", "No", Width(fixed=0.75, docx=0, pixels=58),
            count("Nomor langkah SOP.", "Langkah"), value=item("nomor"), kind=Kind.ORDINAL),
        Column("kegiatan", "Kegiatan", Width(4.2, least=2.5, docx=4, pixels=280),
            text("Kegiatan menurut SOP."), row_heading=True),
        Column("pelaksana", "Pelaksana", Width(2.1, 1.6, 130), text("Pelaksana menurut SOP.")),
        Column("waktu_baku", "Waktu baku", Width(1.4, 0.8, 80), text("Waktu menurut SOP.")),
        Column("oleh", "Dilaksanakan oleh", Width(2.2, 1.4, 150), text("Pelaksana yang dicatat.")),
        Column("waktu_nyata", "Waktu pelaksanaan", Width(2.4, 1.6, 170),
            text("Tanggal pelaksanaan, sebagaimana tercetak.")),
        Column("lama", "Lama", Width(1.6, 1, 110), text("Lamanya, sebagaimana tercetak.")),
        Column("catatan", "Catatan", Width(2.2, 1.2, 220), text("Catatan pelaksanaan."), blank=DASH),
    ),
    caption="Pelaksanaan SOP",
    empty=wording.NO_STEP,
    title="Pelaksanaan SOP",
    description="Langkah SOP: waktu baku, dan pelaksanaan yang dicatat.",
    key=("periode", "langkah"),
)  # fmt: skip
_STEP_WIDTHS = {"kegiatan": Width(3.8, least=2.5, docx=4, pixels=280), "catatan": Width(3.6, 2, 220)}


def has_steps(document: DokumenPengukuran) -> bool:
    """Return whether the record of the SOP's steps is a table: since edition 5 only with something in it."""
    if not document.since_fifth:
        return bool(document.catatan_sop)
    return any(row.oleh != wording.NOT_YET_RECORDED for row in document.catatan_sop)


def printed_steps(document: DokumenPengukuran) -> Table:
    """Return the record of steps for paper; without rows where none is recorded."""
    if not document.since_fifth:
        return SOP_RECORD
    rows = record.pelaksanaan_sop if has_steps(document) else record.nothing
    columns = (replace(one, width=_STEP_WIDTHS.get(one.name, one.width)) for one in SOP_RECORD.columns)
    said = wording.NO_RECORD if document.catatan_sop else SOP_RECORD.empty
    return replace(SOP_RECORD, rows=rows, columns=tuple(columns), empty=said)


ANALYSIS = Table(
    "analisis",
    record.analisis,
    (
        PERIODE,
        NUMBER,
        only_data("sasaran", text("Kode sasaran.", "Kode sasaran", required=True), above("kode")),
        only_data("bagian", text("Judul bagian analisis.", "Bagian", required=True), item("judul")),
        only_data("teks", text("Isi bagian itu.", "Teks")),
    ),
    title="Analisis",
    description="Analisis tiap sasaran, sebagaimana tertulis dalam dokumen.",
    key=("periode", "nomor"),
)  # fmt: skip

"""The sheets beside form and budget: comparisons, analysis, texts, evidence, breakdown, SOP, corrections."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ukur.document import wording
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, KamusRow
from ukur.document.tabel.annex import BREAKDOWN, EVIDENCE
from ukur.document.tabel.comparison_table import comparison
from ukur.document.tabel.declaration import Column, Table, Width, since_sixth
from ukur.document.tabel.pelaksanaan_table import (
    CORRECTIONS,
    SOP_RECORD,
    corrections_title,
    printed_corrections,
    printed_steps,
)
from ukur.document.tabel.plan import FOLLOW_UP, LHE
from ukur.document.tabel.record import Record
from ukur.document.xlsx.worksheet import Worksheet
from ukur.document.xlsx.xlsx_rows import lay, widths

INDIKATOR_NAME = "Nama indikator"  # begins the rows of the next indicator


@dataclass(frozen=True, slots=True)
class Annex:
    """A sheet of one table, whose columns may differ with the document."""

    nama: str
    judul: str
    tabel: Callable[[DokumenPengukuran], Table]


def annex_widths(attachment: Annex, d: DokumenPengukuran) -> list[int]:
    """Return the widths of the columns in pixels: every number is shown whole."""
    declared = attachment.tabel(d)
    return widths(lay(declared, d), declared.records(d))


def write_annex(sheet: Worksheet, attachment: Annex, d: DokumenPengukuran) -> tuple[int, int] | None:
    """Write the table; return the rows of its header, if there is one."""
    declared = attachment.tabel(d)
    rows, laid = declared.records(d), lay(declared, d)
    if not rows:
        sheet.write_paragraph(declared.empty)
        return None
    if declared.note:
        sheet.write_paragraph(declared.note, "kecil")
    header = sheet.table_header(laid.kolom)
    for row in rows:
        cells = laid.cells(row)
        sheet.table_row(laid.kolom, cells, "tebal" if INDIKATOR_NAME in cells else "")
    return header


def annex_title(attachment: Annex, d: DokumenPengukuran) -> str:
    """Return what a sheet is called in its first row."""
    return corrections_title(d) if attachment.nama == CORRECTED else attachment.judul


def shown_annexes(d: DokumenPengukuran, of: Sequence[Annex]) -> list[Annex]:
    """Return the sheets that a document has; since edition 6 none says in one sentence that it is empty."""
    if since_sixth(d):
        return [item for item in of if item.tabel(d).records(d)]
    return [item for item in of if item.nama != RINCIAN or any(row.rincian for row in d.baris)]


def empty_annexes(d: DokumenPengukuran) -> Iterator[tuple[str, str]]:
    """Yield title and sentence of each sheet that a document of edition 6 has no rows for."""
    for item in (*FOLLOW_UPS, *ANNEXES):
        declared = item.tabel(d)
        if declared.empty and not declared.records(d):
            yield item.judul, declared.empty


def _analisis(d: DokumenPengukuran) -> Iterator[Record]:
    for group in d.kelompok:
        name = f"{group.uraian}{f' ({wording.SAMPLE})' if group.contoh else ''}"
        parts = group.analisis.bagian if group.analisis else ((wording.ANALYSIS_TEXT, wording.NO_ANALYSIS),)
        programmes = (("Program menurut pohon kinerja", programme) for programme in group.program)
        for part in (*parts, *programmes):
            yield Record(str(d.periode), d, None, (group.kode, name, *part))


def _description(d: DokumenPengukuran) -> Iterator[Record]:
    kamus = {entry.kode: wording.in_words(entry, d) for entry in d.kamus}
    for row in d.baris:
        parts = ((INDIKATOR_NAME, row.nama), *_kamus(row, kamus.get(row.kode)), *_isian(row))
        for title, text in parts:
            if text:
                yield Record(str(d.periode), d, row, (row.kode, title, text))


def _kamus(row: IndikatorRow, entry: KamusRow | None) -> Iterator[tuple[str, str]]:
    if entry:
        yield "Definisi operasional", entry.definisi
    yield "Cara pengukuran", row.cara_pengukuran
    if entry:
        yield "Rumus capaian", entry.rumus
        yield "Gabungan triwulan", entry.agregasi
    yield "Sumber data", row.struk.sumber
    if entry:
        yield "Penanggung jawab", entry.penanggung_jawab


def _isian(row: IndikatorRow) -> Iterator[tuple[str, str]]:
    yield "Dasar target", row.dasar_target
    yield wording.CHANGED_TARGET, row.alasan_perubahan
    yield wording.EASIER_TARGET, row.target_lebih_mudah
    yield wording.SHARED, row.himpunan
    yield "Perhitungan", "\n".join(f"{label}: {text}" for label, text in row.struk.baris)
    yield wording.HELPED, row.faktor_pendukung
    yield wording.HINDERED, row.faktor_penghambat
    yield wording.NOTE, row.keterangan


def _column(at: int, heading: str, pixels: int) -> Column:
    return Column(f"kolom_{at}", heading, Width(pixels=pixels), value=lambda row: row.item[at])


_ANALYSIS = Table(
    "analisis",
    _analisis,
    (
        _column(0, "Sasaran", 70),
        _column(1, "Uraian sasaran", 220),
        _column(2, "Bagian", 190),
        _column(3, "Isi", 640),
    ),
    empty=wording.NO_GROUP,
)
_TEXTS = Table(
    "uraian",
    _description,
    (_column(0, "Kode", 80), _column(1, "Bagian", 180), _column(2, "Isi", 800)),
    empty=wording.NO_INDICATOR,
)


def _always(declared: Table) -> Callable[[DokumenPengukuran], Table]:
    return lambda document: declared


def _steps(document: DokumenPengukuran) -> Table:
    """Return the record of steps; since edition 6 only with something in it, as on paper."""
    return printed_steps(document) if since_sixth(document) else SOP_RECORD


FOLLOW_UPS: tuple[Annex, ...] = (
    Annex("Tindak lanjut", FOLLOW_UP.caption, _always(FOLLOW_UP)),
    Annex("Tindak lanjut LHE", LHE.caption, _always(LHE)),
)
"""Sheets since edition 6; before, these tables stood below the plans."""
RINCIAN, CORRECTED = "Rincian", "Koreksi"
ANNEXES: tuple[Annex, ...] = (
    Annex(
        "Pembandingan",
        "Pembandingan dengan tahun lalu, target akhir Renstra, dan standar nasional",
        comparison,
    ),
    Annex("Analisis", "Analisis menurut sasaran", _always(_ANALYSIS)),
    Annex("Uraian", "Uraian setiap indikator: kamus, sumber data, dan perhitungan", _always(_TEXTS)),
    Annex("Bukti", EVIDENCE.caption, _always(EVIDENCE)),
    Annex(RINCIAN, BREAKDOWN.caption, _always(BREAKDOWN)),
    Annex("SOP", SOP_RECORD.caption, _steps),
    Annex(CORRECTED, CORRECTIONS.caption, printed_corrections),
)

"""The workbook of a document: every sheet, in memory, the same bytes for the same document."""

import datetime
import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

import xlsxwriter

from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.budget import EFFICIENCY
from ukur.document.tabel.declaration import since_sixth
from ukur.document.tabel.section_titles import SECTIONS
from ukur.document.xlsx import (
    sheet_anggaran,
    sheet_formulir,
    sheet_indikator,
    sheet_metadata,
    sheet_rencana_aksi,
)
from ukur.document.xlsx.cell_formats import CellFormats
from ukur.document.xlsx.cell_places import FORMULIR, INDIKATOR, SUMMARY
from ukur.document.xlsx.print_setup import break_before, keep_together, set_up_page
from ukur.document.xlsx.sheet_annexes import (
    ANNEXES,
    FOLLOW_UPS,
    annex_title,
    annex_widths,
    shown_annexes,
    write_annex,
)
from ukur.document.xlsx.sheet_empty import EMPTY_PARTS, empty_parts, has_budget, has_plans, write_empty
from ukur.document.xlsx.sheet_empty import WIDTHS as EMPTY_WIDTHS
from ukur.document.xlsx.sheet_formulir import FilledForm
from ukur.document.xlsx.sheet_pengesahan import write_pengesahan
from ukur.document.xlsx.sheet_summary import Means, summary_widths, write_own_summary, write_summary
from ukur.document.xlsx.worksheet import Worksheet

FONT = "Arial"
RENCANA_AKSI, ANGGARAN, EFISIENSI, METADATA = "Rencana aksi", "Anggaran", "Efisiensi", "Metadata"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 10},
}


def write_xlsx(dokumen: DokumenPengukuran) -> bytes:
    """Return the workbook of a document."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, workbook_options()) as book:
        book.set_properties(_properties(dokumen))
        _write(_sheet(book, dokumen), dokumen)
    return buffer.getvalue()


def workbook_options() -> dict[str, Any]:
    """Return how every workbook is written; a copy, for the library writes into what it is given."""
    return deepcopy(_OPTIONS)


def _properties(d: DokumenPengukuran) -> dict[str, Any]:
    return {
        "title": d.judul,
        "subject": d.instansi,
        "author": d.instansi,
        "company": d.pemerintah,
        "status": " · ".join(d.tanda) or d.tahap,
        "created": datetime.datetime.fromisoformat(d.tanggal.isoformat()),
    }


def _sheet(book: Any, d: DokumenPengukuran) -> dict[str, Worksheet]:
    """Return every sheet, empty, by name, in the order of the workbook."""
    style, too_long = CellFormats(book, d.kertas.huruf or FONT), list[str]()
    printed = {INDIKATOR: sheet_indikator.LAST_PRINTED}
    folded = {FORMULIR: sheet_formulir.folded_columns(d)}
    return {
        name: Worksheet(
            book.add_worksheet(name), style, width, too_long, printed.get(name), folded.get(name, ())
        )
        for name, width in _widths(d)
    }


def _widths(d: DokumenPengukuran) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the sheets that the document has, each with the widths of its columns in pixels."""
    yield FORMULIR, sheet_formulir.formulir_widths(d)
    if since_sixth(d):
        yield SUMMARY, summary_widths(d)
    yield INDIKATOR, sheet_indikator.indikator_widths(d)
    if has_plans(d):
        yield RENCANA_AKSI, sheet_rencana_aksi.rencana_widths(d)
    if since_sixth(d):
        yield from ((item.nama, annex_widths(item, d)) for item in shown_annexes(d, FOLLOW_UPS))
    if has_budget(d):
        yield ANGGARAN, sheet_anggaran.anggaran_widths(d)
    if since_sixth(d) and d.anggaran and d.anggaran.efisiensi:
        yield EFISIENSI, sheet_anggaran.efisiensi_widths(d)
    yield METADATA, sheet_metadata.WIDTHS
    yield from ((item.nama, annex_widths(item, d)) for item in shown_annexes(d, ANNEXES))
    if empty_parts(d):
        yield EMPTY_PARTS, EMPTY_WIDTHS


def _write(sheets: dict[str, Worksheet], d: DokumenPengukuran) -> None:
    form, means = _write_form(sheets, d)

    sheet = sheets[INDIKATOR]
    _open(sheet, "Indikator: angka yang masuk rumus, dan kamus", d)
    sheet.write_paragraph(sheet_indikator.NOTE, "kecil")
    set_up_page(sheet, d, sheet_indikator.write_indikator(sheet, d, form), sheet_indikator.FROZEN_COLUMNS)

    if RENCANA_AKSI in sheets:
        sheet = _open(sheets[RENCANA_AKSI], SECTIONS["rencana-aksi"], d)
        sheet.go_down()
        write = sheet_rencana_aksi.write_plans if since_sixth(d) else sheet_rencana_aksi.write_rencana_aksi
        set_up_page(sheet, d, write(sheet, d), sheet_rencana_aksi.FROZEN_COLUMNS)

    if ANGGARAN in sheets:
        sheet = _open(sheets[ANGGARAN], SECTIONS["anggaran"], d)
        header = sheet_anggaran.write_anggaran(sheet, d, means)
        set_up_page(sheet, d, header, sheet_anggaran.FROZEN_COLUMNS)
    if EFISIENSI in sheets:
        sheet = _open(sheets[EFISIENSI], EFFICIENCY.caption, d)
        set_up_page(sheet, d, sheet_anggaran.write_efisiensi(sheet, d, means))

    for item in (item for item in (*FOLLOW_UPS, *ANNEXES) if item.nama in sheets):
        sheet = _open(sheets[item.nama], annex_title(item, d), d)
        set_up_page(sheet, d, write_annex(sheet, item, d))
    if EMPTY_PARTS in sheets:
        sheet = _open(sheets[EMPTY_PARTS], "Bagian yang tidak berisi pada periode ini", d)
        set_up_page(sheet, d, write_empty(sheet, d))

    sheet = _open(sheets[METADATA], "Metadata dokumen", d)
    header = sheet_metadata.write_metadata(sheet, d, form.tanpa_rumus, sheet.tak_muat)
    set_up_page(sheet, d, header)


def _write_form(sheets: dict[str, Worksheet], d: DokumenPengukuran) -> tuple[FilledForm, Means]:
    """Write form, summary and signature; since edition 6 the summary has a sheet of its own."""
    sheet = sheets[FORMULIR]
    form, below = sheet_formulir.write_formulir(sheet, d), sheet.baris
    if since_sixth(d):
        own = _open(sheets[SUMMARY], SECTIONS["ringkasan"], d)
        header, means = write_own_summary(own, d, form)
        set_up_page(own, d, header, freeze=False)
        write_pengesahan(sheet, d)
        keep_together(sheet, d, form.header_rows, form.last_rows)
    else:
        means = write_summary(sheet, d, form)
        write_pengesahan(sheet, d)
        break_before(sheet, d, below)
    set_up_page(sheet, d, form.header_rows, sheet_formulir.FROZEN_COLUMNS)
    return form, means


def _open(sheet: Worksheet, title: str, d: DokumenPengukuran) -> Worksheet:
    """Write title, office and period, and marks into the first rows, which every sheet has."""
    sheet.write_paragraph(title, "judul")
    sheet.write_paragraph(f"{d.instansi} · {d.judul}")
    if d.tanda:
        sheet.write_paragraph(" · ".join(d.tanda), "tanda")
    else:
        sheet.go_down()
    return sheet

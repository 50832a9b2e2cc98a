"""The workbook of a document: every sheet, in memory, the same bytes for the same document."""

import datetime
import io
from copy import deepcopy
from typing import Any

import xlsxwriter

from ukur.document.document_value import DokumenPengukuran
from ukur.document.tabel.section_titles import SECTIONS
from ukur.document.xlsx import (
    sheet_anggaran,
    sheet_formulir,
    sheet_indikator,
    sheet_metadata,
    sheet_rencana_aksi,
)
from ukur.document.xlsx.cell_formats import CellFormats
from ukur.document.xlsx.cell_places import FORMULIR, INDIKATOR
from ukur.document.xlsx.print_setup import break_before, set_up_page
from ukur.document.xlsx.sheet_annexes import ANNEXES, Annex, annex_widths, write_annex
from ukur.document.xlsx.sheet_pengesahan import write_pengesahan
from ukur.document.xlsx.sheet_summary import write_summary
from ukur.document.xlsx.worksheet import Worksheet

FONT = "Arial"
RENCANA_AKSI, ANGGARAN, METADATA, RINCIAN = "Rencana aksi", "Anggaran", "Metadata", "Rincian"
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
        appendices = [item for item in ANNEXES if item.nama != RINCIAN or _has_rincian(dokumen)]
        _write(_sheet(book, dokumen, appendices), dokumen, appendices)
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


def _has_rincian(d: DokumenPengukuran) -> bool:
    return any(row.rincian for row in d.baris)


def _sheet(book: Any, d: DokumenPengukuran, appendices: list[Annex]) -> dict[str, Worksheet]:
    """Return every sheet, empty, by name, in the order of the workbook."""
    style, too_long = CellFormats(book, d.kertas.huruf or FONT), list[str]()
    widths = {
        FORMULIR: sheet_formulir.formulir_widths(d),
        INDIKATOR: sheet_indikator.indikator_widths(d),
        RENCANA_AKSI: sheet_rencana_aksi.rencana_widths(d),
        ANGGARAN: sheet_anggaran.anggaran_widths(d),
        METADATA: sheet_metadata.WIDTHS,
        **{item.nama: annex_widths(item, d) for item in appendices},
    }
    printed = {INDIKATOR: sheet_indikator.LAST_PRINTED}
    return {
        name: Worksheet(book.add_worksheet(name), style, width, too_long, printed.get(name))
        for name, width in widths.items()
    }


def _write(sheets: dict[str, Worksheet], d: DokumenPengukuran, appendices: list[Annex]) -> None:
    form = sheet_formulir.write_formulir(sheets[FORMULIR], d)
    summary = sheets[FORMULIR].baris
    means = write_summary(sheets[FORMULIR], d, form)
    write_pengesahan(sheets[FORMULIR], d)
    break_before(sheets[FORMULIR], d, summary)
    set_up_page(sheets[FORMULIR], d, form.header_rows, sheet_formulir.FROZEN_COLUMNS)

    sheet = sheets[INDIKATOR]
    _open(sheet, "Indikator: angka yang masuk rumus, dan kamus", d)
    sheet.write_paragraph(sheet_indikator.NOTE, "kecil")
    set_up_page(sheet, d, sheet_indikator.write_indikator(sheet, d, form), sheet_indikator.FROZEN_COLUMNS)

    sheet = _open(sheets[RENCANA_AKSI], SECTIONS["rencana-aksi"], d)
    sheet.go_down()
    set_up_page(sheet, d, sheet_rencana_aksi.write_rencana_aksi(sheet, d), sheet_rencana_aksi.FROZEN_COLUMNS)

    sheet = _open(sheets[ANGGARAN], SECTIONS["anggaran"], d)
    set_up_page(sheet, d, sheet_anggaran.write_anggaran(sheet, d, means), sheet_anggaran.FROZEN_COLUMNS)

    for item in appendices:
        sheet = _open(sheets[item.nama], item.judul, d)
        set_up_page(sheet, d, write_annex(sheet, item, d))

    sheet = _open(sheets[METADATA], "Metadata dokumen", d)
    header = sheet_metadata.write_metadata(sheet, d, form.tanpa_rumus, sheet.tak_muat)
    set_up_page(sheet, d, header)


def _open(sheet: Worksheet, title: str, d: DokumenPengukuran) -> Worksheet:
    """Write title, office and period, and marks into the first rows, which every sheet has."""
    sheet.write_paragraph(title, "judul")
    sheet.write_paragraph(f"{d.instansi} · {d.judul}")
    if d.tanda:
        sheet.write_paragraph(" · ".join(d.tanda), "tanda")
    else:
        sheet.go_down()
    return sheet

"""The workbook of a document: every sheet, in memory, the same bytes for the same document."""

import datetime
import io
from copy import deepcopy
from typing import Any

import xlsxwriter

from ukur.document.nilai import DokumenPengukuran
from ukur.document.xlsx import anggaran, formulir, indikator, metadata, rencana_aksi
from ukur.document.xlsx.gaya import Gaya
from ukur.document.xlsx.halaman import atur_halaman, pisahkan
from ukur.document.xlsx.lampiran import LAMPIRAN, Lampiran, lebar_lampiran, tulis_lampiran
from ukur.document.xlsx.lembar import Lembar
from ukur.document.xlsx.letak import FORMULIR, INDIKATOR
from ukur.document.xlsx.pengesahan import tulis_pengesahan
from ukur.document.xlsx.ringkasan import tulis_ringkasan

HURUF = "Arial"
RENCANA_AKSI, ANGGARAN, METADATA, RINCIAN = "Rencana aksi", "Anggaran", "Metadata", "Rincian"
_PILIHAN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": HURUF, "font_size": 10},
}


def tulis_xlsx(dokumen: DokumenPengukuran) -> bytes:
    """Return the workbook of a document."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, deepcopy(_PILIHAN)) as book:  # it writes into what it is given
        book.set_properties(_sifat(dokumen))
        appendices = [item for item in LAMPIRAN if item.nama != RINCIAN or _ada_rincian(dokumen)]
        _tulis(_lembar(book, dokumen, appendices), dokumen, appendices)
    return buffer.getvalue()


def _sifat(d: DokumenPengukuran) -> dict[str, Any]:
    return {
        "title": d.judul,
        "subject": d.instansi,
        "author": d.instansi,
        "company": d.pemerintah,
        "status": " · ".join(d.tanda) or d.tahap,
        "created": datetime.datetime.fromisoformat(d.tanggal.isoformat()),
    }


def _ada_rincian(d: DokumenPengukuran) -> bool:
    return any(row.rincian for row in d.baris)


def _lembar(book: Any, d: DokumenPengukuran, appendices: list[Lampiran]) -> dict[str, Lembar]:
    """Return every sheet, empty, by name, in the order of the workbook."""
    style, too_long = Gaya(book, d.kertas.huruf or HURUF), list[str]()
    widths = {
        FORMULIR: formulir.lebar_formulir(d),
        INDIKATOR: indikator.lebar_indikator(d),
        RENCANA_AKSI: rencana_aksi.lebar_rencana(d),
        ANGGARAN: anggaran.lebar_anggaran(d),
        METADATA: metadata.LEBAR,
        **{item.nama: lebar_lampiran(item, d) for item in appendices},
    }
    printed = {INDIKATOR: indikator.AKHIR_CETAK}
    return {
        name: Lembar(book.add_worksheet(name), style, width, too_long, printed.get(name))
        for name, width in widths.items()
    }


def _tulis(sheets: dict[str, Lembar], d: DokumenPengukuran, appendices: list[Lampiran]) -> None:
    form = formulir.tulis_formulir(sheets[FORMULIR], d)
    summary = sheets[FORMULIR].baris
    means = tulis_ringkasan(sheets[FORMULIR], d, form)
    tulis_pengesahan(sheets[FORMULIR], d)
    pisahkan(sheets[FORMULIR], d, summary)
    atur_halaman(sheets[FORMULIR], d, form.kepala, formulir.BEKU)

    sheet = sheets[INDIKATOR]
    _buka(sheet, "Indikator: angka yang masuk rumus, dan kamus", d)
    sheet.paragraf(indikator.CATATAN, "kecil")
    atur_halaman(sheet, d, indikator.tulis_indikator(sheet, d, form), indikator.BEKU)

    sheet = _buka(sheets[RENCANA_AKSI], "Rencana aksi", d)
    sheet.turun()
    atur_halaman(sheet, d, rencana_aksi.tulis_rencana_aksi(sheet, d), rencana_aksi.BEKU)

    sheet = _buka(sheets[ANGGARAN], "Anggaran dan efisiensi", d)
    atur_halaman(sheet, d, anggaran.tulis_anggaran(sheet, d, means), anggaran.BEKU)

    for item in appendices:
        sheet = _buka(sheets[item.nama], item.judul, d)
        atur_halaman(sheet, d, tulis_lampiran(sheet, item, d))

    sheet = _buka(sheets[METADATA], "Metadata dokumen", d)
    header = metadata.tulis_metadata(sheet, d, form.tanpa_rumus, sheet.tak_muat)
    atur_halaman(sheet, d, header)


def _buka(lembar: Lembar, judul: str, d: DokumenPengukuran) -> Lembar:
    """Write title, office and period, and marks into the first rows, which every sheet has."""
    lembar.paragraf(judul, "judul")
    lembar.paragraf(f"{d.instansi} · {d.judul}")
    if d.tanda:
        lembar.paragraf(" · ".join(d.tanda), "tanda")
    else:
        lembar.turun()
    return lembar

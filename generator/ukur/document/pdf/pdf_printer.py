"""The official PDF: PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same document."""

import datetime
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import segno
import typst
from segno.encoder import DataOverflowError

from ukur.document.document_value import DokumenPengukuran
from ukur.document.font_file import FontFile
from ukur.document.pdf.column_facts import with_column_facts
from ukur.document.pdf.font_book import font_book
from ukur.document.pdf.pdf_rows import Content
from ukur.document.pdf.text_runs import widest_runs
from ukur.document.pdf.typst_content import typst_content
from ukur.measure.edition import Edition
from ukur.model.findings import UkurError
from ukur.model.instansi import Kertas

TEMPLATES = Path(__file__).parent
_SMALLEST_QR, _LARGEST_QR, _QR_MODULE = 2.6, 6.0, 0.06  # centimetres: of the picture, and of one module
_PICTURE_ERROR = re.compile(r"image|SVG|PNG|JPEG", re.IGNORECASE)


@dataclass(frozen=True)
class Equipment:
    """What a printed document takes from the instance beside its data.

    ``lambang`` is the picture (png, jpg or svg) that the document's ``lambang`` names; ``huruf`` are the font
    files that the office added, of which those of the family that the document names are used.
    """

    lambang: bytes | None = None
    huruf: tuple[FontFile, ...] = ()


class Printed(Protocol):
    """What a printed sheet says of itself: its day, its paper, and the name of its file."""

    @property
    def tanggal(self) -> datetime.date: ...

    @property
    def kertas(self) -> Kertas: ...

    @property
    def nama_berkas(self) -> str: ...


def print_pdf(
    dokumen: DokumenPengukuran, equipment: Equipment = Equipment(), csv: bytes | None = None
) -> bytes:
    """Return the PDF, with ``csv`` attached as its source data; UkurError where it cannot be made well."""
    data = typst_content(dokumen, picture_content(dokumen, equipment), _qr(dokumen.alamat_arsip))
    more = {} if csv is None else {"csv": csv.decode()}
    return compile_pdf("dokumen.typ", data, dokumen, equipment, dokumen.lambang, more)


def compile_pdf(
    template: str,
    data: Content,
    dokumen: Printed,
    equipment: Equipment,
    emblem: str | None = None,
    more: Mapping[str, str] = {},
) -> bytes:
    """Return what a template makes of ``data`` and ``more`` inputs; ``emblem`` names the picture in it."""
    inputs = {"data": json.dumps(_counted(data), ensure_ascii=False), **more}
    day = dokumen.tanggal
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    try:
        with font_book(equipment.huruf, dokumen.kertas.huruf) as fonts:
            compiler = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=fonts)
            content, warnings = compiler.compile_with_warnings(
                format="pdf", sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"], timestamp=midnight
            )
    except typst.TypstError as error:
        raise UkurError(_sentence(error.message, dokumen, emblem)) from error
    if warnings:
        raise UkurError(_sentence(warnings[0].message, dokumen, emblem))
    assert isinstance(content, bytes)
    return content


def _counted(data: Content) -> Content:
    """Return what a template prints, with what would take typst long to count."""
    runs = widest_runs(data)
    edition = data.get("edisi")
    by_width = isinstance(edition, int) and edition >= Edition.SEVENTH
    told: Content = with_column_facts(data, runs, by_width)
    return told | {"untai": runs}


def picture_content(dokumen: DokumenPengukuran, equipment: Equipment) -> Content | None:
    """Return the picture of the letterhead as the templates take it; None for an office without one."""
    if dokumen.lambang is None:
        return None
    if equipment.lambang is None:
        raise UkurError(f"kop.lambang menyebut '{dokumen.lambang}', tetapi gambarnya tidak ada")
    return {"bita": list(equipment.lambang), "jenis": dokumen.lambang.rpartition(".")[2]}


def _qr(address: str | None) -> Content | None:
    """Return a QR that leads to the archive page, dark on white, sized for its number of modules."""
    if address is None:
        return None
    try:
        code = segno.make(address, error="m", micro=False)
    except DataOverflowError as error:
        raise UkurError(f"alamat situs terlalu panjang untuk kode QR ({len(address)} huruf)") from error
    svg = io.BytesIO()
    code.save(svg, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False)
    width = code.symbol_size(border=4)[0] * _QR_MODULE
    return {"svg": svg.getvalue().decode(), "lebar": min(max(width, _SMALLEST_QR), _LARGEST_QR)}


def _sentence(message: str, dokumen: Printed, emblem: str | None) -> str:
    """Say what typst's message means for the office."""
    letters = dokumen.kertas.huruf
    if "unknown font family" in message and letters:
        return f"huruf '{letters}' (kertas.huruf) tidak ditemukan; taruh berkas hurufnya di content/huruf/"
    if emblem and _PICTURE_ERROR.search(message):
        return f"gambar lambang '{emblem}' tidak dapat dibaca atau rusak; simpan ulang gambarnya ({message})"
    if "could not be displayed" in message:
        return f"ada huruf yang tidak dapat dicetak: {message}"
    return f"PDF {dokumen.nama_berkas} tidak dapat disusun: {message}"

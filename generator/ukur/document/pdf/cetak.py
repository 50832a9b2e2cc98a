"""The official PDF: PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same document."""

import datetime
import io
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import segno
import typst
from segno.encoder import DataOverflowError

from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.muatan import muatan
from ukur.document.pdf.rows import Isi
from ukur.model.temuan import UkurError

NASKAH = Path(__file__).parent
HURUF_BAWAAN = str(files("ttf_opensans") / "ttf")
_TERCIL_QR, _TERBESAR_QR, _MODUL_QR = 2.6, 6.0, 0.06  # centimetres: of the picture, and of one module
_GAMBAR = re.compile(r"image|SVG|PNG|JPEG", re.IGNORECASE)


@dataclass(frozen=True)
class Perlengkapan:
    """What a printed document takes from the instance beside its data.

    ``lambang`` is the picture (png, jpg or svg) that the document's ``lambang`` names; ``huruf`` are folders
    with font files that the office added.
    """

    lambang: bytes | None = None
    huruf: tuple[str, ...] = ()


def cetak_pdf(
    dokumen: DokumenPengukuran, perlengkapan: Perlengkapan = Perlengkapan(), csv: bytes | None = None
) -> bytes:
    """Return the PDF, with ``csv`` attached as its source data; UkurError where it cannot be made well."""
    data = muatan(dokumen, _picture(dokumen, perlengkapan), _qr(dokumen.alamat_arsip))
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    if csv is not None:
        inputs["csv"] = csv.decode()
    day = dokumen.tanggal
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    compiler = typst.Compiler(NASKAH / "dokumen.typ", root=NASKAH, font_paths=_fonts(perlengkapan.huruf))
    try:
        content, warnings = compiler.compile_with_warnings(
            format="pdf", sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"], timestamp=midnight
        )
    except typst.TypstError as error:
        raise UkurError(_sentence(error.message, dokumen)) from error
    if warnings:
        raise UkurError(_sentence(warnings[0].message, dokumen))
    assert isinstance(content, bytes)
    return content


@lru_cache(maxsize=4)
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[*folders, HURUF_BAWAAN])


def _picture(dokumen: DokumenPengukuran, perlengkapan: Perlengkapan) -> Isi | None:
    if dokumen.lambang is None:
        return None
    if perlengkapan.lambang is None:
        raise UkurError(f"kop.lambang menyebut '{dokumen.lambang}', tetapi gambarnya tidak ada")
    return {"bita": list(perlengkapan.lambang), "jenis": dokumen.lambang.rpartition(".")[2]}


def _qr(address: str | None) -> Isi | None:
    """Return a QR that leads to the archive page, dark on white, sized for its number of modules."""
    if address is None:
        return None
    try:
        code = segno.make(address, error="m", micro=False)
    except DataOverflowError as error:
        raise UkurError(f"alamat situs terlalu panjang untuk kode QR ({len(address)} huruf)") from error
    svg = io.BytesIO()
    code.save(svg, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False)
    width = code.symbol_size(border=4)[0] * _MODUL_QR
    return {"svg": svg.getvalue().decode(), "lebar": min(max(width, _TERCIL_QR), _TERBESAR_QR)}


def _sentence(message: str, dokumen: DokumenPengukuran) -> str:
    """Say what typst's message means for the office."""
    huruf, lambang = dokumen.kertas.huruf, dokumen.lambang
    if "unknown font family" in message and huruf:
        return f"huruf '{huruf}' (kertas.huruf) tidak ditemukan; taruh berkas hurufnya di content/huruf/"
    if lambang and _GAMBAR.search(message):
        return f"gambar lambang '{lambang}' tidak dapat dibaca atau rusak; simpan ulang gambarnya ({message})"
    if "could not be displayed" in message:
        return f"ada huruf yang tidak dapat dicetak: {message}"
    return f"PDF {dokumen.nama_berkas} tidak dapat disusun: {message}"

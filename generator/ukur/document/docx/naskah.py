"""The document as DOCX: real styles, fields and tables, so that an office can go on editing it."""

from collections.abc import Iterator, Sequence
from itertools import count

from ukur.document.docx import formulir, lampiran, rencana, sampul
from ukur.document.docx.berkas_docx import Kerangka, bungkus, kerangka
from ukur.document.docx.blok import Blok, Halaman, Judul, Tabel
from ukur.document.docx.kertas import lebar_teks, sifat_bagian
from ukur.document.docx.tabel import tabel
from ukur.document.docx.unsur import alinea, judul, paragraf
from ukur.document.nilai import DokumenPengukuran


def tulis_docx(dokumen: DokumenPengukuran, lambang: bytes | None = None) -> bytes:
    """Return the document as DOCX, the same bytes for the same input.

    ``lambang`` is the picture of the region's arms, PNG or JPEG; one that cannot be placed is left out.
    """
    rangka = kerangka(dokumen, lambang)
    pages = _gabung(_halaman(dokumen, rangka))
    headings = [block for page in pages for block in page.blok if isinstance(block, Judul)]
    front = _sampul(dokumen, rangka, headings)
    pages[0] = Halaman(pages[0].mendatar, [*front, *pages[0].blok])
    return bungkus(rangka, _badan(dokumen, pages, rangka))


def _sampul(d: DokumenPengukuran, rangka: Kerangka, judul: Sequence[Judul]) -> Iterator[Blok]:
    yield from sampul.kop(d, rangka.lambang)
    yield sampul.daftar_isi(judul)


def _halaman(d: DokumenPengukuran, rangka: Kerangka) -> Iterator[Halaman]:
    """Yield the sections; wide tables stand on landscape pages."""
    yield Halaman(False, [*formulir.pendahuluan(d)])
    yield Halaman(True, [*formulir.formulir(d)])
    yield Halaman(False, [*formulir.ringkasan(d), *formulir.pembandingan(d), *formulir.analisis(d)])
    for section in (rencana.anggaran, rencana.rencana_aksi, rencana.tindak_lanjut):
        yield Halaman(True, [*section(d)])
    notes: list[Blok] = [Judul(1, "Catatan"), alinea(d.catatan)] if d.catatan else []
    done = [*rencana.catatan_sop(d), *rencana.koreksi(d), *notes]
    yield Halaman(False, [*done, *sampul.pengesahan(d, rangka.qr)])
    yield Halaman(True, [*lampiran.lampiran(d)])


def _gabung(halaman: Iterator[Halaman]) -> list[Halaman]:
    """Turn landscape sections without a table upright, and join what then follows each other."""
    pages: list[Halaman] = []
    for page in halaman:
        wide = page.mendatar and any(isinstance(block, Tabel) for block in page.blok)
        if not page.blok:
            continue
        if pages and pages[-1].mendatar == wide:
            pages[-1] = Halaman(wide, [*pages[-1].blok, *page.blok])
        else:
            pages.append(Halaman(wide, page.blok))
    return pages


def _badan(d: DokumenPengukuran, halaman: Sequence[Halaman], rangka: Kerangka) -> str:
    """Return the body: the properties of the last section stand at its end, the others' in a paragraph."""
    headings, tables = count(1), count(1)
    parts = []
    for page in halaman:
        width = lebar_teks(d.kertas, page.mendatar)
        parts += [_blok(block, width, headings, tables) for block in page.blok]
        section = sifat_bagian(d.kertas, page.mendatar, rangka.kepala, rangka.kaki)
        parts.append(section if page is halaman[-1] else paragraf("BatasBagian", sifat=section))
    return "".join(parts)


def _blok(blok: Blok, lebar: int, nomor_judul: Iterator[int], nomor_tabel: Iterator[int]) -> str:
    match blok:
        case Judul():
            return judul(next(nomor_judul), blok)
        case Tabel():
            return tabel(blok, next(nomor_tabel), lebar)
        case _:
            return blok

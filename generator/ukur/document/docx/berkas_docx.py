"""The package around the text: python-docx's own, with our parts in the place of its template's."""

import datetime
import io
import zipfile
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Naskah
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ukur.document.docx.gambar import gambar, kode_qr
from ukur.document.docx.gaya import PENOMORAN, SETELAN, gaya_dokumen
from ukur.document.docx.kertas import lebar_teks
from ukur.document.docx.unsur import RUANG, bidang, lari, paragraf
from ukur.document.nilai import DokumenPengukuran
from ukur.document.zip_tetap import zip_tetap

LEBAR_LAMBANG = 2.3  # centimetres
_AWAL = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TERPANJANG = 255  # characters python-docx takes for a property
_DIBUANG = {RT.CUSTOM_XML, RT.WEB_SETTINGS, RT.FONT_TABLE, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES}
_DIBUANG |= {"http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"}


@dataclass(frozen=True, slots=True)
class Kerangka:
    """The package without its text: its files, the relations of header and footer, pictures as runs.

    ``qr`` comes with its width in centimetres.
    """

    berkas: dict[str, bytes]
    kepala: str
    kaki: str
    lambang: str | None
    qr: tuple[str, float] | None


def kerangka(d: DokumenPengukuran, lambang: bytes | None) -> Kerangka:
    """Return the package for a document; a picture that cannot be placed is left out."""
    naskah = Document()
    _buang(naskah)
    _sifat(naskah, d)
    section = naskah.sections[0]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    part = naskah.part
    arms = gambar(part, lambang, 1, LEBAR_LAMBANG, f"Lambang {d.pemerintah}") if lambang else None
    qr = kode_qr(part, d.alamat_arsip, 2) if d.alamat_arsip else None
    relations = {relation.reltype: name for name, relation in part.rels.items()}
    buffer = io.BytesIO()
    naskah.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return Kerangka(files | _bagian(d), relations[RT.HEADER], relations[RT.FOOTER], arms, qr)


def bungkus(kerangka: Kerangka, badan: str) -> bytes:
    """Return the file of a package and the body of its text."""
    text = f"{_AWAL}<w:document {RUANG}><w:body>{badan}</w:body></w:document>"
    return zip_tetap(kerangka.berkas | {"word/document.xml": text.encode()})


def _buang(naskah: Naskah) -> None:
    """Drop what python-docx's template brings and nothing here uses."""
    for relations in (naskah.part.rels, naskah.part.package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype in _DIBUANG]:
            del relations[name]


def _sifat(naskah: Naskah, d: DokumenPengukuran) -> None:
    day = datetime.datetime(d.tanggal.year, d.tanggal.month, d.tanggal.day, tzinfo=datetime.UTC)
    subject = f"{d.judul}, {d.instansi}"
    texts = {
        "title": d.judul,
        "subject": subject,
        "author": d.instansi,
        "last_modified_by": d.instansi,
        "keywords": f"pengukuran kinerja; {d.periode}; {d.nama_singkat}",
        "comments": "; ".join(d.tanda),
        "identifier": d.nomor or "",
        "language": "id-ID",
    }
    properties = naskah.core_properties
    for name, text in texts.items():
        setattr(properties, name, text[:_TERPANJANG])
    properties.created = properties.modified = day
    properties.revision = 1


def _bagian(d: DokumenPengukuran) -> dict[str, bytes]:
    marks = "".join([paragraf("Tanda", lari(mark)) for mark in d.tanda]) + paragraf("Jarak")
    page = [lari("Halaman "), bidang("PAGE", "1"), lari(" dari "), bidang("NUMPAGES", "1")]
    foot = paragraf("Footer", lari(f"{d.judul} · {d.nama_singkat} · "), *page)
    parts = {
        "word/styles.xml": gaya_dokumen(lebar_teks(d.kertas, mendatar=False)),
        "word/settings.xml": SETELAN,
        "word/numbering.xml": PENOMORAN,
        "word/header1.xml": f"<w:hdr {RUANG}>{marks}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {RUANG}>{foot}</w:ftr>",
    }
    return {name: (_AWAL + text).encode() for name, text in parts.items()}

"""The package around the text: python-docx's own, with our parts in the place of its template's."""

import datetime
import io
import zipfile
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Naskah
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.paper import text_width
from ukur.document.docx.pictures import picture_run, qr_code
from ukur.document.docx.styles import PENOMORAN, SETTINGS, document_styles
from ukur.document.docx.wordml import NAMESPACES, field_xml, paragraph_xml, text_run
from ukur.document.stable_zip import stable_zip

EMBLEM_WIDTH = 2.3  # centimetres
_XML_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST = 255  # characters python-docx takes for a property
_DROPPED = {RT.CUSTOM_XML, RT.WEB_SETTINGS, RT.FONT_TABLE, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES}
_DROPPED |= {"http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"}


@dataclass(frozen=True, slots=True)
class PackageSkeleton:
    """The package without its text: its files, the relations of header and footer, pictures as runs.

    ``qr`` comes with its width in centimetres.
    """

    berkas: dict[str, bytes]
    header: str
    kaki: str
    lambang: str | None
    qr: tuple[str, float] | None


def package_skeleton(d: DokumenPengukuran, emblem: bytes | None) -> PackageSkeleton:
    """Return the package for a document; a picture that cannot be placed is left out."""
    document = Document()
    _drop(document)
    _properties(document, d)
    section = document.sections[0]
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    part = document.part
    arms = picture_run(part, emblem, 1, EMBLEM_WIDTH, f"Lambang {d.pemerintah}") if emblem else None
    qr = qr_code(part, d.alamat_arsip, 2) if d.alamat_arsip else None
    relations = {relation.reltype: name for name, relation in part.rels.items()}
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return PackageSkeleton(files | _parts(d), relations[RT.HEADER], relations[RT.FOOTER], arms, qr)


def pack_document(skeleton: PackageSkeleton, badan: str) -> bytes:
    """Return the file of a package and the body of its text."""
    text = f"{_XML_START}<w:document {NAMESPACES}><w:body>{badan}</w:body></w:document>"
    return stable_zip(skeleton.berkas | {"word/document.xml": text.encode()})


def _drop(document: Naskah) -> None:
    """Drop what python-docx's template brings and nothing here uses."""
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype in _DROPPED]:
            del relations[name]


def _properties(document: Naskah, d: DokumenPengukuran) -> None:
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
    properties = document.core_properties
    for name, text in texts.items():
        setattr(properties, name, text[:_LONGEST])
    properties.created = properties.modified = day
    properties.revision = 1


def _parts(d: DokumenPengukuran) -> dict[str, bytes]:
    marks = "".join([paragraph_xml("Tanda", text_run(mark)) for mark in d.tanda]) + paragraph_xml("Jarak")
    page = [text_run("Halaman "), field_xml("PAGE", "1"), text_run(" dari "), field_xml("NUMPAGES", "1")]
    foot = paragraph_xml("Footer", text_run(f"{d.judul} · {d.nama_singkat} · "), *page)
    parts = {
        "word/styles.xml": document_styles(text_width(d.kertas, mendatar=False)),
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": PENOMORAN,
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{marks}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{foot}</w:ftr>",
    }
    return {name: (_XML_START + text).encode() for name, text in parts.items()}

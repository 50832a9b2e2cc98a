"""Published attacks on signed PDFs, each made anew here; ``Ubah`` changes a document in one update."""

# pyHanko ships types, but many of its functions have none:
# mypy: allow-untyped-calls

import io
import re
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from tests.archive.tandai_uji import Ubah

Rect = tuple[int, int, int, int]


def name(text: str) -> Any:
    return generic.pdf_name(f"/{text}")


def dictionary(**items: Any) -> Any:
    return generic.DictionaryObject({name(key): value for key, value in items.items()})


def numbers(*values: float) -> Any:
    return generic.ArrayObject(map(generic.FloatObject, values))


def appearance(size: tuple[float, float], text: bytes) -> Any:
    """Return what a widget shows: white, with a text in black."""
    width, height = size
    font = dictionary(Type=name("Font"), Subtype=name("Type1"), BaseFont=name("Helvetica"))
    drawn = b"1 g 0 0 %d %d re f 0 g BT /F1 8 Tf 1 2 Td %b ET" % (width, height, text)
    stream = generic.StreamObject(stream_data=drawn)
    stream |= dictionary(
        Type=name("XObject"),
        Subtype=name("Form"),
        BBox=numbers(0, 0, width, height),
        Resources=dictionary(Font=dictionary(F1=font)),
    )
    return stream


def drawn_field(label: str, box: Rect, text: bytes, page: int = 0) -> Ubah:
    """Add a signature field that shows a text; nobody signs it."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        fields.append_signature_field(writer, fields.SigFieldSpec(label, on_page=page, box=box))
        field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
        drawn = appearance((box[2] - box[0], box[3] - box[1]), text)
        field["/AP"] = dictionary(N=writer.add_object(drawn))
        writer.update_container(field)

    return change


def signed_span(pdf: bytes) -> tuple[int, int]:
    """Return where the last signature's hexadecimal text begins and ends."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return start, pdf.index(b">", start)


def append_raw(pdf: bytes, objects: dict[int, bytes], trailer: bytes = b"", root: bytes = b"") -> bytes:
    """Append an update with a table of objects, as an attacker's own program writes one."""
    out, places = bytearray(pdf + b"\n"), dict[int, int]()
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    prev, known = last_places(pdf)
    size = max(200_000, *map(int, re.findall(rb"/Size (\d+)", pdf)))
    out += b"trailer\n<< /Size %d /Root %b /Prev %b %b >>\n" % (size, root or known, prev, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def first_font(pdf: bytes) -> int:
    """Return the number of a font that the first page writes with."""
    page = PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Kids"][0]
    while page["/Type"] == "/Pages":
        page = page["/Kids"][0]
    return int(page["/Resources"]["/Font"].raw_get("/f1").reference.idnum)


def other_font(writer: IncrementalPdfFileWriter) -> None:
    """Put other widths into the font that the first page writes with, under the font's own number."""
    page = writer.find_page_for_modification(0)[0].get_object()
    font = page["/Resources"]["/Font"]["/f1"]
    inner = font["/DescendantFonts"][0].get_object()
    inner["/DW"] = generic.NumberObject(2000)
    writer.update_container(inner)


def font_by_stamp(writer: IncrementalPdfFileWriter) -> None:
    """Replace the page's font, and let the stamp of a field name it, as if it were the stamp's."""
    drawn_font(writer)
    fields.append_signature_field(writer, fields.SigFieldSpec("Tanda0", on_page=0))
    field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
    drawn = appearance((10, 10), b"() Tj")
    page = writer.find_page_for_modification(0)[0].get_object()
    drawn["/Resources"]["/Font"]["/F1"] = page["/Resources"]["/Font"].raw_get("/f1")
    field["/AP"] = dictionary(N=writer.add_object(drawn))
    writer.update_container(field)


def font_by_form(writer: IncrementalPdfFileWriter) -> None:
    """Replace the page's font, and let the form name it among its own resources."""
    drawn_font(writer)
    fields.append_signature_field(writer, fields.SigFieldSpec("Tanda0", on_page=0))
    page = writer.find_page_for_modification(0)[0].get_object()
    form = writer.root["/AcroForm"]
    form["/DR"] = dictionary(Font=dictionary(F1=page["/Resources"]["/Font"].raw_get("/f1")))
    writer.update_container(form)


def drawn_font(writer: IncrementalPdfFileWriter) -> None:
    """Put a built-in font in the place of the first page's, which then shows other letters."""
    page = writer.find_page_for_modification(0)[0].get_object()
    ref = page["/Resources"]["/Font"].raw_get("/f1").reference
    writer.objects[(ref.generation, ref.idnum)] = dictionary(
        Type=name("Font"), Subtype=name("Type1"), BaseFont=name("Symbol")
    )


def page_key(key: str, value: Any) -> Ubah:
    """Write a key into the first page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.find_page_for_modification(0)[0].get_object()
        page[name(key)] = value
        writer.update_container(page)

    return change


def catalogue_key(key: str, value: Any) -> Ubah:
    """Write a key into the catalogue."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[name(key)] = value
        writer.update_root()

    return change


def form_key(key: str, value: Any) -> Ubah:
    """Write a key into the form, once there is one."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        form[name(key)] = value
        writer.update_container(form)

    return change


def widget_key(key: str, value: Any) -> Ubah:
    """Write a key into the last field, which is its own widget."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
        field[name(key)] = value
        writer.update_container(field)

    return change


def other_appearance(writer: IncrementalPdfFileWriter) -> None:
    """Let the first field show something else than when it was signed."""
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field["/AP"] = dictionary(N=writer.add_object(appearance((200, 65), b"(Dibatalkan) Tj")))
    writer.update_container(field)


def other_picture(writer: IncrementalPdfFileWriter) -> None:
    """Draw something else into the first field's own picture, under the picture's number."""
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    drawn = field["/AP"]["/N"]
    drawn._data, drawn._encoded_data = b"1 g 0 0 200 65 re f", None
    writer.mark_update(field["/AP"].raw_get("/N").reference)


def other_appearances(keys: tuple[str, ...]) -> Ubah:
    """Let the last field show other things when it is touched."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
        states = {key: writer.add_object(appearance((200, 65), b"(Lain) Tj")) for key in keys}
        field["/AP"] = dictionary(**states)
        writer.update_container(field)

    return change


def moved(box: Rect) -> Ubah:
    """Let the last field stand elsewhere."""
    return widget_key("Rect", numbers(*box))


def action(script: str) -> Any:
    return dictionary(S=name("JavaScript"), JS=generic.pdf_string(script))


def named_tree(key: str, item: Any) -> Any:
    return dictionary(**{key: dictionary(Names=generic.ArrayObject([generic.pdf_string("a"), item]))})


def attached_file(writer: IncrementalPdfFileWriter) -> None:
    """Attach another file to the document, beside the table of figures that it has."""
    inner = writer.add_object(generic.StreamObject(stream_data=b"91,97"))
    spec = dictionary(Type=name("Filespec"), F=generic.pdf_string("angka.csv"), EF=dictionary(F=inner))
    writer.root["/Names"]["/EmbeddedFiles"]["/Names"].extend(
        [generic.pdf_string("angka.csv"), writer.add_object(spec)]
    )
    writer.update_container(writer.root["/Names"]["/EmbeddedFiles"])
    writer.update_root()


def other_title(writer: IncrementalPdfFileWriter) -> None:
    """Let the window of a reader name another document."""
    info = writer.trailer["/Info"]
    info["/Title"] = generic.pdf_string("Pengukuran Kinerja, capaian 91,97 %")
    writer.update_container(info)


def note_of(kind: str, box: Rect) -> Ubah:
    """Add an annotation over the first page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        note = dictionary(
            Type=name("Annot"),
            Subtype=name(kind),
            Rect=numbers(*box),
            F=generic.NumberObject(4),
            Contents=generic.pdf_string("91,97"),
            AP=dictionary(N=writer.add_object(appearance((box[2] - box[0], box[3] - box[1]), b"(91,97) Tj"))),
        )
        writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))

    return change


def number(value: float) -> Any:
    return generic.NumberObject(value)


def text_field(writer: IncrementalPdfFileWriter) -> None:
    """Add a text field to the form that the signatures have."""
    field = dictionary(FT=name("Tx"), T=generic.pdf_string("isian"), V=generic.pdf_string("91,97"))
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form["/Fields"])


def append_hybrid(pdf: bytes) -> bytes:
    """Append an update whose trailer names a second list of objects that only some readers follow."""
    place = len(pdf) + 1
    entry = b"\x01" + place.to_bytes(4, "big") + b"\0"
    head = b"<< /Type /XRef /Size 100000 /W [1 4 1] /Index [90011 1] /Length %d >>" % len(entry)
    stream = head + b"\nstream\n" + entry + b"\nendstream"
    return append_raw(pdf, {90010: stream}, trailer=b"/XRefStm %d" % place)


def null_field(box: Rect) -> Ubah:
    """Add a drawn field whose signature is the null object."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        drawn_field("Isian", box, b"(91,97) Tj")(writer)
        field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
        field["/V"] = generic.NullObject()
        writer.update_container(field)

    return change


def same_signature(writer: IncrementalPdfFileWriter) -> None:
    """Let a second field, without a size, name the signature of the first."""
    value = writer.root["/AcroForm"]["/Fields"][-1].get_object().raw_get("/V")
    fields.append_signature_field(writer, fields.SigFieldSpec("Kedua", on_page=0))
    field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
    field["/V"] = value
    writer.update_container(field)


def link_as_field(writer: IncrementalPdfFileWriter) -> None:
    """Turn an approved link into a signature field, under the link's number: the last one of the PDF."""
    fields.append_signature_field(writer, fields.SigFieldSpec("Isian", on_page=0))
    count = int(writer.root["/Pages"]["/Count"])
    pages = (writer.find_page_for_modification(at)[0].get_object() for at in reversed(range(count)))
    link = next(page["/Annots"] for page in pages if "/Annots" in page).raw_get(-1)
    assert link.get_object()["/Subtype"] == "/Link"
    stolen = dictionary(
        Type=name("Annot"),
        Subtype=name("Widget"),
        FT=name("Sig"),
        T=generic.pdf_string("Tautan"),
        Rect=numbers(100, 100, 200, 120),
        AP=dictionary(N=writer.add_object(appearance((100, 20), b"(91,97) Tj"))),
    )
    writer.objects[(link.reference.generation, link.reference.idnum)] = stolen
    form = writer.root["/AcroForm"]
    form["/Fields"].append(link)
    writer.update_container(form["/Fields"])


def other_page(writer: IncrementalPdfFileWriter) -> None:
    """Let the last field say that it stands on the first page."""
    field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
    field["/P"] = writer.root["/Pages"]["/Kids"].raw_get(0)
    writer.update_container(field)


def last_places(pdf: bytes) -> tuple[bytes, bytes]:
    """Return where the last list of objects is, and the catalogue that it names."""
    return pdf[pdf.rindex(b"startxref") :].split()[1], re.findall(rb"/Root (\d+ \d+ R)", pdf)[-1]

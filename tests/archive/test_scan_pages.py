"""What is a scan: PDFs as scanners write them, and what programs write, made here with other libraries."""

import io
import time
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from PIL import Image
from tests.archive.arsip_uji import V2, Arsip

from ukur.archive.scan_pages import ACTIVE, OWN_FILE, SIGNED_FILE, UNREADABLE, page_count, scan_refusal

OCR = b"\nq BT 3 Tr /F1 12 Tf 50 500 Td (Pengukuran Kinerja) Tj ET Q"
"""A text layer as OCR adds it: render mode 3, which draws nothing."""


def pindai(*ukuran: tuple[int, int]) -> bytes:
    """A PDF of pictures, one a page, as Pillow writes it."""
    pages = [Image.new("L", size, 200) for size in ukuran or ((1240, 1754),)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return buffer.getvalue()


def ubah(pdf: bytes, kerjakan: Callable[[pikepdf.Pdf], object], **simpan: Any) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kerjakan(opened)
        buffer = io.BytesIO()
        opened.save(buffer, **simpan)
    return buffer.getvalue()


def berlapis_teks(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.contents_add(OCR)


def dalam_formulir(pdf: pikepdf.Pdf) -> None:
    """The page's content moves into a form, as some scanners pack their layers."""
    page = pdf.pages[0]
    form = pdf.make_stream(page.Contents.read_bytes())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox, form.Resources = page.MediaBox, page.Resources
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
    page.Contents = pdf.make_stream(b"/Fm Do")


def bergaris(pdf: pikepdf.Pdf) -> None:
    """The picture stands in two strips, each of half the page."""
    page = pdf.pages[0]
    name = next(iter(page.Resources.XObject.keys()))
    wide, high = float(page.MediaBox[2]), float(page.MediaBox[3]) / 2
    strips = [f"q {wide} 0 0 {high} 0 {bottom} cm {name} Do Q" for bottom in (0, high)]
    page.Contents = pdf.make_stream("\n".join(strips).encode())


def perangko(pdf: pikepdf.Pdf) -> None:
    """The picture is a stamp in a corner of the page, beside text."""
    page = pdf.pages[0]
    name = next(iter(page.Resources.XObject.keys()))
    page.Contents = pdf.make_stream(f"q 80 0 0 80 20 20 cm {name} Do Q".encode() + OCR)


def gambar_sebaris(pdf: pikepdf.Pdf) -> None:
    """Content with a picture written in line, which cannot be told operator by operator."""
    pdf.pages[0].contents_add(b"\nBI /W 1 /H 1 /CS /G /BPC 8 ID \xff\x00 EI")


@pytest.mark.parametrize(
    "berkas",
    [
        pytest.param(pindai(), id="satu halaman"),
        pytest.param(pindai((1240, 1754), (1754, 1240)), id="tegak dan mendatar"),
        pytest.param(ubah(pindai(), berlapis_teks), id="dengan lapisan teks OCR"),
        pytest.param(ubah(pindai(), dalam_formulir), id="gambar di dalam formulir"),
        pytest.param(ubah(pindai(), bergaris), id="gambar bergaris-garis"),
        pytest.param(ubah(pindai(), gambar_sebaris), id="isi yang tidak terurai, gambarnya besar"),
        pytest.param(
            ubah(pindai(), lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate),
            id="tersimpan ringkas",
        ),
        pytest.param(b"\xff\xd8\xff uji", id="JPG"),
    ],
)
def test_a_scan(berkas: bytes) -> None:
    assert scan_refusal(berkas, [b"%PDF-lain"]) == ""


@pytest.fixture
def asli(arsip: Arsip) -> bytes:
    """The PDF of a document as the archive holds it."""
    return next(raw for path, raw in arsip.items() if path.startswith(f"{V2}/") and path.endswith(".pdf"))


def test_the_archive_itself(asli: bytes) -> None:
    assert scan_refusal(asli, [b"%PDF-lain", asli]) == OWN_FILE
    assert scan_refusal(asli + b"\n%%EOF", [asli]) == SIGNED_FILE


def test_the_archive_saved_again(asli: bytes) -> None:
    """Other bytes, the same text: every page is named."""
    again = ubah(asli, lambda pdf: None, linearize=True)
    assert again != asli
    assert scan_refusal(again, [asli]).startswith("halaman 1, 2, 3")


def test_one_page_of_text_among_pictures(asli: bytes) -> None:
    with pikepdf.open(io.BytesIO(asli)) as printed:
        mixed = ubah(pindai(), lambda pdf: pdf.pages.append(printed.pages[0]))
    assert scan_refusal(mixed, [asli]).startswith("halaman 2 bukan gambar pindaian")


def berputar(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


@pytest.mark.parametrize(
    ("berkas", "sebab"),
    [
        pytest.param(ubah(pindai(), perangko), "halaman 1 bukan gambar pindaian", id="gambar kecil"),
        pytest.param(
            ubah(pindai((40, 40)), gambar_sebaris), "halaman 1 bukan", id="tidak terurai, gambarnya kecil"
        ),
        pytest.param(pindai()[:-400], UNREADABLE, id="terpotong"),
        pytest.param(b"%PDF-1.7", UNREADABLE, id="hanya awalnya"),
        pytest.param(
            ubah(pindai(), lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b")),
            UNREADABLE,
            id="terkunci",
        ),
    ],
)
def test_no_scan(berkas: bytes, sebab: str) -> None:
    assert scan_refusal(berkas, ()).startswith(sebab)


def test_pages_in_a_circle_end() -> None:
    """The tree of pages names itself: refused, and not walked for ever."""
    raw = pindai()
    kids = raw.index(b"/Kids")
    start, end = raw.index(b"[", kids), raw.index(b"]", kids)
    root = raw[: raw.index(b"/Type /Pages")].rindex(b" 0 obj")
    number = raw[:root].split()[-1]
    circle = b"[ " + number + b" 0 R ]"
    looped = raw[:start] + circle.ljust(end + 1 - start) + raw[end + 1 :]
    assert len(looped) == len(raw)
    assert scan_refusal(looped, ()) == UNREADABLE


def skrip(pdf: pikepdf.Pdf) -> None:
    code = pikepdf.String("app.alert(1)")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=code)


def peluncur(pdf: pikepdf.Pdf) -> None:
    """In an outline, some objects away from the root."""
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    first = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String("Buka"), A=action))
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=first, Last=first, Count=1))


def lampiran(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["daftar.exe"] = b"MZ"


def catatan(pdf: pikepdf.Pdf) -> None:
    """A note over the page, which shows what the picture does not."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 90, 90])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def isian(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())


@pytest.mark.parametrize("tambah", [skrip, peluncur, lampiran, catatan, isian])
def test_a_scan_does_nothing(tambah: Callable[[pikepdf.Pdf], None]) -> None:
    """What is filed is offered to everybody, under the office's name and for ever."""
    assert scan_refusal(ubah(pindai(), tambah), ()) == ACTIVE


def ke_halaman_pertama(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(Count=0))
    pdf.pages[0].Annots = pikepdf.Array()


def test_what_scanners_write_beside_pages() -> None:
    """Where to open the file, outlines and lists of notes with nothing in them, metadata."""
    assert scan_refusal(ubah(pindai(), ke_halaman_pertama), ()) == ""


def bercabang(pdf: pikepdf.Pdf) -> None:
    """Twenty nodes that each name the next one twice: a million pages in 30 kB, and none of them new."""
    leaf = pdf.pages[0].obj
    node = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[leaf, leaf], Count=2))
    for _ in range(20):
        node = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[node, node], Count=2))
    pdf.Root.Pages = node


def bersarang(pdf: pikepdf.Pdf) -> None:
    """Four forms, each of which draws the next one a hundred times: a hundred million drawings."""
    inner, page = pdf.make_stream(b"q Q"), pdf.pages[0]
    for _ in range(5):
        outer = pdf.make_stream(b"/F Do " * 100)
        for form in (inner, outer):
            form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 1, 1]
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        inner = outer
    page.Resources, page.Contents = inner.Resources, pdf.make_stream(b"/F Do")


@pytest.mark.parametrize("bentuk", [bercabang, bersarang])
def test_work_is_bounded(bentuk: Callable[[pikepdf.Pdf], None]) -> None:
    started = time.process_time()
    assert scan_refusal(ubah(pindai(), bentuk), ()) == UNREADABLE
    assert time.process_time() - started < 20


def test_a_page_that_unpacks_without_end() -> None:
    with pikepdf.open(io.BytesIO(pindai())) as pdf:
        pdf.pages[0].Contents = pikepdf.Stream(pdf, zlib.compress(bytes(70_000_000), 9))
        pdf.pages[0].Contents.Filter = pikepdf.Name.FlateDecode
        buffer = io.BytesIO()
        pdf.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert scan_refusal(buffer.getvalue(), ()) == UNREADABLE


def test_pages_are_counted() -> None:
    assert page_count(pindai((100, 100), (100, 100))) == 2
    assert page_count(b"\x89PNG\r\n\x1a\n") == 1
    assert page_count(b"%PDF-1.7") == 0

"""Where a page draws: never less than what a reader sees."""

import io
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from tests.archive.pdf_attacks import dictionary, name, number, numbers
from tests.document.baca_pdf import jalankan
from tests.salinan import REPO

from ukur.archive.content_stream import MAX_OPERATORS, Group, Name, UnreadableContent, operations
from ukur.archive.page_ink import page_ink
from ukur.archive.pdf_geometry import Box
from ukur.archive.signature_block import free_place, pages_of

FONT = dictionary(
    Subtype=name("Type0"),
    Encoding=name("Identity-H"),
    DescendantFonts=generic.ArrayObject(
        [
            dictionary(
                W=generic.ArrayObject([number(1), numbers(500, 250)]),
                DW=number(1000),
                FontDescriptor=dictionary(Ascent=number(900), Descent=number(-300)),
            )
        ]
    ),
)


def page(content: bytes, **resources: Any) -> Any:
    stream = generic.StreamObject(stream_data=content)
    return dictionary(Contents=stream, Resources=dictionary(Font=dictionary(F=FONT), **resources))


@pytest.mark.parametrize(
    ("content", "box"),
    [
        # 2 letters of 0.5 and 0.25 em at 20 points, from 100: 15 wide; 0.1 em more at each side.
        pytest.param(b"BT /F 20 Tf 100 50 Td <00010002> Tj ET", (98, 44, 117, 68), id="teks"),
        # The second string begins 15 + 10 further: -500 thousandths of 20.
        pytest.param(b"BT /F 20 Tf 100 50 Td [<00010002> -500 <0003>] TJ ET", (98, 44, 147, 68), id="jarak"),
        pytest.param(b"q 2 0 0 2 10 10 cm BT /F 10 Tf <0001> Tj ET Q", (8, 4, 22, 28), id="diperbesar"),
        pytest.param(b"BT /F 20 Tf 50 Tz 100 50 Td <0003> Tj ET", (98, 44, 112, 68), id="dirapatkan"),
        pytest.param(b"BT /F 20 Tf 5 Tc 100 50 Td <0003> Tj ET", (98, 44, 127, 68), id="direnggangkan"),
        pytest.param(b"BT /F 20 Tf 3 Tr 100 50 Td <0003> Tj ET", (98, 44, 122, 68), id="teks tak tampak"),
        pytest.param(b"BT /F 20 Tf 12 TL 100 50 Td T* <0003> Tj ET", (98, 32, 122, 56), id="baris baru"),
        pytest.param(b"1 g 10 20 30 40 re f", (10, 20, 40, 60), id="bidang putih"),
        pytest.param(b"2 w 10 20 m 40 20 l S", (8, 18, 42, 22), id="garis"),
        pytest.param(b"0 0 m 0 50 100 50 100 0 c f", (0, 0, 100, 50), id="lengkung"),
        pytest.param(b"q 30 0 0 40 10 20 cm /X Do Q", (10, 20, 40, 60), id="gambar"),
        pytest.param(b"q 1 0 0 1 10 20 cm /Y Do Q", (10, 20, 15, 26), id="isi lain"),
        pytest.param(b"10 20 30 40 re W n", None, id="pangkas saja"),
    ],
)
def test_ink(content: bytes, box: tuple[int, int, int, int] | None) -> None:
    picture = dictionary(Subtype=name("Image"))
    form = dictionary(Subtype=name("Form"), BBox=numbers(0, 0, 5, 6))
    ink = page_ink(page(content, XObject=dictionary(X=picture, Y=form)))
    if box is None:
        assert ink == ()
        return
    around = (
        min(b.left for b in ink),
        min(b.bottom for b in ink),
        max(b.right for b in ink),
        max(b.top for b in ink),
    )
    assert around == pytest.approx(box)


def test_a_table_is_its_lines() -> None:
    """What a line encloses is bare; what is filled is not."""
    lines = page_ink(page(b"0.5 w 0 0 100 100 re S"))
    assert not any(box.overlaps(Box(10, 10, 90, 90)) for box in lines)
    assert any(box.overlaps(Box(10, 10, 90, 90)) for box in page_ink(page(b"0 0 100 100 re f")))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"/Sh sh", id="bayangan"),
        pytest.param(b"BI /W 1 /H 1 ID x EI", id="gambar di dalam isi"),
        pytest.param(b"tidak_dikenal", id="perintah lain"),
        pytest.param(b"(teks", id="tulisan tak berakhir"),
        pytest.param(b"[1 2", id="daftar tak berakhir"),
        pytest.param(b"] q", id="kurung lebih"),
        pytest.param(b"1 2 3", id="angka sisa"),
        pytest.param(b"Q", id="keadaan yang tidak disimpan"),
        pytest.param(b"q " * 100, id="terlalu dalam"),
        pytest.param(b"[" * 50 + b"]" * 50 + b" TJ", id="daftar terlalu dalam"),
        pytest.param(b"BT (a) Tj ET", id="tanpa huruf"),
        pytest.param(b"BT /G 1 Tf (a) Tj ET", id="huruf tak dikenal"),
        pytest.param(b"1e5 0 m", id="angka tak baku"),
        pytest.param(b"%b 0 l" % (b"9" * 400), id="tanpa awal jalur"),
        pytest.param(b"%b 0 m 1 1 l S" % (b"9" * 400), id="angka tak hingga"),
        pytest.param(b"/Z gs", id="keadaan tak dikenal"),
        pytest.param(b"n " * (MAX_OPERATORS + 1), id="terlalu banyak perintah"),
    ],
)
def test_what_cannot_be_read_is_not_bare(content: bytes) -> None:
    with pytest.raises(UnreadableContent):
        page_ink(page(content))


def test_operations() -> None:
    text = b"% catatan\n/P <</MCID 0 /A [1 (b)]>>BDC (a\\(b\\)(c)\\101\\n) Tj <4 1> Tj -.5 +2. 0 true x*"
    assert list(operations(text)) == [
        ("BDC", (Name("P"), Group((Name("MCID"), 0.0, Name("A"), Group((1.0, b"b")))))),
        ("Tj", (b"a(b)(c)A\n",)),
        ("Tj", (b"A",)),
        ("x*", (-0.5, 2.0, 0.0, None)),
    ]


@pytest.mark.parametrize(
    ("ink", "place"),
    [
        pytest.param([], Box(0, 0, 400, 200), id="kosong"),
        pytest.param([Box(0, 150, 400, 160)], Box(0, 0, 400, 144), id="di bawah garis"),
        pytest.param([Box(0, 100, 400, 110), Box(0, 30, 400, 40)], Box(0, 116, 400, 200), id="yang teratas"),
        pytest.param([Box(150, 0, 160, 200)], Box(164, 0, 400, 200), id="yang terluas"),
        pytest.param([Box(x, 0, x + 10, 200) for x in range(0, 400, 100)], None, id="terlalu sempit"),
        pytest.param([Box(-900, -900, 900, 900)], None, id="penuh"),
        pytest.param([Box(500, 500, 600, 600), Box(-90, -90, -10, -10)], Box(0, 0, 400, 200), id="di luar"),
    ],
)
def test_free_place(ink: list[Box], place: Box | None) -> None:
    """In cells of 4 points, each 3 points clear of ink."""
    assert free_place(Box(0, 0, 400, 200), ink) == place


def _dark(pdf: Path, at: int) -> tuple[int, int, bytes]:
    """Return width, height and grey values of a page at one pixel a point."""
    asked = ("-r", "72", "-gray", "-f", str(at), "-l", str(at), "-")
    done = jalankan("pdftoppm", *asked, masuk=pdf.read_bytes())
    assert done.returncode == 0, done.stderr
    drawn = done.stdout
    head, size, _, grey = drawn.split(b"\n", 3)
    assert head == b"P5"
    width, height = map(int, size.split())
    return width, height, grey


@pytest.mark.parametrize("path", sorted(REPO.glob("content/arsip/*/v1/*.pdf")), ids=lambda path: path.stem)
def test_every_dark_point_is_in_a_box(path: Path) -> None:
    """As another program draws the filed documents: no ink lies outside of what is known."""
    for sheet in pages_of(PdfFileReader(io.BytesIO(path.read_bytes())).root):
        width, height, grey = _dark(path, sheet.number)
        top = sheet.box.top  # the picture has whole points, and begins at the page's upper edge
        known = [bytearray(width) for _ in range(height)]
        for box in page_ink(sheet.node):
            left, right = max(int(box.left) - 1, 0), min(int(box.right) + 2, width)
            for row in range(max(int(top - box.top) - 1, 0), min(int(top - box.bottom) + 2, height)):
                known[row][left:right] = b"\1" * max(right - left, 0)
        missed = sum(
            value < 250 and not known[place // width][place % width] for place, value in enumerate(grey)
        )
        assert missed == 0, f"halaman {sheet.number}"

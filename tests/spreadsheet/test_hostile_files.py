"""Every file that is no workbook, or means harm: one exception, its place and remedy, little memory."""

import contextlib
import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest
from tests.spreadsheet.made_files import BESIDE, BOOK, MAIN, ONE_CELL, RELATION, ods, sheet_xml, xlsx, zipped

from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import MAX_FILE, UnreadableWorkbook
from ukur.spreadsheet.xlsx_parts import MAX_SERIAL

DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "https://contoh.example/a">]>'


WORD = (
    f'<Relationships><Relationship Id="a" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def rows(count: int, cells: str = "<c><v>1</v></c>") -> str:
    return f"<row>{cells}</row>" * count


def drawn(count: int) -> str:
    """Blank cells with borders of many kinds: they do not pack like a bomb."""
    return "".join(f'<c s="{style}"/>' for style in random.Random(1).randbytes(count))


def merged(count: int) -> str:
    ranges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, count + 1))
    return f"<mergeCells>{ranges}</mergeCells>"


def cut(part: float) -> bytes:
    content = xlsx(rows(500))
    return content[: int(len(content) * part)]


def lying_size() -> bytes:
    """A zip whose directory says that its sheet has a hundred bytes; it unpacks to ten million."""
    content = bytearray(xlsx(sheet1=b" " * 10_000_000))
    name = content.rfind(b"xl/worksheets/sheet1.xml")
    struct.pack_into("<I", content, name - 46 + 24, 100)
    return bytes(content)


def with_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def locked_zip() -> bytes:
    content = bytearray(xlsx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def cell_at(reference: str, row: int = 1) -> bytes:
    return xlsx(f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>')


def sheets(count: int, name: str = "Lembar {}") -> str:
    found = "".join(
        f'<sheet name="{name.format(n)}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count + 1)
    )
    return f'<workbook {MAIN} xmlns:r="{RELATION}"><sheets>{found}</sheets></workbook>'


def ods_rows(cell: str, repeated: int = 1) -> bytes:
    table = f'<table:table table:name="Isian"><table:table-row table:number-rows-repeated="{repeated}">{cell}'
    return ods(f"{table}</table:table-row></table:table>")


TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
MANIFEST = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
FILES: list[tuple[str, Callable[[], bytes], str]] = [
    ("kosong", lambda: b"", "berkas kosong"),
    ("spasi saja", lambda: b" \r\n\0", "berkas kosong"),
    ("xls lama", lambda: with_password()[:600], "berkas ini .xls lama; buka, pilih 'Simpan sebagai' .xlsx"),
    ("xlsx bersandi", with_password, "berkas bersandi; buka dengan sandinya, simpan lagi tanpa sandi"),
    ("zip bersandi", locked_zip, "berkas bersandi; simpan lagi tanpa sandi"),
    ("ods bersandi", lambda: ods("", **{"META-INF/manifest.xml": MANIFEST}), "berkas bersandi; simpan lagi"),
    ("halaman web bernama xls", lambda: b"\n<HTML><table><tr><td>1", "berkas ini halaman web"),
    (
        "XML Excel 2003",
        lambda: b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>',
        "berkas ini XML, bukan buku kerja",
    ),
    (
        "gambar",
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(90),
        "berkas ini gambar, bukan buku kerja; pilih berkas .xlsx",
    ),
    ("PDF", lambda: b"%PDF-1.7\n", "berkas ini PDF, bukan buku kerja"),
    (
        "zip lain",
        lambda: zipped({"a.txt": "a"}),
        "berkas ini bukan buku kerja; pilih berkas .xlsx, .xlsm, .ods, .csv",
    ),
    (
        "dokumen Word",
        lambda: zipped({"_rels/.rels": WORD, "word/document.xml": "<document/>"}),
        "bukan buku kerja",
    ),
    ("ods tanpa lembar", lambda: ods(""), "berkas ini bukan buku kerja"),
    ("terpotong separuh", lambda: cut(0.5), "berkas rusak: isinya bukan buku kerja yang utuh"),
    ("terpotong di ujung", lambda: cut(0.99), "berkas rusak: isinya bukan buku kerja yang utuh"),
    ("XML terpotong", lambda: xlsx(sheet1=sheet_xml(ONE_CELL)[:-9]), "berkas rusak"),
    (
        "bom zip",
        lambda: xlsx(sheet1=b" " * 50_000_000),
        "bagian xl/worksheets/sheet1.xml mengembang tidak wajar",
    ),
    (
        "bom zip ods",
        lambda: zipped({"mimetype": "", "content.xml": b" " * 40_000_000}),
        "bukan buku kerja",
    ),
    ("ukuran yang berbohong", lying_size, "bagian xl/worksheets/sheet1.xml mengembang tidak wajar"),
    (
        "satu teks 30 juta huruf",
        lambda: xlsx(
            sharedStrings=f"<sst><si><t>{random.Random(1).randbytes(15_000_000).hex()}</t></si></sst>"
        ),
        "satu sel berisi lebih dari 32767 huruf; hapus yang tidak perlu, atau bagi menjadi beberapa berkas",
    ),
    ("entitas berlipat", lambda: xlsx(sheet1=f'<?xml version="1.0"?>{DTD}<x>&b;</x>'), "memuat DOCTYPE"),
    ("entitas dari luar", lambda: xlsx(workbook=f"{OUTSIDE}<x>&a;</x>"), "memuat DOCTYPE"),
    ("entitas ods", lambda: ods("", **{"styles.xml": f"{DTD}<x>&b;</x>"}), "memuat DOCTYPE"),
    (
        "terlalu besar",
        lambda: b"PK\x03\x04" + bytes(MAX_FILE),
        "berkas terlalu besar: 20 MB, paling banyak 20 MB",
    ),
    (
        "100.000 baris",
        lambda: xlsx(rows(100_000)),
        "Isian!A20001: berkas terlalu besar: lebih dari 20000 baris berisi",
    ),
    (
        "sejuta sel kosong",
        lambda: xlsx(rows(101, drawn(10_000))),
        "lebih dari 1000000 sel, kebanyakan kosong",
    ),
    (
        "400.001 sel",
        lambda: xlsx(rows(20_000, "<c><v>1</v></c>" * 21)),
        "lebih dari 400000 sel berisi; hapus",
    ),
    ("terlalu banyak gabungan", lambda: xlsx(ONE_CELL, merged(20_001)), "lebih dari 20000 sel gabungan"),
    (
        "gabungan terbalik",
        lambda: xlsx(ONE_CELL, '<mergeCell ref="B2:A1"/>'),
        "Isian: berkas rusak: sel gabungan",
    ),
    (
        "teks bersama di luar daftar",
        lambda: xlsx('<row r="1"><c r="B1" t="s"><v>1</v></c></row>'),
        "Isian!B1: berkas rusak",
    ),
    (
        "teks bersama bernomor minus",
        lambda: xlsx('<row r="1"><c r="B1" t="s"><v>-1</v></c></row>'),
        "'-1' seharusnya",
    ),
    (
        "baris ke-99999999999",
        lambda: xlsx('<row r="99999999999"/>'),
        f"{'9' * (MAX_SERIAL + 2)!r} seharusnya bilangan",
    ),
    ("baris nol", lambda: xlsx('<row r="0"/>'), "baris 0 tidak ada"),
    (
        "kolom di luar lembar",
        lambda: cell_at("XFE1"),
        "Isian!XFE1: berkas rusak: ada sel tanpa tempat yang sah",
    ),
    ("sel di baris lain", lambda: cell_at("A2"), "Isian!A2: berkas rusak: ada sel tanpa tempat yang sah"),
    (
        "sel dua kali",
        lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "Isian!A1: berkas rusak: sel ini ada dua kali",
    ),
    (
        "angka yang bukan angka",
        lambda: xlsx("<row><c><v>nan</v></c></row>"),
        "Isian!A1: berkas rusak: sel angka",
    ),
    ("angka tak hingga", lambda: xlsx("<row><c><v>1e999</v></c></row>"), "Isian!A1: berkas rusak: sel angka"),
    (
        "tanggal yang tidak ada",
        lambda: xlsx('<row><c t="d"><v>2025-02-30</v></c></row>'),
        "Isian!A1: tanggal itu tidak ada di kalender",
    ),
    ("dua lembar bernama sama", lambda: xlsx(workbook=sheets(2, "Sama")), "dua lembar bernama sama"),
    ("201 lembar", lambda: xlsx(workbook=sheets(201)), "lebih dari 200 lembar"),
    (
        "lembar tanpa bagian",
        lambda: xlsx(rels=BESIDE.replace("sheet1.xml", "sheet9.xml")),
        "sheet9.xml tidak ada",
    ),
    (
        "lembar tanpa rujukan",
        lambda: xlsx(workbook=BOOK.replace("r:id", "id")),
        "isinya bukan buku kerja yang utuh",
    ),
    (
        "bagian bernama sama",
        lambda: zipped({"xl/workbook.xml": BOOK, "XL\\workbook.xml": BOOK}),
        "dua bagian bernama sama",
    ),
    (
        "ods: baris diulang sejuta kali",
        lambda: ods_rows(TEXT_CELL, 1_048_576),
        "Isian!A20001: berkas terlalu besar",
    ),
    (
        "ods: sel diulang sejuta kali",
        lambda: ods_rows(TEXT_CELL.replace(" ", ' table:number-columns-repeated="999999" ', 1)),
        "lebih dari 16384 kolom",
    ),
    (
        "ods: bilangan ulang aneh",
        lambda: ods_rows(TEXT_CELL.replace(" ", ' table:number-columns-repeated="1e9" ', 1)),
        "'1e9' seharusnya bilangan",
    ),
    ("ods: tabel tanpa nama", lambda: ods("<table:table/>"), "isinya bukan buku kerja yang utuh"),
    (
        "ods: angka tanpa nilai",
        lambda: ods_rows('<table:table-cell office:value-type="float"/>'),
        "isinya bukan buku kerja",
    ),
    (
        "csv: huruf yang tidak ada",
        lambda: b"a;\x81\n",
        "huruf di berkas ini tidak terbaca; simpan lagi sebagai 'CSV UTF-8'",
    ),
    ("csv: isi biner", lambda: b"a;b\n" + bytes(300), "berkas ini bukan teks"),
    (
        "csv: kutip yang tidak ditutup",
        lambda: b'a;b\n"' + b"c;d\n" * 9000,
        "CSV!A2: berkas terlalu besar: satu sel",
    ),
    (
        "csv: 100.000 baris",
        lambda: b"a;b\n" * 100_000,
        "CSV!A20001: berkas terlalu besar: lebih dari 20000 baris",
    ),
    ("csv: tanda pemisah saja", lambda: b";;;\n;;\n", "berkas kosong"),
]


@pytest.mark.parametrize(
    ("make", "message"), [pytest.param(make, text, id=name) for name, make, text in FILES]
)
def test_refused(make: Callable[[], bytes], message: str) -> None:
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_workbook(make())
    assert message in str(refusal.value)


BOMBS = [
    "bom zip",
    "satu teks 30 juta huruf",
    "100.000 baris",
    "sejuta sel kosong",
    "ods: baris diulang sejuta kali",
]
PEAK = """
import resource, sys
from ukur.spreadsheet.reader import read_workbook
from ukur.spreadsheet.unreadable import UnreadableWorkbook
content = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_workbook(content)
except UnreadableWorkbook:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_refused_with_little_memory(name: str) -> None:
    """In a process of its own, in kilobytes: what the reader takes beside the file itself."""
    content = next(make() for other, make, _ in FILES if other == name)
    done = subprocess.run([sys.executable, "-c", PEAK], input=content, capture_output=True, check=True)
    assert int(done.stdout) < 60_000


@pytest.mark.parametrize("name", ["xlsx", "ods"])
def test_flipped_bytes(name: str) -> None:
    """A file that is not what was saved is read or refused; nothing else comes out of it."""
    content = xlsx(rows(40)) if name == "xlsx" else ods_rows(TEXT_CELL * 9)
    chance = random.Random(20250331)
    for _ in range(400):
        flipped = bytearray(content)
        for _ in range(chance.choice((1, 2, 40))):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        with contextlib.suppress(UnreadableWorkbook):
            read_workbook(bytes(flipped))


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"],
)
def test_flipped_inside(part: str) -> None:
    """The same inside of the parts, where no checksum tells."""
    with zipfile.ZipFile(
        io.BytesIO(xlsx(ONE_CELL, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'))
    ) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(len(part))
    for _ in range(300):
        flipped = bytearray(parts[part])
        for _ in range(chance.choice((1, 3))):
            flipped[chance.randrange(len(flipped))] = chance.choice(b'<>"/&09AZaz -=')
        with contextlib.suppress(UnreadableWorkbook):
            read_workbook(zipped({**parts, part: bytes(flipped)}))

"""Published classes of attacks on signed PDFs, each with a file of our own; none of them is filed."""

import re
from collections.abc import Callable

import pytest
from tests.archive import pdf_attacks as attacks
from tests.archive.bahan_tanda import Bahan, Uji, siapkan
from tests.archive.sertifikat_uji import terbitkan
from tests.archive.tandai_uji import KECIL, Cara, catatan, susulkan, tandai

from ukur.archive.signature_values import SignatureResult
from ukur.model.catalogue import Catalogue

BEFORE, AFTER = "sebelum ditandatangani", "sesudah ditandatangani"
CUT, CHANGED, COVERAGE = "terpotong, rusak", "ada bita yang berubah", "tidak mencakup seluruh isi berkas"
EMPTY_FIELD, ODD = "tanpa tanda tangan di dalamnya", "berubah menurut layar"
TITLE = (202, 773, 402, 790)
PAGES = b"<< /Type /Pages /Kids [90002 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 90001 0 R /MediaBox [0 0 595 842] >>"
"""Pages of a second catalogue."""


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


def against(found: SignatureResult) -> str:
    """Return all that stands against a file, or that nothing does."""
    return "\n".join(filter(None, (found.alasan, *found.keberatan))) or "sah"


def bound(test: Callable[..., SignatureResult], *values: object) -> Uji:
    """Return a test of one row: the values are those of its turn in the loop."""
    return lambda b: test(b, *values)


def attack(name: str, uji: Uji, reason: str) -> object:
    return pytest.param(uji, reason, id=name)


def _two_catalogues(b: Bahan) -> bytes:
    """Signed with other pages that nothing names; then a catalogue names them."""
    signed = tandai(attacks.append_raw(b.asli, {90001: PAGES, 90002: PAGE}), b.penanda)
    return attacks.append_raw(signed, {90000: _other_catalogue(signed)}, root=b"90000 0 R")


def _other_catalogue(signed: bytes) -> bytes:
    """Return a catalogue that has the signed file's form, and other pages."""
    forms = re.findall(rb"/AcroForm (\d+ 0 R)", signed)
    form = b"/AcroForm %b" % forms[-1] if forms else b""
    return b"<< /Type /Catalog /Pages 90001 0 R %b >>" % form


def _other_root(b: Bahan) -> bytes:
    """Signed when another catalogue was in force already."""
    objects = {90000: _other_catalogue(b.asli), 90001: PAGES, 90002: PAGE}
    return tandai(attacks.append_raw(b.asli, objects, root=b"90000 0 R"), b.penanda, Cara(halaman=0))


def _bare_root(b: Bahan) -> bytes:
    """Signed, then an update names a catalogue that knows no form."""
    bare = {90000: b"<< /Type /Catalog /Pages 90001 0 R >>", 90001: PAGES, 90002: PAGE}
    return attacks.append_raw(b.tandai(), bare, root=b"90000 0 R")


def _freed(b: Bahan) -> bytes:
    """Signed with a picture over the stamp's place, which an update then frees."""
    signed = b.tandai(kotak=KECIL, menjelang=attacks.other_appearances(("N",)))
    number = int(re.findall(rb"/N (\d+) 0 R", signed)[-1])
    start = len(signed) + 1
    prev = signed[signed.rindex(b"startxref") :].split()[1]
    root = re.findall(rb"/Root (\d+ \d+ R)", signed)[-1]
    table = b"xref\n0 1\n%010d 65535 f \n%d 1\n0000000000 00001 f \n" % (number, number)
    tail = b"trailer\n<< /Size 100000 /Root %b /Prev %b >>\nstartxref\n%d\n%%%%EOF\n" % (root, prev, start)
    return signed + b"\n" + table + tail


SHADOW = [
    attack("shadow hide: penutup dilepas sesudahnya", lambda b: b.nilai(_freed(b)), AFTER),
    attack(
        "shadow replace: huruf diganti sesudahnya",
        lambda b: b.nilai(susulkan(b.tandai(), attacks.other_font)),
        AFTER,
    ),
    attack(
        "shadow replace: gambar tampilan diganti sesudahnya",
        lambda b: b.nilai(susulkan(b.tandai(kotak=KECIL), attacks.other_picture)),
        AFTER,
    ),
    attack(
        "shadow hide-and-replace: halaman tersembunyi dipakai sesudahnya",
        lambda b: b.nilai(_two_catalogues(b)),
        AFTER,
    ),
    attack("dua katalog, yang kedua dipakai sejak ditandatangani", lambda b: b.nilai(_other_root(b)), BEFORE),
]


def _page_object(pdf: bytes) -> int:
    return int(re.findall(rb"(\d+) 0 obj\s*<<\s*/Type\s*/Page\b", pdf)[0])


def _with_signature_again(pdf: bytes) -> bytes:
    """An update that replaces a page and repeats the signature object, as if it had been signed too."""
    number, body = re.findall(rb"(\d+) 0 obj\s*(<<(?:(?!endobj).)*/ByteRange.*?)endobj", pdf, re.DOTALL)[-1]
    page = _page_object(pdf) if re.search(rb"/Type\s*/Page\b", pdf) else 90005
    return attacks.append_raw(pdf, {page: b"<< /Type /Page >>", int(number): body})


INCREMENTAL = [
    attack(
        "tanpa tabel dan trailer",
        lambda b: b.nilai(b.tandai() + b"\n90000 0 obj\n<< /Type /Catalog >>\nendobj\n"),
        "isi tambahan sesudah akhir",
    ),
    attack(
        "dengan tabel, tanpa trailer",
        lambda b: b.nilai(b.tandai() + b"\nxref\n0 1\n0000000000 65535 f \n%%EOF\n"),
        CUT,
    ),
    attack("dengan katalog tanpa formulir", lambda b: b.nilai(_bare_root(b)), "tidak memuat tanda tangan"),
    attack(
        "objek tanda tangan diulang di perubahan itu",
        lambda b: b.nilai(_with_signature_again(b.tandai())),
        COVERAGE,
    ),
    attack("daftar objek campuran (hybrid)", lambda b: b.nilai(attacks.append_hybrid(b.tandai())), CUT),
]


def _wrapped(pdf: bytes, extra: int) -> bytes:
    """Move the second signed part behind other bytes, and let the range name its new place."""
    _, end = attacks.signed_span(pdf)
    found = re.search(rb"/ByteRange \[ ?(\d+) (\d+) (\d+) (\d+) *\]", pdf)
    assert found
    first, before, after, rest = map(int, found.groups())
    text = b"/ByteRange [%d %d %d %d" % (first, before, after + extra, rest)
    moved = pdf[: found.start()] + text.ljust(found.end() - found.start() - 1) + pdf[found.end() - 1 :]
    return moved[: end + 1] + b" ".ljust(extra) + moved[end + 1 :]


def _contents(pdf: bytes, text: bytes) -> bytes:
    """Put something else of the same length where the signature is."""
    start, end = attacks.signed_span(pdf)
    return pdf[: start - 1] + text.ljust(end + 2 - start) + pdf[end + 1 :]


def _range(pdf: bytes, text: bytes) -> bytes:
    """Put something else of the same length where the signed range is."""
    found = re.search(rb"/ByteRange \[[^\]]*\]", pdf[pdf.rindex(b"/ByteRange") :])
    assert found
    at = pdf.rindex(b"/ByteRange")
    return pdf[:at] + text.ljust(found.end()) + pdf[at + found.end() :]


WRAPPING = [
    attack("bagian kedua digeser", lambda b: b.nilai(_wrapped(b.tandai(), 400)), CUT),
    attack(
        "bagian kedua digeser, ruang lama diisi tanda tangan lain",
        lambda b: b.nilai(_wrapped(b.berdua(), 900)),
        CUT,
    ),
]
FORGERY = [
    attack(f"isi {text!r}", bound(lambda b, text: b.nilai(_contents(b.tandai(), text)), text), "")
    for text in (b"<>", b"<00>", b"null", b"()", b"<3000>", b"[]", b"")
] + [
    attack(f"rentang {text!r}", bound(lambda b, text: b.nilai(_range(b.tandai(), text)), text), "")
    for text in (
        b"/ByteRange null",
        b"/ByteRange []",
        b"/ByteRange [0 0 0 0]",
        b"/ByteRange [0 -1 9 9]",
        b"/ByteRange [0 9 9]",
        b"/ByteRange 0",
        b"/ByteRangf [0 1 2 3]",
        b"",
    )
]


def _certified(b: Bahan, level: int) -> bytes:
    return b.tandai(b.pemaraf, kunci_dokumen=True, izin=level)


NOTES = [
    attack(
        f"catatan {kind} sesudah pengunci tingkat {level}",
        bound(
            lambda b, kind, level: b.nilai(susulkan(_certified(b, level), attacks.note_of(kind, TITLE))),
            kind,
            level,
        ),
        AFTER,
    )
    for level in (1, 2, 3)
    for kind in ("FreeText", "Stamp", "Redact", "Square")
]
NOTES += [
    attack(
        f"bidang tanda tangan kosong sesudah pengunci tingkat {level}",
        bound(
            lambda b, level: b.nilai(
                susulkan(_certified(b, level), attacks.drawn_field("Tanda9", TITLE, b"(91,97) Tj"))
            ),
            level,
        ),
        AFTER,
    )
    for level in (1, 2, 3)
]
NOTES += [
    attack(
        f"tanda tangan buatan sendiri sesudah pengunci tingkat {level}",
        bound(
            lambda b, level: b.nilai(tandai(_certified(b, level), terbitkan("Penyusup"), Cara(kotak=KECIL))),
            level,
        ),
        "",
    )
    for level in (1, 2, 3)
]
NOTES += [
    attack(
        f"isian sesudah pengunci tingkat {level}",
        bound(lambda b, level: b.nilai(susulkan(_certified(b, level), attacks.text_field)), level),
        AFTER,
    )
    for level in (1, 2, 3)
]
FIELDS = [
    attack(
        "tampilan pertama diganti ketika yang kedua ditandatangani",
        lambda b: b.nilai(tandai(b.tandai(kotak=KECIL), b.pemaraf, Cara(ubah=attacks.other_appearance))),
        AFTER,
    ),
    attack(
        "tampilan pertama digeser ketika yang kedua ditandatangani",
        lambda b: b.nilai(tandai(b.tandai(kotak=KECIL), b.pemaraf, Cara(ubah=attacks.moved(TITLE)))),
        AFTER,
    ),
    attack(
        "tampilan lain bila disentuh",
        lambda b: b.nilai(b.tandai(kotak=KECIL, menjelang=attacks.other_appearances(("N", "R")))),
        ODD,
    ),
    attack(
        "tampilan lain bila ditekan",
        lambda b: b.nilai(b.tandai(kotak=KECIL, menjelang=attacks.other_appearances(("N", "D")))),
        ODD,
    ),
    attack(
        "digambar walau tanpa ukuran",
        lambda b: b.nilai(b.tandai(kotak=None, menjelang=attacks.other_appearances(("N",)))),
        ODD,
    ),
    *(
        attack(
            f"bendera tampilan {flag}",
            bound(
                lambda b, flag: b.nilai(
                    b.tandai(kotak=KECIL, menjelang=attacks.widget_key("F", attacks.number(flag)))
                ),
                flag,
            ),
            ODD,
        )
        for flag in (2, 8, 16, 32, 36, 256)
    ),
    attack(
        "lapisan pada tampilan",
        lambda b: b.nilai(
            b.tandai(
                kotak=KECIL, menjelang=attacks.widget_key("OC", attacks.dictionary(Type=attacks.name("OCG")))
            )
        ),
        ODD,
    ),
    attack("bidang terisi null", lambda b: b.nilai(b.tandai(ubah=attacks.null_field(TITLE))), BEFORE),
    attack(
        "satu tanda tangan di dua bidang",
        lambda b: b.nilai(b.tandai(menjelang=attacks.same_signature)),
        "bentuk yang tidak dikenal",
    ),
    attack(
        "tautan lama dijadikan bidang tanda tangan",
        lambda b: b.nilai(b.tandai(ubah=attacks.link_as_field)),
        BEFORE,
    ),
    attack(
        "bidang yang mengaku milik halaman lain",
        lambda b: b.nilai(b.tandai(kotak=KECIL, menjelang=attacks.other_page)),
        ODD,
    ),
    attack(
        "dua tampilan bertumpuk",
        lambda b: b.nilai(tandai(b.tandai(b.pemaraf, kotak=KECIL), b.penanda, Cara(kotak=KECIL))),
        "saling menutupi",
    ),
]
JAVASCRIPT = attacks.action("app.alert(1)")
CONTENT = [
    *(
        attack(f"{title}, {when}", uji, reason)
        for title, change in {
            "putaran halaman": attacks.page_key("Rotate", attacks.number(180)),
            "potongan halaman": attacks.page_key("CropBox", attacks.numbers(0, 0, 300, 300)),
            "ukuran halaman": attacks.page_key("MediaBox", attacks.numbers(0, 0, 300, 300)),
            "satuan halaman": attacks.page_key("UserUnit", attacks.number(2)),
            "perintah halaman": attacks.page_key("AA", attacks.dictionary(O=JAVASCRIPT)),
            "huruf diganti": attacks.other_font,
            "lapisan": attacks.catalogue_key("OCProperties", attacks.dictionary(OCGs=attacks.numbers())),
            "perintah saat dibuka": attacks.catalogue_key("OpenAction", JAVASCRIPT),
            "perintah saat disimpan": attacks.catalogue_key("AA", attacks.dictionary(WS=JAVASCRIPT)),
            "skrip bernama": attacks.catalogue_key("Names", attacks.named_tree("JavaScript", JAVASCRIPT)),
            "lampiran berkas": attacks.attached_file,
            "cara tampil": attacks.catalogue_key("ViewerPreferences", attacks.dictionary()),
            "nomor halaman": attacks.catalogue_key("PageLabels", attacks.dictionary()),
            "catatan": catatan,
        }.items()
        for when, uji, reason in (
            ("sebelum", bound(lambda b, change: b.nilai(b.tandai(ubah=change)), change), BEFORE),
            ("sesudah", bound(lambda b, change: b.nilai(susulkan(b.tandai(), change)), change), AFTER),
        )
    ),
    attack("huruf diganti lewat tampilan", lambda b: b.nilai(b.tandai(ubah=attacks.font_by_stamp)), BEFORE),
    attack("huruf diganti lewat formulir", lambda b: b.nilai(b.tandai(ubah=attacks.font_by_form)), BEFORE),
    attack(
        "formulir XFA",
        lambda b: b.nilai(b.tandai(menjelang=attacks.form_key("XFA", attacks.numbers()))),
        BEFORE,
    ),
    attack(
        "hitungan formulir",
        lambda b: b.nilai(b.tandai(menjelang=attacks.form_key("CO", attacks.numbers()))),
        BEFORE,
    ),
    attack("judul lain", lambda b: b.nilai(b.tandai(ubah=attacks.other_title)), "judul, penulis"),
]


@pytest.mark.parametrize(
    ("uji", "reason"), [*SHADOW, *INCREMENTAL, *WRAPPING, *FORGERY, *NOTES, *FIELDS, *CONTENT]
)
def test_refused(bahan: Bahan, uji: Uji, reason: str) -> None:
    found = uji(bahan)
    told = against(found)
    assert told != "sah"
    assert reason in told
    assert bool(found.tanda) is (found.alasan is None)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_certifying_signature(bahan: Bahan, level: int) -> None:
    """It may lock the document, whatever it lets others change; nothing has been changed after it."""
    assert against(bahan.nilai(_certified(bahan, level))) == "sah"


@pytest.mark.parametrize(
    ("level", "reason"),
    [
        pytest.param(1, AFTER, id="tidak boleh"),
        pytest.param(2, "sah", id="boleh"),
        pytest.param(3, "sah", id="3"),
    ],
)
def test_a_second_signature_after_a_certifying_one(bahan: Bahan, level: int, reason: str) -> None:
    assert reason in against(bahan.nilai(tandai(_certified(bahan, level), bahan.penanda)))

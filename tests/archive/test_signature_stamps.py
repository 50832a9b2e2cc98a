"""Only what was signed shows: no field without a signature, and no stamp over what was approved."""

import io
import re
from dataclasses import replace

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from tests.archive.bahan_tanda import KINI, NAMA, Bahan, siapkan
from tests.archive.pdf_attacks import drawn_field
from tests.archive.sertifikat_uji import WAKTU
from tests.archive.tandai_uji import KECIL, Cara, tandai
from tests.lengkap import SITUS, TW4

from ukur.archive.signatory import Likeness, Signatory
from ukur.archive.signature_block import signature_block
from ukur.archive.signature_facts import attachment_facts, signed_in_order
from ukur.archive.signed_pdf import check_signatures
from ukur.document.composition import compose_document
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

TITLE = (202, 773, 402, 790)
"""Over the name of the office on page 1, whose text begins at 202.6, 776.6."""
PLACE = re.compile(
    r"halaman (\d+), mulai (\S+) cm dari tepi kiri dan (\S+) cm dari tepi bawah, "
    r"selebar (\S+) cm dan setinggi (\S+) cm"
)
BARE_PAGE_2 = (100, 70, 300, 110)
"""Page 2 of the short document has one row, and no ink here."""


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue) -> Bahan:
    return siapkan(katalog)


@pytest.mark.parametrize(
    ("box", "page"),
    [
        pytest.param(TITLE, 0, id="menutupi tulisan"),
        pytest.param(BARE_PAGE_2, 1, id="di bidang kosong halaman angka"),
        pytest.param(KECIL, None, id="di blok pengesahan"),
    ],
)
def test_an_unsigned_field_shows(bahan: Bahan, box: tuple[int, int, int, int], page: int | None) -> None:
    """The field is honest to every signature; a reader sees 91,97 where 21,27 was approved."""
    change = drawn_field("Isian", box, b"(91,97) Tj", 2 if page is None else page)
    found = bahan.nilai(bahan.tandai(ubah=change))
    assert "tanpa tanda tangan di dalamnya" in (found.alasan or "sah")


def _objections(bahan: Bahan, box: tuple[int, int, int, int], page: int | None = None) -> str:
    found = bahan.nilai(bahan.tandai(kotak=box, halaman=page))
    assert found.alasan is None
    return "\n".join(found.keberatan)


@pytest.mark.parametrize(
    ("box", "page"),
    [
        pytest.param(TITLE, 0, id="menutupi nama kantor"),
        pytest.param(BARE_PAGE_2, 1, id="di samping angka, tanpa menutupi apa pun"),
        pytest.param((300, 360, 500, 390), None, id="menutupi kalimat penutup"),
        pytest.param((320, 55, 520, 75), None, id="menutupi kaki halaman"),
        pytest.param((90, 280, 190, 310), None, id="menutupi kode QR"),
        pytest.param((320, 440, 520, 490), None, id="di atas judul Pengesahan"),
        pytest.param((500, 140, 640, 205), None, id="melewati tepi kertas"),
        pytest.param((360, 62, 560, 127), None, id="menempel pada garis kaki"),
    ],
)
def test_a_signed_stamp_elsewhere(bahan: Bahan, box: tuple[int, int, int, int], page: int | None) -> None:
    """The refusal names a bare place, and a stamp there is accepted."""
    told = _objections(bahan, box, page)
    assert "luar blok pengesahan" in told
    place = PLACE.search(told)
    assert place
    number, *sides = (float(text.replace(",", ".")) for text in place.groups())
    left, bottom, width, height = (side * 72 / 2.54 for side in sides)
    # rounded to a millimetre: up to half of one at each side
    inside = (int(left) + 2, int(bottom) + 2, int(left + width) - 2, int(bottom + height) - 2)
    assert _objections(bahan, inside, int(number) - 1) == ""
    assert width >= 5 * 72 / 2.54 - 2, "room for a usual stamp"


def test_the_place_between_office_and_name(katalog: Catalogue) -> None:
    """Where a document names who signs, that is where the stamp belongs."""
    full = compose_document(Measurements(katalog), TW4, site=SITUS)
    named = replace(
        full.tanda_tangan, nama="Contoh Nama, S.Sos.", pangkat="Pembina", nip="19700101 199503 1 001"
    )
    pdf = print_pdf(replace(full, tanda_tangan=named), csv=b"kode\r\n")
    block = signature_block(PdfFileReader(io.BytesIO(pdf)).root)
    assert block is not None
    place = PLACE.search(block.place)
    assert place
    left, bottom, width, height = (float(text.replace(",", ".")) for text in place.groups()[1:])
    # The sheet is 21 cm wide with 2 cm at its right; the column takes 52 % of the 16 cm between margins.
    # Between office and name stand 2.2 cm (pengesahan.typ) and line spacing, less 2 x 1 mm clear of ink.
    assert left == pytest.approx(21 - 2 - 0.52 * 16, abs=0.15)
    assert width == pytest.approx(0.52 * 16, abs=0.2)
    assert 1.9 <= height <= 2.5
    assert block.area.bottom < bottom * 72 / 2.54 < block.area.top


SIGNATORY = Signatory(NAMA, "19700101 199503 1 001")


def _judged(bahan: Bahan, pdf: bytes, who: Signatory | None) -> tuple[str, ...]:
    found = check_signatures(pdf, bahan.asli, [bahan.akar.pem], KINI, who)
    assert found.alasan is None
    return found.keberatan


def _paraf_shown(b: Bahan) -> bytes:
    return tandai(b.tandai(b.pemaraf, kotak=KECIL), b.penanda)


def _both_shown(b: Bahan) -> bytes:
    return tandai(b.tandai(b.pemaraf, kotak=(426, 68, 532, 112)), b.penanda, Cara(kotak=KECIL))


def _paraf_after(b: Bahan) -> bytes:
    return tandai(b.tandai(kotak=KECIL), b.pemaraf)


def test_paraf_and_signature_in_order(bahan: Bahan) -> None:
    found = check_signatures(bahan.berdua(), bahan.asli, [bahan.akar.pem], KINI, SIGNATORY)
    assert (found.alasan, found.keberatan) == (None, ())
    assert [(item.penanda, item.halaman, item.kemiripan) for item in found.tanda] == [
        ("Pemaraf Uji", None, Likeness.LAIN),
        (NAMA, 3, Likeness.NAMA),
    ]
    assert signed_in_order(found) == (
        f"1. 'Pemaraf Uji' (paraf, tanpa tampilan); 2. '{NAMA}' (tampak di halaman 3)"
    )
    when = f"{WAKTU:%Y-%m-%d %H:%M} UTC"
    facts = attachment_facts(found)
    assert facts["tanda tangan 1"] == f"Pemaraf Uji, {when}, paraf, tanpa tampilan"
    assert facts["tanda tangan 2"] == f"{NAMA}, {when}, tampak di halaman 3"
    assert "orang lain yang senama tidak dapat dibedakan" in facts["penanda tangan"]


@pytest.mark.parametrize(
    ("buat", "who", "reason"),
    [
        pytest.param(lambda b: b.tandai(), SIGNATORY, "", id="tanpa tampilan, orangnya benar"),
        pytest.param(lambda b: b.tandai(kotak=KECIL), SIGNATORY, "", id="tampak, orangnya benar"),
        pytest.param(_paraf_after, SIGNATORY, "", id="paraf sesudah tanda tangan"),
        pytest.param(
            _paraf_after, None, "hanya tanda tangan penanda tangan dokumen", id="tanpa nama, bukan akhir"
        ),
        pytest.param(_paraf_shown, SIGNATORY, "yang tampak milik Pemaraf Uji", id="paraf tampak"),
        pytest.param(_both_shown, SIGNATORY, "yang tampak milik Pemaraf Uji", id="keduanya tampak"),
        pytest.param(
            _both_shown, None, "hanya tanda tangan penanda tangan dokumen", id="tanpa nama, dua tampak"
        ),
        pytest.param(
            lambda b: b.tandai(b.pemaraf), SIGNATORY, "tidak ada tanda tangan penanda", id="paraf saja"
        ),
        pytest.param(
            lambda b: b.tandai(b.baru(f"{NAMA} 197001011995031002")),
            SIGNATORY,
            "tidak ada tanda tangan penanda",
            id="NIP lain",
        ),
        pytest.param(lambda b: b.tandai(b.baru(f"{NAMA} 197001011995031001")), SIGNATORY, "", id="NIP sama"),
    ],
)
def test_who_signs(bahan: Bahan, buat: object, who: Signatory | None, reason: str) -> None:
    assert callable(buat)
    told = "\n".join(_judged(bahan, buat(bahan), who))
    assert (told == "") if not reason else (reason in told)


BESIDE = Signatory("Pemaraf Uji", None)


def test_two_signatories_both_shown(bahan: Bahan) -> None:
    """Whoever the document names may show: neither is a paraf, and each is found by name."""
    both = Signatory(NAMA, None, (BESIDE,), semua=True)
    found = check_signatures(_both_shown(bahan), bahan.asli, [bahan.akar.pem], KINI, both)
    assert (found.alasan, found.keberatan) == (None, ())
    assert [item.cocok for item in found.tanda] == ["Pemaraf Uji", NAMA]


def test_second_signatory_missing(bahan: Bahan) -> None:
    pdf = bahan.tandai(kotak=KECIL)
    want = Signatory(NAMA, None, (BESIDE,), semua=True)
    (told,) = _judged(bahan, pdf, want)
    assert told.startswith("belum ditandatangani Pemaraf Uji, yang juga tertulis sebagai penanda tangan")
    by_hand = Signatory(NAMA, None, (BESIDE,))  # the other may sign by hand
    assert _judged(bahan, pdf, by_hand) == ()


def test_stranger_beside_two_signatories(bahan: Bahan) -> None:
    want = Signatory(NAMA, None, (Signatory("Bupati Uji", None),))
    told = _judged(bahan, _both_shown(bahan), want)
    assert [text for text in told if "Pemaraf Uji, bukan milik penanda tangan dokumen" in text]
    assert f"({NAMA} dan Bupati Uji)" in told[0]

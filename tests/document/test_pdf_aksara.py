"""The table of printable characters against the fonts: all that it promises is typeset and read back."""

import itertools
import random
import unicodedata
from dataclasses import replace

import pytest
from tests.document.baca_pdf import pohon, rapat
from tests.lengkap import lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.charset import COMBINING_MARKS, LETTERS, OTHER_CHARACTERS, unprintable_character
from ukur.model.periode import Periode


def urai(rentang: str) -> list[str]:
    """The characters of ranges such as ``0041-005A``."""
    pairs = [[int(code, 16) for code in part.split("-")] for part in rentang.split()]
    return [chr(code) for pair in pairs for code in range(pair[0], pair[-1] + 1)]


@pytest.fixture(scope="module")
def dasar(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog, jumlah=0)), Periode(2024, 4))


def terbaca(dokumen: DokumenPengukuran) -> str:
    """What the PDF of a document says; a missing glyph or a warning would stop it."""
    return rapat(pohon(print_pdf(dokumen)).teks)


@pytest.mark.parametrize("bagian", [LETTERS, OTHER_CHARACTERS], ids=["huruf", "lain"])
def test_setiap_huruf_tercetak(dasar: DokumenPengukuran, bagian: str) -> None:
    """Upright in running text, and bold in the notes' headings."""
    text = " ".join(urai(bagian))
    signed = replace(dasar.tanda_tangan, nama=text)
    read = terbaca(replace(dasar, pendahuluan=text, tanda_tangan=signed))
    assert read.count(rapat(text)) == 2


def test_huruf_besarnya_juga(dasar: DokumenPengukuran) -> None:
    """The letterhead prints names in capitals; those must be in the table too."""
    letters = " ".join(urai(LETTERS) + urai(OTHER_CHARACTERS))
    assert unprintable_character(unicodedata.normalize("NFC", letters.upper())) is None
    assert set(rapat(letters.upper())) <= set(terbaca(replace(dasar, instansi=letters)))


@pytest.mark.nightly("the letters of names and places are printed every day by the tests beside it")
def test_setiap_huruf_dengan_setiap_tanda(dasar: DokumenPengukuran) -> None:
    """Composed as texts are when they are read; a pair that composes to something else is refused there."""
    pairs = [unicodedata.normalize("NFC", a + mark) for a in urai(LETTERS) for mark in urai(COMBINING_MARKS)]
    printable = [pair for pair in pairs if unprintable_character(pair) is None]
    assert len(printable) > 0.97 * len(pairs)
    read = terbaca(replace(dasar, pendahuluan=" ".join(printable)))
    assert {pair for pair in printable if pair not in read} == set()


def test_dua_tanda(dasar: DokumenPengukuran) -> None:
    """All pairs of marks on letters taken at random, always the same ones."""
    letters = random.Random(5).choices(urai(LETTERS), k=2000)
    pairs = itertools.cycle(itertools.product(urai(COMBINING_MARKS), repeat=2))
    text = " ".join(letter + "".join(next(pairs)) for letter in letters)
    assert len(terbaca(replace(dasar, pendahuluan=text))) > 4000


def test_tabel_tanpa_huruf_kendali() -> None:
    """Nothing that F008 refuses, nothing unassigned, nothing in two lists, nothing that NFC changes."""
    letters, marks, others = urai(LETTERS), urai(COMBINING_MARKS), urai(OTHER_CHARACTERS)
    assert len({*letters, *marks, *others}) == len(letters) + len(marks) + len(others)
    kinds = {unicodedata.category(char) for char in (*letters, *others)}
    assert kinds <= {
        "Lu",
        "Ll",
        "Lt",
        "Lo",
        "Lm",
        "Nd",
        "Nl",
        "No",
        "Zs",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
    } | {
        *("Po", "Sm", "Sc", "Sk", "So"),
    }
    assert {unicodedata.category(char) for char in marks} == {"Mn"}
    assert [char for char in (*letters, *others) if unicodedata.normalize("NFC", char) != char] == []


@pytest.mark.parametrize(
    ("teks", "huruf"),
    [
        pytest.param("Kampung Mandiri 106,35 % ≥ 91 – “ya” → €5", None, id="biasa"),
        pytest.param("a\nb", None, id="baris baru"),
        pytest.param("", None, id="kosong"),
        pytest.param("a\tb", "\t", id="tab"),
        pytest.param("baik 👍", "👍", id="emoji"),
        pytest.param("\u0301a", "\u0301", id="tanda tanpa huruf"),
        pytest.param("q\u0301\u0302\u0303", "\u0303", id="tanda ketiga"),
        pytest.param("漢", "漢", id="aksara lain"),
        pytest.param("a" * 5000 + "漢", "漢", id="di ujung teks panjang"),
    ],
)
def test_tak_tercetak(teks: str, huruf: str | None) -> None:
    assert unprintable_character(teks) == huruf

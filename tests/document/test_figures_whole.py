"""Edition 9: figures stay in one line, rows are as low as they can be, and a sentence has one colon."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import pytest
from tests.document.baca_pdf import Muka, muka
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document import wording
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.minutes import compose_minutes
from ukur.document.pdf.glued import glued
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode

Compose = Callable[..., DokumenPengukuran]
FIFTH_YEAR = Periode(2026, 1)
"""Of the made-up office: four years beside each other, and swadaya of 2.285.000.000 rupiah in one of them."""


@pytest.fixture(scope="module")
def compose(katalog: Catalogue) -> Compose:
    def make(jumlah: int = 12, edition: Edition = CURRENT, **ubah: Any) -> DokumenPengukuran:
        measured = Measurements(lengkap(katalog, jumlah, **ubah), edition=edition)
        return compose_document(measured, TW4, site=SITUS)

    return make


def words(pages: list[Muka]) -> list[str]:
    return [word.teks for page in pages for word in page.kata]


def printed_lines(page: Muka) -> list[str]:
    """The words of a page, those at one height together."""
    placed = sorted(page.kata, key=lambda word: (round(word.atas), word.kiri))
    lines = groupby(placed, lambda word: round(word.atas))
    return [" ".join(word.teks for word in line) for _, line in lines]


@pytest.mark.parametrize("ukuran", ["A4", "F4"])
def test_a_figure_of_ten_digits_stays_whole(contoh: Catalogue, ukuran: str) -> None:
    """The column of names gives the room. Before, on A4, "2.285.000." had "000" in the line below."""
    paper = contoh.instansi.kertas.model_copy(update={"ukuran": ukuran})
    office = contoh.instansi.model_copy(update={"kertas": paper})
    d = compose_document(Measurements(replace(contoh, instansi=office)), FIFTH_YEAR, site=SITUS)
    new, old = (words(muka(print_pdf(one))) for one in (d, replace(d, edisi_cetak=8)))
    for figure in ("2.285.000.000", "410.000.000", "430.000.000"):
        assert figure in new
    assert ("2.285.000.000" in old) == (ukuran == "F4")
    assert "000" not in new


def test_the_least_room_of_words_is_kept(compose: Compose) -> None:
    """Names of 150 letters beside figures of thirteen digits: no word of a name is broken for a figure."""
    d = compose(3, kamus={"nama": "Persentase pengangkutan " * 6})
    told = words(muka(print_pdf(d)))
    assert "pengangkutan" in told
    assert not {"pengang", "pengangku", "kutan"} & set(told)


def test_a_sentence_has_one_colon(compose: Compose) -> None:
    """Before: ``Hasilnya: 12 indikator: ...`` above the signature, ``IKU-02 Nama: setahun: ...``."""
    new, old = compose(), compose(edition=Edition.EIGHTH)
    old = replace(old, edisi_cetak=8)
    assert wording.closing(new).split("dibuat. ")[1].startswith("Hasilnya 12 indikator: 4 tercapai, ")
    assert wording.closing(old).split("dibuat. ")[1].startswith("Hasilnya: 12 indikator: 4 tercapai, ")
    assert new.perhatian[0].startswith("IKU-02 Indikator uji turun-selisih nomor 2, setahun: realisasi 0,43 ")
    assert old.perhatian[0].startswith("IKU-02 Indikator uji turun-selisih nomor 2: setahun: realisasi 0,43 ")


@pytest.mark.parametrize("edition", [Edition.EIGHTH, Edition.NINTH])
def test_minutes_find_the_sentence_of_each(compose: Compose, edition: Edition) -> None:
    d = compose(edition=edition)
    minutes = compose_minutes(d, None)
    assert [item.kalimat.split()[0] for item in minutes.tidak_tercapai] == [
        row.kode for row in d.baris if row.tercapai is False
    ]


def test_when_a_target_is_reached_is_said_once(compose: Compose) -> None:
    """IKU-04 misses its target with the highest predikat."""
    new, old = (compose(edition=one).catatan_skala for one in (Edition.NINTH, Edition.EIGHTH))
    assert "Predikat menilai tinggi rendahnya capaian, bukan tercapai tidaknya target." in new
    assert sum("paling sedikit 100 %" in note for note in new) == 1
    assert sum("paling sedikit 100 %" in note for note in old) == 2


def test_all_but_some(compose: Compose) -> None:
    """Of twelve: ten and two, eleven in a row, all; codes of few stay as they are said."""
    d = compose()
    codes = [f"IKU-{number:02}" for number in range(1, 13)]
    but_two = [code for code in codes if code not in {"IKU-03", "IKU-08"}]
    assert wording.many_codes(but_two, d) == "semua indikator kecuali IKU-03, IKU-08"
    assert wording.many_codes(codes[:11], d) == "IKU-01 s.d. IKU-11"
    assert wording.many_codes(codes, d) == "semua indikator"
    assert wording.many_codes(codes[::3], d) == "IKU-01, IKU-04, IKU-07, IKU-10"
    old = replace(d, edisi_cetak=8)
    assert wording.many_codes(but_two, old) == "IKU-01, IKU-02, IKU-04 s.d. IKU-07, IKU-09 s.d. IKU-12"


def test_no_line_of_the_letterhead_ends_in_a_dot(compose: Compose) -> None:
    """Address, telephone, e-mail and page take two lines: a dot stood at the end of the first."""
    d = compose(1)
    new, old = (printed_lines(muka(print_pdf(one))[0]) for one in (d, replace(d, edisi_cetak=8)))
    assert not any(line.endswith("·") for line in new)
    assert any(line.endswith("·") for line in old)
    assert "https://dinas.contoh.example" in new


def test_a_quarter_keeps_its_number(contoh: Catalogue) -> None:
    """``82,75 (s.d. TW II)`` in a narrow column: "II)" stood alone in its second line."""
    assert glued("s.d. TW II, TW lalu") == "s.d. TW\u00a0II, TW lalu"
    assert glued("s.d. TW II 5 %", quarters=False) == "s.d. TW II 5\u00a0%"
    d = compose_document(Measurements(contoh), Periode(2025, 3), site=SITUS)
    apart = [_apart(muka(print_pdf(one))) for one in (d, replace(d, edisi_cetak=8))]
    assert apart[0] == 0
    assert apart[1] > 0


def _apart(pages: list[Muka]) -> int:
    """How many numbers of a quarter begin a line."""
    pairs = (pair for page in pages for pair in pairwise(page.kata))
    return sum(one.teks == "TW" and next_.teks == "II)" and one.atas != next_.atas for one, next_ in pairs)

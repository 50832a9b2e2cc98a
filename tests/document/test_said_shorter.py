"""Edition 8: indicators stand in the order of their codes, and what was said many times is said once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.document.baca_docx import baca
from tests.document.baca_pdf import halaman_teks, tabel_per_halaman
from tests.document.baca_xlsx import Buku
from tests.document.test_pdf_rows import NAME
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document import wording
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.document.xlsx.workbook import write_xlsx
from ukur.forms.unit_forms import unit_forms
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

Compose = Callable[..., DokumenPengukuran]


@pytest.fixture(scope="module")
def compose(katalog: Catalogue) -> Compose:
    def make(jumlah: int = 12, edition: Edition = CURRENT, **ubah: Any) -> DokumenPengukuran:
        measured = Measurements(lengkap(katalog, jumlah, **ubah), edition=edition)
        return compose_document(measured, TW4, site=SITUS)

    return make


def test_a_hundred_stands_last(compose: Compose) -> None:
    """SS-2 has the even numbers: 2 to 102 as people count; before, 100 and 102 stood between 10 and 12."""
    new, old = (compose(102, edition).kelompok[1] for edition in (Edition.EIGHTH, Edition.SEVENTH))
    codes = [row.kode for row in new.baris]
    assert codes[:2] == ["IKU-02", "IKU-04"]
    assert codes[-3:] == ["IKU-98", "IKU-100", "IKU-102"]
    former = [row.kode for row in old.baris]
    assert former[4:8] == ["IKU-10", "IKU-100", "IKU-102", "IKU-12"]
    assert sorted(former) == sorted(codes)


def test_annexes_follow_the_same_order(compose: Compose) -> None:
    d = compose(102)
    assert [entry.kode for entry in d.kamus][-2:] == ["IKU-101", "IKU-102"]
    follow_ups = [row.kode for row in d.tindak_lanjut]
    assert follow_ups == sorted(follow_ups, key=lambda kode: int(kode[4:]))
    assert any(len(kode) > len("IKU-99") for kode in follow_ups)


def test_lists_that_are_not_filed_too(katalog: Catalogue) -> None:
    """The dictionary of pages, and the form that a unit fills in."""
    catalogue = lengkap(katalog, 102)
    [form] = unit_forms(Measurements(catalogue), TW4).values()
    for codes in (
        [item.kode for item in catalogue.by_code],
        [item.kode for item in catalogue.in_force(TW4)],
        [row.kode for row in form.baris],
    ):
        assert (codes[0], codes[9:11], codes[-3:]) == (
            "IKU-01",
            ["IKU-10", "IKU-11"],
            ["IKU-100", "IKU-101", "IKU-102"],
        )


def test_codes_that_count_on(compose: Compose) -> None:
    new = compose(2)
    codes = ["IKU-9", "IKU-1", "IKU-2", "IKU-3", "IKU-10", "IKU-20"]
    assert wording.code_list(codes, new) == "IKU-1 s.d. IKU-3, IKU-9, IKU-10, IKU-20"
    assert wording.code_list(codes, replace(new, edisi_cetak=7)) == ", ".join(codes)
    assert wording.code_list([], new) == ""


def test_one_reason_for_all_of_a_sasaran(compose: Compose) -> None:
    """Of SS-1 with six indicators; a sasaran of one names it."""
    [note, *_] = wording.form_notes(compose(12).kelompok[0], compose(12))
    assert note == "Alasan perubahan target semua indikator SS-1: Disesuaikan dengan APBD Perubahan"
    [note, *_] = wording.form_notes(compose(1).kelompok[0], compose(1))
    assert note.startswith("Alasan perubahan target IKU-01: ")


def test_no_capaian_is_explained_once(compose: Compose) -> None:
    """IKU-12 has a target of zero: its status says so, its columns have a dash; before, both said so."""
    d = compose(12)
    assert d.baris[-1].status == "tidak dapat dihitung: target nol"
    printed = (print_pdf(one) for one in (d, replace(d, edisi_cetak=7)))
    counts = ["".join(halaman_teks(pdf)).count("dihitung:") for pdf in printed]
    assert counts == [2, 6]  # the form and the sheet; before, beside the Renstra and the standard too
    row = baca(write_docx(d)).tabel[f"Formulir {d.judul}"][-1]
    assert row[0] == "IKU-12 Indikator uji naik nomor 12"
    assert [cell for cell in row if "target nol" in cell] == ["○ tidak dapat dihitung: target nol"]


def test_a_reason_of_another_scope_says_its_cause(compose: Compose) -> None:
    """The quarter has a target of zero and the year has not: the status is the year's."""
    d = compose(1)
    [group] = d.kelompok
    [row] = group.baris
    zero = replace(row.triwulan.capaian, teks="tidak dapat dihitung: target nol", nilai=None)
    other = replace(row, triwulan=replace(row.triwulan, capaian=zero))
    changed = replace(d, kelompok=(replace(group, baris=(other,)),))
    cells = baca(write_docx(changed)).tabel[f"Formulir {d.judul}"][-1]
    assert "target nol" in cells
    assert "✓ Tercapai" in cells


def test_formulas_are_said_in_words(compose: Compose) -> None:
    """In the workbook and in how a figure was computed; their names are for programs, who have the data."""
    d = compose(12)
    book = Buku(write_xlsx(d))
    told = "\n".join(map(book.teks, book.lembar))
    assert "realisasi ÷ target × 100" in told
    assert "nilai triwulan terakhir" in told
    assert "@1" not in told
    assert "posisi-akhir" not in told
    assert "naik@1" in {row.rumus for row in d.baris}


def test_a_short_unit_stays_on_its_line(compose: Compose) -> None:
    """``(satuan uji)`` in the heading of a breakdown, nine columns beside each other."""
    text = "\n".join(halaman_teks(print_pdf(compose(108))))
    annex = text[text.rindex("Rincian realisasi") :]
    assert annex.count("(satuan uji)") == 9
    assert "(satuan\n" not in annex


@pytest.mark.parametrize(
    ("jumlah", "kamus", "before"),
    [
        pytest.param(22, {}, 0, id="a sheet full"),
        pytest.param(26, {}, 3, id="three rows more than a sheet"),
        pytest.param(8, {"nama": f"{NAME} {NAME}"}, 0, id="few rows that fill a sheet"),
        pytest.param(5, {}, 7, id="half a sheet"),
    ],
)
def test_a_short_budget_stands_with_figures(
    compose: Compose, jumlah: int, kamus: dict[str, str], before: int
) -> None:
    """Twenty-two figures fill the sheet: the three rows of the budget stood alone on the next one."""
    d = compose(jumlah, kamus=kamus)
    beside = [_figures_beside_budget(one) for one in (replace(d, edisi_cetak=7), d)]
    assert beside[0] == before
    assert beside[1] >= 3


def _figures_beside_budget(d: DokumenPengukuran) -> int:
    """How many rows of the sheet's figures stand on the page of its budget."""
    tables = tabel_per_halaman(print_pdf(d))
    ends = [len(rows) == 3 and rows[-1].teks.startswith("JumlahRp") for rows in tables]
    at = len(ends) - 1 - ends[::-1].index(True)
    on = {page for row in tables[at] for page in row.halaman}
    assert len(on) == 1
    return sum(bool(row.teks) and row.halaman <= on for row in tables[at - 1])

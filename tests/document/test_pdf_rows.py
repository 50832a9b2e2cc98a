"""How the PDF of edition 5 breaks: no row within its words, no table in twos, no lonely signature."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from tests.document.baca_pdf import BarisTabel, Muka, halaman_teks, muka, tabel_per_halaman
from tests.document.test_pdf_halaman import rapi
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.document.pdf.sheet_printer import OneSheet, print_one_sheet
from ukur.document.sections import ShownKoreksi
from ukur.document.tabel.pelaksanaan_table import corrections_title, printed_corrections
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

NAME = (
    "Persentase aparatur pemerintah kampung yang menyelenggarakan urusan pemerintahan, pembangunan, dan "
    "pemberdayaan masyarakat sesuai ketentuan peraturan perundang-undangan"
)
"""165 letters, as indicators of a Renstra are called."""
Compose = Callable[..., DokumenPengukuran]


@pytest.fixture(scope="module")
def compose(katalog: Catalogue) -> Compose:
    def make(jumlah: int = 12, **ubah: Any) -> DokumenPengukuran:
        return compose_document(Measurements(lengkap(katalog, jumlah, **ubah)), TW4, site=SITUS)

    return make


@dataclass(frozen=True)
class Sheets:
    """A printed document: its pages, and the rows of its tables."""

    document: DokumenPengukuran
    pdf: bytes
    pages: list[Muka]
    tables: list[list[BarisTabel]]


CASES = {"60 rows, A4": (60, "A4"), "60 rows, F4": (60, "F4"), "300 rows, A4": (300, "A4")}


AT_NIGHT = pytest.mark.nightly("60 rows, A4 is held to the same rules by the same tests every day")


@pytest.fixture(
    scope="module",
    params=[pytest.param(case, marks=AT_NIGHT) if case == "300 rows, A4" else case for case in CASES],
)
def sheets(request: pytest.FixtureRequest, compose: Compose) -> Sheets:
    rows, paper = CASES[request.param]
    document = compose(rows, instansi={"kertas": {"ukuran": paper}}, kamus={"nama": NAME})
    pdf = print_pdf(document)
    return Sheets(document, pdf, muka(pdf), tabel_per_halaman(pdf))


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
def test_no_row_is_split(sheets: Sheets) -> None:
    """Every row of every table stands on one sheet; an empty one, which leaves room, has nothing on any."""
    rows = [row for table in sheets.tables for row in table]
    assert [row.teks[:60] for row in rows if len(row.halaman) != bool(row.teks)] == []


def test_no_table_in_ones_and_twos(sheets: Sheets) -> None:
    """Three rows of a table on each sheet that has any, or all that there are."""
    for table in sheets.tables:
        on = Counter(page for row in table for page in row.halaman)
        assert {page: rows for page, rows in on.items() if rows < min(3, len(table))} == {}, table[0].teks[
            :60
        ]


def test_it_keeps_to_its_margins(sheets: Sheets) -> None:
    if len(sheets.document.baris) == 60:  # overlaps of 300 rows are looked for in test_pdf_halaman
        rapi(sheets.document, sheets.pdf)


def _signature_page(pages: list[Muka]) -> tuple[Muka, float]:
    """The page of the signature, and where its heading stands."""
    [found] = [
        (page, word.atas)
        for page in pages
        for word, after in zip(page.kata, page.kata[1:], strict=False)
        if word.teks == "Pengesahan" and after.teks == "Demikian"
    ]
    return found


@pytest.mark.parametrize("rows", [6, 9, 12])
def test_no_sheet_of_notes_alone(compose: Compose, rows: int) -> None:
    """What explains a table stands above it: every sheet has a row of a table, or a heading."""
    pdf = print_pdf(compose(rows))
    with_rows = {page for table in tabel_per_halaman(pdf) for row in table for page in row.halaman}
    headed = re.compile(r"^([A-Z]\. |Lampiran )", re.M)
    texts = enumerate(halaman_teks(pdf), 1)
    assert [text for number, text in texts if number not in with_rows and not headed.search(text)] == []


@pytest.mark.parametrize("lines", [0, 9, 18])
def test_the_note_stays_with_its_table(katalog: Catalogue, lines: int) -> None:
    """The breakdown's heading and note stand on the sheet of its first row, whatever stands before them."""
    d = compose_document(Measurements(katalog), TW4)
    first = replace(d.kamus[0], definisi="\n".join([d.kamus[0].definisi, *["baris"] * lines]))
    pdf = print_pdf(replace(d, kamus=(first, *d.kamus[1:])))
    note = [at for at, text in enumerate(halaman_teks(pdf), 1) if "Pembilang dan penyebut tiap angka" in text]
    [row] = [row for table in tabel_per_halaman(pdf) for row in table if row.teks.startswith("18.08.01")]
    assert row.halaman == set(note)


def test_corrected_words_have_room(compose: Compose) -> None:
    """A sentence stood in a column of figures, one word a line; a row of it is a few lines high now."""
    d = compose(2)
    said = ShownKoreksi(
        "2024-TW4", "Naskah", NAME, f"{NAME} dan lain-lain", "Salah", "SK", "Kepala", "1 Mei 2024"
    )
    words, both = replace(d, koreksi=(said,)), replace(d, koreksi=(*d.koreksi, said))
    titles = [corrections_title(document) for document in (words, both, d, replace(both, edisi_cetak=5))]
    assert titles == ["Koreksi naskah", "Koreksi angka dan naskah", "Koreksi angka", "Koreksi angka"]
    [page] = [text for text in halaman_teks(print_pdf(words)) if "Koreksi naskah" in text]
    lines = page[page.index("Koreksi naskah") :].splitlines()
    assert sum("ketentuan" in line for line in lines) >= 1
    assert len([line for line in lines if line.strip()]) < 30  # 21 words each, and the signature below
    assert printed_corrections(replace(both, edisi_cetak=5)) is printed_corrections(d)


STEPS = [{"langkah": 5, "oleh": "Tim SAKIP", "mulai": "2025-01-08", "selesai": "2025-01-10"}]


@pytest.mark.one_daily("one size is printed every day; the rest differs in paper and length alone")
@pytest.mark.parametrize("lines", [0, 7, 14, 21, 28, 35])
@pytest.mark.parametrize(
    "ubah",
    [
        pytest.param({"dokumen": {"catatan": None}}, id="after a table"),
        pytest.param({"dokumen": {"catatan": None, "pelaksanaan": [], "perintah": None, "rapat": []}},
            id="after a sentence"),
        pytest.param({}, id="after text"),
    ],
)  # fmt: skip
def test_the_signature_is_never_alone(compose: Compose, ubah: dict[str, Any], lines: int) -> None:
    """Whatever room the sheets before leave, text of another section stands above it."""
    d = compose(2, **ubah)
    first = d.kelompok[0]
    assert first.analisis is not None
    pad = "\n".join(["baris"] * lines)
    longer = replace(first.analisis, bagian=((*first.analisis.bagian[0][:1], pad or "x"),))
    document = replace(d, kelompok=(replace(first, analisis=longer), *d.kelompok[1:]), koreksi=())
    pages = muka(print_pdf(document))
    page, top = _signature_page(pages)
    above = [word.teks for word in page.kata if word.bawah < top]
    assert [word for word in above if re.search(r"\w{3,}", word)] != []
    assert any(word.teks == "NIP." for word in page.kata)


def test_a_record_taller_than_the_sheet_leaves_its_end_with_the_signature(compose: Compose) -> None:
    """The nine steps and the signature do not fit one sheet: the last three go with it."""
    d = compose(1, dokumen={"catatan": None})
    tall = tuple(replace(step, catatan="catatan langkah " * 9) for step in d.catatan_sop)
    document = replace(d, catatan_sop=tall, koreksi=(), perintah=None, rapat=())
    pdf = print_pdf(document)
    page, _ = _signature_page(muka(pdf))
    number = muka(pdf).index(page) + 1
    last = next(table for table in reversed(tabel_per_halaman(pdf)) if "Mendokumentasikan" in table[-1].teks)
    assert [row.halaman for row in last] == [{number}] * 3


def test_the_form_on_one_sheet(compose: Compose) -> None:
    """Figures, budget and signature of twelve indicators on one sheet; the same bytes again."""
    sheet = OneSheet(compose())
    pdf = print_one_sheet(sheet, Equipment())
    assert pdf == print_one_sheet(sheet, Equipment())
    [page] = halaman_teks(pdf)
    words = " ".join(page.split())
    for said in ("FORMULIR PENGUKURAN KINERJA", "NOMOR: 000.8.6.3/004/UK/2024", "Jumlah", "Rp790.000.000"):
        assert said in words
    assert "PEJABAT UJI DUA, S.Sos." in words
    assert sheet.nama_berkas == "formulir-pengukuran-kinerja_duk_2024-TW4"


@pytest.mark.parametrize("jumlah", [0, 1])
def test_the_form_of_few_indicators(compose: Compose, jumlah: int) -> None:
    pages = halaman_teks(print_one_sheet(OneSheet(compose(jumlah)), Equipment()))
    assert len(pages) == 1
    assert ("Belum ada indikator yang diukur" in pages[0]) is (jumlah == 0)

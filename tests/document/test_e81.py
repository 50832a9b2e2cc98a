"""Form E.81 as a document: heads and numbers as the form has them, notes, blocks, in PDF and workbook."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from tests.document.baca_pdf import Simpul, halaman_teks, muka, pohon, rapat
from tests.document.baca_xlsx import NS, Bagian, Buku, cocok
from tests.kantor_e81 import KAKI, TW3, kantor_e81
from tests.libreoffice import Ubah

from ukur.document.composition import compose_document
from ukur.document.e81 import FormE81
from ukur.document.e81_composition import compose_e81
from ukur.document.figure import Figure
from ukur.document.pdf.e81_printer import print_e81_pdf
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.tabel.e81_table import PHYSICAL, header, place
from ukur.document.xlsx.e81_workbook import SHEET, write_e81_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import AnggaranSimpul
from ukur.model.periode import Periode

# The form's own head, as docs/domain-sources.md (form E.81) has it; years filled in.
JUDUL = {
    1: "No",
    2: "Sasaran",
    3: "Program/Kegiatan",
    4: "Indikator Kinerja Program (outcome)/Kegiatan (output)",
    5: "Target Renstra Perangkat Daerah pada Tahun 2028 (Akhir Periode Renstra Perangkat Daerah)",
    6: "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Perangkat Daerah Tahun Lalu "
    "(n-2 = 2024)",
    7: "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan (Tahun n-1 = 2025) yang Dievaluasi",
    12: "Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi",
    13: "Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s.d. Tahun 2025",
    14: "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra Perangkat Daerah s.d. Tahun 2025 (%)",
    15: "Unit Perangkat Daerah Penanggung Jawab",
}
BERPASANGAN = range(5, 15)
NOMOR = {13: "(13) = (6) + (12)", 14: "(14) = (13) / (5) × 100"}
KAKI_BERURUT = [
    "Rata-rata capaian kinerja (%)",
    "Predikat kinerja",
    "Faktor pendorong keberhasilan kinerja:",
    "Faktor penghambat pencapaian kinerja:",
    "Tindak lanjut yang diperlukan dalam triwulan berikutnya*):",
    "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah berikutnya*):",
]


def _form(katalog: Catalogue, triwulan: int = 3, **dokumen: Any) -> FormE81:
    ukuran = Measurements(kantor_e81(katalog, triwulan, **dokumen))
    form = compose_e81(ukuran, compose_document(ukuran, Periode(2025, triwulan)))
    assert form is not None
    return form


@pytest.fixture(scope="module")
def form(katalog: Catalogue) -> FormE81:
    return _form(katalog)


@pytest.fixture(scope="module")
def pdf(form: FormE81) -> bytes:
    return print_e81_pdf(form, Equipment())


@pytest.fixture(scope="module")
def xlsx(form: FormE81) -> bytes:
    return write_e81_xlsx(form)


def test_25_columns_of_15_numbers() -> None:
    names = [str(number) if number not in BERPASANGAN else "" for number in range(1, 16)]
    expected = [
        name
        for number, alone in enumerate(names, 1)
        for name in ([alone] if alone else [f"{number} K", f"{number} Rp"])
    ]
    assert [column.name for column in PHYSICAL] == expected
    assert len(PHYSICAL) == 25


def test_head(form: FormE81) -> None:
    """Four rows: headings, quarters, numbers, K and Rp; each fills 25 columns."""
    top, quarters, numbers, sides = header(form)
    headings = [text for number, text in JUDUL.items() if number <= 7]
    headings += ["Realisasi Kinerja pada Triwulan"] + [text for number, text in JUDUL.items() if number > 7]
    assert [cell.text for cell in top] == headings
    assert [cell.text for cell in quarters] == ["I", "II", "III", "IV"]
    assert [cell.text for cell in numbers] == [NOMOR.get(n, f"({n})") for n in range(1, 16)]
    assert [cell.text for cell in sides] == ["K", "Rp"] * 10
    assert sum(cell.across for cell in top) == 25
    assert sum(cell.across for cell in numbers) == 25
    taken = [
        (row + down, cell.column + across)
        for row, line in enumerate(header(form))
        for cell in line
        for down in range(cell.down)
        for across in range(cell.across)
    ]
    assert sorted(taken) == [(row, column) for row in range(4) for column in range(25)]


def test_titles(form: FormE81) -> None:
    assert form.judul == (
        "Formulir E.81",
        "Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/kota",
        "Renja Perangkat Daerah Dinas Uji Coba dan Kampung Kabupaten Contoh",
        "Periode pelaksanaan: Triwulan III Tahun 2025",
    )
    assert form.nama_berkas == "evaluasi-renja-e81_duk_2025-TW3"


def test_numbers_of_nodes(form: FormE81) -> None:
    assert [(group.nomor, group.simpul.split()[0]) for group in form.kelompok] == [
        ("1", "2.13.02"),
        ("2", "2.13.04"),
        ("2.1", "2.13.04.2.01"),
        ("3", "2.13.05"),
    ]


def test_quarters_to_come_are_blank(katalog: Catalogue) -> None:
    """In TW1 three quarters are to come; a blank quarter that has passed is a dash."""
    first = _form(katalog, 1)
    quarters = {line.kode: line.kinerja.triwulan for group in first.kelompok for line in group.baris}
    assert [figure.teks for figure in quarters["IKU-01"]] == ["40", "", "", ""]
    assert [figure.teks for figure in quarters["IKU-03"]] == ["–", "", "", ""]


@pytest.mark.parametrize(
    "bagian",
    [
        "Mencakup triwulan sebelumnya yang tidak dilaporkan: 2.13.02 Rp triwulan III, IKU-03 triwulan II.",
        "sebab triwulan III belum ada angkanya: IKU-04 (s.d. triwulan II).",
        "Dijumlahkan dalam kolom (13) K, sebab target Renstranya jumlah selama lima tahun: IKU-01.",
        "Makin rendah makin baik, sehingga kolom (14) K di atas 100 bukan keberhasilan: IKU-04.",
        "Tanpa indikator sendiri, memakai indikator sasaran di atasnya: 2.13.05.",
        "dari 3 program, K 3 dan Rp 2.",
        "Sumber anggaran: DPA uji 2025",
        "Sumber kolom (6) K IKU-01: LKjIP uji 2024",
    ],
)
def test_notes(form: FormE81, bagian: str) -> None:
    assert any(note.endswith(bagian) for note in form.catatan)
    assert "diarsipkan" not in " ".join(form.catatan)


def test_differs_from_what_was_filed(katalog: Catalogue) -> None:
    """A form made from data that was changed after filing names the figure that was filed."""
    filed = compose_document(Measurements(kantor_e81(katalog)), TW3)
    later = kantor_e81(katalog)
    isian = dict(later.formulir[TW3]["dinas"].indikator)
    isian["IKU-02"] = isian["IKU-02"].model_copy(update={"realisasi": Decimal(80)})
    changed = later.formulir[TW3]["dinas"].model_copy(update={"indikator": isian})
    today = replace(later, formulir={**later.formulir, TW3: {"dinas": changed}})
    form = compose_e81(Measurements(today), filed)
    assert form is not None
    assert form.catatan[-1] == "Kolom (12) K berbeda dari dokumen yang diarsipkan: IKU-02 (72,50)."


def test_texts_at_the_foot(katalog: Catalogue, form: FormE81) -> None:
    assert [text for _, text in form.kaki] == list(KAKI.values())
    unwritten = _form(katalog, evaluasi_renja=None)
    assert {text for _, text in unwritten.kaki} == {"Belum ditulis."}


def test_blocks_for_signatures(form: FormE81) -> None:
    author, evaluator = form.tanda_tangan
    assert (author.peran, author.jabatan, author.nama) == (
        "Disusun",
        "Plt. Kepala Dinas Uji Coba dan Kampung",
        "PEJABAT UJI DUA, S.Sos.",
    )
    assert (evaluator.peran, evaluator.jabatan) == ("Dievaluasi", "Kepala Bappeda Kabupaten Contoh")
    assert set(evaluator.nama) == set("(.)")


# --- PDF


def _sel(tabel: Simpul) -> Iterator[list[Simpul]]:
    for row in tabel.cari("TR"):
        yield [cell for cell in row.anak if cell.nama in {"TH", "TD"}]


def _lebar(cell: Simpul) -> int:
    return int(cell.atribut.get("ColSpan", 1))


def test_pdf_table(pdf: bytes, form: FormE81) -> None:
    """One table; its head, its numbers and its foot as tags; every row of the body in reading order."""
    [tabel] = pohon(pdf).cari("Table")
    rows = list(_sel(tabel))
    assert [rapat(cell.teks) for cell in rows[0]] == [rapat(cell.text) for cell in header(form)[0]]
    assert [rapat(cell.teks) for cell in rows[2]] == [rapat(cell.text) for cell in header(form)[2]]
    assert sum(map(_lebar, rows[0])) == 25
    assert len(rows) == 4 + 6 + 6
    first, second = rows[4], rows[5]
    assert len(first) == 25
    assert len(second) == 25 - 3 - 10  # number, sasaran, program and each Rp stand once for both
    assert [cell.teks for cell in second if cell.teks] == [
        *("IKU-02 Lembaga yang aktif (persen)", "90,00", "62,50", "75,00", "60,00", "66,67", "72,50"),
        *("72,50", "72,50", "80,56", "Dinas Uji Coba dan Kampung"),
    ]
    foot = rows[-6:]
    assert [row[0].teks for row in foot[:2]] == KAKI_BERURUT[:2]
    assert [_lebar(row[0]) for row in foot] == [10, 10, 25, 25, 25, 25]
    for row, label, text in zip(foot[2:], KAKI_BERURUT[2:], KAKI.values(), strict=True):
        assert rapat(row[0].teks) == rapat(f"{label} {text}")
    assert [cell.teks for cell in foot[0] if cell.teks][1:] == ["59,43", "29,05"]
    assert [cell.teks for cell in foot[1] if cell.teks][1:] == ["Rendah", "Sangat Rendah"]


def test_pdf_page(pdf: bytes, form: FormE81) -> None:
    """A3 across; nothing beyond the margins; marks, number of the page, and the same bytes again."""
    for page in muka(pdf):
        assert (round(page.lebar), round(page.tinggi)) == (1191, 842)  # 420 x 297 mm
        assert all(word.kiri >= 42 and word.kanan <= page.lebar - 39 for word in page.kata)
    assert "Halaman 1 dari 1" in " ".join(halaman_teks(pdf)[0].split())
    with pikepdf.open(io.BytesIO(pdf)) as file:
        metadata = str(file.Root.Metadata.read_bytes())
    assert re.search(r"pdfuaid:part>1<", metadata)
    assert print_e81_pdf(form, Equipment()) == pdf


def test_pdf_head_on_every_page(katalog: Catalogue) -> None:
    """A text of 5,000 letters at the foot and long notes: several pages, each under the head of the form."""
    long = _form(katalog, evaluasi_renja=dict.fromkeys(KAKI, "kata " * 990))
    pages = halaman_teks(print_e81_pdf(long, Equipment()))
    tables = [page for page in pages if "kata kata" in page]
    assert len(tables) > 1
    assert all("(14) = (13)" in " ".join(page.split()) for page in tables)


# --- workbook


def _baris(buku: Buku, form: FormE81) -> list[list[Any]]:
    rows = [list(row) for row in buku.lembar[SHEET]]
    [at] = [at for at, row in enumerate(rows) if row[0] == "(1)"]
    return rows[at + 2 : at + 2 + sum(len(group.baris) for group in form.kelompok) + 6]


def test_workbook_heads(xlsx: bytes, form: FormE81) -> None:
    bagian, rows = Bagian(xlsx), Buku(xlsx).lembar[SHEET]
    [at] = [at for at, row in enumerate(rows) if row[0] == "No"]
    assert {len(row) for row in rows} == {25}
    for line, row in zip(header(form), rows[at:], strict=False):
        assert {cell.column: cell.text for cell in line} == {n: text for n, text in enumerate(row) if text}
    merged = {node.attrib["ref"] for node in bagian.lembar(SHEET).iterfind("m:mergeCells/m:mergeCell", NS)}
    first = at + 1
    assert {f"A{first}:A{first + 1}", f"E{first}:F{first + 1}", f"K{first}:R{first}"} <= merged
    assert {f"E{first + 2}:F{first + 2}", f"Y{first + 2}:Y{first + 3}"} <= merged
    assert bagian.bernama("Print_Titles", SHEET) == f"{SHEET}!${first}:${first + 3}"
    assert bagian.atribut(SHEET, "m:pageSetup")["paperSize"] == "8"  # A3


def test_workbook_recomputed(form: FormE81, xlsx: bytes, ubah: Ubah) -> None:
    """Every figure beside the cell that LibreOffice computed again; words and blanks as they are."""
    rows = _baris(Buku(ubah(xlsx, "xlsx", "ods")), form)
    lines = [(group, line, at) for group in form.kelompok for at, line in enumerate(group.baris)]
    for row, (group, line, at) in zip(rows, lines, strict=False):
        for number, column in enumerate(PHYSICAL):
            value = column.value(group, line)
            if column.once and at:
                assert row[number] == ""
            elif isinstance(value, Figure):
                assert cocok(row[number], value), (line.kode, column.name)
            else:
                assert row[number] == value
    average, predikat, *texts = rows[len(lines) :]
    assert [row[0] for row in (average, predikat)] == KAKI_BERURUT[:2]
    assert [average[place(name)] for name in ("14 K", "14 Rp")] == [59.43, 29.05]
    assert [predikat[place(name)] for name in ("14 K", "14 Rp")] == ["Rendah", "Sangat Rendah"]
    assert [row[0] for row in texts] == [
        f"{label} {text}" for label, text in zip(KAKI_BERURUT[2:], KAKI.values(), strict=True)
    ]


def test_workbook_formulas(xlsx: bytes) -> None:
    """(13) and (14) are live in every row that has numbers, and so are both means."""
    formulas = {cell: text for _, cell, text in Bagian(xlsx).rumus()}
    rows = Buku(xlsx).lembar[SHEET]
    at = 1 + next(number for number, row in enumerate(rows) if str(row[3]).startswith("IKU-01"))
    assert formulas[f"U{at}"] == f"G{at}+S{at}"  # a target that counts the years
    assert formulas[f"U{at + 1}"] == f"S{at + 1}"  # a state to be reached
    assert formulas[f"V{at}"] == f"H{at}+T{at}"
    assert formulas[f"W{at}"] == f"ROUND(U{at}/E{at}*100,2)"
    assert formulas[f"X{at}"] == f"ROUND(V{at}/F{at}*100,2)"
    first, second, third = (f"W{at}:W{at + 1}", f"W{at + 2}:W{at + 3}", f"W{at + 5}:W{at + 5}")
    assert [text for text in formulas.values() if "AVERAGE" in text] == [
        f"ROUND(AVERAGE(AVERAGE({first}),AVERAGE({second}),AVERAGE({third})),2)",
        f"ROUND(AVERAGE(AVERAGE(X{at}:X{at + 1}),AVERAGE(X{at + 2}:X{at + 3})),2)",
    ]


def test_thirty_digits(katalog: Catalogue) -> None:
    """Amounts of 30 digits: text without formula in the workbook, within the margins of the PDF."""
    kantor = kantor_e81(katalog)
    pagu, spent = Decimal("9" * 30), Decimal("1" * 30)
    node = AnggaranSimpul(
        pagu=str(pagu),
        realisasi={"TW3": str(spent)},
        renstra={"pagu": str(pagu), "realisasi_lalu": str(spent)},
    )
    simpul = {**kantor.anggaran[2025].simpul, "2.13.02": node}
    budget = kantor.anggaran[2025].model_copy(update={"simpul": simpul})
    ukuran = Measurements(replace(kantor, anggaran={2025: budget}))
    form = compose_e81(ukuran, compose_document(ukuran, TW3))
    assert form is not None
    money = form.kelompok[0].anggaran
    assert money.sampai.nilai == Decimal("2" * 30)
    assert money.tingkat.teks == "22,22"  # 2/9
    rows, formulas = Buku(write_e81_xlsx(form)).lembar[SHEET], Bagian(write_e81_xlsx(form)).rumus()
    at = 1 + next(number for number, row in enumerate(rows) if str(row[3]).startswith("IKU-01"))
    assert rows[at - 1][place("13 Rp")] == money.sampai.teks
    assert not {f"V{at}", f"X{at}"} & {cell for _, cell, _ in formulas}
    [page] = muka(print_e81_pdf(form, Equipment()))
    assert all(word.kiri >= 42 and word.kanan <= page.lebar - 39 for word in page.kata)


def test_workbook_texts_stay_texts(katalog: Catalogue) -> None:
    form = _form(katalog, evaluasi_renja={"faktor_pendorong": "=1+1"})
    assert not [text for _, _, text in Bagian(write_e81_xlsx(form)).rumus() if "1+1" in text]

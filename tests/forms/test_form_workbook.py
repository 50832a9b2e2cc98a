"""The workbook of a form: what it shows, what it lets be filled in, and what every reader finds in it."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.forms.workbook_parts import WorkbookParts
from tests.lengkap import TW4, lengkap
from tests.libreoffice import Ubah

from ukur.commands.data.checked_data import measured_data
from ukur.forms.unit_form import AskedTarget, IsianRow, OpenRencana, UnitForm
from ukur.forms.unit_forms import unit_forms
from ukur.forms.workbook.form_writer import write_form
from ukur.forms.workbook.layout import (
    HEAD_ROW,
    INITIAL_ROW,
    ISIAN,
    MARKS_SHEET,
    SECTIONS,
    TINDAK_LANJUT,
    Entry,
    Mark,
)
from ukur.forms.workbook.workbook_rows import base_of, filled_sections, form_rows
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import CaraHitung
from ukur.model.pengukuran import IsianIndikator, StatusAksi, TingkatMasalah
from ukur.model.periode import Periode
from ukur.source.file_tree import Folder
from ukur.spreadsheet.grid import Workbook
from ukur.spreadsheet.reader import read_workbook

CONTOH = Path(__file__).resolve().parents[2] / "generator/ukur/commands/data/example/indicators"
PERIODE = Periode(2025, 4)
TEKS = "49"  # the number of the text format @ (ECMA-376 part 1, 18.8.30)
UNITS = ("ekonomi", "kelembagaan", "pemerintahan", "sekretariat")


@pytest.fixture(scope="module")
def ukuran() -> Measurements:
    return measured_data(Folder(CONTOH, "indicators"))[0]


@pytest.fixture(scope="module")
def forms(ukuran: Measurements) -> dict[str, UnitForm]:
    return unit_forms(ukuran, PERIODE)


JAHAT = '=HYPERLINK("https://x.example";"klik") \n+1 @SUM(A1) <b> & _x0041_ ]]> \'a\' 🙂'
ALAMAT = "https://contoh.example/?a=1&b=2"


def hostile(texts: str = JAHAT) -> UnitForm:
    """A form whose every text is hostile, with every kind of row."""
    isian = IsianIndikator.model_validate(
        {
            "keterangan": texts,
            "bukti": [{"nama": texts, "tautan": ALAMAT}],
            "rencana_aksi": [{"kendala": texts, "bukti_tindak_lanjut": ALAMAT}],
            "rincian": {"01": {"realisasi": "1"}, "99": {"realisasi": "2"}},
        }
        if texts is not JAHAT
        else {}
    )
    row = IsianRow(
        *("IKU-01", texts, texts, CaraHitung.LANGSUNG, texts, texts, AskedTarget(texts, texts, texts), texts),
        anggota=(("01", texts),),
        rencana=(OpenRencana(PERIODE, 1, texts, texts, "belum ditangani"),),
        label=(texts[:20], "B, C", "D"),
        isian=isian,
    )
    ratio = replace(row, kode="IKU-02", cara=CaraHitung.RASIO, pembilang=texts * 10, label=())
    return UnitForm("dinas", texts, PERIODE, texts, texts, True, texts, (row, ratio))


def shown(book: Workbook) -> dict[str, list[dict[str, str]]]:
    """The rows of every section as read back: heading and text, in the order of the sheet."""
    found: dict[str, list[dict[str, str]]] = {}
    for section in SECTIONS:
        sheet = book.sheet(section.sheet)
        if sheet is None:
            continue
        heads = {column: cell.text for column, cell in dict(sheet.rows())[HEAD_ROW].items()}
        found[section.key] = [
            {heads[column]: cell.text for column, cell in cells.items()}
            for row, cells in sheet.rows()
            if row > HEAD_ROW and 1 in cells
        ]
    return found


def expected(form: UnitForm) -> dict[str, list[dict[str, str]]]:
    return {
        section.key: [
            {column.heading: text for column in section.columns if (text := row.values.get(column.key))}
            for row in rows
        ]
        for section, rows in filled_sections(form_rows(form))
    }


@pytest.mark.parametrize("unit", UNITS)
def test_every_cell_is_read_back(forms: dict[str, UnitForm], unit: str) -> None:
    assert shown(read_workbook(write_form(forms[unit]))) == expected(forms[unit])


def test_what_the_example_shows(forms: dict[str, UnitForm]) -> None:
    """By hand, from the example's files: IKU-16 of kelembagaan, its plans of TW2 and TW3, its evidence."""
    rows = form_rows(forms["kelembagaan"])
    (isian,) = (dict(row.values) for row in rows["isian"] if row.values["kode"] == "IKU-16")
    assert isian["realisasi"] == "14"
    assert (isian["target_triwulan"], isian["target_tahun"]) == ("14", "14")
    assert (isian["terakhir"], isian["yang_diisi"]) == ("13 (2025-TW3)", "Realisasi")
    plans = [row.values for row in rows["tindak_lanjut"] if row.values["kode"] == "IKU-16"]
    assert [(plan["periode"], plan["status_lalu"], plan["status"]) for plan in plans] == [
        ("2025-TW2", "sebagian selesai", "selesai"),
        ("2025-TW3", "belum ditangani", "sebagian selesai"),
    ]
    bukti = [row.values for row in rows["bukti"] if row.values["kode"] == "IKU-16"]
    assert [row.get("nama", "") for row in bukti] == ["Buku pengaduan", "", ""]
    assert (bukti[0]["lokasi_arsip"], bukti[0]["tanggal"]) == ("Lemari K, map 2025-TW4", "31 Desember 2025")
    assert rows["rincian"] == ()
    ratio = next(row for row in form_rows(forms["ekonomi"])["isian"] if row.values["kode"] == "IKU-07")
    assert ratio.values["pembilang"] == "8571,60"
    assert ratio.closed == {"realisasi"}


def test_words_of_a_label_table_are_choices(katalog: Catalogue) -> None:
    form = unit_forms(Measurements(lengkap(katalog)), TW4)["dinas"]
    rows = {row.values["kode"]: row for row in form_rows(form)["isian"]}
    choices = [row.choices_of(ISIAN.column("realisasi")) for row in rows.values()]
    words = {word for found in choices for word in found}
    assert {"n/a", "Belum rilis"} < words
    assert any(not found for found in choices)


def test_words_can_be_chosen_and_a_score_typed(forms: dict[str, UnitForm]) -> None:
    """IKU-24 of the example asks for ya or tidak; a formula by table takes a score in place of its word."""
    content = write_form(forms["sekretariat"])
    rows = [row.values["kode"] for row in form_rows(forms["sekretariat"])["isian"]]
    rule = WorkbookParts(content).rules("Isian")[HEAD_ROW + 1 + rows.index("IKU-24"), 8]
    assert words(read_workbook(content), rule.source) == ["ya", "tidak", "n/a", "Belum rilis"]
    assert (rule.style, rule.error) == ("warning", "Biasanya salah satu dari: ya, tidak, n/a, Belum rilis.")


@pytest.mark.parametrize("unit", UNITS)
def test_only_entries_are_unlocked_and_they_keep_what_is_typed(forms: dict[str, UnitForm], unit: str) -> None:
    parts = WorkbookParts(write_form(forms[unit]))
    for section, rows in filled_sections(form_rows(forms[unit])):
        open_cells = {
            (HEAD_ROW + place, number)
            for place, row in enumerate(rows, 1)
            for number, column in enumerate(section.columns, 1)
            if row.is_open(column)
        }
        cells = parts.cells(section.sheet)
        assert {place for place, (_, locked) in cells.items() if not locked} == open_cells
        assert {cells[place][0] for place in open_cells} == {TEKS}


def test_every_sheet_is_protected_and_one_page_wide(forms: dict[str, UnitForm]) -> None:
    content = write_form(forms["ekonomi"])
    parts = WorkbookParts(content)
    sheets = read_workbook(content).sheets
    assert [sheet.state for sheet in sheets] == ["visible"] * 5 + ["veryHidden"]
    for number, sheet in enumerate(sheets, 1):
        text = parts.parts[f"xl/worksheets/sheet{number}.xml"].decode()
        assert '<sheetProtection sheet="1"' in text
        assert "customHeight" not in text  # rows grow with what is typed
        if sheet.name != MARKS_SHEET:
            assert re.search(r'<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"', text)
            assert '<pageSetUpPr fitToPage="1"/>' in text


def test_rules_of_input(forms: dict[str, UnitForm]) -> None:
    """Every open cell tells what belongs into it; choices are those of the models, and in Indonesian."""
    form = forms["kelembagaan"]
    content = write_form(form)
    parts, book = WorkbookParts(content), read_workbook(content)
    for section, rows in filled_sections(form_rows(form)):
        rules = parts.rules(section.sheet)
        for place, row in enumerate(rows, HEAD_ROW + 1):
            for number, column in enumerate(section.columns, 1):
                rule = rules.get((place, number))
                assert (rule is not None) is row.is_open(column)
                if rule:
                    assert rule.title == column.heading
                    assert 0 < len(rule.prompt) <= 255
                    assert (rule.kind == "list") is (column.entry is Entry.CHOICE)
    status = parts.rules(TINDAK_LANJUT.sheet)[HEAD_ROW + 1, 8]
    assert status.error == "Pilih salah satu, atau kosongkan: belum ditangani, sebagian selesai, selesai."
    assert words(book, status.source) == list(StatusAksi)
    assert words(book, parts.rules("Rencana aksi")[HEAD_ROW + 1, 12].source) == list(TingkatMasalah)


def words(book: Workbook, source: str) -> list[str]:
    """The texts of a range of the hidden sheet, one column."""
    sheet = book.sheet(source.split("!")[0])
    match = re.fullmatch(r"\$([A-Z]+)\$(\d+):\$\1\$(\d+)", source.split("!")[1])
    assert sheet
    assert match
    column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(match[1])))
    return [sheet.cell(row, column).text for row in range(int(match[2]), int(match[3]) + 1)]


def test_the_meaning_of_numerator_and_denominator_is_told(forms: dict[str, UnitForm]) -> None:
    rules = WorkbookParts(write_form(forms["kelembagaan"])).rules("Isian")
    rows = [row.values["kode"] for row in form_rows(forms["kelembagaan"])["isian"]]
    prompt = rules[HEAD_ROW + 1 + rows.index("IKU-13"), 9].prompt
    assert prompt.startswith("Posyandu aktif. Angka tanpa satuan, misalnya 72,9 atau 1.234,5.")


def marks_of(content: bytes) -> dict[Mark, str]:
    book = read_workbook(content)
    return {mark: cell.text for mark in Mark if (cell := book.named_cell(mark.defined_name))}


def test_period_unit_and_base_stand_in_three_places(forms: dict[str, UnitForm]) -> None:
    form = forms["ekonomi"]
    content, base = write_form(form), base_of(form, form_rows(form))
    expected_marks = {
        Mark.VERSION: "1",
        Mark.UNIT: "ekonomi",
        Mark.PERIODE: "2025-TW4",
        Mark.INSTANSI: "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Contoh",
        Mark.BASE: base,
    }
    assert marks_of(content) == expected_marks
    properties = read_workbook(content).properties
    assert {mark: properties[mark.custom_property] for mark in Mark} == expected_marks
    footer = WorkbookParts(content).text("<oddFooter>(.*)</oddFooter>", "xl/worksheets/sheet1.xml")
    assert "&amp;8 2025-TW4 · ekonomi" in footer
    assert f"Sidik {base[:16]}" in footer


def test_the_hidden_sheet_has_what_stood_in_the_cells(forms: dict[str, UnitForm]) -> None:
    hidden = read_workbook(write_form(forms["ekonomi"])).sheet(MARKS_SHEET)
    assert hidden
    told = [
        tuple(hidden.cell(row, column).text for column in (1, 2, 3, 4))
        for row, _ in hidden.rows()
        if row > INITIAL_ROW
    ]
    assert told[:3] == [
        ("isian", "IKU-06", "pembilang", "29"),
        ("isian", "IKU-06", "penyebut", "120"),
        ("isian", "IKU-07", "pembilang", "8571,60"),
    ]
    assert ("rincian", "IKU-09 | 99.01.06", "penyebut", "20") in told
    assert ("rencana_aksi", "IKU-12 | 1", "tingkat", "rendah") in told


def test_the_base_changes_with_anything_shown(forms: dict[str, UnitForm]) -> None:
    form = forms["ekonomi"]
    first = form.baris[0]
    others = [
        form,
        replace(form, unit="lain"),
        replace(form, periode=Periode(2025, 3)),
        replace(form, instansi="Dinas Lain"),
        replace(form, baris=(replace(first, nama="x"), *form.baris[1:])),
        replace(form, baris=(replace(first, terakhir="x"), *form.baris[1:])),
        replace(form, baris=(replace(first, isian=IsianIndikator()), *form.baris[1:])),
        replace(form, baris=form.baris[1:]),
    ]
    bases = [base_of(other, form_rows(other)) for other in others]
    assert len(set(bases)) == len(bases)
    assert base_of(form, form_rows(form)) == bases[0]


def test_the_same_form_gives_the_same_bytes(forms: dict[str, UnitForm]) -> None:
    assert write_form(forms["ekonomi"]) == write_form(forms["ekonomi"])


@pytest.mark.parametrize("text", [JAHAT, "https://contoh.example/", "1.234", "=1+1", "-", "{=A1}", "a" * 400])
def test_no_text_becomes_a_formula_or_link(text: str) -> None:
    form = hostile(text)
    content = write_form(form)
    assert shown(read_workbook(content)) == expected(form)
    parts = WorkbookParts(content)
    sheets = [part for name, part in parts.parts.items() if name.startswith("xl/worksheets/sheet")]
    assert not [part for part in sheets if b"<f>" in part or b"hyperlink" in part]
    assert not [name for name in parts.parts if "_rels/sheet" in name]
    rules = parts.rules("Isian").values()
    assert max(len(rule.prompt) for rule in rules) <= 255
    assert max(len(rule.error) for rule in rules) <= 255


def test_choices_may_hold_commas() -> None:
    content = write_form(hostile())
    rule = WorkbookParts(content).rules("Isian")[HEAD_ROW + 1, 8]
    assert words(read_workbook(content), rule.source) == [JAHAT[:20], "B, C", "D", "n/a", "Belum rilis"]


def test_a_form_with_plans_only(ukuran: Measurements) -> None:
    """An indicator that is not due is there for its plan: no figure, no evidence, no new plan is asked."""
    form = next(form for form in unit_forms(ukuran, Periode(2026, 2)).values() if _not_due(form))
    row = next(_not_due(form))
    rows = form_rows(form)
    kinds = {key: [r for r in found if r.values["kode"] == row.kode] for key, found in rows.items()}
    assert [len(found) for found in kinds.values()] == [1, 0, 0, 0, len(row.rencana)]
    isian = kinds["isian"][0]
    assert isian.values["yang_diisi"] == "Tidak ditagih triwulan ini; isi lembar Tindak lanjut"
    assert isian.closed == {"realisasi", "pembilang", "penyebut"}


def _not_due(form: UnitForm) -> Iterator[IsianRow]:
    return (row for row in form.baris if not row.ditagih)


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_libreoffice_keeps_what_the_import_needs(forms: dict[str, UnitForm], ending: str, ubah: Ubah) -> None:
    form = forms["kelembagaan"]
    content = write_form(form)
    saved = ubah(content, "xlsx", ending)
    assert shown(read_workbook(saved)) == expected(form)
    assert marks_of(saved) == marks_of(content)
    properties = read_workbook(saved).properties
    assert properties[Mark.BASE.custom_property] == marks_of(content)[Mark.BASE]
    assert {s.name: s.state != "visible" for s in read_workbook(saved).sheets}[MARKS_SHEET]


def test_printed_on_landscape_a4_with_room_to_sign(forms: dict[str, UnitForm], ubah: Ubah) -> None:
    """One page for each sheet of the example's form: no column fell onto a second one."""
    with pikepdf.open(io.BytesIO(ubah(write_form(forms["kelembagaan"]), "xlsx", "pdf"))) as pdf:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages]
    assert sizes == [(842, 595)] * 5  # 297 x 210 mm in points


def test_signature_block(forms: dict[str, UnitForm]) -> None:
    sheet = read_workbook(write_form(forms["sekretariat"])).sheet("Isian")
    assert sheet
    texts = [cell.text for cell in sheet.cells.values()]
    assert "Kepala unit Sekretariat," in texts
    assert any(re.fullmatch(r"Kota Contoh, \.{24}", text) for text in texts)
    assert texts.count("NIP") == 2


def test_guidance(ukuran: Measurements, forms: dict[str, UnitForm]) -> None:
    with_deadline: Any = replace(forms["ekonomi"], batas_waktu="10 Januari 2026")
    sheet = read_workbook(write_form(with_deadline)).sheet("Petunjuk")
    assert sheet
    texts = [cell.text for cell in sheet.cells.values()]
    assert "3. Serahkan berkasnya kepada Fungsional Perencana, paling lambat 10 Januari 2026." in texts
    assert [text for text in texts if text.startswith("Tindak lanjut:")] == []  # the sheet is not there
    assert [text for text in texts if text.startswith("Rincian:")] != []

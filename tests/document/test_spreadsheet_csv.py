"""CSV for Indonesian spreadsheets: the same figures as the CSV for programs, and LibreOffice reads them."""

import csv
import io
from dataclasses import replace

import pytest
from tests.lengkap import TW4, lengkap
from tests.libreoffice import Ubah

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.spreadsheet_csv import spreadsheet_csv, spreadsheet_path
from ukur.document.open_data.table_text import csv_file, csv_lines, main_csv, table_content
from ukur.document.tabel.field import FieldKind
from ukur.document.tabel.form import FORM
from ukur.document.tabel.table_registry import TABLES
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue


@pytest.fixture(scope="module")
def full(katalog: Catalogue) -> DokumenPengukuran:
    return compose_document(Measurements(lengkap(katalog)), TW4)


def read(content: bytes, separator: str) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_says_what_the_other_file_says(name: str, full: DokumenPengukuran) -> None:
    table = TABLES[name]
    plain = csv_file(table, csv_lines(table_content(table, list(table.rows(full)))))
    made = spreadsheet_csv(table, plain)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.endswith(b"\r\n")
    (_, *rows), (heads, *again) = read(plain, ","), read(made, ";")
    assert heads == [field.title for field in table.csv_fields]
    back = {"ya": "true", "tidak": "false", "": ""}
    for before, after in zip(rows, again, strict=True):
        for field, wanted, cell in zip(table.csv_fields, before, after, strict=True):
            if field.kind is FieldKind.NUMBER:
                assert "." not in cell
                assert cell.replace(",", ".") == wanted
            elif field.kind is FieldKind.BOOLEAN:
                assert back[cell] == wanted
            else:
                assert cell == wanted  # texts and their marks, dates: as they are, a formula never


def test_figures_by_hand(katalog: Catalogue) -> None:
    """IKU-01 of 2024 as in test_open_data: 47 of 221 kampung, 21.27 percent of a sample target of 20."""
    document = compose_document(Measurements(katalog), TW4)
    group = document.kelompok[0]
    hostile = replace(group, baris=(replace(group.baris[0], nama="=1+1; dua"), *group.baris[1:]))
    changed = replace(document, kelompok=(hostile, *document.kelompok[1:]))
    content = spreadsheet_csv(FORM, main_csv(changed))
    heads, first = read(content, ";")[:2]
    row = dict(zip([field.name for field in FORM.csv_fields], first, strict=True))
    assert (row["realisasi_sampai"], row["target_tahun"], row["capaian"]) == ("21,27", "20,00", "106,35")
    assert (row["target_contoh"], row["konsep"], row["nama"]) == ("ya", "tidak", "'=1+1; dua")
    assert "capaian" not in heads  # words, not names of columns


def test_libreoffice_with_indonesian_settings(katalog: Catalogue, ubah: Ubah) -> None:
    """Semicolon 59, quote 34, UTF-8 76, first line 1, language 1057: what a computer in Indonesia has."""
    document = compose_document(Measurements(katalog), TW4)
    content = spreadsheet_csv(FORM, main_csv(document))
    sheet = ubah(content, "csv", "fods", "CSV:59,34,76,1,,1057,false,true").decode()
    assert 'office:value="21.27"' in sheet
    assert 'office:value="106.35"' in sheet


def test_the_name_says_what_it_is_for() -> None:
    assert spreadsheet_path("data/indikator/IKU-01.csv") == "data/indikator/IKU-01_lembar-kerja.csv"

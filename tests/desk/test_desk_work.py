"""What is done beside filling in a form: the document, a period, workbooks, a table, a correction."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.forms.edited_book import filled
from tests.forms.table.published_sheets import FOLDER

UNIT = "Bidang Pembangunan dan Ekonomi Desa"
TABLE = min(FOLDER.glob("*.csv"))
READY = 90_000


@pytest.fixture
def page(halaman: Callable[..., Page], serve: Callable[[Path], str], desk_site: Path) -> Page:
    """The office, open from the data that came with its site."""
    page = halaman(f"{serve(desk_site)}meja/")
    page.set_default_timeout(READY)
    expect.set_options(timeout=READY)
    page.get_by_role("button", name="Buka data situs ini").click()
    expect(page.get_by_role("button", name=UNIT)).to_be_visible()
    return page


def test_a_workbook_a_document_a_period_a_table_and_a_correction(
    page: Page, axe: Callable[[Page], list[str]]
) -> None:
    page.get_by_role("button", name=UNIT).click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh formulir Excel").click()
    assert caught.value.suggested_filename == "formulir-2026-TW1-ekonomi.xlsx"
    book = filled(caught.value.path().read_bytes(), {"Isian!H7": "4"})
    page.get_by_role("button", name="Unit lain").click()
    books = page.get_by_label("Ambil formulir Excel yang sudah diisi")
    books.set_input_files({"name": "rusak.xlsx", "mimeType": "", "buffer": b"PK bukan"})
    expect(page.get_by_text("Tidak ada yang diambil; perbaiki dahulu:")).to_be_visible()
    books.set_input_files({"name": "a.xlsx", "mimeType": "", "buffer": book})
    expect(page.get_by_text("Terbaca: indicators/pengukuran/2026-TW1/ekonomi.yml.")).to_be_visible()

    page.get_by_role("button", name="Naskah dokumen 2026-TW1").click()
    page.get_by_label("Pendahuluan").fill("Naskah baru.")
    expect(page.get_by_role("button", name="Perubahan (2)")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Ke formulir").click()

    page.get_by_role("button", name="Buka periode 2026-TW2").click()
    expect(page.get_by_text("Formulir Triwulan II Tahun 2026")).to_be_visible()
    expect(page.get_by_role("button", name="Perubahan (7)")).to_be_visible()

    page.get_by_label("Periode", exact=True).select_option("2025-TW4")
    page.get_by_role("button", name=UNIT).click()
    row = page.locator("table.form tbody").filter(has=page.locator("code", has_text="IKU-10"))
    row.get_by_text("Koreksi angka ini").click()
    for label, text in {
        "Realisasi yang benar": "5",
        "Alasan": "Satu BUM Desa terlewat",
        "Sumber angka yang benar": "Berita acara 3 Februari 2026",
        "Diputuskan oleh (jabatan)": "Kepala Dinas",
        "Tanggal keputusan": "2026-02-03",
    }.items():
        row.get_by_label(label).fill(text)
    row.get_by_role("button", name="Catat koreksi").click()
    expect(page.get_by_text("Koreksi IKU-10 dicatat.")).to_be_visible()
    assert axe(page) == []

    page.get_by_role("button", name="Formulir", exact=True).click()
    page.get_by_role("button", name="Ambil tabel").click()
    page.get_by_label("Berkas tabel (.xlsx, .ods, .csv)").set_input_files(TABLE)
    expect(page.get_by_role("heading", name="Yang terbaca")).to_be_visible()
    assert axe(page) == []

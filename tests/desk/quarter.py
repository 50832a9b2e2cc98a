"""What one person does at the desk in a quarter of the example office, wherever the data came from."""

from playwright.sync_api import FilePayload, Page, expect
from tests.forms.edited_book import filled

READY = 90_000
NOW, NEXT = "indicators/pengukuran/2026-TW1", "indicators/pengukuran/2026-TW2"
CORRECTED = "indicators/pengukuran/2025-TW4/ekonomi.yml"
UNITS = ("ekonomi", "kelembagaan", "pemerintahan", "sekretariat")
FILLED = {f"{NOW}/{unit}.yml": "M" for unit in UNITS}
"""What the forms and the workbook change, as Git names it."""
OPENED = {f"{NEXT}/{name}.yml": "A" for name in ("dokumen", *UNITS)}
ECONOMY = "Bidang Pembangunan dan Ekonomi Desa"

TABLE = """Sasaran;Indikator Kinerja;Satuan;Target 2027
Meningkatnya kemandirian desa;Jumlah desa dengan perpustakaan;desa;12
"""
FIGURES = (
    ("Bidang Kelembagaan dan Sosial Budaya", "Pembilang IKU-13", "197", "82,08"),  # of 240 posyandu
    ("Bidang Pemerintahan Desa", "Pembilang IKU-05", "34", "28,33"),  # of 120 villages
    ("Sekretariat", "Realisasi IKU-22", "2,5", "2,5 dari"),
)


def fill_forms(page: Page) -> None:
    """Type a figure of three units, after one that is refused, and take a fourth unit's workbook."""
    for unit, label, text, result in FIGURES:
        page.get_by_role("button", name=unit).click()
        field = page.get_by_label(label, exact=True)
        field.fill("1.234")
        expect(field).to_have_attribute("aria-invalid", "true", timeout=READY)
        field.fill(text)
        row = page.locator("table.form tbody").filter(has=field)
        expect(row).to_contain_text(result, timeout=READY)
        page.get_by_role("button", name="Formulir", exact=True).click()
    page.get_by_role("button", name=ECONOMY).click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh formulir Excel").click()
    book = filled(caught.value.path().read_bytes(), {"Isian!H7": "4"})
    page.get_by_role("button", name="Unit lain").click()
    books = page.get_by_label("Ambil formulir Excel yang sudah diisi")
    books.set_input_files({"name": "ekonomi.xlsx", "mimeType": "", "buffer": book})
    expect(page.get_by_text(f"Terbaca: {NOW}/ekonomi.yml.")).to_be_visible(timeout=READY)


def open_next_period(page: Page) -> None:
    page.get_by_role("button", name="Buka periode 2026-TW2").click()
    expect(page.get_by_text("Formulir Triwulan II Tahun 2026")).to_be_visible(timeout=READY)


def correct_a_figure(page: Page) -> None:
    """Record the correction of a figure of last year."""
    page.get_by_label("Periode", exact=True).select_option("2025-TW4")
    page.get_by_role("button", name=ECONOMY).click()
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
    expect(page.get_by_text("Koreksi IKU-10 dicatat.")).to_be_visible(timeout=READY)


def take_table(page: Page) -> None:
    """Import a table of one new indicator, and answer what it leaves open."""
    page.get_by_role("button", name="Ambil tabel").click()
    table: FilePayload = {"name": "pk.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.get_by_label("Berkas tabel (.xlsx, .ods, .csv)").set_input_files(table)
    ground = page.get_by_label("Dari mana target dan pagu tabel ini?")
    expect(ground).to_have_value("", timeout=READY)  # nobody has answered it yet
    ground.select_option("perjanjian-kinerja")
    page.get_by_label("Unit yang menjawab indikator di tabel ini?").select_option("kelembagaan")
    page.get_by_label("Dari mana unit mengambil realisasinya?").fill("Laporan bidang")
    page.get_by_role("button", name="Jawab").click()
    page.get_by_role("button", name="Ambil ke data").click(timeout=READY)
    expect(page.get_by_text("Terambil:")).to_be_visible(timeout=READY)

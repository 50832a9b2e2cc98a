"""A quarter of the example office at the desk, on a host: three proposals, each read by the gate."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.forms.edited_book import filled
from tests.skenario.desk_places import Place, run_gate, written
from tests.skenario.kantor import PERENCANA, STAF, Kantor, Ukur, ganti
from tests.skenario.test_desk_page_faults import opened
from tests.skenario.test_desk_page_proposes import READY, Begin, page_at

from ukur.commands.data.new_office import start_example

__all__ = ["page_at"]  # fixture
pytestmark = pytest.mark.nightly("the parts: tests/desk/test_desk_work.py, test_desk_page_proposes.py")
NOW, NEXT = "indicators/pengukuran/2026-TW1", "indicators/pengukuran/2026-TW2"
NAMES = {"GitHub": "GitHub", "GitLab": "GitLab", "Gitea": "Gitea/Forgejo"}
"""Each host's stand-in, and how the page names it."""

TABLE = """Sasaran;Indikator Kinerja;Satuan;Target 2027
Meningkatnya kemandirian desa;Jumlah desa dengan perpustakaan;desa;12
"""
FIGURES = (
    ("Bidang Kelembagaan dan Sosial Budaya", "Pembilang IKU-13", "197", "82,08"),  # of 240 posyandu
    ("Bidang Pemerintahan Desa", "Pembilang IKU-05", "34", "28,33"),  # of 120 villages
    ("Sekretariat", "Realisasi IKU-22", "2,5", "2,5 dari"),
)


@pytest.fixture
def kantor_draf(tmp_path: Path, kunci: dict[str, Path]) -> Kantor:
    """The example office, in place of the demonstration's."""
    start_example(tmp_path / "contoh")

    def own(folder: Path) -> None:
        shutil.copytree(tmp_path / "contoh", folder, dirs_exist_ok=True)

    return Kantor.baru(tmp_path / "kantor", kunci, own)


def proposed(page: Page, place: Place, ukur: Ukur, count: int) -> dict[str, str]:
    """Press the button; the gate finds no error. The answer is what the commit did, by path."""
    page.get_by_role("button", name=f"Perubahan ({count})").click()
    expect(page.locator("pre.report")).to_be_visible(timeout=READY)
    page.get_by_role("button", name="Usulkan di ").click()
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)
    number = len(place.pulls())
    verdict = run_gate(place, ukur, number)
    assert "galat" not in verdict.out, verdict.out
    branch = place.pulls()[-1][1]
    assert place.status(place.kantor.kepala(branch)) == "pending", "it waits for people and refuses nothing"
    rows = (row.split("\t") for row in written(place.kantor, branch)["paths"])
    return {path: kind for kind, path in rows}


def again(page: Page, name: str) -> Page:
    """A later visit."""
    page.reload()
    return opened(page, name)


@pytest.mark.parametrize(("host", "name"), NAMES.items(), ids=NAMES)
def test_a_quarter(page_at: Begin, ukur: Ukur, host: str, name: str) -> None:
    page, place = page_at(host)
    page.on("dialog", lambda dialog: dialog.accept())
    opened(page, name)
    for unit, label, text, result in FIGURES:
        page.get_by_role("button", name=unit).click()
        field = page.get_by_label(label, exact=True)
        field.fill("1.234")
        expect(field).to_have_attribute("aria-invalid", "true", timeout=READY)
        field.fill(text)
        row = page.locator("table.form tbody").filter(has=field)
        expect(row).to_contain_text(result, timeout=READY)
        page.get_by_role("button", name="Formulir", exact=True).click()
    page.get_by_role("button", name="Bidang Pembangunan dan Ekonomi Desa").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh formulir Excel").click()
    book = filled(caught.value.path().read_bytes(), {"Isian!H7": "4"})
    page.get_by_role("button", name="Unit lain").click()
    books = page.get_by_label("Ambil formulir Excel yang sudah diisi")
    books.set_input_files({"name": "ekonomi.xlsx", "mimeType": "", "buffer": book})
    expect(page.get_by_text(f"Terbaca: {NOW}/ekonomi.yml.")).to_be_visible(timeout=READY)

    # Somebody else's figure reaches main meanwhile: in a file that is proposed here, at another place.
    place.kantor.main_maju({f"{NOW}/ekonomi.yml": ganti("realisasi: 270000000", "realisasi: 271000000")})
    page.get_by_role("button", name="Perubahan (4)").click()
    page.get_by_role("button", name="Usulkan di ").click()
    expect(page.get_by_text("Berkas yang sama juga diubah sejak dibuka di sini")).to_be_visible(timeout=READY)
    page.get_by_role("button", name="Buka keadaan terbaru, lalu lanjutkan naskah").click()
    page.get_by_text("Yang berubah di repositori sejak naskah Anda dimulai").click(timeout=READY)
    expect(page.get_by_text("271.000.000").first).to_be_visible()
    units = ("ekonomi", "kelembagaan", "pemerintahan", "sekretariat")
    assert proposed(page, place, ukur, 4) == {f"{NOW}/{unit}.yml": "M" for unit in units}
    place.kantor.gabung(PERENCANA, place.pulls()[-1][1])

    again(page, name).get_by_role("button", name="Buka periode 2026-TW2").click()
    expect(page.get_by_text("Formulir Triwulan II Tahun 2026")).to_be_visible(timeout=READY)
    made = proposed(page, place, ukur, 5)
    assert made == {f"{NEXT}/{name}.yml": "A" for name in ("dokumen", *units)}

    again(page, name).get_by_label("Periode", exact=True).select_option("2025-TW4")
    page.get_by_role("button", name="Bidang Pembangunan dan Ekonomi Desa").click()
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
    corrected = proposed(page, place, ukur, 2)
    assert "indicators/pengukuran/2025-TW4/ekonomi.yml" in corrected

    again(page, name).get_by_role("button", name="Ambil tabel").click()
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
    count = page.get_by_role("button", name="Perubahan (").inner_text()
    taken = proposed(page, place, ukur, int(re.sub(r"\D", "", count)))
    assert {path.rpartition("/")[0] for path in taken} >= {"indicators/kamus"}
    assert {who for who, *_ in place.pulls()} == {STAF}

"""A figure that two units add up to, through the whole program: measured, checked, shown, asked for."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.checks.test_golden import CONTOH, DASAR, tambal

from ukur.checks import registry
from ukur.commands.cli.terminal import figure_table
from ukur.commands.data.figures import figure_rows
from ukur.commands.pages.site_build import gather_material
from ukur.desk.prepared_period import prepare_period
from ukur.document import wording
from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.open_data.table_text import main_csv
from ukur.document.pdf.pdf_printer import Equipment
from ukur.document.published_files import FILE_FORMS
from ukur.measure.measurements import Measurements
from ukur.measure.tindak_lanjut import open_rencana
from ukur.model.periode import Periode
from ukur.site.page import PageAddresses
from ukur.site.whole_site import compose_site
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

TW2, TW3 = Periode(2025, 2), Periode(2025, 3)
HIMPUNAN = (CONTOH / "benar/himpunan-dua-unit/tambal.txt").read_text().splitlines()
SEKRETARIAT = "pengukuran/2025-TW2/sekretariat.yml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """TW1: 6 of Bidang and 2 of Sekretariat; TW2: 11 and 4; target to date 15."""
    shutil.copytree(DASAR, tmp_path, dirs_exist_ok=True)
    for line in HIMPUNAN:
        tambal(tmp_path, line)
    return tmp_path


def terukur(data: Path) -> Measurements:
    read = read_catalogue(Folder(data))
    assert read.findings == ()
    assert read.catalogue is not None
    return Measurements(read.catalogue)


def dokumen(data: Path) -> tuple[DokumenPengukuran, IndikatorRow]:
    document = compose_document(terukur(data), TW2)
    return document, next(row for row in document.baris if row.kode == "IKU-01")


def test_jumlah_bagian(data: Path) -> None:
    """11 + 4 = 15; to date 6 + 2 + 15 = 23 against 5 + 10 = 15: 153,33 percent."""
    document, row = dokumen(data)
    assert [f.realisasi.teks for f in (row.triwulan, row.sampai)] == ["15", "23"]
    assert (row.sampai.target.teks, row.sampai.capaian.teks, row.unit) == ("15", "153,33 %", "bidang")
    assert row.himpunan == "Himpunan 2 unit, sudah melapor: Bidang Pelayanan 11, Sekretariat 4."
    (group,) = [group for group in document.kelompok if row in group.baris]
    assert f"IKU-01: {row.himpunan}" in wording.form_notes(group, document)
    assert f"IKU-01: {row.himpunan}" in " ".join(figure_table(document).split())
    cell = next(cells for cells in figure_rows(document) if cells["kode"] == "IKU-01")
    assert (cell["realisasi"], cell["himpunan"]) == ("23", row.himpunan)


def test_setiap_cetakan_menyebut_unit(data: Path) -> None:
    """Page, workbook and DOCX say who has reported; the words of the PDF are those of the DOCX's notes."""
    document, row = dokumen(data)
    for ending in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(FILE_FORMS[ending].buat(document, Equipment()))) as held:
            texts = "".join(held.read(name).decode() for name in held.namelist() if name.endswith(".xml"))
        assert row.himpunan in texts, ending
    assert row.himpunan.encode() in main_csv(document)
    site = compose_site(gather_material(terukur(data), draft=True, environment={}), PageAddresses())
    pages = {page.src for page in site.halaman if row.himpunan in page.isi()}
    assert {"dokumen/2025-TW2.md", "indikator/IKU-01.md"} <= pages


def test_bagian_kosong(data: Path) -> None:
    """Without the part of one unit the whole is not there; the unit is named."""
    tambal(data, rf"{SEKRETARIAT} ::     realisasi: 4\n =>     realisasi:\n    keterangan: Menyusul\n")
    _, row = dokumen(data)
    assert row.triwulan.realisasi.teks != "11"
    assert row.headline.kode_status == "belum-ada-data"
    assert row.tercapai is None
    assert row.himpunan == (
        "Himpunan 2 unit, sudah melapor: Bidang Pelayanan 11; belum melapor: Sekretariat."
    )
    assert row.keterangan == "Sekretariat: Menyusul"
    assert registry.run(terukur(data)) == ()


def test_bagian_tidak_diukur_terhadap_target_seluruhnya(data: Path) -> None:
    """1 of 11 is a tenth of no target of its own; a slip in a part is one in the whole: 11 + 400 = 411."""
    tambal(data, rf"{SEKRETARIAT} ::     realisasi: 4\n =>     realisasi: 1\n")
    assert registry.run(terukur(data)) == ()
    tambal(data, rf"{SEKRETARIAT} ::     realisasi: 1\n =>     realisasi: 400\n")
    found = registry.run(terukur(data))
    assert [(item.code, item.message) for item in found] == [
        ("W105", "realisasi IKU-01 411, padahal target 2025-TW2 10"),
        ("W101", "realisasi IKU-01 400, padahal 2 pada 2025-TW1"),
    ]


def test_formulir_baru_meminta_bagian(data: Path) -> None:
    files = prepare_period(terukur(data), TW3)
    for unit in ("bidang", "sekretariat"):
        text = files[f"pengukuran/2025-TW3/{unit}.yml"]
        assert "  IKU-01:\n    realisasi:\n" in text
        assert "untuk 2 unit bersama; isi bagian unit ini saja" in " ".join(text.replace("#", "").split())


def test_rencana_aksi_bernomor_bersambung(data: Path) -> None:
    """Two units plan for one figure: the first of the second unit is the third plan."""
    plan = r"    rencana_aksi:\n      - {tindak_lanjut: Satu}\n      - {tindak_lanjut: Dua}\n"
    tambal(data, rf"pengukuran/2025-TW2/bidang.yml ::     realisasi: 11\n =>     realisasi: 11\n{plan}")
    lain = r"    rencana_aksi:\n      - {tindak_lanjut: Tiga}\n"
    tambal(data, rf"{SEKRETARIAT} ::     realisasi: 4\n =>     realisasi: 4\n{lain}")
    (data / "pengukuran/2025-TW3").mkdir()
    (data / "pengukuran/2025-TW3/bidang.yml").write_text("unit: bidang\n")
    plans = open_rencana(terukur(data).catalogue)[TW3]
    assert [(plan.nomor, plan.rencana.tindak_lanjut) for plan in plans] == [
        (1, "Satu"),
        (2, "Dua"),
        (3, "Tiga"),
    ]

"""Filled workbooks back into the forms of their units: the cell that changed is the line that changes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.forms.edited_book import DATE, EditedBook, filled
from tests.forms.form_office import CONTOH, Kantor, rows_of

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.new_period import write_period
from ukur.desk.prepared_period import prepare_period
from ukur.forms.unit_forms import unit_forms
from ukur.forms.workbook.form_writer import write_form
from ukur.model.periode import Periode
from ukur.workflow.report_text import report_text

Sunting = Callable[[EditedBook], EditedBook]


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    shutil.copytree(CONTOH / "indicators", tmp_path / "indicators")
    return Kantor(tmp_path)


def test_tidak_diubah(kantor: Kantor) -> None:
    """Every form of every period of the example, exported and read back as it is."""
    ukuran, _ = measured_data(data_tree(kantor.repo))
    books = [
        write_form(form)
        for periode in ukuran.catalogue.dokumen
        for form in unit_forms(ukuran, periode).values()
    ]
    assert len(books) == 20  # four units, five quarters
    hasil = kantor.impor(*books)
    assert (hasil.faults, hasil.remarks) == ((), ())
    assert hasil.changed is not None
    assert hasil.changed.files == {}


@pytest.mark.parametrize(
    ("sel", "ketikan", "lama", "baru"),
    [
        # IKU-10 stands in row 7 of the sheet Isian: Realisasi is H, Keterangan K
        ("Isian_H7", "3", "realisasi: 1", "realisasi: 3"),
        ("Isian_H7", " 1.234,5 ", "realisasi: 1", "realisasi: 1234.5"),
        ("Isian_H7", "n/a", "realisasi: 1", "realisasi: n/a"),
        ("Isian_H7", "", "realisasi: 1", "realisasi:"),
        ("Isian_H7", "1,0", "", ""),
        ("Isian_K7", "Data s.d. 31: Maret #1", "", 'keterangan: "Data s.d. 31: Maret #1"'),
        ("Isian_L7", "satu\ndua", "", 'faktor_pendukung: "satu\\ndua"'),
        ("Bukti_D6", "Akta", "- nama: Sertifikat badan hukum BUM Desa", "- nama: Akta"),
        ("Bukti_G6", "3 Nop 2025", "tanggal: 2026-03-31", "tanggal: 2025-11-03"),
        ("Bukti_D8", "Foto", "", "- nama: Foto"),  # the blank row before it is no evidence
        ("Rencana__aksi_L6", "TINGGI", "tingkat: sedang", "tingkat: tinggi"),
        ("Rencana__aksi_K6", "15.000.000", "", "anggaran: 15000000"),
        ("Rencana__aksi_D8", "Terlambat", "", "rencana_aksi:|- kendala: Terlambat"),
        ("Tindak__lanjut_H6", "selesai", "status: belum ditangani", "status: selesai"),
    ],
)
def test_satu_sel(kantor: Kantor, sel: str, ketikan: str, lama: str, baru: str) -> None:
    changed = kantor.beda(kantor.isi(**{sel: ketikan}))
    old, new = ([line[2:].strip() for line in changed if line.startswith(mark)] for mark in "-+")
    assert (old, new) == ([lama] if lama else [], baru.split("|") if baru else [])


@pytest.mark.parametrize(
    ("sunting", "baru"),
    [
        # IKU-11 is a ratio in percent, IKU-10 a count; row 9 is IKU-12 in rupiah
        pytest.param(
            lambda b: b.stored("Isian!H9", "2.5E8", style=3), "realisasi: 250000000", id="sel angka"
        ),
        pytest.param(
            lambda b: b.stored("Isian!H9", "250000000.00000003"), "realisasi: 250000000", id="15 digit"
        ),
        pytest.param(lambda b: b.stored("Isian!H9", "7", formula="3+4"), "realisasi: 7", id="hasil rumus"),
        pytest.param(
            lambda b: b.stored("Bukti!G12", "46112", style=DATE), "tanggal: 2026-03-31", id="tanggal sama"
        ),
        pytest.param(
            lambda b: b.stored("Bukti!G12", "46113", style=DATE), "tanggal: 2026-04-01", id="sel tanggal"
        ),
        pytest.param(lambda b: b.stored("Isian!K9", "12"), "keterangan: 12", id="angka di keterangan"),
    ],
)
def test_sel_bertipe_lain(kantor: Kantor, sunting: Sunting, baru: str) -> None:
    hasil = kantor.impor(sunting(EditedBook(kantor.ekspor())).to_bytes())
    new = [line for line in kantor.beda(hasil) if line.startswith("+")]
    assert [line.lstrip("+ ") for line in new] == ([] if baru == "tanggal: 2026-03-31" else [baru])


def test_formulir_kosong_diisi_penuh(kantor: Kantor) -> None:
    """A new quarter: evidence, plans, reports and a breakdown go where `ukur new` left room for them."""
    periode = Periode(2026, 2)
    ukuran, _ = measured_data(data_tree(kantor.repo))
    write_period(kantor.repo, prepare_period(ukuran, periode))
    path = "pengukuran/2026-TW2/ekonomi.yml"
    kosong = kantor.berkas(path).decode()
    book = kantor.ekspor(periode=periode)
    rows = rows_of(book)
    typed = {
        f"Isian!H{rows['Isian', 'IKU-10']}": "5",
        f"Bukti!D{rows['Bukti', 'IKU-10']}": "Akta",
        f"Bukti!E{rows['Bukti', 'IKU-10']}": "https://kinerja.contoh.example/akta",
        f"Tindak lanjut!H{rows['Tindak lanjut', 'IKU-10']}": "Selesai",
        f"Tindak lanjut!I{rows['Tindak lanjut', 'IKU-10']}": "Lima BUM Desa berbadan hukum.",
    }
    hasil = kantor.impor(filled(book, typed))
    assert hasil.faults == ()
    assert hasil.changed is not None
    text = hasil.changed.files[path].decode()
    assert [line for line in kosong.splitlines() if line.strip().startswith("#")] == [
        line for line in text.splitlines() if line.strip().startswith("#")
    ]
    block = text[text.index("  IKU-10:") :]
    assert block.index("realisasi: 5") < block.index("- nama: Akta") < block.index("periode: 2026-TW1")
    assert "tautan: https://kinerja.contoh.example/akta" in block
    assert (
        "        rencana: 1\n        status: selesai\n        uraian: Lima BUM Desa berbadan hukum.\n"
        in block
    )
    ulang = kantor.impor(book)
    assert ulang.changed is not None
    assert ulang.changed.files == {}


def test_laporan_perubahan(kantor: Kantor) -> None:
    """What changes is told as `ukur diff` tells it."""
    hasil = kantor.isi(Isian_H7="2")
    assert hasil.changed is not None
    assert hasil.changed.report is not None
    told = report_text(hasil.changed.report)
    assert "Yang berubah: 1 realisasi." in told
    assert "IKU-10" in told


def test_bukti_terakhir_dikosongkan(kantor: Kantor) -> None:
    """Evidence at the end of its list is none once its row is empty; one before another is told."""
    changed = kantor.beda(kantor.isi(Bukti_D6="", Bukti_F6="", Bukti_G6=""))
    assert [line for line in changed if line.startswith("+")] == [
        "+       - nama:",
        "+         lokasi_arsip:",
        "+         tanggal:",
    ]
    [fault] = kantor.isi(Bukti_D6="", Bukti_F6="", Bukti_G6="", Bukti_D7="Foto").faults
    assert (fault.place, "baris bukti terakhir" in fault.hint) == ("Bukti!D6", True)
    kantor.ganti(
        "- nama: Sertifikat", "- nama: Foto\n        tautan: https://x.id/\n      - nama: Sertifikat"
    )
    [fault] = kantor.isi(Bukti_D6="", Bukti_E6="").faults
    assert (fault.place, "baris bukti terakhir" in fault.hint) == ("Bukti!D6", True)


def test_tautan_yang_baru_dibuka(kantor: Kantor) -> None:
    """The template's ``tautan: https://`` beside a filled name is taken out, for it is no address."""
    kantor.ganti("- nama: Sertifikat badan hukum BUM Desa", "- nama:\n        tautan: https://")
    kantor.ganti("        lokasi_arsip: Lemari E, map 2026-TW1\n        tanggal: 2026-03-31\n", "")
    changed = kantor.beda(kantor.isi(Bukti_D6="Akta", Bukti_F6="Lemari E"))
    assert changed == [
        "-       - nama:",
        "+       - nama: Akta",
        "-         tautan: https://",
        "+         tautan:",
        "+         lokasi_arsip: Lemari E",
    ]


def test_diurutkan_dan_digeser(kantor: Kantor) -> None:
    """Rows are found by Kode: sorting them, or a row put in above the table, changes nothing."""
    book = EditedBook(filled(kantor.ekspor(), {"Isian!H7": "3"}))
    book.swap_rows("Isian", 7, 9).insert_row("Isian", 3)
    assert kantor.beda(kantor.impor(book.to_bytes())) == ["-     realisasi: 1", "+     realisasi: 3"]


def test_sumber_bergeser(kantor: Kantor) -> None:
    """Others wrote meanwhile: their values stay, the planner's own go in, the targets that moved are told."""
    book = filled(kantor.ekspor(), {"Isian!H7": "3"})
    kantor.ganti("penyebut: 98", "penyebut: 99")
    kantor.ganti("TW1: 27\n", "TW1: 28\n", "kamus/IKU-11.yml")
    hasil = kantor.impor(book)
    assert kantor.beda(hasil) == ["-     realisasi: 1", "+     realisasi: 3"]
    assert hasil.remarks == ("Target triwulan IKU-11 di formulir '27,00', kini '28,00'.",)


def test_keduanya_mengubah(kantor: Kantor) -> None:
    book = filled(kantor.ekspor(), {"Isian!H7": "3", "Isian!J8": "100"})
    kantor.ganti("realisasi: 1\n", "realisasi: 2\n")
    hasil = kantor.impor(book)
    assert [(fault.place, fault.message) for fault in hasil.faults] == [
        ("Isian!H7", "Realisasi: sejak formulir dibuat sudah dicatat '2', di sel ini '3'")
    ]
    kantor.ganti("realisasi: 2\n", "realisasi: 3\n")
    assert kantor.beda(kantor.impor(book)) == ["-     penyebut: 98", "+     penyebut: 100"]


def test_satuan_berubah_sejak_ekspor(kantor: Kantor) -> None:
    """A figure in an older unit of measure must not go in silently."""
    book = filled(kantor.ekspor(), {"Isian!H7": "3"})
    kantor.ganti("satuan: BUM Desa", "satuan: unit usaha", "kamus/IKU-10.yml")
    hasil = kantor.impor(book)
    assert [fault.place for fault in hasil.faults] == ["Isian!C7"]


def test_tanda_desimal_berkas(kantor: Kantor) -> None:
    """A file that writes decimal commas keeps to them: two signs in one file are a finding."""
    kantor.ganti("realisasi: 1\n", "realisasi: 1,5\n")
    assert kantor.beda(kantor.isi(Isian_H9="250.000.000,25")) == [
        "-     realisasi: 270000000",
        "+     realisasi: 250000000,25",
    ]


@pytest.mark.parametrize(
    ("sel", "ketikan", "lama", "baru"),
    [
        (
            "Bukti!E6",
            "https://contoh.go.id/akta",
            "    bukti:\n      - nama: Sertifikat",
            "    bukti:\n      - nama: Berita acara\n        lokasi_arsip: Z\n      - nama: Sertifikat",
        ),
        (
            "Rencana aksi!F6",
            "Klinik berkas",
            "    rencana_aksi:\n",
            "    rencana_aksi:\n      - kendala: Hujan\n        tindak_lanjut: Dijadwalkan lagi\n",
        ),
    ],
)
def test_butir_bergeser_sejak_ekspor(kantor: Kantor, sel: str, ketikan: str, lama: str, baru: str) -> None:
    """Number 1 is another member by now: what was typed beside the old one is not put into the new one."""
    book = filled(kantor.ekspor(), {sel: ketikan})
    kantor.ganti(lama, baru)
    hasil = kantor.impor(book)
    assert hasil.changed is None
    assert [fault.place for fault in hasil.faults] == [f"{sel.partition('!')[0]}!D6"]
    assert "sejak formulir dibuat menjadi" in hasil.faults[0].message


@pytest.mark.parametrize(
    "ketikan",
    [
        {"Bukti!D8": "Foto", "Bukti!G8": "3 Nop 2025"},  # the blank row before it is no evidence
        {"Bukti!C7": "5", "Bukti!D7": "Foto", "Bukti!F7": "Lemari E"},
        {"Rencana aksi!D7": "Hujan", "Rencana aksi!J7": "30 Juni 2026"},
        {"Isian!H7": "N/A"},
        {"Isian!H7": "5,5-7"},
    ],
)
def test_diimpor_dua_kali(kantor: Kantor, ketikan: dict[str, str]) -> None:
    book = filled(kantor.ekspor(), ketikan)
    hasil = kantor.impor(book)
    assert hasil.changed is not None
    for path, raw in hasil.changed.files.items():
        (kantor.repo / "indicators" / path).write_bytes(raw)
    again = kantor.impor(book)
    assert (again.faults, again.changed and again.changed.files) == ((), {})

"""Filled workbooks back into the forms of their units: the cell that changed is the line that changes."""

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.forms.edited_book import DATE, PERCENT, EditedBook, filled

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.form_import import FormImport, import_forms
from ukur.forms.unit_forms import unit_forms
from ukur.forms.workbook.form_writer import write_form
from ukur.model.periode import Periode
from ukur.workflow.report_text import report_text

CONTOH = Path(__file__).resolve().parents[2] / "generator/ukur/commands/data/example"
TW1 = Periode(2026, 1)
EKONOMI = "pengukuran/2026-TW1/ekonomi.yml"
Sunting = Callable[[EditedBook], EditedBook]


class Kantor(NamedTuple):
    """A copy of the example office."""

    repo: Path

    def berkas(self, path: str = EKONOMI) -> bytes:
        return (self.repo / "indicators" / path).read_bytes()

    def ganti(self, lama: str, baru: str, path: str = EKONOMI) -> None:
        """Somebody else changes a file meanwhile."""
        text = self.berkas(path).decode()
        assert lama in text
        (self.repo / "indicators" / path).write_text(text.replace(lama, baru, 1), "utf-8")

    def ekspor(self, unit: str = "ekonomi", periode: Periode = TW1) -> bytes:
        ukuran, _ = measured_data(data_tree(self.repo))
        return write_form(unit_forms(ukuran, periode)[unit])

    def impor(self, *isi: bytes) -> FormImport:
        tree = data_tree(self.repo)
        ukuran, _ = measured_data(tree)
        return import_forms(tree, ukuran, [(f"{number}.xlsx", book) for number, book in enumerate(isi, 1)])

    def isi(self, **ketikan: str) -> FormImport:
        """Type into the exported form of one unit; ``Bukti_D7`` is the cell D7 of the sheet Bukti."""
        typed = {name.replace("__", " ").replace("_", "!"): text for name, text in ketikan.items()}
        return self.impor(filled(self.ekspor(), typed))

    def beda(self, hasil: FormImport, path: str = EKONOMI) -> list[str]:
        """The lines that go and come, as ``diff`` says."""
        assert hasil.faults == ()
        assert hasil.changed is not None
        assert set(hasil.changed.files) <= {path}
        new = hasil.changed.files.get(path, self.berkas(path))
        lines = difflib.ndiff(self.berkas(path).decode().splitlines(), new.decode().splitlines())
        return [line for line in lines if line[:2] in {"- ", "+ "}]


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
    ("sel", "ketikan", "beda"),
    [
        # IKU-10 stands in row 7 of the sheet Isian: Realisasi is H, Keterangan K
        pytest.param("Isian_H7", "3", ["-     realisasi: 1", "+     realisasi: 3"], id="angka"),
        pytest.param("Isian_H7", " 1.234,5 ", ["-     realisasi: 1", "+     realisasi: 1234.5"], id="ribuan"),
        pytest.param("Isian_H7", "n/a", ["-     realisasi: 1", "+     realisasi: n/a"], id="tidak berlaku"),
        pytest.param("Isian_H7", "", ["-     realisasi: 1", "+     realisasi:"], id="dikosongkan"),
        pytest.param("Isian_H7", "1,0", [], id="nilai sama, ejaan lain"),
        pytest.param("Isian_K7", "Data s.d. 31: Maret #1", ['+     keterangan: "Data s.d. 31: Maret #1"'], id="teks"),
        pytest.param("Isian_L7", "baris satu\nbaris dua", ['+     faktor_pendukung: "baris satu\\nbaris dua"'], id="baris"),
        pytest.param(
            "Bukti_D6", "Akta", ["-       - nama: Sertifikat badan hukum BUM Desa", "+       - nama: Akta"], id="bukti"
        ),
        pytest.param(
            "Bukti_G6", "3 Nop 2025", ["-         tanggal: 2026-03-31", "+         tanggal: 2025-11-03"], id="tanggal"
        ),
        pytest.param("Bukti_D8", "Foto", ["+       - nama: Foto"], id="bukti baru, baris pertama dilompati"),
        pytest.param("Rencana__aksi_L6", "TINGGI", ["-         tingkat: sedang", "+         tingkat: tinggi"], id="pilihan"),
        pytest.param("Rencana__aksi_K6", "15.000.000", ["+         anggaran: 15000000"], id="kunci baru di rencana"),
        pytest.param(
            "Rencana__aksi_D8", "Terlambat", ["+     rencana_aksi:", "+       - kendala: Terlambat"], id="rencana baru"
        ),
        pytest.param(
            "Tindak__lanjut_H6", "selesai",
            ["-         status: belum ditangani", "+         status: selesai"], id="status",
        ),
    ],
)  # fmt: skip
def test_satu_sel(kantor: Kantor, sel: str, ketikan: str, beda: list[str]) -> None:
    assert kantor.beda(kantor.isi(**{sel: ketikan})) == beda


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
    from ukur.commands.data.new_period import prepare_period, write_period

    periode = Periode(2026, 2)
    ukuran, _ = measured_data(data_tree(kantor.repo))
    write_period(kantor.repo, prepare_period(ukuran, periode))
    path = "pengukuran/2026-TW2/ekonomi.yml"
    kosong = kantor.berkas(path).decode()
    book = kantor.ekspor(periode=periode)
    rows = _baris(book)
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


def _baris(book: bytes) -> dict[tuple[str, str], int]:
    """The first row of each indicator on each sheet."""
    from ukur.spreadsheet.reader import read_workbook

    found: dict[tuple[str, str], int] = {}
    for sheet in read_workbook(book).sheets:
        for number, cells in sheet.rows():
            if 1 in cells:
                found.setdefault((sheet.name, cells[1].text), number)
    return found


def test_laporan_perubahan(kantor: Kantor) -> None:
    """What changes is told as `ukur diff` tells it."""
    hasil = kantor.isi(Isian_H7="2")
    assert hasil.changed is not None
    assert hasil.changed.report is not None
    told = report_text(hasil.changed.report)
    assert "Yang berubah: 1 realisasi." in told
    assert "IKU-10" in told


def test_diurutkan_dan_digeser(kantor: Kantor) -> None:
    """Rows are found by Kode: sorting them, or a row put in above the table, changes nothing."""
    book = EditedBook(filled(kantor.ekspor(), {"Isian!H7": "3"}))
    book.swap_rows("Isian", 7, 9).insert_row("Isian", 3)
    assert kantor.beda(kantor.impor(book.to_bytes())) == ["-     realisasi: 1", "+     realisasi: 3"]


@pytest.mark.parametrize(
    ("sunting", "tempat", "kata", "perbaikan"),
    [
        pytest.param(lambda b: b.text("Isian!H7", "-"), "Isian!H7", "Realisasi: '-' bukan angka", "kosongkan", id="tanda -"),
        pytest.param(lambda b: b.text("Isian!H7", "1.234"), "Isian!H7", "bermakna ganda", "tulis 1234", id="dua bacaan"),
        pytest.param(lambda b: b.text("Isian!I8", "dua puluh"), "Isian!I8", "bukan angka", "digit", id="kata"),
        pytest.param(lambda b: b.stored("Isian!H7", "#DIV/0!", "e"), "Isian!H7", "galat lembar kerja", "rumus", id="galat"),
        pytest.param(lambda b: b.stored("Isian!H7", "0.5", style=PERCENT), "Isian!H7", "persen (50 %)", "Teks", id="persen"),
        pytest.param(lambda b: b.stored("Isian!H7", "46115", style=DATE), "Isian!H7", "tanggal", "Teks", id="3/4"),
        pytest.param(lambda b: b.text("Isian!K7", '=HYPERLINK("http://x")'), "Isian!K7", "rumus sebagai teks", "hasilnya", id="rumus teks"),
        pytest.param(lambda b: b.stored("Isian!K7", "klik", "str", 'HYPERLINK("http://x","klik")'), "Isian!K7", "rumus", "teksnya", id="rumus tautan"),
        pytest.param(lambda b: b.text("Isian!K7", "rusak \N{REPLACEMENT CHARACTER}"), "Isian!K7", "U+FFFD", "ketik lagi", id="U+FFFD"),
        pytest.param(lambda b: b.text("Isian!K7", "😀"), "Isian!K7", "tidak dapat dicetak", "ganti", id="emoji"),
        pytest.param(lambda b: b.text("Isian!I7", "5"), "Isian!I7", "Pembilang tidak diminta dari IKU-10", "kosongkan", id="sel tertutup"),
        pytest.param(lambda b: b.text("Isian!J8", ""), "Isian!J8", "penyebut belum diisi", "bersama-sama", id="setengah rasio"),
        pytest.param(lambda b: b.text("Isian!C7", "unit"), "Isian!C7", "sel terkunci Satuan berisi 'unit', seharusnya 'BUM Desa'", "semula", id="label"),
        pytest.param(lambda b: b.text("Isian!D8", "1"), "Isian!D8", "sel terkunci Target triwulan", "semula", id="target"),
        pytest.param(lambda b: b.text("Isian!A7", "IKU-99"), "Isian!A7", "IKU-99 tidak ada di formulir ini", "semula", id="kode lain"),
        pytest.param(lambda b: b.delete_row("Isian", 7), "Isian", "baris IKU-10 terhapus", "Batalkan", id="baris dihapus"),
        pytest.param(lambda b: b.copy_row("Isian", 7, 10), "Isian!A10", "IKU-10 sudah ada di baris 7", "hapus salinannya", id="baris disalin"),
        pytest.param(lambda b: b.text("Isian!H10", "9"), "Isian!H10", "'9' di baris tanpa Kode", "pindahkan", id="di bawah tabel"),
        pytest.param(lambda b: b.text("Isian!R8", "catatan"), "Isian!R8", "di luar tabel", "pindahkan", id="di kanan tabel"),
        pytest.param(lambda b: b.text("Isian!XFD1048576", "x"), "Isian!XFD1048576", "di luar tabel", "kosongkan", id="sel tersasar"),
        pytest.param(lambda b: b.insert_column("Isian", 3), "Isian!C5", "judul kolom '', seharusnya 'Satuan'", "batalkan", id="kolom disisipkan"),
        pytest.param(lambda b: b.insert_column("Isian", 1), "Isian!A5", "judul kolom '', seharusnya 'Kode'", "batalkan", id="kolom pertama disisipkan"),
        pytest.param(lambda b: b.delete_row("Isian", 5), "Isian", "baris judul kolom", "kembalikan", id="judul dihapus"),
        pytest.param(lambda b: b.merge("Isian", "A7:A8"), "Isian!A7:A8", "sel digabung", "pisahkan", id="sel digabung"),
        pytest.param(lambda b: b.rename("Bukti", "Bukti (2)"), "", "lembar Bukti tidak ada", "namanya semula", id="lembar diganti nama"),
        pytest.param(lambda b: b.rename("_ukur", "x"), "", "lembar tersembunyi _ukur tidak ada", "ukur forms export", id="tanda hilang"),
        pytest.param(lambda b: b.text("_ukur!B1", "9"), "_ukur", "susunan formulir '9'", "ukur forms export", id="susunan lain"),
        pytest.param(lambda b: b.text("_ukur!B2", ""), "_ukur", "tanda unit kosong", "ukur forms export", id="tanda kosong"),
        pytest.param(lambda b: b.text("_ukur!B2", "keuangan"), "", "unit 'keuangan' tidak mempunyai formulir 2026-TW1", "ekonomi", id="unit lain"),
        pytest.param(lambda b: b.text("_ukur!B3", "2026-TW3"), "", "periode '2026-TW3' belum dibuka", "ukur new", id="periode lain"),
        pytest.param(lambda b: b.text("_ukur!B4", "Dinas Lain"), "", "formulir milik 'Dinas Lain'", "kantor ini", id="kantor lain"),
        pytest.param(lambda b: b.text("Bukti!E7", "https://x.example/a"), "Bukti!D7", "Nama bukti untuk IKU-10 2 belum diisi", "Misalnya", id="bukti tanpa nama"),
        pytest.param(lambda b: b.text("Bukti!E6", "www.contoh"), "Bukti!E6", "'www.contoh' bukan tautan", "https://", id="tautan"),
        pytest.param(lambda b: b.text("Bukti!G6", "Juni 2026"), "Bukti!G6", "harinya", "30 Juni 2026", id="tanggal setengah"),
        pytest.param(lambda b: b.text("Rencana aksi!M6", "hampir"), "Rencana aksi!M6", "'hampir' bukan pilihan", "sebagian selesai", id="status lain"),
        pytest.param(lambda b: b.text("Tindak lanjut!I6", ""), "Tindak lanjut!I6", "Uraian untuk IKU-06 1 belum diisi", "dikerjakan", id="tanpa uraian"),
        pytest.param(lambda b: b.text("Bukti!D6", "").text("Bukti!F6", "").text("Bukti!G6", ""), "Bukti!D6", "dikosongkan seluruhnya", "YAML", id="bukti dihapus"),
    ],
)  # fmt: skip
def test_ditolak(kantor: Kantor, sunting: Sunting, tempat: str, kata: str, perbaikan: str) -> None:
    """Each fault is told by its cell with a remedy, and the sound change beside it is not written either."""
    book = sunting(EditedBook(filled(kantor.ekspor(), {"Isian!H9": "5"})))
    hasil = kantor.impor(book.to_bytes())
    assert hasil.changed is None
    assert [(fault.berkas, fault.place) for fault in hasil.faults] == [("1.xlsx", tempat)]
    assert kata in hasil.faults[0].message
    assert perbaikan in hasil.faults[0].hint


def test_semua_atau_tidak_sama_sekali(kantor: Kantor) -> None:
    """A fault in the second file keeps the first from being written; both are told."""
    baik = filled(kantor.ekspor(), {"Isian!H7": "3"})
    rows = _baris(kantor.ekspor("pemerintahan"))
    salah = filled(kantor.ekspor("pemerintahan"), {f"Isian!K{rows['Isian', 'IKU-02']}": "😀"})
    hasil = kantor.impor(baik, salah, b"bukan buku kerja\n")
    assert hasil.changed is None
    assert {fault.berkas for fault in hasil.faults} == {"2.xlsx", "3.xlsx"}


def test_dua_berkas_satu_unit(kantor: Kantor) -> None:
    hasil = kantor.impor(kantor.ekspor(), kantor.ekspor())
    assert [str(fault) for fault in hasil.faults] == [
        "2.xlsx: unit ekonomi 2026-TW1 sudah diisi dari 1.xlsx\n    perbaikan: pilih satu berkas untuk satu unit"
    ]


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
    """A file that writes decimal commas keeps to them: two signs in one file are a finding (W-rule)."""
    kantor.ganti("realisasi: 1\n", "realisasi: 1,5\n")
    assert kantor.beda(kantor.isi(Isian_H9="250.000.000,25")) == [
        "-     realisasi: 270000000",
        "+     realisasi: 250000000,25",
    ]


def test_berkas_tujuan_rusak(kantor: Kantor) -> None:
    book = kantor.ekspor()
    kantor.ganti("realisasi: 1\n", "realisasi: 1 2 3\n")
    [fault] = kantor.impor(book).faults
    assert "indicators/pengukuran/2026-TW1/ekonomi.yml baris" in fault.message
    assert "ukur check" in fault.hint

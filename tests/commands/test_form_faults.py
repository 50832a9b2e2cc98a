"""What can be wrong with a filled workbook: told by its cell with a remedy, and nothing is written."""

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forms.edited_book import DATE, PERCENT, EditedBook, filled
from tests.forms.form_office import CONTOH, Kantor, rows_of
from tests.spreadsheet.test_hostile_files import FILES

from ukur.spreadsheet.grid import address

Sunting = Callable[[EditedBook], EditedBook]


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    shutil.copytree(CONTOH / "indicators", tmp_path / "indicators")
    return Kantor(tmp_path)


def ditolak(kantor: Kantor, sunting: Sunting, tempat: str, kata: str, perbaikan: str) -> None:
    """The sound change beside the fault is not written either."""
    book = sunting(EditedBook(filled(kantor.ekspor(), {"Isian!H9": "5"})))
    hasil = kantor.impor(book.to_bytes())
    assert hasil.changed is None
    assert [(fault.berkas, fault.place) for fault in hasil.faults] == [("1.xlsx", tempat)]
    assert kata in hasil.faults[0].message
    assert perbaikan in hasil.faults[0].hint


@pytest.mark.parametrize(
    ("sel", "ketikan", "kata", "perbaikan"),
    [
        # of the unit ekonomi in 2026-TW1: row 7 is IKU-10 (a count), row 8 IKU-11 (a ratio in percent)
        ("Isian!H7", "-", "Realisasi: '-' bukan angka", "kosongkan"),
        ("Isian!H7", "1.234", "bermakna ganda", "tulis 1234"),
        ("Isian!H7", "Rp 5", "bukan angka", "tanpa 'Rp'"),
        ("Isian!I8", "dua puluh", "bukan angka", "digit"),
        ("Isian!J8", "", "penyebut belum diisi", "bersama-sama"),
        ("Isian!I7", "5", "Pembilang tidak diminta dari IKU-10", "kosongkan"),
        ("Isian!K7", '=HYPERLINK("http://x")', "rumus sebagai teks", "hasilnya"),
        ("Isian!K7", "rusak \N{REPLACEMENT CHARACTER}", "U+FFFD", "ketik lagi"),
        ("Isian!K7", "😀", "tidak dapat dicetak", "ganti"),
        ("Isian!K7", "x" * 5001, "5001 huruf", "ringkas"),
        ("Isian!C7", "unit", "sel terkunci Satuan berisi 'unit', seharusnya 'BUM Desa'", "semula"),
        ("Isian!D8", "1", "sel terkunci Target triwulan berisi '1'", "semula"),
        ("Isian!A7", "IKU-99", "IKU-99 tidak ada di formulir ini", "mungkin IKU-10"),
        ("Isian!H10", "9", "'9' di baris tanpa Kode", "pindahkan"),
        ("Isian!R8", "catatan", "'catatan' di luar tabel", "pindahkan"),
        ("Isian!XFD1048576", "x", "di luar tabel", "kosongkan"),
        ("Bukti!C7", "²", "IKU-10 ² tidak ada di formulir ini", "kodenya"),
        ("Bukti!C7", "0", "IKU-10 0 tidak ada di formulir ini", "kodenya"),
        ("Bukti!E7", "https://x.example/a", "Nama bukti untuk IKU-10 2 belum diisi", "Misalnya"),
        ("Bukti!E6", "www.contoh", "'www.contoh' bukan tautan", "https://"),
        ("Bukti!G6", "Juni 2026", "harinya", "30 Juni 2026"),
        ("Bukti!H6", "abc", "bukan SHA-256", "64 huruf"),
        ("Rencana aksi!M6", "hampir", "'hampir' bukan pilihan", "sebagian selesai"),
        ("Rencana aksi!K6", "-5", "tidak boleh negatif", "0 atau lebih"),
        ("Tindak lanjut!I6", "", "Uraian untuk IKU-06 1 belum diisi", "dikerjakan"),
    ],
)
def test_ketikan(kantor: Kantor, sel: str, ketikan: str, kata: str, perbaikan: str) -> None:
    where = {"Bukti!E7": "Bukti!D7", "Bukti!C7": "Bukti!A7"}.get(sel, sel)  # told where the name belongs
    ditolak(kantor, lambda book: book.text(sel, ketikan), where, kata, perbaikan)


@pytest.mark.parametrize(
    ("sel", "isi", "kata", "perbaikan"),
    [
        ("Isian!H7", {"value": "#DIV/0!", "kind": "e"}, "galat lembar kerja", "rumus"),
        ("Isian!H7", {"value": "", "formula": "A1"}, "belum ada hasilnya", "simpan"),
        ("Isian!H7", {"value": "1", "kind": "b"}, "TRUE", "angka"),
        ("Isian!H7", {"value": "0.5", "style": PERCENT}, "persen (50 %)", "Teks"),
        ("Isian!H7", {"value": "46115", "style": DATE}, "tanggal", "Teks"),
        (
            "Isian!K7",
            {"value": "klik", "kind": "str", "formula": 'HYPERLINK("http://x")'},
            "rumus",
            "teksnya",
        ),
        ("Bukti!G6", {"value": "46115"}, "46115 bukan tanggal", "30 Juni 2026"),
    ],
)
def test_sel_bertipe_lain(kantor: Kantor, sel: str, isi: dict[str, str], kata: str, perbaikan: str) -> None:
    ditolak(kantor, lambda book: book.stored(sel, **isi), sel, kata, perbaikan)  # type: ignore[arg-type]


def kosongkan(lembar: str, baris: int, kolom: str) -> Sunting:
    def edit(book: EditedBook) -> EditedBook:
        for letter in kolom:
            book.text(f"{lembar}!{letter}{baris}", "")
        return book

    return edit


@pytest.mark.parametrize(
    ("sunting", "tempat", "kata", "perbaikan"),
    [
        (lambda b: b.delete_row("Isian", 7), "Isian", "baris IKU-10 terhapus", "Batalkan"),
        (
            lambda b: b.copy_row("Isian", 7, 10),
            "Isian!A10",
            "IKU-10 sudah ada di baris 7",
            "hapus salinannya",
        ),
        (
            lambda b: b.insert_column("Isian", 3),
            "Isian!C5",
            "judul kolom '', seharusnya 'Satuan'",
            "batalkan",
        ),
        (lambda b: b.insert_column("Isian", 1), "Isian!A5", "judul kolom '', seharusnya 'Kode'", "batalkan"),
        (lambda b: b.delete_row("Isian", 5), "Isian", "baris judul kolom", "kembalikan"),
        (lambda b: b.merge("Isian", "A7:A8"), "Isian!A7:A8", "sel digabung", "pisahkan"),
        (lambda b: b.rename("Bukti", "Bukti (2)"), "", "lembar Bukti tidak ada", "namanya semula"),
        (lambda b: b.rename("_ukur", "x"), "", "lembar tersembunyi _ukur tidak ada", "ukur forms export"),
        (lambda b: b.text("_ukur!B1", "9"), "_ukur", "susunan formulir '9'", "ukur forms export"),
        (lambda b: b.text("_ukur!B2", ""), "_ukur", "tanda unit kosong", "ukur forms export"),
        (lambda b: b.text("_ukur!B2", "umum"), "", "unit 'umum' tidak mempunyai formulir", "ekonomi"),
        (lambda b: b.text("_ukur!B3", "2026-TW3"), "", "periode '2026-TW3' belum dibuka", "ukur new"),
        (lambda b: b.text("_ukur!B4", "Dinas Lain"), "", "formulir milik 'Dinas Lain'", "kantor ini"),
        (kosongkan("Rencana aksi", 6, "DEGHIJLM"), "Rencana aksi!D6", "dikosongkan seluruhnya", "YAML"),
        (kosongkan("Tindak lanjut", 6, "HI"), "Tindak lanjut!H6", "dikosongkan seluruhnya", "YAML"),
    ],
)
def test_susunan(kantor: Kantor, sunting: Sunting, tempat: str, kata: str, perbaikan: str) -> None:
    ditolak(kantor, sunting, tempat, kata, perbaikan)


@pytest.mark.parametrize(
    ("ketikan", "tempat"),
    [
        pytest.param("IKU-11", "Isian!A8", id="kode baris lain"),
        pytest.param("", "Isian!H7", id="kode dihapus"),
    ],
)
def test_kode_diganti(kantor: Kantor, ketikan: str, tempat: str) -> None:
    hasil = kantor.isi(Isian_A7=ketikan)
    assert tempat in [fault.place for fault in hasil.faults]
    assert "baris IKU-10 terhapus" in [fault.message for fault in hasil.faults]
    assert hasil.changed is None


def test_semua_atau_tidak_sama_sekali(kantor: Kantor) -> None:
    """A fault in the second file keeps the first from being written; all are told."""
    baik = filled(kantor.ekspor(), {"Isian!H7": "3"})
    book = kantor.ekspor("pemerintahan")
    salah = filled(book, {f"Isian!K{rows_of(book)['Isian', 'IKU-02']}": "😀"})
    hasil = kantor.impor(baik, salah, b"bukan buku kerja\n")
    assert hasil.changed is None
    assert {fault.berkas for fault in hasil.faults} == {"2.xlsx", "3.xlsx"}


@pytest.mark.parametrize(
    "nama", ["xls lama", "xlsx bersandi", "bom zip", "entitas dari luar", "100.000 baris"]
)
def test_bukan_buku_kerja(kantor: Kantor, nama: str) -> None:
    """What the reader refuses is told as any other fault; its own tests have all such files."""
    content, sentence = next((make(), said) for name, make, said in FILES if name == nama)
    hasil = kantor.impor(content)
    assert hasil.changed is None
    [fault] = hasil.faults
    assert sentence.split(": ")[-1].split(";")[0] in f"{fault.message}; {fault.hint}"
    assert fault.hint


def test_dua_berkas_satu_unit(kantor: Kantor) -> None:
    hasil = kantor.impor(kantor.ekspor(), kantor.ekspor())
    [fault] = hasil.faults
    assert str(fault) == (
        "2.xlsx: unit ekonomi 2026-TW1 sudah diisi dari 1.xlsx\n"
        "    perbaikan: pilih satu berkas untuk satu unit"
    )


def test_berkas_tujuan_rusak(kantor: Kantor) -> None:
    book = kantor.ekspor()
    kantor.ganti("realisasi: 1\n", "realisasi: 1 2 3\n")
    [fault] = kantor.impor(book).faults
    assert "indicators/pengukuran/2026-TW1/ekonomi.yml baris" in fault.message
    assert "ukur check" in fault.hint


NILAI = [
    "",
    "-",
    "1.234",
    "72,9",
    "n/a",
    "=1",
    "IKU-10",
    "IKU-11",
    "2",
    "😀",
    "\N{REPLACEMENT CHARACTER}",
    "x" * 6000,
]
NILAI += ["30 Juni 2026", "https://x.id", "selesai", "a\nb", "#N/A", "NaN", "1e5", "٣", "Err:502", "\u202e"]
SEL = st.tuples(
    st.sampled_from(["Isian", "Bukti", "Rencana aksi", "Tindak lanjut", "_ukur"]),
    st.integers(1, 16),
    st.integers(1, 15),
)


@given(st.dictionaries(SEL, st.sampled_from(NILAI), min_size=1, max_size=4))
@settings(max_examples=60)
def test_suntingan_acak(ketikan: dict[tuple[str, int, int], str]) -> None:
    """Whatever is typed anywhere ends in values or in faults with a remedy, never in anything else."""
    typed = {f"{sheet}!{address(row, column)}": text for (sheet, row, column), text in ketikan.items()}
    hasil = Kantor(CONTOH).impor(filled(_ekspor(), typed))
    assert (hasil.changed is None) == bool(hasil.faults)
    assert all(fault.message and fault.hint for fault in hasil.faults)


@functools.cache
def _ekspor() -> bytes:
    return Kantor(CONTOH).ekspor()

"""The command ``import table`` as people run it, and what it answers to files that are no good table."""

import io
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

Jalankan = Callable[..., Any]

TABLE = """\
No;Sasaran;Indikator;Satuan;Target 2026;Realisasi 2026;Capaian (%)
1;Meningkatnya kemandirian kampung;Persentase kampung mandiri;Persen;80;72,9;91,13
2;;Jumlah BUM Kampung aktif;Unit;40;44;110,00
"""
ANSWERS = {
    "awalan_kode": "IKU",
    "tingkat": "hasil",
    "dasar": "perjanjian-kinerja",
    "sumber_data": "Laporan bidang",
    "definisi_operasional": '"{nama} menurut perjanjian kinerja"',
    "induk": "T-1",
}


@pytest.fixture
def kantor(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "kantor"))


def isi(kantor: Path) -> Mapping[str, bytes]:
    folder = kantor / "indicators"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def fill(path: Path, answers: Mapping[str, str] = ANSWERS) -> None:
    text = path.read_text("utf-8")
    for key, answer in answers.items():
        assert f"\n  {key}:\n" in text, key
        text = text.replace(f"\n  {key}:\n", f"\n  {key}: {answer}\n")
    path.write_text(text, "utf-8")


def test_questions_answers_look_write_again(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "iku.csv").write_text(TABLE, "utf-8")
    before = isi(kantor)
    first = ukur("import", "table", "iku.csv", di=kantor)
    assert first.kode == 1, first
    assert "Kolom G dari F dan E menurut naik@1: 2 terbukti." in first.out
    assert "1. Dari mana target dan pagu tabel ini? [bawaan.dasar]" in first.out
    assert "6 pertanyaan; isi jawabannya di peta" in first.err
    peta = kantor / "iku.peta.yml"
    assert "$schema=content/skema/peta-tabel.schema.json" in peta.read_text("utf-8")
    fill(peta)
    answered = peta.read_bytes()
    shown = ukur("import", "table", "iku.csv", di=kantor)
    assert shown.kode == 0, shown
    assert "+ indikator IKU-01 Persentase kampung mandiri (C2): persen, naik@1" in shown.out
    assert "5 berkas akan ditulis" not in shown.err or isi(kantor) == before
    assert isi(kantor) == before
    written = ukur("import", "table", "iku.csv", "--write", di=kantor)
    assert written.kode == 0, written
    assert isi(kantor) != before
    assert peta.read_bytes() == answered
    assert ukur("check", di=kantor).kode == 0
    assert ukur("fmt", "--check", di=kantor).kode == 0
    after = isi(kantor)
    again = ukur("import", "table", "iku.csv", "--write", di=kantor)
    assert (again.kode, isi(kantor)) == (0, after)
    assert "Tidak ada yang berubah" in again.err


def test_a_question_that_comes_later_gets_its_place_in_the_map(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "iku.csv").write_text(TABLE, "utf-8")
    ukur("import", "table", "iku.csv", di=kantor)
    peta = kantor / "iku.peta.yml"
    fill(peta)
    without = peta.read_text("utf-8").replace("  dasar: perjanjian-kinerja\n", "") + "# catatan kantor\n"
    peta.write_text(without, "utf-8")
    assert ukur("import", "table", "iku.csv", di=kantor).kode == 1
    assert peta.read_text("utf-8").count("  dasar:\n") == 1
    assert "# catatan kantor" in peta.read_text("utf-8")


def test_a_faulty_map_is_told_and_kept(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "iku.csv").write_text(TABLE, "utf-8")
    peta = kantor / "iku.peta.yml"
    peta.write_text("sumber: x\njudul_kolom: 1\nkolom:\n  A: {peran: nomer}\n", "utf-8")
    before = peta.read_bytes(), isi(kantor)
    hasil = ukur("import", "table", "iku.csv", "--write", di=kantor)
    assert hasil.kode == 1
    assert "iku.peta.yml:4" in hasil.out
    assert "pilih: " in hasil.out
    assert (peta.read_bytes(), isi(kantor)) == before


@pytest.mark.parametrize(
    ("judul", "kata"),
    [
        pytest.param(
            "Satuan\u200b", "'Satuan\\u200b': teks memuat huruf kendali U+200B; hapus", id="from a web page"
        ),
        pytest.param("Satuan " + "x" * 6000, "6007 huruf, paling banyak 5000; ringkas", id="too long"),
    ],
)
def test_a_heading_that_no_map_can_hold(ukur: Jalankan, kantor: Path, judul: str, kata: str) -> None:
    (kantor / "iku.csv").write_text(TABLE.replace("Satuan", judul), "utf-8")
    hasil = ukur("import", "table", "iku.csv", di=kantor)
    assert hasil.kode == 2, hasil
    assert kata in hasil.err
    assert not (kantor / "iku.peta.yml").exists()


def test_a_map_that_is_no_file(ukur: Jalankan, kantor: Path) -> None:
    """A pipe would be waited for without end."""
    (kantor / "iku.csv").write_text(TABLE, "utf-8")
    os.mkfifo(kantor / "pipa.yml")
    hasil = ukur("import", "table", "iku.csv", "--map", "pipa.yml", di=kantor)
    assert hasil.kode == 2
    assert "'pipa.yml' tidak ditemukan" in hasil.err


def test_the_offices_own_nomenclature(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "kode.yml").write_text("sumber: x\nlisensi: x\nkode: {1.02.02: Program Kesehatan}\n", "utf-8")
    table = "Program;Pagu Anggaran 2026\nPROGRAM KESEHATAN;1500000000\n"
    (kantor / "pagu.csv").write_text(table, "utf-8")
    ukur("import", "table", "pagu.csv", "--nomenclature", "kode.yml", di=kantor)
    fill(kantor / "pagu.peta.yml", {"dasar": "renja", "induk": "T-1"})
    hasil = ukur("import", "table", "pagu.csv", "--nomenclature", "kode.yml", "--write", di=kantor)
    assert hasil.kode == 0, hasil
    assert "1.02.02:\n    pagu: 1500000000\n" in (kantor / "indicators/anggaran/2026.yml").read_text("utf-8")


def book(*rows: list[object], columns: int = 0) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet = made.add_worksheet("Tabel")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.startswith("#"):
                    sheet.write_formula(number, column, "=1/0", None, value)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)
        if columns:
            sheet.write_string(1, columns, "x")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/worksheets/sheet1.xml", b" " * 90_000_000)
    return out.getvalue()


NO_TABLE = [
    pytest.param("kosong.csv", b"", "berkas kosong", id="kosong"),
    pytest.param("gambar.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "berkas ini gambar", id="gambar"),
    pytest.param("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Simpan sebagai", id="xls"),
    pytest.param("hal.xls", b"<html><table></table></html>", "halaman web", id="html"),
    pytest.param("bom.xlsx", bomb(), "berkas", id="bom zip"),
    pytest.param("potong.xlsx", book(["No", "Indikator"])[:900], "rusak", id="terpotong"),
    pytest.param("surat.csv", b"Yth. Kepala Dinas\nDengan hormat,\n", "judul", id="bukan tabel"),
    pytest.param("baris.csv", b"No;Indikator;Target\n" + b"1;x;2\n" * 100_000, "20", id="100.000 baris"),
]


@pytest.mark.parametrize(("name", "raw", "said"), NO_TABLE)
def test_a_file_that_is_no_table_is_refused(
    ukur: Jalankan, kantor: Path, name: str, raw: bytes, said: str
) -> None:
    (kantor / name).write_bytes(raw)
    before = isi(kantor)
    hasil = ukur("import", "table", name, "--write", di=kantor)
    assert hasil.kode == 2, hasil
    assert hasil.err.startswith("ukur: ")
    assert said in hasil.err
    assert isi(kantor) == before
    assert not list(kantor.glob("*.peta.yml"))


HEAD: list[object] = ["No", "Sasaran", "Indikator", "Satuan", "Target 2026"]
GOOD: list[object] = [2, "", "Jumlah BUM Kampung aktif", "Unit", 40]
BAD = [
    pytest.param([1, "Sasaran satu", "Indeks desa", "Indeks", "#DIV/0!"], "E2", "#DIV/0!", id="sel galat"),
    pytest.param([1, "Sasaran satu", '=HYPERLINK("x")', "Unit", 4], "C2", "rumus", id="rumus sebagai teks"),
    pytest.param(
        [1, "Sasaran satu", "Persentase desa\ufffdmaju", "Persen", 4], "C2", "FFFD", id="huruf rusak"
    ),
    pytest.param([1, "Sasaran satu", "Indeks desa", "Indeks", "banyak"], "E2", "bukan angka", id="kata"),
    pytest.param([1, "Sasaran satu", "Indeks desa", "Indeks", "1;0;2"], "E2", "1;0;2", id="daftar angka"),
]


@pytest.mark.parametrize(("row", "cell", "said"), BAD)
def test_a_cell_that_cannot_be_taken_is_named_and_nothing_is_written(
    ukur: Jalankan, kantor: Path, row: list[object], cell: str, said: str
) -> None:
    (kantor / "iku.xlsx").write_bytes(book(HEAD, row, GOOD))
    before = isi(kantor)
    asked = ukur("import", "table", "iku.xlsx", di=kantor)
    assert asked.kode == 1
    text = (kantor / "iku.peta.yml").read_text("utf-8")
    answers = {**ANSWERS, "rumus": "naik@1"}
    fill(kantor / "iku.peta.yml", {key: answer for key, answer in answers.items() if f"\n  {key}:\n" in text})
    hasil = ukur("import", "table", "iku.xlsx", "--write", di=kantor)
    assert hasil.kode == 1, hasil
    lines = hasil.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{cell}: ") and said in line and n)
    assert any(line.startswith("    perbaikan: ") for line in lines[at:])
    assert isi(kantor) == before


def test_two_conventions_in_a_column_are_asked(ukur: Jalankan, kantor: Path) -> None:
    rows: list[list[object]] = [
        [1, "Sasaran satu", "Indeks desa", "Indeks", "72,9"],
        [2, "", "Indeks dua", "Indeks", "1.5"],
    ]
    (kantor / "iku.xlsx").write_bytes(book(HEAD, *rows))
    hasil = ukur("import", "table", "iku.xlsx", di=kantor)
    assert "[kolom.E.angka]" in hasil.out
    assert "\n  E: {peran: target, judul: Target 2026, tahun: 2026, angka: null}\n" in (
        kantor / "iku.peta.yml"
    ).read_text("utf-8")


def test_a_stray_cell_far_right_is_named_and_not_part_of_the_table(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "iku.xlsx").write_bytes(book(HEAD, GOOD, columns=16_383))
    hasil = ukur("import", "table", "iku.xlsx", di=kantor)
    assert "XFD2: " in hasil.out
    assert "XFD" not in (kantor / "iku.peta.yml").read_text("utf-8")


def test_sheets_that_were_not_read_are_named(ukur: Jalankan, kantor: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name in ("IKU", "Anggaran", "Disembunyikan"):
            sheet = made.add_worksheet(name)
            for number, row in enumerate((HEAD, GOOD)):
                sheet.write_row(number, 0, row)
        sheet.hide()
    (kantor / "iku.xlsx").write_bytes(out.getvalue())
    hasil = ukur("import", "table", "iku.xlsx", di=kantor)
    assert "Lembar 'IKU'" in hasil.out
    assert "Lembar lain tidak dibaca: Anggaran." in hasil.err
    peta = kantor / "iku.peta.yml"
    peta.write_text(peta.read_text("utf-8").replace("lembar: IKU", "lembar: Lain"), "utf-8")
    hasil = ukur("import", "table", "iku.xlsx", di=kantor)
    assert hasil.kode == 2
    assert "lembar 'Lain' tidak ada; lembar di berkas ini: IKU, Anggaran, Disembunyikan" in hasil.err


def test_on_a_terminal_the_questions_are_asked(kantor: Path) -> None:
    """A real terminal: each answer is typed, an empty line takes what is proposed."""
    (kantor / "iku.csv").write_text(TABLE, "utf-8")
    ours, theirs = pty.openpty()
    command = [str(Path(sys.executable).with_name("ukur")), "import", "table", "iku.csv", "--write"]
    with subprocess.Popen(command, cwd=kantor, stdin=theirs, stdout=theirs, stderr=theirs) as program:
        os.close(theirs)
        os.write(ours, b"perjanjian-kinerja\nIKU\n\nLaporan bidang\n\n\n")
        told = b"".join(iter(lambda: _read(ours), b""))
        assert program.wait(60) == 0, told.decode()
    os.close(ours)
    assert (kantor / "indicators/kamus/IKU-02.yml").is_file()
    assert "awalan_kode: IKU" in (kantor / "iku.peta.yml").read_text("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux tells that the other side has closed
        return b""


def test_a_file_that_is_not_there(ukur: Jalankan, kantor: Path) -> None:
    hasil = ukur("import", "table", "tidak-ada.csv", di=kantor)
    assert hasil.kode == 2
    assert hasil.err == "ukur: berkas tidak-ada.csv tidak ada; periksa nama dan foldernya\n"

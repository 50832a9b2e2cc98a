"""Finance's own export into the budget file: only new figures, by code, sums held, nothing by halves."""

import io
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.forms.budget_map import BudgetMap
from ukur.measure.rounding import precise_sum
from ukur.model.pengukuran import Anggaran
from ukur.source.file_tree import Folder
from ukur.source.record_file import read_record

Jalankan = Callable[..., Any]
REPO = Path(__file__).resolve().parents[2]
CONTOH = REPO / "generator/ukur/commands/data/example"
BERKAS = "indicators/anggaran/2025.yml"
PETA = """\
judul_kolom: 3
kolom:
  kode: {huruf: A, judul: Kode Rekening}
  pagu: {huruf: C, judul: Anggaran (Rp)}
  realisasi: {huruf: D, judul: Realisasi s.d. Triwulan}
"""
JUDUL = ("Kode Rekening", "Uraian", "Anggaran (Rp)", "Realisasi s.d. Triwulan", "%")
Baris = list[list[object]]


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """The example office before the fourth quarter's realisasi came."""
    shutil.copytree(CONTOH / "indicators", tmp_path / "indicators")
    path = tmp_path / BERKAS
    text = path.read_text("utf-8")
    kept = re.sub(r"(    realisasi:\n(?:      TW[123]: \d+\n)+)      TW4: \d+\n", r"\1", text)
    assert kept.count("TW4") == text.count("TW4") / 2  # the plans of the quarter stay
    path.write_text(kept, "utf-8")
    (tmp_path / "peta.yml").write_text(PETA, "utf-8")
    return tmp_path


def anggaran() -> Anggaran:
    ukuran, _ = measured_data(Folder(CONTOH / "indicators", "indicators"))
    return ukuran.catalogue.anggaran[2025]


def baris_ekspor(*tanpa: str, triwulan: int = 4) -> Baris:
    """Rows as finance prints them: code, words, budget, spent to date, and the total of the lowest rows."""
    record = anggaran().simpul
    rows: Baris = [
        [kode, "uraian", node.pagu, node.realisasi[triwulan], 1]
        for kode, node in record.items()
        if kode not in tanpa
    ]
    lowest = [r for r in rows if not any(str(o[0]).startswith(f"{r[0]}.") for o in rows)]
    total = precise_sum(r[3] for r in lowest)  # type: ignore[misc]
    return [*rows, ["", "JUMLAH", "", total, ""]]


def ekspor(rows: Sequence[Sequence[object]], judul: Sequence[str] = JUDUL) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("LRA")
        sheet.write(0, 0, "LAPORAN REALISASI ANGGARAN")
        for number, row in enumerate([judul, *rows], 2):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write_number(number, column, value)
    return out.getvalue()


def masukkan(ukur: Jalankan, kantor: Path, isi: bytes, *lain: str, periode: str = "2025-TW4") -> Any:
    (kantor / "lra.xlsx").write_bytes(isi)
    return ukur("import", "budget", periode, "lra.xlsx", "--map", "peta.yml", *lain, di=kantor)


def test_berkas_sama_sampai_bita(ukur: Jalankan, kantor: Path) -> None:
    """What was taken out comes back where it stood; the example's own file is the expected value."""
    hasil = masukkan(ukur, kantor, ekspor(baris_ekspor()))
    assert hasil.kode == 0, hasil
    assert (kantor / BERKAS).read_bytes() == (CONTOH / BERKAS).read_bytes()
    assert BERKAS in hasil.out.splitlines()
    ulang = masukkan(ukur, kantor, ekspor(baris_ekspor()))
    assert (ulang.kode, ulang.out) == (0, "")
    assert ulang.err == "Tidak ada yang berubah: semua angka sudah tercatat.\n"


def test_induk_dijumlahkan(ukur: Jalankan, kantor: Path) -> None:
    """An export by sub kegiatan alone: program and kegiatan are the sums of what is below them."""
    hasil = masukkan(ukur, kantor, ekspor(baris_ekspor("2.13.04", "2.13.04.2.01")))
    assert hasil.kode == 0, hasil
    assert (kantor / BERKAS).read_bytes() == (CONTOH / BERKAS).read_bytes()
    assert "Dijumlahkan dari bawahnya, karena tidak ada barisnya: 2.13.04.2.01, 2.13.04." in hasil.err


def test_kode_asing_dan_yang_hilang_disebut(ukur: Jalankan, kantor: Path) -> None:
    rows = [row for row in baris_ekspor("2.13.02") if row[1] != "JUMLAH"]
    rows += [["2.13.99", "lain", 5, 4, 1], ["5.1.02.01", "belanja", 1, 1, 1]]
    (kantor / "peta.yml").write_text(f"{PETA}abaikan: ['5.1.']\n", "utf-8")
    hasil = masukkan(ukur, kantor, ekspor(rows))
    assert hasil.kode == 0, hasil
    assert "Tidak ada di berkas anggaran, jadi tidak dipakai: 2.13.99 (D11, Rp4)." in hasil.err
    assert "Tidak ada di ekspor, jadi tidak diubah: 2.13.02." in hasil.err
    assert "5.1.02" not in hasil.err
    ukuran, _ = measured_data(data_tree(kantor))
    simpul = ukuran.catalogue.anggaran[2025].simpul
    assert 4 not in simpul["2.13.02"].realisasi
    assert simpul["2.13.04"].realisasi[4] == 1_164_000_000  # as the example's file has it


def test_pagu_hanya_bila_diminta(ukur: Jalankan, kantor: Path) -> None:
    rows = baris_ekspor()
    rows[0][2] = 450_000_000
    hasil = masukkan(ukur, kantor, ekspor(rows))
    assert "2.13.02 (Rp400.000.000, di ekspor Rp450.000.000)" in hasil.err
    assert (kantor / BERKAS).read_bytes() == (CONTOH / BERKAS).read_bytes()
    masukkan(ukur, kantor, ekspor(rows), "--pagu")
    expected = (CONTOH / BERKAS).read_text("utf-8").replace("pagu: 400000000", "pagu: 450000000", 1)
    assert (kantor / BERKAS).read_text("utf-8") == expected


def test_nilai_triwulan_itu_saja(ukur: Jalankan, kantor: Path) -> None:
    """385 million to date is 280 million of the third quarter and 105 million of the fourth."""
    rows = [["2.13.02", "Penataan Desa", 400_000_000, 105_000_000, 1]]
    salah = masukkan(ukur, kantor, ekspor(rows))
    assert salah.kode == 1
    assert "lra.xlsx: LRA!D4: realisasi 2.13.02 turun dari Rp280.000.000 menjadi Rp105.000.000" in salah.out
    assert "nilai: triwulan-ini" in salah.out
    (kantor / "peta.yml").write_text(f"{PETA}nilai: triwulan-ini\n", "utf-8")
    assert masukkan(ukur, kantor, ekspor(rows)).kode == 0
    ukuran, _ = measured_data(data_tree(kantor))
    assert ukuran.catalogue.anggaran[2025].simpul["2.13.02"].realisasi[4] == 385_000_000


def test_ribuan_dan_teks(ukur: Jalankan, kantor: Path) -> None:
    rows = [["2 . 13 . 02 .", "Penataan Desa", "400.000", "385.000", ""]]
    (kantor / "peta.yml").write_text(f"{PETA}kelipatan: 1000\nangka: koma\n", "utf-8")
    hasil = masukkan(ukur, kantor, ekspor(rows))
    assert hasil.kode == 0, hasil
    ukuran, _ = measured_data(data_tree(kantor))
    assert ukuran.catalogue.anggaran[2025].simpul["2.13.02"].realisasi[4] == 385_000_000


def test_judul_dalam_ribuan(ukur: Jalankan, kantor: Path) -> None:
    """Thousands are never written as rupiah: the map says which they are."""
    judul = (*JUDUL[:3], "Realisasi (Rp ribu)", "%")
    rows = [["2.13.02", "Penataan Desa", 400_000_000, 385_000, ""]]
    peta = PETA.replace("Realisasi s.d. Triwulan", "Realisasi (Rp ribu)")
    (kantor / "peta.yml").write_text(peta, "utf-8")
    hasil = masukkan(ukur, kantor, ekspor(rows, judul))
    assert hasil.kode == 1
    assert "LRA!D3: kolom 'Realisasi (Rp ribu)' tampaknya dalam kelipatan 1000 rupiah" in hasil.out
    (kantor / "peta.yml").write_text(f"{peta}kelipatan: 1000\n", "utf-8")
    assert masukkan(ukur, kantor, ekspor(rows, judul)).kode == 0
    ukuran, _ = measured_data(data_tree(kantor))
    assert ukuran.catalogue.anggaran[2025].simpul["2.13.02"].realisasi[4] == 385_000_000


def diubah(nomor: int, kolom: int, nilai: object) -> Callable[[], Baris]:
    def rows() -> Baris:
        result = baris_ekspor()
        result[nomor][kolom] = nilai
        return result

    return rows


@pytest.mark.parametrize(
    ("rows", "judul", "kalimat"),
    [
        pytest.param(
            diubah(1, 3, 1_164_000_001),
            JUDUL,
            "LRA!D5: realisasi 2.13.04 Rp1.164.000.001, sedangkan jumlah di bawahnya Rp1.164.000.000",
            id="induk",
        ),
        pytest.param(
            diubah(-1, 3, 7), JUDUL, "tertulis Rp7, sedangkan baris terbawah berjumlah", id="jumlah"
        ),
        pytest.param(diubah(0, 3, "-"), JUDUL, "LRA!D4: '-' bukan satu angka", id="tanda hubung"),
        pytest.param(diubah(0, 3, "385.000"), JUDUL, "LRA!D4: '385.000' bukan satu angka", id="dua bacaan"),
        pytest.param(diubah(0, 3, "#REF!"), JUDUL, "LRA!D4: sel berisi galat lembar kerja #REF!", id="galat"),
        pytest.param(
            diubah(0, 3, '=HYPERLINK("x")'), JUDUL, "LRA!D4: sel berisi rumus", id="rumus sebagai teks"
        ),
        pytest.param(diubah(0, 3, -5), JUDUL, "LRA!D4: '-5' negatif", id="negatif"),
        pytest.param(
            diubah(0, 0, "2.13.04"), JUDUL, "LRA!D5: kode 2.13.04 sudah ada di baris 4", id="kode ganda"
        ),
        pytest.param(
            baris_ekspor,
            ("Kode Rekening", "Uraian", "Jenis", "Anggaran (Rp)", "Realisasi s.d. Triwulan"),
            "LRA!D3: kolom D berjudul 'Anggaran (Rp)', peta mengharap 'Realisasi s.d. Triwulan'",
            id="kolom disisipkan",
        ),
    ],
)
def test_ditolak_seluruhnya(
    ukur: Jalankan, kantor: Path, rows: Callable[[], Baris], judul: Sequence[str], kalimat: str
) -> None:
    before = (kantor / BERKAS).read_bytes()
    hasil = masukkan(ukur, kantor, ekspor(rows(), judul))
    assert hasil.kode == 1
    assert kalimat in hasil.out
    assert "perbaikan: " in hasil.out
    assert "tidak ada berkas yang berubah" in hasil.err
    assert (kantor / BERKAS).read_bytes() == before


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        pytest.param(b"", "berkas kosong", id="kosong"),
        pytest.param(b"<html><table>", "halaman web", id="halaman web bernama xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls lama", id="xls"),
        pytest.param(b"PK\x03\x04rusak", "rusak", id="zip rusak"),
    ],
)
def test_bukan_buku_kerja(ukur: Jalankan, kantor: Path, isi: bytes, kalimat: str) -> None:
    hasil = masukkan(ukur, kantor, isi)
    assert hasil.kode == 1
    assert kalimat in hasil.out


def test_peta_salah(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "peta.yml").write_text(
        PETA.replace("huruf: C", "huruf: 3").replace("judul_kolom", "judul"), "utf-8"
    )
    hasil = masukkan(ukur, kantor, ekspor(baris_ekspor()))
    assert hasil.kode == 1
    assert "peta.yml:4:10: galat F005 kolom.pagu.huruf: '3' bukan huruf kolom" in hasil.out
    assert "peta.yml:1:1: galat K002 judul: kunci tidak dikenal" in hasil.out


def test_lembar_yang_tidak_ada(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "peta.yml").write_text(f"lembar: SIPD\n{PETA}", "utf-8")
    hasil = masukkan(ukur, kantor, ekspor(baris_ekspor()))
    assert "lembar 'SIPD' tidak ada\n    perbaikan: sebut di peta salah satu dari: 'LRA'" in hasil.out


def test_tahun_tanpa_anggaran(ukur: Jalankan, kantor: Path) -> None:
    hasil = masukkan(ukur, kantor, ekspor(baris_ekspor()), periode="2024-TW1")
    assert hasil.kode == 2
    assert "indicators/anggaran/2024.yml belum ada" in hasil.err


def test_peta_diusulkan(ukur: Jalankan, kantor: Path) -> None:
    """Without a map one is proposed from the headings; it reads the same export."""
    (kantor / "lra.xlsx").write_bytes(ekspor(baris_ekspor()))
    hasil = ukur("import", "budget", "2025-TW4", "lra.xlsx", di=kantor)
    assert hasil.kode == 1
    assert hasil.out == (
        "lembar: LRA\njudul_kolom: 3\nkolom:\n  kode:\n    huruf: A\n    judul: Kode Rekening\n"
        "  pagu:\n    huruf: C\n    judul: Anggaran (Rp)\n"
        "  realisasi:\n    huruf: D\n    judul: Realisasi s.d. Triwulan\nnilai: sampai-dengan\n"
    )
    (kantor / "peta.yml").write_text(hasil.out, "utf-8")
    assert masukkan(ukur, kantor, ekspor(baris_ekspor())).kode == 0
    assert (kantor / BERKAS).read_bytes() == (CONTOH / BERKAS).read_bytes()


def test_tidak_ada_yang_dapat_diusulkan(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "lra.xlsx").write_bytes(ekspor([["x", "y", 1, 2, 3]]))
    hasil = ukur("import", "budget", "2025-TW4", "lra.xlsx", di=kantor)
    assert (hasil.kode, hasil.out) == (2, "")
    assert "kolom kode dan realisasi tidak ditemukan" in hasil.err


def test_percobaan(ukur: Jalankan, kantor: Path) -> None:
    before = (kantor / BERKAS).read_bytes()
    hasil = masukkan(ukur, kantor, ekspor(baris_ekspor()), "--dry-run")
    assert hasil.kode == 0
    assert (kantor / BERKAS).read_bytes() == before
    assert "Anggaran" in hasil.out


def test_peta_di_panduan() -> None:
    """The map that the guide shows is one."""
    guide = (REPO / "content/panduan/mengisi-data.md").read_text("utf-8")
    [shown] = re.findall(r"```yaml\n(# peta-anggaran\.yml\n.*?)```", guide, re.DOTALL)
    peta, findings = read_record("peta.yml", shown.encode(), BudgetMap)
    assert findings == ()
    assert peta is not None
    assert peta.kode == {"2.13.04.2.01.01": "2.13.04.2.01.0001"}
    assert (peta.kolom.realisasi.number, peta.judul_kolom, peta.kelipatan) == (5, 6, 1)

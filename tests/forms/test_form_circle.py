"""The whole way round: exported, filled by LibreOffice, taken in, and checked by the command line."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.forms.edited_book import EditedBook, filled
from tests.forms.form_office import CONTOH, EKONOMI, Kantor
from tests.lembar_isi import Isi

KETIKAN = {
    "Isian!H7": "3",
    "Isian!H9": "1.234.567,5",
    "Isian!K7": 'Verifikasi "susulan": 100%\nselesai Maret',
    "Bukti!D7": "Akta pendirian",
    "Bukti!E7": "https://kinerja.contoh.example/akta",
    "Bukti!G7": "30 Juni 2026",
    "Tindak lanjut!H6": "selesai",
}
HARAPAN = [
    "-     realisasi: 1",
    "+     realisasi: 3",
    "+       - nama: Akta pendirian",
    "+         tautan: https://kinerja.contoh.example/akta",
    "+         tanggal: 2026-06-30",
    '+     keterangan: "Verifikasi \\"susulan\\": 100%\\nselesai Maret"',
    "-     realisasi: 270000000",
    "+     realisasi: 1234567.5",
    "-         status: belum ditangani",
    "+         status: selesai",
]


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    shutil.copytree(CONTOH / "indicators", tmp_path / "indicators")
    return Kantor(tmp_path)


@pytest.mark.parametrize("ke", ["xlsx", "ods"])
def test_diisi_di_libreoffice(kantor: Kantor, isi_lembar: Isi, ke: str) -> None:
    hasil = kantor.impor(isi_lembar(kantor.ekspor(), KETIKAN, ke))
    assert sorted(kantor.beda(hasil)) == sorted(HARAPAN)


@pytest.mark.parametrize("ke", ["xlsx", "ods"])
def test_disimpan_ulang_tanpa_isian(kantor: Kantor, isi_lembar: Isi, ke: str) -> None:
    """A workbook that went through another program unchanged changes nothing."""
    assert kantor.beda(kantor.impor(isi_lembar(kantor.ekspor(), {}, ke))) == []


def test_tanpa_nama_dan_properti(kantor: Kantor) -> None:
    """As from a program that keeps neither defined names nor properties, and shows the hidden sheet."""
    book = EditedBook(filled(kantor.ekspor(), {"Isian!H7": "3"}))
    text = book.parts["xl/workbook.xml"].decode()
    start, end = text.index("<definedNames>"), text.index("</definedNames>") + len("</definedNames>")
    book.parts["xl/workbook.xml"] = (text[:start] + text[end:]).replace(' state="veryHidden"', "").encode()
    book.parts.pop("docProps/custom.xml")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        xml = book.parts[name].decode()
        cut = [piece for piece in xml.split("<") if "custom" not in piece]
        book.parts[name] = "<".join(cut).encode()
    assert kantor.beda(kantor.impor(book.to_bytes())) == ["-     realisasi: 1", "+     realisasi: 3"]


def test_dari_perintah_ke_perintah(kantor: Kantor, isi_lembar: Isi) -> None:
    """Export, fill, import and check, each as its command; the second import changes nothing."""
    run = lambda *args: subprocess.run(  # noqa: E731
        ["ukur", *args], cwd=kantor.repo, capture_output=True, text=True, check=False, timeout=120
    )
    out = run("forms", "export", "2026-TW1", "--unit", "ekonomi")
    assert (out.returncode, out.stdout) == (0, "formulir-2026-TW1-ekonomi.xlsx\n"), out.stderr
    path = kantor.repo / "formulir-2026-TW1-ekonomi.xlsx"
    path.write_bytes(isi_lembar(path.read_bytes(), {"Isian!H7": "2"}))
    expected = kantor.berkas().replace(b"realisasi: 1\n", b"realisasi: 2\n", 1)
    dry = run("forms", "import", path.name, "--dry-run")
    assert dry.returncode == 0
    assert kantor.berkas() != expected
    done = run("forms", "import", path.name)
    assert done.returncode == 0, done.stderr
    assert "Yang berubah: 1 realisasi." in done.stdout
    assert f"indicators/{EKONOMI}" in done.stdout.splitlines()
    assert kantor.berkas() == expected
    assert run("check").returncode == 0
    again = run("forms", "import", path.name)
    assert (again.returncode, again.stdout) == (0, "")
    bad = isi_lembar(path.read_bytes(), {"Isian!H9": "1,234"})
    path.write_bytes(bad)
    refused = run("forms", "import", path.name)
    assert refused.returncode == 1
    assert f"{path.name}: Isian!H9: Realisasi: angka '1,234' bermakna ganda" in refused.stdout
    assert "    perbaikan: tulis 1234 bila ribuan, atau 1.2340 bila desimal\n" in refused.stdout
    assert kantor.berkas() == expected

"""The whole way round: exported, filled or saved again by other programs, and taken in."""

import shutil
from pathlib import Path

import pytest
from tests.forms.edited_book import EditedBook, filled
from tests.forms.form_office import CONTOH, Kantor
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


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
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

"""Export, filling by LibreOffice, import and check, each as its command."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.forms.form_office import CONTOH, EKONOMI, Kantor
from tests.lembar_isi import Isi

Jalankan = Callable[..., Any]


def test_dari_ekspor_sampai_check(ukur: Jalankan, tmp_path: Path, isi_lembar: Isi) -> None:
    shutil.copytree(CONTOH / "indicators", tmp_path / "indicators")
    kantor = Kantor(tmp_path)
    out = ukur("forms", "export", "2026-TW1", "--unit", "ekonomi", di=tmp_path)
    assert (out.kode, out.out) == (0, "formulir-2026-TW1-ekonomi.xlsx\n"), out.err
    path = tmp_path / "formulir-2026-TW1-ekonomi.xlsx"
    path.write_bytes(isi_lembar(path.read_bytes(), {"Isian!H7": "2"}))
    before = kantor.berkas()
    expected = before.replace(b"realisasi: 1\n", b"realisasi: 2\n", 1)
    dry = ukur("forms", "import", path.name, "--dry-run", di=tmp_path)
    assert (dry.kode, kantor.berkas()) == (0, before)
    done = ukur("forms", "import", path.name, di=tmp_path)
    assert done.kode == 0, done.err
    assert "Yang berubah: 1 realisasi." in done.out
    assert f"indicators/{EKONOMI}" in done.out.splitlines()
    assert kantor.berkas() == expected
    assert ukur("check", di=tmp_path).kode == 0
    assert ukur("fmt", "--check", f"indicators/{EKONOMI}", di=tmp_path).kode == 0
    again = ukur("forms", "import", path.name, di=tmp_path)
    assert (again.kode, again.out) == (0, "")
    path.write_bytes(isi_lembar(path.read_bytes(), {"Isian!H9": "1,234"}))
    refused = ukur("forms", "import", path.name, di=tmp_path)
    assert refused.kode == 1
    assert f"{path.name}: Isian!H9: Realisasi: angka '1,234' bermakna ganda" in refused.out
    assert "    perbaikan: tulis 1234 bila ribuan, atau 1.2340 bila desimal\n" in refused.out
    assert "1 hal perlu diperbaiki; tidak ada berkas yang berubah." in refused.err
    assert kantor.berkas() == expected


@pytest.mark.parametrize("perintah", [("forms", "import"), ("import", "budget", "2025-TW4")])
def test_a_file_that_is_not_there(ukur: Jalankan, tmp_path: Path, perintah: tuple[str, ...]) -> None:
    shutil.copytree(CONTOH / "indicators", tmp_path / "indicators")
    hasil = ukur(*perintah, "tidak-ada.xlsx", di=tmp_path)
    assert (hasil.kode, hasil.out) == (2, "")
    assert "'tidak-ada.xlsx' tidak ditemukan; periksa nama dan foldernya" in hasil.err

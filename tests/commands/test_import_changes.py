"""The desk's ZIP taken into a folder: what it deletes is deleted, and nothing is written that may not be."""

import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.commands.test_table_command import isi

Jalankan = Callable[..., Any]
LIST = "HAPUS-BERKAS.txt"
WORDS = "Perubahan ini juga menghapus berkas di bawah.\n\n"


@pytest.fixture
def kantor(fresh: Path, tmp_path: Path) -> Path:
    made = Path(shutil.copytree(fresh, tmp_path / "kantor"))
    (made / "indicators/kamus").mkdir(exist_ok=True)
    (made / "indicators/kamus/IKU-98.yml").write_text("kode: IKU-98\n", "utf-8")
    return made


def packed(place: Path, files: Mapping[str, str]) -> str:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    place.write_bytes(made.getvalue())
    return str(place)


def test_shown_then_taken(ukur: Jalankan, kantor: Path) -> None:
    files = {
        LIST: f"{WORDS}indicators/kamus/IKU-98.yml\n",
        "indicators/kamus/IKU-99.yml": "kode: IKU-99\n",
        "indicators/instansi.yml": (kantor / "indicators/instansi.yml").read_text("utf-8") + "# x\n",
    }
    path, before = packed(kantor.parent / "a.zip", files), isi(kantor)
    shown = ukur("import", "changes", path, di=kantor)
    lines = ["diganti  indicators/instansi.yml", "dihapus  indicators/kamus/IKU-98.yml"]
    lines += ["baru  indicators/kamus/IKU-99.yml"]
    assert (shown.kode, shown.out.splitlines()) == (0, lines)
    assert isi(kantor) == before
    taken = ukur("import", "changes", path, "--write", di=kantor)
    assert (taken.kode, taken.out) == (0, shown.out)
    wanted = {**before, **{name.removeprefix("indicators/"): text.encode() for name, text in files.items()}}
    del wanted[LIST], wanted["kamus/IKU-98.yml"]
    assert isi(kantor) == wanted
    again = ukur("import", "changes", path, "--write", di=kantor)
    assert (again.kode, again.out) == (0, "")
    assert "Tidak ada yang berubah" in again.err


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"Makefile": "x"}, "'Makefile' tidak boleh ditulis"),
        ({"indicators/../../a.yml": "x"}, "tidak boleh ditulis"),
        ({LIST: f"{WORDS}indicators/../Makefile.yml\n"}, "tidak boleh ditulis"),
        ({LIST: WORDS}, "tidak memuat perubahan"),
        ({LIST: "indicators/a.yml\n", "indicators/a.yml": "x"}, "mengubah dan menghapus indicators/a.yml"),
    ],
)
def test_what_the_desk_does_not_make(
    ukur: Jalankan, kantor: Path, files: Mapping[str, str], sentence: str
) -> None:
    before = isi(kantor)
    done = ukur("import", "changes", packed(kantor.parent / "a.zip", files), "--write", di=kantor)
    assert (done.kode, sentence in done.err) == (2, True), done.err
    assert isi(kantor) == before


def test_no_zip_at_all(ukur: Jalankan, kantor: Path) -> None:
    (kantor.parent / "a.zip").write_bytes(b"PK")
    done = ukur("import", "changes", str(kantor.parent / "a.zip"), di=kantor)
    assert (done.kode, "bukan ZIP perubahan yang utuh" in done.err) == (2, True), done.err

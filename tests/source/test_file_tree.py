import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ukur.model.findings import UkurError
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder


def _besar(path: Path) -> None:
    path.touch()
    os.truncate(path, 50_000_000)


@pytest.mark.parametrize(
    ("nama", "buat", "kode"),
    [
        pytest.param("kamus/x.yml", lambda p: p.mkdir(), "B010", id="folder bernama x.yml"),
        pytest.param("x.yaml", lambda p: p.mkdir(), "B010", id="folder bernama x.yaml"),
        pytest.param("kamus/x.yml", lambda p: p.symlink_to("/etc/passwd"), "B010", id="tautan ke luar"),
        pytest.param("kamus/x.yml", lambda p: p.symlink_to("IKU-01.yml"), "B010", id="tautan ke dalam"),
        pytest.param("kamus/x.yml", lambda p: p.symlink_to("tidak-ada"), "B010", id="tautan putus"),
        pytest.param("luar", lambda p: p.symlink_to("/etc"), "B010", id="tautan ke folder luar"),
        pytest.param("putar", lambda p: p.symlink_to("."), "B010", id="tautan melingkar"),
        pytest.param("kamus/x.yml", os.mkfifo, "B010", id="pipa: tidak ditunggu"),
        pytest.param("kamus/x.yml", _besar, "B004", id="berkas 50 MB tidak dibaca"),
        pytest.param("kamus/x.yaml", lambda p: p.write_text("a: 1"), "B011", id="akhiran .yaml"),
        pytest.param("catatan.txt", lambda p: p.write_text("a"), "B011", id="berkas asing"),
        pytest.param("kamus/IKU-01.YML", lambda p: p.write_text("a"), "B011", id="akhiran huruf besar"),
        pytest.param("instansi.yml~", lambda p: p.write_text("a"), "B011", id="sisa penyunting"),
        pytest.param("anggaran.yml", lambda p: p.write_text("a: 1"), "B011", id="salah tempat"),
    ],
)
def test_dijawab_temuan(data: Path, nama: str, buat: Callable[[Path], object], kode: str) -> None:
    buat(data / nama)
    (temuan,) = read_catalogue(Folder(data)).findings
    assert temuan.code == kode
    assert temuan.location.path.startswith(f"indicators/{nama}")


@pytest.fixture
def folder_dalam() -> Iterator[Path]:
    """1,500 folders in each other, made step by step; removed by rm, for Python's own rmtree recurses."""
    top, home = Path(tempfile.mkdtemp(prefix="ukur-")), Path.cwd()
    os.chdir(top)
    try:
        for _ in range(1500):
            os.mkdir("d")
            os.chdir("d")
        Path("x.txt").write_text("a")
        os.chdir(home)
        yield top
    finally:
        os.chdir(home)
        subprocess.run(["rm", "-rf", str(top)], check=True)


def test_folder_bersarang_dalam(folder_dalam: Path) -> None:
    (berkas,) = Folder(folder_dalam).files()
    assert berkas.path == "d/" * 1500 + "x.txt"


def test_nama_di_luar_utf8(data: Path) -> None:
    (Path(os.fsdecode(os.fsencode(data) + b"/kamus/caf\xe9.yml"))).write_bytes(b"a: 1")
    assert read_catalogue(Folder(data)).findings[-1].location.path == "indicators/kamus/caf?.yml"


def test_saran_akhiran(data: Path) -> None:
    (data / "sop.yaml").write_text("a: 1")
    assert read_catalogue(Folder(data)).findings[0].hint == "ganti akhiran .yaml menjadi .yml"


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param(".gitkeep", id="berkas tersembunyi"),
        pytest.param("kamus/.IKU-01.yml.swp", id="berkas ayunan penyunting"),
        pytest.param(".cache/x.yml", id="folder tersembunyi"),
    ],
)
def test_tersembunyi_dilewati(data: Path, nama: str) -> None:
    (data / nama).parent.mkdir(exist_ok=True)
    (data / nama).write_text("a: b: c")
    assert read_catalogue(Folder(data)).findings == ()


@pytest.mark.parametrize("folder", [pytest.param(False, id="berkas"), pytest.param(True, id="folder")])
def test_tanpa_izin(tanpa_izin: Path, folder: bool) -> None:
    terkunci = tanpa_izin / ("kamus" if folder else "instansi.yml")
    terkunci.mkdir() if folder else terkunci.write_text("a: 1")
    terkunci.chmod(0)
    (berkas,) = Folder(tanpa_izin).files()
    assert berkas.finding is not None
    assert (berkas.finding.code, berkas.finding.location.path) == ("B015", f"indicators/{terkunci.name}")


def test_folder_tidak_ada(tmp_path: Path) -> None:
    with pytest.raises(UkurError, match="folder data 'indicators' tidak ditemukan"):
        read_catalogue(Folder(tmp_path / "tidak-ada"))


def test_berkas_terlalu_besar_tidak_dibaca(data: Path) -> None:
    """The size is known before the bytes are: a huge file costs no memory."""
    _besar(data / "kamus/x.yml")
    (berkas,) = (berkas for berkas in Folder(data).files() if berkas.path == "kamus/x.yml")
    assert berkas.raw == b""
    assert berkas.finding is not None


def test_berurutan(data: Path) -> None:
    paths = [berkas.path for berkas in Folder(data).files()]
    assert paths == sorted(p.relative_to(data).as_posix() for p in data.rglob("*.yml"))

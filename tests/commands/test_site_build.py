import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.salinan import bertahap, salin, with_history

from ukur.commands.pages import site_build

Jalankan = Callable[..., Any]
Ganti = Callable[[str, str, str], None]
KAMUS = "indicators/kamus/IKU-01.yml"
FORMULIR = "indicators/pengukuran/2024-TW4"
UKUR = (sys.executable, "-c", "from ukur.commands.cli.main import main; main()")


def isi(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture(scope="module")
def jadi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the repository, to copy from."""
    folder = salin(tmp_path_factory.mktemp("jadi") / "kantor", "content", "indicators", "mkdocs.yml")
    with_history(folder)
    subprocess.run([*UKUR, "build"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def kantor(jadi: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(jadi, tmp_path / "kantor"))


@pytest.fixture
def tercetak(jadi: Path, tmp_path: Path) -> Path:
    """A copy whose documents are printed, before its first site."""
    return Path(shutil.copytree(jadi, tmp_path / "kantor", ignore=shutil.ignore_patterns("situs")))


def ganti(kantor: Path, path: str, lama: str, baru: str) -> None:
    text = (kantor / path).read_text("utf-8")
    assert lama in text
    (kantor / path).write_text(text.replace(lama, baru, 1), "utf-8")


def sisa(kantor: Path) -> list[str]:
    """What a build left beside the site."""
    return sorted(
        p.name
        for p in kantor.iterdir()
        if p.name not in {"content", "indicators", "mkdocs.yml", "situs", ".cache", ".git"}
    )


def test_membangun(ukur: Jalankan, kantor: Path) -> None:
    """Progress is for a terminal only: on stderr stand what was checked, and where the site is."""
    lama = isi(kantor / "situs")
    shutil.rmtree(kantor / "situs")
    checked = "Bersih: 8 indikator, 2 dokumen, tanpa temuan.\n"
    assert ukur("build", di=kantor) == (0, "", f"{checked}Situs selesai: situs/index.html\n")
    assert isi(kantor / "situs") == lama
    assert "106,35" in (kantor / "situs/dokumen/2024-TW4/index.html").read_text("utf-8")
    assert sisa(kantor) == []


def test_situs_diganti_seutuhnya(ukur: Jalankan, kantor: Path) -> None:
    (kantor / "situs/halaman-lama.html").write_text("lama")
    assert ukur("build", di=kantor).kode == 0
    assert not (kantor / "situs/halaman-lama.html").exists()


@pytest.mark.parametrize(
    ("path", "lama", "baru", "kode"),
    [
        pytest.param(KAMUS, "satuan: persen", "satuann: persen", "K002", id="kunci salah ketik"),
        pytest.param(KAMUS, "unit: dinas", "unit: lain", "R102", id="rujukan putus"),
        pytest.param("indicators/sop.yml", "langkah:", "langkah: [", "B002", id="berkas wajib tidak terbaca"),
    ],
)
def test_data_bergalat(ukur: Jalankan, kantor: Path, path: str, lama: str, baru: str, kode: str) -> None:
    """The findings are told, the old site stays byte for byte."""
    ganti(kantor, path, lama, baru)
    sebelum = isi(kantor / "situs")
    keluar, out, err = ukur("build", di=kantor)
    assert keluar == 1
    assert f" galat {kode} " in out
    assert err.endswith(" Situs tidak dibangun.\n")
    assert (isi(kantor / "situs"), sisa(kantor)) == (sebelum, [])


@pytest.mark.parametrize(
    ("buat", "kalimat"),
    [
        pytest.param(
            lambda p: (p / "foto.jpg").write_text("x"),
            "folder 'lain' berisi hal lain, bukan situs buatan Ukur; pilih folder kosong",
            id="berisi foto",
        ),
        pytest.param(
            lambda p: (p / "index.html").write_text("x"),
            "folder 'lain' berisi hal lain, bukan situs buatan Ukur; pilih folder kosong",
            id="situs orang lain",
        ),
        pytest.param(
            lambda p: (p / ".sembunyi").write_text("x"),
            "folder 'lain' berisi hal lain, bukan situs buatan Ukur; pilih folder kosong",
            id="berkas tersembunyi",
        ),
        pytest.param(
            lambda p: (p.rmdir(), p.write_text("x")),
            "'lain' sudah ada dan bukan folder; pilih nama lain untuk --site",
            id="berkas",
        ),
    ],
)
def test_folder_lain_tidak_disentuh(
    ukur: Jalankan, repo: Path, tmp_path: Path, buat: Callable[[Path], object], kalimat: str
) -> None:
    lain = tmp_path / "lain"
    lain.mkdir()
    buat(lain)
    sebelum = isi(tmp_path)
    assert ukur("build", "--site", lain, di=repo) == (2, "", f"ukur: {kalimat}\n")
    assert isi(tmp_path) == sebelum


def test_folder_repositori_tidak_disentuh(ukur: Jalankan, repo: Path) -> None:
    sebelum = isi(repo)
    kode, _, err = ukur("build", "--site", ".", di=repo)
    assert kode == 2
    assert err == "ukur: folder 'kantor' berisi hal lain, bukan situs buatan Ukur; pilih folder kosong\n"
    assert isi(repo) == sebelum


def test_folder_baru_dan_kosong(ukur: Jalankan, tercetak: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    for target in (tmp_path / "kosong", tmp_path / "dalam/sekali"):
        assert ukur("build", "--site", target, di=tercetak).kode == 0
        assert (target / "index.html").is_file()
    assert not (tercetak / "situs").exists()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        pytest.param(
            lambda p: p.unlink(),
            "mkdocs.yml tidak ditemukan; jalankan di folder utama repositori",
            id="tidak ada",
        ),
        pytest.param(
            lambda p: p.write_text(p.read_text().replace("  - ukur\n", "")),
            "mkdocs.yml tidak memuat plugin ukur; tambahkan '- ukur' di bawah plugins",
            id="tanpa plugin",
        ),
        pytest.param(lambda p: p.write_text("site_name: ["), "situs tidak dapat dibangun: ", id="YAML rusak"),
        pytest.param(
            lambda p: p.write_text(p.read_text() + "  - tidak-ada.md\n"),
            "situs tidak dapat dibangun: ",
            id="folder yang diamati tidak ada",
        ),
    ],
)
def test_mkdocs_yml(ukur: Jalankan, kantor: Path, ubah: Callable[[Path], object], kalimat: str) -> None:
    ubah(kantor / "mkdocs.yml")
    sebelum = isi(kantor / "situs")
    kode, out, err = ukur("build", di=kantor)
    assert (kode, out) == (2, "")
    assert err.startswith(f"ukur: {kalimat}")
    assert err.count("\n") == 1
    assert (isi(kantor / "situs"), sisa(kantor)) == (sebelum, [])


def test_halaman_tulisan_yang_salah(ukur: Jalankan, kantor: Path) -> None:
    """A broken link in a written page stops the build: strict, and said in one line."""
    (kantor / "content/tentang.md").write_text("# Tentang\n\n[x](tidak-ada.md)\n")
    sebelum = isi(kantor / "situs")
    kode, _, err = ukur("build", di=kantor)
    assert (kode, err.count("\n")) == (2, 1)
    assert err.startswith("ukur: situs tidak dapat dibangun: ")
    assert "tidak-ada.md" in err
    assert isi(kantor / "situs") == sebelum


def test_konsep_hanya_bila_diminta(ukur: Jalankan, kantor: Path) -> None:
    document = kantor / FORMULIR / "dokumen.yml"
    document.write_text(bertahap(document.read_text("utf-8"), "konsep"), "utf-8")
    dokumen = kantor / "situs/dokumen/2024-TW4/index.html"
    assert ukur("build", di=kantor).kode == 0
    assert not dokumen.exists()
    assert ukur("build", "--konsep", di=kantor).kode == 0
    assert "KONSEP - belum disahkan" in dokumen.read_text("utf-8")


def test_kesalahan_program(ukur: Jalankan, kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sebelum = isi(kantor / "situs")
    monkeypatch.setattr("ukur.commands.pages.mkdocs_plugin.compose_site", lambda *_: 1 / 0)
    kode, _, err = ukur("build", di=kantor)
    assert kode == 3
    assert "ZeroDivisionError" in err
    assert err.endswith("ukur: kesalahan program; laporkan teks di atas kepada pengelola Ukur\n")
    assert (isi(kantor / "situs"), sisa(kantor)) == (sebelum, [])


@pytest.mark.parametrize("gagal", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_penggantian_terputus(
    kantor: Path, monkeypatch: pytest.MonkeyPatch, gagal: BaseException, tmp_path: Path
) -> None:
    """Stopped between the two renames: the old site comes back."""
    baru, target, asli = tmp_path / "baru", kantor / "situs", os.rename
    baru.mkdir()
    sebelum = isi(target)

    def rename(source: Path, to: Path) -> None:
        if source == baru:
            raise gagal
        asli(source, to)

    monkeypatch.setattr("ukur.commands.pages.site_build.os.rename", rename)
    with pytest.raises(type(gagal)):
        site_build._swap(baru, target)
    assert isi(target) == sebelum


# The build announces that it has begun and then waits, so that the signal always arrives in the middle of it.
TERHENTI = """
import sys, time
from ukur.commands.cli.main import main
import mkdocs.commands.build as build
asli = build._build_page
def lambat(*a, **k):
    asli(*a, **k)
    print("mulai", flush=True)
    time.sleep(30)
build._build_page = lambat
sys.argv = ["ukur", "build"]
main()
"""


def test_ctrl_c(kantor: Path) -> None:
    """SIGINT while pages are being written: the old site whole, nothing left over, exit code 130."""
    ganti(kantor, KAMUS, "nama: Persentase kampung berstatus Mandiri", "nama: Nama yang lain")
    sebelum = isi(kantor / "situs")
    process = subprocess.Popen(
        [sys.executable, "-c", TERHENTI],
        cwd=kantor,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "mulai\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err.strip()) == (130, "ukur: dihentikan")
    assert (isi(kantor / "situs"), sisa(kantor)) == (sebelum, [])


@pytest.fixture
def terminal() -> Iterator[tuple[int, list[bytes]]]:
    """A pseudo-terminal and what is written to it."""
    master, slave = pty.openpty()
    seen: list[bytes] = []

    def read() -> None:
        while True:
            try:
                seen.append(os.read(master, 65536))
            except OSError:
                return

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    yield slave, seen
    os.close(master)


def test_kemajuan_di_terminal(tercetak: Path, terminal: tuple[int, list[bytes]]) -> None:
    slave, seen = terminal
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    subprocess.run(
        [*UKUR, "build"], cwd=tercetak, stdout=subprocess.DEVNULL, stderr=slave, env=env, check=True
    )
    os.close(slave)
    deadline = time.monotonic() + 5
    while b"Situs selesai" not in b"".join(seen) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert b"Menyusun halaman" in b"".join(seen)


def test_pages(ukur: Jalankan, tercetak: Path, tmp_path: Path) -> None:
    """Pages for another builder: made again over an earlier result, never over anything else."""
    target = tmp_path / "halaman"
    for _ in range(2):
        kode, out, err = ukur("build", "--pages", target, di=tercetak)
        assert (kode, out) == (0, "")
        assert err.endswith(f" halaman ditulis ke {target}.\n")
    assert "106,35" in (target / "content/dokumen/2024-TW4.md").read_text("utf-8")
    assert not (tercetak / "situs").exists()
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/foto.jpg").write_text("x")
    kalimat = "ukur: folder 'lain' tidak kosong; pilih folder baru untuk --pages\n"
    assert ukur("build", "--pages", tmp_path / "lain", di=tercetak) == (2, "", kalimat)
    assert (tmp_path / "lain/foto.jpg").read_text() == "x"

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from ukur.commands.cli import main

Jalankan = Callable[..., Any]
UKUR = (sys.executable, "-c", "from ukur.commands.cli.main import main; main()")


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        pytest.param(
            "periksa", "perintah 'periksa' tidak dikenal; bantuan: ukur --help", id="perintah tidak ada"
        ),
        pytest.param(
            "chek",
            "perintah 'chek' tidak dikenal; mungkin maksudnya check atau schema; bantuan: ukur --help",
            id="salah ketik perintah",
        ),
        pytest.param(
            "check --x", "opsi '--x' tidak dikenal; bantuan: ukur check --help", id="opsi tidak ada"
        ),
        pytest.param(
            "check --formt json",
            "opsi '--formt' tidak dikenal; mungkin maksudnya --format; bantuan: ukur check --help",
            id="salah ketik opsi",
        ),
        pytest.param(
            "check --format xml",
            "pilihan --format tidak dikenal; pilih: github, gitlab, json, sarif, text; "
            "bantuan: ukur check --help",
            id="bentuk tidak dikenal",
        ),
        pytest.param("calc", "PERIODE belum diisi; bantuan: ukur calc --help", id="periode lupa ditulis"),
        pytest.param(
            "calc 2024-TW4 2023-TW4",
            "argumen tidak sesuai; pemakaian: ukur calc [OPTIONS] PERIODE; bantuan: ukur calc --help",
            id="dua periode",
        ),
        pytest.param(
            "check --repo README.md",
            "--repo harus berupa folder, bukan berkas; bantuan: ukur check --help",
            id="berkas sebagai folder",
        ),
        pytest.param("fmt --repo", "opsi --repo perlu nilai; bantuan: ukur --help", id="opsi tanpa nilai"),
    ],
)
def test_salah_pakai(ukur: Jalankan, argumen: str, kalimat: str) -> None:
    """One Indonesian line on stderr, exit code 2, nothing on stdout."""
    assert ukur(*argumen.split()) == (2, "", f"ukur: {kalimat}\n")


def test_tanpa_perintah_menampilkan_bantuan(ukur: Jalankan) -> None:
    kode, out, err = ukur()
    assert (kode, out) == (2, "")
    codes = "0 bersih, 1 ada temuan, 2 salah pakai atau keadaan tidak memungkinkan, 3 kesalahan program"
    assert f"Kode keluar: {codes}, 130 dihentikan." in " ".join(err.split())


@pytest.mark.parametrize("perintah", sorted(main.cli.commands))
def test_bantuan(ukur: Jalankan, perintah: str) -> None:
    kode, out, err = ukur(perintah, "--help")
    assert (kode, err) == (0, "")
    assert f"Usage: ukur {perintah}" in out


@pytest.mark.parametrize(
    ("galat", "kode", "kalimat"),
    [
        pytest.param(KeyboardInterrupt(), 130, "ukur: dihentikan", id="Ctrl-C"),
        pytest.param(click.Abort(), 130, "ukur: dihentikan", id="dibatalkan"),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device", "x.yml"),
            2,
            "ukur: ruang penyimpanan penuh (x.yml); periksa ruang penyimpanan dan izin folder",
            id="disk penuh",
        ),
        pytest.param(
            PermissionError(errno.EACCES, "Permission denied", "a\x1b[31mb"),
            2,
            "ukur: tidak ada izin menulis (a\\u001b[31mb); periksa ruang penyimpanan dan izin folder",
            id="tanpa izin, nama menipu",
        ),
    ],
)
def test_jalan_keluar(
    ukur: Jalankan, monkeypatch: pytest.MonkeyPatch, galat: BaseException, kode: int, kalimat: str
) -> None:
    def fail(*_: object) -> None:
        raise galat

    monkeypatch.setattr(main, "data_tree", fail)
    hasil = ukur("check")
    assert (hasil.kode, hasil.out, hasil.err.lstrip("\n")) == (kode, "", f"{kalimat}\n")


def test_kesalahan_program(ukur: Jalankan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours, not the user's: the traceback is kept for the report, and the last line says what to do."""
    monkeypatch.setattr(main, "check_data", lambda *_: 1 / 0)
    kode, out, err = ukur("check")
    assert (kode, out) == (3, "")
    assert "ZeroDivisionError" in err
    assert err.endswith("ukur: kesalahan program; laporkan teks di atas kepada pengelola Ukur\n")


def test_pembaca_berhenti_lebih_dulu(repo: Path) -> None:
    """``ukur check | head -1``: no traceback when the pipe closes early."""
    (repo / "indicators/sop.yml").write_text("".join(f"asing{n}: 1\n" for n in range(2000)))
    process = subprocess.Popen([*UKUR, "check"], cwd=repo, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() != 3


@pytest.mark.parametrize("bahasa", ["C", "C.UTF-8", "POSIX"])
def test_terminal_apa_pun(bahasa: str) -> None:
    """Dashes and frames do not fail where the locale knows only ASCII."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    done = subprocess.run(
        [*UKUR, "calc", "2024-TW4"],
        cwd=Path(__file__).resolve().parents[2],
        env=bersih | {"LC_ALL": bahasa, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"106,35 %" in done.stdout

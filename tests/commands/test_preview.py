import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.salinan import bertahap

Jalankan = Callable[..., Any]
FORMULIR = "indicators/pengukuran/2024-TW4/dinas.yml"
HALAMAN = "/indikator/IKU-01/"
BATAS = 20  # seconds: a rebuild takes well under one; machines that run tests can be very busy
BELUM = "Halaman belum diperbarui; perbaiki yang disebut di atas, lalu simpan lagi."


class Server:
    """A running ``ukur serve`` and what it says."""

    def __init__(self, repo: Path, *arguments: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        source = "from ukur.commands.cli.main import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", source, "serve", "--addr", f"127.0.0.1:{self.port}", *arguments],
            cwd=repo,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said: queue.Queue[str] = queue.Queue()
        self.log: list[str] = []
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.put(line.rstrip("\n"))

    def tunggu(self, pola: str) -> str:
        """Return the next line that matches; lines before it are kept in ``log``."""
        deadline = time.monotonic() + BATAS
        while True:
            try:
                line = self.said.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                pytest.fail(f"tidak terdengar {pola!r}; yang terdengar: {self.log}")
            self.log.append(line)
            if re.search(pola, line):
                return line

    def ambil(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=BATAS) as answer:
            return str(answer.read().decode())

    def henti(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=BATAS)

    def tutup(self) -> None:
        self.process.kill()
        self.process.wait()
        self.listener.join()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def layani(repo: Path) -> Iterator[Callable[..., Server]]:
    running: list[Server] = []

    def start(*arguments: str) -> Server:
        running.append(Server(repo, *arguments))
        return running[-1]

    yield start
    for server in running:
        server.tutup()


def ubah(path: Path, lama: str, baru: str) -> None:
    """Edit as an editor saves: the new file takes the place of the old one at once."""
    text = path.read_text("utf-8")
    assert lama in text
    draft = path.parents[3] / "draf.yml"
    draft.write_text(text.replace(lama, baru, 1), "utf-8")
    shutil.move(draft, path)


def test_mengikuti_perubahan(repo: Path, layani: Callable[..., Server]) -> None:
    """One session of a planner: an edit, a mistake, its repair."""
    form = repo / FORMULIR
    server = layani()
    server.tunggu(rf"^Situs tampil di http://127.0.0.1:{server.port}/ ")
    awal = server.ambil(HALAMAN)
    assert "21,27" in awal
    assert "22,62" not in awal
    assert "livereload(" in awal  # the browser reloads by itself, which the page's own policy would forbid
    assert "Content-Security-Policy" not in awal

    # Three more villages of one kecamatan: 50/221 = 22.624 percent, 22.62/20 = 113.10 percent.
    text = form.read_text("utf-8").replace("pembilang: 47", "pembilang: 50", 1)
    form.write_text(text.replace("18.08.01: {pembilang: 3,", "18.08.01: {pembilang: 6,", 1), "utf-8")
    server.tunggu(r"^Halaman diperbarui dalam \d+,\d detik\.$")
    sesudah = server.ambil(HALAMAN)
    assert "22,62" in sesudah
    assert "113,10" in sesudah
    assert "113,10" in server.ambil("/dokumen/2024-TW4/")

    ubah(form, "pembilang: 50", "pembilang: 5.0.0")
    server.tunggu(f"^{re.escape(BELUM)}$")
    assert f"{FORMULIR}:7:5: galat F001 indikator.IKU-01.pembilang: '5.0.0' bukan angka" in server.log
    assert "22,62" in server.ambil(HALAMAN)  # the last good pages stay

    ubah(form, "pembilang: 5.0.0", "pembilang: 50\nrusak: [")
    server.tunggu(f"^{re.escape(BELUM)}$")
    assert any(" galat B002 " in line for line in server.log)
    assert server.process.poll() is None

    ubah(form, "pembilang: 50\nrusak: [", "pembilang: 50")
    server.tunggu(r"^Halaman diperbarui dalam ")
    assert "22,62" in server.ambil(HALAMAN)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        server.ambil("/tidak-ada/")

    assert server.henti() == 0
    server.tunggu(r"^Selesai\.$")
    assert not [line for line in server.log if re.search(r"dirty|build|Error|Traceback|http.*GET", line)]


def test_mulai_dengan_data_salah(repo: Path, layani: Callable[..., Server]) -> None:
    """The server waits for the repair; until then the browser is told where to look."""
    (repo / "indicators/sop.yml").rename(repo / "sop.yml")
    server = layani()
    server.tunggu(" galat B012 ")
    server.tunggu(r"^Situs tampil di ")
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        server.ambil("/")
    with refused.value as answer:
        assert "datanya masih salah" in answer.read().decode()
    (repo / "sop.yml").rename(repo / "indicators/sop.yml")
    server.tunggu(r"^Halaman diperbarui dalam ")
    assert "21,27" in server.ambil(HALAMAN)


def test_konsep(repo: Path, layani: Callable[..., Server]) -> None:
    """A planner looks at the document that is being made, marked as such."""
    document = repo / "indicators/pengukuran/2024-TW4/dokumen.yml"
    document.write_text(bertahap(document.read_text("utf-8"), "draf"), "utf-8")
    server = layani("--konsep")
    server.tunggu(r"^Situs tampil di ")
    assert "KONSEP - belum disahkan" in server.ambil("/dokumen/2024-TW4/")


@pytest.mark.parametrize(
    ("alamat", "kalimat"),
    [
        pytest.param(
            "8000a", "alamat '8000a' tidak sah; tulis misalnya 127.0.0.1:8000", id="porta bukan angka"
        ),
        pytest.param(
            "127.0.0.1", "alamat '127.0.0.1' tidak sah; tulis misalnya 127.0.0.1:8000", id="tanpa porta"
        ),
        pytest.param(
            "a:99999", "alamat 'a:99999' tidak sah; tulis misalnya 127.0.0.1:8000", id="porta terlalu besar"
        ),
    ],
)
def test_alamat_keliru(ukur: Jalankan, repo: Path, alamat: str, kalimat: str) -> None:
    assert ukur("serve", "--addr", alamat, di=repo) == (2, "", f"ukur: {kalimat}\n")


def test_alamat_terpakai(ukur: Jalankan, repo: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        alamat = f"127.0.0.1:{taken.getsockname()[1]}"
        kode, out, err = ukur("serve", "--addr", alamat, di=repo)
    assert (kode, out) == (2, "")
    assert err == f"ukur: alamat {alamat} tidak dapat dipakai; pilih porta lain dengan --addr\n"


def test_bukan_repositori(ukur: Jalankan, tmp_path: Path) -> None:
    kalimat = "ukur: mkdocs.yml tidak ditemukan; jalankan di folder utama repositori\n"
    assert ukur("serve", di=tmp_path) == (2, "", kalimat)

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.huruf_buatan import font_bytes

from ukur.commands.data.equipment import read_equipment
from ukur.document.font_file import FontFile
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.instansi import Instansi

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'


def png() -> bytes:
    """One grey pixel, by the PNG specification."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


@dataclass(frozen=True)
class Kantor:
    repo: Path
    asli: Instansi

    def instansi(self, lambang: str | None = None, huruf: str | None = None) -> Instansi:
        kop = self.asli.kop.model_copy(update={"lambang": lambang})
        kertas = self.asli.kertas.model_copy(update={"huruf": huruf})
        return self.asli.model_copy(update={"kop": kop, "kertas": kertas})

    def gambar(self, nama: str, isi: bytes) -> Instansi:
        folder = self.repo / "content/lambang"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / nama).write_bytes(isi)
        return self.instansi(nama)


@pytest.fixture
def kantor(tmp_path: Path, katalog: Catalogue) -> Kantor:
    return Kantor(tmp_path, katalog.instansi)


def test_tanpa_apa_pun(kantor: Kantor) -> None:
    extras = read_equipment(kantor.repo, kantor.instansi())
    assert (extras.lambang, extras.huruf) == (None, ())


@pytest.mark.parametrize(
    ("nama", "isi"), [pytest.param("daerah.png", png(), id="PNG"), pytest.param("daerah.svg", SVG, id="SVG")]
)
def test_lambang(kantor: Kantor, nama: str, isi: bytes) -> None:
    assert read_equipment(kantor.repo, kantor.gambar(nama, isi)).lambang == isi


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        pytest.param("daerah.png", SVG, "bukan gambar PNG", id="SVG bernama png"),
        pytest.param("daerah.jpg", png(), "bukan gambar JPG", id="PNG bernama jpg"),
        pytest.param("daerah.png", b"", "bukan gambar PNG", id="berkas kosong"),
        pytest.param("daerah.png", png() + bytes(2_000_000), "lebih dari 2 MB", id="terlalu besar"),
        pytest.param("daerah.svg", png(), "bukan SVG sederhana", id="PNG bernama svg"),
        pytest.param(
            "daerah.svg", SVG.replace(b"<c", b"<script>1</script><c"), "bukan SVG", id="SVG berskrip"
        ),
        pytest.param("daerah.svg", SVG.replace(b"<c", b"<c onload='x' "), "bukan SVG", id="SVG berkejadian"),
        pytest.param(
            "daerah.svg",
            SVG.replace(b"<c", b'<image href="https://contoh.example/a.png"/><c'),
            "bukan SVG",
            id="SVG menunjuk ke luar",
        ),
        pytest.param("daerah.svg", b'<!DOCTYPE a [<!ENTITY b "c">]>' + SVG, "bukan SVG", id="SVG berentitas"),
    ],
)
def test_lambang_ditolak(kantor: Kantor, nama: str, isi: bytes, kalimat: str) -> None:
    with pytest.raises(UkurError, match=f"content/lambang/{nama} .*{kalimat}"):
        read_equipment(kantor.repo, kantor.gambar(nama, isi))


@pytest.mark.parametrize(
    ("siapkan", "kalimat"),
    [
        pytest.param(lambda k: k.instansi("tiada.png"), "content/lambang/tiada.png", id="gambar tidak ada"),
        pytest.param(
            lambda k: k.instansi(huruf="Arimo"), "content/huruf tidak ada", id="folder huruf tidak ada"
        ),
    ],
)
def test_yang_disebut_harus_ada(kantor: Kantor, siapkan: Callable[[Kantor], Any], kalimat: str) -> None:
    with pytest.raises(UkurError, match=kalimat):
        read_equipment(kantor.repo, siapkan(kantor))


def test_lambang_berupa_tautan(kantor: Kantor) -> None:
    """A symbolic link could publish any file of the machine."""
    rahasia = kantor.repo / "rahasia.png"
    rahasia.write_bytes(png())
    instansi = kantor.gambar("daerah.png", b"")
    (kantor.repo / "content/lambang/daerah.png").unlink()
    (kantor.repo / "content/lambang/daerah.png").symlink_to(rahasia)
    with pytest.raises(UkurError, match="tidak ada"):
        read_equipment(kantor.repo, instansi)


def huruf(kantor: Kantor, nama: str, isi: bytes) -> None:
    (kantor.repo / "content/huruf").mkdir(parents=True, exist_ok=True)
    (kantor.repo / "content/huruf" / nama).write_bytes(isi)


def test_berkas_huruf(kantor: Kantor) -> None:
    """The fonts come with their bytes where a family is named, else none; other files are no fonts."""
    huruf(kantor, "b.ttf", font_bytes())
    huruf(kantor, "a.OTF", font_bytes())
    huruf(kantor, "LISENSI.txt", b"x")
    named = read_equipment(kantor.repo, kantor.instansi(huruf="Huruf Uji"))
    assert named.huruf == (FontFile("a.OTF", font_bytes()), FontFile("b.ttf", font_bytes()))
    assert read_equipment(kantor.repo, kantor.instansi()).huruf == ()


@pytest.mark.parametrize("nama_huruf", [None, "Huruf Uji"])
def test_huruf_bernama_bawaan(kantor: Kantor, nama_huruf: str | None) -> None:
    huruf(kantor, "OpenSans-Regular.ttf", font_bytes("Open Sans", swapped=True))
    with pytest.raises(UkurError, match=r"content/huruf/OpenSans-Regular\.ttf memuat huruf 'Open Sans'"):
        read_equipment(kantor.repo, kantor.instansi(huruf=nama_huruf))


def test_huruf_berupa_tautan(kantor: Kantor) -> None:
    huruf(kantor, "a.ttf", font_bytes())
    (kantor.repo / "content/huruf/b.ttf").symlink_to(kantor.repo / "content/huruf/a.ttf")
    with pytest.raises(UkurError, match=r"content/huruf/b\.ttf bukan berkas biasa"):
        read_equipment(kantor.repo, kantor.instansi())

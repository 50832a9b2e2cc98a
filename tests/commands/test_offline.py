"""The offline site as a zip: what is in it, the same bytes everywhere, the old one safe from every fault."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from tests.salinan import salin, with_history
from tests.urai import Unsur, urai

from ukur.commands.pages import offline, site_build
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.site.material import SiteMaterial

pytestmark = pytest.mark.first_test_daily(
    "killed and cut off at more places at night; what that leaves is tested every day in tests/source"
)

Jalankan = Callable[..., Any]
Git = Callable[..., str]
ASLI = Path(__file__).resolve().parents[2]
UKUR = (sys.executable, "-c", "from ukur.commands.cli.main import main; main()")
FOLDER = "dpmk-situs-2024-TW4/"
ISI = ("content", "indicators", "mkdocs.yml")
LUAR = {"http", "https", "mailto", "data"}


def bangun(kantor: Path, zip: Path, **lingkungan: str) -> bytes:
    clean = {k: v for k, v in os.environ.items() if k not in {"UKUR_SITE_URL", "SOURCE_DATE_EPOCH"}}
    command = [*UKUR, "build", "--offline", str(zip)]
    subprocess.run(command, cwd=kantor, env=clean | lingkungan, check=True, capture_output=True)
    return zip.read_bytes()


@pytest.fixture(scope="module")
def jadi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with its offline zip, to copy from."""
    folder = with_history(salin(tmp_path_factory.mktemp("luring") / "kantor", *ISI))
    bangun(folder, folder / "situs.zip")
    return folder


@pytest.fixture
def kantor(jadi: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(jadi, tmp_path / "kantor"))


@pytest.fixture(scope="module")
def isi(jadi: Path) -> dict[str, bytes]:
    """The zip's files by their names below its one folder."""
    with zipfile.ZipFile(jadi / "situs.zip") as archive:
        assert [name for name in archive.namelist() if not name.startswith(FOLDER)] == []
        return {name.removeprefix(FOLDER): archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def pohon(isi: dict[str, bytes]) -> dict[str, Unsur]:
    return {name: urai(text.decode()) for name, text in isi.items() if name.endswith(".html")}


def sisa(folder: Path) -> list[str]:
    known = {"content", "indicators", "mkdocs.yml", "situs.zip", ".cache", ".git"}
    return sorted(path.name for path in folder.iterdir() if path.name not in known)


def test_perintah(ukur: Jalankan, kantor: Path) -> None:
    """One line on stderr, a zip any unpacker reads, no site folder beside it."""
    lama = (kantor / "situs.zip").read_bytes()
    (kantor / "situs.zip").unlink()
    assert ukur("build", "--offline", "situs.zip", di=kantor) == (0, "", "Situs luring selesai: situs.zip\n")
    assert (kantor / "situs.zip").read_bytes() == lama
    assert (kantor / "situs.zip").stat().st_mode & 0o777 == 0o644
    assert sisa(kantor) == []


def test_zip_utuh(jadi: Path) -> None:
    with zipfile.ZipFile(jadi / "situs.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert (names, len(set(names))) == (sorted(names), len(names))
        assert {(m.date_time, m.external_attr, m.create_system) for m in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o644 << 16, 3)
        }


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param("index.html", id="beranda"),
        pytest.param("dokumen/2024-TW4.html", id="dokumen"),
        pytest.param("dokumen/2024-TW4/pengukuran-kinerja_dpmk_2024-TW4.pdf", id="unduhan dokumen"),
        pytest.param("data/data-kinerja.zip", id="data terbuka"),
        pytest.param("data/indikator/IKU-01.csv", id="deret"),
        pytest.param("skema/instansi.schema.json", id="berkas tetap dari content"),
        pytest.param("umpan.xml", id="umpan"),
        pytest.param("aset/cari-indeks.js", id="indeks cari, dari disk dan dari server"),
        pytest.param("BACA-DULU.txt", id="petunjuk"),
    ],
)
def test_ada_di_dalam(nama: str, isi: dict[str, bytes]) -> None:
    assert isi[nama]


def test_yang_tidak_ikut(isi: dict[str, bytes]) -> None:
    """What needs an address of its own, and what only the theme's developers read."""
    assert {
        n for n in isi if n in {"404.html", "sitemap.xml", "sitemap.xml.gz"} or n.endswith(".map")
    } == set()


def test_petunjuk(isi: dict[str, bytes]) -> None:
    text = isi["BACA-DULU.txt"].decode("utf-8-sig").split("\r\n")
    assert text[0] == "Kinerja Dinas Pemberdayaan Masyarakat dan Kampung, Kabupaten Way Kanan"
    assert "2. Buka berkas index.html di folder ini dengan peramban (klik dua kali)." in text


def tautan(page: str, tree: Unsur) -> Iterator[tuple[str, str]]:
    """Yield the files that a page names, from the top of the zip, each with the place in it."""
    for element in tree.jelajah():
        for name in ("href", "src", "data", "action", "poster"):
            address = element.atribut.get(name)
            if address is None or urlsplit(address).scheme in LUAR:
                continue
            path, place = urldefrag(urljoin(f"http://situs/{page}", address))
            yield unquote(urlsplit(path).path).removeprefix("/"), unquote(place)


def test_setiap_tautan_menuju_berkas(isi: dict[str, bytes], pohon: dict[str, Unsur]) -> None:
    """Not to a folder, not to the top of a server: to a file of the zip, and to a place that is in it."""
    places = {page: {e.atribut.get("id") for e in tree.jelajah()} | {""} for page, tree in pohon.items()}
    links = [(page, *link) for page, tree in pohon.items() for link in tautan(page, tree)]
    assert len(links) > 1000
    assert {(page, path) for page, path, _ in links if path not in isi} == set()
    ours = {(page, path, place) for page, path, place in links if path in places and place != "__consent"}
    assert {link for link in ours if link[2] not in places[link[1]]} == set()
    assert [
        a for tree in pohon.values() for e in tree.jelajah() if (a := e.atribut.get("href", "")[:1]) == "/"
    ] == []


@pytest.mark.parametrize("folder", ["indikator", "dokumen", "arsip"])
def test_urutan_halaman(folder: str, pohon: dict[str, Unsur]) -> None:
    """Pages share their shells; each still leads to its own neighbours, and calls them by their titles."""
    below = {page: tree for page, tree in pohon.items() if re.match(f"{folder}/(?!index|periksa)", page)}
    judul = {page: tree.cari("h1")[0].teks.removesuffix("¶") for page, tree in below.items()}
    found = {
        (page, kelas, urljoin(page, link.atribut["href"]), link.cari(kelas="md-ellipsis")[0].teks)
        for page, tree in below.items()
        for kelas in ("md-footer__link--next", "md-footer__link--prev")
        for link in tree.cari("a", kelas=kelas)
    }
    forth = {page: target for page, kelas, target, _ in found if kelas.endswith("next")}
    back = {target: page for page, kelas, target, _ in found if kelas.endswith("prev")}
    assert forth == back
    assert len(set(forth.values())) == len(forth) == len(below) - 1 > 0
    assert {(target, text) for _, _, target, text in found} <= set(judul.items())


def test_halaman_tidak_memuat_apa_pun_dari_luar(pohon: dict[str, Unsur]) -> None:
    loading = [
        address
        for tree in pohon.values()
        for e in tree.jelajah()
        for address in (e.atribut.get("src", ""), e.atribut.get("href", "") if e.tag == "link" else "")
        if urlsplit(address).scheme
    ]
    assert loading == []


def test_kebijakan_di_setiap_halaman(pohon: dict[str, Unsur]) -> None:
    for tree in pohon.values():
        [policy] = [
            e.atribut["content"]
            for e in tree.cari("meta")
            if e.atribut.get("http-equiv") == "Content-Security-Policy"
        ]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"].startswith("'self' file: 'sha256-")
        assert not re.search("http|unsafe|blob|\\*", policy)


def test_byte_sama_di_mana_pun(jadi: Path, tmp_path: Path) -> None:
    """Another folder, commit, time zone, hash seed, umask and a host's CI; documents are printed anew."""
    other = salin(tmp_path / "tempat lain" / "salinan", *ISI)
    run = ("git", "-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "awal"]):
        subprocess.run([*run, *arguments], cwd=other, env={"PATH": os.environ["PATH"]}, check=True)
    for path in other.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (0, 0))
            path.chmod(0o600)
    before = os.umask(0o077)
    try:
        made = bangun(
            other,
            tmp_path / "hasil/lain.zip",
            TZ="Asia/Jayapura",
            PYTHONHASHSEED="7",
            LC_ALL="C",
            SOURCE_DATE_EPOCH="1000000000",
            GITHUB_REPOSITORY="a/b",
            GITHUB_SERVER_URL="https://git.example",
        )
    finally:
        os.umask(before)
    assert hashlib.sha256(made).hexdigest() == hashlib.sha256((jadi / "situs.zip").read_bytes()).hexdigest()
    assert (tmp_path / "hasil/lain.zip").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("buat", "nama", "kalimat"),
    [
        pytest.param(lambda p: None, "situs.tar", "nama 'situs.tar' tidak berakhir .zip", id="akhiran lain"),
        pytest.param(
            lambda p: p.write_text("x"),
            "lain.zip",
            "'lain.zip' sudah ada dan bukan situs luring buatan Ukur; pilih nama lain",
            id="bukan zip",
        ),
        pytest.param(
            lambda p: zipfile.ZipFile(p, "w").close(),
            "lain.zip",
            "'lain.zip' sudah ada dan bukan situs luring buatan Ukur; pilih nama lain",
            id="zip lain",
        ),
        pytest.param(
            lambda p: p.mkdir(),
            "lain.zip",
            "'lain.zip' sudah ada dan bukan situs luring buatan Ukur; pilih nama lain",
            id="folder",
        ),
        pytest.param(
            lambda p: p.symlink_to("situs.zip"),
            "lain.zip",
            "'lain.zip' sudah ada dan bukan situs luring buatan Ukur; pilih nama lain",
            id="tautan simbolis",
        ),
        pytest.param(
            lambda p: p.parent.write_text("x"),
            "berkas/situs.zip",
            "folder 'berkas' tidak dapat ditulisi; pilih tempat lain bagi situs.zip",
            id="di bawah berkas",
        ),
    ],
)
def test_tujuan_ditolak_sebelum_bekerja(
    ukur: Jalankan, repo: Path, buat: Callable[[Path], object], nama: str, kalimat: str
) -> None:
    buat(repo / nama)
    sebelum = sorted(repo.rglob("*"))
    kode, out, err = ukur("build", "--offline", nama, di=repo)
    assert (kode, out) == (2, "")
    assert err.startswith(f"ukur: {kalimat}")
    assert sorted(repo.rglob("*")) == sebelum  # not even a cache


def test_folder_hanya_baca(repo: Path, tmp_path: Path) -> None:
    """Root may write anywhere, so where the tests run as root the command runs without that power."""
    (tmp_path / "tetap").mkdir(0o555)
    lesser = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    command = [*(lesser if os.geteuid() == 0 else ()), *UKUR, "build", "--offline"]
    done = subprocess.run(
        [*command, str(tmp_path / "tetap/a.zip")], cwd=repo, capture_output=True, text=True, check=False
    )
    kalimat = "ukur: folder 'tetap' tidak dapat ditulisi; pilih tempat lain bagi a.zip\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", kalimat)


@pytest.mark.parametrize("lain", [("--site", "situs"), ("--pages", "halaman")])
def test_satu_hasil_saja(ukur: Jalankan, repo: Path, lain: tuple[str, str]) -> None:
    kalimat = "ukur: hasil bangunan lebih dari satu; pilih --site, --pages, atau --offline\n"
    assert ukur("build", "--offline", "a.zip", *lain, di=repo) == (2, "", kalimat)


@pytest.mark.parametrize(
    ("ubah", "nama"),
    [
        pytest.param(lambda b: b, "dpmk-situs-2024-TW4", id="dokumen terbaru disahkan"),
        pytest.param(
            lambda b: replace(b, dokumen={p: replace(d, konsep=True) for p, d in b.dokumen.items()}),
            "dpmk-situs-2024-TW4-konsep",
            id="dokumen terbaru masih konsep",
        ),
        pytest.param(lambda b: replace(b, dokumen={}), "dpmk-situs", id="belum ada dokumen"),
    ],
)
def test_nama_folder(ubah: Callable[[SiteMaterial], SiteMaterial], nama: str, katalog: Catalogue) -> None:
    assert (
        offline.folder_name(ubah(site_build.gather_material(Measurements(katalog), environment={}))) == nama
    )


# Each program stands still at one moment of the packing, told by a line, and is then stopped by a signal.
AWALAN = """
import os, resource, sys, time
from ukur.commands.cli import main
from ukur.commands.pages import offline
def berhenti():
    print("mulai", flush=True)
    time.sleep(60)
"""
AKHIRAN = """
sys.argv = ["ukur", "build", "--offline", "situs.zip"]
main.main()
"""
DI_TENGAH = """
asli = offline.stream_zip
def lambat(tujuan, berkas):
    def satu_satu():
        for nomor, item in enumerate(berkas):
            if nomor == {nomor}:
                tujuan.flush()
                berhenti()
            yield item
    asli(tujuan, satu_satu())
offline.stream_zip = lambat
"""
SEBELUM_GANTI = """
asli = os.replace
def lambat(dari, ke):
    if str(ke) == "situs.zip":
        berhenti()
    asli(dari, ke)
os.replace = lambat
"""
SAAT = [
    pytest.param(DI_TENGAH.format(nomor=1), id="setelah berkas pertama"),
    pytest.param(DI_TENGAH.format(nomor=60), id="di tengah"),
    pytest.param(SEBELUM_GANTI, id="zip baru utuh, belum diganti nama"),
]


@pytest.fixture(scope="module")
def _berubah(jadi: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(jadi, tmp_path_factory.mktemp("berubah") / "kantor"))
    path = folder / "indicators/kamus/IKU-01.yml"
    text = path.read_text("utf-8")
    lama = "nama: Persentase kampung berstatus Mandiri"
    assert lama in text
    path.write_text(text.replace(lama, "nama: Nama yang lain"), "utf-8")
    assert bangun(folder, folder / "baru.zip") != (folder / "situs.zip").read_bytes()
    (folder / "baru.zip").unlink()  # what stays of it are its documents, in the cache
    return folder


@pytest.fixture
def berubah(_berubah: Path, tmp_path: Path) -> Path:
    """The data changed since the zip was made, so that a new one would differ; the documents are printed."""
    return Path(shutil.copytree(_berubah, tmp_path / "kantor"))


def hentikan(kantor: Path, saat: str, isyarat: signal.Signals) -> tuple[int, str]:
    """Stop the build at that moment."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", AWALAN + saat + AKHIRAN]
    process = subprocess.Popen(command, cwd=kantor, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "mulai\n"
    process.send_signal(isyarat)
    _, err = process.communicate(timeout=20)
    return process.returncode, err


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize("saat", SAAT)
def test_kill_9(ukur: Jalankan, berubah: Path, saat: str) -> None:
    """The old zip stays byte for byte, and the next build is not disturbed by what was left."""
    lama = (berubah / "situs.zip").read_bytes()
    assert hentikan(berubah, saat, signal.SIGKILL) == (-signal.SIGKILL, "")
    assert (berubah / "situs.zip").read_bytes() == lama
    assert ukur("build", "--offline", "situs.zip", di=berubah).kode == 0
    with zipfile.ZipFile(berubah / "situs.zip") as archive:
        assert archive.testzip() is None
        assert "Nama yang lain" in archive.read(f"{FOLDER}indikator/IKU-01.html").decode()


def test_ctrl_c(berubah: Path) -> None:
    lama = (berubah / "situs.zip").read_bytes()
    kode, err = hentikan(berubah, DI_TENGAH.format(nomor=60), signal.SIGINT)
    assert (kode, err.strip()) == (130, "ukur: dihentikan")
    assert ((berubah / "situs.zip").read_bytes(), sisa(berubah)) == (lama, [])


PENUH = """
asli = offline.stream_zip
def penuh(tujuan, berkas):
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    asli(tujuan, berkas)
offline.stream_zip = penuh
"""


def test_disk_penuh(kantor: Path) -> None:
    """The system refuses to let the new zip grow: one sentence, the old zip whole, nothing left over."""
    lama = (kantor / "situs.zip").read_bytes()
    command = [sys.executable, "-c", AWALAN + PENUH + AKHIRAN]
    done = subprocess.run(command, cwd=kantor, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "ukur: situs.zip tidak dapat dibuat: File too large; berkas lamanya tidak berubah\n"
    )
    assert ((kantor / "situs.zip").read_bytes(), sisa(kantor)) == (lama, [])

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.salinan import salin

from ukur.commands.data.checked_data import data_tree
from ukur.commands.pages import document_cache, document_printing, site_build
from ukur.site.material import SiteMaterial
from ukur.verify.inputs import check_data

Jalankan = Callable[..., Any]
REPO = Path(__file__).resolve().parents[2]
NAMA = "pengukuran-kinerja_dpmk_2024-TW4"
AKHIRAN = ("pdf", "xlsx", "docx", "zip")
KEPT = (*AKHIRAN, "pdf")  # of one document: its files, and its form on one sheet


@pytest.fixture(scope="module")
def jadi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = salin(tmp_path_factory.mktemp("cetak") / "kantor", "content", "indicators", "mkdocs.yml")
    bangun(folder)
    return folder


@pytest.fixture
def kantor(jadi: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(jadi, tmp_path / "kantor", copy_function=shutil.copy2))


def bahan(folder: Path, lingkungan: dict[str, str] | None = None) -> SiteMaterial:
    ukuran = check_data(data_tree(folder)).measurements
    assert ukuran is not None
    return document_cache.with_files(folder, site_build.gather_material(ukuran, environment=lingkungan or {}))


def bangun(folder: Path) -> None:
    site_build.build_site(folder, bahan(folder), folder / "situs", lambda: None)


def simpanan(folder: Path) -> dict[str, int]:
    """Every printed file of the cache with the moment it was written; their digests lie beside them."""
    cache = (folder / document_cache.CACHE_FOLDER).iterdir()
    return {path.name: path.stat().st_mtime_ns for path in cache if path.suffix != ".sha256"}


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_berkas_di_situs(kantor: Path, akhiran: str) -> None:
    """The issue's own names; linked from the document's page with size and hash of these very bytes."""
    path = f"dokumen/2024-TW4/{NAMA}.{akhiran}"
    content = (kantor / "situs" / path).read_bytes()
    page = (kantor / "situs/dokumen/2024-TW4/index.html").read_text("utf-8")
    assert f'href="../../{path}"' in page
    arsip = (kantor / "situs/arsip/2024-TW4/index.html").read_text("utf-8")
    assert hashlib.sha256(content).hexdigest() in arsip


def test_dua_dokumen_empat_bentuk(kantor: Path) -> None:
    assert sorted(path.rpartition(".")[2] for path in simpanan(kantor)) == sorted(KEPT * 2)


def test_bangun_lagi_tidak_mencetak_lagi(kantor: Path) -> None:
    sebelum = simpanan(kantor)
    bahan(kantor)
    assert simpanan(kantor) == sebelum


def test_yang_berubah_dicetak_lagi(kantor: Path) -> None:
    """An analysis of 2024-TW4 changes that document only; its old files leave the cache."""
    path = kantor / "indicators/pengukuran/2024-TW4/dokumen.yml"
    sebelum = simpanan(kantor)
    path.write_text(
        path.read_text("utf-8").replace("Kampung berstatus", "Jumlah kampung berstatus", 1), "utf-8"
    )
    bahan(kantor)
    sesudah = simpanan(kantor)
    assert len(sebelum.keys() & sesudah.keys()) == len(KEPT)
    assert len(sesudah) == 2 * len(KEPT)


def test_komentar_tidak_mencetak_lagi(kantor: Path) -> None:
    path = kantor / "indicators/pengukuran/2024-TW4/dokumen.yml"
    sebelum = simpanan(kantor)
    path.write_text("# catatan\n" + path.read_text("utf-8"), "utf-8")
    bahan(kantor)
    assert simpanan(kantor) == sebelum


def test_alamat_situs_menjadi_kode_qr(kantor: Path) -> None:
    """The published address is part of the printed document."""
    lama = bahan(kantor)
    baru = bahan(kantor, {"UKUR_SITE_URL": "https://kinerja.contoh.example/"})
    periode = max(lama.unduhan)
    assert lama.unduhan[periode][0].sha256 != baru.unduhan[periode][0].sha256
    assert baru.dokumen[periode].alamat_arsip == "https://kinerja.contoh.example/arsip/2024-TW4/"


@pytest.mark.parametrize("damage", ["random", "empty", "another document's", "no digest"])
def test_what_is_damaged_is_printed_again(kantor: Path, damage: str) -> None:
    """Random bytes, nothing after a power cut, another document's file put there with its digest."""
    before = {file.path: file.sha256 for files in bahan(kantor).unduhan.values() for file in files}
    cache = kantor / document_cache.CACHE_FOLDER
    first, second, *_ = sorted(cache.glob("*.pdf"))
    if damage == "another document's":
        for ending in ("", ".sha256"):
            shutil.copy2(f"{second}{ending}", f"{first}{ending}")
    elif damage == "no digest":
        Path(f"{first}.sha256").unlink()
    else:
        first.write_bytes(b"x" * 5000 if damage == "random" else b"")
    assert {f.path: f.sha256 for files in bahan(kantor).unduhan.values() for f in files} == before
    assert len(list(cache.iterdir())) == 2 * 2 * len(KEPT)  # each with its digest


def test_dicetak_serentak(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several processes make the same bytes as one."""
    satu = {file.path: file.sha256 for files in bahan(kantor).unduhan.values() for file in files}
    shutil.rmtree(kantor / document_cache.CACHE_FOLDER)
    for name in ("MAX_PARALLEL", "MANY_ROWS"):
        monkeypatch.setattr(document_printing, name, 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    dua = {file.path: file.sha256 for files in bahan(kantor).unduhan.values() for file in files}
    assert dua == satu
    assert len(dua) == 2 * len(KEPT)


def test_lambang_yang_hilang(ukur: Jalankan, kantor: Path) -> None:
    """Nothing is built, the old site stays, the sentence says what to do."""
    path = kantor / "indicators/instansi.yml"
    path.write_text(path.read_text("utf-8").replace("kop: {}", "kop: {lambang: daerah.png}"), "utf-8")
    sebelum = (kantor / "situs/index.html").read_bytes()
    keluar, out, err = ukur("build", di=kantor)
    assert (keluar, out) == (2, "")
    assert "kop.lambang menyebut content/lambang/daerah.png, tetapi berkas itu tidak ada" in err
    assert (kantor / "situs/index.html").read_bytes() == sebelum

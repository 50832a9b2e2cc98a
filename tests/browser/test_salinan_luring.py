"""The offline zip as a reader has it: unpacked, opened from disk, searched, nothing asked outside."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request
from tests.browser.search_box import search
from tests.browser.settled import settle

from ukur.commands.pages import offline, site_build
from ukur.commands.pages.document_cache import with_files
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

REPO = Path(__file__).resolve().parents[2]
Buka = Callable[..., Page]


@pytest.fixture(scope="module")
def salinan(katalog: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip unpacked in a folder whose name needs escaping."""
    folder = tmp_path_factory.mktemp("salinan dan #1 é?")
    material = with_files(folder, site_build.gather_material(Measurements(katalog), False, {}))
    offline.pack_site(REPO, material, folder / "situs.zip", lambda: None)
    with zipfile.ZipFile(folder / "situs.zip") as archive:
        archive.extractall(folder)
    return folder / "dpmk-situs-2024-TW4"


@pytest.fixture
def diminta(salinan: Path, halaman: Buka) -> tuple[Page, list[str]]:
    """A page, and the address of everything it asks for."""
    page, seen = halaman(), list[str]()
    page.context.on("request", lambda request: seen.append(request.url))

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before its icon came
            seen.append(f"gagal: {request.url}")

    page.context.on("requestfailed", failed)
    return page, seen


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@pytest.mark.parametrize(
    ("awal", "kata", "tujuan", "judul"),
    [
        pytest.param("index.html", "IKU-01", "indikator/IKU-01.html", "IKU-01", id="kode, dari beranda"),
        pytest.param(
            "dokumen/2024-TW4.html", "memberdayakan", "pohon-kinerja.html", "Pohon", id="kata dasar yang sama"
        ),
    ],
)
def test_mencari_dari_disk(
    awal: str, kata: str, tujuan: str, judul: str, salinan: Path, diminta: tuple[Page, list[str]]
) -> None:
    page, seen = diminta
    page.goto((salinan / awal).as_uri())
    assert (salinan / tujuan).as_uri() in [address for address, _ in search(page, kata)]
    page.click(f".ukur-kotak li > a[href$='{tujuan}']")
    page.wait_for_url(f"**/{tujuan}")
    assert judul in page.inner_text("h1")
    settle(page)
    assert [address for address in seen if not address.startswith(f"{salinan.as_uri()}/")] == []
    assert f"{salinan.as_uri()}/aset/cari-indeks.js" in seen


def test_berpindah_halaman(salinan: Path, diminta: tuple[Page, list[str]]) -> None:
    """Through the menu and a page's own links, with the theme's styles and the downloads in place."""
    page, seen = diminta
    page.goto((salinan / "index.html").as_uri())
    page.click(".md-tabs >> text=Indikator")
    page.click("article a[href$='IKU-01.html']")
    page.wait_for_url("**/indikator/IKU-01.html")
    page.click(".md-footer__link--next")
    page.wait_for_url("**/indikator/IKU-02.html")
    page.goto((salinan / "dokumen/2024-TW4.html").as_uri())
    assert [address for address in seen if not address.startswith(salinan.as_uri())] == []
    with page.expect_download() as download:
        page.click("article a[href$='.xlsx']")
    assert (salinan / "dokumen/2024-TW4" / download.value.suggested_filename).is_file()
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"


def test_tanpa_javascript(salinan: Path, halaman: Buka) -> None:
    page = halaman((salinan / "index.html").as_uri(), javascript=False)
    page.click(".md-tabs >> text=Dokumen")
    assert page.url == (salinan / "dokumen/index.html").as_uri()


def test_salinan_di_server(salinan: Path, serve: Callable[[Path], str], halaman: Buka) -> None:
    """The same copy searches on an office server too."""
    address = serve(salinan)
    page = halaman(f"{address}index.html")
    assert search(page, "IKU-01")[0][0] == f"{address}indikator/IKU-01.html"

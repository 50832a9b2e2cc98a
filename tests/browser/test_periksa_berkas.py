"""The pages of the archive in Chromium; the one that verifies files, from a server and from the disk."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request
from tests.arsip_buatan import bahan_arsip
from tests.browser.settled import settle
from tests.browser.test_seen_in_pictures import sheets
from tests.lengkap import TW4

from ukur.commands.pages import offline
from ukur.commands.pages import site_build as pembangun
from ukur.model.catalogue import Catalogue
from ukur.site.archive_view import ShownVersion
from ukur.site.material import SiteMaterial

REPO = Path(__file__).resolve().parents[2]
JENIS = [
    pytest.param("arsip/", id="daftar arsip"),
    pytest.param("arsip/2024-TW4/", id="arsip dengan dua versi"),
    pytest.param("arsip/periksa/", id="periksa berkas"),
]
PERIKSA = "arsip/periksa/"
Buka = Callable[..., Page]
JUDUL = "Pengukuran Kinerja Triwulan IV Tahun 2024"


@pytest.fixture(scope="module")
def bahan(katalog: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> SiteMaterial:
    return bahan_arsip(katalog, tmp_path_factory.mktemp("arsip"), instansi={"percontohan": "ya"})


@pytest.fixture(scope="module")
def alamat(
    bahan: SiteMaterial, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    folder = tmp_path_factory.mktemp("situs") / "situs"
    pembangun.build_site(REPO, bahan, folder, lambda: None)
    return serve(folder)


@pytest.fixture(scope="module")
def salinan(bahan: SiteMaterial, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The copy that is opened from disk; the answer is the address of its page that verifies."""
    folder = tmp_path_factory.mktemp("luring")
    offline.pack_site(REPO, bahan, folder / "situs.zip", lambda: None)
    with zipfile.ZipFile(folder / "situs.zip") as packed:
        packed.extractall(folder)
    return next(folder.glob("*/arsip/periksa.html")).as_uri()


@pytest.fixture
def versi(bahan: SiteMaterial) -> tuple[ShownVersion, ...]:
    return bahan.arsip.versi[TW4]


def pilih(page: Page, *files: Path | dict[str, Any]) -> list[str]:
    """Choose files; return what is said of each."""
    page.set_input_files("#ukur-berkas", list(files))  # type: ignore[arg-type] # paths, or files as values
    page.get_by_text("Selesai:").wait_for()
    return [item.inner_text() for item in page.locator("#ukur-hasil > li").all()]


def isi(nama: str, data: bytes) -> dict[str, Any]:
    return {"name": nama, "mimeType": "application/octet-stream", "buffer": data}


@pytest.fixture(params=["server", "berkas"])
def halaman_periksa(
    request: pytest.FixtureRequest, alamat: str, salinan: str, halaman: Buka
) -> tuple[Page, list[Request]]:
    """The page from a server and from the disk, and every request it makes after it has been loaded."""
    page = halaman(salinan if request.param == "berkas" else alamat + PERIKSA)
    settle(page)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    return page, asked


def test_files_are_found_or_not(
    halaman_periksa: tuple[Page, list[Request]], versi: tuple[ShownVersion, ...], tmp_path: Path
) -> None:
    page, asked = halaman_periksa
    old, new = versi
    lain = tmp_path / "lain.pdf"
    lain.write_bytes(b"lain")
    found = pilih(
        page,
        new.unduhan[0].asal,
        old.unduhan[0].asal,
        new.lampiran[0].berkas[0].asal,
        lain,
    )
    assert [text.split("\n")[0] for text in found] == [
        f"{new.unduhan[0].asal.name}: ✓ Cocok",
        f"{old.unduhan[0].asal.name}: ! Cocok dengan versi lama",
        "naskah.pdf: ✓ Cocok",
        "lain.pdf: ✗ Tidak cocok",
    ]
    assert f"Dokumen PDF, dari {JUDUL}, versi 2 (versi yang berlaku)" in found[0]
    assert f"{JUDUL}, versi 1 (versi lama, sudah diganti oleh versi 2)" in found[1]
    assert "Naskah tanda-tangan: naskah.pdf" in found[2]
    assert "Ini belum berarti isinya palsu" in found[3]
    assert f"Kode keaslian {old.unduhan[0].sha256}" in found[1]
    assert ["PERCONTOHAN: peragaan, bukan dokumen resmi" in text for text in found] == [True] * 3 + [False]
    assert asked == []


def test_a_result_leads_to_the_version(
    halaman_periksa: tuple[Page, list[Request]], versi: tuple[ShownVersion, ...]
) -> None:
    page, _ = halaman_periksa
    pilih(page, versi[0].unduhan[0].asal)
    page.locator("#ukur-hasil a").click()
    page.wait_for_url(lambda url: url.endswith("#versi-1"))
    assert page.locator("#versi-1").inner_text().startswith("Versi 1: diganti oleh versi 2")


def test_a_file_of_every_version_is_in_force(
    alamat: str, halaman: Buka, versi: tuple[ShownVersion, ...]
) -> None:
    [found] = pilih(halaman(alamat + PERIKSA), versi[0].lainnya[1].asal)
    assert found.startswith("periksa.py: ✓ Cocok\n")
    assert found.count("periksa.py, dari") == 3


GAGAL = [
    pytest.param(b"", "kosong (0 byte)", id="berkas kosong"),
    pytest.param(b"satu bita lebih", "terlalu besar", id="berkas lebih besar dari batas"),
]


@pytest.mark.parametrize(("data", "kalimat"), GAGAL)
def test_what_is_not_compared_says_why(data: bytes, kalimat: str, alamat: str, halaman: Buka) -> None:
    """The limit is lowered in the page's data: no test should write 500 MB."""
    page = halaman()
    page.route("**/arsip/periksa/", lambda route: _lowered(route, len(b"satu bita")))
    page.goto(alamat + PERIKSA)
    [found] = pilih(page, isi("a.pdf", data))
    assert found.startswith("a.pdf: ○ Tidak diuji\n")
    assert kalimat in found
    assert "Kode keaslian" not in found


def _lowered(route: Any, limit: int) -> None:
    answer = route.fetch()
    text = answer.text()
    assert '"terbesar": 500000000' in text
    route.fulfill(response=answer, body=text.replace('"terbesar": 500000000', f'"terbesar": {limit}'))


def test_names_of_files_stay_text(alamat: str, halaman: Buka) -> None:
    name = "<img src=x onerror=alert(1)>.pdf"
    page = halaman(alamat + PERIKSA)
    [found] = pilih(page, isi(name, b"lain"))
    assert found.startswith(f"{name}: ")
    assert page.locator("#ukur-hasil img").count() == 0


def test_another_choice_replaces_the_results(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + PERIKSA)
    pilih(page, isi("a", b"a"), isi("b", b"b"))
    page.set_input_files("#ukur-berkas", [isi("c", b"c")])  # type: ignore[arg-type] # a file as a value
    page.get_by_text("Selesai: 1 berkas").wait_for()
    assert page.locator("#ukur-hasil > li").count() == 1


def test_the_page_locks_itself_before_it_reads(
    halaman_periksa: tuple[Page, list[Request]], problems: list[str]
) -> None:
    page, asked = halaman_periksa
    ask = "fetch('index.html').then(() => 'terkirim', () => 'ditolak')"
    pilih(page, isi("a", b"a"))
    assert page.evaluate(ask) == "ditolak"
    assert asked == []
    assert page.evaluate("document.querySelector('meta[content^=connect-src]').content") == (
        "connect-src 'none'; form-action 'none'"
    )
    assert [line for line in problems if "Content Security Policy" not in line] == []
    problems.clear()  # the refusal above is reported, as it should be


def test_dropped_files(alamat: str, halaman: Buka, versi: tuple[ShownVersion, ...]) -> None:
    page = halaman(alamat + PERIKSA)
    data = versi[1].unduhan[0].asal.read_bytes().decode()
    drop = """text => { const moved = new DataTransfer(); moved.items.add(new File([text], 'seret.pdf'));
        const box = document.querySelector('.ukur-jatuhan');
        const about = {dataTransfer: moved, bubbles: true, cancelable: true};
        for (const name of ['dragover', 'drop']) box.dispatchEvent(new DragEvent(name, about)); }"""
    page.evaluate(drop, data)
    page.get_by_text("Selesai:").wait_for()
    assert page.locator("#ukur-hasil > li").inner_text().startswith("seret.pdf: ✓ Cocok")
    assert page.url == alamat + PERIKSA  # the browser did not open the file instead


def test_with_the_keyboard(alamat: str, halaman: Buka, versi: tuple[ShownVersion, ...]) -> None:
    page = halaman()
    page.on("filechooser", lambda chooser: None)  # from the start: a dialog that nobody awaits stays closed
    page.goto(alamat + PERIKSA)
    page.locator("#ukur-berkas").focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(versi[1].unduhan[0].asal)
    page.get_by_text("Selesai: 1 berkas").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#ukur-hasil') !== null")


def test_results_are_read_aloud(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + PERIKSA)
    assert page.get_attribute("#ukur-hasil", "aria-live") == "polite"
    assert page.get_attribute("#ukur-kemajuan", "role") == "status"
    input_ = page.locator("#ukur-berkas")
    assert input_.evaluate("e => e.labels[0].innerText") == "Pilih berkas"  # not the words of the browser
    assert page.get_by_text("Pilih satu atau beberapa berkas, atau seret ke kotak ini.").is_visible()
    assert input_.bounding_box() == {**(input_.bounding_box() or {}), "width": 1, "height": 1}


def test_without_scripts_the_commands_are_there(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + PERIKSA, javascript=False)
    assert page.locator("#ukur-periksa").is_hidden()
    assert page.locator("#ukur-tak-bisa").is_hidden()
    [words] = page.locator("noscript p:visible").all_inner_texts()
    assert "memerlukan JavaScript" in words
    assert page.get_by_text("sha256sum NAMA-BERKAS").is_visible()


def test_where_the_browser_cannot_hash_the_page_says_so(alamat: str, halaman: Buka) -> None:
    """As on http:// without TLS: there is no crypto.subtle."""
    page = halaman()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})")
    page.goto(alamat + PERIKSA)
    assert page.get_by_text("Peramban ini tidak dapat menghitung kode keaslian").is_visible()
    assert page.locator("#ukur-periksa").is_hidden()
    assert page.get_by_text("certutil -hashfile NAMA-BERKAS SHA256").is_visible()


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("warna", ["light", "dark"])
@pytest.mark.parametrize("jenis", JENIS)
def test_pages_of_the_archive_are_accessible(
    jenis: str, warna: str, alamat: str, halaman: Buka, axe: Callable[[Page], list[str]]
) -> None:
    page = halaman(alamat + jenis, warna=warna)
    page.evaluate("for (const element of document.querySelectorAll('details')) element.open = true")
    if jenis == PERIKSA:
        pilih(page, isi("a.pdf", b"a"), isi("kosong.pdf", b""))
    assert axe(page) == []


@pytest.mark.parametrize("jenis", JENIS)
def test_pages_of_the_archive_fit_a_telephone(
    jenis: str, alamat: str, halaman: Buka, overflows: Callable[[Page], bool]
) -> None:
    page = halaman(alamat + jenis, lebar=360, tinggi=640)
    page.evaluate("for (const element of document.querySelectorAll('details')) element.open = true")
    if jenis == PERIKSA:
        pilih(page, isi("nama" * 60, b"a"))
    assert not overflows(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not overflows(page)


def test_old_and_new_stand_side_by_side_on_a_telephone(alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + "arsip/2024-TW4/", lebar=360, tinggi=640)
    region = page.get_by_role("region", name="Angka yang berubah pada versi 2")
    assert region.evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("jenis", JENIS)
def test_pages_of_the_archive_on_paper(jenis: str, alamat: str, halaman: Buka) -> None:
    page = halaman(alamat + jenis)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1009, "height": 680})  # A4 landscape less its margins
    wide = "[...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(wide) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1009
    assert page.locator(".ukur-tanda").first.is_visible()
    assert page.locator("details.ukur-lipat:visible").count() == 0  # lists of hashes only where opened
    printed = " ".join(sheets(page))  # where the theme's own script has unfolded them
    assert [text for text in page.locator(".ukur-lipat > summary").all_inner_texts() if text in printed] == []

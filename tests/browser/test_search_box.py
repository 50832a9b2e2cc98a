"""The search box in Chromium: what is loaded when, the keyboard, words for screen readers, faults, widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.search_box import search
from tests.browser.settled import settle, wait_until

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def address(situs: Path, serve: Callable[[Path], str]) -> str:
    return serve(situs)


def test_a_page_carries_no_index_until_the_box_opens(address: str, halaman: Open) -> None:
    page, asked = halaman(), list[str]()
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}dokumen/2024-TW4/")
    settle(page)
    assert "aset/cari.js" in asked
    assert not any("search" in url or "worker" in url or "indeks" in url for url in asked)
    before = len(asked)
    page.get_by_role("button", name="Cari").click()
    wait_until(page, "window.CARI")
    assert asked[before:] == ["aset/cari-indeks.js"]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Cari").click()
    assert asked[before:] == ["aset/cari-indeks.js"]


@pytest.mark.parametrize(
    ("words", "path", "told"),
    [
        pytest.param("IKU-01", "indikator/IKU-01/", "realisasi 21,27, target 20,00", id="kode"),
        pytest.param("tercapai", "dokumen/2024-TW4/", "8 tercapai, 0 tidak tercapai", id="hasil"),
        pytest.param("anggaran", "dokumen/2024-TW4/", "Anggaran dan efisiensi", id="bagian dokumen"),
        pytest.param("lisensi", "kamus-isian/#lisensi", "Kamus isian: Lisensi data", id="isian data"),
    ],
)
def test_what_comes_first(words: str, path: str, told: str, address: str, halaman: Open) -> None:
    first, text = search(halaman(f"{address}sop/"), words)[0]
    assert first == f"{address}{path}"
    assert told in text


def test_related_words(address: str, halaman: Open) -> None:
    found = search(halaman(address), "memberdayakan")
    assert f"{address}pohon-kinerja/" in {link for link, _ in found}
    assert not [text for _, text in found if "memberdayakan" in text.lower()]


def test_by_keyboard_alone(address: str, halaman: Open) -> None:
    """To the button, into the box, down the list and back, out again, and by Enter to the best result."""
    page = halaman(f"{address}indikator/IKU-01/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.ukur-cari')"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "searchbox"
    assert len(search(page, "triwulan")) > 2
    stops = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        stops.append(page.evaluate("document.activeElement.textContent || document.activeElement.tagName"))
    titles = page.locator(".ukur-kotak li a").all_inner_texts()
    assert stops == [*titles[:2], titles[0], "INPUT"]
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('.ukur-cari')")  # where one came from
    page.keyboard.press("Enter")
    page.keyboard.type("IKU-02")
    page.keyboard.press("Enter")  # before the list has followed
    page.wait_for_url("**/indikator/IKU-02/")


def test_no_empty_tab_stop(address: str, halaman: Open) -> None:
    """Within the box: the field, the button, then results; there is nothing to stop at between them."""
    page = halaman(address)
    search(page, "memberdayakan")
    page.get_by_role("searchbox").focus()
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.innerText"))
    assert stops[0] == "BUTTON Tutup"
    assert all(stop.startswith("A ") and len(stop) > 4 for stop in stops[1:])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("", "Ketik nama indikator, kecamatan, kampung, atau nomor dokumen.", id="kosong"),
        pytest.param(
            "zzqx",
            'Tidak ada hasil untuk "zzqx". Periksa ejaannya, atau pakai kata yang lebih umum.',
            id="nihil",
        ),
        pytest.param("umpu kencana", "1 hasil", id="satu"),
    ],
)
def test_the_answer_is_announced(words: str, told: str, address: str, halaman: Open) -> None:
    page = halaman(address)
    page.get_by_role("button", name="Cari").click()
    wait_until(page, "window.CARI")
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("status").get_by_text(told, exact=True).wait_for()


def test_many_results_say_how_many_are_shown(address: str, halaman: Open) -> None:
    page = halaman(address)
    assert len(search(page, "indikator")) == 30
    assert page.get_by_role("status").inner_text().endswith(" hasil, 30 teratas ditampilkan")


@pytest.mark.one_daily("a page of its kind is looked at every day")
@pytest.mark.parametrize("color", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
def test_the_open_box_is_accessible(
    color: str,
    width: int,
    address: str,
    halaman: Open,
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    page = halaman(f"{address}dokumen/2024-TW4/", warna=color, lebar=width, tinggi=740)
    button = page.get_by_role("button", name="Cari").bounding_box()
    assert button is not None
    assert min(button["width"], button["height"]) >= 24  # WCAG 2.2, 2.5.8
    search(page, "kampung")
    assert axe(page) == []
    assert not overflows(page)
    box = page.locator("dialog.ukur-kotak").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 740


def test_a_result_on_this_page_closes_the_box(address: str, halaman: Open) -> None:
    page = halaman(f"{address}kamus-isian/")
    search(page, "lisensi data")
    page.locator(".ukur-kotak li a").first.click()
    page.wait_for_url("**/kamus-isian/#lisensi")
    assert page.locator("dialog[open]").count() == 0


def test_without_javascript_a_list_takes_its_place(address: str, halaman: Open) -> None:
    page = halaman(f"{address}dokumen/2024-TW4/", javascript=False, lebar=360)
    assert page.locator(".ukur-cari").is_hidden()
    hint = page.locator(".ukur-cari-tanpa")
    assert hint.inner_text() == "Pencarian perlu JavaScript; buka daftar indikator"
    hint.click()
    assert page.url == f"{address}indikator/"


def test_an_index_that_does_not_come(address: str, halaman: Open, problems: list[str]) -> None:
    """The box says so, and tries again when it is opened again."""
    page = halaman(address)
    page.route("**/cari-indeks.js", lambda route: route.abort())
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("status").get_by_text("tidak dapat dimuat").wait_for()
    assert [problem for problem in problems if "ERR_FAILED" not in problem] == []
    problems.clear()
    page.unroute("**/cari-indeks.js")
    page.get_by_role("button", name="Tutup").click()
    assert search(page, "IKU-01")[0][0] == f"{address}indikator/IKU-01/"


def test_the_error_page_searches_too(address: str, halaman: Open) -> None:
    assert search(halaman(f"{address}404.html"), "IKU-01")[0][0] == f"{address}indikator/IKU-01/"

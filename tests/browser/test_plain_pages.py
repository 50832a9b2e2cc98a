"""The plain shell in Chromium: every page type, no JavaScript, on paper, in forced colours, its weight."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response
from tests.browser.search_box import search
from tests.browser.test_situs_nyata import DOKUMEN, JENIS, KILOBITA, SHIFT, contrast

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
MAIN = ["", DOKUMEN, "indikator/IKU-01/"]
FIRST_VIEW = 20 * KILOBITA
"""Page, style and scripts of home; Material's first view is four times as much."""


@pytest.fixture(scope="session")
def address(polos: Path, serve: Callable[[Path], str]) -> str:
    return serve(polos)


@pytest.mark.one_daily("every page type of the other shell is looked at every day")
@pytest.mark.parametrize("path", JENIS)
def test_every_page_type(
    path: str, address: str, halaman: Open, axe: Axe, overflows: Callable[[Page], bool]
) -> None:
    """On a telephone in light, then on a desk in dark, with everything that folds open."""
    page = halaman(address + path, lebar=360, tinggi=640)
    assert axe(page) == []
    page.evaluate("for (const element of document.querySelectorAll('details')) element.open = true")
    assert not overflows(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not overflows(page)
    page.set_viewport_size({"width": 1366, "height": 740})
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []


@pytest.mark.parametrize("path", MAIN)
def test_nothing_moves_while_it_loads(path: str, address: str, halaman: Open) -> None:
    assert halaman(address + path, lebar=360, tinggi=740).evaluate(SHIFT) == 0


@pytest.mark.parametrize("path", MAIN)
def test_dark_without_javascript(path: str, address: str, halaman: Open) -> None:
    """The same rules as with scripts where nobody chose a colour, which axe has judged above."""
    page = halaman(address + path, warna="dark", javascript=False)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(24, 28, 34)"
    assert page.locator(".u-gelap").is_hidden()
    assert page.locator(".ukur-cari").is_hidden()


def test_the_answer_is_on_the_first_screen_of_a_telephone(address: str, halaman: Open) -> None:
    page = halaman(address, lebar=360, tinggi=740)
    for part in ("h1#beranda", "dl.ukur-hitungan"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


def test_the_reader_chooses_the_colours(address: str, halaman: Open) -> None:
    page = halaman(address, warna="dark")
    page.get_by_role("button", name="Gelap/terang").click()
    for path in ("", DOKUMEN):
        page.goto(address + path)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_menu_on_a_telephone_and_on_a_desk(address: str, halaman: Open) -> None:
    page = halaman(address, lebar=360)
    menu = page.get_by_role("navigation", name="Menu utama")
    assert menu.is_hidden()
    page.get_by_text("Menu", exact=True).click()
    menu.get_by_text("Indikator").click()
    assert page.url == f"{address}indikator/"
    page.set_viewport_size({"width": 1366, "height": 740})
    assert page.get_by_text("Menu", exact=True).is_hidden()
    assert menu.get_by_text("Panduan").is_visible()


def test_the_tree_has_one_mark_to_open_it_and_no_bullets(address: str, halaman: Open) -> None:
    """The styles of our lists count on a direction of the text, which the theme names on the body."""
    page = halaman(f"{address}pohon-kinerja/")
    marks = page.locator(".ukur-pohon :is(li, summary)")
    assert set(marks.evaluate_all("all => all.map(e => getComputedStyle(e).listStyleType)")) == {"none"}


def test_focus_is_seen(address: str, halaman: Open) -> None:
    """The skip link first; then rings of at least 3 : 1 on the header (WCAG 2.2, 1.4.11)."""
    page = halaman(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "u-lompat"
    assert page.locator(".u-lompat").bounding_box()["x"] >= 0  # type: ignore[index] # it is visible
    for part in (".u-nama", ".ukur-cari", ".u-menu a"):
        page.locator(part).first.focus()
        ring = page.locator(part).first.evaluate("e => getComputedStyle(e).outlineColor")
        assert (
            contrast(ring, page.locator(".u-atas").evaluate("e => getComputedStyle(e).backgroundColor")) >= 3
        )


def test_search(address: str, halaman: Open, axe: Axe) -> None:
    page = halaman(f"{address}sop/", lebar=360, tinggi=740)
    assert search(page, "IKU-01")[0][0] == f"{address}indikator/IKU-01/"
    assert axe(page) == []


def test_on_paper(address: str, halaman: Open) -> None:
    page = halaman(address + DOKUMEN)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1009, "height": 680})  # A4 landscape less its margins
    hidden = ".u-atas, .u-jejak, .u-sub, .u-toc, .u-urut, .headerlink"
    assert (
        page.evaluate(f"[...document.querySelectorAll('{hidden}')].filter(e => e.offsetParent).length") == 0
    )
    receipts = page.locator("dl[id^=struk-]")
    assert [receipts.nth(n).is_visible() for n in range(receipts.count())] == [True] * 8
    wide = "[...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(wide) == 0


def test_in_forced_colours_the_header_has_an_edge(address: str, halaman: Open) -> None:
    page = halaman(address)
    page.emulate_media(forced_colors="active")
    edge, ground = page.locator(".u-atas").evaluate(
        "e => [getComputedStyle(e).borderBottomColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert contrast(edge, ground) >= 3


def test_weight(address: str, halaman: Open) -> None:
    """Bytes of the first view as a server would send them compressed; nothing of the search is in it."""
    page, answers = halaman(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    page.wait_for_load_state("load")
    assert len(answers) == 4  # page, style, two scripts
    assert sum(len(gzip.compress(answer.body(), 9)) for answer in answers) <= FIRST_VIEW

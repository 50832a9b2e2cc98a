"""Tables in Chromium on a telephone: every page that shows figures, none of them out of sight."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.test_seen_words import BROKEN
from tests.permukaan.registry import SURFACES

from ukur.model.catalogue import Catalogue
from ukur.site.page import PageAddresses

LEBAR = 360
DIGEST = 64  # letters of SHA-256, the one thing in a table that may break anywhere
OTHERS = (
    *("rencana-aksi", "dokumen/index", "arsip/index", "sop", "data", "metodologi", "pohon-kinerja"),
    *("unit/index", "wilayah/99.01.01"),
)
OUTSIDE = f"""() => [...document.querySelectorAll('.ukur-status, .ukur-arah')]
    .filter(e => e.checkVisibility())
    .map(e => e.getBoundingClientRect()).filter(b => b.left < 0 || b.right > {LEBAR}).length"""
UNNAMED = """() => [...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth)
    .filter(e => e.tabIndex !== 0 || !e.ariaLabel || !e.querySelector('tbody th')
        || getComputedStyle(e.querySelector('tbody th')).position !== 'sticky').length"""
SMALL = """() => [...document.querySelectorAll('main :is(a, button, summary, input)')]
    .filter(e => e.checkVisibility() && !e.matches('.headerlink, .ukur-tersembunyi')
        && (!e.matches('a') || [...e.parentElement.childNodes].every(n => n === e || !n.textContent.trim()
            || (n.nodeType === 1 && n.matches('.ukur-tersembunyi')))))
    .filter(e => { const box = e.getBoundingClientRect(); return box.height < 24 || box.width < 24; })
    .map(e => e.outerHTML)"""


@pytest.fixture(scope="session")
def kantor(contoh: Catalogue, bangun: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    """The example office: misses, directions, plans, budget, E.81, five quarters."""
    return serve(bangun(contoh, lingkungan={}))


def pages(contoh: Catalogue) -> Iterator[str]:
    """Yield every page that shows figures: of some indicators, and of the document that has most in it."""
    for page in {surface.page: None for surface in SURFACES.values() if surface.page}:
        codes = sorted(contoh.indikator)[:3] if "{kode}" in page else ["-"]
        yield from (page.format(kode=kode, periode=max(contoh.disahkan())) for kode in codes)
    yield from (f"{name}.md" for name in OTHERS)


def test_no_table_hides_what_it_says(
    contoh: Catalogue, kantor: str, halaman: Callable[..., Page], overflows: Callable[[Page], bool]
) -> None:
    """Status and direction are on the screen; what scrolls can be reached, and keeps what heads its rows."""
    page, marks = halaman(lebar=LEBAR, tinggi=740), 0
    for src in pages(contoh):
        page.goto(kantor + PageAddresses().url(src))
        marks += page.locator(".ukur-status").count()
        assert page.evaluate(OUTSIDE) == 0, src
        assert page.evaluate(UNNAMED) == 0, src
        assert not overflows(page), src
        assert page.evaluate(SMALL) == [], src
        broken = page.locator("main :is(td, th)").evaluate_all(BROKEN)
        assert [word for word in broken if len(word) < DIGEST] == [], src
    assert marks > 3 * 24  # home, document and archive have one for each indicator


def test_a_card_shows_labels_and_a_table_does_not(kantor: str, halaman: Callable[..., Page]) -> None:
    page = halaman(kantor + "dokumen/2025-TW4/", lebar=LEBAR)
    cell = page.locator(".ukur-formulir td[data-k]").first
    told = "e => getComputedStyle(e, '::before').content"
    assert cell.evaluate(told) == r'"Triwulan IV\a Target"'
    page.set_viewport_size({"width": 1366, "height": 740})
    assert cell.evaluate(told) == "none"


def test_the_headings_of_a_table_stand_on_one_line(kantor: str, halaman: Callable[..., Page]) -> None:
    """The theme's sorting mark would take a line of its own in those columns that are too narrow for it."""
    page = halaman(kantor, lebar=1366)
    ends = page.locator(".ukur-depan thead th").evaluate_all(
        """cells => cells.map(cell => { const words = document.createRange(); words.selectNodeContents(cell);
        return Math.round(words.getBoundingClientRect().bottom) })"""
    )
    assert len(ends) == 9
    assert len(set(ends)) == 1


def test_a_wide_table_keeps_its_headings_and_says_that_it_scrolls(
    kantor: str, halaman: Callable[..., Page]
) -> None:
    page = halaman(kantor + "sop/", lebar=LEBAR)
    region = page.get_by_role("region", name="Langkah SOP dan pelaksananya")
    assert "Geser" in region.evaluate("e => getComputedStyle(e, '::before').content")
    heading, left = region.locator("tbody th").first, region.evaluate("e => e.getBoundingClientRect().left")
    assert heading.evaluate("e => e.getBoundingClientRect().left") > left
    region.evaluate("e => { e.scrollLeft = 500; }")
    assert heading.evaluate("e => e.getBoundingClientRect().left") == pytest.approx(left, abs=1)

"""What pictures of the lower ends of long pages showed: what a reader unfolds, what is printed of it."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.arsip_buatan import bahan_arsip
from tests.browser.test_seen_in_pictures import HIDDEN, LINES, PAPER, sheets
from tests.browser.test_seen_on_paper import place
from tests.browser.test_seen_words import BROKEN

from ukur.commands.pages.site_build import build_site
from ukur.model.catalogue import Catalogue

Open = Callable[..., Page]
LAST = "dokumen/2025-TW4/"
APART = r"""root => {
    const found = [], words = document.createRange();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const figure of text.data.matchAll(/[\d.,]+\s%/g)) {
            words.setStart(text, figure.index); words.setEnd(text, figure.index + figure[0].length);
            const boxes = [...words.getClientRects()].filter(box => box.width);
            const lines = boxes.map(box => Math.round(box.top));
            if (text.parentElement.checkVisibility()) found.push([figure[0], new Set(lines).size]);
        }
    return found }"""
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"


@pytest.fixture(scope="module", params=[False, True], ids=["tema", "polos"])
def example(
    request: pytest.FixtureRequest,
    contoh: Catalogue,
    bangun: Callable[..., Path],
    serve: Callable[[Path], str],
) -> str:
    return serve(bangun(contoh, lingkungan={}, polos=request.param))


@pytest.fixture(scope="module", params=["situs", "polos"])
def site(request: pytest.FixtureRequest, serve: Callable[[Path], str]) -> str:
    return serve(request.getfixturevalue(request.param))


@pytest.mark.parametrize("path", ["rencana-aksi/", "unit/ekonomi/"])
@pytest.mark.parametrize("width", [360, 768, 1366])
def test_a_plan_keeps_its_words_when_its_history_is_opened(
    path: str, width: int, example: str, halaman: Open
) -> None:
    """Its date stood in a column of single letters, its name in a sixth of the line."""
    page = halaman(example + path, lebar=width)
    page.evaluate(UNFOLD)
    parts = page.locator(".ukur-rencana :is(.batas, .isi strong)")
    assert parts.count() > 4
    assert parts.evaluate_all(BROKEN) == []


@pytest.mark.parametrize("path", ["", LAST, "dokumen/2025-TW2/"])
@pytest.mark.parametrize("width", [360, 1366])
def test_a_figure_and_its_percent_stand_on_one_line(
    path: str, width: int, example: str, halaman: Open
) -> None:
    """On pages; what is beside them has the ordinary space."""
    page = halaman(example + path, lebar=width)
    page.evaluate(UNFOLD)
    found = page.locator("article").first.evaluate(APART)
    assert len(found) > 20
    assert [figure for figure, lines in found if lines > 1] == []


def test_files_beside_the_pages_keep_the_ordinary_space(situs: Path) -> None:
    for name in ("umpan/IKU-01.xml", "data/indikator/IKU-01.json"):
        text = (situs / name).read_text("utf-8")
        assert re.search(r"\d %", text), name
        assert "\N{NO-BREAK SPACE}" not in text, name


def test_what_was_left_folded_is_not_printed(example: str, halaman: Open) -> None:
    """The theme unfolds everything for paper: 18 plans with their histories filled eight sheets."""
    page = halaman(f"{example}rencana-aksi/")
    found = sheets(page)
    assert len(found) <= 3
    assert "Target perbaikan" not in " ".join(found)
    assert page.locator(".ukur-terlipat").count() == 0
    page.locator(".ukur-rencana summary").first.click()
    assert " ".join(sheets(page)).count("Target perbaikan") == 1


def test_the_form_begins_under_its_title_and_has_all_its_edges(example: str, halaman: Open) -> None:
    page = halaman(f"{example}{LAST}e81/")
    assert "IKU-04" in sheets(page)[0]
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    edges = "e => e.closest('article').getBoundingClientRect().right - e.getBoundingClientRect().right"
    assert page.locator(".ukur-e81").evaluate(edges) >= 1


def test_a_heading_stands_where_its_column_does(example: str, halaman: Open) -> None:
    """What is left of a budget is a figure, though a reason may stand in its place."""
    found = halaman(example + LAST, lebar=1366).evaluate(
        """() => { const right = cell => getComputedStyle(cell).textAlign === 'right';
        return [...document.querySelectorAll('table.ukur-tabel')].filter(e => e.tHead?.rows.length === 1)
            .flatMap(table => [...table.tHead.rows[0].cells].map((head, at) =>
                [head.innerText, right(head), right(table.tBodies[0].rows[0].cells[at])])) }"""
    )
    assert len(found) > 30
    assert [words for words, above, below in found if above != below] == []


def test_the_number_of_a_step_takes_no_third_of_a_telephone(site: str, halaman: Open) -> None:
    numbers = halaman(f"{site}sop/", lebar=360).locator(".ukur-sop td:first-child")
    assert max(numbers.evaluate_all("all => all.map(e => e.offsetWidth)")) <= 40


def test_no_heading_is_said_twice(site: str, halaman: Open) -> None:
    """A file's heading, then the same words above what is written in it."""
    page = halaman(f"{site}kamus-isian/")
    said = page.locator("article :is(h2, h3)").evaluate_all("all => all.map(e => e.innerText.trim())")
    assert len(said) > 30
    assert [one for one, next_one in pairwise(said) if one == next_one] == []
    places = page.locator(".ukur-isian a[href^='#']").evaluate_all(
        "all => all.filter(e => !document.getElementById(decodeURIComponent(e.hash.slice(1)))).length"
    )
    assert places == 0


def test_a_list_of_evidence_without_codes_gives_their_room_to_names(example: str, halaman: Open) -> None:
    """The column of SHA-256 was the widest though nobody had noted one: names and dates took five lines."""
    row = halaman(example + LAST, lebar=768).locator("tr:has(td.sidik)").first
    name, code = row.evaluate("row => [row.cells[0].offsetWidth, row.cells[2].offsetWidth]")
    assert name > 300 > 110 > code


def test_a_heading_and_the_end_of_a_list_are_printed_with_what_belongs_to_them(
    example: str, halaman: Open
) -> None:
    """Headings of an analysis are paragraphs; the last point of a list stood on the next sheet."""
    heads = ("Penyebab keberhasilan atau kegagalan", "Solusi yang telah dilakukan", "penggunaan sumber daya")
    found = sheets(halaman(example + LAST))
    assert all(any(head in text for text in found) for head in heads)
    assert [text[-60:] for text in found if text.endswith(heads)] == []
    found = sheets(halaman(f"{example}metodologi/"))
    assert place(found, "label tidak ada di tabel") == place(found, "deret terputus")


@pytest.mark.parametrize("path", ["en/", f"en/{LAST}", "en/indikator/IKU-12/"])
def test_a_table_in_english_is_whole_on_a_tablet(path: str, example: str, halaman: Open) -> None:
    page = halaman(example + path, lebar=768)
    assert page.locator(".ukur-gulir").count() > 0
    assert page.evaluate(HIDDEN) == []


def test_a_period_that_heads_a_column_stays_on_one_line(
    katalog: Catalogue, kantor_asli: Path, tmp_path: Path, serve: Callable[[Path], str], halaman: Open
) -> None:
    build_site(kantor_asli, bahan_arsip(katalog, tmp_path), tmp_path / "situs", lambda: None, True)
    page = halaman(f"{serve(tmp_path / 'situs')}arsip/2024-TW4/", lebar=768)
    heads = page.locator(".ukur-banding thead th", has_text="2024-TW")
    assert heads.evaluate_all(LINES) == [1] * 10


def test_the_title_of_the_next_page_is_whole_on_a_telephone(
    situs: Path, serve: Callable[[Path], str], halaman: Open
) -> None:
    """The theme cut it off where the quarter stands."""
    page = halaman(f"{serve(situs)}dokumen/2024-TW4/", lebar=360)
    title = page.locator(".md-footer .md-ellipsis").last
    assert title.evaluate("e => e.innerText.length > 30 && e.scrollWidth <= e.clientWidth")

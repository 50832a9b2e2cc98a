"""What pictures showed of words and figures in tables: whole, with their labels, in colours that are read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.test_seen_in_pictures import DOCUMENT, HIDDEN, LINES
from tests.browser.test_situs_nyata import contrast

Open = Callable[..., Page]
BROKEN = """cells => cells.flatMap(cell => {
    const found = [], words = document.createRange();
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const word of text.data.matchAll(/[\\p{L}\\p{N}.]+/gu)) {
            words.setStart(text, word.index); words.setEnd(text, word.index + word[0].length);
            const lines = new Set([...words.getClientRects()].map(box => Math.round(box.top)));
            if (lines.size > 1) found.push(word[0]);
        }
    return found })"""
PALEST = "rgb(238, 243, 210)"  # of the map's five shades


@pytest.fixture(scope="module", params=["situs", "polos"])
def site(request: pytest.FixtureRequest, serve: Callable[[Path], str]) -> str:
    return serve(request.getfixturevalue(request.param))


def test_words_and_names_of_files_stay_whole(site: str, halaman: Open) -> None:
    """Corrections of words and the data's files on a tablet; paths and keys of the guides on a telephone."""
    page = halaman(site + DOCUMENT, lebar=768)
    cells = page.locator(".ukur-aksi td")
    assert cells.count() > 6
    assert cells.evaluate_all(BROKEN) == []
    page.goto(f"{site}data/")
    assert page.locator(".ukur-tabel td").evaluate_all(BROKEN) == []
    assert set(page.locator(".ukur-tabel td .ukur-kecil").evaluate_all(LINES)) == {1}
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}panduan/")
    keys = page.locator("table code")
    assert keys.count() > 30
    assert keys.evaluate_all(BROKEN) == []


def test_headings_of_words_stand_where_the_words_do(site: str, halaman: Open) -> None:
    """What was corrected is a figure in most offices, and words in this one."""
    page = halaman(site + DOCUMENT, lebar=1366)
    cells = page.locator(".ukur-aksi:has(.kalimat) :is(thead th.angka, td.angka)")
    assert cells.evaluate_all("all => [...new Set(all.map(e => getComputedStyle(e).textAlign))]") == ["left"]


def test_every_figure_of_a_card_has_its_label_and_its_place(site: str, halaman: Open) -> None:
    """A count of indicators is no name of one; a change stands beside the rank, however long it is."""
    page = halaman(site + DOCUMENT, lebar=360)
    told = "all => [...new Set(all.map(e => getComputedStyle(e, '::before').content))]"
    assert page.locator('.ukur-kartu td.angka[data-l="Indikator"]').evaluate_all(told) == ['"Indikator"']
    page.goto(f"{site}wilayah/18.08.01/")
    apart = """rows => rows.map(row => {
        const foot = name => row.querySelector(`td[data-l^="${name}"]`).getBoundingClientRect().bottom;
        return foot('Peringkat') - foot('Perubahan') })"""
    ranked = page.locator("tr:has(td.dua):has(.ukur-arah)")
    assert ranked.evaluate_all(apart) == [0] * 7  # IKU-08 is a gap between places: it has no rank


def test_a_name_has_room_beside_its_code(site: str, halaman: Open) -> None:
    """What heads those rows is the code; name and rule had the width of a word, up to seven lines high."""
    page = halaman(f"{site}indikator/", lebar=768)
    for heading in ("Indikator", "Penilaian"):
        names = page.locator(f'td[data-l="{heading}"]')
        assert min(names.evaluate_all("all => all.map(e => e.offsetWidth)")) >= 160, heading


def test_what_a_button_says_stands_on_one_line(site: str, halaman: Open) -> None:
    button = halaman(f"{site}data/", lebar=360).locator("main .md-button")
    assert button.evaluate_all(LINES) == [1]


def test_names_on_a_map_are_read_in_the_dark(site: str, halaman: Open) -> None:
    """The shades are the same by day and by night, so the letters are too."""
    page = halaman(site, warna="dark")
    name = page.locator(".ukur-peta text").first
    letters, rim = name.evaluate("e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]")
    assert min(contrast(letters, PALEST), contrast(letters, rim)) >= 7


def test_a_cut_table_and_a_box_are_seen_in_forced_colours(site: str, halaman: Open) -> None:
    """Shadows and grounds are taken away there, which elsewhere tell that a table goes on."""
    page = halaman(site, lebar=768, warna="dark")
    page.emulate_media(forced_colors="active")
    assert page.evaluate(HIDDEN) != []
    frame = page.locator(".ukur-gulir").first
    shade = "e => getComputedStyle(e).backgroundImage"
    assert frame.evaluate(shade).count("gradient") == 2
    assert "rgb(255, 255, 255)" in frame.evaluate(shade)
    page.goto(f"{site}indikator/IKU-01/")
    assert page.locator(".ukur-ketahui").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_marks_of_code_are_read_and_not_shown(situs: Path) -> None:
    text = (situs / "aturan/index.html").read_text("utf-8")
    assert "`" not in text
    assert "<code>1.000</code> dapat berarti seribu atau satu" in text

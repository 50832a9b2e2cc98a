"""What pictures of every page type showed: on paper, on a telephone, with long names and units."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.test_situs_nyata import contrast
from tests.document.baca_pdf import halaman_teks
from tests.lengkap import lengkap

from ukur.model.catalogue import Catalogue

Open = Callable[..., Page]
DOCUMENT = "dokumen/2024-TW4/"
WHITE, PAPER = "rgb(255, 255, 255)", {"width": 1009, "height": 680}  # A4 landscape less its margins
LONG = {
    "nama": "Persentase badan usaha milik kampung berstatus maju yang laporan keuangannya diperiksa dan "
    "dipertanggungjawabkan dalam musyawarah kampung pada tahun berjalan",
    "satuan": "kampung per kecamatan",
}
HIDDEN = """() => [...document.querySelectorAll('.ukur-gulir')].filter(e => e.scrollWidth > e.clientWidth)
    .map(e => e.ariaLabel)"""
LINES = """cells => cells.map(cell => {
    const words = document.createRange(); words.selectNode(cell.firstChild);
    return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size })"""


def sheets(page: Page) -> list[str]:
    """The text of each sheet, its spaces made one."""
    pdf = page.pdf(prefer_css_page_size=True)
    return [" ".join(text.split()) for text in halaman_teks(pdf)]


@pytest.fixture(scope="module")
def catalogue(katalog: Catalogue) -> Catalogue:
    """36 indicators of every kind, whose names have 150 letters and whose unit has three words."""
    return lengkap(katalog, 36, kamus=LONG)


@pytest.fixture(scope="module", params=[False, True], ids=["tema", "polos"])
def office(
    request: pytest.FixtureRequest,
    catalogue: Catalogue,
    bangun: Callable[..., Path],
    serve: Callable[[Path], str],
) -> str:
    return serve(bangun(catalogue, lingkungan={}, polos=request.param))


@pytest.fixture(scope="module")
def example(contoh: Catalogue, bangun: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    """The example office in the plain shell."""
    return serve(bangun(contoh, lingkungan={}, polos=True))


@pytest.mark.parametrize("path", ["", DOCUMENT, "rencana-aksi/"])
def test_paper_is_white_for_readers_in_the_dark_too(path: str, office: str, halaman: Open) -> None:
    page = halaman(office + path, warna="dark")
    page.emulate_media(media="print")
    marks = "h1, h2, p, td, .ukur-status, .ukur-arah, .ukur-hasil, .keadaan, .ukur-kecil"
    colours = page.locator(marks).evaluate_all(
        "all => [...new Set(all.filter(e => e.checkVisibility()).map(e => getComputedStyle(e).color))]"
    )
    assert [colour for colour in colours if contrast(colour, WHITE) < 4.5] == []


def test_long_names_and_units_leave_every_column_in_sight(office: str, halaman: Open) -> None:
    page = halaman(office, lebar=1366)
    assert page.evaluate(HIDDEN) == []
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    assert page.evaluate(HIDDEN) == []


def test_a_figure_of_billions_stays_on_one_line_of_a_telephone(office: str, halaman: Open) -> None:
    cells = halaman(office, lebar=360).locator(".ukur-depan td.besar", has_text="1.234.567.890,50")
    assert cells.evaluate_all(LINES) == [1, 1, 1]


def test_a_long_word_in_a_title_stays_whole_on_a_telephone(office: str, halaman: Open) -> None:
    """The longest word that our names have: 21 letters."""
    rects = """heading => { const text = [...heading.childNodes].find(n => n.data?.includes('dipertanggung'));
        const words = document.createRange(), at = text.data.indexOf('dipertanggung');
        words.setStart(text, at); words.setEnd(text, at + 21); return words.getClientRects().length }"""
    assert halaman(f"{office}indikator/IKU-01/", lebar=360).locator("h1").evaluate(rects) == 1


def test_what_needs_attention_leaves_room_for_the_figures(office: str, halaman: Open) -> None:
    """Ten are open, the others folded; on paper all of them stand there."""
    page = halaman(office + DOCUMENT, lebar=360)
    rows = page.locator(".ukur-perhatian li")
    assert rows.count() > 10
    shown = "all => all.filter(e => e.checkVisibility()).length"
    assert rows.evaluate_all(shown) == 10
    assert (
        page.locator(".ukur-perhatian summary")
        .inner_text()
        .endswith(f"{rows.count() - 10} indikator lainnya")
    )
    page.emulate_media(media="print")
    assert rows.evaluate_all(shown) == rows.count()
    folded = page.locator(".ukur-perhatian details")
    assert folded.evaluate("e => getComputedStyle(e).breakInside") == "auto"


def test_a_receipt_on_paper_takes_no_half_page(office: str, halaman: Open) -> None:
    """Six indicators of 36 with all that is behind them fill at most three sheets of 680 px."""
    page = halaman(office + DOCUMENT)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    tall = page.locator(".ukur-formulir tr.ukur-rinci").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert len(tall) == 36
    assert max(tall) <= 680 / 2.5


def test_a_long_list_of_terms_is_not_kept_from_its_heading(office: str, halaman: Open) -> None:
    """18 indicators fill more than a sheet: it began on the next, and its heading stood on an empty one."""
    found = [text for text in sheets(halaman(office + DOCUMENT)) if "Faktor menurut indikator" in text]
    assert len(found) == 2
    under = [text.split("Faktor menurut indikator")[-1] for text in found]
    assert all("Faktor pendukung: " in text for text in under)


def test_totals_are_printed_once_and_no_heading_ends_a_sheet(example: str, halaman: Open) -> None:
    """Chromium repeats the foot of a table on every sheet; of plans one read the quarter and turned over."""
    found = sheets(halaman(f"{example}dokumen/2025-TW4/e81/"))
    assert len(found) > 2
    assert sum("Predikat kinerja" in text for text in found) == 1
    found = sheets(halaman(f"{example}rencana-aksi/"))
    assert [text[-60:] for text in found if text.endswith((" rencana.", " rencana selesai"))] == []


def test_a_choice_and_its_alternatives_stand_on_one_line(office: str, halaman: Open) -> None:
    feet = """() => [...document.querySelectorAll('.ukur-pilihan li')].map(row => {
        const words = document.createRange(); words.selectNodeContents(row.firstElementChild);
        return Math.round(words.getBoundingClientRect().bottom) })"""
    assert len(set(halaman(f"{office}rencana-aksi/", lebar=1366).evaluate(feet))) == 1


def test_a_period_in_a_list_stays_on_one_line(office: str, halaman: Open) -> None:
    page = halaman(f"{office}indikator/", lebar=1366)
    periods = page.get_by_role("cell").get_by_text("2024-TW4", exact=True)
    assert periods.count() == 36
    assert set(periods.evaluate_all(LINES)) == {1}


def test_the_marks_of_the_tree_stand_before_its_words(office: str, halaman: Open) -> None:
    marks = halaman(f"{office}pohon-kinerja/").locator(".ukur-pohon summary")
    placed = marks.evaluate_all("all => [...new Set(all.map(e => getComputedStyle(e, '::before').position))]")
    assert placed == ["absolute"]


def test_wide_tables_have_the_whole_width_of_a_desk(example: str, halaman: Open) -> None:
    """In the plain shell the list of parts would take a quarter of it; it folds above such a page."""
    page = halaman(f"{example}dokumen/2025-TW4/", lebar=1366)
    assert [name for name in page.evaluate(HIDDEN) if "Formulir" in name] == []
    assert page.get_by_text("Di halaman ini").is_visible()
    page.goto(f"{example}metodologi/")
    assert page.get_by_text("Di halaman ini").is_hidden()
    assert page.locator(".u-toc nav").is_visible()


def test_areas_have_edges_in_forced_colours(situs: Path, serve: Callable[[Path], str], halaman: Open) -> None:
    page = halaman(f"{serve(situs)}wilayah/18.08.01/", warna="dark")
    page.emulate_media(forced_colors="active")
    edges = page.locator(".ukur-peta path").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e).stroke))]"
    )
    assert edges == [WHITE]


def test_signs_of_the_theme_are_seen_in_forced_colours(
    situs: Path, serve: Callable[[Path], str], halaman: Open
) -> None:
    """The arrow back in its menu, and what stands between the pages above: cut out of a coloured box."""
    page = halaman(f"{serve(situs)}{DOCUMENT}", lebar=360, warna="dark")
    page.emulate_media(forced_colors="active")
    for box, part in (
        (".md-nav__title .md-nav__icon", "::after"),
        (".md-path__item ~ .md-path__item", "::before"),
    ):
        colours = page.locator(box).evaluate_all(
            "(all, part) => [...new Set(all.map(e => getComputedStyle(e, part).backgroundColor))]", part
        )
        assert colours == [WHITE], box

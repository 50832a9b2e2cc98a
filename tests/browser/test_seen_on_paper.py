"""What pictures of printed pages showed: sheets as a reader's own browser makes them, read back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.test_seen_in_pictures import DOCUMENT, PAPER, sheets

Open = Callable[..., Page]


@pytest.fixture(scope="module", params=["situs", "polos"])
def site(request: pytest.FixtureRequest, serve: Callable[[Path], str]) -> str:
    return serve(request.getfixturevalue(request.param))


def place(found: list[str], words: str) -> int:
    """The number of the last sheet that holds the words, which some sheet does."""
    return max(number for number, text in enumerate(found) if words in text)


def first(found: list[str], words: str) -> int:
    """The number of the first sheet that holds the words."""
    return next(number for number, text in enumerate(found) if words in text)


def test_no_row_and_no_term_stands_alone_on_a_sheet(site: str, halaman: Open) -> None:
    """A short table stays whole, a long one ends with three rows; the terms of an indicator stay together."""
    found = sheets(halaman(site + DOCUMENT))
    assert place(found, "Sangat Tinggi (ST)") == place(found, "Sangat Rendah (SR)")
    steps = ("Memeriksa konsep dokumen", "Mendokumentasikan dokumen")
    assert len({place(found, step) for step in steps}) == 1
    guide = sheets(halaman(f"{site}panduan/"))
    assert place(guide, "instansi.yml nama kantor") == place(guide, "peran.yml peran SOP")
    assert all(text.count("Penanggung jawab ") == text.count("Definisi operasional ") for text in found)


def test_an_entry_of_the_dictionary_stays_with_its_example(site: str, halaman: Open) -> None:
    """ "Repositori" ended a sheet, "kode: CC-BY-4.0" began one: heading, sentence and example are one."""
    found = sheets(halaman(f"{site}kamus-isian/"))
    for title, example in (
        ("repositori Repositori", "alamat: https://git.example.org/kantor/kinerja"),
        ("unit Unit", "unit: dinas: nama: Dinas Contoh"),
        ("lisensi Lisensi data", "kode: CC-BY-4.0"),
        ("sampai Triwulan terakhir", "sampai: 2025-TW2"),
    ):
        assert first(found, title) == first(found, example)


def test_an_indicator_of_the_tree_stays_with_its_figures(site: str, halaman: Open) -> None:
    """IKU-08 ended a sheet, its figures began the next one. What the page is made of is for the screen."""
    found = sheets(halaman(f"{site}pohon-kinerja/"))
    for number in range(1, 9):
        [own] = [text for text in found if f"IKU-0{number} " in text]
        assert "realisasi " in own[own.index(f"IKU-0{number} ") :].partition("IKU-")[2].partition("IKU-")[0]
    assert not any("Halaman ini dibuat dari" in text for text in found)


def test_an_indicators_figures_are_headed_on_every_sheet(site: str, halaman: Open) -> None:
    """The headings are buttons, which Chromium draws on the first sheet of a table alone."""
    found = sheets(halaman(f"{site}indikator/IKU-01/"))
    rows = [text for text in found if "Blambangan Umpu" in text or "Banjit" in text]
    assert len(rows) > 1
    assert [text[:60] for text in rows if "Kecamatan" not in text] == []


def test_the_tree_begins_under_its_title_and_a_short_page_is_one_sheet(site: str, halaman: Open) -> None:
    """A node taller than a sheet would begin on the next; a page of two lines had an empty one behind it."""
    page = halaman(f"{site}pohon-kinerja/")
    assert "IKU-01" in sheets(page)[0]
    for short in ("rencana-aksi/", "indikator/"):
        page.goto(site + short)
        assert len(sheets(page)) == 1, short


def test_a_printed_table_keeps_its_right_edge(site: str, halaman: Open) -> None:
    """A line at the very edge of the sheet's inner part is cut off."""
    page = halaman(site + DOCUMENT)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    room = """tables => Math.min(...tables.map(e => e.closest('article').getBoundingClientRect().right
        - e.getBoundingClientRect().right))"""
    assert page.locator(".ukur-tabel").evaluate_all(room) >= 1

"""Pictures of the desk for the guides of the planner and of Tim SAKIP; see tests/guide_picture.py."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.desk.test_desk_page import READY, UNIT, row_of
from tests.guide_picture import take


@pytest.fixture
def page(halaman: Callable[..., Page], serve: Callable[[Path], str], desk_site: Path) -> Page:
    """The example office, open."""
    page = halaman(f"{serve(desk_site)}meja/", lebar=760, tinggi=820)
    page.set_default_timeout(READY)
    expect.set_options(timeout=READY)
    page.get_by_role("button", name="Buka data situs ini").click()
    return page


def test_pictures_for_the_planner(page: Page) -> None:
    page.get_by_role("button", name=UNIT).click()
    wrong, row = row_of(page, "IKU-12"), row_of(page, "IKU-11")
    row.get_by_label("Pembilang IKU-11").fill("28")
    expect(row).to_contain_text("105,81 %")
    page.evaluate("document.activeElement.blur()")
    figure = wrong.get_by_label("Realisasi IKU-12")
    before = figure.input_value()
    figure.fill("1.234")
    expect(wrong).to_contain_text("galat:")
    row.evaluate("row => scrollTo(0, row.getBoundingClientRect().top + scrollY - 8)")
    take(page, "meja-formulir")
    figure.fill(before)
    expect(wrong).not_to_contain_text("galat:")
    page.get_by_role("button", name="Perubahan (1)").click()
    expect(page.locator("pre.report")).to_contain_text("Yang berubah")
    expect(page.get_by_text("Tidak ada temuan pada seluruh data.")).to_be_visible()
    page.set_viewport_size({"width": 760, "height": 560})
    take(page, "meja-perubahan")


def test_picture_for_tim_sakip(page: Page) -> None:
    """A missed target as they read it: the figure and the plan."""
    page.get_by_label("Periode", exact=True).select_option("2025-TW1")
    page.get_by_role("button", name="Bidang Pemerintahan Desa").click()
    row = page.locator("table.form tbody").filter(has_text="Rencana aksi").first
    row.locator("summary", has_text="Rencana aksi").click()
    row.evaluate("row => scrollTo(0, row.getBoundingClientRect().top + scrollY - 8)")
    take(page, "meja-rencana")

"""Pictures of the desk for the planner's guide; see tests/guide_picture.py."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.desk.test_desk_page import READY, UNIT, row_of
from tests.guide_picture import take


def test_pictures_of_the_desk(
    halaman: Callable[..., Page], serve: Callable[[Path], str], desk_site: Path
) -> None:
    page = halaman(f"{serve(desk_site)}meja/", lebar=760, tinggi=820)
    page.set_default_timeout(READY)
    expect.set_options(timeout=READY)
    page.get_by_role("button", name="Buka data situs ini").click()
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
    page.set_viewport_size({"width": 760, "height": 560})
    take(page, "meja-perubahan")

"""The page of an indicator in Chromium: what a touched point says, sorting, the chart as PNG, all widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

HALAMAN = "indikator/IKU-01/"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="session")
def alamat(situs: Path, serve: Callable[[Path], str]) -> str:
    return serve(situs)


def test_scripts_add_to_a_page_that_is_whole(alamat: str, halaman: Callable[..., Page]) -> None:
    """A point says its figure when touched, columns sort, the chart is saved as a picture."""
    page = halaman(alamat + HALAMAN, lebar=1280)
    chart = page.locator("svg.ukur-grafik:visible")
    assert chart.count() == 1
    chart.locator("circle.sentuh").last.click(force=True)
    said = "2024 TW IV: s.d. TW IV: realisasi 21,27, target 20,00, capaian 106,35\N{NO-BREAK SPACE}%"
    assert page.locator("#ukur-titik").inner_text() in {said, said.replace("s.d. TW IV: ", "setahun: ")}

    table, names = page.locator("table.ukur-urut"), page.locator("table.ukur-urut tbody th")
    assert names.first.inner_text() == "Rebang Tangkas"
    table.get_by_role("button", name="2023-TW4").click()
    assert table.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    values = [float(text.replace(",", ".")) for text in table.locator("td:nth-child(2)").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    table.get_by_role("button", name="Kecamatan").click()
    table.get_by_role("button", name="Kecamatan").click()
    assert names.all_inner_texts() == sorted(names.all_inner_texts())

    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    assert saved.value.suggested_filename == "IKU-01.png"
    assert Path(saved.value.path()).read_bytes().startswith(PNG)


def test_without_scripts_everything_is_there(alamat: str, halaman: Callable[..., Page]) -> None:
    page = halaman(alamat + HALAMAN, javascript=False)
    assert page.locator("svg.ukur-grafik:visible").count() == 1
    assert page.get_by_role("link", name="SVG", exact=True).is_visible()
    assert page.get_by_role("button", name="PNG").count() == 0
    assert page.locator("table.ukur-urut tbody tr").count() == 15
    assert page.locator("table.ukur-urut button").count() == 0


@pytest.mark.parametrize("warna", ["light", "dark"])
def test_the_page_fits_every_width(
    warna: str,
    alamat: str,
    halaman: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    """One chart is shown at a time, as wide as the text; on a telephone the one that can be read there."""
    page = halaman(alamat + HALAMAN, warna=warna, lebar=360)
    assert axe(page) == []
    for width, style in ((360, "ukur-layar-sempit"), (768, "ukur-layar-lebar"), (1366, "ukur-layar-lebar")):
        page.set_viewport_size({"width": width, "height": 740})
        chart = page.locator("svg.ukur-grafik:visible")
        assert style in (chart.get_attribute("class") or "")
        box, table = chart.bounding_box(), page.locator(".ukur-gulir").first.bounding_box()
        assert box is not None
        assert table is not None
        assert box["width"] == pytest.approx(table["width"], abs=1)
        size = chart.locator("text").first.evaluate("e => e.getBoundingClientRect().height")
        assert size >= 10
        assert not overflows(page)


def test_the_chart_in_print_and_in_forced_colours(alamat: str, halaman: Callable[..., Page]) -> None:
    page = halaman(alamat + HALAMAN)
    page.emulate_media(forced_colors="active")
    ink = page.evaluate("getComputedStyle(document.body).color")
    parts = page.locator("svg.ukur-layar-lebar").evaluate(
        "svg => ['polyline', 'path.target'].map(part => getComputedStyle(svg.querySelector(part)).stroke)"
    )
    assert parts == [ink, ink]
    page.emulate_media(media="print", forced_colors="none")
    assert page.locator("svg.ukur-grafik:visible").count() == 1
    assert page.locator("button[data-png]").is_hidden()

"""What a pair of eyes found on the desk: help in plain letters, lines that meet, whole words, whole paper."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.desk.test_desk_page import READY, UNIT, open_zip, row_of

TOP = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects()[0].top }"


@pytest.fixture
def page(halaman: Callable[..., Page], serve: Callable[[Path], str], desk_site: Path) -> Page:
    """The example office, open on a wide screen."""
    page = halaman(f"{serve(desk_site)}meja/", lebar=1366)
    page.set_default_timeout(READY)
    page.get_by_role("button", name="Buka data situs ini").click()
    page.locator("table.units").wait_for()
    return page


def ring_above(field: Locator) -> float:
    """Return how far the ring of the focus stands above a field, in pixels."""
    field.focus()
    ring = "e => parseFloat(getComputedStyle(e).outlineWidth) + parseFloat(getComputedStyle(e).outlineOffset)"
    return float(field.evaluate(ring))


def test_lines_meet_and_a_ring_hides_no_label(page: Page) -> None:
    row = page.locator("table.units tbody tr").first
    name, filled = row.locator("button"), row.locator("td").first
    for width in (1366, 360):  # on a phone the name has three lines
        page.set_viewport_size({"width": width, "height": 800})
        assert abs(name.evaluate(TOP) - filled.evaluate(TOP)) < 1, width
    page.get_by_role("button", name=UNIT).click()
    assert ring_above(page.get_by_label("Pembilang IKU-11")) <= 3  # the letters below the line end there


def test_sentences_have_room_and_help_has_no_marks(page: Page) -> None:
    page.get_by_label("Indikator baru, atau ubah kamusnya").fill("IKU-03")
    page.get_by_role("button", name="Buka indikator").click()
    page.get_by_role("button", name="Ke formulir").wait_for()
    assert "`" not in page.locator("main").inner_text()
    expect(page.locator(".help code", has_text="instansi.yml").first).to_be_visible()
    for label in ("Cara pengukuran", "Interpretasi"):
        assert page.get_by_label(label).first.evaluate("e => e.localName") == "textarea"


def test_a_remedy_begins_a_sentence_and_buttons_stay_off_paper(page: Page) -> None:
    page.get_by_role("button", name=UNIT).click()
    row_of(page, "IKU-12").get_by_label("Realisasi IKU-12").fill("1.234")
    page.get_by_role("button", name="Perubahan (1)").click()
    expect(page.locator(".findings.long").first).to_contain_text(
        re.compile(r"baris \d+\. Perbaikan: tulis 1234")
    )
    page.emulate_media(media="print")
    shown = "all => all.filter(e => e.checkVisibility()).map(e => e.textContent)"
    assert page.locator("button:not(.link), nav, footer").evaluate_all(shown) == []


def test_a_period_without_forms_says_so(page: Page, office_zip: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_zip)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            if "/2026-TW1/" not in name or name.endswith("/dokumen.yml"):
                after.writestr(name, before.read(name))
    page.reload()
    open_zip(page, buffer.getvalue())
    expect(page.get_by_text("Triwulan I Tahun 2026 tidak mempunyai formulir unit.")).to_be_visible()
    assert page.locator("table.units").count() == 0


def test_a_preview_is_printed_by_itself(page: Page) -> None:
    """In the page's own print it ended where the frame ends; a host's console would tell of a refusal."""
    page.get_by_role("button", name=UNIT).click()
    page.get_by_label("Pembilang IKU-11").fill("28")
    page.get_by_role("button", name="Perubahan (1)").click()
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.frame_locator("iframe").get_by_text("PRATINJAU: belum disetujui").wait_for()
    page.get_by_role("button", name="Cetak pratinjau").click()
    told = page.get_by_text('Dokumennya dicetak dengan tombol "Cetak pratinjau" di halaman ini.')
    expect(told).to_be_hidden()
    page.emulate_media(media="print")
    expect(told).to_be_visible()
    expect(page.locator("iframe")).to_be_hidden()


def test_help_stands_once(page: Page) -> None:
    """Above the form stands what holds for each figure, above a breakdown what its members count."""
    page.get_by_label("Periode", exact=True).select_option("2025-TW4")
    page.get_by_role("button", name=UNIT).click()
    row = row_of(page, "IKU-09")
    expect(row.locator(".asked")).to_contain_text("Pembilang: Jumlah nilai Indeks Desa di kecamatan")
    assert row.locator(".parts .help").count() == 0
    page.evaluate("document.querySelector('nav button').click()")
    page.get_by_label("Periode", exact=True).select_option("2026-TW1")
    page.get_by_role("button", name="Bidang Pemerintahan Desa").click()
    expect(page.locator("main > p.quiet", has_text="Angka tanpa")).to_have_text(
        re.compile("^Angka tanpa satuan")
    )

"""Drafts in the browser's storage: two tabs on one office, a storage that is full, one that is forbidden."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect
from tests.desk.test_desk_page import PAGE, READY, UNIT

Open = Callable[..., Page]
PLACE = "meja:Dinas Uji"
SLOW = pytest.mark.nightly(
    "the rules of the storage, test_of_two_tabs_each_keeps_its_own; a draft, test_desk_page.py"
)
KEEP = """async ([title, text]) => {
  const { Drafts } = await import('/drafts.js');
  window.drafts ??= new Drafts('Dinas Uji');
  const told = window.drafts.keep({ text }, title);
  return [told.others?.title ?? null, told.fault ?? null];
}"""
STORED = "place => JSON.parse(localStorage.getItem(place))?.draft.text ?? null"


def test_of_two_tabs_each_keeps_its_own(halaman: Open, serve: Callable[[Path], str]) -> None:
    """What one tab wrote is replaced by another only after it was taken there; nor is it dropped."""
    address = f"{serve(PAGE)}drafts.js"
    one = halaman(address)
    other = one.context.new_page()
    other.goto(address)
    assert one.evaluate(KEEP, ["satu", "a"]) == [None, None]
    assert one.evaluate(KEEP, ["satu", "b"]) == [None, None]
    assert other.evaluate(KEEP, ["dua", "c"]) == ["satu", None]
    other.evaluate("drafts.forget()")
    assert other.evaluate(STORED, PLACE) == "b"
    other.evaluate("drafts.take(drafts.others())")
    assert other.evaluate(KEEP, ["dua", "c"]) == [None, None]
    assert one.evaluate(KEEP, ["satu", "d"]) == ["dua", None]
    one.evaluate("drafts.take(drafts.others())")
    one.evaluate("drafts.forget()")
    assert other.evaluate(STORED, PLACE) is None


def test_a_draft_of_an_older_program_is_no_own_one(halaman: Open, serve: Callable[[Path], str]) -> None:
    """It has a time and no stamp."""
    page = halaman(f"{serve(PAGE)}drafts.js")
    old = '{"version":1,"when":1764547200000,"title":"lama","draft":{"text":"x"}}'
    page.evaluate("([place, old]) => localStorage.setItem(place, old)", [PLACE, old])
    assert page.evaluate(KEEP, ["baru", "y"]) == ["lama", None]
    page.evaluate("drafts.take(drafts.others())")
    assert page.evaluate(KEEP, ["baru", "y"]) == [None, None]


def opened(page: Page, address: str) -> Page:
    """Open the office from its site's data."""
    page.set_default_timeout(READY)
    page.goto(address)
    page.get_by_role("button", name="Buka data situs ini").click()
    expect(page.get_by_role("button", name=UNIT)).to_be_visible(timeout=READY)
    return page


def typed(page: Page, label: str, text: str) -> None:
    page.get_by_role("button", name=UNIT).click()
    page.get_by_label(label).fill(text)


def kept(page: Page) -> None:
    expect(page.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible(timeout=READY)


@SLOW
def test_two_tabs_of_the_desk(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path, axe: Callable[[Page], list[str]]
) -> None:
    """The second is told at once, nothing is overwritten, and both figures come together in one of them."""
    address = f"{serve(desk_site)}meja/"
    one = opened(halaman(), address)
    other = opened(one.context.new_page(), address)
    typed(one, "Pembilang IKU-11", "28")
    kept(one)
    expect(other.get_by_text("Ada naskah yang belum diusulkan: 2026-TW1: formulir ekonomi")).to_be_visible()
    typed(other, "Penyebut IKU-11", "99")
    told = other.get_by_text("dari kunjungan sebelumnya atau tab lain, jadi ketikan baru belum disimpan")
    expect(told).to_be_in_viewport(timeout=READY)
    assert axe(other) == []
    expect(one.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible()

    other.get_by_role("button", name="Formulir", exact=True).click()
    other.get_by_role("button", name="Lanjutkan naskah").click()
    expect(told).to_be_hidden(timeout=READY)
    other.get_by_role("button", name=UNIT).click()
    expect(other.get_by_label("Pembilang IKU-11")).to_have_value("28")
    expect(other.get_by_label("Penyebut IKU-11")).to_have_value("99")
    kept(other)

    # The first tab is now the one that is told; what it has stays in it, and dropping keeps its own.
    expect(one.get_by_text("ketikan baru belum disimpan")).to_be_visible(timeout=READY)
    expect(one.get_by_label("Pembilang IKU-11")).to_have_value("28")
    one.get_by_role("button", name="Formulir", exact=True).click()
    one.get_by_role("button", name="Buang naskah").click()
    kept(one)
    one.on("dialog", lambda dialog: dialog.accept())
    one.reload()
    expect(one.get_by_text("Di peramban ini ada naskah yang belum diusulkan")).to_be_visible(timeout=READY)


@SLOW
def test_a_full_storage_is_told_and_keeps_nothing_back(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path
) -> None:
    """Chromium's own quota, filled; the changes can still be taken home, and leaving asks."""
    page = opened(halaman(), f"{serve(desk_site)}meja/")
    page.evaluate("""() => {
      let size = 4_000_000;
      for (let number = 0; size >= 1; number += 1) {
        try { localStorage.setItem(`lain-${number}`, 'x'.repeat(size)); } catch { size /= 4; }
      }
    }""")
    typed(page, "Pembilang IKU-11", "28")
    expect(page.get_by_text("Ruang simpan peramban penuh; naskah tidak tersimpan.")).to_be_visible(
        timeout=READY
    )
    page.get_by_role("button", name="Perubahan (1)").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh perubahan (ZIP)").click()
    assert caught.value.suggested_filename.endswith(".zip")


@SLOW
def test_a_forbidden_storage_is_told_and_leaving_asks(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path
) -> None:
    """As where cookies are blocked: every touch of the storage throws."""
    page = halaman()
    page.add_init_script("""Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
    })""")
    opened(page, f"{serve(desk_site)}meja/")
    typed(page, "Pembilang IKU-11", "28")
    told = page.get_by_text("Peramban ini tidak mengizinkan halaman menyimpan naskah.")
    expect(told).to_be_visible(timeout=READY)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    expect(told).to_be_visible()
    page.wait_for_timeout(200)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Pembilang IKU-11")).to_have_value("28")

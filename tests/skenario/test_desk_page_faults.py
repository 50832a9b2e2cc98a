"""The desk's page on a host that answers badly, without a network, beside another tab, without a mouse."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.hosts.peladen import Balasan
from tests.skenario.desk_places import content_at, written
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import STAF
from tests.skenario.test_desk_hosts import PAGE
from tests.skenario.test_desk_page_proposes import READY, Begin, page_at
from tests.skenario.test_desk_propose import MAKING, PROPOSING, branches

__all__ = ["page_at"]  # fixture
pytestmark = pytest.mark.nightly(
    "the way without faults, test_desk_page_proposes.py; hosts' answers, test_desk_hosts.py"
)
FIRST = "table.units button"
ABOVE = "Pembilang IKU-01"
PART = "Pembilang IKU-01, 18.08.01"


def opened(page: Page, host: str = "GitHub") -> Page:
    """Open the office with one's token; ``host`` as the page names it."""
    page.set_default_timeout(READY)
    page.get_by_label(f"Token {host} Anda").fill(f"tok-{STAF}")
    button = page.get_by_role("button", name=f"Buka dari {host}")
    expect(button).to_be_enabled(timeout=READY)
    button.click()
    expect(page.locator(FIRST).first).to_be_visible(timeout=READY)
    return page


def filled(page: Page) -> None:
    """One village more than last year, in the first kecamatan."""
    page.locator(FIRST).first.click()
    page.get_by_label(ABOVE, exact=True).fill("48")
    page.get_by_text("Rincian: 15 dari 15 terisi").first.click()
    page.get_by_label(PART).fill("4")
    expect(page.locator("table.form tbody").first).to_contain_text("21,72", timeout=READY)


def test_nothing_is_lost_and_nothing_doubled(page_at: Begin) -> None:
    """The host refuses, limits, breaks, answers with a page; the network goes; pressed once more."""
    page, place = page_at("GitHub")
    filled(opened(page))
    page.get_by_role("button", name="Perubahan (1)").click()
    send, alert = page.get_by_role("button", name="Usulkan di GitHub"), page.get_by_role("alert")
    for answer, told in (
        (Balasan({"message": "Conflict"}, 409), "keadaannya sudah berubah"),
        (Balasan({"message": "Validation Failed"}, 422), "menolak kiriman ini (menjawab 422)"),
        (Balasan({"message": "slow down"}, 429), "terlalu banyak permintaan"),
        (Balasan({"message": "oops"}, 500), "sedang bermasalah (menjawab 500)"),
        (PAGE, "GitHub menjawab dengan halaman, bukan data."),
    ):
        place.peladen.ganggu(MAKING, answer)
        send.click()
        expect(alert).to_contain_text(told, timeout=READY)
    page.context.set_offline(True)
    send.click()
    expect(alert).to_contain_text("GitHub tidak dapat dihubungi", timeout=READY)
    expect(page.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible()
    page.context.set_offline(False)
    assert (branches(place.kantor), place.pulls()) == (["main"], [])

    place.peladen.ganggu(PROPOSING, Balasan(panjang=100_000))  # the branch is there, the proposal is not
    send.click()
    expect(alert).to_contain_text("GitHub", timeout=READY)
    assert (len(branches(place.kantor)), place.pulls()) == (2, [])
    send.click()
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)
    assert alert.inner_text() == ""
    ((_, branch, _, _),) = place.pulls()
    assert branches(place.kantor) == sorted(["main", branch])
    assert written(place.kantor, branch)["commits"] == 1


def test_the_base_moves_by_the_same_person_in_another_tab(page_at: Begin) -> None:
    """What the first tab proposed is merged; the second is told, loses nothing, and proposes."""
    page, place = page_at("GitHub")
    other = opened(_beside(page))
    filled(opened(page))
    other.locator(FIRST).first.click()
    figure = other.get_by_label("Pembilang IKU-02", exact=True)
    before = figure.input_value()
    figure.fill(f"{int(before) - 1}")
    other.get_by_label(ABOVE, exact=True).fill("50")
    expect(other.get_by_text("ketikan baru belum disimpan")).to_be_visible(timeout=READY)

    propose(page)
    ((_, branch, _, _),) = place.pulls()
    place.kantor.main_maju({FORMULIR: mandiri(48)})
    assert content_at(place.kantor, "main", FORMULIR) == content_at(place.kantor, branch, FORMULIR)
    expect(other.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible(timeout=READY)

    other.get_by_role("button", name="Perubahan (1)").click()
    other.get_by_role("button", name="Usulkan di GitHub").click()
    expect(other.get_by_text("Berkas yang sama juga diubah sejak dibuka di sini")).to_be_visible(
        timeout=READY
    )
    assert len(place.pulls()) == 1
    other.get_by_role("button", name="Buka keadaan terbaru, lalu lanjutkan naskah").click()
    expect(other.get_by_role("heading", name="Diubah juga di tempat lain")).to_be_visible(timeout=READY)
    other.get_by_role("button", name="Yang terbaru: 48").click()
    other.locator(FIRST).first.click(timeout=READY)
    expect(other.get_by_label(ABOVE, exact=True)).to_have_value("48")
    expect(other.get_by_label("Pembilang IKU-02", exact=True)).to_have_value(f"{int(before) - 1}")
    propose(other)
    assert len(place.pulls()) == 2


def propose(page: Page) -> None:
    page.get_by_role("button", name="Perubahan (1)").click()
    page.get_by_role("button", name="Usulkan di GitHub").click(timeout=READY)
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)


def _beside(page: Page) -> Page:
    other = page.context.new_page()
    other.goto(page.url)
    return other


def tab_to(page: Page, target: Locator) -> None:
    """Go on with the Tab key alone until the focus is there, and seen."""
    expect(target).to_be_visible(timeout=READY)
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            assert target.evaluate("element => element.matches(':focus-visible')")
            return
        page.keyboard.press("Tab")
    raise AssertionError("not reached by the Tab key")


def test_without_a_mouse(page_at: Begin) -> None:
    """Opened, a period chosen, typed, a finding seen and mended, proposed: Tab, Enter, arrows."""
    page, place = page_at("GitHub")
    press = page.keyboard.press
    button = page.get_by_role("button", name="Buka dari GitHub")
    expect(button).to_be_enabled(timeout=READY)
    tab_to(page, page.get_by_label("Token GitHub Anda"))
    page.keyboard.type(f"tok-{STAF}")
    tab_to(page, button)
    press("Enter")
    period = page.get_by_label("Periode", exact=True)
    tab_to(page, period)
    chosen = period.input_value()
    press("ArrowDown")
    expect(page.get_by_text("sudah disahkan").or_(page.get_by_text("sudah diarsipkan"))).to_be_visible()
    press("ArrowUp")
    expect(period).to_have_value(chosen)
    tab_to(page, page.locator(FIRST).first)
    press("Enter")
    expect(page.locator("h1")).to_be_focused(timeout=READY)

    row = page.locator("table.form tbody").first
    above = page.get_by_label(ABOVE, exact=True)
    tab_to(page, above)
    page.keyboard.type("x")
    expect(above).to_have_attribute("aria-invalid", "true", timeout=READY)
    expect(row).to_contain_text("bukan angka")
    press("Control+A")
    page.keyboard.type("48")
    expect(row).to_contain_text("rincian IKU-01 adalah 47, sedangkan totalnya 48", timeout=READY)
    part = page.get_by_label(PART)
    if not part.is_visible():
        tab_to(page, row.locator("summary").first)
        press("Enter")
    tab_to(page, part)
    page.keyboard.type("4")
    expect(row).to_contain_text("21,72", timeout=READY)
    expect(page.get_by_text(re.compile(r"8 dari 8 terisi, \d peringatan"))).to_be_visible(timeout=READY)

    tab_to(page, page.get_by_role("button", name="Lihat perubahan"))
    press("Enter")
    expect(page.locator("h1", has_text="Perubahan")).to_be_focused(timeout=READY)
    tab_to(page, page.get_by_role("button", name="Usulkan di GitHub"))
    press("Enter")
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_focused(timeout=READY)
    assert len(place.pulls()) == 1

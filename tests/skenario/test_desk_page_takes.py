"""At the desk's page, to the proposal: signing in without a token."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.hosts.gitlab_tiruan import PROYEK
from tests.skenario.desk_places import Place, run_gate, written
from tests.skenario.isian import FORMULIR, PERIODE
from tests.skenario.kantor import STAF, Ukur
from tests.skenario.test_desk_page_proposes import READY, Begin

pytestmark = pytest.mark.nightly("the room's own tests and the page's show it daily")

STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
Axe = Callable[[Page], list[str]]
Overflows = Callable[[Page], bool]


def opened(page: Page, name: str, token: str = "") -> None:
    """Open the target branch from the host."""
    if token:
        page.get_by_label(f"Token {name} Anda").fill(token)
    button = page.get_by_role("button", name=f"Buka dari {name}")
    expect(button).to_be_enabled(timeout=READY)
    button.click()
    page.locator("table.units").wait_for(timeout=READY)


def proposed(page: Page, place: Place, ukur: Ukur, name: str, count: int) -> str:
    """Propose what was changed; the gate finds no error in it. The answer is the branch."""
    page.get_by_role("button", name=f"Perubahan ({count})").click()
    page.get_by_role("button", name=f"Usulkan di {name}").click(timeout=READY)
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)
    ((who, branch, _, _),) = place.pulls()
    assert who == STAF
    assert "galat" not in run_gate(place, ukur, 1).out
    return branch


def test_signing_in_takes_along_what_was_typed(
    page_at: Begin, ukur: Ukur, axe: Axe, overflows: Overflows
) -> None:
    """Read without a token; asked who one is when proposing; back with the draft, and nothing of it stays."""
    page, place = page_at("GitLab")
    place.server.signs_in = STAF  # type: ignore[attr-defined]
    address = page.url
    opened(page, "GitLab")
    page.locator("table.units button").first.click()
    page.get_by_label("Pembilang IKU-01", exact=True).fill("48")
    page.get_by_text("Rincian: 15 dari 15 terisi").first.click()
    page.get_by_label("Pembilang IKU-01, 18.08.01").fill("4")
    expect(page.locator("table.form tbody").first).to_contain_text("21,72", timeout=READY)

    page.get_by_role("button", name="Perubahan (1)").click()
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_text("Tanpa token: unggah sendiri di GitLab").click(timeout=READY)
    folder = FORMULIR.rpartition("/")[0]
    link = page.get_by_role("link", name=folder)
    expect(link).to_have_attribute("href", f"{place.peladen.alamat}/{PROYEK}/-/tree/main/{folder}")
    expect(page.get_by_label("Judul untuk ditempel")).to_have_value(f"{PERIODE}: formulir dinas")
    assert (axe(page), overflows(page)) == ([], False)

    page.get_by_role("button", name="Masuk dengan GitLab").click()
    send = page.get_by_role("button", name="Usulkan di GitLab")
    expect(page.get_by_label("Token GitLab Anda")).to_have_count(0, timeout=READY)
    expect(send).to_be_visible(timeout=READY)
    assert page.url == address
    branch = proposed(page, place, ukur, "GitLab", 1)
    assert written(place.kantor, branch)["paths"] == [f"M\t{FORMULIR}"]
    stored = page.evaluate(STORED)
    assert "oauth" not in stored
    assert "verifier" not in stored
    assert place.peladen.hitung("POST /oauth/token") == 1
    page.goto(f"{address}?code=curian&state=lain")
    expect(page.get_by_role("alert")).to_contain_text("bukan untuk halaman ini", timeout=READY)
    assert page.url == address
    assert place.peladen.hitung("POST /oauth/token") == 1

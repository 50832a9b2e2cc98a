"""The search box as a reader uses it."""

from playwright.sync_api import Page
from tests.browser.settled import wait_until


def search(page: Page, words: str) -> list[tuple[str, str]]:
    """Open the box, type, and wait for the answer; the results' addresses and texts, best first."""
    if not page.locator("dialog.ukur-kotak[open]").count():
        page.get_by_role("button", name="Cari").click()
    box = page.get_by_role("searchbox")
    box.fill("")
    box.press_sequentially(words)
    wait_until(
        page,
        "words => document.querySelector('.ukur-kotak input').value === words && window.CARI"
        " && /hasil/.test(document.querySelector('.ukur-kotak [role=status]').textContent)",
        words,
    )
    page.wait_for_timeout(200)  # a rest of the typing: the list follows 120 ms after the last letter
    links = page.locator(".ukur-kotak li").all()
    return [(row.locator("a").evaluate("a => a.href"), row.inner_text()) for row in links]

"""When a page has come to rest."""

from playwright.sync_api import Page

QUIET = "new Promise(done => setTimeout(done, 300))"
"""In milliseconds. Neither Playwright's "networkidle" nor requestIdleCallback comes on every page."""


def settle(page: Page) -> None:
    """Wait until a page is loaded and its scripts have nothing left to do but what time brings."""
    page.wait_for_load_state("load")
    page.evaluate(QUIET)

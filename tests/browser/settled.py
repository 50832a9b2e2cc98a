"""When a page has come to rest."""

import time

from playwright.sync_api import Page

QUIET = "new Promise(done => setTimeout(done, 300))"
"""In milliseconds. Neither Playwright's "networkidle" nor requestIdleCallback comes on every page."""


def settle(page: Page) -> None:
    """Wait until a page is loaded and its scripts have nothing left to do but what time brings."""
    page.wait_for_load_state("load")
    page.evaluate(QUIET)


def wait_until(page: Page, expression: str, words: str = "", seconds: float = 30) -> None:
    """Wait until an expression, or a function of ``words``, is true in a page.

    Playwright's ``wait_for_function`` asks a second time by ``eval``, which the pages' policy forbids.
    """
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression, words):
        assert time.monotonic() < deadline, f"not within {seconds} s: {expression}"
        page.wait_for_timeout(20)

"""When a page has come to rest."""

from playwright.sync_api import Page

QUIET = """new Promise(done => requestIdleCallback(() => setTimeout(done, 200)))"""
"""Playwright's own "networkidle" is a race: it may never come where every file is in the browser's cache."""


def settle(page: Page) -> None:
    """Wait until a page is loaded and its scripts have nothing left to do but what time brings."""
    page.wait_for_load_state("load")
    page.evaluate(QUIET)

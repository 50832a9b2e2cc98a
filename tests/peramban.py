"""The browser tests' harness, a pytest plugin: Chromium, a web server, pages that report faults, axe.

Everything is a fixture, and all modules of a worker share one Chromium. A test that visits a page fails by
itself when the page logs an error, throws one, or asks for anything outside the machine; see ``problems``.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # recorded requests must not leave either
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
LOCAL_SCHEMES = {"about", "blob", "data", "file"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def chromium_path() -> str | None:
    """UKUR_CHROMIUM decides alone if set; otherwise the same engine without its window frame, or with it."""
    if chosen := os.environ.get("UKUR_CHROMIUM"):
        return shutil.which(chosen)
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = chromium_path()
    if executable is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium tidak ada, padahal wajib di CI")
    if executable is None:
        pytest.skip("Chromium tidak ada; pasang atau isi UKUR_CHROMIUM")  # CI fails above instead
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder until the tests end; the answer is its address, with the final slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(directory: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(directory)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def is_outside(url: str) -> bool:
    address = urlsplit(url)
    return address.scheme not in LOCAL_SCHEMES and address.hostname != "127.0.0.1"


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What the pages of this test did wrong; the test fails if anything is left at its end."""
    seen: list[str] = []
    yield seen
    assert seen == []


def watch(context: BrowserContext, problems: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"konsol: {message.text}")

    context.on("console", on_console)
    context.on("weberror", lambda error: problems.append(f"galat: {error.error}"))
    context.on(
        "request",
        lambda request: problems.append(f"keluar: {request.url}") if is_outside(request.url) else None,
    )


@pytest.fixture
def halaman(chromium: Browser, problems: list[str]) -> Iterator[Callable[..., Page]]:
    """Open a new page: ``halaman(url, warna="dark", lebar=360)``. Without a URL the page is blank.

    ``tanpa_pagar``: the page's content security policy does not count.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        url: str | None = None,
        *,
        warna: Literal["light", "dark"] = "light",
        lebar: int = 1280,
        tinggi: int = 800,
        javascript: bool = True,
        tanpa_pagar: bool = False,
    ) -> Page:
        context = chromium.new_context(
            locale="id-ID",
            color_scheme=warna,
            viewport={"width": lebar, "height": tinggi},
            java_script_enabled=javascript,
            bypass_csp=tanpa_pagar,
        )
        contexts.append(context)
        watch(context, problems)
        page = context.new_page()
        if url is not None:
            page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


AT_REST = """document.getAnimations()
  .filter(({effect}) => Number.isFinite(effect?.getComputedTiming().endTime))
  .forEach((one) => one.finish())"""
"""What moves is at its end: the theme's header fades while one scrolls, and has other colours meanwhile."""


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Accessibility violations of a page, one line each: the rule's id, its weight, where and what.

    ``colours``: only what light and dark can differ in, for a page that is looked at whole in the other.
    """
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def run(page: Page, colours: bool = False) -> list[str]:
        page.evaluate(source)
        page.evaluate(AT_REST)
        options = "{runOnly: rules, resultTypes: ['violations']}"
        result = page.evaluate(
            f"rules => axe.run(document, {options})", COLOUR_RULES if colours else AXE_TAGS
        )
        return [
            f"{rule['id']} [{rule['impact']}] {node['target']}: {node['failureSummary']}"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    return run


@pytest.fixture(scope="session")
def overflows() -> Callable[[Page], bool]:
    """Whether the page as a whole has to be scrolled sideways; a table that scrolls by itself may."""

    def measure(page: Page) -> bool:
        root = "document.documentElement"
        return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))

    return measure

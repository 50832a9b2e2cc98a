"""Times of the desk's page in Chromium: bytes, ready first and again, opened, a key, the first figure."""

import gzip
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Page, sync_playwright
from tests.bench.sintetis import tulis
from tests.meja import REPO, lay_desk
from tests.peramban import FLAGS, QuietHandler, chromium_path
from tests.salinan import with_history

from ukur.measure.measurements import Measurements
from ukur.model.paths import dokumen_path
from ukur.model.periode import parse_periode
from ukur.site.material import collect_material
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

SIZES = (8, 100, 500)
RUNS = 3
PERIODE = "2024-TW4"
PUBLIC = {"GITLAB_CI": "true", "CI_PROJECT_VISIBILITY": "public"}
LIMIT = 300_000
KEYS = "7123456"


class _Server(QuietHandler):
    """As hosts serve a site: scripts compressed, and what is named by its content kept."""

    def end_headers(self) -> None:
        if re.search(r"-[0-9a-f]{12}", self.path):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        super().end_headers()


def baris_halaman_meja() -> Iterator[tuple[str, ...]]:
    """Yield a row for each size: indicators, MB, seconds until ready and to open, milliseconds of a key.

    Last the seconds from asking for the page to the result of the first typed figure, of a first and of a
    second visit, by somebody who presses every button at once: what the machine takes of a person's time.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for count in SIZES:
            with tempfile.TemporaryDirectory(prefix="ukur-bench-") as temp:
                folder, size = _site(Path(temp), count)
                server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(folder)))
                threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
                address = f"http://127.0.0.1:{server.server_port}/meja/"
                runs = [_visits(browser.new_context(), address) for _ in range(RUNS)]
                server.shutdown()
            best = [min(column) for column in zip(*runs, strict=True)]
            first, again, opened, key, *typed = best
            yield (
                str(count),
                f"{size / 1e6:.2f}",
                f"{first:.2f}",
                f"{again:.2f}",
                f"{opened:.2f}",
                f"{key:.0f}",
                " / ".join(f"{seconds:.2f}" for seconds in typed),
            )
        browser.close()


def _site(repo: Path, count: int) -> tuple[Path, int]:
    """Lay out the desk of a synthetic office, its last quarter a draft; and the bytes of a visit."""
    tulis(repo, count)
    document = repo / "indicators" / dokumen_path(parse_periode(PERIODE))
    document.write_text(re.sub(r"(?m)^tahap: .*$", "tahap: draf", document.read_text("utf-8")), "utf-8")
    with_history(repo)
    catalogue = read_catalogue(Folder(repo / "indicators")).catalogue
    assert catalogue is not None
    material = collect_material(Measurements(catalogue), (), None, False)
    folder = lay_desk(repo, material, REPO / ".cache/meja", repo / "situs", PUBLIC)
    later: tuple[str, ...] = (
        "sheets.bin",
        "LISENSI.txt",
        "nomenclature.yml",
        "decide_page.js",
        "decide.js",
        "decide.css",
    )
    later += ("templates.bin", "pages.bin", "preview.css")
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in later]
    return folder, sum(_sent(path) for path in files)


def _sent(path: Path) -> int:
    raw = path.read_bytes()
    return len(raw) if path.suffix in {".bin", ".zip"} else len(gzip.compress(raw, 9))


def _visits(context: BrowserContext, address: str) -> tuple[float, ...]:
    one = _visit(context, address)
    one.page.close()
    two = _visit(context, address)
    key = min(_keys(two.page))
    context.close()
    return one.ready, two.ready, two.opened, key, one.typed, two.typed


class _Visit(NamedTuple):
    """Seconds until the page is ready, to open the data, and until the first figure's result; the page."""

    ready: float
    opened: float
    typed: float
    page: Page


def _visit(context: BrowserContext, address: str) -> _Visit:
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address)
    page.locator("button.main:enabled").first.wait_for(timeout=LIMIT)
    ready = time.perf_counter()
    page.get_by_role("button", name="Buka data situs ini").click()
    page.locator("table.units").wait_for(timeout=LIMIT)
    opened = time.perf_counter()
    page.locator("table.units button").first.click()
    page.locator("table.form").wait_for(timeout=LIMIT)
    field = page.locator("table.form tbody").first.get_by_label("Pembilang").first
    field.evaluate(MEASURE, ["600", "60,00"])  # of 1,000, as the recipe has it: percent
    return _Visit(ready - start, opened - ready, time.perf_counter() - start, page)


def _keys(page: Page) -> list[float]:
    """Return milliseconds from a key to the row's new figures, as the page itself measures them."""
    field = page.locator("table.form tbody").first.get_by_label("Pembilang").first
    times: list[float] = []
    for number in range(1, len(KEYS)):
        typed = 600 + number * 7  # of 1,000, as the recipe has it: 607 are 60,70 percent
        wanted: Any = [f"{typed}", f"{typed // 10},{typed % 10}0"]
        times.append(field.evaluate(MEASURE, wanted))
        page.wait_for_timeout(50)
    return times


MEASURE = """(field, [text, figure]) => new Promise((done) => {
  const results = field.closest('tbody').querySelector('.results');
  const start = performance.now();
  new MutationObserver(() => { if (results.textContent.includes(figure)) done(performance.now() - start); })
    .observe(results, { subtree: true, childList: true, characterData: true });
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
})"""

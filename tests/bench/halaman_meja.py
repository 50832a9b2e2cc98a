"""Times of the desk's page in Chromium, of two visits: ready, opened, a form that stands, its first key."""

import gzip
import io
import re
import tempfile
import threading
from collections.abc import Iterator
from functools import cache, partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, Playwright, sync_playwright
from tests.bench.sintetis import tulis
from tests.meja import REPO, lay_desk
from tests.peramban import FLAGS, QuietHandler, chromium_path
from tests.salinan import with_history

from ukur.measure.measurements import Measurements
from ukur.model.paths import dokumen_path
from ukur.model.periode import parse_periode
from ukur.site.collected_material import collect_material
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

SIZES = (8, 100, 500)
RUNS = 3
PERIODE = "2024-TW4"
PUBLIC = {"GITLAB_CI": "true", "CI_PROJECT_VISIBILITY": "public"}
LIMIT = 300_000
KEYS = "7123456"
PAUSE = 8_000
"""Milliseconds that somebody looks at the page before closing it: the browser keeps things at rest."""


class SiteHandler(QuietHandler):
    """As hosts serve a site: scripts and WebAssembly compressed, and what is named by its content kept."""

    def end_headers(self) -> None:
        if re.search(r"-[0-9a-f]{12}", self.path):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        super().end_headers()

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        if path.suffix not in {".js", ".css", ".wasm"} or not path.is_file():
            return super().send_head()
        content = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


@cache
def _compressed(path: Path) -> bytes:
    beside = path.with_name(f"{path.name}.gz")
    return beside.read_bytes() if beside.is_file() else gzip.compress(path.read_bytes(), 9)


def baris_halaman_meja() -> Iterator[tuple[str, ...]]:
    """Yield a row for each size: indicators, MB of a first visit, seconds, and milliseconds of a key.

    Seconds are those of a first and of a second visit of one browser's profile, as people have it: until the
    program is ready, until a unit's form stands filled, and until the first key typed in it is answered. All
    of them begin where the page is asked for, by somebody who presses every button at once.
    """
    with sync_playwright() as playwright:
        for count in SIZES:
            with tempfile.TemporaryDirectory(prefix="ukur-bench-") as temp:
                folder, size = _site(Path(temp), count)
                server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
                threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
                address = f"http://127.0.0.1:{server.server_port}/meja/"
                runs = [_visits(playwright, address) for _ in range(RUNS)]
                server.shutdown()
            first, again = (
                _Visit(*(min(column) for column in zip(*visits, strict=True)))
                for visits in zip(*runs, strict=True)
            )
            yield (
                str(count),
                f"{size / 1e6:.2f}",
                *(f"{one:.2f} / {two:.2f}" for one, two in zip(first[:4], again[:4], strict=True)),
                f"{again.key:.0f}",
            )


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
    later += ("templates.bin", "pages.bin", "preview.css", "interpreter.bin", "core.bin")
    later += ("interpreter.wasm.gz", "core.wasm.gz")  # the same module, as other servers give it
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in later]
    return folder, sum(_sent(path) for path in files)


def _sent(path: Path) -> int:
    raw = path.read_bytes()
    return len(raw) if path.suffix in {".bin", ".zip"} else len(gzip.compress(raw, 9))


class _Visit(NamedTuple):
    """Seconds from asking for the page, and milliseconds of a later key."""

    ready: float
    opened: float
    form: float
    answered: float
    key: float


def _visits(playwright: Playwright, address: str) -> tuple[_Visit, _Visit]:
    """Return a first and a second visit with a new profile; between them the browser is closed."""
    with tempfile.TemporaryDirectory(prefix="ukur-bench-") as profile:
        one, two = (_visit(playwright, profile, address) for _ in range(2))
        return one, two


def _visit(playwright: Playwright, profile: str, address: str) -> _Visit:
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium_path(), args=FLAGS
    )
    page = context.new_page()
    page.add_init_script(PRESS)
    page.goto(address)
    ready, opened, form, answered = page.evaluate(WITHIN, LIMIT)
    key = min(_keys(page))
    page.wait_for_timeout(PAUSE)
    context.close()
    return _Visit(ready, opened, form, answered, key)


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


PRESS = """globalThis.visit = (async () => {
  const seen = (find) => new Promise((done) => {
    const look = () => { const found = find(); if (found) { watch.disconnect(); done(found); } };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
  const times = [];
  const now = () => times.push(performance.now() / 1000);
  const open = await seen(() => [...document.querySelectorAll('button.main:enabled')]
    .find((button) => button.textContent.includes('Buka data situs ini')));
  now();
  open.click();
  const unit = await seen(() => document.querySelector('table.units button'));
  now();
  unit.click();
  const field = await seen(() => document.querySelector('table.form tbody input'));
  now();
  const results = field.closest('tbody').querySelector('.results');
  field.focus();
  field.value = '600'; // of 1,000, as the recipe has it: percent
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await seen(() => results.textContent.includes('60,00'));
  now();
  return times;
})()"""
WITHIN = """(limit) => Promise.race([globalThis.visit, new Promise((_, fail) => {
  setTimeout(fail, limit, new Error('the desk did not answer'));
})])"""
"""In the page itself: whoever drives it from outside looks only every half second."""

MEASURE = """(field, [text, figure]) => new Promise((done) => {
  const results = field.closest('tbody').querySelector('.results');
  const start = performance.now();
  new MutationObserver(() => { if (results.textContent.includes(figure)) done(performance.now() - start); })
    .observe(results, { subtree: true, childList: true, characterData: true });
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
})"""

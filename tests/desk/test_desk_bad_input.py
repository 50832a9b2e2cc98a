"""The desk where servers, networks and files are not as they should be: told in words, and gone on with."""

import base64
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.desk.test_desk_page import READY, UNIT
from tests.peramban import FLAGS, QuietHandler, chromium_path

Open = Callable[..., Page]
pytestmark = pytest.mark.nightly("each starts Python in a browser; a start that fails, test_desk_page.py")
OPEN_SITE = "Buka data situs ini"


class PlainServer(QuietHandler):
    """As nginx serves with a mime.types that has no ``.mjs``, ``.wasm`` or ``.yml``."""

    extensions_map = {  # noqa: RUF012
        ".html": "text/html",
        ".css": "text/css",
        ".js": "application/javascript",
        ".txt": "text/plain",
        ".zip": "application/zip",
        "": "application/octet-stream",
    }


class SlowServer(QuietHandler):
    """A mobile network at the edge of its cell: some bytes a second, for longer than the page's patience."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.endswith("interpreter.bin"):
            for _ in range(12):
                outputfile.write(source.read(2_000))
                outputfile.flush()
                time.sleep(1)
        super().copyfile(source, outputfile)


class CutServer(QuietHandler):
    """The connection is lost in the middle of one file, every time."""

    cut = ""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.endswith(self.cut):
            outputfile.write(source.read(100_000))
            self.close_connection = True
            return
        super().copyfile(source, outputfile)


@contextmanager
def served(kind: type[QuietHandler], folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/meja/"
    server.shutdown()
    server.server_close()


def test_a_server_that_knows_few_kinds_of_files(halaman: Open, desk_site: Path) -> None:
    with served(PlainServer, desk_site) as address:
        page = halaman(address)
        page.get_by_role("button", name=OPEN_SITE).click(timeout=READY)
        expect(page.get_by_role("button", name=UNIT)).to_be_visible(timeout=READY)


def test_a_slow_network_is_waited_for(halaman: Open, desk_site: Path) -> None:
    """The page's patience is 8 seconds here; the runtime takes 12 and more, and is heard of."""
    engine = next(desk_site.glob("meja/halaman-*/engine.js")).read_text("utf-8")
    assert engine.count("45_000") == 1
    with served(SlowServer, desk_site) as address:
        page = halaman()
        body = engine.replace("45_000", "8_000")
        page.route("**/engine.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        page.goto(address)
        expect(page.get_by_role("button", name=OPEN_SITE)).to_be_enabled(timeout=READY)
        expect(page.get_by_role("alert")).to_have_text("")


@pytest.mark.parametrize(
    "cut", ["interpreter.bin", "stdlib.bin", "libraries.bin", "program.bin", "pyodide.asm.js"]
)
def test_a_connection_lost_while_loading_is_told(
    halaman: Open, desk_site: Path, problems: list[str], cut: str
) -> None:
    kind = type("Cut", (CutServer,), {"cut": cut})
    told = f"Isi {cut} bukan" if cut.endswith(".js") else f"Berkas {cut} tidak terunduh seutuhnya."
    with served(kind, desk_site) as address:
        page = halaman(address)
        expect(page.get_by_role("alert")).to_contain_text(told, timeout=READY)
    problems[:] = [item for item in problems if "Failed to load resource" not in item]


def test_a_network_that_goes_after_the_start(halaman: Open, desk_site: Path, problems: list[str]) -> None:
    with served(QuietHandler, desk_site) as address:
        page = halaman(address)
        page.set_default_timeout(READY)
        page.route(
            "**/data-*.bin", lambda route: route.abort()
        )  # it is asked for as soon as the page is there
        page.reload()
        button = page.get_by_role("button", name=OPEN_SITE)
        expect(button).to_be_enabled(timeout=READY)
        alert = page.get_by_role("alert")
        page.context.set_offline(True)
        button.click()
        expect(alert).to_contain_text("Data situs ini tidak dapat diunduh; periksa jaringan", timeout=READY)
        page.context.set_offline(False)
        page.unroute("**/data-*.bin")
        page.route("**/data-*.bin", lambda route: route.fulfill(body="<!doctype html><title>Masuk</title>"))
        button.click()
        expect(alert).to_contain_text("jaringan menjawab dengan halaman lain", timeout=READY)
        page.unroute("**/data-*.bin")
        button.click()
        page.get_by_role("button", name=UNIT).click()
        page.get_by_label("Pembilang IKU-11").fill("28")
        page.context.set_offline(True)
        book = page.get_by_role("button", name="Unduh formulir Excel")
        book.click()
        expect(alert).to_contain_text("Berkas sheets.bin tidak terunduh seutuhnya", timeout=READY)
        expect(page.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible()
        page.context.set_offline(False)
        with page.expect_download():
            book.click()
    problems[:] = [item for item in problems if "Failed to load resource" not in item]


def test_a_browser_without_webassembly_is_told_which_to_use(chromium: Browser, desk_site: Path) -> None:
    """As Edge and iOS do where somebody switched their strictest protection on."""
    flags = [*FLAGS, "--js-flags=--jitless"]
    strict = chromium.browser_type.launch(executable_path=chromium_path(), args=flags)
    with served(QuietHandler, desk_site) as address:
        page = strict.new_page()
        page.goto(address)
        told = "Pakai Chrome, Edge, atau Firefox terbaru, atau isi formulir Excel."
        expect(page.get_by_role("alert")).to_contain_text(told, timeout=READY)
    strict.close()


DROP = """async (place, [name, text]) => {
  const given = new DataTransfer();
  given.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
  place.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
}"""


def bomb() -> bytes:
    """Return a ZIP of 300 kB that would become 300 MB."""
    with zipfile.ZipFile(buffer := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("kinerja-main/indicators/instansi.yml", "nama: Dinas")
        for number in range(30):
            archive.writestr(f"kinerja-main/indicators/kamus/IKU-{number}.yml", b" " * 10_000_000)
    return buffer.getvalue()


def test_a_file_dropped_on_the_page(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path, office_zip: bytes
) -> None:
    """No ZIP, half of one, a bomb; then the right one, into the same page."""
    page = halaman(f"{serve(desk_site)}meja/")
    expect(page.get_by_label("Letakkan berkas ZIP di sini, atau pilih")).to_be_enabled(timeout=READY)
    place, alert = page.locator(".drop"), page.get_by_role("alert")
    for content, told in (
        (b"%PDF-1.7", "bukan ZIP"),
        (office_zip[: len(office_zip) // 2], "bukan ZIP"),
        (bomb(), "100 MB"),
    ):
        place.evaluate(DROP, ["kinerja.zip", base64.b64encode(content).decode()])
        expect(alert).to_contain_text(told, timeout=READY)
    place.evaluate(DROP, ["kinerja.zip", base64.b64encode(office_zip).decode()])
    expect(page.get_by_role("button", name=UNIT)).to_be_visible(timeout=READY)

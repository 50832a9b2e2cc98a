"""The second visit: the started Python that this browser kept; another program's, and one that is broken."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.desk.test_desk_page import READY, UNIT

Open = Callable[..., Page]
OPEN_SITE = "Buka data situs ini"
NAMES = "caches.open('ukur-meja').then(async (cache) => (await cache.keys()).map(({ url }) => url))"
KEPT = """caches.open('ukur-meja').then(async (cache) => {
  const [one, ...more] = await cache.keys();
  if (!one?.url.includes('/started-') || one.url.includes('-lama-') || more.length) return false;
  return (await (await cache.match(one)).blob()).size > 9e6; // the memory of a started Python, not less
})"""
PUT = """async ([name, text]) => {
  const cache = await caches.open('ukur-meja');
  const [kept] = (await cache.keys()).map(({ url }) => url);
  await cache.put(name ?? kept, new Response(text));
}"""
# A word of the program, as it lies in the memory that was kept, is written over there.
SAY_OTHERWISE = """async ([before, after]) => {
  const cache = await caches.open('ukur-meja');
  const [kept] = (await cache.keys()).map(({ url }) => url);
  const bytes = new Uint8Array(await (await cache.match(kept)).arrayBuffer());
  const [from, to] = [before, after].map((word) => new TextEncoder().encode(word));
  let found = 0;
  for (let at = bytes.indexOf(from[0]); at >= 0; at = bytes.indexOf(from[0], at + 1)) {
    if (!from.every((byte, place) => bytes[at + place] === byte)) continue;
    bytes.set(to, at);
    found += 1;
  }
  await cache.put(kept, new Response(bytes));
  return found;
}"""


def ready(page: Page) -> None:
    expect(page.get_by_role("button", name=OPEN_SITE)).to_be_enabled(timeout=READY)


def kept(page: Page) -> None:
    """Wait until the worker, at rest, has written the memory of its Python."""
    for _ in range(READY // 250):
        if page.evaluate(KEPT):
            return
        page.wait_for_timeout(250)
    pytest.fail("nothing was kept")


def fill(page: Page, figure: str, result: str) -> None:
    page.get_by_role("button", name=OPEN_SITE).click()
    page.get_by_role("button", name=UNIT).click(timeout=READY)
    page.get_by_label("Pembilang IKU-11").fill(figure)
    row = page.locator("table.form tbody").filter(has=page.locator("code", has_text="IKU-11"))
    expect(row.locator(".results")).to_contain_text(result, timeout=READY)


def test_a_second_visit_goes_on_from_what_the_first_kept(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path
) -> None:
    page = halaman(f"{serve(desk_site)}meja/")
    ready(page)
    assert page.evaluate(NAMES) == []
    kept(page)
    assert page.evaluate(SAY_OTHERWISE, ["bukan ZIP yang utuh", "BUKAN ZIP YANG UTUH"]) >= 1
    page.reload()
    ready(page)
    choose = page.get_by_label("Letakkan berkas ZIP di sini, atau pilih")
    choose.set_input_files({"name": "a.zip", "mimeType": "application/zip", "buffer": b"bukan"})
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("berkas ini BUKAN ZIP YANG UTUH", timeout=READY)
    fill(page, "28", "105,81")


@pytest.mark.nightly("starts Python in a browser three times; what is kept is used every day")
@pytest.mark.parametrize("broken", ["bukan potret", "", "\0" * 4096])
def test_one_that_is_broken_is_dropped_and_made_anew(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path, broken: str
) -> None:
    page = halaman(f"{serve(desk_site)}meja/")
    ready(page)
    kept(page)
    page.evaluate(PUT, [None, broken])
    page.reload()
    ready(page)
    fill(page, "28", "105,81")
    kept(page)


def test_one_of_another_program_is_not_looked_at_and_goes(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path
) -> None:
    address = f"{serve(desk_site)}meja/"
    page = halaman(f"{address}LISENSI.txt")
    page.evaluate(PUT, [f"{address}started-lama-lama?x", "bukan potret"])
    page.goto(address)
    ready(page)
    kept(page)

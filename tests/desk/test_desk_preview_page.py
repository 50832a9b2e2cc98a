"""A document's page in the desk before it is proposed: in a frame as high as it is, in which nothing runs."""

import base64
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.desk.test_desk_page import READY, UNIT, open_zip, row_of

HOSTILE = "<img src=x onerror=\"document.title='rusak'\"><script>document.title='rusak'</script>"
HIGH = "frame => frame.contentDocument.documentElement.scrollHeight"
WIDE = "frame => frame.contentDocument.documentElement.scrollWidth"

ELSEWHERE = pytest.mark.nightly("the page is that of `ukur preview`, looked at there; it comes every day")


def later(asked: list[str]) -> list[str]:
    """Return what was fetched of the packs that a preview alone needs."""
    return sorted(url.rpartition("/")[2] for url in asked if url.endswith(("/pages.bin", "/templates.bin")))


@ELSEWHERE
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_document_is_seen_before_it_is_proposed(
    halaman: Callable[..., Page],
    serve: Callable[[Path], str],
    desk_site: Path,
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
    colours: str,
) -> None:
    page, asked = halaman(warna=colours), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serve(desk_site)}meja/")
    page.set_default_timeout(READY)
    page.get_by_role("button", name="Buka data situs ini").click()
    page.get_by_role("button", name=UNIT).click()
    page.get_by_label("Pembilang IKU-11").fill("28")
    row_of(page, "IKU-11").get_by_text("Keterangan dan faktor").click()
    page.get_by_label("Keterangan IKU-11", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Perubahan (1)").click()
    expect(page.locator("pre.report")).to_be_visible()
    assert later(asked) == []
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.get_by_role("heading", name="Pratinjau, belum disetujui")).to_be_visible()
    frame, inside = page.locator("iframe"), page.frame_locator("iframe")
    expect(inside.get_by_text("PRATINJAU: belum disetujui")).to_be_visible()
    expect(inside.get_by_text("realisasi 28,57, target 27,00, capaian 105,81 %").first).to_be_attached()
    expect(inside.get_by_text(HOSTILE).first).to_be_attached()
    assert inside.locator("img, script").count() == 0
    assert "rusak" not in page.title()
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert (axe(page), overflows(page)) == ([], False)
        expect(frame).to_have_js_property("clientHeight", frame.evaluate(HIGH))
        assert frame.evaluate(WIDE) <= width
        inside.get_by_role("link", name="Pengesahan").first.click()
        expect(inside.get_by_role("heading", name="Pengesahan").first).to_be_in_viewport()
    alone = page.context.new_page()
    alone.set_viewport_size({"width": 360, "height": 800})
    alone.set_content(frame.evaluate("frame => frame.srcdoc"))
    assert (axe(alone), overflows(alone)) == ([], False)
    page.get_by_role("button", name="Kembali ke perubahan").click()
    expect(page.locator("pre.report")).to_be_visible()
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(inside.get_by_text("PRATINJAU: belum disetujui")).to_be_visible()
    assert later(asked) == ["pages.bin", "templates.bin"], "each once"


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@ELSEWHERE
def test_the_letterhead_has_the_sites_picture(
    halaman: Callable[..., Page],
    serve: Callable[[Path], str],
    desk_site: Path,
    office_zip: bytes,
    tmp_path: Path,
) -> None:
    site = shutil.copytree(desk_site, tmp_path / "situs")
    (site / "lambang").mkdir()
    (site / "lambang/lambang.png").write_bytes(PIXEL)
    with (
        zipfile.ZipFile(io.BytesIO(office_zip)) as before,
        zipfile.ZipFile(made := io.BytesIO(), "w") as after,
    ):
        for name in before.namelist():
            raw = before.read(name)
            named = raw.replace(b"kop:\n", b"kop:\n  lambang: lambang.png\n", 1)
            after.writestr(name, named if name.endswith("indicators/instansi.yml") else raw)
    page = halaman(f"{serve(site)}meja/")
    page.set_default_timeout(READY)
    open_zip(page, made.getvalue())
    page.get_by_role("button", name=UNIT).click()
    page.get_by_label("Pembilang IKU-11").fill("28")
    page.get_by_role("button", name="Perubahan (1)").click()
    page.get_by_role("button", name="Lihat pratinjau").click()
    picture = page.frame_locator("iframe").locator("img.lambang")
    expect(picture).to_have_js_property("naturalWidth", 1, timeout=READY)
    expect(page.get_by_text("Lambang pada kop tidak ikut")).to_have_count(0)

"""The desk in a browser: an office opened, a form filled, the changes taken home; and what can go wrong."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ukur.source.file_tree import Folder
from ukur.verify.inputs import check_data

PAGE = Path(__file__).resolve().parents[2] / "generator/desk/page"
FORM = "indicators/pengukuran/2026-TW1/ekonomi.yml"
UNIT = "Bidang Pembangunan dan Ekonomi Desa"
READY = 60_000
"""Milliseconds; some three on an idle machine, but others may be at work."""

Open = Callable[..., Page]


def open_zip(page: Page, content: bytes) -> None:
    """Choose a ZIP once the program is ready."""
    expect(page.get_by_label("Letakkan berkas ZIP di sini, atau pilih")).to_be_enabled(timeout=READY)
    page.get_by_label("Letakkan berkas ZIP di sini, atau pilih").set_input_files(
        {"name": "kinerja-main.zip", "mimeType": "application/zip", "buffer": content}
    )


def chooser_is_ours(page: Page) -> None:
    """The file field opens by key and by its own button; the browser's words in its language are not seen."""
    field = page.get_by_label("Letakkan berkas ZIP di sini, atau pilih")
    expect(field).to_be_enabled(timeout=READY)
    assert field.evaluate("field => [field.offsetWidth, field.offsetHeight]") == [1, 1]
    page.keyboard.press("Tab")  # the keyboard is at work: focus is shown
    field.focus()
    ring = "label => getComputedStyle(label).outlineStyle"
    assert page.locator(".choose-file").evaluate(ring) == "solid"
    with page.expect_file_chooser():
        field.press("Space")
    with page.expect_file_chooser():
        page.get_by_text("Pilih berkas", exact=True).click()
    expect(page.get_by_text("belum ada yang dipilih")).to_be_visible()


def test_every_file_field_has_that_button() -> None:
    """One module makes them all."""
    makers = {path.name for path in PAGE.glob("*.js") if 'type="file"' in path.read_text("utf-8")}
    assert makers == {"file_field.js"}


def changed_zip(content: bytes) -> bytes:
    """Return the office's ZIP after somebody else wrote another figure."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            raw = before.read(name)
            after.writestr(
                name, raw.replace(b"pembilang: 27", b"pembilang: 30") if name.endswith(FORM) else raw
            )
    return buffer.getvalue()


def row_of(page: Page, kode: str) -> Locator:
    return page.locator("table.form tbody").filter(has=page.locator("code", has_text=kode))


def test_a_form_is_filled_and_taken_home(
    halaman: Open,
    serve: Callable[[Path], str],
    desk_site: Path,
    office: Path,
    office_zip: bytes,
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
    tmp_path: Path,
) -> None:
    page = halaman(f"{serve(desk_site)}meja/", warna="dark", lebar=360)
    expect(page.get_by_role("status").first).to_contain_text("Mengunduh program")
    chooser_is_ours(page)
    with zipfile.ZipFile(other := io.BytesIO(), "w") as archive:
        archive.writestr("lain-main/README.md", "# Lain")
    open_zip(page, other.getvalue())
    expect(page.get_by_role("alert")).to_contain_text(
        "ZIP ini tidak memuat indicators/instansi.yml, jadi bukan repositori Ukur", timeout=READY
    )
    assert axe(page) == []

    open_zip(page, office_zip)
    expect(page.get_by_role("heading", name="Dinas Pemberdayaan Masyarakat dan Desa")).to_be_visible(
        timeout=READY
    )
    expect(page.get_by_text("Tidak ada temuan pada seluruh data.")).to_be_visible()
    assert (axe(page), overflows(page)) == ([], False)

    page.get_by_role("button", name=UNIT).click()
    row = row_of(page, "IKU-11")
    above = row.get_by_label("Pembilang IKU-11")
    expect(above).to_have_value("27")
    folds = row_of(page, "IKU-06").locator("summary").all_inner_texts()  # not due yet: no evidence to give
    assert folds == ["Keterangan dan faktor", "Tindak lanjut rencana sebelumnya (1)"]
    # 28 of 98 are 28.571... percent; this office divides what is printed: 28.57/27.00.
    above.fill("28")
    expect(row).to_contain_text("105,81 %")
    expect(row).to_contain_text("28,57 dari 27,00")
    assert (axe(page), overflows(page)) == ([], False)

    above.fill("2 8x")
    expect(above).to_have_attribute("aria-invalid", "true")
    described = (above.get_attribute("aria-describedby") or "").split()
    expect(page.locator(f"#{described[1]}")).to_contain_text("galat:")
    expect(page.locator(f"#{described[1]}")).to_contain_text("bukan angka")
    expect(page.get_by_text("4 dari 4 terisi, 1 galat")).to_be_visible()
    expect(row.locator(".results")).to_contain_text("tidak terbaca")  # once, and without a direction
    assert row.locator(".results p").all_inner_texts() == ["tidak terbaca s.d. TW I"]
    assert (axe(page), overflows(page)) == ([], False)
    above.fill("28")
    expect(page.get_by_text("4 dari 4 terisi, tanpa temuan")).to_be_visible()
    expect(page.get_by_text(re.compile("Naskah tersimpan di peramban ini"))).to_be_visible()

    page.set_viewport_size({"width": 1366, "height": 900})
    page.get_by_role("button", name="Perubahan (1)").click()
    expect(page.locator("pre.report")).to_contain_text("Yang berubah: 1 realisasi.", timeout=READY)
    page.emulate_media(media="print")
    assert page.locator("pre.report").evaluate("e => e.scrollHeight <= e.clientHeight"), "no paper scrolls"
    page.emulate_media(media="screen")
    assert (axe(page), overflows(page)) == ([], False)
    page.get_by_role("button", name="Lihat pratinjau").click()
    told = page.frame_locator("iframe").get_by_text("realisasi 28,57, target 27,00, capaian 105,81 %")
    expect(told.first).to_be_attached(timeout=READY)
    page.get_by_role("button", name="Kembali ke perubahan").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Unduh perubahan (ZIP)").click()
    changed = tmp_path / "kantor"
    shutil.copytree(office / "indicators", changed / "indicators")
    with zipfile.ZipFile(caught.value.path()) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [FORM]
        archive.extractall(changed)
    before, after = ((folder / FORM).read_text("utf-8") for folder in (office, changed))
    assert after == before.replace("pembilang: 27", "pembilang: 28", 1) != before
    assert check_data(Folder(changed / "indicators")).findings == ()

    # Another visit, on data in which somebody else changed the same figure: asked, and nothing is lost.
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    open_zip(page, changed_zip(office_zip))
    expect(page.get_by_text("Ada naskah yang belum diusulkan: 2026-TW1: formulir ekonomi")).to_be_visible(
        timeout=READY
    )
    page.get_by_role("button", name=UNIT).click()
    for typed in ("31", "30"):  # before that was decided: the draft is neither overwritten nor forgotten
        above.fill(typed)
        expect(page.get_by_text("ketikan baru belum disimpan di peramban")).to_be_visible(timeout=READY)
    page.get_by_role("button", name="Formulir", exact=True).click()
    page.get_by_role("button", name="Lanjutkan naskah").click()
    expect(page.get_by_role("heading", name="Diubah juga di tempat lain")).to_be_visible(timeout=READY)
    assert (axe(page), overflows(page)) == ([], False)
    expect(page.get_by_role("button", name="Yang terbaru: 30")).to_be_visible()
    page.get_by_role("button", name="Isian saya: 28").click()
    page.get_by_role("button", name=UNIT).click(timeout=READY)
    expect(page.get_by_label("Pembilang IKU-11")).to_have_value("28")
    expect(page.get_by_role("button", name="Perubahan (1)")).to_be_visible()


def test_without_webassembly_the_page_says_what_to_use(
    halaman: Open, serve: Callable[[Path], str], desk_site: Path, tmp_path: Path
) -> None:
    """A policy that bars it, as a Git host's own pages may have: told at once, not after a wait."""
    site = shutil.copytree(desk_site, tmp_path / "situs")
    shell = site / "meja/index.html"
    shell.write_text(shell.read_text("utf-8").replace(" &#x27;wasm-unsafe-eval&#x27;", ""), "utf-8")
    page = halaman()
    page.goto(f"{serve(site)}meja/")
    expect(page.get_by_role("alert")).to_contain_text(
        "Peramban atau jaringan ini melarang WebAssembly", timeout=READY
    )


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        pytest.param(
            b"<!doctype html><title>Masuk</title>", "Isi interpreter.bin bukan yang dipasang", id="a page"
        ),
        pytest.param(None, "Berkas interpreter.bin tidak ada di situs ini (jawaban 404)", id="not there"),
        pytest.param(b"\0asm\1\0\0\0\7", "Program tidak kunjung siap di peramban ini", id="cut off"),
    ],
)
def test_a_runtime_that_did_not_come_whole_is_told(
    halaman: Open,
    serve: Callable[[Path], str],
    desk_site: Path,
    tmp_path: Path,
    problems: list[str],
    broken: bytes | None,
    told: str,
) -> None:
    site = shutil.copytree(desk_site, tmp_path / "situs")
    (pack,) = site.glob("meja/*/interpreter.bin")
    pack.unlink()
    if broken is not None:
        pack.write_bytes(broken)
    page = halaman(f"{serve(site)}meja/")
    expect(page.get_by_role("alert")).to_contain_text(told, timeout=READY)
    problems[:] = [item for item in problems if "404" not in item]  # the console's own word for it

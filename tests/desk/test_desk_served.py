"""The desk of `ukur serve`: the folder opened, a figure typed, saved into it, and once more."""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.salinan import with_history

from ukur.commands.data.new_office import start_example

FORM = "indicators/pengukuran/2026-TW1/ekonomi.yml"
UNIT = "Bidang Pembangunan dan Ekonomi Desa"
READY = 90_000


SAVE = "Simpan ke folder repo"


@pytest.fixture
def served(desk_cache: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The made-up office under Git, shown by `ukur serve` with the assembled desk of this checkout."""
    folder = tmp_path / "repo"
    start_example(folder)
    with_history(folder)
    (folder / ".cache").mkdir()
    (folder / ".cache/meja").symlink_to(desk_cache)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = "import os; os.environ['UKUR_DESK'] = '1'; from ukur.commands.cli.main import main; main()"
    arguments = ["serve", "--addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    assert any("Situs tampil" in line for line in iter(process.stderr.readline, ""))
    yield folder, f"http://127.0.0.1:{port}/meja/"
    process.kill()
    process.wait()
    process.stderr.close()


def opened(page: Page, address: str) -> Page:
    page.set_default_timeout(READY)
    page.goto(address)
    page.get_by_role("button", name="Buka folder repo").click()
    page.get_by_role("button", name=UNIT).click()
    return page


@pytest.mark.nightly("what the server answers two tabs, test_desk_folder.py; one tab, below")
def test_two_tabs_and_a_server_that_stops(
    halaman: Callable[..., Page], served: tuple[Path, str], problems: list[str]
) -> None:
    """The second to save is refused in words, takes what the first wrote, and saves both."""
    folder, address = served
    one = opened(halaman(), address)
    other = opened(one.context.new_page(), address)
    one.get_by_label("Pembilang IKU-11").fill("28")
    other.get_by_label("Penyebut IKU-11").fill("99")
    one.get_by_role("button", name="Perubahan (1)").click()
    one.get_by_role("button", name=SAVE).click()
    expect(one.get_by_text(f"Tersimpan: {FORM}.")).to_be_visible(timeout=READY)

    other.get_by_role("button", name="Perubahan (1)").click()
    other.get_by_role("button", name=SAVE).click()
    alert = other.get_by_role("alert")
    expect(alert).to_contain_text("berubah sejak dibuka di Meja kerja", timeout=READY)
    other.get_by_role("button", name="Buka keadaan terbaru, lalu lanjutkan naskah").click()
    other.get_by_role("button", name=UNIT).click()
    expect(other.get_by_label("Pembilang IKU-11")).to_have_value("28")
    expect(other.get_by_label("Penyebut IKU-11")).to_have_value("99")
    other.get_by_role("button", name="Perubahan (1)").click()
    other.get_by_role("button", name=SAVE).click()
    expect(other.get_by_text(f"Tersimpan: {FORM}.")).to_be_visible(timeout=READY)
    text = (folder / FORM).read_text("utf-8")
    assert "pembilang: 28" in text
    assert "penyebut: 99" in text

    # Nobody answers any more, as where `ukur serve` was closed: told in words, and what was typed is kept.
    other.get_by_role("button", name=UNIT).click()
    other.get_by_label("Pembilang IKU-11").fill("29")
    other.get_by_role("button", name="Perubahan (1)").click()
    other.context.set_offline(True)
    other.get_by_role("button", name=SAVE).click()
    expect(alert).to_contain_text("ukur serve tidak menjawab. Jalankan lagi", timeout=READY)
    expect(other.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible()
    problems[:] = [item for item in problems if "Failed to load resource" not in item]


def test_the_folder_is_opened_and_saved_into(halaman: Callable[..., Page], served: tuple[Path, str]) -> None:
    folder, address = served
    before = (folder / FORM).read_text("utf-8")
    page = halaman(address)
    page.get_by_role("button", name="Buka folder repo").click(timeout=READY)
    page.get_by_role("button", name=UNIT).click(timeout=READY)
    page.get_by_label("Pembilang IKU-11").fill("28")
    expect(page.get_by_text("Naskah tersimpan di peramban ini")).to_be_visible()
    assert (folder / FORM).read_text("utf-8") == before

    page.get_by_role("button", name="Perubahan (1)").click()
    page.get_by_role("button", name="Simpan ke folder repo").click()
    expect(page.get_by_text(f"Tersimpan: {FORM}.")).to_be_visible(timeout=READY)
    assert (folder / FORM).read_text("utf-8") == before.replace("pembilang: 27", "pembilang: 28", 1)

    # What was saved is the new ground: the next figure is the only change, and may be saved again.
    expect(page.get_by_role("button", name="Perubahan", exact=True)).to_be_visible()
    page.get_by_role("button", name=UNIT).click(timeout=READY)
    page.get_by_label("Penyebut IKU-11").fill("99")
    page.get_by_role("button", name="Perubahan (1)").click()
    page.get_by_role("button", name="Simpan ke folder repo").click(timeout=READY)
    expect(page.get_by_text(f"Tersimpan: {FORM}.")).to_be_visible(timeout=READY)
    assert "penyebut: 99" in (folder / FORM).read_text("utf-8")

"""A quarter of the example office without a host: by ZIP, and in the folder that `ukur serve` shows."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.desk.quarter import (
    CORRECTED,
    FILLED,
    NOW,
    OPENED,
    READY,
    correct_a_figure,
    fill_forms,
    open_next_period,
    take_table,
)
from tests.desk.test_desk_page import open_zip
from tests.desk.test_desk_served import SAVE, served
from tests.salinan import with_history
from tests.skenario.kantor import ganti

from ukur.commands.data.new_office import start_example

__all__ = ["served"]  # fixture
pytestmark = pytest.mark.nightly("the parts: tests/desk/test_desk_page.py, test_desk_served.py")
KEPT = f"{NOW}/ekonomi.yml"


class Folder:
    """The office's repository on somebody's disk; what is in it is checked, then committed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *words: str) -> bytes:
        who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.invalid", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *who, *words], cwd=self.path, capture_output=True, check=True).stdout

    def taken(self) -> dict[str, str]:
        """Return what was done to the last commit by path, after `ukur check` accepted it."""
        command = [str(Path(sys.executable).with_name("ukur")), "check"]
        verdict = subprocess.run(command, cwd=self.path, capture_output=True, text=True, check=False)
        assert verdict.returncode == 0, verdict
        assert re.match("Bersih: |0 galat, 0 peringatan", verdict.stderr), verdict
        self.git("add", "indicators", "content")
        rows = self.git("diff", "--cached", "--name-status").decode().splitlines()
        self.git("commit", "--quiet", "-m", "usulan")
        return {path: kind for kind, path in (row.split("\t") for row in rows)}

    def others_write(self) -> None:
        """Somebody else's figure, at another place of a file that is changed at the desk."""
        file = self.path / KEPT
        other = ganti("realisasi: 270000000", "realisasi: 271000000")
        file.write_text(other(file.read_text("utf-8")), "utf-8")


def number_of_changes(page: Page) -> str:
    return re.sub(r"\D", "", page.get_by_role("button", name=re.compile("^Perubahan")).inner_text())


def shows_others_figure(page: Page) -> None:
    page.get_by_text("Yang berubah di repositori sejak naskah Anda dimulai").click(timeout=READY)
    expect(page.get_by_text("271.000.000").first).to_be_visible()


def test_by_zip(
    halaman: Callable[..., Page], serve: Callable[[Path], str], desk_site: Path, tmp_path: Path
) -> None:
    start_example(tmp_path / "repo")
    folder = Folder(with_history(tmp_path / "repo"))
    page = halaman(f"{serve(desk_site)}meja/")
    page.set_default_timeout(READY)
    page.on("dialog", lambda dialog: dialog.accept())

    def opened() -> Page:
        """The repository as a host gives it; what an earlier visit took home is in it by now."""
        page.reload()
        open_zip(page, folder.git("archive", "--format=zip", "--prefix=kinerja-main/", "HEAD"))
        expect(page.locator("table.units")).to_be_visible(timeout=READY)
        return page

    def taken_home() -> dict[str, str]:
        page.get_by_role("button", name="Perubahan (").click()
        expect(page.locator("pre.report")).to_be_visible(timeout=READY)
        with page.expect_download() as caught:
            page.get_by_role("button", name="Unduh perubahan (ZIP)").click()
        with zipfile.ZipFile(caught.value.path()) as archive:
            assert f"{len(archive.namelist())}" == number_of_changes(page)
            archive.extractall(folder.path)
        return folder.taken()

    def draft_is_done() -> Page:
        """Taken up again on what holds it already, it is nothing more."""
        page.get_by_role("button", name="Lanjutkan naskah").click()
        expect(page.get_by_role("button", name="Perubahan", exact=True)).to_be_visible(timeout=READY)
        expect(page.get_by_role("button", name="Lanjutkan naskah")).to_have_count(0)
        return page

    fill_forms(opened())
    folder.others_write()
    folder.git("commit", "--quiet", "-a", "-m", "lain")
    opened().get_by_role("button", name="Lanjutkan naskah").click()
    shows_others_figure(page)
    assert taken_home() == FILLED
    opened()
    open_next_period(draft_is_done())
    assert taken_home() == OPENED
    opened()
    correct_a_figure(draft_is_done())
    assert CORRECTED in taken_home()
    opened()
    take_table(draft_is_done())
    assert {path.rpartition("/")[0] for path in taken_home()} >= {"indicators/kamus"}
    opened()
    draft_is_done()


def test_in_the_served_folder(
    halaman: Callable[..., Page], served: tuple[Path, str], problems: list[str]
) -> None:
    folder, page = Folder(served[0]), halaman(served[1])
    page.set_default_timeout(READY)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Buka folder repo").click()

    def saved() -> dict[str, str]:
        page.get_by_role("button", name="Perubahan (").click()
        page.get_by_role("button", name=SAVE).click()
        expect(page.get_by_text("Tersimpan: ")).to_be_visible(timeout=READY)
        expect(page.get_by_role("button", name="Perubahan", exact=True)).to_be_visible()
        return folder.taken()

    fill_forms(page)
    folder.others_write()
    page.get_by_role("button", name="Perubahan (4)").click()
    page.get_by_role("button", name=SAVE).click()
    expect(page.get_by_role("alert")).to_contain_text("berubah sejak dibuka di Meja kerja", timeout=READY)
    assert folder.git("diff", "--name-only").decode().split() == [KEPT]  # all or none: theirs alone
    page.get_by_role("button", name="Buka keadaan terbaru, lalu lanjutkan naskah").click()
    shows_others_figure(page)
    assert saved() == FILLED
    open_next_period(page)
    assert saved() == OPENED
    correct_a_figure(page)
    assert CORRECTED in saved()
    page.get_by_role("button", name="Formulir", exact=True).click()
    take_table(page)
    assert {path.rpartition("/")[0] for path in saved()} >= {"indicators/kamus"}
    problems[:] = [item for item in problems if "Failed to load resource" not in item]  # the refusal

"""A quarter of the example office at the desk, on a host: three proposals, each read by the gate."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.desk.quarter import (
    CORRECTED,
    FILLED,
    NOW,
    OPENED,
    correct_a_figure,
    fill_forms,
    open_next_period,
    take_table,
)
from tests.skenario.desk_places import Place, run_gate, written
from tests.skenario.kantor import PERENCANA, STAF, Kantor, Ukur, ganti
from tests.skenario.test_desk_page_faults import opened
from tests.skenario.test_desk_page_proposes import READY, Begin, page_at

from ukur.commands.data.new_office import start_example

__all__ = ["page_at"]  # fixture
pytestmark = pytest.mark.nightly("the parts: tests/desk/test_desk_work.py, test_desk_page_proposes.py")
NAMES = {"GitHub": "GitHub", "GitLab": "GitLab", "Gitea": "Gitea/Forgejo"}
"""Each host's stand-in, and how the page names it."""


@pytest.fixture
def kantor_draf(tmp_path: Path, kunci: dict[str, Path]) -> Kantor:
    """The example office, in place of the demonstration's."""
    start_example(tmp_path / "contoh")

    def own(folder: Path) -> None:
        shutil.copytree(tmp_path / "contoh", folder, dirs_exist_ok=True)

    return Kantor.baru(tmp_path / "kantor", kunci, own)


def proposed(page: Page, place: Place, ukur: Ukur, count: int) -> dict[str, str]:
    """Press the button; the gate finds no error. The answer is what the commit did, by path."""
    page.get_by_role("button", name=f"Perubahan ({count})").click()
    expect(page.locator("pre.report")).to_be_visible(timeout=READY)
    page.get_by_role("button", name="Usulkan di ").click()
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)
    number = len(place.pulls())
    verdict = run_gate(place, ukur, number)
    assert "galat" not in verdict.out, verdict.out
    branch = place.pulls()[-1][1]
    assert place.status(place.kantor.kepala(branch)) == "pending", "it waits for people and refuses nothing"
    rows = (row.split("\t") for row in written(place.kantor, branch)["paths"])
    return {path: kind for kind, path in rows}


def again(page: Page, name: str) -> Page:
    """A later visit."""
    page.reload()
    return opened(page, name)


@pytest.mark.parametrize(("host", "name"), NAMES.items(), ids=NAMES)
def test_a_quarter(page_at: Begin, ukur: Ukur, host: str, name: str) -> None:
    page, place = page_at(host)
    page.on("dialog", lambda dialog: dialog.accept())
    opened(page, name)
    fill_forms(page)

    # Somebody else's figure reaches main meanwhile: in a file that is proposed here, at another place.
    place.kantor.main_maju({f"{NOW}/ekonomi.yml": ganti("realisasi: 270000000", "realisasi: 271000000")})
    page.get_by_role("button", name="Perubahan (4)").click()
    page.get_by_role("button", name="Usulkan di ").click()
    expect(page.get_by_text("Berkas yang sama juga diubah sejak dibuka di sini")).to_be_visible(timeout=READY)
    page.get_by_role("button", name="Buka keadaan terbaru, lalu lanjutkan naskah").click()
    page.get_by_text("Yang berubah di repositori sejak naskah Anda dimulai").click(timeout=READY)
    expect(page.get_by_text("271.000.000").first).to_be_visible()
    assert proposed(page, place, ukur, 4) == FILLED
    place.kantor.gabung(PERENCANA, place.pulls()[-1][1])

    open_next_period(again(page, name))
    assert proposed(page, place, ukur, 5) == OPENED

    correct_a_figure(again(page, name))
    assert CORRECTED in proposed(page, place, ukur, 2)

    take_table(again(page, name))
    count = page.get_by_role("button", name="Perubahan (").inner_text()
    taken = proposed(page, place, ukur, int(re.sub(r"\D", "", count)))
    assert {path.rpartition("/")[0] for path in taken} >= {"indicators/kamus"}
    assert {who for who, *_ in place.pulls()} == {STAF}

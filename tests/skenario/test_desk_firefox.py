"""The main way at the desk in Firefox ESR: opened from a host, figures typed, a finding seen, proposed."""

from collections.abc import Callable

import pytest
from tests.firefox_esr import Firefox
from tests.skenario.desk_places import Place, content_at, written
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import STAF
from tests.skenario.test_desk_page_proposes import page_at

__all__ = ["page_at"]  # fixture
pytestmark = pytest.mark.nightly("needs Firefox, see `make firefox`; in Chromium, test_desk_page_proposes.py")
FRAME = """const frame = document.querySelector('iframe'), page = frame.contentDocument;
const place = page.querySelector('[id$=pengesahan]');
const top = frame.getBoundingClientRect().top + place.getBoundingClientRect().top;"""
ABOVE, PART = "Pembilang IKU-01", "Pembilang IKU-01, 18.08.01 Blambangan Umpu"


@pytest.fixture
def halaman() -> Callable[[str], str]:
    """Firefox opens the page: its address is enough."""
    return str


def button(words: str) -> str:
    return f"//button[normalize-space()='{words}' and not(@disabled)]"


def field(label: str) -> str:
    return f"//input[@id=//label[normalize-space()='{label}']/@for]"


def preview_is_shown(firefox: Firefox) -> None:
    """The document's page, as high as it is; a link of its own leads to its place."""
    firefox.click(button("Lihat pratinjau"))
    firefox.find("//iframe[@style]")  # its height was set: the page is there
    told = firefox.run(f"{FRAME} return [page.body.innerText.includes('21,72'), top > 400, scrollY > 2000];")
    assert told == [True, True, False]
    firefox.run(f"{FRAME} page.querySelector('a[href$=pengesahan]').click();")
    assert firefox.run(f"{FRAME} return Math.abs(top) < 400 && scrollY > 2000;")
    firefox.click(button("Kembali ke perubahan"))


def test_from_a_host_to_a_proposal(page_at: Callable[[str], tuple[str, Place]], firefox: Firefox) -> None:
    address, place = page_at("GitHub")
    firefox.visit(address, 1366, 900)
    firefox.type("//input[@id='token']", f"tok-{STAF}")
    firefox.click(button("Buka dari GitHub"))
    firefox.click("//table[@class='units']//button")
    firefox.type(field(ABOVE), "4 8x")
    firefox.find(f"{field(ABOVE)}[@aria-invalid='true']")
    firefox.find("//li[contains(., 'galat') and contains(., 'bukan angka')]")
    firefox.type(field(ABOVE), "48")
    firefox.find("//li[contains(., 'rincian IKU-01 adalah 47, sedangkan totalnya 48')]")
    firefox.click("//summary[contains(., 'Rincian: 15 dari 15 terisi')]")
    firefox.type(field(PART), "4")
    firefox.find("//dd[contains(., '21,72 dari 20,00')]")
    firefox.find("//p[contains(., 'Naskah tersimpan di peramban ini')]")
    firefox.click(button("Perubahan (1)"))
    preview_is_shown(firefox)
    firefox.click(button("Usulkan di GitHub"))
    firefox.find("//h2[starts-with(., 'Usulan dibuat')]")
    ((who, branch, _, _),) = place.pulls()
    assert who == STAF
    assert written(place.kantor, branch)["paths"] == [f"M\t{FORMULIR}"]
    before, after = (content_at(place.kantor, name, FORMULIR).decode() for name in ("main", branch))
    assert after == mandiri(48)(before)

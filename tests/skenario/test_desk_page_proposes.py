"""The whole way at the desk's page: opened from a host, a figure typed, proposed with one's own token."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.hosts.gitlab_desk import APP
from tests.meja import lay_desk
from tests.skenario.decide_site import variables
from tests.skenario.desk_places import PLACES, Place, content_at, run_gate, written
from tests.skenario.isian import FORMULIR, mandiri
from tests.skenario.kantor import STAF, Kantor, Ukur

from ukur.commands.pages.known_host import known_host
from ukur.measure.measurements import Measurements
from ukur.site.collected_material import collect_material
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

READY = 90_000
Begin = Callable[[str], tuple[Page, Place]]


@pytest.fixture
def page_at(
    kantor_draf: Kantor,
    desk_cache: Path,
    serve: Callable[[Path], str],
    halaman: Callable[..., Page],
    tmp_path: Path,
    problems: list[str],
) -> Iterator[Begin]:
    """The desk of the office's site, opened; the site is its host's, and its data did not travel with it."""
    places: list[Place] = []

    def begin(host: str) -> tuple[Page, Place]:
        folder = tmp_path / "situs"
        address = serve(folder)
        place = PLACES[host](kantor_draf, address.rstrip("/"))
        places.append(place)
        catalogue = read_catalogue(Folder(kantor_draf.utama / "indicators")).catalogue
        assert catalogue
        git_host = known_host(catalogue.instansi, variables(place.kind, place.peladen.alamat))
        assert git_host
        git_host = replace(git_host, app=APP if place.kind == "gitlab" else "")
        material = replace(collect_material(Measurements(catalogue), (), None, False), git_host=git_host)
        lay_desk(tmp_path, material, desk_cache, folder, {})
        return halaman(f"{address}meja/"), place

    yield begin
    problems[:] = [item for item in problems if "Failed to load resource" not in item]
    for place in places:
        place.close()


ELSEWHERE = pytest.mark.nightly("the page is GitHub's row; what each host answers, test_desk_propose.py")


@pytest.mark.parametrize(
    "host", ["GitHub", *(pytest.param(host, marks=ELSEWHERE) for host in PLACES if host != "GitHub")]
)
def test_from_a_host_to_a_proposal(
    page_at: Begin,
    ukur: Ukur,
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
    host: str,
) -> None:
    page, place = page_at(host)
    kantor = place.kantor
    name = {"Gitea": "Gitea/Forgejo"}.get(host, host)
    token = page.get_by_label(f"Token {name} Anda")
    token.fill("tok-salah")
    button = page.get_by_role("button", name=f"Buka dari {name}")
    expect(button).to_be_enabled(timeout=READY)
    button.click()
    expect(page.get_by_text("menolak token ini")).to_be_visible(timeout=READY)
    token.fill(f"tok-{STAF}")
    assert (axe(page), overflows(page)) == ([], False)
    button.click()
    page.locator("table.units button").first.click(timeout=READY)
    # One village more than last year, in the first kecamatan: 48 of 221 are 21.719... percent.
    page.get_by_label("Pembilang IKU-01", exact=True).fill("48")
    page.get_by_text("Rincian: 15 dari 15 terisi").first.click()
    page.get_by_label("Pembilang IKU-01, 18.08.01").fill("4")
    expect(page.locator("table.form tbody").first).to_contain_text("21,72", timeout=READY)

    page.get_by_role("button", name="Perubahan (1)").click()
    send = page.get_by_role("button", name=f"Usulkan di {name}")
    expect(send).to_be_visible(timeout=READY)
    page.set_viewport_size({"width": 360, "height": 800})
    assert (axe(page), overflows(page)) == ([], False)
    send.click(timeout=READY)
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)
    ((who, branch, title, body),) = place.pulls()
    assert (who, title) == (STAF, "2025-TW4: formulir dinas")
    assert "Periode: 2025-TW4" in body  # the SOP step's own template
    text = content_at(kantor, branch, FORMULIR).decode()
    assert text == mandiri(48)(content_at(kantor, "main", FORMULIR).decode())
    assert written(kantor, branch)["paths"] == [f"M\t{FORMULIR}"]
    verdict = run_gate(place, ukur, 1)
    assert "galat" not in verdict.out

    page.get_by_role("button", name="Lanjutkan mengisi usulan ini").click()
    page.locator("table.units button").first.click(timeout=READY)
    expect(page.get_by_label("Pembilang IKU-01", exact=True)).to_have_value("48")

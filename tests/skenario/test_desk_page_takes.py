"""At the desk's page, to the proposal: signing in without a token, a table taken, a new indicator."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.desk.test_desk_new_indicator import VALUES
from tests.hosts.gitlab_tiruan import PROYEK
from tests.skenario.desk_places import Place, content_at, run_gate, written
from tests.skenario.isian import FORMULIR, PERIODE
from tests.skenario.kantor import STAF, Ukur
from tests.skenario.test_desk_page_proposes import READY, Begin, page_at

__all__ = ["page_at"]  # fixture
pytestmark = pytest.mark.nightly("the room's own tests and the page's show it daily")

NOTHING_KEPT = """() => {
  window.kept = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new Error(); };
}"""
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
Axe = Callable[[Page], list[str]]
Overflows = Callable[[Page], bool]


def opened(page: Page, name: str, token: str = "") -> None:
    """Open the target branch from the host."""
    if token:
        page.get_by_label(f"Token {name} Anda").fill(token)
    button = page.get_by_role("button", name=f"Buka dari {name}")
    expect(button).to_be_enabled(timeout=READY)
    button.click()
    page.locator("table.units").wait_for(timeout=READY)


def proposed(page: Page, place: Place, ukur: Ukur, name: str, count: int) -> str:
    """Propose what was changed; the gate finds no error in it. The answer is the branch."""
    page.get_by_role("button", name=f"Perubahan ({count})").click()
    page.get_by_role("button", name=f"Usulkan di {name}").click(timeout=READY)
    expect(page.get_by_role("heading", name="Usulan dibuat")).to_be_visible(timeout=READY)
    ((who, branch, _, _),) = place.pulls()
    assert who == STAF
    assert "galat" not in run_gate(place, ukur, 1).out
    return branch


def test_signing_in_takes_along_what_was_typed(
    page_at: Begin, ukur: Ukur, axe: Axe, overflows: Overflows
) -> None:
    """Read without a token; asked who one is when proposing; back with the draft, and nothing of it stays."""
    page, place = page_at("GitLab")
    place.server.signs_in = STAF  # type: ignore[attr-defined]
    address = page.url
    opened(page, "GitLab")
    page.locator("table.units button").first.click()
    page.get_by_label("Pembilang IKU-01", exact=True).fill("48")
    page.get_by_text("Rincian: 15 dari 15 terisi").first.click()
    page.get_by_label("Pembilang IKU-01, 18.08.01").fill("4")
    expect(page.locator("table.form tbody").first).to_contain_text("21,72", timeout=READY)

    page.get_by_role("button", name="Perubahan (1)").click()
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_text("Tanpa token: unggah sendiri di GitLab").click(timeout=READY)
    folder = FORMULIR.rpartition("/")[0]
    link = page.get_by_role("link", name=folder)
    expect(link).to_have_attribute("href", f"{place.peladen.alamat}/{PROYEK}/-/tree/main/{folder}")
    expect(page.get_by_label("Judul untuk ditempel")).to_have_value(f"{PERIODE}: formulir dinas")
    assert (axe(page), overflows(page)) == ([], False)

    # Where the browser keeps nothing, the page is not left: what was typed would be gone.
    page.evaluate(NOTHING_KEPT)
    page.get_by_role("button", name="Masuk dengan GitLab").click()
    expect(page.get_by_role("alert")).to_contain_text("halaman ini belum ditinggalkan", timeout=READY)
    page.evaluate("() => { Storage.prototype.setItem = window.kept; }")
    page.get_by_role("button", name="Masuk dengan GitLab").click()
    send = page.get_by_role("button", name="Usulkan di GitLab")
    expect(page.get_by_label("Token GitLab Anda")).to_have_count(0, timeout=READY)
    expect(send).to_be_visible(timeout=READY)
    assert page.url == address
    branch = proposed(page, place, ukur, "GitLab", 1)
    assert written(place.kantor, branch)["paths"] == [f"M\t{FORMULIR}"]
    stored = page.evaluate(STORED)
    assert "oauth" not in stored
    assert "verifier" not in stored
    assert place.peladen.hitung("POST /oauth/token") == 1
    page.goto(f"{address}?code=curian&state=lain")
    expect(page.get_by_role("alert")).to_contain_text("bukan untuk halaman ini", timeout=READY)
    assert page.url == address
    assert place.peladen.hitung("POST /oauth/token") == 1


TABLE = """\
No,Sasaran,Indikator Kinerja,Satuan,Target 2025,TW I,TW II,TW III,TW IV,Realisasi TW IV
1,Meningkatnya tata kelola desa,Jumlah desa yang melapor tepat waktu,Desa,120,30,60,90,120,126
2,,Jumlah aparatur desa yang dilatih,Orang,400,100,200,300,400,420
"""
"""To date each quarter: 126 of 120 are 105,00 %, and 420 of 400 as well."""


def test_a_table_is_asked_about_taken_seen_and_proposed(
    page_at: Begin, ukur: Ukur, axe: Axe, overflows: Overflows
) -> None:
    page, place = page_at("GitHub")
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, "GitHub", f"tok-{STAF}")
    page.get_by_role("button", name="Ambil tabel (Excel, ODS, CSV)").click()
    page.get_by_label("Berkas tabel (.xlsx, .ods, .csv)").set_input_files(
        {"name": "pk-2025.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    expect(page.get_by_role("heading", name="Yang perlu Anda putuskan")).to_be_visible(timeout=READY)
    assert (axe(page), overflows(page)) == ([], False)
    page.get_by_label("Dari mana target dan pagu tabel ini?").select_option("perjanjian-kinerja")
    page.get_by_label("Dari mana unit mengambil realisasinya?").fill("Laporan bulanan bidang")
    page.get_by_label("Awalan kode indikator baru?").fill("a b!")
    page.get_by_role("button", name="Jawab").click()
    expect(page.get_by_text("Ada jawaban yang tidak dapat dipakai")).to_be_visible(timeout=READY)
    expect(page.get_by_label("Dari mana unit mengambil realisasinya?")).to_have_value(
        "Laporan bulanan bidang"
    )
    page.get_by_label("Awalan kode indikator baru?").fill("IK")
    page.get_by_role("button", name="Jawab").click()
    take = page.get_by_role("button", name="Ambil ke data (4 berkas)")
    expect(take).to_be_visible(timeout=READY)
    assert (axe(page), overflows(page)) == ([], False)
    take.click()
    page.locator("table.units button").first.click(timeout=READY)
    for kode, figure in (("IK-01", "126"), ("IK-02", "420")):
        expect(page.get_by_label(f"Realisasi {kode}", exact=True)).to_have_value(figure)
        row = page.locator("table.form tbody").filter(has=page.locator("code", has_text=kode))
        expect(row).to_contain_text("105,00 %")
    branch = proposed(page, place, ukur, "GitHub", 4)
    assert sorted(written(place.kantor, branch)["paths"]) == [
        "A\tindicators/kamus/IK-01.yml",
        "A\tindicators/kamus/IK-02.yml",
        f"M\t{FORMULIR}",
        "M\tindicators/pohon-kinerja.yml",
    ]


def test_a_new_indicator_is_filled_in_and_proposed(
    page_at: Begin, ukur: Ukur, axe: Axe, overflows: Overflows
) -> None:
    """Its blank by its fields' names; a figure of 84 against 80 is 105,00 %."""
    page, place = page_at("GitHub")
    opened(page, "GitHub", f"tok-{STAF}")
    page.get_by_label("Indikator baru, atau ubah kamusnya: tulis kodenya").fill("IKU-09")
    page.get_by_role("button", name="Buka indikator").click()
    expect(page.get_by_text("indicators/kamus/IKU-09.yml (baru)")).to_be_visible(timeout=READY)
    page.set_viewport_size({"width": 360, "height": 800})
    here = {("sasaran",): "SS-1", ("unit",): "dinas", ("berlaku", "mulai"): PERIODE}
    for loc, text in (VALUES | here).items():
        place_of = tuple("2025" if part == "2026" else part for part in loc)
        field = page.locator(f"#f-indicators_kamus_IKU-09_yml-{'-'.join(place_of)}")
        field.evaluate("field => { field.closest('details').open = true; }")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    expect(page.get_by_text("indicators/kamus/IKU-09.yml", exact=True)).to_be_visible(timeout=READY)
    expect(page.locator("[aria-invalid]")).to_have_count(0, timeout=READY)
    assert (axe(page), overflows(page)) == ([], False)
    page.get_by_role("button", name="Ke formulir").click()
    page.locator("table.units button").first.click(timeout=READY)
    row = page.locator("table.form tbody").filter(has=page.locator("code", has_text="IKU-09"))
    row.get_by_label("Realisasi IKU-09", exact=True).fill("84")
    expect(row).to_contain_text("105,00 %", timeout=READY)
    branch = proposed(page, place, ukur, "GitHub", 2)
    text = content_at(place.kantor, branch, "indicators/kamus/IKU-09.yml").decode()
    assert "nama: Jumlah desa yang menyusun laporan tepat waktu" in text
    assert sorted(written(place.kantor, branch)["paths"]) == [
        "A\tindicators/kamus/IKU-09.yml",
        f"M\t{FORMULIR}",
    ]
